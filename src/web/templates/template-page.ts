import { Injectable } from '@nestjs/common';
import { Refusal, refuseUnless, sentenceOf } from '../../kernel/refusal';
import { TemplateList } from '../../templates/letter-templates/template-list';
import { TemplateReading } from '../../templates/letter-templates/template-reading';
import { problemsOfTemplate } from '../../templates/letter-templates/template-trial';
import {
  TemplateVersionView,
  TemplateView,
  templateProblemView,
  templateVersionView,
  templateView,
} from '../../templates/letter-templates/template.view';
import { PreviewQuery, TemplatesQuery } from '../../templates/letter-templates/templates.requests';
import { signingLevels } from '../../templates/merge-field';
import { templateKinds } from '../../templates/template-kind';
import { holds } from '../../kernel/actor';
import { addressOf, asked } from '../frame/asked';
import { noFaults, shownFields } from '../frame/form';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { linesCompared } from './compared';
import { fieldShown } from './merge-field-row';
import { wordingActionsShown, wordingState } from './wording-shown';
import './templates.words';

/** Templates as they are looked at: the list, one with source, fields, samples and PDF side by side, two versions compared. */
@Injectable()
export class TemplatePage {
  constructor(
    private readonly templates: TemplateList,
    private readonly reading: TemplateReading,
  ) {}

  async list({ actor, request, language }: Visit): Promise<Page> {
    const query = await asked(request, TemplatesQuery, ['kind', 'level', 'after']);
    const { items, next } = await this.templates.page(actor.ministryId, { ...query, limit: 100 });
    const { after, ...filter } = query;
    return new Page('templates/templates', {
      title: wordOf(language, 'templates.heading'),
      at: '/maler',
      administrator: holds(actor, 'administrator'),
      filters: filtersOf(query, language),
      lines: items.map((one) => templateLine(templateView(actor, one), language)),
      first: after ? addressOf('/maler', { ...filter }) : null,
      next: next && addressOf('/maler', { ...filter, after: next }),
    });
  }

  /** One version, chosen by `versjon`: a number, or `draft`. Left out: the draft for who writes it, else the one in use. */
  async one({ actor, request, language }: Visit, id: string): Promise<Page> {
    const template = templateView(actor, await this.templates.one(actor.ministryId, id));
    const writes = !template.shared && holds(actor, 'administrator');
    const wish = await asked(request, PreviewQuery, ['language', 'level']);
    const versions = (await this.reading.versions(actor, id)).map(templateVersionView);
    const wanted = numberAsked(request.query['versjon']) ?? (template.hasDraft && writes ? 'draft' : null);
    const number = wanted ?? (template.currentNumber === null ? null : String(template.currentNumber));
    const found = number === null ? null : await this.reading.version(actor, id, number);
    const shown = found && templateVersionView(found.version);
    const textLanguage = wish.language ?? shown?.texts[0]?.language ?? 'nb';
    const level = wish.level ?? shown?.levels[0];
    const address = (more: object) =>
      addressOf(`/maler/${id}`, { versjon: number, language: textLanguage, level, ...more });
    return new Page('templates/template', {
      title: nameOf(template, language),
      frame: 'context',
      islands: ['pdf'],
      template: templateLine(template, language),
      description: language === 'nn' ? template.descriptions.nn : template.descriptions.nb,
      writes,
      draftHref: writes ? `/maler/${id}/utkast` : null,
      copyHref: holds(actor, 'administrator') && template.currentVersionId ? `/maler/ny?kopi=${id}` : null,
      actions: wordingActionsShown(template.actions, `/maler/${id}`, language),
      number,
      shown,
      versions: versionLinks(versions, template, writes, number, address),
      compareFrom: versions[1]?.number ?? versions[0]?.number ?? null,
      canCompare: versions.length + (template.hasDraft && writes ? 1 : 0) > 1,
      changes: versions.map(({ number: of, changeNote, publishedAt }) => ({ number: of, changeNote, publishedAt })),
      languages: (shown?.texts ?? []).map(({ language: one }) => ({
        word: wordOf(language, `templates.in-${one}`),
        current: one === textLanguage,
        href: address({ language: one }),
      })),
      levels: (shown?.levels ?? []).map((one) => ({
        word: wordOf(language, `templates.level-${one}`),
        current: one === level,
        href: address({ level: one }),
      })),
      source: sourceOf(shown, textLanguage),
      fields: (shown?.fields ?? []).map((field) => fieldShown(field, shown, textLanguage, language)),
      problems: number === 'draft' && found ? problemsOfTemplate(found.content).map(templateProblemView) : [],
      preview:
        number && shown ? await this.preview(actor, id, number, template, { language: textLanguage, level }) : null,
    });
  }

