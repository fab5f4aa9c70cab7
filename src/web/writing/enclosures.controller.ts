import { Body, Controller, Get, Inject, Param, Post, Query, Redirect, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request } from 'express';
import { UploadIntake } from '../../documents/upload-intake';
import { Uploads } from '../../documents/uploads.service';
import { NeedsRole, SignedIn } from '../../kernel/http/access';
import { TakesFile } from '../../kernel/http/content-type';
import { IfMatch } from '../../kernel/http/version';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { LetterParts } from '../../letters/replies/letter-parts.service';
import { ArrangeEnclosuresRequest, EncloseRequest } from '../../letters/replies/reply.requests';
import { faultsOf, noFaults, shownAgain, validated } from '../frame/form';
import type { Faults } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { Drafts, sheetModel } from './draft';

/** What goes with a letter: files, in the order they stand under «Vedlegg». */
@ApiExcludeController()
@Controller('svar/:id/skriv/vedlegg')
export class EnclosurePages {
  constructor(
    private readonly drafts: Drafts,
    private readonly parts: LetterParts,
    private readonly intake: UploadIntake,
    private readonly uploads: Uploads,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async show(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    return this.page(visit, id, noFaults);
  }

  /** Takes a file and encloses it under its own name, which can be changed afterwards. */
  @Post()
  @NeedsRole('caseworker', 'leader', { scope: 'none' })
  @TakesFile()
  @Redirect('/', 303)
  async add(
    @CurrentVisit() visit: Visit,
    @Req() request: Request,
    @Param('id') id: string,
    @Query('_version') version?: string,
  ): Promise<GoTo> {
    try {
      refuseUnless(/^\d{1,9}$/.test(version ?? ''), 'unconditional', 'request.versionMissing');
      const uploadId = (await this.intake.receive(visit.actor, request)).upload.id;
      const { upload } = await this.uploads.mine(visit.actor, uploadId);
      const title = upload.fileName.replace(/\.[a-z\d]{1,5}$/i, '').slice(0, 300) || upload.fileName;
      const given = await validated(EncloseRequest, { uploadId, title });
      await this.parts.enclose(id, Number(version), given, visit.actor);
      return goTo(`/svar/${id}/skriv/vedlegg`, 'enclosed');
    } catch (error) {
      throw await this.again(error, visit, id);
    }
  }

  /** Names and order, all at once; moving one is sending the others past it. */
  @Post('rekkefolge')
  @NeedsRole('caseworker', 'leader', { scope: 'none' })
  @Redirect('/', 303)
  async arrange(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() typed: { file?: Readonly<Record<string, Placed>>; act?: string },
  ): Promise<GoTo> {
    try {
      const order = moved(Object.values(typed.file ?? {}), typed.act ?? '');
      const given = await validated(ArrangeEnclosuresRequest, { enclosures: order });
      await this.parts.arrangeEnclosures(id, version, given, visit.actor);
      return goTo(`/svar/${id}/skriv/vedlegg`, 'enclosuresArranged');
    } catch (error) {
      throw await this.again(error, visit, id);
    }
  }

  @Post(':documentId/fjern')
  @NeedsRole('caseworker', 'leader', { scope: 'none' })
  @Redirect('/', 303)
  async remove(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('documentId') documentId: string,
    @IfMatch() version: number,
  ): Promise<GoTo> {
    try {
      await this.parts.removeEnclosure(id, documentId, version, visit.actor);
      return goTo(`/svar/${id}/skriv/vedlegg`, 'enclosureRemoved');
    } catch (error) {
      throw await this.again(error, visit, id);
    }
  }

  private async again(error: unknown, visit: Visit, id: string): Promise<Error> {
    const page = await this.page(visit, id, error instanceof Refusal ? faultsOf(error) : noFaults);
    return shownAgain(error, () => page);
  }

  private async page(visit: Visit, id: string, faults: Faults): Promise<Page> {
    const draft = await this.drafts.of(visit, id);
    const { entryId, enclosures } = draft.reply;
    return new Page('writing/enclosures', {
      ...sheetModel(draft, 'enclosures', visit.language),
      islands: ['enclosing'],
      enclosures: enclosures.map((one, index) => ({
        ...one,
        number: index + 1,
        href: `/api/v1/entries/${entryId}/documents/${one.documentId}/files/${one.fileId}`,
        first: index === 0,
        last: index === enclosures.length - 1,
      })),
      limit: this.settings.uploadLimit,
      faults,
      key: newFormKey(),
    });
  }
}

interface Placed {
  readonly documentId: string;
  readonly title: string;
}

/** `up:2` moves the third one place up, `down:0` the first one down; anything else leaves them as they are. */
function moved(order: Placed[], act: string): Placed[] {
  const [, way, place] = /^(up|down):(\d{1,3})$/.exec(act) ?? [];
  const at = Number(place);
  const to = at + (way === 'up' ? -1 : 1);
  const [one, other] = [order[at], order[to]];
  if (!way || !one || !other) return order;
  return order.map((each, i) => (i === at ? other : i === to ? one : each));
}
