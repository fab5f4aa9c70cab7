import { spoken } from '../../kernel/spoken';
import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../../cases/case-access';
import type { CaseFile } from '../../cases/case-file.entity';
import { Cases } from '../../cases/cases.service';
import { printedEntryKey, printedKey } from '../../cases/case-key';
import { restrictionView } from '../../cases/case-lines';
import { officeJson, personJson } from '../../cases/case-views';
import type { NamedOffice, NamedPerson, NamedUnit } from '../../cases/case.view';
import { mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import { unnamedEntry } from '../../cases/case.words';
import { readsScreenedNames } from '../../cases/screened-names.policy';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { allowedAction } from '../../kernel/http/allowed-action.view';
import type { AllowedAction } from '../../kernel/http/allowed-action.view';
import { actionsOf } from '../../kernel/lifecycle';
import { Page, PageQuery, decodeCursor, pageOf } from '../../kernel/paging';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, firstRow, rows } from '../../kernel/transaction';
import type { JournalEntry } from '../journal-entry.entity';
import { AnswersForUs } from './answers-for-us';
import { EntryAccess } from './entry-access';
import { EntryAction, JournalStatus, entryLifecycle } from './entry.lifecycle';
import type { EntryDocumentView, EntryLine, EntryView, PartyView, SettlementView } from './entry.view';

/** A row of `lineColumns`. */
export interface LineRow {
  id: string;
  caseId: string;
  caseYear: number;
  caseNumber: number;
  documentNumber: number;
  journalYear: number;
  journalNumber: number;
  kind: string;
  status: string;
  title: string;
  publicTitle: string;
  documentDate: string | null;
  receivedAt: Date | null;
  sentAt: Date | null;
  journalDate: string;
  dueDate: string | null;
  accessCode: string | null;
  accessProvision: string | null;
  secrecyProvision: string | null;
  settled: boolean;
  correspondent: string | null;
  screened: boolean | null;
}

/** The columns every line of entries shows, from `lineJoins`. */
export const lineColumns = `
  e.id, e.case_id AS "caseId", c.case_year AS "caseYear", c.case_number AS "caseNumber",
  e.document_number AS "documentNumber", e.journal_year AS "journalYear", e.journal_number AS "journalNumber",
  e.kind, e.status, e.title, e.public_title AS "publicTitle", e.document_date AS "documentDate",
  e.received_at AS "receivedAt", e.sent_at AS "sentAt", e.journal_date AS "journalDate", e.due_date AS "dueDate",
  e.access_code AS "accessCode", e.access_provision AS "accessProvision", e.secrecy_provision AS "secrecyProvision",
  EXISTS (SELECT 1 FROM settlement s WHERE s.entry_id = e.id AND s.undone_at IS NULL) AS settled,
  p.name AS correspondent, p.screened`;

export const lineJoins = `
  JOIN case_file c ON c.id = e.case_id
  LEFT JOIN LATERAL (SELECT name, screened FROM correspondence_party
    WHERE entry_id = e.id AND kind IN ('sender', 'recipient', 'groupRecipient', 'internalSender')
    ORDER BY ordinal LIMIT 1) p ON true`;

/** A screened name, to those who only look on (as in the public journal). */
const screenedName = '*****';

