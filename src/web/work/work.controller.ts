import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SignedIn } from '../../kernel/http/access';
import { Refusal } from '../../kernel/refusal';
import { WorkQuery } from '../../letters/work-lists/work-list.requests';
import { WorkListName, workListNames } from '../../letters/work-lists/work-lists.table';
import { askedOf } from '../frame/asked';
import { validated } from '../frame/form';
import { Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { mostOnSheet, sheetOf } from './sheet';
import type { WorkLine } from './work-line';
import { WorkListPage } from './work-list-page';

const names = ['stage', 'dueBy', 'unitId', 'holderId', 'q', 'after'];

/** The work lists, one page each (SCREENS, 07), and each as a spreadsheet. */
@ApiExcludeController()
@Controller('arbeid')
export class WorkPages {
  constructor(private readonly pages: WorkListPage) {}

  @Get(':list')
  @SignedIn({ scope: 'none' })
  async list(
    @CurrentVisit() visit: Visit,
    @Param('list') list: string,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const asked = askedOf(query, names);
    return this.pages.of(visit, listNamed(list), await validated(WorkQuery, { ...asked }), asked);
  }

  @Get(':list/regneark')
  @SignedIn({ scope: 'none' })
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="saker.csv"')
  @Header('Cache-Control', 'no-store')
  async sheet(
    @CurrentVisit() visit: Visit,
    @Param('list') list: string,
    @Query() query: Record<string, unknown>,
  ): Promise<string> {
    const { after: _after, limit: _limit, ...filter } = await validated(WorkQuery, askedOf(query, names));
    const lines: WorkLine[] = [];
    let after: string | undefined;
    do {
      const found = await this.pages.lines(visit, listNamed(list), { after, limit: 100 }, filter);
      lines.push(...found.lines);
      after = found.next ?? undefined;
    } while (after && lines.length < mostOnSheet);
    return sheetOf(lines.slice(0, mostOnSheet), visit.language);
  }
}

function listNamed(list: string): WorkListName {
  const name = workListNames.find((one: WorkListName) => one === list);
  if (!name) throw new Refusal('notFound', 'workList.unknown');
  return name;
}
