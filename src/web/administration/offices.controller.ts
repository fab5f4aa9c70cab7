import { Body, Controller, Get, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NeedsRole, SignedIn } from '../../kernel/http/access';
import { refuseUnless } from '../../kernel/refusal';
import { CommandForms, formNamed } from '../frame/command-forms';
import { GoTo, Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import { OfficeForms, OfficeTarget, TermTarget, officeTarget, termTarget } from './offices.forms';
import { OfficePage } from './offices-page';

/** Offices and who held them when: open to everyone in government, kept by each ministry's administrators. */
@ApiExcludeController()
@Controller('embeter')
export class OfficePages {
  constructor(
    private readonly page: OfficePage,
    private readonly rows: OfficeForms,
    private readonly forms: CommandForms,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  list(@CurrentVisit() visit: Visit): Promise<Page> {
    return this.page.list(visit);
  }

  @Get('ny')
  @NeedsRole('administrator', { scope: 'none' })
  newOffice(@CurrentVisit() visit: Visit): Promise<Page> {
    return this.forms.show(this.rows.add, noOfficeYet(visit), visit);
  }

  @Post('ny')
  @NeedsRole('administrator', { scope: 'none' })
  @Redirect('/embeter', 303)
  add(@CurrentVisit() visit: Visit, @Body() typed: Record<string, unknown>): Promise<GoTo> {
    return this.forms.send(this.rows.add, noOfficeYet(visit), visit, typed);
  }

  @Get(':id')
  @SignedIn({ scope: 'none' })
  one(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    return this.page.one(visit, id);
  }

  @Get(':id/gjor/:command')
  @NeedsRole('administrator', { scope: 'none' })
  async form(@CurrentVisit() visit: Visit, @Param('id') id: string, @Param('command') command: string): Promise<Page> {
    return this.forms.show(formNamed(this.rows.byAddress, command), await this.target(visit, id), visit);
  }

  @Post(':id/gjor/:command')
  @NeedsRole('administrator', { scope: 'none' })
  @Redirect('/embeter', 303)
  async send(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('command') command: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.forms.send(formNamed(this.rows.byAddress, command), await this.target(visit, id), visit, typed);
  }

  @Get(':id/perioder/:termId/avslutt')
  @NeedsRole('administrator', { scope: 'none' })
  async endForm(@CurrentVisit() visit: Visit, @Param('id') id: string, @Param('termId') termId: string): Promise<Page> {
    return this.forms.show(this.rows.endTerm, await this.term(visit, id, termId), visit);
  }

  @Post(':id/perioder/:termId/avslutt')
  @NeedsRole('administrator', { scope: 'none' })
  @Redirect('/embeter', 303)
  async end(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('termId') termId: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.forms.send(this.rows.endTerm, await this.term(visit, id, termId), visit, typed);
  }

  private async target({ actor }: Visit, id: string): Promise<OfficeTarget> {
    const office = await this.page.office(id);
    refuseUnless(office.ministryId === actor.ministryId, 'forbidden', 'government.otherMinistry');
    return officeTarget(office);
  }

  private async term({ actor }: Visit, id: string, termId: string): Promise<TermTarget> {
    const office = await this.page.office(id);
    refuseUnless(office.ministryId === actor.ministryId, 'forbidden', 'government.otherMinistry');
    const term = await this.page.term(actor, termId);
    refuseUnless(term.officeId === id, 'notFound', 'term.unknown');
    return termTarget(office, term);
  }
}

function noOfficeYet({ language }: Visit): OfficeTarget {
  const key = wordOf(language, 'offices.heading');
  return { id: '', key, title: '', version: 0, allowedActions: [], href: '/embeter' };
}
