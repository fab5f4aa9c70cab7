import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CaseLines } from '../../cases/case-lines';
import { caseStatuses } from '../../cases/case.lifecycle';
import { CaseQuery } from '../../cases/case.requests';
import { SignedIn } from '../../kernel/http/access';
import { Standings } from '../../letters/work-lists/standings';
import { CaseChoices } from '../cases/commands/case-choices';
import { addressOf, askedOf } from '../frame/asked';
import { validated } from '../frame/form';
import { Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import { filterChips } from './list-filters';
import './list.words';
import { caseLineShown } from './work-line';
import { bulkActions } from './work-list-page';

const path = '/saker';

/** All cases one may read, newest first, with the filters of the work lists. */
@ApiExcludeController()
@Controller('saker')
export class CaseListPages {
  constructor(
    private readonly cases: CaseLines,
    private readonly standings: Standings,
    private readonly choices: CaseChoices,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async list(@CurrentVisit() { actor, language }: Visit, @Query() query: Record<string, unknown>): Promise<Page> {
    const asked = askedOf(query, ['status', 'dueBy', 'unitId', 'ownerId', 'q', 'after']);
    const { after, limit = 50, ...filter } = await validated(CaseQuery, { ...asked });
    const found = await this.cases.list(actor, filter, { after, limit });
    const standings = await this.standings.of(
      actor,
      found.items.map(({ id }) => ({ caseId: id })),
    );
    const lines = found.items.map((line, i) => ({
      ...caseLineShown(line, standings[i] ?? null, language),
      key: line.ministryCode === actor.ministryCode ? line.key : `${line.ministryCode} ${line.key}`,
    }));
    const { q, after: _after, ...chosen } = asked;
    const offered = [
      {
        name: 'status',
        options: caseStatuses.map((value) => ({ value, label: wordOf(language, `status.${value}`) })),
      },
      { name: 'dueBy' },
      { name: 'unitId', options: await this.choices.allUnits(actor) },
      { name: 'ownerId', options: await this.choices.writers(actor) },
    ];
    const model = {
      title: wordOf(language, 'nav.cases'),
      heading: wordOf(language, 'nav.cases'),
      at: path,
      path,
      list: 'cases',
      subject: 'case',
      lines,
      q: q ?? '',
      hidden: Object.entries(chosen),
      chips: filterChips(path, asked, offered, language),
      views: [],
      filtered: Object.keys(chosen).length > 0 || Boolean(q),
      found: wordOf(language, 'list.shown', { n: lines.length }),
      shown: wordOf(language, 'list.shown', { n: lines.length }),
      sheet: null,
      bulk: bulkActions(actor),
      next: found.next ? addressOf(path, { ...chosen, q, after: found.next }) : null,
      first: after ? addressOf(path, { ...chosen, q }) : null,
    };
    return new Page('work/work', model, { target: 'liste', template: 'work/_list-part' });
  }
}
