import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import type { TouchedRow } from '../../kernel/history/history';
import { isId, newId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { Tx } from '../../kernel/transaction';
import { Documents } from '../../documents/documents.service';
import { CorrespondenceParty } from '../correspondence-party.entity';
import { DocumentFile, EntryDocument } from '../entry-document.entity';
import { PeopleForRoutes } from './people-for-routes';
import { ReplyChanges } from './reply-changes';
import { ReplyInHand } from './reply-loading';
import { ReplySignatory } from './reply-parts.entity';
import { recipientParties } from './reply-parties';
import {
  ArrangeEnclosuresRequest,
  ChangeLetterRequest,
  EncloseRequest,
  RecipientRequest,
  SignatoryRequest,
} from './reply.requests';

/** Most files that go with one letter. */
const mostEnclosures = 100;

/** What stands around the text of a draft: heading, titles, recipients, names, enclosures. */
@Injectable()
export class LetterParts {
  constructor(
    private readonly clock: Clock,
    private readonly changes: ReplyChanges,
    private readonly people: PeopleForRoutes,
    private readonly documents: Documents,
  ) {}

  /** Changes heading, titles, recipients or copies; what is left out stays. */
  changeLetter(replyId: string, version: number, wanted: ChangeLetterRequest, actor: Actor): Promise<void> {
    return this.changes.change(replyId, version, actor, async (tx, hand) => {
      const { reply, entry } = hand;
      refuseUnless(Object.keys(wanted).length > 0, 'invalid', 'reply.nothingToChange');
      reply.subject = wanted.subject ?? reply.subject;
      entry.title = wanted.title ?? entry.title;
      entry.publicTitle = wanted.publicTitle ?? entry.publicTitle;
      if (wanted.recipients) await replaceParties(tx, hand, 'recipient', wanted.recipients);
      if (wanted.copies) await replaceParties(tx, hand, 'copyRecipient', wanted.copies);
      return { what: 'letter' };
    });
  }

  /** Says who signs an official's letter, superior first: leaders of the ministry, cleared for the case. */
  setSignatories(
    replyId: string,
    version: number,
    signatories: readonly SignatoryRequest[],
    actor: Actor,
  ): Promise<void> {
    return this.changes.change(replyId, version, actor, async (tx, hand) => {
      const { reply, entry, caseFile, touched } = hand;
      refuseUnless(reply.level === 'official', 'invalid', 'reply.signatoriesNotForMinister');
      const people = signatories.map((signatory) => signatory.personId);
      const codes = [caseFile.accessCode, entry.accessCode].filter((code) => code !== null);
      const leaders = await this.people.leadersAmong(tx, people, reply.ministryId, codes);
      const known = new Set(people).size === people.length && people.every((id) => leaders.has(id));
      refuseUnless(known, 'invalid', 'reply.signatoryUnknown');

      const former = await tx.findBy(ReplySignatory, { replyId });
      await tx.delete(ReplySignatory, { replyId });
      const named = signatories.map(({ personId, byAuthority }, index) => ({
        id: newId(),
        replyId,
        ordinal: index + 1,
        personId,
        byAuthority,
      }));
      await tx.insert(ReplySignatory, named);
      touched.push(...former.map(({ id }) => ({ table: 'reply_signatory', id })));
      return { what: 'signatories' };
    });
  }

  /** Encloses an uploaded file: an attachment of the entry, listed under Vedlegg. */
  enclose(replyId: string, version: number, { uploadId, title }: EncloseRequest, actor: Actor): Promise<void> {
    return this.changes.change(replyId, version, actor, async (tx, { entry }) => {
      const present = await tx.findBy(EntryDocument, { entryId: entry.id });
      refuseUnless(present.length <= mostEnclosures, 'invalid', 'reply.tooManyEnclosures', { limit: mostEnclosures });
      const common = { createdAt: this.clock.now(), createdBy: actor.personId };
      const document = tx.create(EntryDocument, {
        id: newId(),
        entryId: entry.id,
        ordinal: Math.max(0, ...present.map((one) => one.ordinal)) + 1,
        association: 'attachment',
        type: 'attachment',
        title,
        status: 'finished',
        ...common,
      });
      await tx.insert(EntryDocument, document);
      const [file] = await this.documents.claim(tx, actor, [uploadId], { table: 'entry_document', id: document.id });
      if (!file) throw new Error('One upload gives one file');
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

  /** Says in which order the enclosures stand, and what each is called. Names all of them, neither more nor fewer. */
  arrangeEnclosures(
    replyId: string,
    version: number,
    { enclosures }: ArrangeEnclosuresRequest,
    actor: Actor,
  ): Promise<void> {
    return this.changes.change(replyId, version, actor, async (tx, { entry }) => {
      const present = (await tx.findBy(EntryDocument, { entryId: entry.id, association: 'attachment' }))
        .filter(({ type }) => type !== 'evidence')
        .sort((a, b) => a.ordinal - b.ordinal);
      const places = present.map(({ ordinal }) => ordinal);
      const arranged = enclosures.map(({ documentId, title }, index) => {
        const document = present.find(({ id }) => id === documentId);
        refuseUnless(document, 'notFound', 'reply.enclosureUnknown');
        return Object.assign(document, { title, ordinal: places[index] });
      });
      const all = new Set(arranged).size === present.length && arranged.length === present.length;
      refuseUnless(all, 'invalid', 'reply.enclosuresNotAll');
      await tx.query('SET CONSTRAINTS ALL DEFERRED');
      await tx.save(arranged);
      return { what: 'enclosures' };
    });
  }

  /** Takes an enclosure off a draft that nobody has signed. */
  removeEnclosure(replyId: string, documentId: string, version: number, actor: Actor): Promise<void> {
    return this.changes.change(replyId, version, actor, async (tx, { entry, touched }) => {
      const document = isId(documentId)
        ? await tx.findOneBy(EntryDocument, { id: documentId, entryId: entry.id, association: 'attachment' })
        : null;
      refuseUnless(document, 'notFound', 'reply.enclosureUnknown');
      const files = await tx.findBy(DocumentFile, { documentId });
      await tx.delete(DocumentFile, { documentId });
      await tx.delete(EntryDocument, { id: documentId });
      touched.push({ table: 'entry_document', id: documentId });
      touched.push(...files.map(({ id }): TouchedRow => ({ table: 'document_file', id })));
      return { what: 'enclosures' };
    });
  }
}

async function replaceParties(
  tx: Tx,
  { entry, touched }: ReplyInHand,
  kind: 'recipient' | 'copyRecipient',
  people: readonly RecipientRequest[],
): Promise<void> {
  const former = await tx.findBy(CorrespondenceParty, { entryId: entry.id, kind });
  await tx.delete(CorrespondenceParty, { entryId: entry.id, kind });
  const parties = recipientParties(entry.id, kind, people);
  await tx.insert(CorrespondenceParty, parties);
  touched.push(...former.map(({ id }) => ({ table: 'correspondence_party', id })));
}
