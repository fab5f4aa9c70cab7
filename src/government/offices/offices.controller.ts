import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Actor } from '../../kernel/actor';
import { Clock, dayOf } from '../../kernel/clock';
import { CurrentActor, NeedsRole, Refuses, SignedIn } from '../../kernel/http/access';
import { IfMatch, WantsVersion } from '../../kernel/http/version';
import { Transactions } from '../../kernel/transaction';
import { Government } from '../government.service';
import { Office } from '../office.entity';
import { EndAtRequest } from '../people/people.requests';
import { OfficeView, OfficesView, officeView } from './office.view';
import { OfficeChanges } from './office-changes.service';
import {
  AddOfficeRequest,
  AtMomentQuery,
  BeginActingTermRequest,
  BeginTermRequest,
  OfficesQuery,
  TermsQuery,
} from './offices.requests';
import { TermList } from './term-list';
import { TermView, TermsPageView, termView } from './term.view';

@ApiTags('Offices')
@Controller('api/v1')
export class OfficesController {
  constructor(
    private readonly government: Government,
    private readonly changes: OfficeChanges,
    private readonly terms: TermList,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The offices that are written to and sign, with who sits in them at a moment. */
  @Get('offices')
  @SignedIn()
  async list(@Query() query: OfficesQuery): Promise<OfficesView> {
    const at = this.momentOf(query.at);
    const { ministryId, level } = query;
    return { items: await this.views(await this.government.officesAt(dayOf(at), { ministryId, level }), at) };
  }

  /** One office, with who sits in it at a moment. */
  @Get('offices/:id')
  @SignedIn()
  @Refuses(404)
  async one(@Param('id') id: string, @Query() query: AtMomentQuery): Promise<OfficeView> {
    return this.view(await this.government.office(id), this.momentOf(query.at));
  }

  /** Who held what when, the latest beginning first. */
  @Get('government/terms')
  @SignedIn()
  async whoHeldWhatWhen(@CurrentActor() actor: Actor, @Query() query: TermsQuery): Promise<TermsPageView> {
    const { items, next } = await this.terms.find(actor, query);
    return { items: items.map(termView), next };
  }

  /** Adds an office to the ministry acted for. */
  @Post('offices')
  @NeedsRole('administrator')
  @Refuses(409, 422)
  async add(@CurrentActor() actor: Actor, @Body() given: AddOfficeRequest): Promise<OfficeView> {
    return this.view(await this.changes.add(actor, given), this.clock.now());
  }

  /** Someone takes an office. */
  @Post('offices/:id/terms')
  @NeedsRole('administrator')
  @Refuses(404, 409, 422)
  async beginTerm(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() given: BeginTermRequest,
  ): Promise<TermView> {
    return termView(await this.terms.one(actor, (await this.changes.beginTerm(actor, id, given)).id));
  }

  /** Someone leaves an office. */
  @Post('offices/:id/terms/:termId/end')
  @HttpCode(200)
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async endTerm(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('termId') termId: string,
    @IfMatch() version: number,
    @Body() given: EndAtRequest,
  ): Promise<TermView> {
    return termView(await this.terms.one(actor, (await this.changes.endTerm(actor, id, termId, version, given.at)).id));
  }

  /** Someone stands in for the holder, in all of the office or in one case. */
  @Post('offices/:id/acting-terms')
  @NeedsRole('administrator')
  @Refuses(404, 409, 422)
  async beginActingTerm(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() given: BeginActingTermRequest,
  ): Promise<TermView> {
    return termView(await this.terms.one(actor, (await this.changes.beginActingTerm(actor, id, given)).id));
  }

  /** Someone no longer stands in. */
  @Post('offices/:id/acting-terms/:termId/end')
  @HttpCode(200)
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async endActingTerm(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('termId') termId: string,
    @IfMatch() version: number,
    @Body() given: EndAtRequest,
  ): Promise<TermView> {
    return termView(
      await this.terms.one(actor, (await this.changes.endActingTerm(actor, id, termId, version, given.at)).id),
    );
  }

  private momentOf(at: string | undefined): Date {
    return at ? new Date(at) : this.clock.now();
  }

  private async view(office: Office, at: Date): Promise<OfficeView> {
    const titles = await this.government.titlesOf([office.id], dayOf(at));
    return officeView(office, titles, await this.government.holderOf(this.transactions.reader, office.id, at));
  }

  private async views(offices: readonly Office[], at: Date): Promise<OfficeView[]> {
    const ids = offices.map(({ id }) => id);
    const titles = await this.government.titlesOf(ids, dayOf(at));
    const holders = await this.government.holdersOf(this.transactions.reader, ids, at);
    return offices.map((office) => officeView(office, titles, holders.get(office.id)));
  }
}
