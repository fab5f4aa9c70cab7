import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { refuseUnless } from '../../kernel/refusal';
import type { InBothForms } from '../merge-field';
import '../templates.events';
import { WordingChanges, draftOf, draftOrRefuse, newDraft, nextNumber } from '../wording-changes';
import { paragraphSort } from '../wording-sorts';
import { hashOfParagraph, normalisedParagraph, refuseUnfitParagraph } from './paragraph-content';
import { ParagraphLibrary } from './paragraph-library';
import { ParagraphContent, StandardParagraph, StandardParagraphVersion } from './standard-paragraph.entity';

/** A new paragraph of the ministry's own. `copyOf` begins its draft with a published version's content. */
export interface NewParagraph {
  readonly code: string;
  readonly owner: InBothForms;
  readonly copyOf?: string | undefined;
}

/** What administrators do with their ministry's standard paragraphs. Reading is in `paragraph-library.ts`. */
@Injectable()
export class StandardParagraphs {
  constructor(
    private readonly changes: WordingChanges,
    private readonly clock: Clock,
    private readonly library: ParagraphLibrary,
  ) {}

  /** Makes a paragraph, with no version yet unless it copies one. */
  create(actor: Actor, given: NewParagraph): Promise<StandardParagraph> {
    return this.changes.create(paragraphSort, actor, given.code, async (tx, paragraph) => {
      const copied = given.copyOf === undefined ? null : await this.library.version(actor.ministryId, given.copyOf, tx);
      paragraph.describe(given.owner);
      const { id: paragraphId, code } = paragraph;
      const payload = { paragraphId, code, copyOfVersionId: copied?.version.id ?? null };
      const written = copied && this.draftOf(paragraph, copied.version.content, actor);
      return { type: 'paragraph.created', payload, written };
    });
  }

  /** Says anew who answers for it. */
  describe(actor: Actor, id: string, version: number, owner: InBothForms): Promise<StandardParagraph> {
    return this.changes.change(paragraphSort, actor, id, version, 'describe', async (_tx, paragraph) => {
      paragraph.describe(owner);
      return { type: 'paragraph.described', payload: { paragraphId: paragraph.id } };
    });
  }

  /** Writes the draft, the paragraph's one; its texts are brought to their normal form. */
  write(actor: Actor, id: string, version: number, content: ParagraphContent): Promise<StandardParagraph> {
    const { validFrom, validTo } = content;
    refuseUnless(validTo === null || validTo >= validFrom, 'invalid', 'paragraph.period');
    const normal = normalisedParagraph(content);
    return this.changes.change(paragraphSort, actor, id, version, 'write', async (tx, paragraph) => {
      const before = await draftOf(tx, paragraphSort, paragraph.id);
      const written = this.draftOf(paragraph, normal, actor, before?.id);
      return { type: 'paragraph.written', payload: about(written), written };
    });
  }

  /** Throws the draft away. */
  discard(actor: Actor, id: string, version: number): Promise<StandardParagraph> {
    return this.changes.change(paragraphSort, actor, id, version, 'discard', async (tx, paragraph) => {
      const thrownAway = await draftOrRefuse(tx, paragraphSort, paragraph.id);
      return { type: 'paragraph.draftDiscarded', payload: about(thrownAway), thrownAway };
    });
  }

  /** Publishes the draft under the next number. Letters keep the version they have. */
  publish(actor: Actor, id: string, version: number, changeNote: string): Promise<StandardParagraph> {
    return this.changes.change(paragraphSort, actor, id, version, 'publish', async (tx, paragraph) => {
      const written = await draftOrRefuse(tx, paragraphSort, paragraph.id);
      refuseUnfitParagraph(written.content);

      const number = await nextNumber(tx, paragraphSort, paragraph.id);
      written.publish(number, changeNote, actor.personId, this.clock.now());
      return { type: 'paragraph.published', payload: { ...about(written), number }, written };
    });
  }

  /** Takes it out of use: it is found no more by those who write, and stays in the letters that have it. */
  retire(actor: Actor, id: string, version: number, reason: string): Promise<StandardParagraph> {
    return this.changes.change(paragraphSort, actor, id, version, 'retire', async (_tx, paragraph) => {
      return { type: 'paragraph.retired', payload: { paragraphId: paragraph.id }, reason };
    });
  }

  /** Takes it into use again. */
  restore(actor: Actor, id: string, version: number, reason: string): Promise<StandardParagraph> {
    return this.changes.change(paragraphSort, actor, id, version, 'restore', async (_tx, paragraph) => {
      return { type: 'paragraph.restored', payload: { paragraphId: paragraph.id }, reason };
    });
  }

  private draftOf(
    paragraph: StandardParagraph,
    content: ParagraphContent,
    actor: Actor,
    id?: string,
  ): StandardParagraphVersion {
    const draft = newDraft(paragraphSort, id);
    draft.paragraphId = paragraph.id;
    draft.write(content, hashOfParagraph(content), actor.personId, this.clock.now());
    return draft;
  }
}

/** What the history is told of a version. */
function about({ id: versionId, paragraphId, contentHash }: StandardParagraphVersion) {
  return { paragraphId, versionId, contentHash };
}
