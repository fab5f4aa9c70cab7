import { Injectable } from '@nestjs/common';
import type { RoleCode } from '../kernel/actor';
import { Clock, Day } from '../kernel/clock';
import { isId } from '../kernel/id';
import { Refusal } from '../kernel/refusal';
import { Transactions, Tx, rows } from '../kernel/transaction';
import { withJoints } from './letterhead';
import { OrganisationalUnit } from './organisational-unit.entity';
import { Person } from './person.entity';

/** A role as it stands at a moment, in any ministry. */
export interface RoleAtMoment {
  readonly assignmentId: string;
  readonly personId: string;
  readonly ministryId: string;
  readonly ministryCode: string;
  readonly unitId: string | null;
  readonly role: RoleCode;
  readonly titleNb: string | null;
  readonly titleNn: string | null;
  readonly clearedFor: readonly string[];
}

/** Someone with a role, as lists and pickers show them. */
export interface StaffMember {
  readonly personId: string;
  readonly name: string;
  readonly initials: string;
  readonly mail: string | null;
  readonly unitId: string | null;
  readonly titleNb: string | null;
  readonly titleNn: string | null;
}

/** Who works where, as dated facts: persons, their roles, and the units. Reading only; `tx` reads inside a transaction. */
@Injectable()
export class Staff {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Refuses as not found when there is none. */
  async person(id: string, tx: Tx = this.transactions.reader): Promise<Person> {
    const found = isId(id) ? await tx.findOneBy(Person, { id }) : null;
    if (!found) throw new Refusal('notFound', 'person.unknown');
    return found;
  }

  /** Every role a person has at a moment, in all ministries; each with what it clears the person to read there. */
  async rolesOf(personId: string, at: Date, tx: Tx = this.transactions.reader): Promise<RoleAtMoment[]> {
    return rows<RoleAtMoment>(
      tx,
      `SELECT held.id AS "assignmentId", held.person_id AS "personId", held.ministry_id AS "ministryId", ministry.code AS "ministryCode",
              held.unit_id AS "unitId", held.role, held.title_nb AS "titleNb", held.title_nn AS "titleNn", held.cleared_for AS "clearedFor"
         FROM role_assignment AS held JOIN ministry ON ministry.id = held.ministry_id
        WHERE held.person_id = $1 AND tstzrange(held.from_at, held.to_at) @> $2::timestamptz
        ORDER BY ministry.code, held.role, held.unit_id, held.id`,
      [personId, at],
    );
  }

  /**
   * Who has a role in a ministry at a moment, by name. With a unit: those who have it in that very unit (a leader of
   * the department above is not among them), and those who have it for the whole ministry.
   */
  async personsWithRole(
    ministryId: string,
    role: RoleCode,
    at: Date,
    unitId?: string | null,
    tx: Tx = this.transactions.reader,
  ): Promise<StaffMember[]> {
    return rows<StaffMember>(
      tx,
      `SELECT person.id AS "personId", person.given_name || ' ' || person.family_name AS name, person.initials, person.mail,
              held.unit_id AS "unitId", held.title_nb AS "titleNb", held.title_nn AS "titleNn"
         FROM role_assignment AS held JOIN person ON person.id = held.person_id
        WHERE held.ministry_id = $1 AND held.role = $2 AND tstzrange(held.from_at, held.to_at) @> $3::timestamptz
          AND ($4::uuid IS NULL OR held.unit_id = $4 OR held.unit_id IS NULL)
        ORDER BY person.family_name COLLATE norwegian, person.given_name COLLATE norwegian, person.id, held.id`,
      [ministryId, role, at, unitId ?? null],
    );
  }

  /** Refuses as not found when there is none. */
  async unit(id: string, tx: Tx = this.transactions.reader): Promise<OrganisationalUnit> {
    const found = isId(id) ? await tx.findOneBy(OrganisationalUnit, { id }) : null;
    if (!found) throw new Refusal('notFound', 'unit.unknown');
    return found;
  }

  /** The units of a ministry on a day, by code. */
  async unitsOf(
    ministryId: string,
    day: Day = this.clock.today(),
    tx: Tx = this.transactions.reader,
  ): Promise<OrganisationalUnit[]> {
    return tx
      .createQueryBuilder(OrganisationalUnit, 'unit')
      .where('unit.ministry_id = :ministryId AND daterange(unit.valid_from, unit.valid_to) @> :day::date', {
        ministryId,
        day,
      })
      .orderBy('unit.code')
      .getMany();
  }

  /** The ids of a unit and of every unit under it, however deep, ended ones included: their cases are still theirs. */
  async unitsUnder(unitId: string, tx: Tx = this.transactions.reader): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `WITH RECURSIVE under AS (
         SELECT id FROM organisational_unit WHERE id = $1
         UNION SELECT unit.id FROM organisational_unit AS unit JOIN under ON unit.parent_id = under.id)
       SELECT id FROM under ORDER BY id`,
      [unitId],
    );
    return found.map(({ id }) => id);
  }

  /** A unit's name as a letter's footer wants it: in the letter's form of Norwegian, with its joints as U+00AD. */
  async unitNameForLetter(unitId: string, language: string, tx: Tx = this.transactions.reader): Promise<string> {
    const unit = await this.unit(unitId, tx);
    return withJoints(language === 'nn' ? unit.nameNn : unit.nameNb, unit.joints);
  }
}
