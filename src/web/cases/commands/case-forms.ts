import { Injectable } from '@nestjs/common';
import { Allocations } from '../../../cases/allocation/allocations.service';
import {
  AllocateRequest,
  AssignRequest,
  CloseCaseRequest,
  DeadlineRequest,
  ReasonRequest,
} from '../../../cases/case.requests';
import type { CaseView } from '../../../cases/case.view';
import { Cases } from '../../../cases/cases.service';
import { RespondingMinisters } from '../../../cases/responding-ministers/responding-ministers.service';
import { closingMethods } from '../../../cases/responding-ministers/responding-minister.entity';
import { sentenceOf } from '../../../kernel/refusal';
import { RemarkRequest } from '../../../letters/entries/entry.requests';
import { Remarks } from '../../../letters/entries/remarks.service';
import type { CommandForm } from '../../frame/command-forms';
import type { Field } from '../../frame/form';
import { ScreenLanguage, wordOf } from '../../frame/words';
import { CaseChoices } from './case-choices';
import './case-said.words';
import './case-forms.words';
import type { CaseTarget } from './case-target';
import { CorrectCaseForm } from './correct-case.form';

type CaseForms = Readonly<Record<string, CommandForm<CaseTarget>>>;

/** The forms of the commands on a case, by the action of the lifecycle. Rules are the commands' own. */
@Injectable()
export class CaseCommandForms {
  constructor(
    private readonly cases: Cases,
    private readonly allocations: Allocations,
    private readonly respondingMinisters: RespondingMinisters,
    private readonly remarks: Remarks,
    private readonly choices: CaseChoices,
    private readonly correct: CorrectCaseForm,
  ) {}

  readonly forms: CaseForms = {
    correct: this.correct.form,
    assign: {
      word: 'caseAssign',
      action: 'assign',
      request: AssignRequest,
      fields: async ({ caseFile }, { actor, language }) => [
        {
          name: 'level',
          kind: 'select',
          label: wordOf(language, 'caseAssign.level'),
          value: answersNow(caseFile),
          options: await this.choices.answering(actor, language),
        },
        ...onBehalf(caseFile, await this.choices.addressed(actor, caseFile), language),
        reason('caseAssign', language),
        {
          name: 'closingMethod',
          kind: 'select',
          optional: true,
          label: wordOf(language, 'caseAssign.closingMethod'),
          hint: wordOf(language, 'caseAssign.closingHint'),
          options: closingMethods.map((value) => ({ value, label: wordOf(language, `caseAssign.${value}`) })),
        },
      ],
      prepare: assignment,
      run: ({ visit, target, body, version }) => this.respondingMinisters.assign(visit.actor, target.id, version, body),
    },
    allocate: {
      word: 'caseAllocate',
      action: 'allocate',
      request: AllocateRequest,
      fields: async ({ caseFile }, { actor, language }) => [
        {
          name: 'unitId',
          kind: 'select',
          label: wordOf(language, 'caseAllocate.unitId'),
          value: caseFile.unit?.id ?? null,
          options: await this.choices.units(actor),
        },
        {
          name: 'caseworkerId',
          kind: 'select',
          optional: true,
          label: wordOf(language, 'caseAllocate.caseworkerId'),
          hint: wordOf(language, 'caseAllocate.caseworkerHint'),
          value: caseFile.allocation?.caseworker?.id ?? null,
          options: await this.choices.writers(actor),
        },
        {
          name: 'note',
          kind: 'area',
          optional: true,
          label: wordOf(language, 'caseAllocate.note'),
          hint: wordOf(language, 'caseAllocate.noteHint'),
        },
      ],
      run: ({ visit, target, body, version }) => this.allocations.allocate(visit.actor, target.id, version, body),
    },
    accept: {
      word: 'caseAccept',
      action: 'accept',
      notes: ({ caseFile }) => Promise.resolve(caseFile.allocation?.note ? [caseFile.allocation.note] : []),
      run: ({ visit, target }) => this.allocations.accept(visit.actor, target.id),
    },
    refuse: this.withReason('caseRefuse', 'refuse', ({ visit, target }, why) =>
      this.allocations.refuse(visit.actor, target.id, why),
    ),
    setDeadline: {
      word: 'caseDeadline',
      action: 'setDeadline',
      request: DeadlineRequest,
      fields: ({ caseFile }, { language }) => [
        {
          name: 'day',
          kind: 'date',
          optional: true,
          label: wordOf(language, 'caseDeadline.day'),
          value: caseFile.replyDeadline,
        },
        {
          name: 'workingDays',
          kind: 'number',
          optional: true,
          label: wordOf(language, 'caseDeadline.workingDays'),
          hint: wordOf(language, 'caseDeadline.hint'),
        },
      ],
      prepare: deadline,
      run: ({ visit, target, body, version }) => this.cases.setDeadline(visit.actor, target.id, version, body),
    },
    remark: {
      word: 'caseRemark',
      action: 'remark',
      request: RemarkRequest,
      fields: (_, { language }) => [
        { name: 'text', kind: 'area', label: wordOf(language, 'caseRemark.text'), maxLength: 10_000 },
      ],
      run: ({ visit, target, body }) => this.remarks.onCase(visit.actor, target.id, (body as RemarkRequest).text),
    },
    close: {
      word: 'caseClose',
      action: 'close',
      request: CloseCaseRequest,
      notes: async ({ id }, { actor }) =>
        (await this.cases.hindrances(actor, id)).map((one) => sentenceOf(one) ?? one.code),
      fields: async ({ id }, { actor, language }) => {
        const found = await this.cases.hindrances(actor, id);
        const asked = (['writeOffRest', 'archiveRest'] as const).filter((name) =>
          found.some(({ confirmWith }) => confirmWith === name),
        );
        return asked.map((name): Field => ({ name, kind: 'tick', label: wordOf(language, `caseClose.${name}`) }));
      },
      run: ({ visit, target, body, version }) => {
        const { writeOffRest = false, archiveRest = false } = body as CloseCaseRequest;
        return this.cases.close(visit.actor, target.id, version, { writeOffRest, archiveRest });
      },
    },
    reopen: this.withReason('caseReopen', 'reopen', ({ visit, target, version }, why) =>
      this.cases.reopen(visit.actor, target.id, version, why),
    ),
    withdraw: {
      ...this.withReason('caseWithdraw', 'withdraw', ({ visit, target, version }, why) =>
        this.cases.withdraw(visit.actor, target.id, version, why),
      ),
      serious: true,
    },
  };

