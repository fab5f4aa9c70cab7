import { Injectable } from '@nestjs/common';
import { ActedThrough, Actor, RoleHeld } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Transactions, Tx, firstRow, rows } from '../kernel/transaction';

/** An account acting for a ministry, as things stand at this moment. `roles` of the actor may be empty. */
export interface Acting {
  readonly actor: Actor;
  readonly username: string;
  readonly locked: boolean;
  readonly generation: number;
  /** Until when the password is one given by an administrator (real time); null when it is the person's own. */
  readonly oneTimeUntil: Date | null;
}

/** A ministry somebody holds a role in at this moment. */
export interface OpenMinistry {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

interface Found {
  personId: string;
  name: string;
  initials: string;
  username: string;
  locked: boolean;
  generation: number;
  oneTimeUntil: Date | null;
  ministryCode: string;
  roles: (RoleHeld & { clearedFor: string[] })[];
}

/** Makes an actor of an account: who it is, and what the person may do in a ministry now, by the ministry's clock. */
@Injectable()
export class ActingAccounts {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Undefined when there is no such account or ministry. One question to the database: it is asked at every request. */
  async find(accountId: string, ministryId: string, through: ActedThrough, tx: Tx = this.transactions.reader) {
    const found = await firstRow<Found>(
      tx,
      `SELECT account.person_id AS "personId", person.given_name || ' ' || person.family_name AS name, person.initials,
              account.username, account.locked_at IS NOT NULL AS locked,
              coalesce(password.generation, 0) AS generation, password.one_time_until AS "oneTimeUntil",
              ministry.code AS "ministryCode",
              coalesce((SELECT jsonb_agg(jsonb_build_object('role', held.role, 'unitId', held.unit_id, 'clearedFor', held.cleared_for)
                                         ORDER BY held.role, held.unit_id)
                          FROM role_assignment AS held
                         WHERE held.person_id = account.person_id AND held.ministry_id = ministry.id
                           AND tstzrange(held.from_at, held.to_at) @> $3::timestamptz), '[]') AS roles
         FROM account
         JOIN person ON person.id = account.person_id
         JOIN ministry ON ministry.id = $2
         LEFT JOIN account_password AS password ON password.account_id = account.id
        WHERE account.id = $1`,
      [accountId, ministryId, this.clock.now()],
    );
    return found && actingOf(found, accountId, ministryId, through);
  }

  /** The ministries the person behind an account may act for now, by code. */
  async ministriesOpenTo(accountId: string, tx: Tx = this.transactions.reader): Promise<OpenMinistry[]> {
    return rows<OpenMinistry>(
      tx,
      `SELECT DISTINCT ministry.id, ministry.code, coalesce(named.running_form, ministry.code) AS name
         FROM account
         JOIN role_assignment AS held ON held.person_id = account.person_id
         JOIN ministry ON ministry.id = held.ministry_id
         LEFT JOIN ministry_name AS named ON named.ministry_id = ministry.id AND named.language = 'nb'
              AND daterange(named.valid_from, named.valid_to) @> $3::date
        WHERE account.id = $1 AND tstzrange(held.from_at, held.to_at) @> $2::timestamptz
        ORDER BY ministry.code`,
      [accountId, this.clock.now(), this.clock.today()],
    );
  }
}

function actingOf(found: Found, accountId: string, ministryId: string, through: ActedThrough): Acting {
  return {
    actor: {
      accountId,
      personId: found.personId,
      name: found.name,
      initials: found.initials,
      ministryId,
      ministryCode: found.ministryCode,
      roles: found.roles.map(({ role, unitId }) => ({ role, unitId })),
      clearedFor: [...new Set(found.roles.flatMap((held) => held.clearedFor))].sort(),
      through,
    },
    username: found.username,
    locked: found.locked,
    generation: found.generation,
    oneTimeUntil: found.oneTimeUntil,
  };
}
