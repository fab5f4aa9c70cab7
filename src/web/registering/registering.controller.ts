import { Body, Controller, Get, HttpCode, Param, Post, Query, Redirect, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Readable } from 'node:stream';
import { sendFile } from '../../documents/sending';
import { UploadIntake } from '../../documents/upload-intake';
import { Uploads } from '../../documents/uploads.service';
import { NeedsRole } from '../../kernel/http/access';
import { TakesFile } from '../../kernel/http/content-type';
import { HoldsSecret } from '../../kernel/http/idempotency.interceptor';
import { isId } from '../../kernel/id';
import { Refusal } from '../../kernel/refusal';
import { EntryViews } from '../../letters/entries/entry-views';
import { MailSuggestions } from '../../letters/incoming/mail-suggestions.service';
import { Faults, faultsOf, noFaults } from '../frame/form';
import { Elsewhere, FormRefused, GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import { IncomingPosts, isMail } from './incoming-post';
import { Done, RegisteringAct } from './registering-act';
import { RegisteredShown, RegisteringPage } from './registering-page';
import { RegisteringParties } from './registering-parties';
import { RegisteringQueue } from './registering-queue';
import { Typed, chosen, text } from './registering-request';
import './registering.words';

/** Registering what comes in (SCREENS, 02): the queue, the form, and what is uploaded for it. */
@ApiExcludeController()
@Controller('registrering')
export class RegisteringPages {
  constructor(
    private readonly posts: IncomingPosts,
    private readonly queue: RegisteringQueue,
    private readonly page: RegisteringPage,
    private readonly act: RegisteringAct,
    private readonly parties: RegisteringParties,
    private readonly intake: UploadIntake,
    private readonly uploads: Uploads,
    private readonly suggestions: MailSuggestions,
    private readonly entries: EntryViews,
  ) {}

  @Get()
  @NeedsRole('registrar', { scope: 'none' })
  async waiting(@CurrentVisit() visit: Visit, @Query('registrert') registered?: string): Promise<Page> {
    return this.queuePage(visit, noFaults, await this.registeredShown(visit, registered));
  }

  /** Takes a file a page sends; then to the form it belongs on. Its token stands in the address, as `frame/form-body` says. */
  @Post('opplasting')
  @NeedsRole('registrar', { scope: 'none' })
  @TakesFile()
  @Redirect('/registrering', 303)
  async upload(@CurrentVisit() visit: Visit, @Req() request: Request, @Query('til') to?: string): Promise<GoTo> {
    try {
      const { upload, facts } = await this.intake.receive(visit.actor, request);
      const others = isMail(facts.mediaType)
        ? []
        : String(to ?? '')
            .split(',')
            .filter(isId);
      return goTo(`/registrering/ny?${[...others, upload.id].map((id) => `opplasting=${id}`).join('&')}`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new FormRefused(error, await this.queuePage(visit, faultsOf(error), null));
    }
  }

  /** A file inside an uploaded mail, to be looked at before it is registered. Nothing of it is kept. */
  @Get('opplasting/:uploadId/vedlegg/:place')
  @NeedsRole('registrar', { scope: 'none' })
  async fileInMail(
    @CurrentVisit() { actor }: Visit,
    @Param('uploadId') uploadId: string,
    @Param('place') place: string,
    @Res() response: Response,
  ): Promise<void> {
    const { bytes, fileName } = await this.suggestions.fileIn(actor, uploadId, Number(place));
    const file = { stream: Readable.from([bytes]), size: bytes.length, mediaType: 'application/octet-stream' };
    await sendFile(response, file, fileName);
  }

  @Get('ny')
  @NeedsRole('registrar', { scope: 'none' })
  async form(
    @CurrentVisit() visit: Visit,
    @Query('opplasting') uploads?: string | string[],
    @Query('registrert') registered?: string,
  ): Promise<Page> {
    const post = await this.posts.ofUploads(visit.actor, [uploads ?? []].flat().map(String));
    return this.page.of(visit, post, { registered: await this.registeredShown(visit, registered) });
  }

  /**
   * The form with what is typed in it so far: another case, another title, one party more. Registers and keeps nothing.
   */
  @Post('se')
  @HttpCode(200)
  @NeedsRole('registrar', { scope: 'none' })
  @HoldsSecret('request')
  async look(@CurrentVisit() visit: Visit, @Body() typed: Typed): Promise<Page> {
    const arrivalId = text(typed, 'arrivalId');
    const post = arrivalId
      ? await this.posts.ofArrival(visit.actor, arrivalId)
      : await this.posts.ofUploads(visit.actor, chosen(typed, 'opplasting'));
    if (!text(typed, 'endre')) return this.page.of(visit, post, { typed });
    const change = await this.parties.changed(visit.actor, typed);
    return this.page.of(visit, post, { typed: change.typed, change });
  }

  @Post('ny')
  @NeedsRole('registrar', { scope: 'none' })
  @Redirect('/registrering', 303)
  async register(@CurrentVisit() visit: Visit, @Body() typed: Typed): Promise<GoTo> {
    const post = await this.posts.ofUploads(visit.actor, chosen(typed, 'opplasting'));
    const next = await this.queue.after(visit.actor, post.href);
    return registered(next, await this.act.register(visit, post, typed));
  }

  /** An earlier letter of the same sender, for the left panel. */
  @Get('tidligere/:entryId')
  @NeedsRole('registrar', { scope: 'none' })
  async earlier(@CurrentVisit() { actor, language }: Visit, @Param('entryId') entryId: string): Promise<Page> {
    const entry = await this.entries.look(actor, entryId);
    const files = entry.documents.flatMap((document) => {
      const file = document.files.find(({ variant }) => variant === 'archive') ?? document.files[0];
      const href = `/api/v1/entries/${entry.id}/documents/${document.id}/files/${file?.id ?? ''}`;
      return file ? [{ title: document.title, href, isPdf: file.mediaType === 'application/pdf' }] : [];
    });
    const model = { title: wordOf(language, 'registering.earlier'), entry, files };
    return new Page('registering/earlier', model, { target: 'tidligere', template: 'registering/_earlier' });
  }

  @Get(':arrivalId')
  @NeedsRole('registrar', { scope: 'none' })
  async arrival(
    @CurrentVisit() visit: Visit,
    @Param('arrivalId') arrivalId: string,
    @Query('registrert') registered?: string,
  ): Promise<Page> {
    const post = await this.posts.ofArrival(visit.actor, arrivalId);
    const { entryId } = post.arrival ?? {};
    if (entryId) {
      const entry = await this.entries.view(visit.actor, entryId);
      throw new Elsewhere(`/saker/${entry.caseId}/dokument/${entry.id}`);
    }
    return this.page.of(visit, post, { registered: await this.registeredShown(visit, registered) });
  }

  @Post(':arrivalId')
  @NeedsRole('registrar', { scope: 'none' })
  @Redirect('/registrering', 303)
  async registerArrival(
    @CurrentVisit() visit: Visit,
    @Param('arrivalId') arrivalId: string,
    @Body() typed: Typed,
  ): Promise<GoTo> {
    const post = await this.posts.ofArrival(visit.actor, arrivalId);
    const next = await this.queue.after(visit.actor, post.href);
    return registered(next, await this.act.register(visit, post, typed));
  }

  private async queuePage(visit: Visit, faults: Faults, registered: RegisteredShown | null): Promise<Page> {
    const { actor, language } = visit;
    const loose = (await this.uploads.waiting(actor)).filter(({ facts }) => !isMail(facts.mediaType));
    return new Page('registering/queue', {
      title: wordOf(language, 'registering.queue'),
      at: '/registrering',
      islands: ['registering'],
      lines: (await this.queue.lines(actor)).map((line) => ({
        ...line,
        channelWord: `registering.channel-${line.channel}`,
      })),
      loose: loose.map(({ upload, facts }) => ({ id: upload.id, fileName: upload.fileName, size: facts.size })),
      faults,
      registered,
    });
  }

  private async registeredShown({ actor }: Visit, entryId: string | undefined): Promise<RegisteredShown | null> {
    if (!entryId || !isId(entryId)) return null;
    const entry = await this.entries.view(actor, entryId).catch((error: unknown) => {
      if (error instanceof Refusal) return null;
      throw error;
    });
    if (!entry) return null;
    return { key: entry.key, href: `/saker/${entry.caseId}/dokument/${entry.id}`, closed: entry.settled };
  }
}

/** After «Registrer»: to the letter; after the others: to the next in the queue, which announces the number. */
function registered(next: string, { letter, press, closed }: Done): GoTo {
  const entry = `/saker/${letter.caseId}/dokument/${letter.entryId}`;
  if (press === 'register') return goTo(entry, 'registered');
  if (press === 'close' && !closed) return goTo(entry, 'registeredNotClosed');
  return goTo(`${next}${next.includes('?') ? '&' : '?'}registrert=${letter.entryId}`);
}
