import { Body, Controller, Get, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Staff } from '../../government/staff.service';
import { UnitView, unitView } from '../../government/units/unit.view';
import { UnitsQuery } from '../../government/units/units.requests';
import { Actor, holds } from '../../kernel/actor';
import { Clock, startOf } from '../../kernel/clock';
import { NeedsRole, SignedIn } from '../../kernel/http/access';
import { refuseUnless } from '../../kernel/refusal';
import { asked } from '../frame/asked';
import { CommandForms, formNamed } from '../frame/command-forms';
import { GoTo, Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { UnitForms, UnitTarget, newUnitTarget, unitName, unitTarget } from './units.forms';

/** The departments and sections of the ministry, as a tree on a day. */
@ApiExcludeController()
@Controller('enheter')
export class UnitPages {
  constructor(
    private readonly staff: Staff,
    private readonly clock: Clock,
    private readonly rows: UnitForms,
    private readonly forms: CommandForms,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async tree(@CurrentVisit() { actor, request, language }: Visit): Promise<Page> {
    const { day = this.clock.today() } = await asked(request, UnitsQuery, ['day']);
    const units = (await this.staff.unitsOf(actor.ministryId, day)).map(unitView);
    const leaders = await this.leadersOf(actor, day);
    const today = day === this.clock.today();
    return new Page('administration/units', {
      title: wordOf(language, 'units.heading'),
      at: '/enheter',
      day,
      today,
      administrator: holds(actor, 'administrator') && today,
      lines: inTreeOrder(units).map(({ unit, depth }) => ({
        ...unit,
        depth,
        name: unitName(unit, language),
        under: unitNameOf(units, unit.parentId, language),
        leaders: leaders.get(unit.id) ?? '',
      })),
    });
  }

  @Get('ny')
  @NeedsRole('administrator', { scope: 'none' })
  async newUnit(@CurrentVisit() visit: Visit): Promise<Page> {
    return this.forms.show(this.rows.add, await this.newTarget(visit), visit);
  }

  @Post('ny')
  @NeedsRole('administrator', { scope: 'none' })
  @Redirect('/enheter', 303)
  async add(@CurrentVisit() visit: Visit, @Body() typed: Record<string, unknown>): Promise<GoTo> {
    return this.forms.send(this.rows.add, await this.newTarget(visit), visit, typed);
  }

  @Get(':id/gjor/:command')
  @NeedsRole('administrator', { scope: 'none' })
  async form(@CurrentVisit() visit: Visit, @Param('id') id: string, @Param('command') command: string): Promise<Page> {
    return this.forms.show(formNamed(this.rows.byAddress, command), await this.target(visit, id), visit);
  }

  @Post(':id/gjor/:command')
  @NeedsRole('administrator', { scope: 'none' })
  @Redirect('/enheter', 303)
  async send(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('command') command: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.forms.send(formNamed(this.rows.byAddress, command), await this.target(visit, id), visit, typed);
  }

  private async target({ actor }: Visit, id: string): Promise<UnitTarget> {
    const unit = await this.staff.unit(id);
    refuseUnless(unit.ministryId === actor.ministryId, 'forbidden', 'government.otherMinistry');
    return unitTarget(unitView(unit));
  }

  private async newTarget(visit: Visit): Promise<UnitTarget> {
    const { under } = visit.request.query;
    const above = typeof under === 'string' ? (await this.target(visit, under)).unit : null;
    return newUnitTarget(visit.language, above);
  }

  /** Names of those who lead each unit on the day. */
  private async leadersOf(actor: Actor, day: string): Promise<Map<string, string>> {
    const at = day === this.clock.today() ? this.clock.now() : startOf(day);
    const leaders = await this.staff.personsWithRole(actor.ministryId, 'leader', at);
    const names = new Map<string, string>();
    for (const { unitId, name } of leaders)
      if (unitId) names.set(unitId, [names.get(unitId), name].filter(Boolean).join(', '));
    return names;
  }
}

/** Each unit after the one it is under, with how deep it lies. One under a unit that is not there stands by itself. */
function inTreeOrder(units: readonly UnitView[]): { unit: UnitView; depth: number }[] {
  const known = new Set(units.map(({ id }) => id));
  const under = (parentId: string | null, depth: number): { unit: UnitView; depth: number }[] =>
    units
      .filter((unit) => (unit.parentId && known.has(unit.parentId) ? unit.parentId : null) === parentId)
      .flatMap((unit) => [{ unit, depth }, ...under(unit.id, depth + 1)]);
  return under(null, 0);
}

function unitNameOf(units: readonly UnitView[], id: string | null, language: ScreenLanguage): string {
  const found = units.find((unit) => unit.id === id);
  return found ? unitName(found, language) : '';
}
