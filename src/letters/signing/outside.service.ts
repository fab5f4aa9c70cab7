import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock, Day, dayOf, startOf } from '../../kernel/clock';
import { refuseStale } from '../../kernel/http/version';
import { refuseUnlessConfirmed } from '../../kernel/identity';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import { Documents } from '../../documents/documents.service';
import { Government } from '../../government/government.service';
import { Journal } from '../entries/journal';
import { refuseUnlessApprovalsStand } from '../replies/approval-route';
import { refuseUnlessDoor } from '../replies/reply-doors';
import { ReplyLetters } from '../replies/reply-letters';
import { ReplyInHand, lockReply, readReply } from '../replies/reply-loading';
import { ApprovalStep } from '../replies/reply-parts.entity';
import { Laying } from './laying';
import { LetterSigner } from './letter-signer';
import { NoteFiling } from './note-filing';
import { SignedLetters, pdfFileName } from './signed-letters';
import { Signatories, Signatory } from './signatories';
import { SigningKeys } from './signing-keys';

/** What the private office records about a signature or a decision given outside the system. */
export interface GivenOutside {
  /** `paper`: signed by hand and scanned. Else how the decision was given. */
  readonly how: 'paper' | 'mail' | 'telephone' | 'meeting';
  /** The day it was given; a letter signed on paper carries that date. */
  readonly on: string;
  /** Upload with the scan, or with the mail or note that documents the decision. */
  readonly evidenceUploadId: string;
  /** For officials' letters with several names: who of them signed. */
  readonly personId?: string;
}

/**
 * Letters that became valid outside the system: signed on paper and scanned, or decided by mail, telephone or in a
 * meeting. The PDF is sealed with the ministry's key, the evidence is filed on the case, and the act says so. It must
 * be possible to document that the minister approved (Om forholdet til Stortinget § 14). The seal is as good as a
 * signature, so whoever puts it on the letter confirms their identity like a signatory.
 */
