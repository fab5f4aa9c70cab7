import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Clock } from '../../kernel/clock';
import { SignedIn } from '../../kernel/http/access';
import { ParagraphLibrary } from '../../templates/standard-paragraphs/paragraph-library';
import { ParagraphView, paragraphView } from '../../templates/standard-paragraphs/standard-paragraph.view';
import { ParagraphsQuery } from '../../templates/standard-paragraphs/standard-paragraphs.requests';
import { validated } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { Drafts } from './draft';

/** The standard paragraphs of the ministry, found by searching; for a letter, those that can be put into it. */
@ApiExcludeController()
@Controller('standardavsnitt')
export class ParagraphPages {
  constructor(
    private readonly library: ParagraphLibrary,
    private readonly drafts: Drafts,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async list(@CurrentVisit() visit: Visit, @Query() query: Record<string, string>): Promise<Page> {
    const { actor, language } = visit;
    const today = this.clock.today();
    const letter = query['svar'] ? await this.drafts.of(visit, query['svar']) : null;
    const form = letter ? letter.reply.language : query['form'] === 'nn' ? 'nn' : 'nb';
    const search = await validated(ParagraphsQuery, {
      words: (query['ord'] ?? '').slice(0, 200),
      language: form,
      ...(letter ? { validOn: today } : {}),
      ...(query['after'] ? { after: query['after'] } : {}),
    });
    const { items, next } = await this.library.search(actor.ministryId, { ...search, limit: 50 });
    const shown = items.map((one) => paragraphView(actor, one, today)).filter(({ current }) => current !== null);
    return new Page('writing/paragraphs', {
      title: wordOf(language, 'writing.paragraphs'),
      at: '/standardavsnitt',
      words: search.words ?? '',
      form,
      paragraphs: shown.map((one) => shownParagraph(one, form === 'nn' ? 'nn' : 'nb', today, language)),
      letter: letter?.canEdit ? { ...letter.reply, key: newFormKey() } : null,
      next,
    });
  }
}

function shownParagraph(view: ParagraphView, form: 'nb' | 'nn', today: string, language: ScreenLanguage) {
  const word = (key: string, values = {}) => wordOf(language, `writing.${key}`, values);
  const { current, owner, uses, reworded } = view;
  const { validFrom = '', validTo = null } = current ?? {};
  const day = (value: string) => value.split('-').reverse().join('.');
  return {
    code: view.code,
    title: current?.titles[form] ?? '',
    html: current?.texts[form] ?? '',
    keywords: current?.keywords ?? [],
    handlingNote: current?.handlingNote[form] ?? '',
    owner: owner[form],
    shared: view.shared,
    number: current?.number ?? 0,
    uses: uses ? word(reworded ? 'usedAndReworded' : 'used', { n: uses, reworded }) : word('usedNever'),
    valid: view.validToday,
    validity:
      validFrom > today
        ? word('validFrom', { day: day(validFrom) })
        : validTo === null
          ? word('validAlways')
          : word(validTo < today ? 'validNoMore' : 'validUntil', { day: day(validTo) }),
  };
}
