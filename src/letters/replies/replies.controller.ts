import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { CurrentActor, NeedsRole, Refuses, SignedIn } from '../../kernel/http/access';
import { IfMatch, WantsVersion } from '../../kernel/http/version';
import { DraftingService } from './drafting.service';
import { NoteService } from './note.service';
import { ReplyPdfs } from './reply-pdfs';
import { ReplyQueries } from './replies.query';
import {
  ChangeLetterRequest,
  DifferenceQuery,
  EncloseRequest,
  SignatoriesRequest,
  StartReplyRequest,
  WriteTextRequest,
} from './reply.requests';
import { StartingService } from './starting.service';
import { DifferenceView, NoticesView, RepliesView, ReplyView, TextVersionsView } from './reply.view';

const pdf = { content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } } as const;

/** Writing a reply: from a template to a text that can be submitted. */
@ApiTags('Replies')
@Controller('api/v1')
export class RepliesController {
  constructor(
    private readonly starting: StartingService,
    private readonly drafting: DraftingService,
    private readonly notes: NoteService,
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

  /** Writes the text. Its author goes on in the same version until it is submitted. */
  @Put('replies/:id/text')
  @NeedsRole('caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async write(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: WriteTextRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.drafting.write(id, version, body.html, actor);
    return this.queries.view(id, actor);
  }

  /** Fills the text's merge fields again from the case as it is now. The adviser's own words stay. */
  @Post('replies/:id/refresh-fields')
  @NeedsRole('caseworker', 'leader')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async refresh(@Param('id') id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<ReplyView> {
    await this.drafting.refreshFields(id, version, actor);
    return this.queries.view(id, actor);
  }

  /** Changes heading, titles, recipients or copies. */
  @Put('replies/:id/letter')
  @NeedsRole('caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async change(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ChangeLetterRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.drafting.changeLetter(id, version, body, actor);
    return this.queries.view(id, actor);
  }

  /** Says who signs an official's letter. */
  @Put('replies/:id/signatories')
  @NeedsRole('caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async signatories(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: SignatoriesRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.drafting.setSignatories(id, version, body.signatories, actor);
    return this.queries.view(id, actor);
  }

  /** Encloses an uploaded file. */
  @Post('replies/:id/enclosures')
  @NeedsRole('caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async enclose(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: EncloseRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.drafting.enclose(id, version, body, actor);
    return this.queries.view(id, actor);
  }

  /** Takes an enclosure off the draft. */
  @Delete('replies/:id/enclosures/:documentId')
  @NeedsRole('caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async removeEnclosure(
    @Param('id') id: string,
    @Param('documentId') documentId: string,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.drafting.removeEnclosure(id, documentId, version, actor);
    return this.queries.view(id, actor);
  }

  /** Writes the note to the minister: what is asked, what is advised, why. An internal entry of the case. */
  @Put('replies/:id/note')
  @NeedsRole('caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async note(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: WriteTextRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.notes.write(id, version, body.html, actor);
    return this.queries.view(id, actor);
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

  /** The minister's folder as one PDF: cover, the letter to sign, the note, what came in, earlier letters. */
  @Get('replies/:id/folder/pdf')
  @NeedsRole('minister', 'stateSecretary', 'privateOffice', 'politicalAdviser', 'leader', 'caseworker')
  @Refuses(404, 409, 422)
  @Header('Content-Type', 'application/pdf')
  @ApiOkResponse({ description: 'The folder.', ...pdf })
  async folder(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
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
  async seen(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.drafting.markSeen(id, actor);
  }
}
