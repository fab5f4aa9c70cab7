import { Injectable } from '@nestjs/common';
import { CaseField, caseLocking } from '../../../cases/case.locking.rules';
import { CorrectCaseRequest } from '../../../cases/case.requests';
import type { CaseStatus } from '../../../cases/case.lifecycle';
import type { CaseView } from '../../../cases/case.view';
import { Cases } from '../../../cases/cases.service';
import { Actor, RoleCode, holds } from '../../../kernel/actor';
import type { CommandForm } from '../../frame/command-forms';
import type { Field } from '../../frame/form';
import { Visit } from '../../frame/visit';
import { wordOf } from '../../frame/words';
import { CaseChoices } from './case-choices';
import type { CaseTarget } from './case-target';
import './case-forms.words';

/** Correcting a case: the fields that are open in its status to who asks. Only what was changed is sent. */
@Injectable()
export class CorrectCaseForm {
  constructor(
    private readonly cases: Cases,
    private readonly choices: CaseChoices,
  ) {}

  readonly form: CommandForm<CaseTarget> = {
    word: 'caseCorrect',
    action: 'correct',
    request: CorrectCaseRequest,
    fields: ({ caseFile }, visit) => this.fields(caseFile, visit),
    prepare: (given, { caseFile }, { actor }) => changes(given, caseFile, actor),
    run: ({ visit, target, body, version }) => this.cases.correct(visit.actor, target.id, version, body),
  };

  private async fields(caseFile: CaseView, { actor, language }: Visit): Promise<Field[]> {
    const label = (name: string) => wordOf(language, `caseCorrect.${name}`);
    const { restriction } = caseFile;
    const all: Record<CaseField, () => Promise<Field[]> | Field[]> = {
      title: () => [{ name: 'title', kind: 'text', label: label('title'), value: caseFile.title, maxLength: 500 }],
      publicTitle: () => [
        {
          name: 'publicTitle',
          kind: 'text',
          label: label('publicTitle'),
          hint: label('publicTitleHint'),
          value: caseFile.publicTitle,
          maxLength: 500,
        },
      ],
      classId: async () => [
        {
          name: 'classId',
          kind: 'select',
          optional: true,
          label: label('classId'),
          value: caseFile.class?.id ?? null,
          options: await this.choices.classes(actor),
        },
      ],
      ownerId: async () => [
        {
          name: 'ownerId',
          kind: 'select',
          optional: true,
          label: label('ownerId'),
          value: caseFile.owner?.id ?? null,
          options: await this.choices.writers(actor),
        },
      ],
      keywords: () => [
        {
          name: 'keywords',
          kind: 'lines',
          optional: true,
          label: label('keywords'),
          hint: label('keywordsHint'),
          value: caseFile.keywords,
        },
      ],
      restriction: async () => [
        {
          name: 'restriction.code',
          kind: 'select',
          optional: true,
          label: label('restriction'),
          value: restriction?.code ?? null,
          options: await this.choices.accessCodes(),
        },
        {
          name: 'restriction.provision',
          kind: 'text',
          optional: true,
          label: label('provision'),
          hint: label('provisionHint'),
          value: restriction?.provision ?? null,
          maxLength: 200,
        },
        {
          name: 'restriction.secrecyProvision',
          kind: 'text',
          optional: true,
          label: label('secrecyProvision'),
          hint: label('secrecyHint'),
          value: restriction?.secrecyProvision ?? null,
          maxLength: 200,
        },
      ],
    };
    const shown: Field[] = [];
    for (const [field, make] of Object.entries(all))
      if (isOpen(field as CaseField, caseFile, actor)) shown.push(...(await make()));
    return shown;
  }
}

function isOpen(field: CaseField, { status }: CaseView, actor: Actor): boolean {
  const { openIn, by }: { openIn: readonly CaseStatus[]; by: readonly RoleCode[] } = caseLocking[field];
  return openIn.some((one) => one === status) && holds(actor, ...by);
}

/** What differs from how the case is. A choice that was emptied is taken away; a field that was not shown is left alone. */
function changes(given: Record<string, unknown>, caseFile: CaseView, actor: Actor): object {
  const { title, publicTitle, keywords, restriction, ...chosen } = given;
  const now = restrictionOf(caseFile.restriction);
  const wanted = restrictionOf(restriction as Partial<Record<string, string>> | undefined);
  const choice = (name: 'classId' | 'ownerId', value: string | null) => {
    const typed = chosen[name] ?? null;
    return typed === value || !isOpen(name, caseFile, actor) ? {} : { [name]: typed };
  };
  return {
    ...(title === undefined || title === caseFile.title ? {} : { title }),
    ...(publicTitle === undefined || publicTitle === caseFile.publicTitle ? {} : { publicTitle }),
    ...choice('classId', caseFile.class?.id ?? null),
    ...choice('ownerId', caseFile.owner?.id ?? null),
    ...(keywords === undefined || JSON.stringify(keywords) === JSON.stringify(caseFile.keywords) ? {} : { keywords }),
    ...(JSON.stringify(wanted) === JSON.stringify(now) || !isOpen('restriction', caseFile, actor)
      ? {}
      : { restriction: wanted }),
  };
}

function restrictionOf(given: Partial<Record<string, string | null>> | object | null | undefined) {
  const { code, provision, secrecyProvision } = (given ?? {}) as Partial<Record<string, string | null>>;
  if (!code) return null;
  return { code, ...(provision ? { provision } : {}), ...(secrecyProvision ? { secrecyProvision } : {}) };
}
