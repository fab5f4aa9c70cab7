import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { History } from '../../kernel/history/history';
import type { HistoryEventType, HistoryEvents } from '../../kernel/history/history.events';
import { refuseStale } from '../../kernel/http/version';
import { newId } from '../../kernel/id';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx, constraintOf, lockOrRefuse, rows } from '../../kernel/transaction';
import type { LocatedProblem, TemplateContent } from '../template-content';
import type { TemplateKind } from '../template-kind';
import { templateProblemSentence } from '../templates.words';
import '../templates.events';
import { WordingAction } from '../wording.lifecycle';
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
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly library: TemplateLibrary,
  ) {}

  /** Makes a template, with no version yet unless it copies one. */
  create(actor: Actor, given: NewTemplate): Promise<LetterTemplate> {
    return this.transactions.run(async (tx) => {
      const copied = given.copyOf === undefined ? null : await this.copied(actor, given.copyOf, given.kind, tx);
      const template = Object.assign(new LetterTemplate(), {
        id: newId(),
        ministryId: actor.ministryId,
        code: given.code,
        kind: given.kind,
        state: 'active' as const,
        changedAt: this.clock.now(),
        version: 1,
      });
      template.describe(given);
      await orCodeTaken(tx.save(template), given.code);
      const draft = copied && (await tx.save(this.draftOf(template, copied.content, actor)));

      await this.record(
        tx,
        actor,
        template,
        'template.created',
        {
          templateId: template.id,
          code: template.code,
          kind: template.kind,
          copyOfVersionId: copied?.version.id ?? null,
        },
        { draft },
      );
      return template;
    });
  }

  /** Says anew what a template is for. Its versions stay as they are. */
  describe(actor: Actor, id: string, version: number, about: AboutTemplate): Promise<LetterTemplate> {
    return this.change(actor, id, version, 'describe', async (tx, template) => {
      template.describe(about);
      await tx.save(template);
      await this.record(tx, actor, template, 'template.described', { templateId: template.id });
    });
  }

  /** Writes the draft, the template's one. It may still be wrong; what is wrong is told with it. */
  write(actor: Actor, id: string, version: number, content: Omit<TemplateContent, 'kind'>): Promise<LetterTemplate> {
    return this.change(actor, id, version, 'write', async (tx, template) => {
      const before = await this.draft(template, tx);
      const draft = this.draftOf(template, { ...content, kind: template.kind }, actor, before?.id);
      await tx.save(draft);
      await tx.save(template);
      const { contentHash } = draft;
      const payload = { templateId: template.id, versionId: draft.id, contentHash };
      await this.record(tx, actor, template, 'template.written', payload, { draft });
    });
  }

  /** Throws the draft away. Published versions are never thrown away. */
  discard(actor: Actor, id: string, version: number): Promise<LetterTemplate> {
    return this.change(actor, id, version, 'discard', async (tx, template) => {
      const draft = await this.draftOrRefuse(template, tx);
      const { id: versionId, contentHash } = draft;
      await tx.delete(LetterTemplateVersion, { id: versionId });
      await tx.save(template);
      const payload = { templateId: id, versionId, contentHash };
      await this.record(tx, actor, template, 'template.draftDiscarded', payload, { draft });
    });
  }

  /** Publishes the draft under the next number. Refuses `template.notPublishable`, naming each thing that hinders. */
  publish(actor: Actor, id: string, version: number, changeNote: string): Promise<LetterTemplate> {
    return this.change(actor, id, version, 'publish', async (tx, template) => {
      const draft = await this.draftOrRefuse(template, tx);
      refuseProblems(problemsOfTemplate(draft.contentFor(template.kind)));

      const number = await nextNumber(tx, template.id);
      draft.publish(number, changeNote, actor.personId, this.clock.now());
      await tx.save(draft);
      await tx.save(template);
      const payload = { templateId: template.id, versionId: draft.id, number, contentHash: draft.contentHash };
      await this.record(tx, actor, template, 'template.published', payload, { draft });
    });
  }

  /** Takes it out of use: no new letter is started from it. Where a shared one has the same code, that one is used again. */
  retire(actor: Actor, id: string, version: number, reason: string): Promise<LetterTemplate> {
    return this.change(actor, id, version, 'retire', async (tx, template) => {
      await tx.save(template);
      await this.record(tx, actor, template, 'template.retired', { templateId: template.id }, { reason });
    });
  }

  /** Takes it into use again. */
  restore(actor: Actor, id: string, version: number, reason: string): Promise<LetterTemplate> {
    return this.change(actor, id, version, 'restore', async (tx, template) => {
      await tx.save(template);
      await this.record(tx, actor, template, 'template.restored', { templateId: template.id }, { reason });
    });
  }

  /** A template's draft; null when it has none. */
  async draft(template: LetterTemplate, tx: Tx = this.transactions.reader): Promise<LetterTemplateVersion | null> {
    return tx.findOneBy(LetterTemplateVersion, { templateId: template.id, state: 'draft' });
  }

  private async draftOrRefuse(template: LetterTemplate, tx: Tx): Promise<LetterTemplateVersion> {
    const draft = await this.draft(template, tx);
    refuseUnless(draft, 'conflict', 'wording.noDraft');
    return draft;
  }

  /** Transaction, lock, may I see it, may I now, is it the version I saw; then the command's own work. */
  private change(
    actor: Actor,
    id: string,
    version: number,
    action: WordingAction,
    work: (tx: Tx, template: LetterTemplate) => Promise<void>,
  ): Promise<LetterTemplate> {
    return this.transactions.run(async (tx) => {
      const template = await lockOrRefuse(tx, LetterTemplate, id, 'template.unknown');
      refuseUnless(mayReadWording(actor, template), 'notFound', 'template.unknown');
      const seen = template.version;
      template.take(action, actor, this.clock.now());
      refuseStale(seen, version);
      await work(tx, template);
      return template;
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
    id = newId(),
  ): LetterTemplateVersion {
    return Object.assign(new LetterTemplateVersion(), {
      id,
      templateId: template.id,
      number: null,
      state: 'draft' as const,
      levels: [...content.declaration.levels],
      fields: content.declaration.fields,
      texts: content.texts,
      sample: content.sample,
      contentHash: hashOfTemplate(content),
      changeNote: '',
      writtenBy: actor.personId,
      writtenAt: this.clock.now(),
      publishedBy: null,
      publishedAt: null,
    });
  }

  private async record<T extends HistoryEventType>(
    tx: Tx,
    actor: Actor,
    template: LetterTemplate,
    type: T,
    payload: HistoryEvents[T],
    more: { readonly draft?: LetterTemplateVersion | null; readonly reason?: string } = {},
  ): Promise<void> {
    const subject = { table: 'letter_template', id: template.id };
    await this.history.record(tx, actor, {
      caseId: null,
      type,
      subject,
      payload,
      rows: more.draft ? [subject, { table: 'letter_template_version', id: more.draft.id }] : [subject],
      ...(more.reason === undefined ? {} : { personal: { reason: more.reason } }),
    });
  }
}

async function orCodeTaken<T>(saving: Promise<T>, code: string): Promise<T> {
  try {
    return await saving;
  } catch (error) {
    if (constraintOf(error) === 'letter_template_code_once')
      throw new Refusal('conflict', 'wording.codeTaken', { code });
    throw error;
  }
}

/** The template's row is locked, so nobody else takes the number meanwhile. */
async function nextNumber(tx: Tx, templateId: string): Promise<number> {
  const [found] = await rows<{ next: number }>(
    tx,
    'SELECT COALESCE(max(number), 0) + 1 AS next FROM letter_template_version WHERE template_id = $1',
    [templateId],
  );
  return found?.next ?? 1;
}

/** Each problem as a field of the request: `texts.nb.body`, its code, and the sentence with line and column. */
export function refuseProblems(problems: readonly LocatedProblem[]): void {
  if (problems.length === 0) return;
  const fields = problems.map((problem) => ({
    field: problem.language ? `texts.${problem.language}.${problem.part ?? 'body'}` : 'fields',
    code: `template.${problem.code}`,
    detail: placed(problem),
  }));
  throw new Refusal('invalid', 'template.notPublishable', { problems: problems.length }, fields);
}

function placed(problem: LocatedProblem): string {
  const sentence = templateProblemSentence(problem);
  if (problem.line === undefined) return sentence;
  return `Linje ${problem.line}${problem.column === undefined ? '' : `, tegn ${problem.column}`}: ${sentence}`;
}
