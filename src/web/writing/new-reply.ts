import { Injectable } from '@nestjs/common';
import { CaseViews } from '../../cases/case-views';
import type { CaseView } from '../../cases/case.view';
import type { Actor } from '../../kernel/actor';
import { refuseUnless } from '../../kernel/refusal';
import { EntryViews } from '../../letters/entries/entry-views';
import type { EntryLine } from '../../letters/entries/entry.view';
import { TemplateLibrary } from '../../templates/letter-templates/template-library';
import { TemplateList } from '../../templates/letter-templates/template-list';
import type { MergeField, SigningLevel } from '../../templates/merge-field';
import type { Field } from '../frame/form';
import type { Visit } from '../frame/visit';
import { dayInData } from '../frame/when';
import { ScreenLanguage, wordOf } from '../frame/words';

/** A template as it is chosen for a letter. */
export interface OfferedTemplate {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly uses: number;
  readonly chosen: boolean;
}

export interface NewReply {
  readonly caseFile: CaseView;
  readonly templates: readonly OfferedTemplate[];
  /** The one chosen; null while none is, or none suits. */
  readonly template: OfferedTemplate | null;
  readonly fields: readonly Field[];
  /** A word of why no reply can be begun now; null when it can. */
  readonly hindrance: string | null;
}

/** What is asked when a reply is begun: which template, which letters, in which form, and what the template wants to know. */
@Injectable()
export class NewReplyForm {
  constructor(
    private readonly cases: CaseViews,
    private readonly entries: EntryViews,
    private readonly list: TemplateList,
    private readonly library: TemplateLibrary,
  ) {}

  async of({ actor, language }: Visit, caseId: string, code: unknown): Promise<NewReply> {
    const caseFile = await this.cases.view(actor, caseId);
    refuseUnless(caseFile.own, 'notFound', 'case.unknown');
    const level = levelOf(caseFile);
    const { items } = await this.entries.ofCase(actor, caseId, { limit: 100 });
    const letters = items.filter(({ kind, status }) => kind === 'incoming' && status !== 'withdrawn');
    const templates = level ? await this.suited(actor, level, language, code) : [];
    const template = templates.find(({ chosen }) => chosen) ?? null;
    const asked = template ? await this.askedOf(actor, template.code) : [];
    return {
      caseFile,
      templates,
      template,
      fields: template ? fieldsOf(letters, asked, language) : [],
      hindrance: hindranceOf(caseFile, level, letters, language),
    };
  }

  /** The published letter templates meant for whoever answers the case, the ministry's most used first. */
  private async suited(
    actor: Actor,
    level: SigningLevel,
    language: ScreenLanguage,
    code: unknown,
  ): Promise<OfferedTemplate[]> {
    const { items } = await this.list.page(actor.ministryId, { kind: 'letter', level, inUse: true, limit: 100 });
    const form = language === 'nn' ? 'nn' : 'nb';
    const known = items.map(({ template, uses }) => ({
      code: template.code,
      name: form === 'nn' ? template.nameNn : template.nameNb,
      description: form === 'nn' ? template.descriptionNn : template.descriptionNb,
      uses,
    }));
    return known.sort((a, b) => b.uses - a.uses).map((one) => ({ ...one, chosen: one.code === code }));
  }

  /** What the template asks of the adviser; what the case knows is filled in by itself. */
  private async askedOf({ ministryId }: Actor, code: string): Promise<readonly MergeField[]> {
    const { content } = await this.library.inUse(ministryId, code);
    return content.declaration.fields.filter(({ origin, type }) => origin === 'adviser' && askable.has(type));
  }
}

const askable: ReadonlySet<MergeField['type']> = new Set(['text', 'date', 'number', 'money', 'boolean', 'reference']);
const kindOfField = { date: 'date', number: 'number', money: 'number', boolean: 'tick' } as const;

function fieldsOf(letters: readonly EntryLine[], asked: readonly MergeField[], language: ScreenLanguage): Field[] {
  const word = (key: string) => wordOf(language, `writing.${key}`);
  const form = language === 'nn' ? 'nn' : 'nb';
  const open = letters.filter(({ settled }) => !settled);
  return [
    {
      name: 'answers',
      kind: 'ticks',
      label: word('answers'),
      value: (open.length ? open : letters).slice(-1).map(({ id }) => id),
      options: letters.map(({ id, key, title, correspondent, documentDate, settled }) => ({
        value: id,
        label: [
          `${key} ${title}`,
          correspondent,
          documentDate && dayInData(documentDate),
          settled ? word('answeredAlready') : null,
        ]
          .filter(Boolean)
          .join(' · '),
      })),
    },
    {
      name: 'language',
      kind: 'choices',
      label: word('language'),
      value: '',
      optional: true,
      hint: word('languageHint'),
      options: [
        { value: '', label: word('languageOfSender') },
        { value: 'nb', label: word('languageNb') },
        { value: 'nn', label: word('languageNn') },
      ],
    },
    {
      name: 'subject',
      kind: 'text',
      label: word('subject'),
      hint: word('subjectHint'),
      optional: true,
      maxLength: 300,
    },
    ...asked.map(({ name, type, description }): Field => ({
      name: `values.${name}`,
      kind: kindOfField[type as keyof typeof kindOfField] ?? 'text',
      label: description[form],
      hint: word('fieldOfTemplate'),
      optional: true,
      maxLength: 4_000,
    })),
  ];
}

function levelOf({ respondingMinister }: CaseView): SigningLevel | null {
  if (!respondingMinister || respondingMinister.level === 'none') return null;
  return respondingMinister.level === 'department' ? 'official' : (respondingMinister.level as SigningLevel);
}

function hindranceOf(
  caseFile: CaseView,
  level: SigningLevel | null,
  letters: readonly EntryLine[],
  language: ScreenLanguage,
): string | null {
  if (caseFile.status !== 'underTreatment') return wordOf(language, 'writing.caseIsClosed');
  if (!level) return wordOf(language, 'writing.nobodyAnswers');
  return letters.length ? null : wordOf(language, 'writing.noLetters');
}
