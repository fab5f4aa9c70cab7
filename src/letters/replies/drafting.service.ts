import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { holds } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import type { TouchedRow } from '../../kernel/history/history';
import { isId, newId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import { Documents } from '../../documents/documents.service';
import { refreshMergeFields } from '../../templates/merge-fields-in-text';
import { CorrespondenceParty } from '../correspondence-party.entity';
import { DocumentFile, EntryDocument } from '../entry-document.entity';
import { CaseMergeValues } from './merge-values';
import { PeopleForRoutes } from './people-for-routes';
import { contentHashOf } from './reply-content';
import { ReplyKeeper } from './reply-keeper';
import { ReplyInHand, currentText } from './reply-loading';
import { ReplyNotice, ReplySignatory, ReplyText } from './reply-parts.entity';
import { recipientParties } from './reply-parties';
import { mayWrite } from './reply.policy';
import { ChangeLetterRequest, EncloseRequest, RecipientRequest, SignatoryRequest } from './reply.requests';
import { Reply } from './reply.entity';
import { ReplyTexts } from './reply-texts';
import { TemplatesForReplies } from './templates-for-replies';
import './reply.events';

/** Writing a reply that has been started: its text and what stands around it. Every change has its hash. */
@Injectable()
export class DraftingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly keeper: ReplyKeeper,
    private readonly texts: ReplyTexts,
    private readonly people: PeopleForRoutes,
    private readonly documents: Documents,
    private readonly mergeValues: CaseMergeValues,
    private readonly templates: TemplatesForReplies,
  ) {}

  /** Writes the text; its author goes on in the same version until it is submitted or another writes. */
  write(replyId: string, version: number, html: string, actor: Actor): Promise<Reply> {
    return this.change(replyId, version, actor, async (tx, hand) => {
      const text = await this.texts.write(tx, hand.reply, html, originOf(hand.reply, actor), actor);
      return { written: text };
    });
  }

  /** Fills the merge fields of the text again from the case as it is now; the adviser's own words stay. */
  refreshFields(replyId: string, version: number, actor: Actor): Promise<Reply> {
    return this.change(replyId, version, actor, async (tx, hand) => {
      const { reply, entry, caseFile } = hand;
      const answers = await this.templates.answersOf(tx, reply.id);
      const { officeId, subject, language } = reply;
      const fromCase = await this.mergeValues.of(tx, caseFile, {
        language,
        officeId,
        subject,
        caseworkerId: entry.caseworkerId,
        answers,
      });
      reply.values = { ...reply.values, ...withoutUndefined(fromCase) };
      const fields = await this.templates.fieldsOf(tx, reply.templateVersionId);
      const before = await currentText(tx, reply);
      const { html } = refreshMergeFields(before.html, fields, reply.values, { language, level: reply.level });
      return { written: await this.texts.write(tx, reply, html, originOf(reply, actor), actor) };
    });
  }

  /** Changes heading, titles, recipients or copies; what is left out stays. */
  changeLetter(replyId: string, version: number, changes: ChangeLetterRequest, actor: Actor): Promise<Reply> {
    return this.change(replyId, version, actor, async (tx, { reply, entry }) => {
      reply.subject = changes.subject ?? reply.subject;
      entry.title = changes.title ?? entry.title;
      entry.publicTitle = changes.publicTitle ?? entry.publicTitle;
      const rows: TouchedRow[] = [];
      if (changes.recipients) rows.push(...(await this.replaceParties(tx, entry.id, 'recipient', changes.recipients)));
      if (changes.copies) rows.push(...(await this.replaceParties(tx, entry.id, 'copyRecipient', changes.copies)));
      return { what: 'letter', rows };
    });
  }

  /** Says who signs an official's letter, superior first: leaders of the ministry, cleared for the case. */
  setSignatories(
    replyId: string,
    version: number,
    signatories: readonly SignatoryRequest[],
    actor: Actor,
  ): Promise<Reply> {
    return this.change(replyId, version, actor, async (tx, { reply, entry, caseFile }) => {
      refuseUnless(reply.level === 'official', 'invalid', 'reply.signatoriesNotForMinister');
      const people = signatories.map((signatory) => signatory.personId);
      const codes = [caseFile.accessCode, entry.accessCode].filter((code) => code !== null);
      const leaders = await this.people.leadersAmong(tx, people, reply.ministryId, codes);
      refuseUnless(
        new Set(people).size === people.length && people.every((id) => leaders.has(id)),
        'invalid',
        'reply.signatoryUnknown',
      );
      const before = await tx.findBy(ReplySignatory, { replyId: reply.id });
      await tx.delete(ReplySignatory, { replyId: reply.id });
      const named = signatories.map(({ personId, byAuthority }, index) => ({
        id: newId(),
        replyId: reply.id,
        ordinal: index + 1,
        personId,
        byAuthority,
      }));
      await tx.insert(ReplySignatory, named);
      return { what: 'signatories', rows: before.map(({ id }) => ({ table: 'reply_signatory', id })) };
    });
  }

  /** Encloses an uploaded file: an attachment of the entry, listed under Vedlegg. */
  enclose(replyId: string, version: number, { uploadId, title }: EncloseRequest, actor: Actor): Promise<Reply> {
    return this.change(replyId, version, actor, async (tx, { entry }) => {
      const documents = await tx.findBy(EntryDocument, { entryId: entry.id });
      const common = { createdAt: this.clock.now(), createdBy: actor.personId };
      const ordinal = Math.max(1, ...documents.map((document) => document.ordinal)) + 1;
      const document = tx.create(EntryDocument, {
        id: newId(),
        entryId: entry.id,
        ordinal,
        association: 'attachment',
        type: 'attachment',
        title,
        status: 'finished',
        ...common,
      });
      await tx.insert(EntryDocument, document);
      const [file] = await this.documents.claim(tx, actor, [uploadId], { table: 'entry_document', id: document.id });
      refuseUnless(file, 'notFound', 'reply.enclosureUnknown');
      const { sha256, fileName } = file;
      const stored = tx.create(DocumentFile, {
        id: newId(),
        documentId: document.id,
        versionNumber: 1,
        variant: 'production',
        sha256,
        fileName,
        ...common,
      });
      await tx.insert(DocumentFile, stored);
      return { what: 'enclosures' };
    });
  }

  /** Takes an enclosure off a draft that nobody has signed. */
  removeEnclosure(replyId: string, documentId: string, version: number, actor: Actor): Promise<Reply> {
    return this.change(replyId, version, actor, async (tx, { entry }) => {
      const document = isId(documentId)
        ? await tx.findOneBy(EntryDocument, { id: documentId, entryId: entry.id, association: 'attachment' })
        : null;
      refuseUnless(document, 'notFound', 'reply.enclosureUnknown');
      const files = await tx.findBy(DocumentFile, { documentId });
      await tx.delete(DocumentFile, { documentId });
      await tx.delete(EntryDocument, { id: documentId });
      const gone = files.map(({ id }) => ({ table: 'document_file', id }));
      return { what: 'enclosures', rows: [...gone, { table: 'entry_document', id: documentId }] };
    });
  }

  /** Marks a notice as seen by the one it is for. */
  async markSeen(noticeId: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const found = isId(noticeId)
        ? await tx.update(ReplyNotice, { id: noticeId, personId: actor.personId }, { seenAt: this.clock.now() })
        : null;
      refuseUnless(found?.affected, 'notFound', 'reply.unknown');
    });
  }

  /** What all changes of a draft share: the door, whose draft it is, the new hash, the event. */
  private change(
    replyId: string,
    version: number,
    actor: Actor,
    make: (tx: Tx, hand: ReplyInHand) => Promise<{ what?: string; rows?: readonly TouchedRow[]; written?: ReplyText }>,
  ): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply, entry } = hand;
      reply.take('edit', actor);
      refuseUnless(mayWrite(actor, entry, holds(actor, 'leader')), 'forbidden', 'reply.notAllocated');
      const made = await make(tx, hand);
      const text = made.written ?? (await currentText(tx, reply));
      reply.contentHash = await contentHashOf(tx, reply, entry, text.html);
      await this.keeper.save(tx, hand);
      const { contentHash, textNumber } = reply;
      if (made.written) {
        const payload = { textNumber, origin: text.origin, contentHash };
        await this.keeper.record(tx, actor, hand, 'reply.textWritten', payload);
      } else {
        await this.keeper.record(
          tx,
          actor,
          hand,
          'reply.contentChanged',
          { what: made.what ?? 'letter', contentHash },
          { rows: made.rows ?? [] },
        );
      }
      return reply;
    });
  }

  /** Answers the rows that are gone. */
  private async replaceParties(
    tx: Tx,
    entryId: string,
    kind: 'recipient' | 'copyRecipient',
    people: readonly RecipientRequest[],
  ): Promise<TouchedRow[]> {
    const before = await tx.findBy(CorrespondenceParty, { entryId, kind });
    await tx.delete(CorrespondenceParty, { entryId, kind });
    const parties = recipientParties(entryId, kind, people);
    if (parties.length) await tx.insert(CorrespondenceParty, parties);
    return before.map(({ id }) => ({ table: 'correspondence_party', id }));
  }
}

/** Who a version is by, as the table of reapproval asks. */
function originOf(reply: Reply, actor: Actor): 'caseworker' | 'leader' | 'orderedByMinister' {
  if (reply.orderedByMinister) return 'orderedByMinister';
  return holds(actor, 'caseworker') ? 'caseworker' : 'leader';
}

function withoutUndefined(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
