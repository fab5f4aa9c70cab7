import { refuseUnless } from '../../kernel/refusal';
import { Tx, firstRow } from '../../kernel/transaction';
import type { AnsweringLevel } from '../../cases/responding-ministers/responding-minister.entity';
import type { Reply } from './reply.entity';
import type { ReplyLevel } from './reply.lifecycle';

/** Who signs the answers of a case, as its responding minister says now. */
export interface CaseLevel {
  readonly level: ReplyLevel;
  readonly officeId: string | null;
}

/** The level a case is answered at, and the office; null when nobody is to answer in writing. */
export async function levelOfCase(tx: Tx, caseId: string): Promise<CaseLevel | null> {
  const responding = await firstRow<{ level: AnsweringLevel; officeId: string | null }>(
    tx,
    'SELECT level, office_id AS "officeId" FROM responding_minister WHERE case_id = $1 AND to_at IS NULL',
    [caseId],
  );
  if (!responding || responding.level === 'none') return null;
  const { level, officeId } = responding;
  return level === 'department' ? { level: 'official', officeId: null } : { level, officeId };
}

/** Refuses when the case is answered by another office than the letter's: it must follow first (`follow-case`). */
export async function refuseUnlessLikeCase(tx: Tx, reply: Pick<Reply, 'caseId' | 'level' | 'officeId'>): Promise<void> {
  const now = await levelOfCase(tx, reply.caseId);
  const alike = now?.level === reply.level && now.officeId === reply.officeId;
  refuseUnless(alike, 'conflict', 'reply.levelUnlikeCase');
}
