import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { ReasonRequest } from '../../cases/case.requests';
import { CurrentActor, NeedsRole, Refuses, SignedIn } from '../../kernel/http/access';
import { IfMatch, WantsVersion } from '../../kernel/http/version';
import { ReplyQueries } from '../replies/replies.query';
import { ReplyView } from '../replies/reply.view';
import { DispatchQueries } from './dispatch.query';
import { DispatchRequest, PostedRequest, ResendRequest, RetryRequest } from './dispatch.requests';
import { DispatchService } from './dispatch.service';
import { DispatchView, DispatchesView } from './dispatch.view';
import { OrderingService } from './ordering.service';
import { StoppingService } from './stopping.service';

/** Sending letters: by mail once, by post confirmed by hand, with proof. */
@ApiTags('Dispatch')
@Controller('api/v1')
export class DispatchController {
  constructor(
    private readonly ordering: OrderingService,
    private readonly stopping: StoppingService,
    private readonly dispatches: DispatchService,
    private readonly queries: DispatchQueries,
    private readonly replies: ReplyQueries,
  ) {}

  /** Sends a signed letter to everyone it is to, when the archivist has checked it. */
  @Post('replies/:id/dispatch')
  @NeedsRole('registrar')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async order(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: DispatchRequest,
    @CurrentActor() actor: Actor,
  ): Promise<DispatchesView> {
    const channels = new Map((body.channels ?? []).map(({ partyId, channel }) => [partyId, channel]));
    await this.ordering.order(id, version, { checked: body.checked, channels }, actor);
    return this.queries.ofReply(id, actor);
  }

  /** Stops a signed letter before anything of it has left. */
  @Post('replies/:id/stop')
  @NeedsRole('registrar', 'privateOffice')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async stop(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.stopping.stop(id, version, body.reason, actor);
    return this.replies.view(id, actor);
  }

  /** Where a letter went, with every attempt. */
  @Get('replies/:id/dispatches')
  @SignedIn()
  @Refuses(404)
  async ofReply(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<DispatchesView> {
    return this.queries.ofReply(id, actor);
  }

  /** One dispatch. */
  @Get('dispatches/:id')
  @SignedIn()
  @Refuses(404)
  async one(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<DispatchView> {
    return this.queries.one(id, actor);
  }

  /** Confirms that a letter was put in the post. */
  @Post('dispatches/:id/confirm-posted')
  @NeedsRole('registrar')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async posted(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: PostedRequest,
    @CurrentActor() actor: Actor,
  ): Promise<DispatchView> {
    await this.dispatches.confirmPosted(id, version, body.on, actor);
    return this.queries.one(id, actor);
  }

  /** A person has found out that an uncertain mail did arrive. */
  @Post('dispatches/:id/confirm-sent')
  @NeedsRole('registrar')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async sent(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<DispatchView> {
    await this.dispatches.confirmSent(id, version, body.reason, actor);
    return this.queries.one(id, actor);
  }

  /** Tries a failed mail again, or an uncertain one that a person has found never left. */
  @Post('dispatches/:id/retry')
  @NeedsRole('registrar')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async retry(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: RetryRequest,
    @CurrentActor() actor: Actor,
  ): Promise<DispatchView> {
    await this.dispatches.tryAgain(id, version, body.reason ?? null, actor);
    return this.queries.one(id, actor);
  }

  /** Records that the letter came back: what it settled is open again. */
  @Post('dispatches/:id/bounce')
  @NeedsRole('registrar')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async bounce(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<DispatchView> {
    await this.dispatches.recordBounce(id, version, body.reason, actor);
    return this.queries.one(id, actor);
  }

  /** Gives one recipient up, whom the letter is not to reach; the rest goes its way. */
  @Post('dispatches/:id/stop')
  @NeedsRole('registrar')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async giveUp(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<DispatchView> {
    await this.dispatches.giveUp(id, version, body.reason, actor);
    return this.queries.one(id, actor);
  }

  /** Sends a letter that came back, failed or waits for the post to the same recipient another way, on the same entry. */
  @Post('dispatches/:id/resend')
  @NeedsRole('registrar')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async resend(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ResendRequest,
    @CurrentActor() actor: Actor,
  ): Promise<DispatchesView> {
    await this.ordering.resend(id, version, body, actor);
    return this.queries.ofReply((await this.queries.one(id, actor)).replyId, actor);
  }
}
