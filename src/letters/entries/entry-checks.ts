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

/** What is not as it must be with the documents of these entries, in one question. */
export async function documentFaults(tx: Pick<Tx, 'query'>, entryIds: readonly string[]): Promise<DocumentFault[]> {
  return rows<DocumentFault>(
    tx,
    `SELECT * FROM (
       SELECT d.entry_id AS "entryId", d.title, d.ordinal, d.status = 'finished' AS finished,
         EXISTS (SELECT 1 FROM document_file f JOIN stored_file s ON s.sha256 = f.sha256
           WHERE f.document_id = d.id AND f.variant <> 'redacted' AND s.format = ANY($2::text[])
             AND f.version_number = (SELECT max(l.version_number) FROM document_file l WHERE l.document_id = d.id)
         ) AS archivable
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

/** Keys of other entries of the case that an entry is tied to by a settlement that stands, or by an open reply. */
export interface Ties {
  readonly settlements: string[];
  readonly replies: string[];
  /** It is the note of a reply, which goes where its reply goes. */
  readonly noteOf: string[];
}

const key = `lpad((c.case_year % 100)::text, 2, '0') || '/' || c.case_number || '-' || o.document_number`;

/** What ties an entry to others: Noark will not have such links torn (3.2.39). */
export async function tiesOf(tx: Tx, entryId: string): Promise<Ties> {
  const found = await rows<{ kind: keyof Ties; key: string }>(
    tx,
    `SELECT 'settlements' AS kind, ${key} AS key, o.document_number FROM settlement s
       JOIN journal_entry o ON o.id IN (s.entry_id, s.by_entry_id) AND o.id <> $1 JOIN case_file c ON c.id = o.case_id
       WHERE $1 IN (s.entry_id, s.by_entry_id) AND s.undone_at IS NULL
     UNION SELECT 'replies', ${key}, o.document_number FROM reply_answer a JOIN reply r ON r.id = a.reply_id
       JOIN journal_entry o ON o.id = r.entry_id JOIN case_file c ON c.id = o.case_id
       WHERE a.entry_id = $1 AND r.state NOT IN ('rejected', 'withdrawn')
     UNION SELECT 'noteOf', ${key}, o.document_number FROM reply r
       JOIN journal_entry o ON o.id = r.entry_id JOIN case_file c ON c.id = o.case_id
       WHERE r.note_entry_id = $1 AND r.state NOT IN ('rejected', 'withdrawn')
     ORDER BY document_number`,
    [entryId],
  );
  const of = (kind: keyof Ties) => found.filter((tie) => tie.kind === kind).map((tie) => tie.key);
  return { settlements: of('settlements'), replies: of('replies'), noteOf: of('noteOf') };
}
