import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { caseLifecycle } from '../../cases/case.lifecycle';
import { Actor, holds } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import type { WorkQuery } from '../../letters/work-lists/work-list.requests';
import { stages } from '../../letters/work-lists/standing.view';
import { Standings } from '../../letters/work-lists/standings';
import { WorkFilter, WorkLists } from '../../letters/work-lists/work-lists.service';
import { WorkListName, workLists } from '../../letters/work-lists/work-lists.table';
import { CaseChoices } from '../cases/commands/case-choices';
import { addressOf } from '../frame/asked';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { FilterOffered, ListView, filterChips } from './list-filters';
import { BulkCommand, ListFilter, ListShown, listsShown } from './lists-shown.table';
import { ViewsOfList } from './views-shown';
import { WorkLine, workLine } from './work-line';

/** More than this is not counted. */
const mostCounted = 1000;

/** A work list as a page: its lines with where each stands, filters and views in the address (SCREENS, 07). */
@Injectable()
export class WorkListPage {
  constructor(
    private readonly lists: WorkLists,
    private readonly standings: Standings,
    private readonly choices: CaseChoices,
    private readonly savedViews: ViewsOfList,
    private readonly clock: Clock,
  ) {}

  async of(visit: Visit, name: WorkListName, query: WorkQuery, asked: Record<string, string>): Promise<Page> {
    const { actor, language } = visit;
    const { after, limit = 50, ...filter } = query;
    const path = `/arbeid/${name}`;
    const { lines, next } = await this.lines(visit, name, { after, limit }, filter);
    const count = await this.lists.count(actor, name, filter);
    const { q, after: _after, ...chosen } = asked;
    const { visning = null, ...narrowed } = { ...chosen, ...(q ? { q } : {}) };
    const ownViews = await this.views(visit, name, filter, path);
    const shown = listsShown[name];
    const heading = wordOf(language, `work.${name}`);
    const model = {
      title: heading,
      heading,
      at: path,
      path,
      list: name,
      subject: workLists[name].subject,
      dayWord: shown.day,
      tells: shown.tells,
      lines,
      q: q ?? '',
      hidden: Object.entries(chosen),
      chips: filterChips(path, asked, await this.filters(actor, name, language), language),
      ...(await this.savedViews.of(actor, { list: name, filters: narrowed, viewId: visning }, ownViews, language)),
      filtered: Object.keys(narrowed).length > 0,
      found: foundInWords(count, language, shown.found),
      shown: wordOf(language, 'list.shown', { n: lines.length }),
      sheet: addressOf(`${path}/regneark`, { ...chosen, q }),
      bulk: bulkActions(actor, shown),
      next: next ? addressOf(path, { ...chosen, q, after: next }) : null,
      first: after ? addressOf(path, { ...chosen, q }) : null,
    };
    return new Page('work/work', model, { target: 'liste', template: 'work/_list-part' });
  }

  /** A page of lines with where each stands: two questions, however many lines. */
  async lines(
    { actor, language }: Visit,
    name: WorkListName,
    page: { after?: string; limit: number },
    filter: WorkFilter,
  ) {
    const found = await this.lists.page(actor, name, page, filter);
    const about = found.items.filter(({ caseId }) => caseId !== null);
    const standings = await this.standings.of(
      actor,
      about.map(({ caseId, id, subject }) => ({ caseId: caseId ?? '', replyId: subject === 'reply' ? id : null })),
    );
    const standingOf = new Map(about.map(({ id }, i) => [id, standings[i] ?? null]));
    const lines: WorkLine[] = found.items.map((line) =>
      workLine(name, line, standingOf.get(line.id) ?? null, language),
    );
    return { lines, next: found.next };
  }

  private async filters(actor: Actor, name: WorkListName, language: ScreenLanguage): Promise<FilterOffered[]> {
    const offered: FilterOffered[] = [];
    for (const filter of listsShown[name].filters) offered.push(await this.filter(filter, actor, language));
    return offered;
  }

  private async filter(name: ListFilter, actor: Actor, language: ScreenLanguage): Promise<FilterOffered> {
    if (name === 'dueBy') return { name };
    if (name === 'unitId') return { name, options: await this.choices.allUnits(actor) };
    if (name === 'holderId') return { name, options: await this.choices.writers(actor) };
    return { name, options: stages.map((value) => ({ value, label: wordOf(language, `status.${value}`) })) };
  }

  /** Named filters over the lists of cases, each with how much is in it. */
  private async views(
    { actor, language }: Visit,
    name: WorkListName,
    filter: WorkFilter,
    path: string,
  ): Promise<ListView[]> {
    if (name !== 'mine' && name !== 'my-unit') return [];
    const yesterday = DateTime.fromISO(this.clock.today()).minus({ days: 1 }).toISODate() ?? this.clock.today();
    const late = { dueBy: yesterday };
    const toAllocate = { stage: 'toAllocate' } as const;
    const named: readonly (readonly [string, WorkFilter])[] = [
      ['viewOpen', {}],
      ...(name === 'my-unit' ? ([['viewToAllocate', toAllocate]] as const) : []),
      ['viewLate', late],
    ];
    const now = JSON.stringify(sorted(filter));
    const views: ListView[] = [];
    for (const [word, wanted] of named) {
      const count = Object.keys(wanted).length ? await this.lists.count(actor, name, wanted) : 0;
      views.push({
        label: wordOf(language, `list.${word}`),
        count: count ? (count > mostCounted ? '1 000+' : String(count)) : null,
        href: addressOf(path, { ...wanted }),
        current: JSON.stringify(sorted(wanted)) === now,
      });
    }
    return views;
  }
}

const sorted = (filter: WorkFilter) =>
  Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .sort();

function foundInWords(count: number, language: ScreenLanguage, word: 'found' | 'foundFinished'): string {
  if (count > mostCounted) return wordOf(language, `list.${word}Many`);
  return wordOf(language, count ? `list.${word}` : 'list.foundNone', { n: count });
}

/** Which commands a list offers for several of its cases at once. */
export type BulkActions = Readonly<Record<BulkCommand, boolean>>;

/** What may be done with several cases of a list at once, by who may do it with one; null for who may do none of it. */
export function bulkActions(actor: Actor, { bulk }: Pick<ListShown, 'bulk'>): BulkActions | null {
  const may = (command: BulkCommand) =>
    bulk.includes(command) && holds(actor, ...caseLifecycle.underTreatment[command].by);
  const actions = { allocate: may('allocate'), setDeadline: may('setDeadline'), close: may('close') };
  return Object.values(actions).some(Boolean) ? actions : null;
}
