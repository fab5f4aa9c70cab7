import { Body, Controller, Get, Param, Post, Query, Redirect, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request } from 'express';
import { UploadIntake } from '../../documents/upload-intake';
import { Uploads } from '../../documents/uploads.service';
import { holds } from '../../kernel/actor';
import { NeedsRole } from '../../kernel/http/access';
import { TakesFile } from '../../kernel/http/content-type';
import { IfMatch } from '../../kernel/http/version';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { EntryDocuments } from '../../letters/entries/entry-documents.service';
import { AddCopyRequest, RetitleDocumentRequest } from '../../letters/entries/entry.requests';
import { CommandForm, CommandForms } from '../frame/command-forms';
import { faultsOf, validated } from '../frame/form';
import { FormRefused, GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import { documentsPage } from './documents-page';
import './entry-forms.words';
import { EntryTarget, EntryTargets } from './entry-target';

/** What a file sent to an entry becomes: a new document, a new version of one, or a copy of one in another variant. */
const uses = ['ny', 'erstatt', 'archive', 'redacted'] as const;
type Use = (typeof uses)[number];

/** The documents of an entry: which is the letter, what they are called, and files added to them. */
@ApiExcludeController()
@Controller('dokument/:id/dokumenter')
@NeedsRole('registrar', 'caseworker', 'leader', { scope: 'none' })
export class EntryDocumentPages {
  constructor(
    private readonly targets: EntryTargets,
    private readonly documents: EntryDocuments,
    private readonly intake: UploadIntake,
    private readonly uploads: Uploads,
    private readonly forms: CommandForms,
  ) {}

  @Get(':documentId/tittel')
  async askTitle(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('documentId') documentId: string,
  ): Promise<Page> {
    return this.forms.show(this.retitle(documentId), await this.targets.of(visit.actor, id, true), visit);
  }

  @Post(':documentId/tittel')
  @Redirect('/', 303)
  async giveTitle(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('documentId') documentId: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.forms.send(this.retitle(documentId), await this.targets.of(visit.actor, id, false), visit, typed);
  }

  @Post(':documentId/hoveddokument')
  @Redirect('/', 303)
  async makeMain(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('documentId') documentId: string,
    @IfMatch() version: number,
  ): Promise<GoTo> {
    const target = await this.targets.of(visit.actor, id, false);
    try {
      await this.documents.makeMain(visit.actor, target.id, version, documentId);
      return goTo(addressOf(target), 'entryDocuments');
    } catch (error) {
      throw shownAgain(error, target, visit);
    }
  }

  /** Takes one file of a page and uses it at once, for the version of the entry the page showed; refused, it is not kept. */
  @Post()
  @TakesFile()
  @Redirect('/', 303)
  async takeFile(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Req() request: Request,
    @Query('versjon') version?: string,
    @Query('som') as?: string,
    @Query('dokument') documentId?: string,
  ): Promise<GoTo> {
    const target = await this.targets.of(visit.actor, id, false);
    const use = uses.find((one) => one === as);
    refuseUnless(use && /^\d{1,9}$/.test(version ?? ''), 'malformed', 'request.versionMalformed');
    try {
      const { upload } = await this.intake.receive(visit.actor, request);
      await this.use(visit, target, use, {
        uploadId: upload.id,
        documentId: String(documentId ?? ''),
        version: Number(version),
      });
      return goTo(addressOf(target), 'entryDocuments');
    } catch (error) {
      throw shownAgain(error, target, visit);
    }
  }

  private async use(
    { actor }: Visit,
    target: EntryTarget,
    use: Use,
    { uploadId, documentId, version }: { uploadId: string; documentId: string; version: number },
  ): Promise<void> {
    try {
      if (use === 'ny') await this.documents.add(actor, target.id, version, { uploadId });
      else if (use === 'erstatt') await this.documents.replace(actor, target.id, version, documentId, uploadId);
      else {
        refuseUnless(holds(actor, 'registrar'), 'forbidden', 'access.notYours');
        const copy = await validated(AddCopyRequest, { uploadId, variant: use });
        await this.documents.addCopy(actor, target.id, version, documentId, copy);
      }
    } catch (error) {
      await this.uploads.remove(actor, uploadId);
      throw error;
    }
  }

  private retitle(documentId: string): CommandForm<EntryTarget> {
    return {
      word: 'entryRetitle',
      action: 'changeDocuments',
      request: RetitleDocumentRequest,
      fields: ({ entry }, { language }) => {
        const document = entry.documents.find((one) => one.id === documentId);
        refuseUnless(document, 'notFound', 'entry.documentUnknown');
        const label = wordOf(language, 'entryFields.title');
        return [{ name: 'title', kind: 'text', label, maxLength: 500, value: document.title }];
      },
      run: async ({ visit, target, body, version }) => {
        const { title } = body as RetitleDocumentRequest;
        await this.documents.retitle(visit.actor, target.id, version, documentId, title);
        return addressOf(target);
      },
    };
  }
}

const addressOf = ({ id }: EntryTarget): string => `/dokument/${id}/gjor/changeDocuments`;

function shownAgain(error: unknown, target: EntryTarget, visit: Visit): unknown {
  return error instanceof Refusal ? new FormRefused(error, documentsPage(target, visit, faultsOf(error))) : error;
}
