import { Body, Controller, Get, Param, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Uploads } from '../../documents/uploads.service';
import { NeedsRole } from '../../kernel/http/access';
import { Arrivals } from '../../letters/incoming/arrivals.service';
import { NotForJournalRequest, TurnAwayRequest } from '../../letters/incoming/incoming.requests';
import { CommandForm, CommandForms, CommandTarget } from '../frame/command-forms';
import { validated } from '../frame/form';
import { GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { IncomingPost, IncomingPosts } from './incoming-post';
import { RegisteringQueue } from './registering-queue';
import { Typed, chosen, text } from './registering-request';
import './registering.words';

type PostTarget = CommandTarget & { readonly post: IncomingPost };

/** What is not registered: not for the journal, or graded and never to be here at all. */
@ApiExcludeController()
@Controller('registrering')
export class TurningAwayPages {
  constructor(
    private readonly posts: IncomingPosts,
    private readonly queue: RegisteringQueue,
    private readonly arrivals: Arrivals,
    private readonly uploads: Uploads,
    private readonly forms: CommandForms,
  ) {}

  /** «Gradert: stopp»: what was uploaded goes, that something came is noted without a word of it, and one is told where it belongs. */
  @Post('gradert')
  @NeedsRole('registrar', { scope: 'none' })
  @Redirect('/registrering/gradert', 303)
  async graded(@CurrentVisit() { actor, language }: Visit, @Body() typed: Typed): Promise<GoTo> {
    const reason = wordOf(language, 'registering.gradedReason');
    const body = await validated(TurnAwayRequest, { outcome: 'graded', reason });
    const uploadIds = chosen(typed, 'opplasting');
    for (const { upload } of await this.uploads.waiting(actor)) {
      if (uploadIds.includes(upload.id)) await this.uploads.remove(actor, upload.id);
    }
    const arrivalId = text(typed, 'arrivalId');
    if (arrivalId) await this.arrivals.notForJournal(actor, arrivalId, reason);
    await this.arrivals.turnAway(actor, body.outcome, body.reason);
    return goTo(`/registrering/gradert${arrivalId ? '?hos=andre' : ''}`);
  }

  @Get('gradert')
  @NeedsRole('registrar', { scope: 'none' })
  stopped(@CurrentVisit() { language }: Visit, @Query('hos') at?: string): Page {
    return new Page('registering/graded', {
      title: wordOf(language, 'registering.gradedHeading'),
      at: '/registrering',
      islands: ['registering'],
      others: at === 'andre',
    });
  }

  @Get('ny/avvis')
  @NeedsRole('registrar', { scope: 'none' })
  async askUpload(@CurrentVisit() visit: Visit, @Query('opplasting') uploads?: string | string[]): Promise<Page> {
    const ids = [uploads ?? []].flat().map(String);
    return this.forms.show(
      this.notForJournal,
      targetOf(await this.posts.ofUploads(visit.actor, ids), visit.language),
      visit,
    );
  }

  @Post('ny/avvis')
  @NeedsRole('registrar', { scope: 'none' })
  @Redirect('/registrering', 303)
  async turnUploadAway(@CurrentVisit() visit: Visit, @Body() typed: Typed): Promise<GoTo> {
    const post = await this.posts.ofUploads(visit.actor, text(typed, 'opplastinger').split(',').filter(Boolean));
    return this.forms.send(this.notForJournal, targetOf(post, visit.language), visit, typed);
  }

  @Get(':arrivalId/avvis')
  @NeedsRole('registrar', { scope: 'none' })
  async askArrival(@CurrentVisit() visit: Visit, @Param('arrivalId') arrivalId: string): Promise<Page> {
    return this.forms.show(
      this.notForJournal,
      targetOf(await this.posts.ofArrival(visit.actor, arrivalId), visit.language),
      visit,
    );
  }

  @Post(':arrivalId/avvis')
  @NeedsRole('registrar', { scope: 'none' })
  @Redirect('/registrering', 303)
  async turnArrivalAway(
    @CurrentVisit() visit: Visit,
    @Param('arrivalId') arrivalId: string,
    @Body() typed: Typed,
  ): Promise<GoTo> {
    return this.forms.send(
      this.notForJournal,
      targetOf(await this.posts.ofArrival(visit.actor, arrivalId), visit.language),
      visit,
      typed,
    );
  }

  /** Seen to without an entry, with the reason; an upload goes, and only that something came is noted. */
  private readonly notForJournal: CommandForm<PostTarget> = {
    word: 'notForJournal',
    serious: true,
    fields: ({ post }, { language }) => [
      { name: 'opplastinger', kind: 'hidden', label: '', value: post.uploadIds.join(',') },
      { name: 'reason', kind: 'area', label: wordOf(language, 'notForJournal.reason'), maxLength: 2000 },
    ],
    run: async ({ visit, target, body }) => {
      const { reason } = await validated(NotForJournalRequest, { reason: text(body, 'reason') });
      const { post } = target;
      const next = await this.queue.after(visit.actor, post.href);
      if (post.arrival) await this.arrivals.notForJournal(visit.actor, post.arrival.id, reason);
      else {
        await this.arrivals.turnAway(visit.actor, 'notForJournal', reason);
        for (const id of post.uploadIds) await this.uploads.remove(visit.actor, id);
      }
      return next;
    },
  };
}

function targetOf(post: IncomingPost, language: ScreenLanguage): PostTarget {
  const title =
    post.suggestion?.subject ||
    post.arrival?.subject ||
    post.pieces[0]?.fileName ||
    wordOf(language, 'registering.panel');
  return { id: post.draft, key: '', title, version: 1, allowedActions: [], href: post.href, post };
}
