import { Injectable } from '@nestjs/common';
import { Actor, holds } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { refuseUnless } from '../../kernel/refusal';
import { ParagraphLibrary } from '../../templates/standard-paragraphs/paragraph-library';
import {
  ParagraphVersionView,
  ParagraphView,
  paragraphVersionView,
  paragraphView,
} from '../../templates/standard-paragraphs/standard-paragraph.view';
import { ParagraphsQuery } from '../../templates/standard-paragraphs/standard-paragraphs.requests';
import { addressOf, asked } from '../frame/asked';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { comparedLines } from './compared';
import './paragraphs.words';
import { wordingActionsShown, wordingState } from './wording-shown';

/** Standard paragraphs as administrators look at them: the list, one in both written forms, two versions compared. */
@Injectable()
export class ParagraphPage {
  constructor(
    private readonly library: ParagraphLibrary,
    private readonly clock: Clock,
  ) {}

  async list({ actor, request, language }: Visit): Promise<Page> {
    const query = await asked(request, ParagraphsQuery, ['words', 'after']);
    const { items, next } = await this.library.search(actor.ministryId, { ...query, limit: 50 });
    const { after, ...filter } = query;
    return new Page('templates/paragraphs', {
      title: wordOf(language, 'paragraphs.heading'),
      at: '/maler',
      words: query.words ?? '',
      lines: items.map((one) => lineOf(paragraphView(actor, one, this.clock.today()), language)),
      first: after ? addressOf('/maler/avsnitt', { ...filter }) : null,
      next: next && addressOf('/maler/avsnitt', { ...filter, after: next }),
    });
  }

  async one({ actor, request, language }: Visit, id: string): Promise<Page> {
    const { paragraph, draft, versions } = await this.found(actor, id);
    const all = [...(draft ? [draft] : []), ...versions];
    const asked = request.query['versjon'];
    const shown = typeof asked === 'string' ? chosen(all, asked) : (draft ?? paragraph.current);
    const line = lineOf(paragraph, language);
    const writes = paragraph.actions.some(({ action, allowed }) => action === 'write' && allowed);
    return new Page('templates/paragraph', {
      title: line.name || paragraph.code,
      frame: 'context',
      paragraph: line,
      shown,
      draftHref: writes ? `/maler/avsnitt/${id}/gjor/skriv` : null,
      copyHref: paragraph.current ? `/maler/avsnitt/ny?kopi=${id}` : null,
      versions: all.map((version) => ({
        ...version,
        draft: version.number === null,
        current: version.id === shown?.id,
        href: `/maler/avsnitt/${id}?versjon=${version.number ?? 'draft'}`,
      })),
      canCompare: all.length > 1,
      changes: versions,
      actions: wordingActionsShown(paragraph.actions, `/maler/avsnitt/${id}`, language),
    });
  }

  async compared({ actor, request, language }: Visit, id: string): Promise<Page> {
    const { paragraph, draft, versions } = await this.found(actor, id);
    const all = [...(draft ? [draft] : []), ...versions];
    const from = chosen(all, textOr(request.query['fra'], numberOf(all[1] ?? all[0])));
    const to = chosen(all, textOr(request.query['til'], numberOf(all[0])));
    const line = lineOf(paragraph, language);
    const options = (of: ParagraphVersionView) =>
      all.map((version) => ({
        value: numberOf(version),
        label:
          version.number === null
            ? wordOf(language, 'wording.draft')
            : wordOf(language, 'wording.versionNumber', { number: version.number }),
        chosen: version === of,
      }));
    return new Page('templates/paragraph-compare', {
      title: wordOf(language, 'paragraphs.compareTitle', { name: line.name }),
      at: '/maler',
      paragraph: line,
      from: options(from),
      to: options(to),
      lines: comparedLines(linesOf(from, language), linesOf(to, language)),
    });
  }

  /** A paragraph with its versions, and the draft for who may write it. */
  async found(actor: Actor, id: string) {
    const listed = await this.library.one(actor.ministryId, id);
    const draft = holds(actor, 'administrator') ? await this.library.draftIfAny(actor, listed.paragraph) : null;
    return {
      paragraph: paragraphView(actor, listed, this.clock.today()),
      draft: draft && paragraphVersionView(draft),
      versions: (await this.library.versions(listed.paragraph.id)).map(paragraphVersionView),
    };
  }
}

function lineOf(paragraph: ParagraphView, language: ScreenLanguage) {
  const both = (words: { nb: string; nn: string } | undefined) => (language === 'nn' ? words?.nn : words?.nb) ?? '';
  const currentNumber = paragraph.current?.number ?? null;
  return {
    ...paragraph,
    name: both(paragraph.current?.titles),
    ownerName: both(paragraph.owner),
    currentNumber,
    state: wordingState({ state: paragraph.state, currentNumber }, language),
  };
}

function chosen(all: readonly ParagraphVersionView[], number: string): ParagraphVersionView {
  const found = all.find((version) => numberOf(version) === number);
  refuseUnless(found, 'notFound', 'wording.unknownVersion');
  return found;
}

const numberOf = (version: ParagraphVersionView | undefined): string =>
  version ? String(version.number ?? 'draft') : '';

const textOr = (given: unknown, otherwise: string): string => (typeof given === 'string' && given ? given : otherwise);

/** Titles, texts, notes, keywords and period, a paragraph a line. */
function linesOf(version: ParagraphVersionView, language: ScreenLanguage): string[] {
  const html = (text: string) => text.split(/(?<=<\/(?:p|li|ul|ol|h[1-6]|blockquote)>)/);
  const { titles, texts, handlingNote, keywords, validFrom, validTo } = version;
  return [
    titles.nb,
    ...html(texts.nb),
    titles.nn,
    ...html(texts.nn),
    handlingNote.nb,
    handlingNote.nn,
    keywords.join(', '),
    `${wordOf(language, 'paragraphs.validFrom')} ${validFrom}, ${wordOf(language, 'paragraphs.validTo')} ${validTo ?? '–'}`,
  ].filter(Boolean);
}
