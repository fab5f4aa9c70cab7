import { Body, Controller, Get, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NeedsRole } from '../../kernel/http/access';
import { CommandForms, formNamed } from '../frame/command-forms';
import { GoTo, Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { ParagraphPage } from './paragraph-page';
import { ParagraphForms, ParagraphTarget, newParagraphTarget, paragraphTarget } from './paragraph.forms';

/** Standard paragraphs as administrators keep them. Those who write letters find them under `/standardavsnitt`. */
@ApiExcludeController()
@Controller('maler/avsnitt')
export class ParagraphWorkshopPages {
  constructor(
    private readonly page: ParagraphPage,
    private readonly rows: ParagraphForms,
    private readonly forms: CommandForms,
  ) {}

  @Get()
  @NeedsRole('administrator', { scope: 'none' })
  list(@CurrentVisit() visit: Visit): Promise<Page> {
    return this.page.list(visit);
  }

  @Get('ny')
  @NeedsRole('administrator', { scope: 'none' })
  async newParagraph(@CurrentVisit() visit: Visit): Promise<Page> {
    return this.forms.show(this.rows.create, await this.newTarget(visit), visit);
  }

  @Post('ny')
  @NeedsRole('administrator', { scope: 'none' })
  @Redirect('/maler/avsnitt', 303)
  async create(@CurrentVisit() visit: Visit, @Body() typed: Record<string, unknown>): Promise<GoTo> {
    return this.forms.send(this.rows.create, await this.newTarget(visit), visit, typed);
  }

  @Get(':id')
  @NeedsRole('administrator', { scope: 'none' })
  one(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    return this.page.one(visit, id);
  }

  @Get(':id/sammenlign')
  @NeedsRole('administrator', { scope: 'none' })
  compare(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    return this.page.compared(visit, id);
  }

  @Get(':id/gjor/:command')
  @NeedsRole('administrator', { scope: 'none' })
  async form(@CurrentVisit() visit: Visit, @Param('id') id: string, @Param('command') command: string): Promise<Page> {
    return this.forms.show(formNamed(this.rows.byAddress, command), await this.target(visit, id), visit);
  }

  @Post(':id/gjor/:command')
  @NeedsRole('administrator', { scope: 'none' })
  @Redirect('/maler/avsnitt', 303)
  async send(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('command') command: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.forms.send(formNamed(this.rows.byAddress, command), await this.target(visit, id), visit, typed);
  }

  private async target(visit: Visit, id: string): Promise<ParagraphTarget> {
    const { paragraph, draft } = await this.page.found(visit.actor, id);
    return paragraphTarget(paragraph, draft ?? paragraph.current, visit.language);
  }

  private async newTarget(visit: Visit): Promise<ParagraphTarget> {
    const { kopi } = visit.request.query;
    const copied = typeof kopi === 'string' && kopi ? (await this.page.found(visit.actor, kopi)).paragraph : null;
    return newParagraphTarget(copied, visit.language);
  }
}
