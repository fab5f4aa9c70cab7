import type { Actor } from '../../kernel/actor';
import type { TouchedRow } from '../../kernel/history/history';
import { isId } from '../../kernel/id';
import { Refusal } from '../../kernel/refusal';
import { Tx, firstRow } from '../../kernel/transaction';
import { CaseFile } from '../../cases/case-file.entity';
import { mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import { JournalEntry } from '../journal-entry.entity';
import { Reply } from './reply.entity';
import { ReplyText } from './reply-parts.entity';

/** A reply with what it hangs on, locked in the order of the house: case, entry, reply. */
export interface ReplyInHand {
  readonly reply: Reply;
  readonly entry: JournalEntry;
  readonly caseFile: CaseFile;
  /** Rows besides these and their parts that the command has changed, and parts it has removed: the history seals them. */
  readonly touched: TouchedRow[];
}

/**
 * Finds and locks a reply for a command of its own ministry. Another ministry may read a reply through a grant, but
 * never act on it: for a command it does not exist.
 */
export async function lockReply(tx: Tx, actor: Actor, at: Date, replyId: string): Promise<ReplyInHand> {
  const place = await findReadable(tx, actor, at, replyId);
  if (place.ministryId !== actor.ministryId) throw new Refusal('notFound', 'reply.unknown');
  return lockPlace(tx, replyId, place);
}

/** Locks a reply for the system itself, such as a worker that has sent it: asked for by nobody, shown to nobody. */
export async function lockReplyForSystem(tx: Tx, replyId: string): Promise<ReplyInHand> {
  const { caseId, entryId } = await tx.findOneByOrFail(Reply, { id: replyId });
  return lockPlace(tx, replyId, { caseId, entryId });
}

async function lockPlace(tx: Tx, replyId: string, place: Pick<Place, 'caseId' | 'entryId'>): Promise<ReplyInHand> {
  const lock = { mode: 'pessimistic_write' } as const;
  const caseFile = await tx.findOneOrFail(CaseFile, { where: { id: place.caseId }, lock });
  const entry = await tx.findOneOrFail(JournalEntry, { where: { id: place.entryId }, lock });
  const reply = await tx.findOneOrFail(Reply, { where: { id: replyId }, lock });
  return { reply, entry, caseFile, touched: [] };
}

/** Finds a reply for reading; what the actor may not see does not exist. */
export async function readReply(tx: Tx, actor: Actor, at: Date, replyId: string): Promise<ReplyInHand> {
  const place = await findReadable(tx, actor, at, replyId);
  return {
    reply: await tx.findOneByOrFail(Reply, { id: replyId }),
    entry: await tx.findOneByOrFail(JournalEntry, { id: place.entryId }),
    caseFile: await tx.findOneByOrFail(CaseFile, { id: place.caseId }),
    touched: [],
  };
}

interface Place {
  caseId: string;
  entryId: string;
  ministryId: string;
}

async function findReadable(tx: Tx, actor: Actor, at: Date, replyId: string): Promise<Place> {
  const found = isId(replyId)
    ? await firstRow<Place>(
        tx,
        `SELECT r.case_id AS "caseId", r.entry_id AS "entryId", r.ministry_id AS "ministryId"
           FROM reply r JOIN journal_entry e ON e.id = r.entry_id JOIN case_file c ON c.id = r.case_id
          WHERE r.id = $1 AND ${mayReadEntrySql(2)}
            AND (r.ministry_id = $2 OR r.state = 'dispatched')`,
        [replyId, ...visibilityParameters(actor, at)],
      )
    : undefined;
  if (!found) throw new Refusal('notFound', 'reply.unknown');
  return found;
}

/** The text a reply has now. */
export async function currentText(tx: Tx, reply: Reply): Promise<ReplyText> {
  return tx.findOneByOrFail(ReplyText, { replyId: reply.id, number: reply.textNumber });
}
