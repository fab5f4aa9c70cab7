import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { SignedIn } from '../../kernel/http/access';
import { Refusal } from '../../kernel/refusal';
import { WorkQuery } from '../../letters/work-lists/work-list.requests';
import { WorkListName, workListNames } from '../../letters/work-lists/work-lists.table';
import { askedOf } from '../frame/asked';
import { validated } from '../frame/form';
import { Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { listsShown } from './lists-shown.table';
import { sendSheet, sheetOf } from './sheet';
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
    const wanted = await validated(WorkQuery, { ...asked });
    return this.pages.of(visit, listNamed(list), wanted, { ...asked, ...askedOf(query, ['visning']) });
  }

  @Get(':list/regneark')
  @SignedIn({ scope: 'none' })
  async sheet(
    @CurrentVisit() visit: Visit,
    @Param('list') list: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const name = listNamed(list);
    const { after: _after, limit: _limit, ...filter } = await validated(WorkQuery, askedOf(query, names));
    const sheet = await sheetOf(
      (page) => this.pages.lines(visit, name, page, filter),
      visit.language,
      listsShown[name],
    );
    await sendSheet(response, sheet);
  }
}

function listNamed(list: string): WorkListName {
  const name = workListNames.find((one: WorkListName) => one === list);
  if (!name) throw new Refusal('notFound', 'workList.unknown');
  return name;
}
