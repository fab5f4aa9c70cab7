import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NeedsRole } from '../../kernel/http/access';
import { MinistryHistoryQuery, historyKinds } from '../../letters/timeline/history-search.requests';
import { HistorySearch } from '../../letters/timeline/history-search.service';
import type { FoundHappeningView } from '../../letters/timeline/timeline.view';
import { addressOf, asked } from '../frame/asked';
import { Field, noFaults, shownFields } from '../frame/form';
import { Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { dayInSentence, dayOfMoment, momentInFull, weekdayOf } from '../frame/when';
import { ScreenLanguage, wordOf } from '../frame/words';
import './history.words';

/** What happened in the ministry, in sentences, searched by case, person, kind and day: the auditor's page. */
@ApiExcludeController()
@Controller('historikk')
export class HistoryPages {
  constructor(private readonly history: HistorySearch) {}

  @Get()
  @NeedsRole('auditor', { scope: 'none' })
  async search(@CurrentVisit() { actor, request, language }: Visit): Promise<Page> {
    const query = await asked(request, MinistryHistoryQuery, ['key', 'who', 'kind', 'from', 'to', 'after']);
    const { items, next } = await this.history.find(actor, { ...query, limit: 50 });
    const { after, ...filter } = query;
    return new Page(
      'history/history',
      {
        title: wordOf(language, 'historyPage.heading'),
        at: '/historikk',
        filters: shownFields(fieldsOf(query, language), undefined, noFaults),
        filtered: Object.values(filter).some((value) => value !== undefined),
        days: byDay(items, language),
        first: after ? addressOf('/historikk', { ...filter }) : null,
        next: next && addressOf('/historikk', { ...filter, after: next }),
      },
      { target: 'funn', template: 'history/_found' },
    );
  }
}

function fieldsOf(query: MinistryHistoryQuery, language: ScreenLanguage): Field[] {
  const label = (key: string) => wordOf(language, `historyPage.${key}`);
  return [
    { name: 'key', kind: 'text', label: label('key'), value: query.key, maxLength: 20 },
    { name: 'who', kind: 'text', label: label('who'), value: query.who, maxLength: 100 },
    {
      name: 'kind',
      kind: 'select',
      label: label('kind'),
      value: query.kind,
      options: [
        { value: '', label: label('everyKind') },
        ...historyKinds.map((kind) => ({ value: kind, label: label(`kind-${kind}`) })),
      ],
    },
    { name: 'from', kind: 'date', label: label('from'), value: query.from },
    { name: 'to', kind: 'date', label: label('to'), value: query.to },
  ];
}

/** Latest first, under the day it happened. */
function byDay(items: readonly FoundHappeningView[], language: ScreenLanguage) {
  const days = [...new Set(items.map(({ at }) => dayOfMoment(at)))];
  return days.map((day) => ({
    heading: `${weekdayOf(day, language).split(' ')[0]} ${dayInSentence(day, language)}`,
    events: items
      .filter(({ at }) => dayOfMoment(at) === day)
      .map((event) => ({ ...event, time: momentInFull(event.at, language).split(' ').at(-1) })),
  }));
}
