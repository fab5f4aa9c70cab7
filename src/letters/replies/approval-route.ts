import { newId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { Tx } from '../../kernel/transaction';
import { refuseUnlessLikeCase } from './case-level';
import { presentHashOf } from './reply-content';
import type { ReplyInHand } from './reply-loading';
import { ApprovalStep, ReplyText } from './reply-parts.entity';
import type { Reply } from './reply.entity';

/** The route of a reply: leaders in sequence, round by round, and the content each approval holds for. */

/** The route of the present round, in sequence. */
export async function presentRoute(tx: Tx, reply: Reply): Promise<ApprovalStep[]> {
  return tx.find(ApprovalStep, { where: { replyId: reply.id, round: reply.round }, order: { ordinal: 'ASC' } });
}

/** The leaders who have approved in the present round. */
export async function approversOf(tx: Tx, reply: Reply): Promise<string[]> {
  return (await presentRoute(tx, reply)).filter((step) => step.state === 'approved').map((step) => step.leaderId);
}

/** The last approval each leader gave in earlier rounds. */
export async function latestApprovals(tx: Tx, reply: Reply): Promise<Map<string, ApprovalStep>> {
  const given = await tx.find(ApprovalStep, {
    where: { replyId: reply.id, state: 'approved' },
    order: { round: 'ASC', ordinal: 'ASC' },
  });
  return new Map(given.map((step) => [step.leaderId, step]));
}

/** Who wrote the text, unless she wrote it as a leader on the route, in one act with approving it. */
export async function unapprovedAuthor(tx: Tx, { replyId, number, writtenBy }: ReplyText): Promise<string | null> {
  const approved = await tx.countBy(ApprovalStep, {
    replyId,
    leaderId: writtenBy,
    textNumber: number,
    state: 'approved',
  });
  return approved > 0 ? null : writtenBy;
}

/** Ends the round: whoever has not answered is not asked any more. */
export async function endRoute(tx: Tx, hand: ReplyInHand): Promise<void> {
  const waiting = (await presentRoute(tx, hand.reply)).filter((step) => step.state === 'waiting');
  for (const step of waiting) step.state = 'lapsed';
  await tx.save(waiting);
}

/**
 * Refuses a letter that is no longer what its leaders approved: somebody changed its restriction, or whose letter it
 * is, from outside; or the case is answered by another office now. Asked before it is released and before it is signed.
 */
export async function refuseUnlessApprovalsStand(tx: Tx, hand: ReplyInHand): Promise<void> {
  hand.reply.contentHash = await presentHashOf(tx, hand);
  const route = await presentRoute(tx, hand.reply);
  refuseUnless(
    route.length > 0 && route.every((step) => standsFor(step, hand.reply)),
    'conflict',
    'reply.changedSinceApproved',
  );
  await refuseUnlessLikeCase(tx, hand.reply);
}

/** Whether a step is an approval of the content as it is now. */
export function standsFor(step: ApprovalStep, reply: Pick<Reply, 'contentHash'>): boolean {
  return step.state === 'approved' && step.standsFor === reply.contentHash;
}

export function waitingStep(reply: Reply, ordinal: number, leaderId: string): ApprovalStep {
  return Object.assign(new ApprovalStep(), {
    id: newId(),
    replyId: reply.id,
    round: reply.round,
    ordinal,
    leaderId,
    state: 'waiting' as const,
    textNumber: null,
    contentHash: null,
    standsFor: null,
    comment: '',
    answeredAt: null,
    carriedOver: false,
  });
}

/** An approval from an earlier round, given to what it was given to and holding for the content as it is now. */
export function carriedOver(reply: Reply, ordinal: number, given: ApprovalStep): ApprovalStep {
  const { leaderId, textNumber, contentHash, comment, answeredAt } = given;
  return Object.assign(waitingStep(reply, ordinal, leaderId), {
    state: 'approved',
    textNumber,
    contentHash,
    standsFor: reply.contentHash,
    comment,
    answeredAt,
    carriedOver: true,
  });
}
