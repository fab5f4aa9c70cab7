import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { isId } from '../../kernel/id';
import { confirmedUntil } from '../../kernel/identity';
import { refuseUnless, sentenceOf } from '../../kernel/refusal';
import { Transactions, firstRow, rows } from '../../kernel/transaction';
import { CaseKey, printedEntryKey } from '../../cases/case-key';
import { mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import { readReply } from '../replies/reply-loading';
import { SigningCeremony } from './signing.entity';
import { CeremonyView, LaidLetterView, SignatureActView } from './signing.view';

/** After this long without any letter of a ceremony being decided, nobody is signing it any more. */
const longestSilence = 60_000;

const sentence = (code: string): string => sentenceOf({ code, facts: {} }) ?? code;

/** Ceremonies and acts as people read them. */
@Injectable()
export class SigningQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The actor's own ceremony. A letter she may no longer read is not in it any more. */
  async ceremony(ceremonyId: string, actor: Actor): Promise<CeremonyView> {
    const tx = this.transactions.reader;
    const own = { id: ceremonyId, personId: actor.personId, ministryId: actor.ministryId };
    const ceremony = isId(ceremonyId) ? await tx.findOneBy(SigningCeremony, own) : null;
    refuseUnless(ceremony, 'notFound', 'signing.unknown');
    type Moments = 'openedAt' | 'markedAt' | 'decidedAt';
    type Found = Omit<LaidLetterView, Moments | 'entryKey' | 'refusal' | 'left' | 'beingSigned'> &
      CaseKey & { documentNumber: number } & Record<Moments, Date | null>;
    const letters = await rows<Found>(
      tx,
      `SELECT l.id, l.reply_id AS "replyId", r.subject, l.ordinal, l.state, l.shown_sha256 AS "shownSha256",
              CASE WHEN l.state = 'signed' THEN (SELECT a.signed_sha256 FROM signature_act a
                WHERE a.reply_id = l.reply_id AND a.shown_sha256 = l.shown_sha256 ORDER BY a.at DESC LIMIT 1) END AS "signedSha256",
              l.letter_date AS "letterDate", l.capacity, l.opened_at AS "openedAt", l.refusal_code AS "refusalCode",
              r.case_id AS "caseId",
              (SELECT count(*)::int FROM answered_on_behalf_of o JOIN responding_minister m ON m.id = o.responding_minister_id
                WHERE m.case_id = r.case_id AND m.to_at IS NULL) AS "answersFor", l.marked_at AS "markedAt", l.decided_at AS "decidedAt", l.left_code AS "leftCode", c.case_year AS "caseYear", c.case_number AS "caseNumber", e.document_number AS "documentNumber"
         FROM laid_letter l JOIN reply r ON r.id = l.reply_id JOIN journal_entry e ON e.id = r.entry_id JOIN case_file c ON c.id = r.case_id
        WHERE l.ceremony_id = $1 AND ${mayReadEntrySql(2)} ORDER BY l.ordinal`,
      [ceremony.id, ...visibilityParameters(actor, this.clock.now())],
    );
    const latest = Math.max(0, ...letters.flatMap(({ markedAt, decidedAt }) => [markedAt, decidedAt]).map(Number));
    const goesOn = this.clock.now().getTime() - latest < longestSilence;
    return {
      id: ceremony.id,
      openedAt: ceremony.openedAt.toISOString(),
      identityConfirmedUntil: confirmedUntil(actor)?.toISOString() ?? null,
      letters: letters.map(({ caseYear, caseNumber, documentNumber, openedAt, markedAt, decidedAt, ...letter }) => {
        const undecided = letter.state === 'waiting' && markedAt !== null && letter.leftCode === null;
        const leftCode = undecided && !goesOn ? 'signing.interrupted' : letter.leftCode;
        return {
          ...letter,
          entryKey: printedEntryKey({ caseYear, caseNumber }, documentNumber),
          openedAt: openedAt?.toISOString() ?? null,
          markedAt: markedAt?.toISOString() ?? null,
          decidedAt: decidedAt?.toISOString() ?? null,
          refusal: letter.refusalCode && sentence(letter.refusalCode),
          leftCode,
          left: leftCode && sentence(leftCode),
          beingSigned: undecided && goesOn,
        };
      }),
    };
  }

  /** The letter as it lies before the actor already: shown today, not decided, and still what was shown. */
  async standing(replyId: string, actor: Actor): Promise<{ ceremonyId: string; laidLetterId: string } | null> {
    const found = isId(replyId)
      ? await firstRow<{ ceremonyId: string; laidLetterId: string }>(
          this.transactions.reader,
          `SELECT s.id AS "ceremonyId", l.id AS "laidLetterId"
             FROM laid_letter l JOIN signing_ceremony s ON s.id = l.ceremony_id JOIN reply r ON r.id = l.reply_id
            WHERE l.reply_id = $1 AND s.person_id = $2 AND s.ministry_id = $3 AND l.state = 'waiting'
              AND l.letter_date = $4 AND l.content_hash = r.content_hash ORDER BY s.opened_at DESC, s.id DESC LIMIT 1`,
          [replyId, actor.personId, actor.ministryId, this.clock.today()],
        )
      : undefined;
    return found ?? null;
  }

  /** The act behind a signed letter. Refuses as not found while it is not signed. */
  async act(replyId: string, actor: Actor): Promise<SignatureActView> {
    const act = await this.actOrNull(replyId, actor);
    refuseUnless(act, 'notFound', 'signing.unknown');
    return act;
  }

  /** The act behind a letter; null while it is not signed. */
  async actOrNull(replyId: string, actor: Actor): Promise<SignatureActView | null> {
    const tx = this.transactions.reader;
    const { reply } = await readReply(tx, actor, this.clock.now(), replyId);
    const act = await firstRow<Omit<SignatureActView, 'at'> & { at: Date }>(
      tx,
      `SELECT a.id, a.kind, a.person_id AS "personId", p.given_name || ' ' || p.family_name AS "personName", a.capacity,
              b.given_name || ' ' || b.family_name AS "recordedByName", a.at, a.decided_on AS "decidedOn", a.decided_how AS "decidedHow",
              a.shown_sha256 AS "shownSha256", a.signed_sha256 AS "signedSha256", a.enclosures, a.identity_method AS "identityMethod",
              a.level, a.timestamp_pending AND r.state = 'signed' AS "timestampPending", a.certificate_name AS "certificateName",
              a.certificate_sha256 AS "certificateSha256", a.evidence_entry_id AS "evidenceEntryId"
         FROM signature_act a JOIN person p ON p.id = a.person_id JOIN person b ON b.id = a.recorded_by JOIN reply r ON r.id = a.reply_id
        WHERE a.reply_id = $1 AND a.undone_at IS NULL`,
      [reply.id],
    );
    return act ? { ...act, at: act.at.toISOString() } : null;
  }
}
