import { Injectable } from '@nestjs/common';
import { CaseFilter, CaseLines } from '../../cases/case-lines';
import { caseStatuses } from '../../cases/case.lifecycle';
import type { CaseQuery } from '../../cases/case.requests';
import type { Actor } from '../../kernel/actor';
import { Standings } from '../../letters/work-lists/standings';
import { CaseChoices } from '../cases/commands/case-choices';
import { addressOf } from '../frame/asked';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { FilterOffered, filterChips } from './list-filters';
import './list.words';
import { allCasesShown } from './lists-shown.table';
import { ViewsOfList } from './views-shown';
import { WorkLine, caseLineShown } from './work-line';
import { bulkActions } from './work-list-page';

const path = '/saker';

/** The list of all cases as a page, with the filters of the work lists. */
@Injectable()
export class CaseListPage {
  constructor(
    private readonly cases: CaseLines,
    private readonly standings: Standings,
    private readonly choices: CaseChoices,
    private readonly views: ViewsOfList,
  ) {}

  async of(visit: Visit, query: CaseQuery, asked: Record<string, string>): Promise<Page> {
    const { actor, language } = visit;
    const { after, limit = 50, ...filter } = query;
    const { lines, next } = await this.lines(visit, { after, limit }, filter);
    const { q, after: _after, ...chosen } = asked;
    const { visning = null, ...narrowed } = { ...chosen, ...(q ? { q } : {}) };
    const heading = wordOf(language, 'nav.cases');
    const shown = wordOf(language, 'list.shown', { n: lines.length });
    const model = {
      title: heading,
      heading,
      at: path,
      path,
      list: 'cases',
      subject: 'case',
      dayWord: allCasesShown.day,
      tells: allCasesShown.tells,
      lines,
      q: q ?? '',
      hidden: Object.entries(chosen),
      chips: filterChips(path, asked, await this.filters(actor, language), language),
      ...(await this.views.of(actor, { list: 'cases', filters: narrowed, viewId: visning }, [], language)),
      filtered: Object.keys(narrowed).length > 0,
      found: shown,
      shown,
      sheet: addressOf(`${path}/regneark`, { ...chosen, q }),
      bulk: bulkActions(actor, allCasesShown),
      next: next ? addressOf(path, { ...chosen, q, after: next }) : null,
      first: after ? addressOf(path, { ...chosen, q }) : null,
    };
    return new Page('work/work', model, { target: 'liste', template: 'work/_list-part' });
  }

  /** A page of lines with where each stands: two questions, however many lines. Another ministry's case says whose it is. */
  async lines({ actor, language }: Visit, page: { after?: string | undefined; limit: number }, filter: CaseFilter) {
    const { items, next } = await this.cases.list(actor, filter, page);
    const standings = await this.standings.of(
      actor,
      items.map(({ id }) => ({ caseId: id })),
    );
    const lines: WorkLine[] = items.map((line, i) => ({
      ...caseLineShown(line, standings[i] ?? null, language),
      key: line.ministryCode === actor.ministryCode ? line.key : `${line.ministryCode} ${line.key}`,
    }));
    return { lines, next };
  }

  private async filters(actor: Actor, language: ScreenLanguage): Promise<FilterOffered[]> {
    return [
      {
        name: 'status',
        options: caseStatuses.map((value) => ({ value, label: wordOf(language, `status.${value}`) })),
      },
      { name: 'dueBy' },
      { name: 'unitId', options: await this.choices.allUnits(actor) },
      { name: 'ownerId', options: await this.choices.writers(actor) },
    ];
  }
}
