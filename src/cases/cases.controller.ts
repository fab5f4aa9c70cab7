import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Actor } from '../kernel/actor';
import { CurrentActor, NeedsRole, Refuses, SignedIn } from '../kernel/http/access';
import { IfMatch, WantsVersion } from '../kernel/http/version';
import { WithoutBody } from '../kernel/http/without-body';
import { sentenceOf } from '../kernel/refusal';
import { Allocations } from './allocation/allocations.service';
import { CaseLines } from './case-lines';
import { CaseViews } from './case-views';
import {
  AllocateRequest,
  AssignRequest,
  CaseQuery,
  CloseCaseRequest,
  CorrectCaseRequest,
  DeadlineRequest,
  ReasonRequest,
} from './case.requests';
import { CasePage, CaseView, HindrancesView } from './case.view';
import { Cases } from './cases.service';
import { RespondingMinisters } from './responding-ministers/responding-ministers.service';

/** Case files: found, looked at, corrected, given to somebody, closed. */
@ApiTags('Cases')
@Controller('api/v1/cases')
export class CasesController {
  constructor(
    private readonly cases: Cases,
    private readonly lines: CaseLines,
    private readonly views: CaseViews,
    private readonly respondingMinisters: RespondingMinisters,
    private readonly allocations: Allocations,
  ) {}

  /** Cases the actor may read, newest key first; `key` finds one. */
  @Get()
  @SignedIn()
  @Refuses(422)
  async list(@CurrentActor() actor: Actor, @Query() query: CaseQuery): Promise<CasePage> {
    const { after, limit, ...filter } = query;
    return this.lines.list(actor, filter, { after, limit });
  }

  /** One case. Looking into a restricted one is noted in its history. */
  @Get(':id')
  @SignedIn()
  @Refuses(404)
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<CaseView> {
    const view = await this.views.view(actor, id);
    await this.cases.noteReading(actor, view.id, view.restriction?.code ?? null);
    return view;
  }

  /** Corrects titles, class, keywords, responsible or restriction, as far as the status leaves them open. */
  @Patch(':id')
  @NeedsRole('registrar', 'caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: CorrectCaseRequest,
  ): Promise<CaseView> {
    await this.cases.correct(actor, id, version, body);
    return this.views.view(actor, id);
  }

  /** What keeps the case from being closed now. */
  @Get(':id/hindrances')
  @SignedIn()
  @Refuses(404)
  async hindrances(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<HindrancesView> {
    const found = await this.cases.hindrances(actor, id);
    return {
      items: found.map((one) => ({
        code: one.code,
        detail: sentenceOf(one) ?? one.code,
        confirmWith: one.confirmWith ?? null,
      })),
    };
  }

  /** Closes the case, or says everything that hinders it. */
  @Post(':id/close')
  @HttpCode(200)
  @NeedsRole('registrar')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async close(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: CloseCaseRequest,
  ): Promise<CaseView> {
    const { writeOffRest = false, archiveRest = false } = body;
    await this.cases.close(actor, id, version, { writeOffRest, archiveRest });
    return this.views.view(actor, id);
  }

  /** Opens a closed case again. */
  @Post(':id/reopen')
  @HttpCode(200)
  @NeedsRole('registrar')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async reopen(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ReasonRequest,
  ): Promise<CaseView> {
    await this.cases.reopen(actor, id, version, body.reason);
    return this.views.view(actor, id);
  }

  /** Utgår: withdraws a case opened by mistake. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @NeedsRole('registrar')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ReasonRequest,
  ): Promise<CaseView> {
    await this.cases.withdraw(actor, id, version, body.reason);
    return this.views.view(actor, id);
  }

  /** Assigns the responding minister, or the level that answers; `none` writes the open letters off. */
  @Post(':id/assign')
  @HttpCode(200)
  @NeedsRole('registrar', 'leader', 'privateOffice')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async assign(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: AssignRequest,
  ): Promise<CaseView> {
    const { from, ...wanted } = body;
    await this.respondingMinisters.assign(actor, id, version, { ...wanted, ...(from ? { from: new Date(from) } : {}) });
    return this.views.view(actor, id);
  }

  /** Gives the case to a unit, and to one in it if said. */
  @Post(':id/allocate')
  @HttpCode(200)
  @NeedsRole('registrar', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async allocate(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: AllocateRequest,
  ): Promise<CaseView> {
    await this.allocations.allocate(actor, id, version, body);
    return this.views.view(actor, id);
  }

  /** Takes on the case one was given. */
  @Post(':id/accept')
  @HttpCode(200)
  @NeedsRole('caseworker', 'leader')
  @Refuses(404, 409)
  @WithoutBody()
  async accept(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<CaseView> {
    await this.allocations.accept(actor, id);
    return this.views.view(actor, id);
  }

  /** Refuses the case one was given, with the reason; it goes back to the unit. */
  @Post(':id/refuse')
  @HttpCode(200)
  @NeedsRole('caseworker', 'leader')
  @Refuses(404, 409)
  async refuse(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: ReasonRequest): Promise<CaseView> {
    await this.allocations.refuse(actor, id, body.reason);
    return this.views.view(actor, id);
  }

  /** Sets the day by which the case is to be answered. */
  @Post(':id/reply-deadline')
  @HttpCode(200)
  @NeedsRole('registrar', 'leader', 'privateOffice')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async setDeadline(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: DeadlineRequest,
  ): Promise<CaseView> {
    await this.cases.setDeadline(actor, id, version, body);
    return this.views.view(actor, id);
  }
}
