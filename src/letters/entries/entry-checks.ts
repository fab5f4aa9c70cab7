import { spoken } from '../../kernel/spoken';
import { mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import { unnamedEntry } from '../../cases/case.words';
import type { Actor } from '../../kernel/actor';
import { refuseUnless } from '../../kernel/refusal';
import { Tx, rows } from '../../kernel/transaction';
import { archiveFormats } from './archive-formats.rules';

/** Documents of entries that are not finished, or have no file in an archive format. */
export interface DocumentFault {
  readonly entryId: string;
  readonly title: string;
  readonly finished: boolean;
  readonly archivable: boolean;
}

/** Whether the newest version of a document of the alias has a file in one of the formats, as SQL. */
export function archivableSql(document: string, formats: string): string {
  return `EXISTS (SELECT 1 FROM document_file f JOIN stored_file s ON s.sha256 = f.sha256
    WHERE f.document_id = ${document}.id AND f.variant <> 'redacted' AND s.format = ANY(${formats})
      AND f.version_number = (SELECT max(l.version_number) FROM document_file l WHERE l.document_id = ${document}.id))`;
}

/** What is not as it must be with the documents of these entries, in one question. */
export async function documentFaults(tx: Pick<Tx, 'query'>, entryIds: readonly string[]): Promise<DocumentFault[]> {
  return rows<DocumentFault>(
    tx,
    `SELECT * FROM (
       SELECT d.entry_id AS "entryId", d.title, d.ordinal, d.status = 'finished' AS finished,
         ${archivableSql('d', '$2::text[]')} AS archivable
       FROM entry_document d WHERE d.entry_id = ANY($1)) found
     WHERE NOT finished OR NOT archivable ORDER BY "entryId", ordinal`,
    [entryIds, archiveFormats],
  );
}

/** E, J and A want finished documents (Noark 5, 3.2.30); A wants them in an archive format too (3.2.8). */
export async function refuseUnlessReady(tx: Tx, entryId: string, forArchiving: boolean): Promise<void> {
  const faults = await documentFaults(tx, [entryId]);
  refuseUnless(
    faults.every((fault) => fault.finished),
    'conflict',
    'entry.documentsNotFinished',
  );
  const unfit = faults.filter((fault) => !fault.archivable).map((fault) => fault.title);
  refuseUnless(!forArchiving || unfit.length === 0, 'conflict', 'entry.notInArchiveFormat', { documents: unfit });
}

/** Other entries that an entry is tied to by a settlement that stands, or by an open reply, as a refusal names them. */
export interface Ties {
  readonly settlements: string[];
  readonly replies: string[];
  /** It is the note of a reply, which goes where its reply goes. */
  readonly noteOf: string[];
}

const key = `lpad((c.case_year % 100)::text, 2, '0') || '/' || c.case_number || '-' || o.document_number`;

/**
 * What ties an entry to others: Noark will not have such links torn (3.2.39). A tie to an entry the actor may not see
 * holds as well; that entry is not named.
 */
export async function tiesOf(tx: Tx, actor: Actor, at: Date, entryId: string): Promise<Ties> {
  const found = await rows<{ kind: keyof Ties; key: string; seen: boolean }>(
    tx,
    `SELECT tie.kind, ${key} AS key, ${mayReadEntrySql(2, 'o')} AS seen
       FROM (SELECT 'settlements' AS kind, CASE s.entry_id WHEN $1 THEN s.by_entry_id ELSE s.entry_id END AS other
               FROM settlement s WHERE $1 IN (s.entry_id, s.by_entry_id) AND s.undone_at IS NULL
             UNION SELECT 'replies', r.entry_id FROM reply_answer a JOIN reply r ON r.id = a.reply_id
              WHERE a.entry_id = $1 AND r.state NOT IN ('rejected', 'withdrawn')
             UNION SELECT 'noteOf', r.entry_id FROM reply r
              WHERE r.note_entry_id = $1 AND r.state NOT IN ('rejected', 'withdrawn')) tie
       JOIN journal_entry o ON o.id = tie.other JOIN case_file c ON c.id = o.case_id
      ORDER BY seen DESC, c.case_year, c.case_number, o.document_number`,
    [entryId, ...visibilityParameters(actor, at)],
  );
  const of = (kind: keyof Ties) => {
    const names = found.filter((tie) => tie.kind === kind).map((tie) => (tie.seen ? tie.key : spoken(unnamedEntry)));
    return [...new Set(names)];
  };
  return { settlements: of('settlements'), replies: of('replies'), noteOf: of('noteOf') };
}
