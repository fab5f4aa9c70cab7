import { Injectable } from '@nestjs/common';
import { officeLevels } from '../../government/office.entity';
import type { OfficeView } from '../../government/offices/office.view';
import { OfficeChanges } from '../../government/offices/office-changes.service';
import { AddOfficeRequest, BeginActingTermRequest, BeginTermRequest } from '../../government/offices/offices.requests';
import type { TermView } from '../../government/offices/term.view';
import { PeopleList } from '../../government/people/people-list';
import { EndAtRequest } from '../../government/people/people.requests';
import { actingKinds } from '../../government/term.entity';
import type { Actor } from '../../kernel/actor';
import type { CommandForm, CommandTarget } from '../frame/command-forms';
import type { Field, FieldOption } from '../frame/form';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import './offices-forms.words';
import { endField } from './people.forms';

/** An office, as what a command is about; the ministry's list of them where one is added. */
export type OfficeTarget = CommandTarget;

/** That somebody holds it, or stands in, as what a command is about. */
export interface TermTarget extends CommandTarget {
  readonly term: TermView;
}

export function officeTarget(office: OfficeView): OfficeTarget {
  const { id, code, title, version } = office;
  return { id, key: code, title, version, allowedActions: [], href: `/embeter/${id}` };
}

export function termTarget(office: OfficeView, term: TermView): TermTarget {
  return { ...officeTarget(office), id: term.id, title: `${office.title}, ${term.name}`, version: term.version, term };
}

/** Titles are asked for in the two forms every office must have. */
const titleLanguages = ['nb', 'nn'] as const;
const titleForms = ['letterheadForm', 'indefiniteForm', 'definiteForm'] as const;

/** What administrators record about offices and who sits in them. */
@Injectable()
export class OfficeForms {
  constructor(
    private readonly changes: OfficeChanges,
    private readonly people: PeopleList,
  ) {}

  readonly add: CommandForm<OfficeTarget> = {
    word: 'offices.add',
    request: AddOfficeRequest,
    fields: (_, { language }) => officeFields(language),
    prepare: withTitles,
    run: async ({ visit, body }) => `/embeter/${(await this.changes.add(visit.actor, body)).id}`,
  };

  readonly beginTerm: CommandForm<OfficeTarget> = {
    word: 'offices.beginTerm',
    request: BeginTermRequest,
    fields: async (_, visit) => [await this.personField(visit), ...periodFields(visit.language)],
    run: ({ visit, target, body }) => this.changes.beginTerm(visit.actor, target.id, body),
  };

  readonly beginActing: CommandForm<OfficeTarget> = {
    word: 'offices.beginActing',
    request: BeginActingTermRequest,
    fields: async (_, visit) => [
      await this.personField(visit),
      ...actingFields(visit.language),
      ...periodFields(visit.language),
    ],
    prepare: withCase,
    run: ({ visit, target, body }) => this.changes.beginActingTerm(visit.actor, target.id, body),
  };

  readonly endTerm: CommandForm<TermTarget> = {
    word: 'offices.endTerm',
    request: EndAtRequest,
    serious: true,
    fields: (_, { language }) => [endField(language)],
    run: ({ visit, target, body, version }) => {
      const { at }: EndAtRequest = body;
      const { id, officeId, kind } = target.term;
      return kind === 'holder'
        ? this.changes.endTerm(visit.actor, officeId, id, version, at)
        : this.changes.endActingTerm(visit.actor, officeId, id, version, at);
    },
  };

  private async personField({ actor, language }: Visit): Promise<Field> {
    return {
      name: 'personId',
      kind: 'select',
      label: wordOf(language, 'offices.person'),
      hint: wordOf(language, 'offices.personHint'),
      options: await this.everybody(actor),
    };
  }

  /** Those an administrator may see in the ministry; a ministry has hundreds, not thousands. */
  private async everybody(actor: Actor): Promise<FieldOption[]> {
    const options: FieldOption[] = [];
    let after: string | undefined;
    do {
      const { items, next } = await this.people.find(actor, { after, limit: 100 });
      for (const { id, givenName, familyName, initials } of items)
        options.push({ value: id, label: `${familyName}, ${givenName} (${initials})` });
      after = next ?? undefined;
    } while (after && options.length < 2000);
    return options;
  }

  /** By the last part of their addresses. */
  readonly byAddress: Readonly<Record<string, CommandForm<OfficeTarget>>> = {
    innehaver: this.beginTerm,
    fungerende: this.beginActing,
  };
}

function periodFields(language: ScreenLanguage): Field[] {
  const label = (key: string) => wordOf(language, `offices.${key}`);
  return [
    { name: 'from', kind: 'moment', label: label('fromMoment'), hint: label('fromHint'), optional: true },
    { name: 'to', kind: 'moment', label: label('toMoment'), optional: true },
  ];
}

function actingFields(language: ScreenLanguage): Field[] {
  const label = (key: string) => wordOf(language, `offices.${key}`);
  return [
    {
      name: 'kind',
      kind: 'choices',
      label: label('actingKind'),
      value: 'acting',
      options: actingKinds.map((kind) => ({ value: kind, label: label(`kind-${kind}`) })),
    },
    {
      name: 'caseId',
      kind: 'text',
      label: label('case'),
      hint: label('caseHint'),
      optional: true,
      maxLength: 300,
    },
    { name: 'reason', kind: 'area', label: label('reason'), hint: label('reasonHint'), maxLength: 500 },
  ];
}

function officeFields(language: ScreenLanguage): Field[] {
  const label = (key: string) => wordOf(language, `offices.${key}`);
  return [
    { name: 'code', kind: 'text', label: label('code'), hint: label('codeHint'), maxLength: 60 },
    {
      name: 'level',
      kind: 'select',
      label: label('level'),
      options: officeLevels.map((level) => ({ value: level, label: label(`level-${level}`) })),
    },
    {
      name: 'precedence',
      kind: 'number',
      label: label('precedence'),
      hint: label('precedenceHint'),
      optional: true,
    },
    ...titleLanguages.flatMap((of, i) =>
      titleForms.map((form): Field => ({
        name: `titles.${i}.${form}`,
        kind: 'text',
        label: label(`${form}-${of}`),
        maxLength: 120,
      })),
    ),
    { name: 'from', kind: 'date', label: label('fromDay'), optional: true },
  ];
}

function withTitles({ titles, ...given }: Record<string, unknown>): object {
  const typed = Object.values(titles ?? {}) as object[];
  return { ...given, titles: typed.map((title, i) => ({ ...title, language: titleLanguages[i] })) };
}

/** A case is named by its address, as it is copied from the case's page; what is no address is judged as it is. */
function withCase({ caseId, ...given }: Record<string, unknown>): object {
  if (typeof caseId !== 'string') return given;
  return { ...given, caseId: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(caseId)?.[0] ?? caseId };
}
