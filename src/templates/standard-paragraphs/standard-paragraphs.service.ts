import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { History } from '../../kernel/history/history';
import type { HistoryEventType, HistoryEvents } from '../../kernel/history/history.events';
import { refuseStale } from '../../kernel/http/version';
import { newId } from '../../kernel/id';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx, constraintOf, lockOrRefuse, rows } from '../../kernel/transaction';
import type { InBothForms } from '../merge-field';
import '../templates.events';
import { WordingAction } from '../wording.lifecycle';
import { mayReadWording } from '../wording.policy';
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
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly library: ParagraphLibrary,
  ) {}

  /** Makes a paragraph, with no version yet unless it copies one. */
  create(actor: Actor, given: NewParagraph): Promise<StandardParagraph> {
    return this.transactions.run(async (tx) => {
      const copied = given.copyOf === undefined ? null : await this.library.version(actor.ministryId, given.copyOf, tx);
      const paragraph = Object.assign(new StandardParagraph(), {
        id: newId(),
        ministryId: actor.ministryId,
        code: given.code,
        state: 'active' as const,
        changedAt: this.clock.now(),
        version: 1,
      });
      paragraph.describe(given.owner);
      await orCodeTaken(tx.save(paragraph), given.code);
      const draft = copied && (await tx.save(this.draftOf(paragraph, copied.version.content, actor)));

      const copyOfVersionId = copied?.version.id ?? null;
      const payload = { paragraphId: paragraph.id, code: paragraph.code, copyOfVersionId };
      await this.record(tx, actor, paragraph, 'paragraph.created', payload, { draft });
      return paragraph;
    });
  }

  /** Says anew who answers for it. */
  describe(actor: Actor, id: string, version: number, owner: InBothForms): Promise<StandardParagraph> {
    return this.change(actor, id, version, 'describe', async (tx, paragraph) => {
      paragraph.describe(owner);
      await tx.save(paragraph);
      await this.record(tx, actor, paragraph, 'paragraph.described', { paragraphId: paragraph.id });
    });
  }

  /** Writes the draft, the paragraph's one; its texts are brought to their normal form. */
  write(actor: Actor, id: string, version: number, content: ParagraphContent): Promise<StandardParagraph> {
    const { validFrom, validTo } = content;
    refuseUnless(validTo === null || validTo >= validFrom, 'invalid', 'paragraph.period');
    const normal = normalisedParagraph(content);
    return this.change(actor, id, version, 'write', async (tx, paragraph) => {
      const before = await this.draft(paragraph, tx);
      const draft = await tx.save(this.draftOf(paragraph, normal, actor, before?.id));
      await tx.save(paragraph);
      const payload = { paragraphId: paragraph.id, versionId: draft.id, contentHash: draft.contentHash };
      await this.record(tx, actor, paragraph, 'paragraph.written', payload, { draft });
    });
  }

  /** Throws the draft away. */
  discard(actor: Actor, id: string, version: number): Promise<StandardParagraph> {
    return this.change(actor, id, version, 'discard', async (tx, paragraph) => {
      const draft = await this.draftOrRefuse(paragraph, tx);
      const { id: versionId, contentHash } = draft;
      await tx.delete(StandardParagraphVersion, { id: versionId });
      await tx.save(paragraph);
      const payload = { paragraphId: paragraph.id, versionId, contentHash };
      await this.record(tx, actor, paragraph, 'paragraph.draftDiscarded', payload, { draft });
    });
  }

  /** Publishes the draft under the next number. Letters keep the version they have. */
  publish(actor: Actor, id: string, version: number, changeNote: string): Promise<StandardParagraph> {
    return this.change(actor, id, version, 'publish', async (tx, paragraph) => {
      const draft = await this.draftOrRefuse(paragraph, tx);
      refuseUnfitParagraph(draft.content);

      const number = await nextNumber(tx, paragraph.id);
      draft.publish(number, changeNote, actor.personId, this.clock.now());
      await tx.save(draft);
      await tx.save(paragraph);
      const { contentHash } = draft;
      const payload = { paragraphId: paragraph.id, versionId: draft.id, number, contentHash };
      await this.record(tx, actor, paragraph, 'paragraph.published', payload, { draft });
    });
  }

  /** Takes it out of use: it is found no more by those who write, and stays in the letters that have it. */
  retire(actor: Actor, id: string, version: number, reason: string): Promise<StandardParagraph> {
    return this.change(actor, id, version, 'retire', async (tx, paragraph) => {
      await tx.save(paragraph);
      await this.record(tx, actor, paragraph, 'paragraph.retired', { paragraphId: paragraph.id }, { reason });
    });
  }

  /** Takes it into use again. */
  restore(actor: Actor, id: string, version: number, reason: string): Promise<StandardParagraph> {
    return this.change(actor, id, version, 'restore', async (tx, paragraph) => {
      await tx.save(paragraph);
      await this.record(tx, actor, paragraph, 'paragraph.restored', { paragraphId: paragraph.id }, { reason });
    });
  }

  /** A paragraph's draft; null when it has none. */
  async draft(
    paragraph: StandardParagraph,
    tx: Tx = this.transactions.reader,
  ): Promise<StandardParagraphVersion | null> {
    return tx.findOneBy(StandardParagraphVersion, { paragraphId: paragraph.id, state: 'draft' });
  }

  private async draftOrRefuse(paragraph: StandardParagraph, tx: Tx): Promise<StandardParagraphVersion> {
    const draft = await this.draft(paragraph, tx);
    refuseUnless(draft, 'conflict', 'wording.noDraft');
    return draft;
  }

  /** Transaction, lock, may I see it, may I now, is it the version I saw; then the command's own work. */
  private change(
    actor: Actor,
    id: string,
    version: number,
    action: WordingAction,
    work: (tx: Tx, paragraph: StandardParagraph) => Promise<void>,
  ): Promise<StandardParagraph> {
    return this.transactions.run(async (tx) => {
      const paragraph = await lockOrRefuse(tx, StandardParagraph, id, 'paragraph.unknown');
      refuseUnless(mayReadWording(actor, paragraph), 'notFound', 'paragraph.unknown');
      const seen = paragraph.version;
      paragraph.take(action, actor, this.clock.now());
      refuseStale(seen, version);
      await work(tx, paragraph);
      return paragraph;
    });
  }

  private draftOf(
    paragraph: StandardParagraph,
    content: ParagraphContent,
    actor: Actor,
    id = newId(),
  ): StandardParagraphVersion {
    const draft = Object.assign(new StandardParagraphVersion(), {
      id,
      paragraphId: paragraph.id,
      number: null,
      state: 'draft' as const,
      changeNote: '',
      publishedBy: null,
      publishedAt: null,
    });
    draft.write(content, hashOfParagraph(content), actor.personId, this.clock.now());
    return draft;
  }

  private async record<T extends HistoryEventType>(
    tx: Tx,
    actor: Actor,
    paragraph: StandardParagraph,
    type: T,
    payload: HistoryEvents[T],
    more: { readonly draft?: StandardParagraphVersion | null; readonly reason?: string } = {},
  ): Promise<void> {
    const subject = { table: 'standard_paragraph', id: paragraph.id };
    await this.history.record(tx, actor, {
      caseId: null,
      type,
      subject,
      payload,
      rows: more.draft ? [subject, { table: 'standard_paragraph_version', id: more.draft.id }] : [subject],
      ...(more.reason === undefined ? {} : { personal: { reason: more.reason } }),
    });
  }
}

async function orCodeTaken<T>(saving: Promise<T>, code: string): Promise<T> {
  try {
    return await saving;
  } catch (error) {
    if (constraintOf(error) !== 'standard_paragraph_code_once') throw error;
    throw new Refusal('conflict', 'wording.codeTaken', { code });
  }
}

/** The paragraph's row is locked, so nobody else takes the number meanwhile. */
async function nextNumber(tx: Tx, paragraphId: string): Promise<number> {
  const [found] = await rows<{ next: number }>(
    tx,
    'SELECT COALESCE(max(number), 0) + 1 AS next FROM standard_paragraph_version WHERE paragraph_id = $1',
    [paragraphId],
  );
  return found?.next ?? 1;
}
