import type { RoleCode } from '../../kernel/actor';
import type { InEachLanguage } from '../../kernel/language';
import { finishedOnSql, readyToCloseSql, remainsToCloseSql } from './closing.sql';

/**
 * A work list: whose it is, what is in it, and by which day it is sorted. One SQL predicate each; nothing is counted
 * beyond 1,000 and nothing asked per line (DESIGN section 4). A list is added by adding a row here.
 *
 * `{person}`, `{ministry}`, `{today}`, `{now}`, `{units}` (the actor's units and all under them), `{wholeMinistry}` (a role
 * held for all of it), `{archive}` (whether a registrar), `{offices}` (those she sits in now) and `{officesForCase}` (those she
 * sits in for one case, as `office case`) and `{clearances}` stand for the actor. The aliases a list must give are `c` (case_file) and, when
 * it is about entries or letters out, `e` (journal_entry).
 */
export interface WorkList {
  readonly title: InEachLanguage;
  /** Who has the list; to others it is refused. */
  readonly roles: readonly RoleCode[];
  /** What one line is about; its id is `id`. */
  readonly subject: 'case' | 'entry' | 'arrival' | 'reply' | 'dispatch';
  /** Which predicate of visibility holds: the case's, the entry's, or the list's own where there is no case yet. */
  readonly visible: 'case' | 'entry' | 'own';
  readonly from: string;
  readonly where: string;
  readonly id: string;
  /** SQL of a number that goes before the day, lowest first, such as what is urgent. */
  readonly rank?: string;
  /** SQL of the day the list is sorted by, earliest first, none last. */
  readonly due: string;
  readonly heading: string;
  /** SQL of the state shown. */
  readonly state: string;
  /** SQL of the codes of what is yet to be done with it, where the list tells. */
  readonly remains?: string;
}

const caseList = {
  subject: 'case',
  visible: 'case',
  from: 'case_file c',
  id: 'c.id',
  due: 'c.reply_deadline',
  heading: 'c.title',
  state: 'c.status',
} as const;

const entryList = {
  subject: 'entry',
  visible: 'entry',
  from: 'journal_entry e JOIN case_file c ON c.id = e.case_id',
  id: 'e.id',
  due: 'e.journal_date',
  heading: 'e.title',
  state: 'e.status',
} as const;

const replyList = {
  subject: 'reply',
  visible: 'entry',
  from: 'reply r JOIN journal_entry e ON e.id = r.entry_id JOIN case_file c ON c.id = r.case_id',
  id: 'r.id',
  due: 'c.reply_deadline',
  heading: 'r.subject',
  state: 'r.state',
} as const;

