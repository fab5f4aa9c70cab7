import { Body, Controller, Get, Param, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SignedIn } from '../../kernel/http/access';
import { refuseUnless } from '../../kernel/refusal';
import type { SavedViewView } from '../../letters/work-lists/saved/saved-view.view';
import { SavedViews } from '../../letters/work-lists/saved/saved-views.service';
import { CommandForms, formNamed } from '../frame/command-forms';
import type { GoTo, Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import { listAddress, listAskedBy } from './list-address';
import { ViewForms, ViewTarget } from './view.forms';
import './work.words';

/** Saving the filters of a list under a name, renaming and deleting what was saved, and choosing columns. */
@ApiExcludeController()
@Controller('visninger')
export class ViewPages {
  constructor(
    private readonly forms: CommandForms,
    private readonly commands: ViewForms,
    private readonly views: SavedViews,
  ) {}

  @Get(':action')
  @SignedIn({ scope: 'none' })
  async show(
    @CurrentVisit() visit: Visit,
    @Param('action') action: string,
    @Query('fra') from?: string,
  ): Promise<Page> {
    return this.forms.show(formNamed(this.commands.ofList, action), await this.target(visit, from), visit);
  }

  @Post(':action')
  @SignedIn({ scope: 'none' })
  @Redirect('/saker', 303)
  async send(
    @CurrentVisit() visit: Visit,
    @Param('action') action: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    const target = await this.target(visit, typed['fra']);
    return this.forms.send(formNamed(this.commands.ofList, action), target, visit, typed);
  }

  @Get(':id/:action')
  @SignedIn({ scope: 'none' })
  async showOfView(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('action') action: string,
    @Query('fra') from?: string,
  ): Promise<Page> {
    const view = await this.views.one(visit.actor, id);
    return this.forms.show(formNamed(this.commands.ofView, action), await this.target(visit, from, view), visit);
  }

  @Post(':id/:action')
  @SignedIn({ scope: 'none' })
  @Redirect('/saker', 303)
  async sendOfView(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('action') action: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    const view = await this.views.one(visit.actor, id);
    const target = await this.target(visit, typed['fra'], view);
    return this.forms.send(formNamed(this.commands.ofView, action), target, visit, typed);
  }

  /** The list as its address says; a view that is told of comes with the address of its own when none is given. */
  private async target({ actor, language }: Visit, from: unknown, given?: SavedViewView): Promise<ViewTarget> {
    const read = typeof from === 'string' ? listAskedBy(from) : null;
    const asked =
      read && (!given || read.list === given.list)
        ? { ...read, viewId: given?.id ?? read.viewId }
        : given && { list: given.list, filters: given.filters, viewId: given.id };
    refuseUnless(asked, 'notFound', 'request.unknownRoute');
    const views = asked.viewId ? await this.views.list(actor, asked.list) : [];
    const view = given ?? views.find(({ id }) => id === asked.viewId) ?? null;
    const seen = { ...asked, viewId: view?.id ?? null };
    return {
      id: view?.id ?? '',
      key: wordOf(language, seen.list === 'cases' ? 'nav.cases' : `work.${seen.list}`),
      title: view?.name ?? '',
      version: 0,
      allowedActions: [],
      href: listAddress(seen),
      asked: seen,
      view,
    };
  }
}
