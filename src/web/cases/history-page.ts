import { Injectable } from '@nestjs/common';
import { CaseViews } from '../../cases/case-views';
import { dayOf } from '../../kernel/clock';
import { HistoryQuery, happeningKinds } from '../../letters/timeline/timeline.requests';
import { Timeline } from '../../letters/timeline/timeline.service';
import type { HappeningView } from '../../letters/timeline/timeline.view';
import { noFaults, shownFields } from '../frame/form';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { weekdayOf } from '../frame/when';
import { wordOf } from '../frame/words';
import './history.words';

/** All that has happened in a case, as sentences, day by day; narrowed by person and by kind in the address. */
@Injectable()
export class HistoryOfCase {
  constructor(
    private readonly views: CaseViews,
    private readonly timeline: Timeline,
  ) {}

  async of({ actor, language }: Visit, caseId: string, query: HistoryQuery): Promise<Page> {
    const { key, title, id } = await this.views.view(actor, caseId);
    const { after, limit = 50, ...filter } = query;
    const found = await this.timeline.ofCase(actor, id, { after, limit }, filter);
    const people = await this.timeline.peopleIn(actor, id);
    const word = (name: string) => wordOf(language, `caseHistory.${name}`);
    const all = { value: '', label: word('all') };
    const fields = shownFields(
      [
        {
          name: 'personId',
          kind: 'select',
          label: word('person'),
          value: filter.personId ?? null,
          options: [all, ...people.map((one) => ({ value: one.id, label: one.name }))],
        },
        {
          name: 'kind',
          kind: 'select',
          label: word('kind'),
          value: filter.kind ?? null,
          options: [all, ...happeningKinds.map((value) => ({ value, label: word(`kind-${value}`) }))],
        },
      ],
      undefined,
      noFaults,
    );
    const asked = new URLSearchParams();
    for (const [name, value] of Object.entries(filter)) if (value) asked.set(name, value);
    const address = (next: string) =>
      `/saker/${id}/historikk?${new URLSearchParams([...asked, ['after', next]]).toString()}`;
    const days = byDay(found.items).map(({ day, items }) => ({ heading: weekdayOf(day, language), date: day, items }));
    return new Page(
      'cases/history',
      {
        title: `${key} ${word('heading')}`,
        frame: 'context',
        heading: word('heading'),
        caseFile: { id, key, title },
        fields,
        days,
        filtered: asked.size > 0,
        next: found.next ? address(found.next) : null,
        first: after ? `/saker/${id}/historikk?${asked.toString()}` : null,
      },
      { target: 'historikk', template: 'cases/_history' },
    );
  }
}

/** Happenings, latest first, by the day they fell on. */
function byDay(items: readonly HappeningView[]): { day: string; items: HappeningView[] }[] {
  const days: { day: string; items: HappeningView[] }[] = [];
  for (const item of items) {
    const day = dayOf(item.at);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}
