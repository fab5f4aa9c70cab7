import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { CurrentActor, NeedsRole, Refuses, SignedIn } from '../../kernel/http/access';
import { WithoutBody } from '../../kernel/http/without-body';
import { commentingRoles } from './comment.policy';
import { AnswerCommentRequest, CommentRequest } from './comment.requests';
import { CommentsView } from './comment.view';
import { CommentQueries } from './comments.query';
import { Comments } from './comments.service';

/** What is said of a letter while it is written and approved. */
@ApiTags('Approval')
@Controller('api/v1/replies/:id/comments')
export class CommentsController {
  constructor(
    private readonly comments: Comments,
    private readonly queries: CommentQueries,
  ) {}

  /** The comments on a letter, those still open first. Another ministry reads none. */
  @Get()
  @SignedIn()
  @Refuses(404)
  list(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<CommentsView> {
    return this.queries.of(id, actor);
  }

  /** Comments on the letter, or on some words in it. It changes neither the text nor an approval. */
  @Post()
  @NeedsRole(...commentingRoles)
  @Refuses(404, 409, 422)
  async comment(
    @Param('id') id: string,
    @Body() body: CommentRequest,
    @CurrentActor() actor: Actor,
  ): Promise<CommentsView> {
    await this.comments.comment(id, body, actor);
    return this.queries.of(id, actor);
  }

  /** Answers a comment. */
  @Post(':commentId/answers')
  @NeedsRole(...commentingRoles)
  @Refuses(404, 409)
  async answer(
    @Param('id') id: string,
    @Param('commentId') commentId: string,
    @Body() { text }: AnswerCommentRequest,
    @CurrentActor() actor: Actor,
  ): Promise<CommentsView> {
    await this.comments.answer(id, commentId, text, actor);
    return this.queries.of(id, actor);
  }

  /** Marks a comment as done: what it asked for is in the letter, or need not be. */
  @Post(':commentId/finish')
  @NeedsRole(...commentingRoles)
  @HttpCode(200)
  @Refuses(404, 409)
  @WithoutBody()
  async finish(
    @Param('id') id: string,
    @Param('commentId') commentId: string,
    @CurrentActor() actor: Actor,
  ): Promise<CommentsView> {
    await this.comments.finish(id, commentId, actor);
    return this.queries.of(id, actor);
  }

  /** Opens a comment again that was marked as done. */
  @Post(':commentId/reopen')
  @NeedsRole(...commentingRoles)
  @HttpCode(200)
  @Refuses(404, 409)
  @WithoutBody()
  async reopen(
    @Param('id') id: string,
    @Param('commentId') commentId: string,
    @CurrentActor() actor: Actor,
  ): Promise<CommentsView> {
    await this.comments.reopen(id, commentId, actor);
    return this.queries.of(id, actor);
  }
}