@Injectable()
export class OutsideService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly laying: Laying,
    private readonly letters: ReplyLetters,
    private readonly documents: Documents,
    private readonly government: Government,
    private readonly journal: Journal,
    private readonly signatories: Signatories,
    private readonly keys: SigningKeys,
    private readonly signer: LetterSigner,
    private readonly signed: SignedLetters,
    private readonly noteFiling: NoteFiling,
  ) {}

  /** Records it: seals the letter as it stands now, files the evidence, and finishes the letter. */
  async record(replyId: string, version: number, given: GivenOutside, actor: Actor): Promise<void> {
    refuseUnlessConfirmed(actor);
    const action = given.how === 'paper' ? 'recordPaperSignature' : 'recordDecision';
    const at = this.clock.now();
    const hand = await readReply(this.transactions.reader, actor, at, replyId);
    refuseStale(hand.reply.version, version);
    refuseUnlessDoor(hand.reply, action, actor);
    await refuseUnlessApprovalsStand(this.transactions.reader, hand);
    refuseUnless(given.on <= this.clock.today(), 'invalid', 'signing.dateAhead');
    const approvedOn = await this.approvedOn(hand);
    refuseUnless(!approvedOn || given.on >= approvedOn, 'invalid', 'signing.beforeApproval');
    await this.documents.refuseUnlessClaimable(actor, given.evidenceUploadId, { table: 'reply', id: replyId });
    const contentHash = await this.laying.contentOf(this.transactions.reader, hand);
    const letterDate = given.how === 'paper' ? given.on : this.clock.today();
    const decider = await this.decider(this.transactions.reader, hand, given);

    const signing = given.how === 'paper' ? ('paper' as const) : ('sealed' as const);
    const { pdf } = await this.letters.set(this.transactions.reader, hand, {
      on: letterDate,
      at: momentOn(given.on, at),
      signing,
    });
    const fileName = pdfFileName(hand);
    const shown = await this.documents.keep(Buffer.from(pdf), { fileName, mediaType: 'application/pdf' });
    const seal = await this.seal(hand, letterDate);
    const signature = await this.signer.sign(Buffer.from(pdf), seal.key, { at, signatory: seal.name, fileName });

    const note = await this.noteFiling.prepare(hand);

    await this.transactions.run(async (tx) => {
      const locked = await lockReply(tx, actor, at, replyId);
      refuseStale(locked.reply.version, version);
      const content = await this.laying.contentOf(tx, locked);
      refuseUnless(content === contentHash, 'conflict', 'signing.contentChanged');
      await this.documents.keepRow(tx, shown);
      locked.reply.take(action, actor);
      const evidenceEntryId = await this.fileEvidence(tx, locked, given, actor);
      await this.signed.record(tx, locked, {
        kind: given.how === 'paper' ? 'paper' : 'decision',
        ...decider,
        letterDate,
        contentHash,
        shownSha256: shown.sha256,
        signature,
        note,
        actor,
        at,
        outside: { on: given.on, how: given.how, evidenceEntryId },
      });
    });
  }

  /** The day the last leader approved it: nobody signs or decides on a letter that is not approved yet. */
  private async approvedOn({ reply }: ReplyInHand): Promise<Day | undefined> {
    const given = await this.transactions.reader.findBy(ApprovalStep, {
      replyId: reply.id,
      round: reply.round,
      state: 'approved',
    });
    return given
      .flatMap(({ answeredAt }) => (answeredAt ? [dayOf(answeredAt)] : []))
      .sort()
      .at(-1);
  }

  /** Whoever held the office on the day; among officials the one named. */
  private async decider(tx: Tx, hand: ReplyInHand, given: GivenOutside): Promise<Signatory> {
    const candidates = await this.signatories.of(tx, hand, momentOn(given.on, this.clock.now()));
    const found = given.personId ? candidates.find((one) => one.personId === given.personId) : candidates[0];
    refuseUnless(found, 'invalid', 'signing.notSignatory');
    return found;
  }

  private async seal({ reply }: ReplyInHand, day: string) {
    const ministry = await this.government.ministry(reply.ministryId);
    const name = (await this.government.nameOf(reply.ministryId, 'nb', day)).runningForm;
    return { name, key: await this.keys.sealOf({ code: ministry.code, name, orgNumber: ministry.orgNumber }) };
  }

  /** An internal entry of the case, without follow-up (Noark X), that holds the scan or the proof of the decision. */
  private async fileEvidence(
    tx: Tx,
    { reply, caseFile, touched }: ReplyInHand,
    given: GivenOutside,
    actor: Actor,
  ): Promise<string> {
    const title = evidenceTitles[given.how];
    const [file] = await this.documents.claim(tx, actor, [given.evidenceUploadId], { table: 'reply', id: reply.id });
    refuseUnless(file, 'notFound', 'signing.unknown');
    const created = await this.journal.createEntry(tx, actor, {
      caseFile,
      kind: 'internal',
      status: 'finished',
      title: `${title}: ${reply.subject}`,
      publicTitle: title,
      documentDate: given.on,
      language: reply.language,
      restriction: caseFile.accessCode
        ? undefined
        : { accessCode: 'UO14', accessProvision: 'offentleglova § 14 første ledd', secrecyProvision: null },
      parties: [{ kind: 'internalSender', name: actor.name, personId: actor.personId }],
      documents: [
        {
          title,
          type: 'evidence',
          status: 'finished',
          files: [{ sha256: file.sha256, fileName: file.fileName, variant: 'production' }],
        },
      ],
    });
    touched.push(...created.states.map(({ table, id }) => ({ table, id })));
    return created.entry.id;
  }
}

const evidenceTitles: Record<GivenOutside['how'], string> = {
  paper: 'Skannet brev med håndskreven signatur',
  mail: 'Avgjørelse gitt i e-post',
  telephone: 'Avgjørelse gitt på telefon',
  meeting: 'Avgjørelse gitt i møte',
};

/** Now when it was given today, else the end of that day: who held the office when the day was over. */
function momentOn(day: string, now: Date): Date {
  const sometimeNextDay = new Date(startOf(day).getTime() + 36 * 60 * 60 * 1000);
  const endOfDay = new Date(startOf(dayOf(sometimeNextDay)).getTime() - 1);
  return endOfDay < now ? endOfDay : now;
}