export const workLists = {
  mine: {
    ...caseList,
    title: { nb: 'Mine', nn: 'Mine', en: 'Mine' },
    roles: ['caseworker', 'leader', 'registrar'],
    where: `c.ministry_id = {ministry}::uuid AND c.status = 'underTreatment' AND c.id IN (
      SELECT o.id FROM case_file o WHERE o.owner_id = {person}::uuid AND o.status = 'underTreatment'
      UNION SELECT a.case_id FROM case_allocation a WHERE a.caseworker_id = {person}::uuid AND a.to_at IS NULL
      UNION SELECT d.case_id FROM reply d JOIN journal_entry w ON w.id = d.entry_id
        WHERE d.ministry_id = {ministry}::uuid AND d.state = 'drafting' AND w.caseworker_id = {person}::uuid)`,
  },
  'my-unit': {
    ...caseList,
    title: { nb: 'Enheten min', nn: 'Eininga mi', en: 'My unit' },
    roles: ['caseworker', 'leader'],
    where: `c.ministry_id = {ministry}::uuid AND c.status = 'underTreatment'
      AND ({wholeMinistry}::boolean OR c.unit_id = ANY({units}::uuid[]))`,
  },
  'to-register': {
    title: { nb: 'Å registrere', nn: 'Å registrere', en: 'To register' },
    roles: ['registrar'],
    subject: 'arrival',
    visible: 'own',
    from: 'arrival_at_ministry w JOIN arrival a ON a.id = w.arrival_id LEFT JOIN case_file c ON false',
    where: `w.ministry_id = {ministry}::uuid AND w.outcome = 'waiting'`,
    id: 'a.id',
    due: `(a.received_at AT TIME ZONE 'Europe/Oslo')::date`,
    heading: 'a.subject',
    state: 'w.outcome',
  },
  'to-allocate': {
    ...caseList,
    title: { nb: 'Å fordele', nn: 'Å fordele', en: 'To allocate' },
    roles: ['registrar', 'leader'],
    where: `c.ministry_id = {ministry}::uuid AND c.status = 'underTreatment' AND c.owner_id IS NULL
      AND ({wholeMinistry}::boolean OR c.unit_id = ANY({units}::uuid[]) OR ({archive}::boolean AND c.unit_id IS NULL))
      AND NOT EXISTS (SELECT 1 FROM case_allocation a
        WHERE a.case_id = c.id AND a.to_at IS NULL AND a.caseworker_id IS NOT NULL)`,
  },
  'to-approve': {
    ...replyList,
    title: { nb: 'Å godkjenne', nn: 'Å godkjenne', en: 'To approve' },
    roles: ['leader'],
    where: `r.ministry_id = {ministry}::uuid AND r.state = 'submitted'
      AND r.id IN (SELECT s.reply_id FROM approval_step s WHERE s.leader_id = {person}::uuid AND s.state = 'waiting'
        AND NOT EXISTS (SELECT 1 FROM approval_step b WHERE b.reply_id = s.reply_id AND b.round = s.round
          AND b.state = 'waiting' AND b.ordinal < s.ordinal))`,
  },
  'to-release': {
    ...replyList,
    title: { nb: 'Å legge frem', nn: 'Å leggje fram', en: 'To lay before the minister' },
    roles: ['privateOffice'],
    where: `r.ministry_id = {ministry}::uuid AND r.state = 'approved' AND r.level <> 'official'`,
  },
  'to-sign': {
    ...replyList,
    title: { nb: 'Å signere', nn: 'Å signere', en: 'To sign' },
    roles: ['minister', 'stateSecretary', 'leader'],
    where: `r.ministry_id = {ministry}::uuid AND r.id IN (
      SELECT o.id FROM reply o WHERE o.state = 'released' AND o.office_id = ANY({offices}::uuid[])
      UNION SELECT o.id FROM reply o WHERE o.state = 'released'
        AND o.office_id::text || ' ' || o.case_id::text = ANY({officesForCase}::text[])
      UNION SELECT o.id FROM reply o JOIN reply_signatory n ON n.reply_id = o.id
        WHERE o.ministry_id = {ministry}::uuid AND o.state = 'approved' AND n.person_id = {person}::uuid)`,
    rank: 'CASE WHEN r.held THEN 2 WHEN r.urgent THEN 0 ELSE 1 END',
  },
  'to-dispatch': {
    ...replyList,
    title: { nb: 'Å ekspedere', nn: 'Å ekspedere', en: 'To dispatch' },
    roles: ['registrar'],
    where: `r.id IN (
      SELECT o.id FROM reply o WHERE o.ministry_id = {ministry}::uuid AND o.state = 'signed'
        AND NOT EXISTS (SELECT 1 FROM dispatch d WHERE d.reply_id = o.id AND d.state <> 'stopped')
      UNION SELECT d.reply_id FROM dispatch d WHERE d.ministry_id = {ministry}::uuid
        AND d.state IN ('failed', 'uncertain', 'awaitingPost', 'bounced')
        AND NOT EXISTS (SELECT 1 FROM dispatch a WHERE a.resends_id = d.id))`,
    rank: 'CASE WHEN r.urgent THEN 0 ELSE 1 END',
    state: `coalesce((SELECT d.state FROM dispatch d WHERE d.reply_id = r.id
      AND d.state IN ('failed', 'uncertain', 'awaitingPost', 'bounced')
      AND NOT EXISTS (SELECT 1 FROM dispatch a WHERE a.resends_id = d.id) ORDER BY d.id LIMIT 1), r.state)`,
  },
  'to-journal': {
    ...entryList,
    title: { nb: 'Å journalføre', nn: 'Å journalføre', en: 'To journal' },
    roles: ['registrar'],
    where: `e.ministry_id = {ministry}::uuid AND e.status IN ('received', 'dispatched', 'finished')
      AND (e.status <> 'finished' OR e.kind IN ('internal', 'internalFollowUp'))`,
  },
  'to-close': {
    ...caseList,
    title: { nb: 'Å avslutte', nn: 'Å avslutte', en: 'To close' },
    roles: ['registrar'],
    where: `c.ministry_id = {ministry}::uuid AND c.status = 'underTreatment' AND ${readyToCloseSql}`,
    due: finishedOnSql,
    remains: remainsToCloseSql,
  },
  late: {
    ...caseList,
    title: { nb: 'Over fristen', nn: 'Over fristen', en: 'Past due' },
    roles: ['registrar', 'leader', 'privateOffice', 'caseworker'],
    where: `c.ministry_id = {ministry}::uuid AND c.status = 'underTreatment' AND c.reply_deadline < {today}::date`,
  },
} as const satisfies Record<string, WorkList>;

export type WorkListName = keyof typeof workLists;

export const workListNames = Object.keys(workLists) as WorkListName[];
