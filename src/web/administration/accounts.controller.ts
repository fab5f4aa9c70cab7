import { Body, Controller, Get, HttpCode, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Accounts } from '../../accounts/accounts.service';
import { PeopleList } from '../../government/people/people-list';
import { personView } from '../../government/people/person.view';
import { NeedsRole } from '../../kernel/http/access';
import { HoldsSecret } from '../../kernel/http/idempotency.interceptor';
import { CommandForms, formNamed } from '../frame/command-forms';
import { GoTo, Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { AccountForms, AccountTarget, accountTarget } from './account.forms';
import { PersonTarget, personTarget } from './people.forms';

/** Accounts, from the page of the person each is for. */
@ApiExcludeController()
@Controller()
export class AccountPages {
  constructor(
    private readonly people: PeopleList,
    private readonly accounts: Accounts,
    private readonly rows: AccountForms,
    private readonly forms: CommandForms,
  ) {}

  @Get('folk/:id/konto')
  @NeedsRole('administrator', { scope: 'none' })
  async createForm(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    return this.forms.show(this.rows.create, await this.person(visit, id), visit);
  }

  @Post('folk/:id/konto')
  @NeedsRole('administrator', { scope: 'none' })
  @HoldsSecret('answer')
  @HttpCode(200)
  async create(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<Page> {
    return this.forms.tell(this.rows.create, await this.person(visit, id), visit, typed);
  }

  @Get('kontoer/:id/nytt-passord')
  @NeedsRole('administrator', { scope: 'none' })
  async resetForm(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    return this.forms.show(this.rows.reset, await this.account(visit, id), visit);
  }

  @Post('kontoer/:id/nytt-passord')
  @NeedsRole('administrator', { scope: 'none' })
  @HoldsSecret('answer')
  @HttpCode(200)
  async reset(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<Page> {
    return this.forms.tell(this.rows.reset, await this.account(visit, id), visit, typed);
  }

  @Get('kontoer/:id/gjor/:command')
  @NeedsRole('administrator', { scope: 'none' })
  async form(@CurrentVisit() visit: Visit, @Param('id') id: string, @Param('command') command: string): Promise<Page> {
    return this.forms.show(formNamed(this.rows.byAddress, command), await this.account(visit, id), visit);
  }

  @Post('kontoer/:id/gjor/:command')
  @NeedsRole('administrator', { scope: 'none' })
  @Redirect('/folk', 303)
  async send(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('command') command: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.forms.send(formNamed(this.rows.byAddress, command), await this.account(visit, id), visit, typed);
  }

  private async person({ actor }: Visit, id: string): Promise<PersonTarget> {
    return personTarget(personView(await this.people.one(actor, id)));
  }

  private async account({ actor }: Visit, id: string): Promise<AccountTarget> {
    return accountTarget(await this.accounts.one(actor, id));
  }
}
