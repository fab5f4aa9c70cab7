import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { made } from '../../kernel/entity-rows';
import type { TouchedRow } from '../../kernel/history/history';
import { newId } from '../../kernel/id';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Transactions, Tx, rows } from '../../kernel/transaction';
import { CorrespondenceParty } from '../correspondence-party.entity';
import { refuseUnlessDoor } from '../replies/reply-doors';
import { ReplyKeeper } from '../replies/reply-keeper';
import { ReplyInHand, readReply } from '../replies/reply-loading';
import { SignatureAct } from '../signing/signing.entity';
import { Dispatch } from './dispatch.entity';
import { hasPostalAddress, mailSize, mayGoByMail, ordinaryChannel } from './dispatch.policy';
import { Dispatching } from './dispatching';

type Channel = Dispatch['channel'];

export interface DispatchOrder {
  /** The archivist has checked recipient, access and titles. */
  readonly checked: boolean;
  /** Ways other than the ordinary: recipient's party id to channel. */
  readonly channels: ReadonlyMap<string, Channel>;
}

/** What decides how a letter may go, whoever it goes to. */
interface Way {
  readonly act: SignatureAct;
  /** Why it may not go by mail; null when it may. */
  readonly mailRefusal: Refusal | null;
}

/** How a letter may go to somebody it is to, before it is ordered. */
export interface RecipientWay {
  readonly partyId: string;
  readonly name: string;
  readonly isCopy: boolean;
  readonly ordinary: Channel;
  readonly mail: string;
  readonly postalAddress: string;
  /** Why it may not go that way; null when it may. */
  readonly refusals: Readonly<Record<Channel, Refusal | null>>;
}

/** Sends letters on their way: each recipient by mail or by post, as a dispatch of its own. */
@Injectable()
export class OrderingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly keeper: ReplyKeeper,
    private readonly dispatching: Dispatching,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Sends a signed letter to everyone it is to, each by mail or by post. */
  order(replyId: string, version: number, order: DispatchOrder, actor: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply, entry } = hand;
      refuseUnlessDoor(reply, 'dispatch', actor);
      refuseUnless(order.checked, 'invalid', 'dispatch.notChecked');
      const existing = await tx.findBy(Dispatch, { replyId });
      const stopped = existing.every((dispatch) => dispatch.state === 'stopped');
      refuseUnless(stopped, 'conflict', 'dispatch.alreadyOrdered');
      const addressees = await addresseesOf(tx, entry.id);
      refuseUnless(addressees.length > 0, 'conflict', 'reply.recipientMissing');
      const known = [...order.channels.keys()].every((id) => addressees.some((party) => party.id === id));
      refuseUnless(known, 'invalid', 'dispatch.partyUnknown');

      const way = await this.wayOf(tx, hand);
      const dispatches = addressees.map((party) => newDispatch(hand, party, way, order.channels.get(party.id)));
      reply.version += 1;
      await this.keeper.save(tx, hand);
      const letter = [
        { table: 'reply', id: reply.id },
        { table: 'journal_entry', id: entry.id },
      ];
      for (const [index, dispatch] of dispatches.entries())
        await this.send(tx, dispatch, actor, index === 0 ? letter : []);
    });
  }

  /** How a signed letter may go to each it is to. Orders nothing. */
  async ways(replyId: string, actor: Actor): Promise<RecipientWay[]> {
    const tx = this.transactions.reader;
    const hand = await readReply(tx, actor, this.clock.now(), replyId);
    refuseUnlessDoor(hand.reply, 'dispatch', actor);
    const { mailRefusal } = await this.wayOf(tx, hand);
    return (await addresseesOf(tx, hand.entry.id)).map((party) => ({
      partyId: party.id,
      name: party.name,
      isCopy: party.kind === 'copyRecipient',
      ordinary: ordinaryChannel(party, mailRefusal === null),
      mail: party.mail,
      postalAddress: postalAddress(party),
      refusals: {
        mail: mailRefusal ?? (party.mail ? null : new Refusal('invalid', 'dispatch.mailMissing')),
        post: hasPostalAddress(party) ? null : new Refusal('invalid', 'dispatch.addressMissing'),
      },
    }));
  }

  /**
   * Sends the letter to the same recipient again: after a bounce, when a mail failed, or instead of the post. A new
   * dispatch on the same entry, another way or to another address if one is given.
   */
  resend(dispatchId: string, version: number, to: { channel?: Channel; mail?: string }, actor: Actor): Promise<void> {
    return this.dispatching.change(dispatchId, version, actor, async (tx, hand, dispatch) => {
      const again = await tx.countBy(Dispatch, { resendsId: dispatch.id });
      refuseUnless(again === 0, 'conflict', 'dispatch.alreadyOrdered');
      dispatch.take('resend', actor, dispatch.reason, dispatch.refusal);
      await tx.save(dispatch);
      await this.dispatching.record(tx, actor, dispatch, 'dispatch.replaced', { dispatchId });
      const party = await tx.findOneByOrFail(CorrespondenceParty, { id: dispatch.partyId });
      const mail = to.mail ?? party.mail;
      const channel = to.channel ?? (to.mail === undefined ? undefined : 'mail');
      const next = newDispatch(hand, { ...party, mail }, await this.wayOf(tx, hand), channel);
      next.resendsId = dispatch.id;
      await this.send(tx, next, actor, []);
    });
  }

  private async send(tx: Tx, dispatch: Dispatch, actor: Actor, changed: readonly TouchedRow[]): Promise<void> {
    dispatch.checkedBy = actor.personId;
    dispatch.checkedAt = this.clock.now();
    await tx.insert(Dispatch, dispatch);
    const { id: dispatchId, channel, partyId, signedSha256, resendsId } = dispatch;
    const payload = { dispatchId, channel, partyId, signedSha256, resendsId };
    await this.dispatching.record(tx, actor, dispatch, 'dispatch.ordered', payload, { rows: changed });
    if (channel === 'mail') await this.dispatching.enqueue(tx, dispatchId);
  }

  private async wayOf(tx: Tx, { reply, entry, caseFile }: ReplyInHand): Promise<Way> {
    const act = await tx
      .createQueryBuilder(SignatureAct, 'a')
      .where('a.reply_id = :id AND a.undone_at IS NULL', { id: reply.id })
      .getOneOrFail();
    if (!mayGoByMail(entry, caseFile))
      return { act, mailRefusal: new Refusal('conflict', 'dispatch.restrictedByMail') };
    const hashes = [act.signedSha256, ...act.enclosures.map(({ sha256 }) => sha256)];
    const files = await rows<{ size: number }>(
      tx,
      'SELECT f.size::float8 AS size FROM unnest($1::text[]) AS h(sha256) JOIN stored_file f USING (sha256)',
      [hashes],
    );
    const [size, limit] = [mailSize(files.map((file) => file.size)), this.settings.mailLimit];
    const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
    const facts = { size: megabytes(size), limit: megabytes(limit) };
    return { act, mailRefusal: size > limit ? new Refusal('conflict', 'dispatch.tooLargeForMail', facts) : null };
  }
}