/** What entries look like to somebody who may see them, and what they may do with them now. */
@Injectable()
export class EntryViews {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly cases: CaseAccess,
    private readonly access: EntryAccess,
    private readonly answers: AnswersForUs,
    private readonly readings: Cases,
  ) {}

  /** The entries of a case in the order of their numbers, but for those restricted beyond the actor. */
  async ofCase(actor: Actor, caseId: string, page: PageQuery): Promise<Page<EntryLine>> {
    const { reader } = this.transactions;
    const caseFile = await this.cases.find(reader, actor, caseId);
    const limit = page.limit ?? 100;
    const after = page.after ? decodeCursor(page.after, 1)[0] : 0;
    refuseUnless(typeof after === 'number' && after >= 0 && after < 2 ** 31, 'malformed', 'page.cursorUnknown');
    const found = await rows<LineRow>(
      reader,
      `SELECT ${lineColumns} FROM journal_entry e ${lineJoins}
       WHERE e.case_id = $4 AND e.document_number > $5::int AND ${mayReadEntrySql(1)}
       ORDER BY e.document_number LIMIT ${limit + 1}`,
      [...visibilityParameters(actor, this.clock.now()), caseFile.id, Math.trunc(after)],
    );
    const { items, next } = pageOf(found, limit, (row) => [row.documentNumber]);
    return { items: items.map((row) => entryLine(row, actor)), next };
  }

  /** Looks into an entry; into a restricted one, or one in a restricted case, that is noted in the history. */
  async look(actor: Actor, entryId: string): Promise<EntryView> {
    const { entry, caseFile } = await this.access.find(this.transactions.reader, actor, entryId);
    const view = await this.viewOf(actor, entry, caseFile);
    await this.readings.noteReading(actor, caseFile.id, entry.accessCode ?? caseFile.accessCode, { entryId: entry.id });
    return view;
  }

  /** An entry after a command on it. Refuses as unknown what the actor may not see. */
  async view(actor: Actor, entryId: string): Promise<EntryView> {
    const { entry, caseFile } = await this.access.find(this.transactions.reader, actor, entryId);
    return this.viewOf(actor, entry, caseFile);
  }

  private async viewOf(actor: Actor, entry: JournalEntry, caseFile: CaseFile): Promise<EntryView> {
    const { reader } = this.transactions;
    const found = await firstRow<LineRow & Details>(
      reader,
      `SELECT ${lineColumns}, ${detailColumns.replaceAll(':day', '$2')} FROM journal_entry e ${lineJoins}
         LEFT JOIN organisational_unit u ON u.id = e.unit_id LEFT JOIN person w ON w.id = e.caseworker_id
       WHERE e.id = $1`,
      [entry.id, this.clock.today()],
    );
    if (!found) throw new Error('An entry that was there is gone');
    return {
      ...entryLine(found, actor),
      documentNumber: entry.documentNumber,
      caseKey: printedKey(caseFile),
      language: entry.language,
      theirReference: entry.theirReference,
      assessedOn: entry.assessedOn,
      keywords: entry.keywords,
      unit: found.unit,
      caseworker: found.caseworker,
      parties: found.parties.map((party) => seenBy(actor, party)),
      addressedOffices: found.addressedOffices,
      documents: await this.documentsOf(entry.id),
      settlements: await this.settlementsOf(actor, entry.id, caseFile.ministryId),
      answeredForUs: entry.arrivalId ? await this.answers.of(actor, entry) : null,
      arrivalId: entry.arrivalId,
      correctsEntryId: entry.correctsEntryId,
      createdAt: entry.createdAt,
      journalledAt: entry.journalledAt,
      archivedAt: entry.archivedAt,
      withdrawnAt: entry.withdrawnAt,
      withdrawnReason: entry.withdrawnReason,
      version: entry.version,
      allowedActions: allowedOn(entry, caseFile, actor),
    };
  }

  private async documentsOf(entryId: string): Promise<EntryDocumentView[]> {
    const found = await rows<EntryDocumentView>(
      this.transactions.reader,
      `SELECT d.id, d.association, d.type, d.title, d.status,
         coalesce((SELECT json_agg(json_build_object('id', f.id, 'versionNumber', f.version_number, 'variant', f.variant,
             'fileName', f.file_name, 'sha256', f.sha256, 'size', s.size, 'mediaType', s.media_type, 'format', s.format,
             'createdAt', f.created_at) ORDER BY f.version_number DESC, f.variant DESC)
           FROM document_file f JOIN stored_file s ON s.sha256 = f.sha256 WHERE f.document_id = d.id), '[]') AS files
       FROM entry_document d WHERE d.entry_id = $1 ORDER BY d.ordinal`,
      [entryId],
    );
    return found.map((document) => ({
      ...document,
      files: document.files.map((file) => ({ ...file, createdAt: new Date(file.createdAt) })),
    }));
  }

  /** How the letter was written off; an answer restricted beyond the actor is not named. */
  private async settlementsOf(actor: Actor, entryId: string, ministryId: string): Promise<SettlementView[]> {
    const seen = (code: string) => `(${code} IS NULL OR ${code} = ANY($3::text[]))`;
    return rows<SettlementView>(
      this.transactions.reader,
      `SELECT s.id, s.method, CASE WHEN b.seen THEN s.by_entry_id END AS "byEntryId", s.settled_on AS "settledOn", s.reason,
         ${personJson('p')} AS "settledBy", s.undone_at AS "undoneAt", s.undone_reason AS "undoneReason",
         CASE WHEN b.seen THEN CASE WHEN b.ministry_id = $2 THEN '' ELSE m.code || ' ' END ||
             lpad((b.case_year % 100)::text, 2, '0') || '/' || b.case_number || '-' || b.document_number
           WHEN NOT b.seen THEN $4 END AS "byEntryKey"
       FROM settlement s JOIN person p ON p.id = s.settled_by
         LEFT JOIN LATERAL (SELECT o.ministry_id, o.document_number, c.case_year, c.case_number,
             ${seen('o.access_code')} AND ${seen('c.access_code')} AS seen
           FROM journal_entry o JOIN case_file c ON c.id = o.case_id WHERE o.id = s.by_entry_id) b ON true
         LEFT JOIN ministry m ON m.id = b.ministry_id
       WHERE s.entry_id = $1 ORDER BY s.id`,
      [entryId, ministryId, actor.clearedFor, spoken(unnamedEntry)],
    );
  }
}

