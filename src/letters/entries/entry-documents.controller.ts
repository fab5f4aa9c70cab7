import { Body, Controller, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Response } from 'express';
import { sendFile } from '../../documents/sending';
import { Actor } from '../../kernel/actor';
import { CurrentActor, NeedsRole, Refuses, SignedIn } from '../../kernel/http/access';
import { IfMatch, WantsVersion } from '../../kernel/http/version';
import { WithoutBody } from '../../kernel/http/without-body';
import { EntryDocuments } from './entry-documents.service';
import { EntryFiles } from './entry-files';
import { EntryViews } from './entry-views';
import { AddCopyRequest, AddDocumentRequest, ReplaceDocumentRequest, RetitleDocumentRequest } from './entry.requests';
import { EntryView } from './entry.view';

/** Documents and files of an entry. */
@ApiTags('Entries')
@Controller('api/v1/entries/:id/documents')
export class EntryDocumentsController {
  constructor(
    private readonly documents: EntryDocuments,
    private readonly files: EntryFiles,
    private readonly views: EntryViews,
  ) {}

  /** Adds an attachment, or the main document where there is none yet. */
  @Post()
  @NeedsRole('registrar', 'caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async add(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: AddDocumentRequest,
  ): Promise<EntryView> {
    await this.documents.add(actor, id, version, body);
    return this.views.view(actor, id);
  }

  /** Corrects a document’s title. */
  @Patch(':documentId')
  @NeedsRole('registrar', 'caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async retitle(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('documentId') documentId: string,
    @IfMatch() version: number,
    @Body() body: RetitleDocumentRequest,
  ): Promise<EntryView> {
    await this.documents.retitle(actor, id, version, documentId, body.title);
    return this.views.view(actor, id);
  }

  /** Gives a document a new version; the earlier one stays. */
  @Post(':documentId/replace')
  @HttpCode(200)
  @NeedsRole('registrar', 'caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('documentId') documentId: string,
    @IfMatch() version: number,
    @Body() body: ReplaceDocumentRequest,
  ): Promise<EntryView> {
    await this.documents.replace(actor, id, version, documentId, body.uploadId);
    return this.views.view(actor, id);
  }

  /** Makes an attachment the main document. */
  @Post(':documentId/make-main')
  @HttpCode(200)
  @NeedsRole('registrar', 'caseworker', 'leader')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  @WithoutBody()
  async makeMain(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('documentId') documentId: string,
    @IfMatch() version: number,
  ): Promise<EntryView> {
    await this.documents.makeMain(actor, id, version, documentId);
    return this.views.view(actor, id);
  }

  /** Adds a copy in an archive format, or one with words hidden for the public. */
  @Post(':documentId/copies')
  @NeedsRole('registrar')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async addCopy(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('documentId') documentId: string,
    @IfMatch() version: number,
    @Body() body: AddCopyRequest,
  ): Promise<EntryView> {
    await this.documents.addCopy(actor, id, version, documentId, body);
    return this.views.view(actor, id);
  }

  /** A file as it was stored, byte for byte, checked on the way out. */
  @Get(':documentId/files/:fileId')
  @SignedIn()
  @Refuses(404, 503)
  @ApiOkResponse({
    description: 'The file, byte for byte, of the media type its content has.',
    content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
  })
  async file(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('documentId') documentId: string,
    @Param('fileId') fileId: string,
    @Res() response: Response,
  ): Promise<void> {
    const { file, fileName } = await this.files.open(actor, id, documentId, fileId);
    await sendFile(response, file, fileName);
  }
}
