import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { ReasonRequest } from '../../cases/case.requests';
import { CurrentActor, NeedsRole, Refuses } from '../../kernel/http/access';
import { IfMatch, WantsVersion } from '../../kernel/http/version';
import { WithoutBody } from '../../kernel/http/without-body';
import { ApprovalService } from './approval.service';
import { ReleaseService } from './release.service';
import { ReplyQueries } from './replies.query';
import {
  ApproveRequest,
  EditAndApproveRequest,
  HoldRequest,
  ReleaseRequest,
  SubmitReplyRequest,
} from './reply.requests';
import { SubmissionService } from './submission.service';
import { ReplyView } from './reply.view';

/** A reply's way from the caseworker over the leaders to the minister's table. */
@ApiTags('Approval')
@Controller('api/v1/replies/:id')
export class ApprovalController {
  constructor(
    private readonly approval: ApprovalService,
    private readonly submission: SubmissionService,
    private readonly release: ReleaseService,
    private readonly queries: ReplyQueries,
  ) {}

  /** Submits the letter to leaders in sequence. */
  @Post('submit')
  @NeedsRole('caseworker', 'leader')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async submit(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: SubmitReplyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.submission.submit(id, version, body, actor);
    return this.queries.view(id, actor);
  }

  /** Approves exactly the content that was read. */
  @Post('approve')
  @NeedsRole('leader')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async approve(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ApproveRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.approval.approve(id, version, body.contentHash, body.comment ?? '', actor);
    return this.queries.view(id, actor);
  }

  /** Edits the text and approves it, in one act. */
  @Post('edit-and-approve')
  @NeedsRole('leader')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async editAndApprove(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: EditAndApproveRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.approval.editAndApprove(id, version, body.html, body.comment ?? '', actor);
    return this.queries.view(id, actor);
  }

  /** Sends it back to the caseworker with a reason. */
  @Post('send-back')
  @NeedsRole('leader', 'privateOffice')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async sendBack(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.approval.sendBack(id, version, body.reason, actor);
    return this.queries.view(id, actor);
  }

  /** Says no: the letter is not to be sent. */
  @Post('reject')
  @NeedsRole('leader')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async reject(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.approval.reject(id, version, body.reason, actor);
    return this.queries.view(id, actor);
  }

  /** The caseworker takes the letter back to write on. */
  @Post('recall')
  @NeedsRole('caseworker')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  @WithoutBody()
  async recall(@Param('id') id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<ReplyView> {
    await this.submission.recall(id, version, actor);
    return this.queries.view(id, actor);
  }

  /** Withdraws the letter before it is signed; it keeps its numbers as Utgår. */
  @Post('withdraw')
  @NeedsRole('caseworker', 'leader', 'registrar')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async withdraw(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.submission.withdraw(id, version, body.reason, actor);
    return this.queries.view(id, actor);
  }

  /** The private office lays the letter before the minister. */
  @Post('release')
  @NeedsRole('privateOffice')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async releaseToMinister(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ReleaseRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.release.release(id, version, { urgent: body.urgent ?? false, note: body.note ?? '' }, actor);
    return this.queries.view(id, actor);
  }

  /** The private office takes the letter out of the folder again. */
  @Post('recall-release')
  @NeedsRole('privateOffice')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  @WithoutBody()
  async recallRelease(
    @Param('id') id: string,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.release.recall(id, version, actor);
    return this.queries.view(id, actor);
  }

  /** Keeps the letter on the table, or takes it up again. */
  @Post('hold')
  @NeedsRole('minister', 'stateSecretary', 'privateOffice')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async hold(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: HoldRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.release.hold(id, version, body.held, body.reason?.trim() ?? '', actor);
    return this.queries.view(id, actor);
  }

  /** The minister returns the letter with a note. */
  @Post('return')
  @NeedsRole('minister', 'stateSecretary')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async return(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.release.return(id, version, body.reason, actor);
    return this.queries.view(id, actor);
  }
}
