/**
 * Where a case stands, as SQL: how far its letter has come, who has it in hand, since when. For the alias `c` (case_file),
 * after visibility's three parameters ($1 ministry, $2 clearances, $3 moment).
 */
import { mayReadEntrySql } from '../../cases/case-visibility';

/** Events after which a letter lies with somebody else than before, or has just begun. */
const turns = `('reply.started', 'reply.submitted', 'reply.recalled', 'reply.approved', 'reply.editedAndApproved', 'reply.sentBack',
  'reply.released', 'reply.releaseRecalled', 'reply.held', 'reply.returned', 'reply.signed', 'reply.signedOutside', 'reply.stopped',
  'reply.dispatched')`;

/** `a` allocation, `r` the letter in hand (the open one before one sent), `s` whose turn it is, `t` its last turn. `only` names one letter. */
export function standingJoins(only = 'NULL::uuid'): string {
  return `LEFT JOIN case_allocation a ON a.case_id = c.id AND a.to_at IS NULL
    LEFT JOIN LATERAL (SELECT o.*, e.caseworker_id FROM reply o JOIN journal_entry e ON e.id = o.entry_id
      WHERE o.case_id = c.id AND o.ministry_id = $1 AND (${only} IS NULL OR o.id = ${only})
        AND o.state NOT IN ('rejected', 'withdrawn') AND ${mayReadEntrySql(1)}
      ORDER BY o.state = 'dispatched', o.id DESC LIMIT 1) r ON true
    LEFT JOIN LATERAL (SELECT w.leader_id FROM approval_step w WHERE r.state = 'submitted' AND w.reply_id = r.id
        AND w.round = r.round AND w.state = 'waiting' ORDER BY w.ordinal LIMIT 1) s ON true
    LEFT JOIN LATERAL (SELECT n.person_id FROM reply_signatory n WHERE r.state = 'approved' AND r.level = 'official'
        AND n.reply_id = r.id ORDER BY n.ordinal LIMIT 1) n ON true
    LEFT JOIN LATERAL (SELECT h.at, h.type, h.person_id, h.personal FROM history_event h
      WHERE h.subject_id = r.id AND h.type IN ${turns} ORDER BY h.at DESC, h.sequence DESC LIMIT 1) t ON true`;
}

/** Names of `stages` (`standings.ts`). */
export const stageSql = `CASE
  WHEN c.status <> 'underTreatment' THEN c.status
  WHEN r.id IS NULL AND c.owner_id IS NULL AND a.caseworker_id IS NULL THEN 'toAllocate'
  WHEN r.id IS NULL AND a.state = 'offered' THEN 'offered'
  WHEN r.id IS NULL THEN 'notBegun'
  WHEN r.state = 'drafting' AND t.type IN ('reply.sentBack', 'reply.returned', 'reply.stopped') THEN 'sentBack'
  WHEN r.state = 'released' AND r.held THEN 'onHold'
  ELSE r.state END`;

/** The person who has it in hand; null when it is an office, the archive, or nobody. */
export const holderSql = `CASE WHEN r.id IS NULL THEN coalesce(c.owner_id, a.caseworker_id)
  ELSE CASE r.state WHEN 'drafting' THEN coalesce(r.caseworker_id, c.owner_id) WHEN 'submitted' THEN s.leader_id
    WHEN 'approved' THEN n.person_id END END`;
