import { Injectable } from '@nestjs/common';
import { Actor } from '../../kernel/actor';
import { Clock, Day, startOf } from '../../kernel/clock';
import { History } from '../../kernel/history/history';
import { refuseStale } from '../../kernel/http/version';
import { newId } from '../../kernel/id';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx, constraintOf, lockOrRefuse, rows } from '../../kernel/transaction';
import '../government.events';
import { OrganisationalUnit } from '../organisational-unit.entity';
import type { AddUnitRequest, RenameUnitRequest } from './units.requests';

/** What a ministry's administrators do with its units. */
@Injectable()
export class UnitChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** Adds a unit, under another or directly under the ministry. */
  add(actor: Actor, given: AddUnitRequest): Promise<OrganisationalUnit> {
    const from = given.from ?? this.clock.today();
    return this.transactions.run(async (tx) => {
      if (given.parentId) await this.refuseParentEnded(tx, actor, given.parentId, from);
      const unit = Object.assign(new OrganisationalUnit(), {
        id: newId(),
        ministryId: actor.ministryId,
        parentId: given.parentId ?? null,
        code: given.code,
        nameNb: given.nameNb,
        nameNn: given.nameNn,
        joints: [...(given.joints ?? [])],
        validFrom: from,
        validTo: null,
      });
      await saveUnlessTaken(tx, unit);
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'unit.added',
        subject: { table: 'organisational_unit', id: unit.id },
        payload: { unitId: unit.id, code: unit.code, parentId: unit.parentId, from },
        rows: [{ table: 'organisational_unit', id: unit.id }],
      });
      return unit;
    });
  }

  /** Gives a unit another name. Letters already made keep the name they were made with. */
  rename(actor: Actor, unitId: string, version: number, names: RenameUnitRequest): Promise<OrganisationalUnit> {
    return this.transactions.run(async (tx) => {
      const unit = await this.lockOurs(tx, actor, unitId);
      refuseStale(unit.version, version);

      unit.rename(names);

      await tx.save(unit);
      const { code, nameNb, nameNn } = unit;
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'unit.renamed',
        subject: { table: 'organisational_unit', id: unit.id },
        payload: { unitId, code, nameNb, nameNn },
        rows: [{ table: 'organisational_unit', id: unit.id }],
      });
      return unit;
    });
  }

  /** Ends a unit that has no units under it and no roles in it from that day on. Its cases stay filed where they are. */
  end(actor: Actor, unitId: string, version: number, onDay?: Day): Promise<OrganisationalUnit> {
    return this.transactions.run(async (tx) => {
      const unit = await this.lockOurs(tx, actor, unitId);
      refuseStale(unit.version, version);
      const day = onDay ?? this.clock.today();

      unit.end(day);
      await this.refuseInUse(tx, unit, day);

      await tx.save(unit);
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'unit.ended',
        subject: { table: 'organisational_unit', id: unit.id },
        payload: { unitId, code: unit.code, day },
        rows: [{ table: 'organisational_unit', id: unit.id }],
      });
      return unit;
    });
  }

  private async lockOurs(tx: Tx, actor: Actor, unitId: string): Promise<OrganisationalUnit> {
    const unit = await lockOrRefuse(tx, OrganisationalUnit, unitId, 'unit.unknown');
    refuseUnless(unit.ministryId === actor.ministryId, 'forbidden', 'government.otherMinistry');
    return unit;
  }

  private async refuseParentEnded(tx: Tx, actor: Actor, parentId: string, from: Day): Promise<void> {
    const parent = await this.lockOurs(tx, actor, parentId);
    refuseUnless(parent.isOn(from) && parent.validTo === null, 'invalid', 'unit.notThen', { code: parent.code });
  }

  private async refuseInUse(tx: Tx, unit: OrganisationalUnit, day: Day): Promise<void> {
    const under = await rows<{ code: string }>(
      tx,
      `SELECT code FROM organisational_unit WHERE parent_id = $1 AND (valid_to IS NULL OR valid_to > $2) ORDER BY code`,
      [unit.id, day],
    );
    refuseUnless(!under.length, 'conflict', 'unit.hasUnits', { codes: under.map(({ code }) => code) });
    const working = await rows(
      tx,
      `SELECT id FROM role_assignment WHERE unit_id = $1 AND (to_at IS NULL OR to_at > $2) LIMIT 100`,
      [unit.id, startOf(day)],
    );
    refuseUnless(!working.length, 'conflict', 'unit.hasStaff', { count: working.length });
  }
}

async function saveUnlessTaken(tx: Tx, unit: OrganisationalUnit): Promise<void> {
  try {
    await tx.save(unit);
  } catch (error) {
    if (constraintOf(error) === 'unit_code_once_at_a_time')
      throw new Refusal('conflict', 'unit.codeTaken', { code: unit.code });
    throw error;
  }
}
