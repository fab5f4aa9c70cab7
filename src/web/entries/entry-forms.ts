import { Injectable } from '@nestjs/common';
import { settlementMethods as settlementWords } from '../../archive/noark.lists';
import { CaseLines } from '../../cases/case-lines';
import { ReasonRequest } from '../../cases/case.requests';
import { Archive } from '../../archive/archive.service';
import { Entries } from '../../letters/entries/entries.service';
import { EntryViews } from '../../letters/entries/entry-views';
import {
  CorrectEntryRequest,
  MoveEntryRequest,
  RemarkRequest,
  SettleRequest,
} from '../../letters/entries/entry.requests';
import type { EntryKind, JournalStatus } from '../../letters/entries/entry.lifecycle';
import { Remarks } from '../../letters/entries/remarks.service';
import { settlementMethods } from '../../letters/settlements/settlement.entity';
import { mayBeChosen, maySettle } from '../../letters/settlements/settlement.rules';
import { Settling } from '../../letters/settlements/settling.service';
import { ownCaseByKey } from '../cases/case-by-key';
import type { CommandForm } from '../frame/command-forms';
import { Field, FieldOption, validated } from '../frame/form';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { correctableFields, correctionOf } from './correcting';
import './entry-forms.words';
import type { EntryTarget } from './entry-target';

type EntryForm = CommandForm<EntryTarget>;

/** The commands on an entry, one row each. Parties and documents have pages of their own. */
@Injectable()
export class EntryForms {
  constructor(
    private readonly entries: Entries,
    private readonly views: EntryViews,
    private readonly settling: Settling,
    private readonly remarks: Remarks,
    private readonly cases: CaseLines,
    private readonly archive: Archive,
  ) {}

  /** The form of an action; undefined for one that has none. */
  named(action: string): EntryForm | undefined {
    return Object.hasOwn(this.forms, action) ? this.forms[action] : undefined;
  }

  private readonly forms: Readonly<Record<string, EntryForm>> = {
    correct: {
      word: 'entryCorrect',
      action: 'correct',
      fields: async ({ entry }, visit) => correctableFields(entry, await this.accessCodes(visit), visit.language),
      run: async ({ visit, target, body, version }) => {
        const { receivedAt, ...rest } = await validated(CorrectEntryRequest, correctionOf(target.entry, body));
        const wanted = receivedAt === undefined ? rest : { ...rest, receivedAt: new Date(receivedAt) };
        await this.entries.correct(visit.actor, target.id, version, wanted);
      },
    },
    move: {
      word: 'entryMove',
      action: 'move',
      fields: (_, { language }) => [
        {
          name: 'caseKey',
          kind: 'text',
          label: word(language, 'caseKey'),
          maxLength: 20,
          hint: word(language, 'caseKeyHint'),
        },
        reason(language),
      ],
      run: async ({ visit, target, body, version }) => {
        const given = body as { caseKey: string; reason: string };
        const { id } = await ownCaseByKey(this.cases, visit.actor, given.caseKey);
        const wanted = await validated(MoveEntryRequest, { caseId: id, reason: given.reason });
        await this.entries.move(visit.actor, target.id, version, wanted.caseId, wanted.reason);
        return `/saker/${id}/dokument/${target.id}`;
      },
    },
    settle: {
      word: 'entrySettle',
      action: 'settle',
      request: SettleRequest,
      fields: (target, visit) => this.settleFields(target, visit),
      run: async ({ visit, target, body }) => this.settling.settle(visit.actor, target.id, body),
    },
    undoSettlement: {
      word: 'entryUndoSettlement',
      action: 'settle',
      serious: true,
      fields: ({ entry }, { language }) => [
        {
          name: 'settlementId',
          kind: 'select',
          label: word(language, 'settlement'),
          options: standing(entry, language),
        },
        reason(language),
      ],
      run: async ({ visit, target, body }) => {
        const given = body as { settlementId: string; reason: string };
        const wanted = await validated(ReasonRequest, { reason: given.reason });
        await this.settling.undo(visit.actor, target.id, given.settlementId, wanted.reason);
      },
    },
    finish: {
      word: 'entryFinish',
      action: 'finish',
      run: ({ visit, target, version }) => this.entries.finish(visit.actor, target.id, version),
    },
    journal: {
      word: 'entryJournal',
      action: 'journal',
      run: ({ visit, target, version }) => this.entries.journal(visit.actor, target.id, version),
    },
    archive: {
      word: 'entryArchive',
      action: 'archive',
      run: ({ visit, target, version }) => this.entries.archive(visit.actor, target.id, version),
    },
    withdraw: {
      word: 'entryWithdraw',
      action: 'withdraw',
      request: ReasonRequest,
      serious: true,
      fields: (_, { language }) => [reason(language)],
      run: ({ visit, target, body, version }) =>
        this.entries.withdraw(visit.actor, target.id, version, (body as ReasonRequest).reason),
    },
    remark: {
      word: 'entryRemark',
      action: 'remark',
      request: RemarkRequest,
      fields: (_, { language }) => [{ name: 'text', kind: 'area', label: word(language, 'remark'), maxLength: 10_000 }],
      run: ({ visit, target, body }) => this.remarks.onEntry(visit.actor, target.id, (body as RemarkRequest).text),
    },
  };

