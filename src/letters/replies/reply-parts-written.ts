import type { TouchedRow } from '../../kernel/history/history';
import { Tx, rows } from '../../kernel/transaction';

/** What a reply consists of besides itself and its entry: by which column each part belongs to which of the two. */
const partsOfReply = ['reply_text', 'reply_note', 'reply_answer', 'reply_signatory', 'approval_step'] as const;
const partsOfEntry = ['correspondence_party', 'entry_document'] as const;

/** `xmin` is the transaction that wrote a row's present state; ours has written what must be sealed. */
const writtenHere = 'p.xmin = pg_current_xact_id()::xid';

const sql = [
  ...partsOfReply.map(
    (table) => `SELECT '${table}' AS "table", p.id FROM ${table} p WHERE p.reply_id = $1 AND ${writtenHere}`,
  ),
  ...partsOfEntry.map(
    (table) => `SELECT '${table}', p.id FROM ${table} p WHERE p.entry_id = ANY($2::uuid[]) AND ${writtenHere}`,
  ),
  `SELECT 'document_file', p.id FROM document_file p JOIN entry_document d ON d.id = p.document_id
    WHERE d.entry_id = ANY($2::uuid[]) AND ${writtenHere}`,
].join(' UNION ALL ');

/** The parts of a reply that this transaction has written so far, so that no command forgets to tell of one. */
export async function partsWritten(
  tx: Tx,
  reply: { readonly id: string; readonly entryId: string; readonly noteEntryId: string | null },
): Promise<TouchedRow[]> {
  return rows<TouchedRow>(tx, sql, [reply.id, [reply.entryId, reply.noteEntryId].filter((id) => id !== null)]);
}
