import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Actor } from '../../kernel/actor';
import { CurrentActor, NeedsRole, Refuses, SignedIn } from '../../kernel/http/access';
import { IfMatch, WantsVersion } from '../../kernel/http/version';
import { Government } from '../government.service';
import { Staff } from '../staff.service';
import { UnitView, UnitsView, unitView } from './unit.view';
import { UnitChanges } from './unit-changes.service';
import { AddUnitRequest, EndUnitRequest, RenameUnitRequest, UnitsQuery } from './units.requests';

@ApiTags('Units')
@Controller('api/v1/units')
export class UnitsController {
  constructor(
    private readonly government: Government,
    private readonly staff: Staff,
    private readonly changes: UnitChanges,
  ) {}

  /** The units of a ministry on a day, as a flat tree. */
  @Get()
  @SignedIn()
  @Refuses(404)
  async list(@CurrentActor() actor: Actor, @Query() query: UnitsQuery): Promise<UnitsView> {
    const ministry = await this.government.ministry(query.ministryId ?? actor.ministryId);
    return { items: (await this.staff.unitsOf(ministry.id, query.day)).map(unitView) };
  }

  /** One unit, ended ones included. */
  @Get(':id')
  @SignedIn()
  @Refuses(404)
  async one(@Param('id') id: string): Promise<UnitView> {
    return unitView(await this.staff.unit(id));
  }

  /** Adds a unit to the ministry acted for. */
  @Post()
  @NeedsRole('administrator')
  @Refuses(404, 409, 422)
  async add(@CurrentActor() actor: Actor, @Body() given: AddUnitRequest): Promise<UnitView> {
    return unitView(await this.changes.add(actor, given));
  }

  /** Gives a unit another name. Letters already made keep theirs. */
  @Post(':id/rename')
  @HttpCode(200)
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(403, 404, 409, 412, 428)
  async rename(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() given: RenameUnitRequest,
  ): Promise<UnitView> {
    return unitView(await this.changes.rename(actor, id, version, given));
  }

  /** Ends a unit. Units under it and roles in it are ended first. */
  @Post(':id/end')
  @HttpCode(200)
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async end(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() given: EndUnitRequest,
  ): Promise<UnitView> {
    return unitView(await this.changes.end(actor, id, version, given.day));
  }
}
