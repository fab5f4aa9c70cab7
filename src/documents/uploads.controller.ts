import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Actor } from '../kernel/actor';
import { CurrentActor, NeedsRole, Refuses } from '../kernel/http/access';
import { TakesFile } from '../kernel/http/content-type';
import { sendFile } from './sending';
import { UploadIntake } from './upload-intake';
import { UploadView, viewOfUpload } from './upload.view';
import { Uploads } from './uploads.service';

const UploadId = () =>
  ApiParam({ name: 'id', description: 'Id of the upload.', schema: { type: 'string', format: 'uuid' } });
const uploaders = ['registrar', 'caseworker', 'leader', 'privateOffice'] as const;

/** Files sent in, one at a time, for a later command to claim. */
@ApiTags('uploads')
@Controller('api/v1/uploads')
export class UploadsController {
  constructor(
    private readonly uploads: Uploads,
    private readonly intake: UploadIntake,
  ) {}

  /**
   * Takes one file. It waits 24 hours for a command to claim it. `Idempotency-Key` is not heeded: sending a file
   * again makes another upload, and the one nobody claims is removed.
   */
  @Post()
  @HttpCode(201)
  @NeedsRole(...uploaders, { scope: 'register' })
  @TakesFile()
  @ApiBody({
    description: 'One file, in the field `file`, and no other field.',
    required: true,
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary', description: 'The file’s bytes and its name.' } },
    },
  })
  @ApiCreatedResponse({ type: UploadView, description: 'The upload, with what the file was found to be.' })
  @Refuses(409, 413, 415, 422, 503)
  async add(@CurrentActor() actor: Actor, @Req() request: Request): Promise<UploadView> {
    return viewOfUpload(await this.intake.receive(actor, request));
  }

  /** One of the actor’s own uploads. */
  @Get(':id')
  @UploadId()
  @NeedsRole(...uploaders)
  @ApiOkResponse({ type: UploadView, description: 'The upload.' })
  @Refuses(404)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<UploadView> {
    return viewOfUpload(await this.uploads.mine(actor, id));
  }

  /** The bytes of one of the actor’s own uploads, checked against their checksum on the way. */
  @Get(':id/content')
  @UploadId()
  @NeedsRole(...uploaders)
  @ApiOkResponse({
    description: 'The bytes as they came, of the media type their content has.',
    content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
  })
  @Refuses(404, 503)
  async content(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() response: Response): Promise<void> {
    const { upload, file } = await this.uploads.content(actor, id);
    await sendFile(response, file, upload.fileName);
  }

  /** Takes back an upload that nothing has claimed. */
  @Delete(':id')
  @UploadId()
  @HttpCode(204)
  @NeedsRole(...uploaders, { scope: 'register' })
  @ApiNoContentResponse({ description: 'Gone.' })
  @Refuses(404, 409)
  async remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    await this.uploads.remove(actor, id);
  }
}