/** Whom a letter is to, and who gets a copy. */
async function addresseesOf(tx: Tx, entryId: string): Promise<CorrespondenceParty[]> {
  const parties = await tx.find(CorrespondenceParty, { where: { entryId }, order: { ordinal: 'ASC' } });
  return parties.filter(({ kind }) => kind === 'recipient' || kind === 'copyRecipient');
}

/** A dispatch that is not stored yet; refuses a way the letter may not or cannot take. */
function newDispatch(
  { reply, entry, caseFile }: ReplyInHand,
  party: CorrespondenceParty,
  { act, mailRefusal }: Way,
  wanted: Channel | undefined,
): Dispatch {
  const channel = wanted ?? ordinaryChannel(party, mailRefusal === null);
  if (channel === 'mail' && mailRefusal) throw mailRefusal;
  refuseUnless(channel === 'post' || party.mail, 'invalid', 'dispatch.mailMissing');
  refuseUnless(channel === 'mail' || hasPostalAddress(party), 'invalid', 'dispatch.addressMissing');
  return made(Dispatch, {
    id: newId(),
    replyId: reply.id,
    entryId: entry.id,
    caseId: caseFile.id,
    ministryId: reply.ministryId,
    partyId: party.id,
    recipientName: party.name,
    isCopy: party.kind === 'copyRecipient',
    signedSha256: act.signedSha256,
    channel,
    address: channel === 'mail' ? party.mail : postalAddress(party),
    state: channel === 'mail' ? 'queued' : 'awaitingPost',
    checkedBy: '',
    checkedAt: new Date(0),
    sentAt: null,
    postedOn: null,
    resendsId: null,
    reason: null,
    refusal: null,
    version: 1,
  });
}

function postalAddress({ name, addressLines, postCode, postPlace, country }: CorrespondenceParty): string {
  return [name, ...addressLines, `${postCode} ${postPlace}`.trim(), country].filter(Boolean).join(', ');
}
