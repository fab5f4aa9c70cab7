import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { CaseQuery } from '../../cases/case.requests';
import { SignedIn } from '../../kernel/http/access';
import { askedOf } from '../frame/asked';
import { validated } from '../frame/form';
import type { Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { CaseListPage } from './case-list-page';
import { allCasesShown } from './lists-shown.table';
import { sendSheet, sheetOf } from './sheet';

const names = ['status', 'dueBy', 'unitId', 'ownerId', 'q', 'after'];

/** All cases one may read, newest first: as a page, and as a spreadsheet of the same filters. */
@ApiExcludeController()
@Controller('saker')
export class CaseListPages {
  constructor(private readonly page: CaseListPage) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async list(@CurrentVisit() visit: Visit, @Query() query: Record<string, unknown>): Promise<Page> {
    const asked = askedOf(query, names);
    const wanted = await validated(CaseQuery, { ...asked });
    return this.page.of(visit, wanted, { ...asked, ...askedOf(query, ['visning']) });
  }

  @Get('regneark')
  @SignedIn({ scope: 'none' })
  async sheet(
    @CurrentVisit() visit: Visit,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const { after: _after, limit: _limit, ...filter } = await validated(CaseQuery, askedOf(query, names));
    const sheet = await sheetOf((page) => this.page.lines(visit, page, filter), visit.language, allCasesShown);
    await sendSheet(response, sheet);
  }
}
