import { Body, Controller, Get, Param, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NeedsRole } from '../../kernel/http/access';
import { TakesFile } from '../../kernel/http/content-type';
import { HoldsSecret } from '../../kernel/http/idempotency.interceptor';
import { IfMatch } from '../../kernel/http/version';
import { GoTo, Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { GivenOutsidePage } from './given-outside-page';

const onPaper = ['privateOffice', 'registrar'] as const;

/** What was signed or decided elsewhere: first the file that proves it, then when and how, confirmed by who records it. */
@ApiExcludeController()
@Controller('svar/:replyId')
export class GivenOutsidePages {
  constructor(private readonly page: GivenOutsidePage) {}

  @Get('avgjorelse')
  @NeedsRole('privateOffice', { scope: 'none' })
  async decision(
    @CurrentVisit() visit: Visit,
    @Param('replyId') id: string,
    @Query('fil') file?: string,
  ): Promise<Page> {
    return this.page.of(visit, 'avgjorelse', id, file);
  }

  @Post('avgjorelse/fil')
  @TakesFile()
  @NeedsRole('privateOffice', { scope: 'none' })
  @Redirect('/', 303)
  async decisionFile(@CurrentVisit() visit: Visit, @Param('replyId') id: string): Promise<GoTo> {
    return this.page.receive(visit, 'avgjorelse', id);
  }

  @Post('avgjorelse')
  @NeedsRole('privateOffice', { scope: 'none' })
  @HoldsSecret('request')
  @Redirect('/', 303)
  async recordDecision(
    @CurrentVisit() visit: Visit,
    @Param('replyId') id: string,
    @IfMatch() version: number,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.page.record(visit, 'avgjorelse', id, version, typed);
  }

  @Get('papir')
  @NeedsRole(...onPaper, { scope: 'none' })
  async paper(@CurrentVisit() visit: Visit, @Param('replyId') id: string, @Query('fil') file?: string): Promise<Page> {
    return this.page.of(visit, 'papir', id, file);
  }

  @Post('papir/fil')
  @TakesFile()
  @NeedsRole(...onPaper, { scope: 'none' })
  @Redirect('/', 303)
  async paperFile(@CurrentVisit() visit: Visit, @Param('replyId') id: string): Promise<GoTo> {
    return this.page.receive(visit, 'papir', id);
  }

  @Post('papir')
  @NeedsRole(...onPaper, { scope: 'none' })
  @HoldsSecret('request')
  @Redirect('/', 303)
  async recordPaper(
    @CurrentVisit() visit: Visit,
    @Param('replyId') id: string,
    @IfMatch() version: number,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.page.record(visit, 'papir', id, version, typed);
  }
}
