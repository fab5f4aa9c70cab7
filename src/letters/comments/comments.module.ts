/**
 * What is said of a letter before it is signed. May use replies and what they use.
 * Must never change a letter, nor be read by another ministry.
 */
import { Module } from '@nestjs/common';
import { RepliesModule } from '../replies/replies.module';
import { CommentQueries } from './comments.query';
import { CommentsController } from './comments.controller';
import { Comments } from './comments.service';

@Module({
  imports: [RepliesModule],
  controllers: [CommentsController],
  providers: [CommentQueries, Comments],
  exports: [CommentQueries, Comments],
})
export class CommentsModule {}