  private withReason(
    word: string,
    action: string,
    run: (command: Omit<Parameters<CommandForm<CaseTarget>['run']>[0], 'body'>, reason: string) => Promise<unknown>,
  ): CommandForm<CaseTarget> {
    return {
      word,
      action,
      request: ReasonRequest,
      fields: (_, { language }) => [reason(word, language)],
      run: ({ body, ...command }) => run(command, (body as ReasonRequest).reason),
    };
  }
}

const reason = (word: string, language: ScreenLanguage): Field => ({
  name: 'reason',
  kind: 'area',
  label: wordOf(language, `${word}.reason`),
});

/** Who answers now, or, where nobody was chosen, the choice left open. */
function answersNow({ respondingMinister }: CaseView): string | null {
  if (!respondingMinister) return null;
  const { level, office } = respondingMinister;
  return office ? `${level}:${office.id}` : level;
}

/** The other addressed offices as ticks: those answered for now, or all of them where nothing was said before. */
function onBehalf(
  { respondingMinister }: CaseView,
  addressed: Awaited<ReturnType<CaseChoices['addressed']>>,
  language: ScreenLanguage,
): Field[] {
  const chosen = respondingMinister?.onBehalfOf ?? addressed;
  const all = new Map([...addressed, ...chosen].map((office) => [office.id, office]));
  if (!all.size) return [];
  return [
    {
      name: 'onBehalfOfOfficeIds',
      kind: 'ticks',
      label: wordOf(language, 'caseAssign.onBehalfOf'),
      optional: true,
      value: chosen.map(({ id }) => id),
      options: [...all.values()].map(({ id, title, ministryCode }) => ({
        value: id,
        label: `${title} (${ministryCode})`,
      })),
    },
  ];
}

/** `minister:<office>` is a level and its office; what the level does not ask for is not sent. */
function assignment(given: Record<string, unknown>): object {
  const { level: chosen, reason, closingMethod, onBehalfOfOfficeIds } = given;
  const [level, officeId] = typeof chosen === 'string' ? chosen.split(':') : [];
  return {
    level,
    reason,
    ...(officeId ? { officeId } : {}),
    ...(level === 'none' ? { closingMethod } : { onBehalfOfOfficeIds: onBehalfOfOfficeIds ?? [] }),
  };
}

/** A number of working days where one is given, though the day that stood there stands there still; else the day, or none. */
function deadline(given: Record<string, unknown>, { caseFile }: CaseTarget): object {
  const { day, workingDays } = given;
  if (workingDays === undefined) return { day: day ?? null };
  return day === undefined || day === caseFile.replyDeadline ? { workingDays } : { day, workingDays };
}
