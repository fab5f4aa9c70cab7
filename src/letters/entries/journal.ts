import { Injectable } from '@nestjs/common';
import { restrictionOf } from '../../cases/restriction.rules';
import type { Actor } from '../../kernel/actor';
import { Clock, yearOf } from '../../kernel/clock';
import { made, saveTogether } from '../../kernel/entity-rows';
import type { RowState } from '../../kernel/history/history';
import { newId } from '../../kernel/id';
import { numberFor, storeTogether } from '../../kernel/store-together';
import { Tx } from '../../kernel/transaction';
import { AddressedOffice } from '../addressed-office.entity';
import { CorrespondenceParty } from '../correspondence-party.entity';
import { DocumentFile, EntryDocument } from '../entry-document.entity';
import { JournalEntry } from '../journal-entry.entity';
import type { NewDocument, NewEntry, NewParty } from './new-entry';

/** A new entry as it was stored, with the state of every row for the history (`states`). */
export interface CreatedEntry {
  readonly entry: JournalEntry;
  readonly parties: readonly CorrespondenceParty[];
  readonly documents: readonly EntryDocument[];
  readonly files: readonly DocumentFile[];
  readonly states: readonly RowState[];
}

/**
 * The journal: where an entry gets its numbers. Letters in and out and memos all come through here.
 * May use the number series; must never be asked before everything that could refuse has been asked.
 */
@Injectable()
export class Journal {
  constructor(private readonly clock: Clock) {}

  /**
   * Creates an entry with its document number and journal number, its parties, documents and files, and whatever
   * else is `together` with it, in one statement. Call it last in the transaction, right before `History.record`,
   * and give `states` to that: every other registration of the ministry waits from here to the commit.
   */
  async createEntry(tx: Tx, actor: Actor, wanted: NewEntry): Promise<CreatedEntry> {
    const { caseFile } = wanted;
    caseFile.nextDocumentNumber();
    const now = this.clock.now();
    const entry = this.entryOf(actor, wanted, now);
    const parties = partiesOf(entry.id, wanted.parties);
    const { documents, files } = documentsOf(actor, entry.id, wanted.documents, now);
    const offices = (wanted.addressedOfficeIds ?? []).map((officeId, ordinal) =>
      made(AddressedOffice, { id: newId(), entryId: entry.id, officeId, ordinal }),
    );

    const raised = wanted.newCase ? [] : await saveTogether(tx, caseFile);
    const stored = await storeTogether(
      tx,
      [
        ...(wanted.newCase ? [caseFile] : []),
        entry,
        ...parties,
        ...documents,
        ...files,
        ...offices,
        ...(wanted.together ?? []),
      ],
      [
        ...(wanted.newCase ? [numberFor(caseFile, 'caseNumber', 'case', caseFile.ministryId, caseFile.caseYear)] : []),
        numberFor(entry, 'journalNumber', 'journal', entry.ministryId, entry.journalYear),
      ],
    );
    return { entry, parties, documents, files, states: [...raised, ...stored] };
  }

  private entryOf(actor: Actor, wanted: NewEntry, now: Date): JournalEntry {
    const { caseFile } = wanted;
    const restriction = wanted.restriction === undefined ? restrictionOf(caseFile) : wanted.restriction;
    return made(JournalEntry, {
      id: wanted.id ?? newId(),
      ministryId: caseFile.ministryId,
      caseId: caseFile.id,
      documentNumber: caseFile.lastDocumentNumber,
      journalYear: yearOf(now),
      journalNumber: 0,
      kind: wanted.kind,
      status: wanted.status,
      title: wanted.title,
      publicTitle: wanted.publicTitle,
      documentDate: wanted.documentDate,
      receivedAt: wanted.receivedAt ?? null,
      sentAt: null,
      journalDate: wanted.journalDate ?? this.clock.today(),
      dueDate: wanted.dueDate ?? null,
      language: wanted.language,
      theirReference: wanted.theirReference ?? '',
      accessCode: restriction?.accessCode ?? null,
      accessProvision: restriction?.accessProvision ?? null,
      secrecyProvision: restriction?.secrecyProvision ?? null,
      assessedOn: restriction?.accessCode ? this.clock.today() : null,
      keywords: [...(wanted.keywords ?? [])],
      arrivalId: wanted.arrivalId ?? null,
      correctsEntryId: wanted.correctsEntryId ?? null,
      unitId: wanted.unitId === undefined ? caseFile.unitId : wanted.unitId,
      caseworkerId: wanted.caseworkerId ?? null,
      createdAt: now,
      createdBy: actor.personId,
      journalledAt: null,
      journalledBy: null,
      archivedAt: null,
      archivedBy: null,
      withdrawnAt: null,
      withdrawnReason: null,
      version: 1,
    });
  }
}

/** Parties in their order; `ordinal` counts from 0, or from where the entry's parties end. */
export function partiesOf(entryId: string, parties: readonly NewParty[], from = 0): CorrespondenceParty[] {
  return parties.map((party, i) =>
    made(CorrespondenceParty, {
      id: newId(),
      entryId,
      ordinal: from + i,
      kind: party.kind,
      name: party.name,
      attention: party.attention ?? '',
      privatePerson: party.privatePerson ?? false,
      screened: party.screened ?? false,
      addressLines: party.addressLines ?? [],
      postCode: party.postCode ?? '',
      postPlace: party.postPlace ?? '',
      country: party.country ?? '',
      mail: party.mail ?? '',
      officeId: party.officeId ?? null,
      personId: party.personId ?? null,
      unitId: party.unitId ?? null,
    }),
  );
}

/** Documents with their files; the first is the main document unless the entry has one (`from` above 0). */
export function documentsOf(
  actor: Actor,
  entryId: string,
  wanted: readonly NewDocument[],
  now: Date,
  from = 0,
): { documents: EntryDocument[]; files: DocumentFile[] } {
  const documents: EntryDocument[] = [];
  const files: DocumentFile[] = [];
  for (const [i, document] of wanted.entries()) {
    const described = made(EntryDocument, {
      id: newId(),
      entryId,
      ordinal: from + i,
      association: from + i === 0 ? 'main' : 'attachment',
      type: document.type,
      title: document.title,
      status: document.status,
      createdAt: now,
      createdBy: actor.personId,
    });
    documents.push(described);
    for (const file of document.files)
      files.push(
        made(DocumentFile, {
          id: newId(),
          documentId: described.id,
          versionNumber: 1,
          ...file,
          createdAt: now,
          createdBy: actor.personId,
        }),
      );
  }
  return { documents, files };
}
