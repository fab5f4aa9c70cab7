/**
 * Replies from first draft to the minister's folder: text, note, route of leaders, release.
 * May use the journal's entries, cases, templates, documents, government and kernel. Must never sign or send.
 */
import { Module } from '@nestjs/common';
import { CasesModule } from '../../cases/cases.module';
import { DocumentsModule } from '../../documents/documents.module';
import { GovernmentModule } from '../../government/government.module';
import { TemplatesModule } from '../../templates/templates.module';
import { LettersModule } from '../letters.module';
import { ApprovalController } from './approval.controller';
import { ApprovalService } from './approval.service';
import { DraftingController } from './drafting.controller';
import { DraftingService } from './drafting.service';
import { LetterParts } from './letter-parts.service';
import { Folders } from './folder';
import { FolderContents } from './folder-contents';
import { FolderParts } from './folder-parts';
import { FollowingReplies } from './following-replies';
import { CaseMergeValues } from './merge-values';
import { NoteService } from './note.service';
import { OpenReplies } from './open-replies';
import { PeopleForRoutes } from './people-for-routes';
import { ReleaseService } from './release.service';
import { RepliesController } from './replies.controller';
import { ReplyQueries } from './replies.query';
import { ReplyApprovals } from './reply-approvals';
import { ReplyChanges } from './reply-changes';
import { ReplyKeeper } from './reply-keeper';
import { ReplyLetters } from './reply-letters';
import { ReplyNotes } from './reply-notes';
import { ReplyPdfs } from './reply-pdfs';
import { ReplyTexts } from './reply-texts';
import { StartingService } from './starting.service';
import { SubmissionService } from './submission.service';
import { TemplatesForReplies } from './templates-for-replies';
import { WritingAids } from './writing-aids';
import './reply.words';
import './reply-events.words';

@Module({
  imports: [LettersModule, CasesModule, TemplatesModule, DocumentsModule, GovernmentModule],
  controllers: [RepliesController, DraftingController, ApprovalController],
  providers: [
    ApprovalService,
    CaseMergeValues,
    DraftingService,
    FolderContents,
    FolderParts,
    Folders,
    FollowingReplies,
    LetterParts,
    NoteService,
    OpenReplies,
    PeopleForRoutes,
    ReleaseService,
    ReplyApprovals,
    ReplyChanges,
    ReplyKeeper,
    ReplyLetters,
    ReplyNotes,
    ReplyPdfs,
    ReplyQueries,
    ReplyTexts,
    StartingService,
    SubmissionService,
    TemplatesForReplies,
    WritingAids,
  ],
  exports: [
    ApprovalService,
    DraftingService,
    Folders,
    LetterParts,
    NoteService,
    PeopleForRoutes,
    ReleaseService,
    ReplyKeeper,
    ReplyLetters,
    ReplyNotes,
    ReplyPdfs,
    ReplyQueries,
    StartingService,
    SubmissionService,
    TemplatesForReplies,
    WritingAids,
  ],
})
export class RepliesModule {}
