import { Body, Controller, Get, HttpCode, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NeedsRole, SignedIn } from '../../kernel/http/access';
import { TemplateList } from '../../templates/letter-templates/template-list';
import { TemplateView, templateView } from '../../templates/letter-templates/template.view';
import { CommandForms, formNamed } from '../frame/command-forms';
import { GoTo, Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { TemplateDraftPage } from './template-draft-page';
import { TemplatePage } from './template-page';
import { TemplateForms, TemplateTarget, newTemplateTarget, templateTarget } from './template.forms';

/** The template workshop: everybody reads what letters are made from, administrators write it. */
@ApiExcludeController()
@Controller('maler')
export class TemplatePages {
  constructor(
    private readonly templates: TemplateList,
    private readonly page: TemplatePage,
    private readonly draft: TemplateDraftPage,
    private readonly rows: TemplateForms,
    private readonly forms: CommandForms,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  list(@CurrentVisit() visit: Visit): Promise<Page> {
    return this.page.list(visit);
  }

  /** A new one; with `kopi`, of a template whose version in use it begins with. */
  @Get('ny')
  @NeedsRole('administrator', { scope: 'none' })
  async newTemplate(@CurrentVisit() visit: Visit): Promise<Page> {
    return this.forms.show(this.rows.create, await this.newTarget(visit), visit);
  }

  @Post('ny')
  @NeedsRole('administrator', { scope: 'none' })
  @Redirect('/maler', 303)
  async create(@CurrentVisit() visit: Visit, @Body() typed: Record<string, unknown>): Promise<GoTo> {
    return this.forms.send(this.rows.create, await this.newTarget(visit), visit, typed);
  }

  @Get(':id')
  @SignedIn({ scope: 'none' })
  one(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    return this.page.one(visit, id);
  }

  @Get(':id/sammenlign')
  @SignedIn({ scope: 'none' })
  compare(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    return this.page.compared(visit, id);
  }

  @Get(':id/utkast')
  @NeedsRole('administrator', { scope: 'none' })
  write(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    return this.draft.show(visit, id);
  }

  @Post(':id/utkast')
  @NeedsRole('administrator', { scope: 'none' })
  @Redirect('/maler', 303)
  save(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() typed: Record<string, unknown>): Promise<GoTo> {
    return this.draft.save(visit, id, typed);
  }

  /** What hinders publishing what is typed; nothing is stored. */
  @Post(':id/utkast/kontroller')
  @NeedsRole('administrator', { scope: 'none' })
  @HttpCode(200)
  check(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() typed: Record<string, unknown>): Promise<Page> {
    return this.draft.checked(visit, id, typed);
  }

  @Get(':id/gjor/:command')
  @NeedsRole('administrator', { scope: 'none' })
  async form(@CurrentVisit() visit: Visit, @Param('id') id: string, @Param('command') command: string): Promise<Page> {
    return this.forms.show(formNamed(this.rows.byAddress, command), await this.target(visit, id), visit);
  }

  @Post(':id/gjor/:command')
  @NeedsRole('administrator', { scope: 'none' })
  @Redirect('/maler', 303)
  async send(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('command') command: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.forms.send(formNamed(this.rows.byAddress, command), await this.target(visit, id), visit, typed);
  }

  private async view({ actor }: Visit, id: string): Promise<TemplateView> {
    return templateView(actor, await this.templates.one(actor.ministryId, id));
  }

  private async target(visit: Visit, id: string): Promise<TemplateTarget> {
    return templateTarget(await this.view(visit, id), visit.language);
  }

  private async newTarget(visit: Visit): Promise<TemplateTarget> {
    const { kopi } = visit.request.query;
    const copied = typeof kopi === 'string' && kopi ? await this.view(visit, kopi) : null;
    return newTemplateTarget(copied, visit.language);
  }
}
