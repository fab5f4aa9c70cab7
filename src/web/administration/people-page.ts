import { Injectable } from '@nestjs/common';
import { AccountView, accountView } from '../../accounts/account.view';
import { Accounts } from '../../accounts/accounts.service';
import { TermList } from '../../government/offices/term-list';
import { PeopleList } from '../../government/people/people-list';
import { PeopleQuery } from '../../government/people/people.requests';
import { PersonView, RoleView, personView } from '../../government/people/person.view';
import { Staff } from '../../government/staff.service';
import { Actor, holds, roleCodes } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { addressOf, asked } from '../frame/asked';
import { noFaults, shownFields } from '../frame/form';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import './people.words';

/** The people of the ministry as pages show them. Accounts, clearances and roles that ended are for administrators. */
@Injectable()
export class PeoplePage {
  constructor(
    private readonly people: PeopleList,
    private readonly staff: Staff,
    private readonly accounts: Accounts,
    private readonly terms: TermList,
    private readonly clock: Clock,
  ) {}

  async list({ actor, request, language }: Visit): Promise<Page> {
    const query = await asked(request, PeopleQuery, ['q', 'role', 'unitId', 'after']);
    const { items, next } = await this.people.find(actor, { ...query, limit: 50 });
    const people = items.map(personView);
    const units = await this.unitNames(actor, people, language);
    const accounts = await this.accountsOf(actor, people);
    const now = this.clock.now().toISOString();
    const { after, ...filter } = query;
    return new Page(
      'administration/people',
      {
        title: wordOf(language, 'people.heading'),
        at: '/folk',
        administrator: holds(actor, 'administrator'),
        filters: await this.filters(actor, query, language),
        filtered: Boolean(query.q ?? query.role ?? query.unitId),
        lines: people.map((person) => ({
          ...person,
          roles: person.roles.filter((role) => isNow(role, now)).map((role) => roleLine(role, units, language)),
          account: accounts.get(person.id) ?? null,
        })),
        first: after ? addressOf('/folk', { ...filter }) : null,
        next: next && addressOf('/folk', { ...filter, after: next }),
      },
      { target: 'folk', template: 'administration/_people' },
    );
  }

  async one(visit: Visit, id: string): Promise<Page> {
    const { actor, language } = visit;
    const person = personView(await this.people.one(actor, id));
    const units = await this.unitNames(actor, [person], language);
    const now = this.clock.now().toISOString();
    const { items: terms } = await this.terms.find(actor, { personId: person.id, limit: 50 });
    return new Page('administration/person', {
      title: person.name,
      at: '/folk',
      administrator: holds(actor, 'administrator'),
      oneself: person.id === actor.personId,
      person,
      roles: person.roles.map((role) => ({
        ...roleLine(role, units, language),
        now: isNow(role, now),
        toCome: role.from > now,
        over: role.to !== null && role.to <= now,
      })),
      terms: terms.map((term) => ({ ...term, kindWord: wordOf(language, `offices.${term.kind}`) })),
      account: (await this.accountsOf(actor, [person])).get(person.id) ?? null,
    });
  }

  /** Accounts by person; none to those who keep none. */
  private async accountsOf(actor: Actor, people: readonly PersonView[]): Promise<Map<string, AccountView>> {
    if (!holds(actor, 'administrator')) return new Map();
    const found = await this.accounts.ofPeople(
      actor,
      people.map(({ id }) => id),
    );
    return new Map(found.map((account) => [account.personId, accountView(account)]));
  }

  /** Names of the units in these roles, also of units that have ended. */
  private async unitNames(
    actor: Actor,
    people: readonly PersonView[],
    language: ScreenLanguage,
  ): Promise<Map<string, string>> {
    const units = await this.staff.unitsOf(actor.ministryId);
    const wanted = new Set(people.flatMap(({ roles }) => roles.flatMap(({ unitId }) => unitId ?? [])));
    const ended = [...wanted].filter((id) => !units.some((unit) => unit.id === id));
    const all = [...units, ...(await Promise.all(ended.map((id) => this.staff.unit(id))))];
    return new Map(all.map((unit) => [unit.id, language === 'nn' ? unit.nameNn : unit.nameNb]));
  }

  private async filters(actor: Actor, query: PeopleQuery, language: ScreenLanguage) {
    const label = (key: string) => wordOf(language, `people.${key}`);
    const units = await this.staff.unitsOf(actor.ministryId);
    return shownFields(
      [
        { name: 'q', kind: 'text', label: label('search'), value: query.q, maxLength: 100 },
        {
          name: 'role',
          kind: 'select',
          label: label('role'),
          value: query.role,
          options: [
            { value: '', label: label('everyRole') },
            ...roleCodes.map((code) => ({ value: code, label: wordOf(language, `role.${code}`) })),
          ],
        },
        {
          name: 'unitId',
          kind: 'select',
          label: label('unit'),
          value: query.unitId,
          options: [
            { value: '', label: label('everyUnit') },
            ...units.map((unit) => ({ value: unit.id, label: language === 'nn' ? unit.nameNn : unit.nameNb })),
          ],
        },
      ],
      undefined,
      noFaults,
    );
  }
}

const isNow = ({ from, to }: RoleView, now: string): boolean => from <= now && (to === null || now < to);

function roleLine(role: RoleView, units: ReadonlyMap<string, string>, language: ScreenLanguage) {
  const unit = role.unitId ? (units.get(role.unitId) ?? null) : null;
  const title = language === 'nn' ? role.titleNn : role.titleNb;
  return {
    ...role,
    roleWord: wordOf(language, `role.${role.role}`),
    unit,
    title,
    cleared: (role.clearedFor ?? []).map((code) => code.replace(/^UO(\d+)$/, '§\u00a0$1')).join(', '),
  };
}
