import type { Actor } from '../kernel/actor';

/**
 * The one predicate for what an actor may see (DESIGN section 4): the case is the acting ministry's or granted to it,
 * and the actor is cleared for its access code. Lists, look-ups and commands all use it; what it leaves out does not
 * exist for the actor.
 *
 * `c` is the alias of case_file. Parameters are numbered from `first`: ministry, clearances, moment.
 */
export function mayReadCaseSql(first: number, alias = 'c'): string {
  return mayReadSql(first, alias, '');
}

/**
 * The same for a journal entry, whose own access code counts besides its case's. Same parameters. A grant opens what came
 * in and what was sent: drafts and memos are the owning ministry's own, also in a case another may look into.
 */
export function mayReadEntrySql(first: number, entry = 'e', caseAlias = 'c'): string {
  const shared = `AND (${entry}.kind = 'incoming'
    OR (${entry}.kind = 'outgoing' AND ${entry}.status IN ('dispatched', 'journalled', 'archived')))`;
  return `(${mayReadSql(first, caseAlias, shared)} AND (${entry}.access_code IS NULL OR ${entry}.access_code = ANY($${first + 1}::text[])))`;
}

/** `shared` is what more a grant asks of what it opens. */
function mayReadSql(first: number, alias: string, shared: string): string {
  const [ministry, clearances, moment] = [first, first + 1, first + 2].map((n) => `$${n}`);
  return `((${alias}.access_code IS NULL OR ${alias}.access_code = ANY(${clearances}::text[]))
    AND (${alias}.ministry_id = ${ministry}::uuid
      OR EXISTS (SELECT 1 FROM case_grant g WHERE g.case_id = ${alias}.id AND g.ministry_id = ${ministry}::uuid
        AND g.from_at <= ${moment}::timestamptz AND (g.to_at IS NULL OR g.to_at > ${moment}::timestamptz) ${shared})))`;
}

/** Whether the actor is cleared for an access code; null is open to all. For rows of a case the actor may read. */
export function isClearedFor(actor: Actor, accessCode: string | null): boolean {
  return accessCode === null || actor.clearedFor.includes(accessCode);
}

/** The parameters both predicates want, in their order. */
export function visibilityParameters(actor: Actor, at: Date): [string, readonly string[], Date] {
  return [actor.ministryId, actor.clearedFor, at];
}
