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
import { CeremonyView, SignatureActView, SigningItemView } from './signing.view';

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
    type Found = Omit<SigningItemView, 'openedAt' | 'entryKey' | 'refusal'> &
      CaseKey & { documentNumber: number; openedAt: Date | null };
    const items = await rows<Found>(
      tx,
      `SELECT i.id, i.reply_id AS "replyId", r.subject, i.ordinal, i.state, i.shown_sha256 AS "shownSha256",
              CASE WHEN i.state = 'signed' THEN (SELECT a.signed_sha256 FROM signature_act a
                WHERE a.reply_id = i.reply_id AND a.shown_sha256 = i.shown_sha256 ORDER BY a.at DESC LIMIT 1) END AS "signedSha256",
              i.letter_date AS "letterDate", i.capacity, i.opened_at AS "openedAt", i.refusal_code AS "refusalCode",
              c.case_year AS "caseYear", c.case_number AS "caseNumber", e.document_number AS "documentNumber"
         FROM signing_item i JOIN reply r ON r.id = i.reply_id JOIN journal_entry e ON e.id = r.entry_id JOIN case_file c ON c.id = r.case_id
        WHERE i.ceremony_id = $1 AND ${mayReadEntrySql(2)} ORDER BY i.ordinal`,
      [ceremony.id, ...visibilityParameters(actor, this.clock.now())],
    );
    return {
      id: ceremony.id,
      openedAt: ceremony.openedAt.toISOString(),
      identityConfirmedUntil: confirmedUntil(actor)?.toISOString() ?? null,
      items: items.map(({ caseYear, caseNumber, documentNumber, openedAt, ...item }) => ({
        ...item,
        entryKey: printedEntryKey({ caseYear, caseNumber }, documentNumber),
        openedAt: openedAt?.toISOString() ?? null,
        refusal: item.refusalCode && (sentenceOf({ code: item.refusalCode, facts: {} }) ?? item.refusalCode),
      })),
    };
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
