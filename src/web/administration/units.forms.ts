import { Injectable } from '@nestjs/common';
import { Staff } from '../../government/staff.service';
import { UnitView, unitView } from '../../government/units/unit.view';
import { UnitChanges } from '../../government/units/unit-changes.service';
import { AddUnitRequest, EndUnitRequest, RenameUnitRequest } from '../../government/units/units.requests';
import type { CommandForm, CommandTarget } from '../frame/command-forms';
import type { Field } from '../frame/form';
import { ScreenLanguage, wordOf } from '../frame/words';
import './units.words';

/** A unit, or the ministry itself where a unit is added, as what a command is about. */
export interface UnitTarget extends CommandTarget {
  readonly unit: UnitView | null;
}

export function unitTarget(unit: UnitView): UnitTarget {
  const { id, code, nameNb, version } = unit;
  return { id, key: code, title: nameNb, version, allowedActions: [], href: '/enheter', unit };
}

/** A unit still to be added, under another when one is named in the address. */
export function newUnitTarget(language: ScreenLanguage, under: UnitView | null): UnitTarget {
  const key = wordOf(language, 'units.heading');
  return {
    id: '',
    key,
    title: under?.nameNb ?? '',
    version: 0,
    allowedActions: [],
    href: '/enheter',
    unit: under,
  };
}

/** What administrators do with units. */
@Injectable()
export class UnitForms {
  constructor(
    private readonly changes: UnitChanges,
    private readonly staff: Staff,
  ) {}

  readonly add: CommandForm<UnitTarget> = {
    word: 'units.add',
    request: AddUnitRequest,
    fields: async ({ unit }, { actor, language }) => [
      {
        name: 'code',
        kind: 'text',
        label: wordOf(language, 'units.code'),
        hint: wordOf(language, 'units.codeHint'),
        maxLength: 12,
      },
      ...nameFields(language, null),
      {
        name: 'parentId',
        kind: 'select',
        label: wordOf(language, 'units.under'),
        hint: wordOf(language, 'units.underHint'),
        optional: true,
        value: unit?.id,
        options: (await this.staff.unitsOf(actor.ministryId)).map(unitView).map((one) => ({
          value: one.id,
          label: `${one.code} ${unitName(one, language)}`,
        })),
      },
      { name: 'from', kind: 'date', label: wordOf(language, 'units.from'), optional: true },
    ],
    prepare: withJoints,
    run: ({ visit, body }) => this.changes.add(visit.actor, body),
  };

  readonly rename: CommandForm<UnitTarget> = {
    word: 'units.rename',
    request: RenameUnitRequest,
    fields: ({ unit }, { language }) => nameFields(language, unit),
    prepare: withJoints,
    run: ({ visit, target, body, version }) => this.changes.rename(visit.actor, target.id, version, body),
  };

  readonly end: CommandForm<UnitTarget> = {
    word: 'units.end',
    request: EndUnitRequest,
    serious: true,
    fields: (_, { language }) => [
      {
        name: 'day',
        kind: 'date',
        label: wordOf(language, 'units.endDay'),
        hint: wordOf(language, 'units.endHint'),
        optional: true,
      },
    ],
    run: ({ visit, target, body, version }) => {
      const { day }: EndUnitRequest = body;
      return this.changes.end(visit.actor, target.id, version, day);
    },
  };

  /** By the last part of their addresses. */
  readonly byAddress: Readonly<Record<string, CommandForm<UnitTarget>>> = {
    navn: this.rename,
    'legg-ned': this.end,
  };
}

export function unitName(unit: UnitView, language: ScreenLanguage): string {
  return language === 'nn' ? unit.nameNn : unit.nameNb;
}

function nameFields(language: ScreenLanguage, unit: UnitView | null): Field[] {
  const label = (key: string) => wordOf(language, `units.${key}`);
  return [
    { name: 'nameNb', kind: 'text', label: label('nameNb'), value: unit?.nameNb, maxLength: 150 },
    { name: 'nameNn', kind: 'text', label: label('nameNn'), value: unit?.nameNn, maxLength: 150 },
    {
      name: 'joints',
      kind: 'text',
      label: label('joints'),
      hint: label('jointsHint'),
      value: unit?.joints.join(' '),
      optional: true,
      maxLength: 500,
    },
  ];
}

/** The long words are typed on one line, with blanks between. */
function withJoints({ joints, ...given }: Record<string, unknown>): object {
  const words = typeof joints === 'string' ? joints.split(/[\s,]+/).filter(Boolean) : [];
  return { ...given, joints: words };
}
