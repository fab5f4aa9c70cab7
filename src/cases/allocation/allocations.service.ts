import { Injectable } from '@nestjs/common';
import { Staff } from '../../government/staff.service';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { entities, made, saveTogether } from '../../kernel/entity-rows';
import { newId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { storeTogether } from '../../kernel/store-together';
import { Tx } from '../../kernel/transaction';
import '../case.events';
import { CaseChanges } from '../case-changes';
import { CaseFile } from '../case-file.entity';
import { CaseLetters } from '../case-letters';
import { UnitsLed, mayAllocate } from './allocation.policy';
import { CaseAllocation } from './case-allocation.entity';

/** To whom a case is given. */
export interface WantedAllocation {
  readonly unitId: string;
  /** Left out: the unit's leader says who. */
  readonly caseworkerId?: string | null;
  readonly note?: string | null;
}

/** Fordeling: to a unit, then to a caseworker, who accepts or refuses with a reason. One current per case. */
@Injectable()
export class Allocations {
  constructor(
    private readonly clock: Clock,
    private readonly changes: CaseChanges,
    private readonly staff: Staff,
    private readonly letters: CaseLetters,
  ) {}

  /** Gives the case to a unit, and to one in it if said. Whoever takes a case themselves has accepted it. */
  async allocate(actor: Actor, caseId: string, version: number, wanted: WantedAllocation): Promise<void> {
    await this.changes.change(actor, caseId, version, async (tx, caseFile) => {
      caseFile.take('allocate', actor);
      await this.refuseUnlessAllowed(tx, actor, caseFile, wanted);

      const now = this.clock.now();
      const accepted = wanted.caseworkerId === actor.personId;
      const former = await this.current(tx, caseId);
      former?.end(now);
      const ended = former ? await saveTogether(tx, former) : [];
      const given = this.offer(actor, caseFile.id, wanted, now);
      if (accepted) given.accept(actor.personId, now);
      const stored = await storeTogether(tx, [given]);
      const letters = await this.hand(tx, caseFile, wanted.unitId, accepted ? actor.personId : null);
      return {
        type: 'case.allocated',
        payload: { unitId: wanted.unitId, caseworkerId: wanted.caseworkerId ?? null, accepted },
        ...(wanted.note ? { personal: { note: wanted.note } } : {}),
        states: [...ended, ...stored, ...letters],
      };
    });
  }

  /** The caseworker takes the case on, and is responsible for it from now on. */
  async accept(actor: Actor, caseId: string): Promise<void> {
    await this.changes.change(actor, caseId, null, async (tx, caseFile) => {
      caseFile.take('accept', actor);
      const current = await this.currentOrRefuse(tx, caseId);
      current.accept(actor.personId, this.clock.now());
      const saved = await saveTogether(tx, current);
      const letters = await this.hand(tx, caseFile, current.unitId, actor.personId);
      return {
        type: 'case.allocationAccepted',
        payload: { unitId: current.unitId, caseworkerId: actor.personId },
        states: [...saved, ...letters],
      };
    });
  }

  /** The caseworker refuses, with the reason; the case is the unit's again, to be allocated anew. */
  async refuse(actor: Actor, caseId: string, reason: string): Promise<void> {
    await this.changes.change(actor, caseId, null, async (tx, caseFile) => {
      caseFile.take('refuse', actor);
      const now = this.clock.now();
      const current = await this.currentOrRefuse(tx, caseId);
      current.refuse(actor.personId, reason, now);
      const saved = await saveTogether(tx, current);
      const back = this.offer(actor, caseFile.id, { unitId: current.unitId }, now);
      const stored = await storeTogether(tx, [back]);
      return {
        type: 'case.allocationRefused',
        payload: { unitId: current.unitId, caseworkerId: actor.personId },
        personal: { reason },
        states: [...saved, ...stored],
      };
    });
  }

  private async refuseUnlessAllowed(tx: Tx, actor: Actor, caseFile: CaseFile, wanted: WantedAllocation): Promise<void> {
    const unit = await this.staff.unit(wanted.unitId, tx);
    refuseUnless(unit.ministryId === caseFile.ministryId, 'notFound', 'unit.unknown');
    refuseUnless(unit.isOn(this.clock.today()), 'invalid', 'allocation.unitNotThen');
    const led = await this.unitsLed(tx, actor);
    refuseUnless(mayAllocate(actor, led, caseFile.unitId, unit.id), 'forbidden', 'allocation.otherUnit');
    if (wanted.caseworkerId) await this.refuseUnlessFit(tx, caseFile, wanted.unitId, wanted.caseworkerId);
  }

  /** A caseworker or leader of the unit, or of one below or the whole ministry, and cleared for what the case is. */
  private async refuseUnlessFit(tx: Tx, caseFile: CaseFile, unitId: string, personId: string): Promise<void> {
    const roles = await this.staff.rolesOf(personId, this.clock.now(), tx);
    const here = roles.filter((held) => held.ministryId === caseFile.ministryId);
    const units = await this.staff.unitsUnder(unitId, tx);
    const worksHere = here.some(
      (held) =>
        (held.role === 'caseworker' || held.role === 'leader') && (held.unitId === null || units.includes(held.unitId)),
    );
    refuseUnless(worksHere, 'invalid', 'allocation.notInUnit');
    const code = caseFile.accessCode;
    const cleared = code === null || here.some((held) => held.clearedFor.includes(code));
    refuseUnless(cleared, 'invalid', 'allocation.notCleared', { code: code ?? '' });
  }

  private async unitsLed(tx: Tx, actor: Actor): Promise<UnitsLed> {
    const leads = actor.roles.filter((held) => held.role === 'leader');
    if (leads.some((held) => held.unitId === null)) return { unitIds: null };
    const units: string[] = [];
    for (const held of leads) if (held.unitId) units.push(...(await this.staff.unitsUnder(held.unitId, tx)));
    return { unitIds: units };
  }

  private offer(actor: Actor, caseId: string, wanted: WantedAllocation, now: Date): CaseAllocation {
    return made(CaseAllocation, {
      id: newId(),
      caseId,
      unitId: wanted.unitId,
      caseworkerId: wanted.caseworkerId ?? null,
      state: 'offered',
      note: wanted.note ?? null,
      refusedReason: null,
      allocatedBy: actor.personId,
      fromAt: now,
      answeredAt: null,
      toAt: null,
    });
  }

  /** The case and its letters are the unit's, and the caseworker's once accepted. */
  private async hand(tx: Tx, caseFile: CaseFile, unitId: string, caseworkerId: string | null) {
    caseFile.unitId = unitId;
    caseFile.ownerId = caseworkerId;
    return (await this.letters.of.giveTo(tx, caseFile, unitId, caseworkerId)).states;
  }

  private async current(tx: Tx, caseId: string): Promise<CaseAllocation | undefined> {
    const sql = 'SELECT a.* FROM case_allocation a WHERE a.case_id = $1 AND a.to_at IS NULL FOR UPDATE';
    return (await entities(tx, CaseAllocation, sql, [caseId]))[0];
  }

  private async currentOrRefuse(tx: Tx, caseId: string): Promise<CaseAllocation> {
    const current = await this.current(tx, caseId);
    refuseUnless(current, 'conflict', 'allocation.none');
    return current;
  }
}
