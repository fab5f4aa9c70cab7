import { spoken } from '../../kernel/spoken';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Response } from 'express';
import { sendFile } from '../../documents/sending';
import { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { CurrentActor, NeedsRole, Refuses } from '../../kernel/http/access';
import { PageQuery } from '../../kernel/paging';
import { Arrivals } from './arrivals.service';
import { EarlierSenders } from './earlier-senders.service';
import {
  EarlierSendersQuery,
  NotForJournalRequest,
  RegisterLetterRequest,
  SuggestFromMailRequest,
  TurnAwayRequest,
} from './incoming.requests';
import {
  ArrivalPage,
  ArrivalView,
  EarlierSendersView,
  MailSuggestionView,
  RegisteredLetterView,
  TurnedAwayView,
} from './incoming.view';
import { titleWarningWords } from './incoming.words';
import { MailSuggestions } from './mail-suggestions.service';
import { letterOf } from './new-letter';
import { Registration } from './registration.service';

/** What comes in: read, registered, or turned away. */
@ApiTags('Incoming')
@Controller('api/v1')
export class IncomingController {
  constructor(
    private readonly suggestions: MailSuggestions,
    private readonly registration: Registration,
    private readonly arrivals: Arrivals,
    private readonly senders: EarlierSenders,
    private readonly clock: Clock,
  ) {}

  /** Reads an uploaded mail for what it can fill in. Nothing is registered by it. */
  @Post('mail-suggestions')
  @HttpCode(200)
  @NeedsRole('registrar', { scope: 'register' })
  @Refuses(404, 422)
  async suggest(@CurrentActor() actor: Actor, @Body() body: SuggestFromMailRequest): Promise<MailSuggestionView> {
    return this.suggestions.suggest(actor, body.uploadId);
  }

  /** Senders of letters the ministry has, by name, with the address they gave last. */
  @Get('earlier-senders')
  @NeedsRole('registrar')
  async earlierSenders(@CurrentActor() actor: Actor, @Query() { q }: EarlierSendersQuery): Promise<EarlierSendersView> {
    return { items: await this.senders.find(actor, q) };
  }

  /** Registers a letter: case, entry and numbers, in one act. */
  @Post('incoming-letters')
  @NeedsRole('registrar', { scope: 'register' })
  @Refuses(404, 409, 422)
  async register(@CurrentActor() actor: Actor, @Body() body: RegisterLetterRequest): Promise<RegisteredLetterView> {
    const registered = await this.registration.register(actor, letterOf(body, this.clock.today()));
    const warnings = registered.warnings.map((code) => ({ code, detail: spoken(titleWarningWords[code]) }));
    return { ...registered, warnings };
  }

  /** What waits to be registered here, because another ministry that got it too has registered it. */
  @Get('arrivals')
  @NeedsRole('registrar')
  async waiting(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<ArrivalPage> {
    return this.arrivals.waiting(actor, page);
  }

  /** An arrival, and what this ministry has done with it. */
  @Get('arrivals/:id')
  @NeedsRole('registrar')
  @Refuses(404)
  async arrival(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ArrivalView> {
    return this.arrivals.look(actor, id);
  }

  /** A file of an arrival, as it came; the mail itself goes by the arrival’s own id. */
  @Get('arrivals/:id/files/:fileId')
  @NeedsRole('registrar')
  @Refuses(404, 503)
  @ApiOkResponse({
    description: 'The file, byte for byte, of the media type its content has.',
    content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
  })
  async file(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('fileId') fileId: string,
    @Res() response: Response,
  ): Promise<void> {
    const { file, fileName } = await this.arrivals.open(actor, id, fileId);
    await sendFile(response, file, fileName);
  }

  /** Not for the journal: a waiting arrival is seen to, with the reason. */
  @Post('arrivals/:id/not-for-journal')
  @HttpCode(200)
  @NeedsRole('registrar')
  @Refuses(404, 409)
  async notForJournal(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: NotForJournalRequest,
  ): Promise<ArrivalView> {
    return this.arrivals.notForJournal(actor, id, body.reason);
  }

  /** Notes that something came and was not taken in; nothing of it is uploaded. */
  @Post('turned-away')
  @NeedsRole('registrar', { scope: 'register' })
  async turnAway(@CurrentActor() actor: Actor, @Body() body: TurnAwayRequest): Promise<TurnedAwayView> {
    const { id, outcome, decidedAt } = await this.arrivals.turnAway(actor, body.outcome, body.reason);
    return { id, outcome, decidedAt };
  }
}
