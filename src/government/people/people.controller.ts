import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Actor } from '../../kernel/actor';
import { CurrentActor, NeedsRole, Refuses, SignedIn } from '../../kernel/http/access';
import { IfMatch, WantsVersion } from '../../kernel/http/version';
import {
  CorrectPersonRequest,
  EndAtRequest,
  GiveRoleRequest,
  PeopleQuery,
  RegisterPersonRequest,
} from './people.requests';
import { PeopleList } from './people-list';
import { PeoplePageView, PersonView, RoleView, listedRole, personView, roleView } from './person.view';
import { StaffChanges } from './staff-changes.service';

@ApiTags('People')
@Controller('api/v1/people')
export class PeopleController {
  constructor(
    private readonly people: PeopleList,
    private readonly changes: StaffChanges,
  ) {}

  /** Those who work in the ministry acted for, by family name. */
  @Get()
  @SignedIn()
  async list(@CurrentActor() actor: Actor, @Query() query: PeopleQuery): Promise<PeoplePageView> {
    const { items, next } = await this.people.find(actor, query);
    return { items: items.map(personView), next };
  }

  /** One of them. */
  @Get(':id')
  @SignedIn()
  @Refuses(404)
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PersonView> {
    return personView(await this.people.one(actor, id));
  }

  /** Registers a person who is to hold an office or work in the ministry. */
  @Post()
  @NeedsRole('administrator')
  @Refuses(409, 422)
  async register(@CurrentActor() actor: Actor, @Body() given: RegisterPersonRequest): Promise<PersonView> {
    const person = await this.changes.register(actor, given);
    return personView(await this.people.one(actor, person.id));
  }

  /** Puts right what is wrong about a person. */
  @Patch(':id')
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() given: CorrectPersonRequest,
  ): Promise<PersonView> {
    await this.changes.correct(actor, id, version, given);
    return personView(await this.people.one(actor, id));
  }

  /** Gives a person a role in the ministry. Nobody gives one to themselves. */
  @Post(':id/roles')
  @NeedsRole('administrator')
  @Refuses(404, 409, 422)
  async giveRole(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() given: GiveRoleRequest,
  ): Promise<RoleView> {
    return roleView(listedRole(await this.changes.giveRole(actor, id, given)));
  }

  /** Ends a role of a person. */
  @Post(':id/roles/:roleId/end')
  @HttpCode(200)
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async endRole(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('roleId') roleId: string,
    @IfMatch() version: number,
    @Body() given: EndAtRequest,
  ): Promise<RoleView> {
    return roleView(listedRole(await this.changes.endRole(actor, id, roleId, version, given.at)));
  }
}