interface Details {
  unit: NamedUnit | null;
  caseworker: NamedPerson | null;
  parties: PartyView[];
  addressedOffices: NamedOffice[];
}

const detailColumns = `
  CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'name', u.name_nb) END AS unit,
  CASE WHEN w.id IS NULL THEN NULL ELSE ${personJson('w')} END AS caseworker,
  coalesce((SELECT json_agg(json_build_object('id', q.id, 'kind', q.kind, 'name', q.name, 'attention', q.attention,
      'privatePerson', q.private_person, 'screened', q.screened, 'addressLines', q.address_lines, 'postCode', q.post_code,
      'postPlace', q.post_place, 'country', q.country, 'mail', q.mail, 'officeId', q.office_id) ORDER BY q.ordinal)
    FROM correspondence_party q WHERE q.entry_id = e.id), '[]') AS parties,
  coalesce((SELECT json_agg(${officeJson('a.office_id')} ORDER BY a.ordinal) FROM addressed_office a
    WHERE a.entry_id = e.id), '[]') AS "addressedOffices"`;

export function entryLine(row: LineRow, actor: Actor): EntryLine {
  const hidden = row.screened === true && !readsScreenedNames(actor);
  return {
    id: row.id,
    caseId: row.caseId,
    key: printedEntryKey(row, row.documentNumber),
    journalNumber: `${row.journalNumber}/${row.journalYear}`,
    kind: row.kind,
    status: row.status,
    title: row.title,
    publicTitle: row.publicTitle,
    correspondent: hidden ? screenedName : row.correspondent,
    documentDate: row.documentDate,
    receivedAt: row.receivedAt,
    sentAt: row.sentAt,
    journalDate: row.journalDate,
    dueDate: row.dueDate,
    restriction: restrictionView(row),
    settled: row.settled,
  };
}

/** A screened party is a name and no address to those who only look on. */
function seenBy(actor: Actor, party: PartyView): PartyView {
  if (!party.screened || readsScreenedNames(actor)) return party;
  const nothing = { attention: '', addressLines: [], postCode: '', postPlace: '', country: '', mail: '' };
  return { ...party, ...nothing, name: screenedName };
}

function allowedOn(entry: JournalEntry, caseFile: CaseFile, actor: Actor): AllowedAction[] {
  const others = entry.ministryId === actor.ministryId ? null : { code: 'case.ofAnotherMinistry', facts: {} };
  const closed = caseFile.status === 'underTreatment' ? null : { code: 'entry.caseNotOpen', facts: {} };
  return actionsOf<JournalStatus, EntryAction>(entryLifecycle[entry.kind]).map((action) =>
    allowedAction(action, others ?? (action === 'remark' ? null : closed) ?? entry.hinders(action, actor)),
  );
}
