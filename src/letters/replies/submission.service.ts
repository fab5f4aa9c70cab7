import { Injectable } from '@nestjs/common';
import { Actor, holds } from '../../kernel/actor';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import { approversOf, carriedOver, endRoute, latestApprovals, unapprovedAuthor, waitingStep } from './approval-route';
import { refuseUnlessLikeCase } from './case-level';
import { PeopleForRoutes } from './people-for-routes';
import { standsAgain } from './reapproval.rules';
import { ReplyKeeper } from './reply-keeper';
import { ReplyInHand, currentText } from './reply-loading';
import { ApprovalStep, ReplyText } from './reply-parts.entity';
import { isWriter, mayStandOnRoute, mayWrite, stepInTurn } from './reply.policy';
import { Reply } from './reply.entity';
import { SubmitReplyRequest } from './reply.requests';
import { ReplyTexts } from './reply-texts';
import './reply.events';

/** What whoever writes a reply does with it: submits it to leaders, takes it back, withdraws it. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly keeper: ReplyKeeper,
    private readonly people: PeopleForRoutes,
    private readonly texts: ReplyTexts,
  ) {}

  /** Submits the letter to its leaders, in this order. What stands from an earlier round is not asked for again. */
  submit(replyId: string, version: number, { route, message }: SubmitReplyRequest, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply } = hand;
      refuseUnless(mayWrite(actor, hand, holds(actor, 'leader')), 'forbidden', 'reply.notAllocated');
      reply.take('submit', actor);
      const text = await currentText(tx, reply);
      await this.checkRoute(tx, hand, route, text, actor);
      await refuseUnlessLikeCase(tx, reply);
      await this.texts.refuseUnlessSettable(tx, hand);

      const earlier = await latestApprovals(tx, reply);
      const told = [...earlier.values()].filter((step) => step.standsFor !== reply.contentHash);
      const steps = this.stepsOf(reply, route, earlier);
      if (!stepInTurn(steps)) reply.state = 'approved';
      reply.orderedByMinister = false;
      await tx.insert(ApprovalStep, steps);
      await this.texts.seal(tx, text);
      await this.keeper.save(tx, hand);

      const people = told.map((step) => step.leaderId);
      await this.keeper.tell(tx, reply, 'changedAfterApproval', people, actor);
      const { round, textNumber, contentHash } = reply;
      const carried = steps.filter((step) => step.carriedOver).map((step) => step.leaderId);
      const payload = { round, textNumber, contentHash, route: [...route], carriedOver: carried };
      const personal = message?.trim() ? { reason: message.trim() } : undefined;
      await this.keeper.record(tx, actor, hand, 'reply.submitted', payload, personal ? { personal } : {});
      return reply;
    });
  }

  /** The caseworker takes it back to write on. Approvals stand for as long as the content is the same. */
  recall(replyId: string, version: number, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply } = hand;
      refuseUnless(isWriter(actor, hand), 'forbidden', 'reply.notAllocated');
      reply.take('recall', actor);
      await endRoute(tx, hand);
      await this.keeper.save(tx, hand);
      await this.keeper.record(tx, actor, hand, 'reply.recalled', { round: reply.round });
      return reply;
    });
  }

  /** Withdraws the letter before it is signed: it keeps its numbers as Utgår. */
  withdraw(replyId: string, version: number, reason: string, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply } = hand;
      const allowed = mayWrite(actor, hand, holds(actor, 'leader', 'registrar'));
      refuseUnless(allowed, 'forbidden', 'reply.notAllocated');
      const from = reply.state;
      const approvers = await approversOf(tx, reply);
      reply.take('withdraw', actor, reason);
      await endRoute(tx, hand);
      await this.keeper.save(tx, hand, reason);
      await this.keeper.tell(tx, reply, 'withdrawn', [...approvers, hand.entry.caseworkerId], actor);
      await this.keeper.record(tx, actor, hand, 'reply.withdrawn', { from }, { personal: { reason } });
      return reply;
    });
  }

  /** The next round: who has approved this content already, or need not be asked again, is carried over. */
  private stepsOf(reply: Reply, route: readonly string[], earlier: ReadonlyMap<string, ApprovalStep>): ApprovalStep[] {
    reply.round += 1;
    const changedBy = reply.orderedByMinister ? 'orderedByMinister' : 'caseworker';
    return route.map((leaderId, index) => {
      const given = earlier.get(leaderId);
      return given && standsAgain(given, reply.contentHash, changedBy)
        ? carriedOver(reply, index + 1, given)
        : waitingStep(reply, index + 1, leaderId);
    });
  }

  private async checkRoute(
    tx: Tx,
    hand: ReplyInHand,
    route: readonly string[],
    text: ReplyText,
    actor: Actor,
  ): Promise<void> {
    const { reply, entry, caseFile } = hand;
    refuseUnless(route.length > 0, 'invalid', 'reply.routeEmpty');
    refuseUnless(new Set(route).size === route.length, 'invalid', 'reply.routeRepeated');
    const author = await unapprovedAuthor(tx, text);
    refuseUnless(
      route.every((leaderId) => mayStandOnRoute(leaderId, [actor.personId, author])),
      'invalid',
      'reply.routeOwnText',
    );
    const codes = [caseFile.accessCode, entry.accessCode].filter((code) => code !== null);
    const leaders = await this.people.leadersAmong(tx, route, reply.ministryId, codes);
    const known = route.every((leaderId) => leaders.has(leaderId));
    refuseUnless(known, 'invalid', 'reply.routeNotLeader');
  }
}
