import { Injectable } from '@nestjs/common';
import { Government } from '../../government/government.service';
import type { Office } from '../../government/office.entity';
import type { Actor } from '../../kernel/actor';
import { Clock, dayOf } from '../../kernel/clock';
import { entities, made, saveTogether } from '../../kernel/entity-rows';
import type { RowState } from '../../kernel/history/history';
import { newId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { storeTogether } from '../../kernel/store-together';
import { Tx } from '../../kernel/transaction';
import '../case.events';
import { CaseChanges } from '../case-changes';
import { CaseFile } from '../case-file.entity';
import { CaseGrant } from '../case-grant.entity';
import { CaseLetters } from '../case-letters';
import { answeringRules } from './answering.rules';
import { AnsweredOnBehalfOf, AnsweringLevel, ClosingMethod, RespondingMinister } from './responding-minister.entity';

/** Who is to answer the letters of a case. */
export interface Assignment {
  readonly level: AnsweringLevel;
  readonly officeId?: string | null;
  /** The other addressed offices it answers for, in the sender's order. */
  readonly onBehalfOfOfficeIds?: readonly string[];
  /** Now when left out; never later than now. */
  readonly from?: Date;
  readonly reason: string;
  /** How the letters are closed when nobody answers in writing. */
  readonly closingMethod?: ClosingMethod | null;
}

interface Grants {
  readonly to: string[];
  readonly noLongerTo: string[];
  readonly states: readonly RowState[];
}

/**
 * Svarende statsråd: who answers, for whom, since when, and why. One current per case, held by the database too; the
 * earlier ones stay. Whoever is answered for may look into the case for as long as it is so, when the same letter
 * reached them (a grant, the only way in).
 */
@Injectable()
export class RespondingMinisters {
  constructor(
    private readonly clock: Clock,
    private readonly changes: CaseChanges,
    private readonly government: Government,
    private readonly letters: CaseLetters,
  ) {}

  /** Assigns who answers; ends what was. `none` writes the open letters off in the same act. */
  async assign(actor: Actor, caseId: string, version: number, wanted: Assignment): Promise<void> {
    await this.changes.change(actor, caseId, version, async (tx, caseFile) => {
      caseFile.take('assign', actor);
      const now = this.clock.now();
      const from = wanted.from ?? now;
      refuseUnless(from <= now, 'invalid', 'respondingMinister.inTheFuture');
      refuseUnless(dayOf(from) >= caseFile.caseDate, 'invalid', 'respondingMinister.beforeTheCase');
      const behalf = await this.judge(tx, caseFile, wanted, from);

      const ended = await this.endCurrent(tx, caseFile.id, from, wanted.reason);
      const assigned = this.begin(actor, caseFile, wanted, from);
      const stored = await storeTogether(tx, assigned);
      const grants = await this.moveGrants(tx, actor, caseFile, behalf, wanted.reason, now);
      const settled = wanted.closingMethod
        ? await this.letters.of.settleOpen(tx, actor, caseFile, wanted.closingMethod, wanted.reason)
        : { entryIds: [], states: [] };

      return {
        type: 'case.respondingMinisterAssigned',
        payload: {
          level: wanted.level,
          officeId: wanted.officeId ?? null,
          onBehalfOf: behalf.map((office) => office.id),
          from: from.toISOString(),
          closingMethod: wanted.closingMethod ?? null,
          grantedTo: grants.to,
          noLongerGrantedTo: grants.noLongerTo,
          settled: [...settled.entryIds],
        },
        personal: { reason: wanted.reason },
        states: [...ended, ...stored, ...grants.states, ...settled.states],
      };
    });
  }

  /** Checks offices and method against the table of levels; answers with the offices answered for. */
  private async judge(tx: Tx, caseFile: CaseFile, wanted: Assignment, from: Date): Promise<Office[]> {
    const rule = answeringRules[wanted.level];
    const behalfIds = wanted.onBehalfOfOfficeIds ?? [];
    refuseUnless(!rule.office || wanted.officeId, 'invalid', 'respondingMinister.officeMissing');
    refuseUnless(rule.office || !wanted.officeId, 'invalid', 'respondingMinister.officeNotWanted');
    refuseUnless(!rule.closes || wanted.closingMethod, 'invalid', 'respondingMinister.methodMissing');
    refuseUnless(rule.closes || !wanted.closingMethod, 'invalid', 'respondingMinister.methodNotWanted');
    refuseUnless(!rule.closes || !behalfIds.length, 'invalid', 'respondingMinister.nobodyAnswers');
    refuseUnless(new Set(behalfIds).size === behalfIds.length, 'invalid', 'respondingMinister.namedTwice');
    if (wanted.officeId) {
      const office = await this.officeThen(tx, wanted.officeId, from);
      refuseUnless(office.ministryId === caseFile.ministryId, 'invalid', 'respondingMinister.otherMinistry');
      refuseUnless(office.level === rule.office, 'invalid', 'respondingMinister.wrongLevel');
      refuseUnless(!behalfIds.includes(office.id), 'invalid', 'respondingMinister.onBehalfOfItself');
    }
    const behalf: Office[] = [];
    for (const id of behalfIds) {
      const office = await this.officeThen(tx, id, from);
      refuseUnless(office.level === 'minister', 'invalid', 'respondingMinister.notAMinister');
      behalf.push(office);
    }
    return behalf;
  }

  private async officeThen(tx: Tx, id: string, at: Date): Promise<Office> {
    const office = await this.government.office(id, tx);
    refuseUnless(office.isOn(dayOf(at)), 'invalid', 'respondingMinister.officeNotThen', { office: office.code });
    return office;
  }

  private async endCurrent(tx: Tx, caseId: string, at: Date, reason: string): Promise<RowState[]> {
    const current = await entities(
      tx,
      RespondingMinister,
      'SELECT r.* FROM responding_minister r WHERE r.case_id = $1 AND r.to_at IS NULL FOR UPDATE',
      [caseId],
    );
    for (const one of current) one.end(at, reason);
    return saveTogether(tx, ...current);
  }

  private begin(actor: Actor, caseFile: CaseFile, wanted: Assignment, from: Date): object[] {
    const assigned = made(RespondingMinister, {
      id: newId(),
      caseId: caseFile.id,
      level: wanted.level,
      officeId: wanted.officeId ?? null,
      reason: wanted.reason,
      closingMethod: wanted.closingMethod ?? null,
      fromAt: from,
      toAt: null,
      endedReason: null,
      recordedBy: actor.personId,
    });
    const behalf = (wanted.onBehalfOfOfficeIds ?? []).map((officeId, ordinal) =>
      made(AnsweredOnBehalfOf, { id: newId(), respondingMinisterId: assigned.id, officeId, ordinal }),
    );
    return [assigned, ...behalf];
  }

  /** Lets in the ministries that are answered for and received the same letter; ends what no longer holds. */
  private async moveGrants(
    tx: Tx,
    actor: Actor,
    caseFile: CaseFile,
    behalf: readonly Office[],
    reason: string,
    now: Date,
  ): Promise<Grants> {
    const answeredFor = new Set(behalf.map((office) => office.ministryId));
    const wanted = (await this.letters.of.sharedWith(tx, caseFile)).filter((id) => answeredFor.has(id));
    const current = await entities(
      tx,
      CaseGrant,
      `SELECT g.* FROM case_grant g
       WHERE g.case_id = $1 AND g.source = 'sharedAnswer' AND g.to_at IS NULL FOR UPDATE`,
      [caseFile.id],
    );
    const ended = current.filter((grant) => !wanted.includes(grant.ministryId));
    for (const grant of ended) grant.end(now);
    const begun = wanted
      .filter((id) => !current.some((grant) => grant.ministryId === id))
      .map((ministryId) =>
        made(CaseGrant, {
          id: newId(),
          caseId: caseFile.id,
          ministryId,
          source: 'sharedAnswer',
          reason,
          fromAt: now,
          toAt: null,
          grantedBy: actor.personId,
        }),
      );
    return {
      to: begun.map((grant) => grant.ministryId),
      noLongerTo: ended.map((grant) => grant.ministryId),
      states: [...(await saveTogether(tx, ...ended)), ...(await storeTogether(tx, begun))],
    };
  }
}
