import { Injectable } from '@nestjs/common';
import { Actor } from '../../kernel/actor';
import { Clock, dayOf } from '../../kernel/clock';
import { History } from '../../kernel/history/history';
import { refuseStale } from '../../kernel/http/version';
import { newId } from '../../kernel/id';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx, constraintOf, firstRow, lockOrRefuse } from '../../kernel/transaction';
import '../government.events';
import { OrganisationalUnit } from '../organisational-unit.entity';
import { Person } from '../person.entity';
import { RoleAssignment } from '../role-assignment.entity';
import type { CorrectPersonRequest, GiveRoleRequest, RegisterPersonRequest } from './people.requests';
import { PeopleList } from './people-list';

/** What a ministry's administrators do with its people. Rows are locked in the order ministry, unit, person, role. */
@Injectable()
export class StaffChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: PeopleList,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** Registers a person; a role or a term is given afterwards. */
  register(actor: Actor, given: RegisterPersonRequest): Promise<Person> {
    return this.transactions.run(async (tx) => {
      await lockInitials(tx, actor.ministryId);
      await this.refuseInitialsTaken(tx, actor.ministryId, given.initials, null);
      const person = Object.assign(new Person(), {
        id: newId(),
        registeredByMinistryId: actor.ministryId,
        givenName: given.givenName,
        familyName: given.familyName,
        initials: given.initials,
        mail: given.mail ?? null,
        telephone: given.telephone ?? null,
      });
      await tx.save(person);
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'person.registered',
        subject: { table: 'person', id: person.id },
        payload: { personId: person.id },
        rows: [{ table: 'person', id: person.id }],
        personal: { ...given },
      });
      return person;
    });
  }

  /** Puts right what is wrong about a person of the ministry. */
  correct(actor: Actor, personId: string, version: number, given: CorrectPersonRequest): Promise<Person> {
    return this.transactions.run(async (tx) => {
      await this.people.one(actor, personId, tx);
      await lockInitials(tx, actor.ministryId);
      const person = await lockOrRefuse(tx, Person, personId, 'person.unknown');
      refuseStale(person.version, version);
      // A person may work in several ministries; the one that registered the person answers for the name.
      refuseUnless(person.registeredByMinistryId === actor.ministryId, 'forbidden', 'government.otherMinistry');
      if (given.initials) await this.refuseInitialsTaken(tx, actor.ministryId, given.initials, personId);

      const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      Object.assign(person, changes);

      await tx.save(person);
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'person.corrected',
        subject: { table: 'person', id: person.id },
        payload: { personId, fields: Object.keys(changes).sort() },
        rows: [{ table: 'person', id: person.id }],
        personal: changes,
      });
      return person;
    });
  }

  /** Gives a person a role in the ministry acted for. Nobody gives one to themselves: clearance takes two. */
  giveRole(actor: Actor, personId: string, given: GiveRoleRequest): Promise<RoleAssignment> {
    const from = given.from ? new Date(given.from) : this.clock.now();
    const to = given.to ? new Date(given.to) : null;
    refuseUnless(to === null || to > from, 'invalid', 'term.endBeforeStart', { from: from.toISOString() });
    return this.transactions.run(async (tx) => {
      await lockInitials(tx, actor.ministryId);
      if (given.unitId) await this.unitOf(tx, actor, given.unitId, from);
      const person = await lockOrRefuse(tx, Person, personId, 'person.unknown');
      refuseUnless(person.id !== actor.personId, 'forbidden', 'role.notToOneself');
      await this.refuseInitialsTaken(tx, actor.ministryId, person.initials, person.id);
      const held = Object.assign(new RoleAssignment(), {
        id: newId(),
        personId: person.id,
        ministryId: actor.ministryId,
        unitId: given.unitId ?? null,
        role: given.role,
        titleNb: given.titleNb ?? null,
        titleNn: given.titleNn ?? null,
        clearedFor: [...(given.clearedFor ?? [])].sort(),
        fromAt: from,
        toAt: to,
      });
      await saveUnlessHeld(tx, held);
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'role.given',
        subject: { table: 'role_assignment', id: held.id },
        payload: {
          assignmentId: held.id,
          personId: person.id,
          role: held.role,
          unitId: held.unitId,
          clearedFor: held.clearedFor,
          from: from.toISOString(),
          to: to?.toISOString() ?? null,
        },
        rows: [{ table: 'role_assignment', id: held.id }],
      });
      return held;
    });
  }

  /** Ends a role from a moment on. What was done in it stays done. */
  endRole(actor: Actor, personId: string, roleId: string, version: number, at?: string): Promise<RoleAssignment> {
    return this.transactions.run(async (tx) => {
      const held = await lockOrRefuse(tx, RoleAssignment, roleId, 'role.unknown');
      refuseUnless(held.personId === personId && held.ministryId === actor.ministryId, 'notFound', 'role.unknown');
      refuseStale(held.version, version);
      const end = at ? new Date(at) : this.clock.now();

      held.end(end);

      await tx.save(held);
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'role.ended',
        subject: { table: 'role_assignment', id: held.id },
        payload: { assignmentId: held.id, personId, role: held.role, at: end.toISOString() },
        rows: [{ table: 'role_assignment', id: held.id }],
      });
      return held;
    });
  }

  private async unitOf(tx: Tx, actor: Actor, unitId: string, from: Date): Promise<OrganisationalUnit> {
    const unit = await lockOrRefuse(tx, OrganisationalUnit, unitId, 'unit.unknown');
    refuseUnless(unit.ministryId === actor.ministryId, 'notFound', 'unit.unknown');
    refuseUnless(unit.isOn(dayOf(from)), 'invalid', 'unit.notThen', { code: unit.code });
    return unit;
  }

  /** Initials stand in letters: two who work, or are to work, in one ministry never share them. */
  private async refuseInitialsTaken(tx: Tx, ministryId: string, initials: string, exceptFor: string | null) {
    const taken = await firstRow(
      tx,
      `SELECT person.id FROM person
        WHERE person.initials = $2 AND person.id IS DISTINCT FROM $3::uuid
          AND (EXISTS (SELECT FROM role_assignment AS held WHERE held.person_id = person.id AND held.ministry_id = $1
                          AND (held.to_at IS NULL OR held.to_at > $4))
               OR (person.registered_by_ministry_id = $1
                   AND NOT EXISTS (SELECT FROM role_assignment AS held WHERE held.person_id = person.id)))
        LIMIT 1`,
      [ministryId, initials, exceptFor, this.clock.now()],
    );
    refuseUnless(!taken, 'conflict', 'person.initialsTaken', { initials });
  }
}

/** One at a time within a ministry; unlike a lock on its row, registering letters does not wait for it. */
async function lockInitials(tx: Tx, ministryId: string): Promise<void> {
  await tx.query('SELECT id FROM ministry WHERE id = $1 FOR NO KEY UPDATE', [ministryId]);
}

async function saveUnlessHeld(tx: Tx, held: RoleAssignment): Promise<void> {
  try {
    await tx.save(held);
  } catch (error) {
    if (constraintOf(error) === 'role_held_once')
      throw new Refusal('conflict', 'role.alreadyHeld', { role: held.role });
    throw error;
  }
}