  /** What may answer it: letters and memos of the case that are sent or finished, and what another ministry answered for us. */
  private async settleFields({ entry }: EntryTarget, { actor, language }: Visit): Promise<Field[]> {
    const methods = settlementMethods.filter(mayBeChosen);
    const { items } = await this.views.ofCase(actor, entry.caseId, { limit: 100 });
    const answers = items.filter(({ id, kind, status }) =>
      methods.some((method) => id !== entry.id && maySettle(method, kind as EntryKind, status as JournalStatus)),
    );
    const forUs = entry.answeredForUs?.answers ?? [];
    return [
      {
        name: 'method',
        kind: 'select',
        label: word(language, 'method'),
        options: methods.map((method) => ({ value: method, label: settlementWords[method][noarkLanguage(language)] })),
        value: forUs.length ? 'answeredByLetter' : 'takenToNotice',
      },
      {
        name: 'byEntryId',
        kind: 'select',
        label: word(language, 'byEntry'),
        optional: true,
        hint: word(language, 'byEntryHint'),
        options: [
          ...answers.map(({ id, key, title }) => ({ value: id, label: `${key} ${title}` })),
          ...forUs.map(({ entryId, entryKey, title }) => ({
            value: entryId,
            label: `${entry.answeredForUs?.ministryCode ?? ''} ${entryKey} ${title}`,
          })),
        ],
        value: forUs[0]?.entryId ?? '',
      },
      { ...reason(language), optional: true },
    ];
  }

  private async accessCodes({ actor, language }: Visit): Promise<FieldOption[]> {
    const codes = (await this.archive.accessCodes()).filter(({ code }) => actor.clearedFor.includes(code));
    return codes.map((one) => ({
      value: one.code,
      label: `${one.provisionNb ?? one.code} – ${language === 'nn' ? one.nameNn : one.nameNb}`,
    }));
  }
}

const word = (language: ScreenLanguage, key: string): string => wordOf(language, `entryFields.${key}`);

const reason = (language: ScreenLanguage): Field => ({
  name: 'reason',
  kind: 'area',
  label: word(language, 'reason'),
  maxLength: 2000,
});

/** Noark's words are in the two forms of Norwegian. */
export function noarkLanguage(language: ScreenLanguage): 'nb' | 'nn' {
  return language === 'nn' ? 'nn' : 'nb';
}

function standing({ settlements }: EntryTarget['entry'], language: ScreenLanguage): FieldOption[] {
  return settlements
    .filter(({ undoneAt }) => undoneAt === null)
    .map(({ id, method, byEntryKey }) => ({
      value: id,
      label: [settlementWords[method as keyof typeof settlementWords][noarkLanguage(language)], byEntryKey]
        .filter(Boolean)
        .join(', '),
    }));
}
