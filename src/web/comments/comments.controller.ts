import { Body, Controller, Get, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NeedsRole, SignedIn } from '../../kernel/http/access';
import { commentingRoles } from '../../letters/comments/comment.policy';
import { AnswerCommentRequest, CommentRequest } from '../../letters/comments/comment.requests';
import { CommentQueries } from '../../letters/comments/comments.query';
import { Comments } from '../../letters/comments/comments.service';
import { ReplyQueries } from '../../letters/replies/replies.query';
import { Faults, faultsByLabel, faultsOf, noFaults, validated } from '../frame/form';
import { FormRefused, GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import {
  CommentPlace,
  TypedComment,
  answerField,
  answerPlace,
  commentFields,
  commentPlaces,
  commentsShown,
} from './comments-shown';

/** The comments on a letter: on a page of their own, and the forms that stand beside the letter. */
@ApiExcludeController()
@Controller('svar/:replyId/kommentarer')
export class CommentPages {
  constructor(
    private readonly comments: Comments,
    private readonly queries: CommentQueries,
    private readonly replies: ReplyQueries,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  show(@CurrentVisit() visit: Visit, @Param('replyId') replyId: string): Promise<Page> {
    return this.page(visit, replyId);
  }

  @Post()
  @NeedsRole(...commentingRoles, { scope: 'none' })
  @Redirect('/', 303)
  comment(@CurrentVisit() visit: Visit, @Param('replyId') replyId: string, @Body() typed: TypedComment): Promise<GoTo> {
    return this.said(visit, replyId, typed, 'commented', async () => {
      const textNumber = typed.textNumber ? Number(typed.textNumber) : undefined;
      const given = {
        text: lines(typed.text),
        quotation: lines(typed.quotation),
        ...(textNumber ? { textNumber } : {}),
      };
      await this.comments.comment(replyId, await validated(CommentRequest, given), visit.actor);
    });
  }

  @Post(':commentId/svar')
  @NeedsRole(...commentingRoles, { scope: 'none' })
  @Redirect('/', 303)
  answer(
    @CurrentVisit() visit: Visit,
    @Param('replyId') replyId: string,
    @Param('commentId') commentId: string,
    @Body() typed: TypedComment,
  ): Promise<GoTo> {
    return this.said(visit, replyId, { ...typed, answers: commentId }, 'commented', async () => {
      const { text } = await validated(AnswerCommentRequest, { text: lines(typed.text) });
      await this.comments.answer(replyId, commentId, text, visit.actor);
    });
  }

  @Post(':commentId/ferdig')
  @NeedsRole(...commentingRoles, { scope: 'none' })
  @Redirect('/', 303)
  finish(
    @CurrentVisit() visit: Visit,
    @Param('replyId') replyId: string,
    @Param('commentId') commentId: string,
    @Body() typed: TypedComment,
  ): Promise<GoTo> {
    return this.said(visit, replyId, typed, 'commentDone', () => this.comments.finish(replyId, commentId, visit.actor));
  }

  @Post(':commentId/gjenapne')
  @NeedsRole(...commentingRoles, { scope: 'none' })
  @Redirect('/', 303)
  reopen(
    @CurrentVisit() visit: Visit,
    @Param('replyId') replyId: string,
    @Param('commentId') commentId: string,
    @Body() typed: TypedComment,
  ): Promise<GoTo> {
    return this.said(visit, replyId, typed, 'commentReopened', () =>
      this.comments.reopen(replyId, commentId, visit.actor),
    );
  }

  /** Back to where it was said; refused, the page of comments keeps what was typed. */
  private async said(
    visit: Visit,
    replyId: string,
    typed: TypedComment,
    word: string,
    say: () => Promise<unknown>,
  ): Promise<GoTo> {
    try {
      await say();
      return goTo(`/svar/${replyId}/${placeOf(typed)}`, word);
    } catch (error) {
      throw new FormRefused(error as Error, await this.page(visit, replyId, typed, faultsOf(error)));
    }
  }

  private async page(
    { actor, language }: Visit,
    replyId: string,
    typed: TypedComment = {},
    faults: Faults = noFaults,
  ): Promise<Page> {
    const reply = await this.replies.view(replyId, actor);
    const heading = wordOf(language, 'comments.heading');
    return new Page('comments/comments', {
      title: `${reply.entryKey} ${heading}`,
      frame: 'context',
      heading,
      reply,
      comments: commentsShown(
        replyId,
        await this.queries.of(replyId, actor),
        'kommentarer',
        reply.textNumber,
        language,
        { typed, faults },
      ),
      faults: summaryOf(faults, typed, language),
    });
  }
}

/** The faults by the labels of their fields; those of an answer lead to the comment it answers. */
function summaryOf(faults: Faults, typed: TypedComment, language: ScreenLanguage): Faults {
  const { answers } = typed;
  if (answers === undefined) return faultsByLabel(faults, commentFields(language), { ...typed });
  const labelled = faultsByLabel(faults, [answerField(language)], { ...typed });
  return { ...labelled, fields: labelled.fields.map((one) => ({ ...one, field: answerPlace(answers) })) };
}

/** Where it was said; a form that does not say so stands on the page of comments. */
function placeOf({ fra = '' }: TypedComment): string {
  return Object.hasOwn(commentPlaces, fra) ? commentPlaces[fra as CommentPlace] : commentPlaces.kommentarer;
}

const lines = (text = ''): string => text.replaceAll('\r\n', '\n');
