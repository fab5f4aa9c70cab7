import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock';
import { Tx, rows } from '../../kernel/transaction';

/** Who may stand on a letter's route, or sign it as an official: leaders of the ministry, cleared for the case. */
@Injectable()
export class PeopleForRoutes {
  constructor(private readonly clock: Clock) {}

  /** Those among the people given who are leaders of the ministry now and cleared for all these access codes. */
  async leadersAmong(
    tx: Tx,
    people: readonly string[],
    ministryId: string,
    accessCodes: readonly string[],
  ): Promise<Set<string>> {
    const found = await rows<{ personId: string }>(
      tx,
      `SELECT person_id AS "personId" FROM role_assignment
        WHERE person_id = ANY($1::uuid[]) AND ministry_id = $2 AND from_at <= $4 AND (to_at IS NULL OR to_at > $4)
        GROUP BY person_id
       HAVING bool_or(role = 'leader')
          AND (SELECT count(DISTINCT code) FROM unnest($3::text[]) AS wanted(code)
                WHERE NOT EXISTS (SELECT 1 FROM role_assignment r, unnest(r.cleared_for) AS cleared
                                   WHERE r.person_id = role_assignment.person_id AND r.ministry_id = $2 AND cleared = wanted.code
                                     AND r.from_at <= $4 AND (r.to_at IS NULL OR r.to_at > $4))) = 0`,
      [people, ministryId, accessCodes, this.clock.now()],
    );
    return new Set(found.map((row) => row.personId));
  }
}
