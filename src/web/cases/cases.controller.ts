import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CaseLines } from '../../cases/case-lines';
import { CaseQuery } from '../../cases/case.requests';
import { SignedIn } from '../../kernel/http/access';
import { Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import { CasePage } from './case-page';
import './case.words';

/** Cases: the list, and one with its letters and history (SCREENS, 03). */
@ApiExcludeController()
@Controller('saker')
export class CasePages {
  constructor(
    private readonly lines: CaseLines,
    private readonly casePage: CasePage,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async list(@CurrentVisit() { actor, language }: Visit, @Query() query: CaseQuery): Promise<Page> {
    const { after, limit, ...filter } = query;
    const found = await this.lines.list(actor, filter, { after, limit: limit ?? 50 });
    const model = {
      title: wordOf(language, 'casePage.cases'),
      at: '/saker',
      lines: found.items,
      next: found.next,
      after: after ?? null,
    };
    return new Page('cases/cases', model);
  }

  @Get(':id')
  @SignedIn({ scope: 'none' })
  async one(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    return this.casePage.of(visit, id);
  }

  /** The case with one of its entries chosen: an address of its own, so that it can be sent to a colleague. */
  @Get(':id/dokument/:entryId')
  @SignedIn({ scope: 'none' })
  async entry(@CurrentVisit() visit: Visit, @Param('id') id: string, @Param('entryId') entryId: string): Promise<Page> {
    return this.casePage.of(visit, id, entryId);
  }
}
