import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import type { Tx } from '../../kernel/transaction';
import type { LocatedProblem, TemplateContent } from '../template-content';
import type { TemplateKind } from '../template-kind';
import { placedProblemSentence } from '../template-problems.words';
import '../templates.events';
import { WordingChanges, draftOf, draftOrRefuse, newDraft, nextNumber } from '../wording-changes';
import { templateSort } from '../wording-sorts';
import { mayReadWording } from '../wording.policy';
import { AboutTemplate, LetterTemplate, LetterTemplateVersion } from './letter-template.entity';
import { hashOfTemplate } from './template-hash';
import { TemplateLibrary } from './template-library';
import { problemsOfTemplate } from './template-trial';

/** A new template of the ministry's own. `copyOf` begins its draft with a published version's content. */
export interface NewTemplate extends AboutTemplate {
  readonly code: string;
  readonly kind: TemplateKind;
  readonly copyOf?: string | undefined;
}

/** What administrators do with their ministry's templates. Reading is in `template-library.ts` and `template-list.ts`. */
@Injectable()
export class LetterTemplates {
  constructor(
    private readonly changes: WordingChanges,
    private readonly clock: Clock,
    private readonly library: TemplateLibrary,
  ) {}

  /** Makes a template, with no version yet unless it copies one. */
  create(actor: Actor, given: NewTemplate): Promise<LetterTemplate> {
    return this.changes.create(templateSort, actor, given.code, async (tx, template) => {
      const copied = given.copyOf === undefined ? null : await this.copied(actor, given.copyOf, given.kind, tx);
      template.kind = given.kind;
      template.describe(given);
      const { id: templateId, code, kind } = template;
      const payload = { templateId, code, kind, copyOfVersionId: copied?.version.id ?? null };
      const written = copied && this.draftOf(template, copied.content, actor);
      return { type: 'template.created', payload, written };
    });
  }

  /** Says anew what a template is for. Its versions stay as they are. */
  describe(actor: Actor, id: string, version: number, about: AboutTemplate): Promise<LetterTemplate> {
    return this.changes.change(templateSort, actor, id, version, 'describe', async (_tx, template) => {
      template.describe(about);
      return { type: 'template.described', payload: { templateId: template.id } };
    });
  }

  /** Writes the draft, the template's one. It may still be wrong; what is wrong is told with it. */
  write(actor: Actor, id: string, version: number, content: Omit<TemplateContent, 'kind'>): Promise<LetterTemplate> {
    return this.changes.change(templateSort, actor, id, version, 'write', async (tx, template) => {
      const before = await draftOf(tx, templateSort, template.id);
      const written = this.draftOf(template, { ...content, kind: template.kind }, actor, before?.id);
      return { type: 'template.written', payload: about(written), written };
    });
  }

  /** Throws the draft away. Published versions are never thrown away. */
  discard(actor: Actor, id: string, version: number): Promise<LetterTemplate> {
    return this.changes.change(templateSort, actor, id, version, 'discard', async (tx, template) => {
      const thrownAway = await draftOrRefuse(tx, templateSort, template.id);
      return { type: 'template.draftDiscarded', payload: about(thrownAway), thrownAway };
    });
  }

  /** Publishes the draft under the next number. Refuses `template.notPublishable`, naming each thing that hinders. */
  publish(actor: Actor, id: string, version: number, changeNote: string): Promise<LetterTemplate> {
    return this.changes.change(templateSort, actor, id, version, 'publish', async (tx, template) => {
      const written = await draftOrRefuse(tx, templateSort, template.id);
      refuseProblems(problemsOfTemplate(written.contentFor(template.kind)));

      const number = await nextNumber(tx, templateSort, template.id);
      written.publish(number, changeNote, actor.personId, this.clock.now());
      return { type: 'template.published', payload: { ...about(written), number }, written };
    });
  }

  /** Takes it out of use: no new letter is started from it. Where a shared one has the same code, that one is used again. */
  retire(actor: Actor, id: string, version: number, reason: string): Promise<LetterTemplate> {
    return this.changes.change(templateSort, actor, id, version, 'retire', async (_tx, template) => {
      return { type: 'template.retired', payload: { templateId: template.id }, reason };
    });
  }

  /** Takes it into use again. */
  restore(actor: Actor, id: string, version: number, reason: string): Promise<LetterTemplate> {
    return this.changes.change(templateSort, actor, id, version, 'restore', async (_tx, template) => {
      return { type: 'template.restored', payload: { templateId: template.id }, reason };
    });
  }

  private async copied(actor: Actor, versionId: string, kind: TemplateKind, tx: Tx) {
    const copied = await this.library.version(versionId, tx);
    refuseUnless(mayReadWording(actor, copied.template), 'notFound', 'template.unknown');
    refuseUnless(copied.template.kind === kind, 'invalid', 'template.otherKind');
    return copied;
  }

  private draftOf(
    template: LetterTemplate,
    content: TemplateContent,
    actor: Actor,
    id?: string,
  ): LetterTemplateVersion {
    return Object.assign(newDraft(templateSort, id), {
      templateId: template.id,
      levels: [...content.declaration.levels],
      fields: content.declaration.fields,
      texts: content.texts,
      sample: content.sample,
      contentHash: hashOfTemplate(content),
      writtenBy: actor.personId,
      writtenAt: this.clock.now(),
    });
  }
}

/** What the history is told of a version. */
function about({ id: versionId, templateId, contentHash }: LetterTemplateVersion) {
  return { templateId, versionId, contentHash };
}

/** Each problem as a field of the request: `texts.nb.body`, its code, and the sentence with line and column. */
export function refuseProblems(problems: readonly LocatedProblem[]): void {
  if (problems.length === 0) return;
  const fields = problems.map((problem) => ({
    field: problem.language ? `texts.${problem.language}.${problem.part ?? 'body'}` : 'fields',
    code: `template.${problem.code}`,
    detail: placedProblemSentence(problem),
  }));
  throw new Refusal('invalid', 'template.notPublishable', { problems: problems.length }, fields);
}