  /** Two versions line by line; each is a number, or `draft`. */
  async compared({ actor, request, language }: Visit, id: string): Promise<Page> {
    const template = templateView(actor, await this.templates.one(actor.ministryId, id));
    const versions = (await this.reading.versions(actor, id)).map(templateVersionView);
    const from = numberAsked(request.query['fra']) ?? String(versions[1]?.number ?? versions[0]?.number ?? '');
    const to = numberAsked(request.query['til']) ?? String(versions[0]?.number ?? '');
    const { language: textLanguage = 'nb' } = await asked(request, PreviewQuery, ['language']);
    const before = templateVersionView((await this.reading.version(actor, id, from)).version);
    const after = templateVersionView((await this.reading.version(actor, id, to)).version);
    const draft = template.hasDraft && !template.shared && holds(actor, 'administrator');
    const numbers = [...(draft ? ['draft'] : []), ...versions.map(({ number }) => String(number))];
    const options = (chosen: string) =>
      numbers.map((value) => ({ value, label: versionWord(value, language), chosen: value === chosen }));
    return new Page('templates/compare', {
      title: wordOf(language, 'templates.compareTitle', { name: nameOf(template, language) }),
      at: '/maler',
      template: templateLine(template, language),
      from: options(from),
      to: options(to),
      languages: [...new Set([...before.texts, ...after.texts].map((text) => text.language))].map((one) => ({
        value: one,
        word: wordOf(language, `templates.in-${one}`),
        chosen: one === textLanguage,
      })),
      lines: linesCompared(before, after, textLanguage, language),
    });
  }

  /** A mail as text; a letter or memo by the address of its PDF; or why it cannot be shown. */
  private async preview(actor: Visit['actor'], id: string, number: string, template: TemplateView, wish: PreviewQuery) {
    const none = { pdf: null, mail: null, refused: null };
    try {
      if (template.kind === 'email') return { ...none, mail: await this.reading.preview(actor, id, number, wish) };
      await this.reading.preview(actor, id, number, wish);
      const address = `/api/v1/templates/${id}/versions/${number}/preview.pdf`;
      return { ...none, pdf: addressOf(address, { ...wish }) };
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error;
      return { ...none, refused: sentenceOf(error) ?? error.code };
    }
  }
}

function numberAsked(given: unknown): string | null {
  if (given === undefined || given === '') return null;
  refuseUnless(typeof given === 'string' && /^(draft|[1-9]\d{0,5})$/.test(given), 'notFound', 'wording.unknownVersion');
  return given;
}

export function nameOf(template: TemplateView, language: ScreenLanguage): string {
  return language === 'nn' ? template.names.nn : template.names.nb;
}

export function templateLine(template: TemplateView, language: ScreenLanguage) {
  return {
    ...template,
    name: nameOf(template, language),
    kindWord: wordOf(language, `templates.kind-${template.kind}`),
    ownerName: language === 'nn' ? template.owner.nn : template.owner.nb,
    levelWords: template.levels.map((level) => wordOf(language, `templates.level-${level}`)).join(', '),
    languageWords: template.languages.map((one) => wordOf(language, `templates.in-${one}`)).join(', '),
    state: wordingState(template, language),
  };
}

function versionWord(number: string, language: ScreenLanguage): string {
  return number === 'draft'
    ? wordOf(language, 'wording.draft')
    : wordOf(language, 'wording.versionNumber', { number: Number(number) });
}

function versionLinks(
  versions: readonly TemplateVersionView[],
  template: TemplateView,
  writes: boolean,
  chosen: string | null,
  address: (more: object) => string,
) {
  const numbers = [...(template.hasDraft && writes ? ['draft'] : []), ...versions.map(({ number }) => String(number))];
  return numbers.map((number) => ({
    number,
    draft: number === 'draft',
    current: number === chosen,
    href: address({ versjon: number }),
  }));
}

/** The source by line, as problems name it. */
function sourceOf(shown: TemplateVersionView | null, language: string) {
  const text = shown?.texts.find((one) => one.language === language);
  return text ? { subject: text.subject, lines: text.body.replace(/\n$/, '').split('\n') } : null;
}

function filtersOf(query: TemplatesQuery, language: ScreenLanguage) {
  const options = (values: readonly string[], part: string) => [
    { value: '', label: wordOf(language, `templates.every-${part}`) },
    ...values.map((value) => ({ value, label: wordOf(language, `templates.${part}-${value}`) })),
  ];
  const label = (key: string) => wordOf(language, `templates.${key}`);
  return shownFields(
    [
      {
        name: 'kind',
        kind: 'select',
        label: label('kind'),
        value: query.kind,
        options: options(templateKinds, 'kind'),
      },
      {
        name: 'level',
        kind: 'select',
        label: label('level'),
        value: query.level,
        options: options(signingLevels, 'level'),
      },
    ],
    undefined,
    noFaults,
  );
}
