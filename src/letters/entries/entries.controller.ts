import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CaseViews } from '../../cases/case-views';
import { ReasonRequest } from '../../cases/case.requests';
import { CaseView } from '../../cases/case.view';
import { Actor } from '../../kernel/actor';
import { CurrentActor, NeedsRole, Refuses, SignedIn } from '../../kernel/http/access';
import { IfMatch, WantsVersion } from '../../kernel/http/version';
import { WithoutBody } from '../../kernel/http/without-body';
import { PageQuery } from '../../kernel/paging';
import { EntryPartyRequest } from '../party.requests';
import { Settling } from '../settlements/settling.service';
import { Entries } from './entries.service';
import { EntryParties } from './entry-parties.service';
import { EntryViews } from './entry-views';
import { CorrectEntryRequest, MoveEntryRequest, RemarkRequest, SettleRequest } from './entry.requests';
import { EntryPage, EntryView } from './entry.view';
import { Remarks } from './remarks.service';

/** Journal entries: looked at, corrected, moved, written off, journalled, archived. */
@ApiTags('Entries')
@Controller('api/v1')
export class EntriesController {
  constructor(
    private readonly entries: Entries,
    private readonly parties: EntryParties,
    private readonly settling: Settling,
    private readonly remarks: Remarks,
    private readonly views: EntryViews,
    private readonly caseViews: CaseViews,
  ) {}

  /** The entries of a case in the order of their numbers. */
  @Get('cases/:id/entries')
  @SignedIn()
  @Refuses(404)
  async ofCase(@CurrentActor() actor: Actor, @Param('id') id: string, @Query() page: PageQuery): Promise<EntryPage> {
    return this.views.ofCase(actor, id, page);
  }

  /** Writes a remark on a case; at any time, also when it is closed. */
  @Post('cases/:id/remarks')
  @NeedsRole('registrar', 'caseworker', 'leader')
  @Refuses(404, 409)
  async remarkOnCase(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: RemarkRequest,
  ): Promise<CaseView> {
    await this.remarks.onCase(actor, id, body.text);
    return this.caseViews.view(actor, id);
  }

  /** One entry. Looking into a restricted one is noted in the case’s history. */
  @Get('entries/:id')
  @SignedIn()
  @Refuses(404)
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<EntryView> {
    return this.views.look(actor, id);
  }

  /** Corrects fields that are not locked by the entry’s status. */
  @Patch('entries/:id')
  @NeedsRole('registrar', 'caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: CorrectEntryRequest,
  ): Promise<EntryView> {
    const { receivedAt, ...rest } = body;
    const wanted = receivedAt === undefined ? rest : { ...rest, receivedAt: new Date(receivedAt) };
    await this.entries.correct(actor, id, version, wanted);
    return this.views.view(actor, id);
  }

  /** Adds a party. */
  @Post('entries/:id/parties')
  @NeedsRole('registrar', 'caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async addParty(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: EntryPartyRequest,
  ): Promise<EntryView> {
    await this.parties.add(actor, id, version, body);
    return this.views.view(actor, id);
  }

  /** Puts a party right. */
  @Put('entries/:id/parties/:partyId')
  @NeedsRole('registrar', 'caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async replaceParty(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('partyId') partyId: string,
    @IfMatch() version: number,
    @Body() body: EntryPartyRequest,
  ): Promise<EntryView> {
    await this.parties.replace(actor, id, version, partyId, body);
    return this.views.view(actor, id);
  }

  /** Moves the entry to another case of the ministry, where it gets the next number. */
  @Post('entries/:id/move')
  @HttpCode(200)
  @NeedsRole('registrar')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async move(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: MoveEntryRequest,
  ): Promise<EntryView> {
    await this.entries.move(actor, id, version, body.caseId, body.reason);
    return this.views.view(actor, id);
  }

  /** Utgår: withdraws an entry made by mistake; it keeps its numbers. */
  @Post('entries/:id/withdraw')
  @HttpCode(200)
  @NeedsRole('registrar', 'caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ReasonRequest,
  ): Promise<EntryView> {
    await this.entries.withdraw(actor, id, version, body.reason);
    return this.views.view(actor, id);
  }

  /** Finishes a memo. */
  @Post('entries/:id/finish')
  @HttpCode(200)
  @NeedsRole('registrar', 'caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  @WithoutBody()
  async finish(@CurrentActor() actor: Actor, @Param('id') id: string, @IfMatch() version: number): Promise<EntryView> {
    await this.entries.finish(actor, id, version);
    return this.views.view(actor, id);
  }

  /** Journalført. */
  @Post('entries/:id/journal')
  @HttpCode(200)
  @NeedsRole('registrar')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  @WithoutBody()
  async journal(@CurrentActor() actor: Actor, @Param('id') id: string, @IfMatch() version: number): Promise<EntryView> {
    await this.entries.journal(actor, id, version);
    return this.views.view(actor, id);
  }

  /** Arkivert. */
  @Post('entries/:id/archive')
  @HttpCode(200)
  @NeedsRole('registrar')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  @WithoutBody()
  async archive(@CurrentActor() actor: Actor, @Param('id') id: string, @IfMatch() version: number): Promise<EntryView> {
    await this.entries.archive(actor, id, version);
    return this.views.view(actor, id);
  }

  /** Writes the letter off. */
  @Post('entries/:id/settle')
  @HttpCode(200)
  @NeedsRole('registrar', 'caseworker', 'leader')
  @Refuses(404, 409, 422)
  async settle(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: SettleRequest): Promise<EntryView> {
    await this.settling.settle(actor, id, body);
    return this.views.view(actor, id);
  }

  /** Undoes a write-off made by mistake. */
  @Post('entries/:id/settlements/:settlementId/undo')
  @HttpCode(200)
  @NeedsRole('registrar', 'caseworker', 'leader')
  @Refuses(404, 409)
  async undoSettlement(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('settlementId') settlementId: string,
    @Body() body: ReasonRequest,
  ): Promise<EntryView> {
    await this.settling.undo(actor, id, settlementId, body.reason);
    return this.views.view(actor, id);
  }

  /** Writes a remark on an entry; how what is locked is corrected. */
  @Post('entries/:id/remarks')
  @NeedsRole('registrar', 'caseworker', 'leader')
  @Refuses(404, 409)
  async remark(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: RemarkRequest): Promise<EntryView> {
    await this.remarks.onEntry(actor, id, body.text);
    return this.views.view(actor, id);
  }
}
