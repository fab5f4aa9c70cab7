import { Injectable } from '@nestjs/common';
import { Actor } from '../../kernel/actor';
import { Clock, dayOf } from '../../kernel/clock';
import { History } from '../../kernel/history/history';
import { refuseStale } from '../../kernel/http/version';
import { newId } from '../../kernel/id';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx, constraintOf, lockOrRefuse } from '../../kernel/transaction';
import '../government.events';
import { Office, OfficeTitle } from '../office.entity';
import { Person } from '../person.entity';
import { ActingTerm, OfficeTerm } from '../term.entity';
import type { AddOfficeRequest, BeginActingTermRequest, BeginTermRequest } from './offices.requests';

/** What a ministry's administrators record about its offices and who sits in them. */
@Injectable()
export class OfficeChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** Adds an office with its titles, in bokmål and nynorsk at least. */
  add(actor: Actor, given: AddOfficeRequest): Promise<Office> {
    const languages = given.titles.map(({ language }) => language);
    refuseUnless(languages.includes('nb') && languages.includes('nn'), 'invalid', 'office.titleMissing');
    const from = given.from ?? this.clock.today();
    return this.transactions.run(async (tx) => {
      const office = Object.assign(new Office(), {
        id: newId(),
        ministryId: actor.ministryId,
        code: given.code,
        level: given.level,
        precedence: given.precedence ?? 0,
        validFrom: from,
        validTo: null,
      });
      await orRefuse(tx.save(office), { office_code_once_at_a_time: 'office.codeTaken' }, { code: office.code });
      const titles = given.titles.map((title) =>
        Object.assign(new OfficeTitle(), {
          ...title,
          id: newId(),
          officeId: office.id,
          validFrom: from,
          validTo: null,
        }),
      );
      await tx.save(titles);
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'office.added',
        subject: { table: 'office', id: office.id },
        payload: { officeId: office.id, code: office.code, level: office.level, from },
        rows: [{ table: 'office', id: office.id }, ...titles.map(({ id }) => ({ table: 'office_title', id }))],
      });
      return office;
    });
  }

  /** Someone takes an office. Whoever held it must have left it first: never two at one moment. */
  beginTerm(actor: Actor, officeId: string, given: BeginTermRequest): Promise<OfficeTerm> {
    const { from, to } = this.periodOf(given);
    return this.transactions.run(async (tx) => {
      await this.lockOurs(tx, actor, officeId, from);
      await lockOrRefuse(tx, Person, given.personId, 'person.unknown');
      const term = Object.assign(new OfficeTerm(), {
        id: newId(),
        officeId,
        personId: given.personId,
        fromAt: from,
        toAt: to,
      });
      await orRefuse(tx.save(term), { office_has_one_holder: 'term.officeHeld' });
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'officeTerm.begun',
        subject: { table: 'office_term', id: term.id },
        payload: { termId: term.id, officeId, personId: term.personId, ...asText(from, to) },
        rows: [{ table: 'office_term', id: term.id }],
      });
      return term;
    });
  }

  /** Someone leaves an office. Letters not signed by then are signed by whoever comes after. */
  endTerm(actor: Actor, officeId: string, termId: string, version: number, at?: string): Promise<OfficeTerm> {
    return this.transactions.run(async (tx) => {
      await this.lockOurs(tx, actor, officeId);
      const term = await lockOrRefuse(tx, OfficeTerm, termId, 'term.unknown');
      refuseUnless(term.officeId === officeId, 'notFound', 'term.unknown');
      refuseStale(term.version, version);
      const end = at ? new Date(at) : this.clock.now();

      term.end(end);

      await tx.save(term);
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'officeTerm.ended',
        subject: { table: 'office_term', id: term.id },
        payload: { termId, officeId, personId: term.personId, at: end.toISOString() },
        rows: [{ table: 'office_term', id: term.id }],
      });
      return term;
    });
  }

  /** Someone stands in for the holder: in all of the office, or in one case. The holder goes on holding it. */
  beginActingTerm(actor: Actor, officeId: string, given: BeginActingTermRequest): Promise<ActingTerm> {
    const { from, to } = this.periodOf(given);
    const caseId = given.caseId ?? null;
    refuseUnless(given.kind !== 'forCase' || caseId, 'invalid', 'term.caseMissing');
    refuseUnless(given.kind !== 'acting' || !caseId, 'invalid', 'term.caseNotWanted');
    return this.transactions.run(async (tx) => {
      await this.lockOurs(tx, actor, officeId, from);
      await lockOrRefuse(tx, Person, given.personId, 'person.unknown');
      const { personId, kind, reason } = given;
      const term = Object.assign(new ActingTerm(), {
        id: newId(),
        officeId,
        personId,
        kind,
        caseId,
        reason,
        fromAt: from,
        toAt: to,
      });
      await orRefuse(tx.save(term), {
        office_has_one_acting: 'term.actingHeld',
        office_has_one_acting_for_case: 'term.actingHeld',
      });
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'actingTerm.begun',
        subject: { table: 'acting_term', id: term.id },
        payload: { termId: term.id, officeId, personId, kind, caseId, ...asText(from, to) },
        rows: [{ table: 'acting_term', id: term.id }],
        personal: { reason },
      });
      return term;
    });
  }

  /** Ends it; from then on the holder signs again. */
  endActingTerm(actor: Actor, officeId: string, termId: string, version: number, at?: string): Promise<ActingTerm> {
    return this.transactions.run(async (tx) => {
      await this.lockOurs(tx, actor, officeId);
      const term = await lockOrRefuse(tx, ActingTerm, termId, 'term.unknown');
      refuseUnless(term.officeId === officeId, 'notFound', 'term.unknown');
      refuseStale(term.version, version);
      const end = at ? new Date(at) : this.clock.now();

      term.end(end);

      await tx.save(term);
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'actingTerm.ended',
        subject: { table: 'acting_term', id: term.id },
        payload: { termId, officeId, personId: term.personId, kind: term.kind, at: end.toISOString() },
        rows: [{ table: 'acting_term', id: term.id }],
      });
      return term;
    });
  }

  /** Offices are no secret, so another ministry's is refused, not denied to exist. */
  private async lockOurs(tx: Tx, actor: Actor, officeId: string, from?: Date): Promise<Office> {
    const office = await lockOrRefuse(tx, Office, officeId, 'office.unknown');
    refuseUnless(office.ministryId === actor.ministryId, 'forbidden', 'government.otherMinistry');
    if (from) refuseUnless(office.isOn(dayOf(from)), 'invalid', 'office.notThen', { code: office.code });
    return office;
  }

  private periodOf(given: BeginTermRequest): { from: Date; to: Date | null } {
    const from = given.from ? new Date(given.from) : this.clock.now();
    const to = given.to ? new Date(given.to) : null;
    refuseUnless(to === null || to > from, 'invalid', 'term.endBeforeStart', { from: from.toISOString() });
    return { from, to };
  }
}

function asText(from: Date, to: Date | null): { from: string; to: string | null } {
  return { from: from.toISOString(), to: to?.toISOString() ?? null };
}

/** Stores, or refuses with the code of the constraint it broke. */
async function orRefuse<T>(
  storing: Promise<T>,
  codes: Readonly<Record<string, string>>,
  facts: Readonly<Record<string, string>> = {},
): Promise<T> {
  try {
    return await storing;
  } catch (error) {
    const code = codes[constraintOf(error) ?? ''];
    if (code) throw new Refusal('conflict', code, facts);
    throw error;
  }
}
