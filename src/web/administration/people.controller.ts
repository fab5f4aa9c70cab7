import { Body, Controller, Get, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NeedsRole, SignedIn } from '../../kernel/http/access';
import { refuseUnless } from '../../kernel/refusal';
import { PeopleList } from '../../government/people/people-list';
import { PersonView, personView } from '../../government/people/person.view';
import { CommandForms, formNamed } from '../frame/command-forms';
import { GoTo, Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import { PeopleForms, PersonTarget, RoleTarget, personTarget, roleTarget } from './people.forms';
import { PeoplePage } from './people-page';

/** Those who work in the ministry: everybody finds a colleague, administrators keep people, roles and clearances. */
@ApiExcludeController()
@Controller('folk')
export class PeoplePages {
  constructor(
    private readonly people: PeopleList,
    private readonly page: PeoplePage,
    private readonly rows: PeopleForms,
    private readonly forms: CommandForms,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  list(@CurrentVisit() visit: Visit): Promise<Page> {
    return this.page.list(visit);
  }

  @Get('ny')
  @NeedsRole('administrator', { scope: 'none' })
  newPerson(@CurrentVisit() visit: Visit): Promise<Page> {
    return this.forms.show(this.rows.register, nobodyYet(visit), visit);
  }

  @Post('ny')
  @NeedsRole('administrator', { scope: 'none' })
  @Redirect('/folk', 303)
  register(@CurrentVisit() visit: Visit, @Body() typed: Record<string, unknown>): Promise<GoTo> {
    return this.forms.send(this.rows.register, nobodyYet(visit), visit, typed);
  }

  @Get(':id')
  @SignedIn({ scope: 'none' })
  one(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    return this.page.one(visit, id);
  }

  @Get(':id/gjor/:command')
  @NeedsRole('administrator', { scope: 'none' })
  async form(@CurrentVisit() visit: Visit, @Param('id') id: string, @Param('command') command: string): Promise<Page> {
    return this.forms.show(formNamed(this.rows.byAddress, command), personTarget(await this.person(visit, id)), visit);
  }

  @Post(':id/gjor/:command')
  @NeedsRole('administrator', { scope: 'none' })
  @Redirect('/folk', 303)
  async send(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('command') command: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.forms.send(
      formNamed(this.rows.byAddress, command),
      personTarget(await this.person(visit, id)),
      visit,
      typed,
    );
  }

  @Get(':id/roller/:roleId/avslutt')
  @NeedsRole('administrator', { scope: 'none' })
  async endRoleForm(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('roleId') roleId: string,
  ): Promise<Page> {
    return this.forms.show(this.rows.endRole, await this.role(visit, id, roleId), visit);
  }

  @Post(':id/roller/:roleId/avslutt')
  @NeedsRole('administrator', { scope: 'none' })
  @Redirect('/folk', 303)
  async endRole(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('roleId') roleId: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.forms.send(this.rows.endRole, await this.role(visit, id, roleId), visit, typed);
  }

  private async person({ actor }: Visit, id: string): Promise<PersonView> {
    return personView(await this.people.one(actor, id));
  }

  private async role(visit: Visit, id: string, roleId: string): Promise<RoleTarget> {
    const person = await this.person(visit, id);
    const role = person.roles.find((one) => one.id === roleId);
    refuseUnless(role, 'notFound', 'role.unknown');
    return roleTarget(person, role);
  }
}

function nobodyYet({ language }: Visit): PersonTarget {
  const title = wordOf(language, 'people.heading');
  return { id: '', key: title, title: '', version: 0, allowedActions: [], href: '/folk', person: null };
}
