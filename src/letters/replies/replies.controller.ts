import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { CurrentActor, NeedsRole, Refuses, SignedIn } from '../../kernel/http/access';
import { WithoutBody } from '../../kernel/http/without-body';
import { DraftingService } from './drafting.service';
import { FolderView } from './folder.view';
import { ReplyPdfs } from './reply-pdfs';
import { ReplyQueries } from './replies.query';
import { DifferenceQuery, StartReplyRequest } from './reply.requests';
import { StartingService } from './starting.service';
import { DifferenceView, TextVersionsView } from './reply-text.view';
import { NoticesView, RepliesView, ReplyView } from './reply.view';

const pdf = { content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } } as const;

/** Replies: started from a template, read, laid before somebody as PDFs. */
@ApiTags('Replies')
@Controller('api/v1')
export class RepliesController {
  constructor(
    private readonly starting: StartingService,
    private readonly drafting: DraftingService,
    private readonly queries: ReplyQueries,
    private readonly pdfs: ReplyPdfs,
  ) {}

  /** The replies of a case, in the order of their entries. */
  @Get('cases/:caseId/replies')
  @SignedIn()
  @Refuses(404)
  async ofCase(@Param('caseId') caseId: string, @CurrentActor() actor: Actor): Promise<RepliesView> {
    return this.queries.ofCase(caseId, actor);
  }

  /** Starts a reply from a template: its entry takes its numbers now, as Reservert. */
  @Post('cases/:caseId/replies')
  @NeedsRole('caseworker', 'leader')
  @Refuses(404, 409, 422)
  async start(
    @Param('caseId') caseId: string,
    @Body() body: StartReplyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    return this.queries.view(await this.starting.start(caseId, body, actor), actor);
  }

  /** A reply with its text, route and allowed actions. */
  @Get('replies/:id')
  @SignedIn()
  @Refuses(404)
  async one(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ReplyView> {
    return this.queries.view(id, actor);
  }

  /** The letter as a PDF, as it would be signed now; the signed one once it is. */
  @Get('replies/:id/pdf')
  @SignedIn()
  @Refuses(404, 409, 422)
  @Header('Content-Type', 'application/pdf')
  @ApiOkResponse({ description: 'The letter.', ...pdf })
  async pdf(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return this.pdfs.letter(id, actor);
  }

  /** Versions of the text, oldest first. */
  @Get('replies/:id/versions')
  @SignedIn()
  @Refuses(404)
  async versions(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<TextVersionsView> {
    return this.queries.versions(id, actor);
  }

  /** What differs between two versions, word by word. */
  @Get('replies/:id/difference')
  @SignedIn()
  @Refuses(404)
  async difference(
    @Param('id') id: string,
    @Query() query: DifferenceQuery,
    @CurrentActor() actor: Actor,
  ): Promise<DifferenceView> {
    return this.queries.difference(id, query.from, query.to, actor);
  }

  /** The note to the minister as a PDF. */
  @Get('replies/:id/note/pdf')
  @SignedIn()
  @Refuses(404, 422)
  @Header('Content-Type', 'application/pdf')
  @ApiOkResponse({ description: 'The note.', ...pdf })
  async notePdf(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return this.pdfs.note(id, actor);
  }

  /** The minister's folder as a list: the letter to sign, the note, what came in, earlier letters. */
  @Get('replies/:id/folder')
  @NeedsRole('minister', 'stateSecretary', 'privateOffice', 'politicalAdviser', 'leader', 'caseworker')
  @Refuses(404, 409, 422)
  async folder(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<FolderView> {
    return this.pdfs.folderView(id, actor);
  }

  /** The minister's folder as one PDF: cover, the letter to sign, the note, what came in, earlier letters. */
  @Get('replies/:id/folder/pdf')
  @NeedsRole('minister', 'stateSecretary', 'privateOffice', 'politicalAdviser', 'leader', 'caseworker')
  @Refuses(404, 409, 422)
  @Header('Content-Type', 'application/pdf')
  @ApiOkResponse({ description: 'The folder.', ...pdf })
  async folderPdf(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return this.pdfs.folder(id, actor);
  }

  /** What is new for me: letters that changed after I approved them, letters sent back to me. */
  @Get('notices')
  @SignedIn()
  async notices(@CurrentActor() actor: Actor): Promise<NoticesView> {
    return this.queries.notices(actor);
  }

  /** Marks a notice as seen. */
  @Post('notices/:id/seen')
  @SignedIn()
  @HttpCode(204)
  @Refuses(404)
  @WithoutBody()
  async seen(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.drafting.markSeen(id, actor);
  }
}
