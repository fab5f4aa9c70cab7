import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock';
import type { ParagraphVersionView, ParagraphView } from '../../templates/standard-paragraphs/standard-paragraph.view';
import {
  CreateParagraphRequest,
  DescribeParagraphRequest,
  WriteParagraphRequest,
  paragraphContentOf,
} from '../../templates/standard-paragraphs/standard-paragraphs.requests';
import { StandardParagraphs } from '../../templates/standard-paragraphs/standard-paragraphs.service';
import type { CommandForm, CommandTarget } from '../frame/command-forms';
import type { Field } from '../frame/form';
import { ScreenLanguage, wordOf } from '../frame/words';
import './paragraphs.words';
import { WordingCommand, bothForms, wordingForms } from './wording.forms';

/** A standard paragraph as what a command is about, with the version its next one begins with. */
export interface ParagraphTarget extends CommandTarget {
  readonly paragraph: ParagraphView | null;
  readonly begun: ParagraphVersionView | null;
}

export function paragraphTarget(
  paragraph: ParagraphView,
  begun: ParagraphVersionView | null,
  language: ScreenLanguage,
): ParagraphTarget {
  const { id, code, version, actions, current } = paragraph;
  const titles = (begun ?? current)?.titles;
  const title = (language === 'nn' ? titles?.nn : titles?.nb) ?? '';
  return { id, key: code, title, version, allowedActions: actions, href: `/maler/avsnitt/${id}`, paragraph, begun };
}

export function newParagraphTarget(copied: ParagraphView | null, language: ScreenLanguage): ParagraphTarget {
  const key = wordOf(language, 'paragraphs.heading');
  const href = '/maler/avsnitt';
  return { id: '', key, title: '', version: 0, allowedActions: [], href, paragraph: copied, begun: null };
}

/** What administrators do with standard paragraphs. */
@Injectable()
export class ParagraphForms {
  readonly byAddress: Readonly<Record<WordingCommand | 'beskriv' | 'skriv', CommandForm<ParagraphTarget>>>;

  constructor(
    private readonly paragraphs: StandardParagraphs,
    private readonly clock: Clock,
  ) {
    this.byAddress = {
      ...wordingForms<ParagraphTarget>(paragraphs),
      beskriv: this.describe,
      skriv: this.write,
    };
  }

  readonly create: CommandForm<ParagraphTarget> = {
    word: 'paragraphs.create',
    request: CreateParagraphRequest,
    fields: ({ paragraph }, { language }) => [
      {
        name: 'code',
        kind: 'text',
        label: wordOf(language, 'wording.code'),
        hint: wordOf(language, 'wording.codeHint'),
        value: paragraph?.code,
        maxLength: 60,
      },
      ...bothForms('owner', paragraph?.owner, language),
      { name: 'copyOf', kind: 'hidden', label: '', value: paragraph?.current?.id, optional: true },
    ],
    run: async ({ visit, body }) => `/maler/avsnitt/${(await this.paragraphs.create(visit.actor, body)).id}`,
  };

  private get describe(): CommandForm<ParagraphTarget> {
    return {
      word: 'paragraphs.describe',
      action: 'describe',
      request: DescribeParagraphRequest,
      fields: ({ paragraph }, { language }) => bothForms('owner', paragraph?.owner, language),
      run: ({ visit, target, body, version }) =>
        this.paragraphs.describe(visit.actor, target.id, version, (body as DescribeParagraphRequest).owner),
    };
  }

  private get write(): CommandForm<ParagraphTarget> {
    return {
      word: 'paragraphs.write',
      action: 'write',
      request: WriteParagraphRequest,
      fields: ({ begun }, { language }) => this.contentFields(begun, language),
      prepare: withKeywords,
      run: async ({ visit, target, body, version }) => {
        await this.paragraphs.write(visit.actor, target.id, version, paragraphContentOf(body));
        return `${target.href}?versjon=draft`;
      },
    };
  }

  private contentFields(begun: ParagraphVersionView | null, language: ScreenLanguage): Field[] {
    const label = (key: string) => wordOf(language, `paragraphs.${key}`);
    const long: Partial<Field> = { kind: 'area', maxLength: 100_000 };
    return [
      ...bothForms('titles', begun?.titles, language),
      ...bothForms('texts', begun?.texts, language, { ...long, hint: label('textHint') }),
      {
        name: 'keywords',
        kind: 'text',
        label: label('keywords'),
        hint: label('keywordsHint'),
        value: begun?.keywords.join(', '),
        optional: true,
        maxLength: 1900,
      },
      ...bothForms('handlingNote', begun?.handlingNote, language, { kind: 'area', maxLength: 1000 }),
      { name: 'validFrom', kind: 'date', label: label('validFrom'), value: begun?.validFrom ?? this.clock.today() },
      { name: 'validTo', kind: 'date', label: label('validTo'), value: begun?.validTo, optional: true },
    ];
  }
}

/** Keywords are typed on one line with commas between; no last day is said by leaving it empty. */
function withKeywords({ keywords, validTo = null, ...given }: Record<string, unknown>): object {
  const words = typeof keywords === 'string' ? keywords.split(',').map((word) => word.trim()) : [];
  return { ...given, keywords: words.filter(Boolean), validTo };
}
