import { Injectable } from '@nestjs/common';
import { dayOf } from '../../kernel/clock';
import { Tx, rows } from '../../kernel/transaction';
import type { ShownApproval } from '../../templates/typesetting/memo';
import { ReplyInHand } from './reply-loading';

/** Who has had the letter in hand, as cover and memo show it. */
@Injectable()
export class ReplyApprovals {
  /** Who wrote it, then who approved which version. */
  async shown(tx: Tx, { reply, entry }: ReplyInHand): Promise<ShownApproval[]> {
    const found = await rows<{ name: string; role: string; at: Date; textNumber: number | null }>(
      tx,
      `SELECT p.given_name || ' ' || p.family_name AS name, COALESCE(t.title, '') AS role, h.at, h.text_number AS "textNumber"
         FROM (SELECT s.leader_id AS person_id, s.answered_at AS at, s.text_number, s.ordinal FROM approval_step s
                WHERE s.reply_id = $1 AND s.round = $2 AND s.state = 'approved'
               UNION ALL
               SELECT $3::uuid, (SELECT max(x.written_at) FROM reply_text x WHERE x.reply_id = $1 AND x.origin IN ('template', 'caseworker', 'orderedByMinister')), NULL, 0) h
         JOIN person p ON p.id = h.person_id
         LEFT JOIN LATERAL (SELECT CASE $5 WHEN 'nn' THEN r.title_nn ELSE r.title_nb END AS title FROM role_assignment r
              WHERE r.person_id = p.id AND r.ministry_id = $4 AND r.role IN ('leader', 'caseworker')
                AND r.from_at <= h.at AND (r.to_at IS NULL OR r.to_at > h.at) ORDER BY r.role DESC, r.from_at DESC LIMIT 1) t ON true
        ORDER BY h.ordinal`,
      [reply.id, reply.round, entry.caseworkerId, reply.ministryId, reply.language],
    );
    const wrote = reply.language === 'nn' ? 'utarbeidd' : 'utarbeidet';
    return found.map(({ name, role, at, textNumber }) => ({
      name,
      role,
      date: dayOf(at),
      concerns: textNumber === null ? wrote : `versjon ${textNumber}`,
    }));
  }

  /** The leaders alone. */
  async ofLeaders(tx: Tx, hand: ReplyInHand): Promise<ShownApproval[]> {
    return (await this.shown(tx, hand)).slice(1);
  }
}
