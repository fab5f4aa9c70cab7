import { Injectable } from '@nestjs/common';
import { Archive } from '../../archive/archive.service';
import {
  CorrectPersonRequest,
  EndAtRequest,
  GiveRoleRequest,
  RegisterPersonRequest,
} from '../../government/people/people.requests';
import type { PersonView, RoleView } from '../../government/people/person.view';
import { StaffChanges } from '../../government/people/staff-changes.service';
import { Staff } from '../../government/staff.service';
import { roleCodes } from '../../kernel/actor';
import type { CommandForm, CommandTarget } from '../frame/command-forms';
import type { Field } from '../frame/form';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import './people-forms.words';

/** Somebody, as what a command is about. */
export interface PersonTarget extends CommandTarget {
  readonly person: PersonView | null;
}

/** Somebody's role, as what a command is about. */
export interface RoleTarget extends CommandTarget {
  readonly person: PersonView;
}

export function personTarget(person: PersonView): PersonTarget {
  const { id, initials, name, version } = person;
  return { id, key: initials, title: name, version, allowedActions: [], href: `/folk/${id}`, person };
}

export function roleTarget(person: PersonView, role: RoleView): RoleTarget {
  return { ...personTarget(person), id: role.id, title: `${person.name}, ${role.word}`, version: role.version, person };
}

/** What administrators do with people, each with its fields and the service that does it. */
@Injectable()
export class PeopleForms {
  constructor(
    private readonly changes: StaffChanges,
    private readonly staff: Staff,
    private readonly archive: Archive,
  ) {}

  readonly register: CommandForm<PersonTarget> = {
    word: 'people.register',
    request: RegisterPersonRequest,
    fields: (_, { language }) => personFields(language, null),
    run: async ({ visit, body }) => `/folk/${(await this.changes.register(visit.actor, body)).id}`,
  };

  readonly correct: CommandForm<PersonTarget> = {
    word: 'people.correct',
    request: CorrectPersonRequest,
    fields: ({ person }, { language }) => personFields(language, person),
    run: ({ visit, target, body, version }) => {
      // A field left empty takes away what stood there.
      const { mail = null, telephone = null, ...names }: CorrectPersonRequest = body;
      return this.changes.correct(visit.actor, target.id, version, { ...names, mail, telephone });
    },
  };

  readonly giveRole: CommandForm<PersonTarget> = {
    word: 'people.giveRole',
    request: GiveRoleRequest,
    fields: (_, visit) => this.roleFields(visit),
    run: ({ visit, target, body }) => this.changes.giveRole(visit.actor, target.id, body),
  };

  readonly endRole: CommandForm<RoleTarget> = {
    word: 'people.endRole',
    request: EndAtRequest,
    serious: true,
    fields: (_, { language }) => [endField(language)],
    run: ({ visit, target, body, version }) => {
      const { at }: EndAtRequest = body;
      return this.changes.endRole(visit.actor, target.person.id, target.id, version, at);
    },
  };

  private async roleFields({ actor, language }: Visit): Promise<Field[]> {
    const label = (key: string) => wordOf(language, `people.${key}`);
    const units = await this.staff.unitsOf(actor.ministryId);
    const codes = await this.archive.accessCodes();
    return [
      {
        name: 'role',
        kind: 'select',
        label: label('role'),
        options: roleCodes.map((code) => ({ value: code, label: wordOf(language, `role.${code}`) })),
      },
      {
        name: 'unitId',
        kind: 'select',
        label: label('unit'),
        hint: label('unitHint'),
        optional: true,
        options: units.map((unit) => ({
          value: unit.id,
          label: `${unit.code} ${language === 'nn' ? unit.nameNn : unit.nameNb}`,
        })),
      },
      {
        name: 'titleNb',
        kind: 'text',
        label: label('titleNb'),
        hint: label('titleHint'),
        optional: true,
        maxLength: 100,
      },
      { name: 'titleNn', kind: 'text', label: label('titleNn'), optional: true, maxLength: 100 },
      {
        name: 'clearedFor',
        kind: 'ticks',
        label: label('clearedFor'),
        hint: label('clearedHint'),
        optional: true,
        options: codes.map(({ code, nameNb, nameNn, provisionNb }) => ({
          value: code,
          label: `${provisionNb ?? code}: ${language === 'nn' ? nameNn : nameNb}`,
        })),
      },
      { name: 'from', kind: 'moment', label: label('from'), hint: label('fromHint'), optional: true },
      { name: 'to', kind: 'moment', label: label('to'), optional: true },
    ];
  }

  /** By the last part of their addresses. */
  readonly byAddress: Readonly<Record<string, CommandForm<PersonTarget>>> = {
    rett: this.correct,
    'gi-rolle': this.giveRole,
  };
}

/** The moment a role or a term ends; now when left empty. */
export function endField(language: ScreenLanguage): Field {
  return {
    name: 'at',
    kind: 'moment',
    label: wordOf(language, 'people.endAt'),
    hint: wordOf(language, 'people.endHint'),
    optional: true,
  };
}

function personFields(language: ScreenLanguage, person: PersonView | null): Field[] {
  const label = (key: string) => wordOf(language, `people.${key}`);
  return [
    { name: 'givenName', kind: 'text', label: label('givenName'), value: person?.givenName, maxLength: 100 },
    { name: 'familyName', kind: 'text', label: label('familyName'), value: person?.familyName, maxLength: 100 },
    {
      name: 'initials',
      kind: 'text',
      label: label('initials'),
      hint: label('initialsHint'),
      value: person?.initials,
      maxLength: 5,
    },
    { name: 'mail', kind: 'text', label: label('mail'), value: person?.mail, optional: true, maxLength: 254 },
    {
      name: 'telephone',
      kind: 'text',
      label: label('telephone'),
      value: person?.telephone,
      optional: true,
      maxLength: 20,
    },
  ];
}
