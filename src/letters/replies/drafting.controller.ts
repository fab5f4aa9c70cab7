import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { CurrentActor, NeedsRole, Refuses } from '../../kernel/http/access';
import { IfMatch, WantsVersion } from '../../kernel/http/version';
import { WithoutBody } from '../../kernel/http/without-body';
import { DraftingService } from './drafting.service';
import { LetterParts } from './letter-parts.service';
import { NoteService } from './note.service';
import { ReplyQueries } from './replies.query';
import {
  ArrangeEnclosuresRequest,
  ChangeLetterRequest,
  EncloseRequest,
  InsertParagraphRequest,
  SignatoriesRequest,
  WriteTextRequest,
} from './reply.requests';
import { ReplyView } from './reply.view';

/** Writing a reply that has been started, until it can be submitted. */
@ApiTags('Replies')
@Controller('api/v1/replies/:id')
export class DraftingController {
  constructor(
    private readonly drafting: DraftingService,
    private readonly parts: LetterParts,
    private readonly notes: NoteService,
    private readonly queries: ReplyQueries,
  ) {}

  /** Writes the text. Its author goes on in the same version until it is submitted. */
  @Put('text')
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
  @Post('refresh-fields')
  @NeedsRole('caseworker', 'leader')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  @WithoutBody()
  async refresh(@Param('id') id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<ReplyView> {
    await this.drafting.refreshFields(id, version, actor);
    return this.queries.view(id, actor);
  }

  /** Puts a standard paragraph at the end of the text, its merge fields filled from the case. */
  @Post('paragraphs')
  @NeedsRole('caseworker', 'leader')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async insertParagraph(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: InsertParagraphRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.drafting.insertParagraph(id, version, body.paragraphCode, actor);
    return this.queries.view(id, actor);
  }

  /** Lets the draft follow its case to the level and the office that answer it now. */
  @Post('follow-case')
  @NeedsRole('caseworker', 'leader')
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  @WithoutBody()
  async followCase(
    @Param('id') id: string,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.drafting.followCase(id, version, actor);
    return this.queries.view(id, actor);
  }

  /** Changes heading, titles, recipients or copies. */
  @Put('letter')
  @NeedsRole('caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async change(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ChangeLetterRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.parts.changeLetter(id, version, body, actor);
    return this.queries.view(id, actor);
  }

  /** Says who signs an official's letter. */
  @Put('signatories')
  @NeedsRole('caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async signatories(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: SignatoriesRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.parts.setSignatories(id, version, body.signatories, actor);
    return this.queries.view(id, actor);
  }

  /** Encloses an uploaded file. */
  @Post('enclosures')
  @NeedsRole('caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async enclose(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: EncloseRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.parts.enclose(id, version, body, actor);
    return this.queries.view(id, actor);
  }

  /** Puts the enclosures in order, and says what each is called. */
  @Put('enclosures')
  @NeedsRole('caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async arrangeEnclosures(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ArrangeEnclosuresRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.parts.arrangeEnclosures(id, version, body, actor);
    return this.queries.view(id, actor);
  }

  /** Takes an enclosure off the draft. */
  @Delete('enclosures/:documentId')
  @NeedsRole('caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  @WithoutBody()
  async removeEnclosure(
    @Param('id') id: string,
    @Param('documentId') documentId: string,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    await this.parts.removeEnclosure(id, documentId, version, actor);
    return this.queries.view(id, actor);
  }

  /** Writes the note to the minister: what is asked, what is advised, why. An internal entry of the case. */
  @Put('note')
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
}
