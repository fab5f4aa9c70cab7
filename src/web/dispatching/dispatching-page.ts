import { spoken } from '../../kernel/spoken';
import { Injectable } from '@nestjs/common';
import { CaseViews } from '../../cases/case-views';
import type { Actor } from '../../kernel/actor';
import { sentenceOf } from '../../kernel/refusal';
import { DispatchQueries } from '../../letters/dispatch/dispatch.query';
import type { DispatchView } from '../../letters/dispatch/dispatch.view';
import { OrderingService, RecipientWay } from '../../letters/dispatch/ordering.service';
import { EntryViews } from '../../letters/entries/entry-views';
import type { EntryView } from '../../letters/entries/entry.view';
import { privateNamesOf } from '../../letters/incoming/title-warnings.rules';
import { titleWarningWords } from '../../letters/incoming/incoming.words';
import { PublicTitles } from '../../letters/incoming/public-titles';
import { ReplyQueries } from '../../letters/replies/replies.query';
import type { ReplyView } from '../../letters/replies/reply.view';
import { Faults, noFaults, valueAt } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { Page } from '../frame/page';
import type { StatusName } from '../frame/statuses.table';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { presentRoute } from '../replies/present-route';
import './dispatching.words';

/** The shape of each state a letter on its way is in. */
const shapes: Readonly<Record<string, StatusName>> = {
  queued: 'queued',
  sending: 'queued',
  sent: 'dispatched',
  failed: 'failed',
  uncertain: 'uncertain',
  awaitingPost: 'toAllocate',
  posted: 'dispatched',
  bounced: 'sentBack',
  stopped: 'stopped',
};

/** The archivist's check before a letter leaves, and where it went: recipient, channel, access, titles, the PDF beside. */
@Injectable()
export class DispatchingPage {
  constructor(
    private readonly replies: ReplyQueries,
    private readonly entries: EntryViews,
    private readonly cases: CaseViews,
    private readonly dispatches: DispatchQueries,
    private readonly ordering: OrderingService,
    private readonly titles: PublicTitles,
  ) {}

  async of(
    { actor, language }: Visit,
    replyId: string,
    typed: Readonly<Record<string, unknown>> = {},
    faults: Faults = noFaults,
  ): Promise<Page> {
    const reply = await this.replies.view(replyId, actor);
    const entry = await this.entries.look(actor, reply.entryId);
    const caseFile = await this.cases.view(actor, reply.caseId);
    const { items } = await this.dispatches.ofReply(replyId, actor);
    const may = (action: string) => reply.allowedActions.find((one) => one.action === action) ?? null;
    const standing = items.some(({ state }) => state !== 'stopped');
    const orders = may('dispatch')?.allowed === true && !standing;
    const ways = orders ? await this.ordering.ways(replyId, actor) : [];
    const underway = items.some(({ state }) => state === 'queued' || state === 'sending');
    return new Page(
      'dispatching/dispatch',
      {
        title: `${reply.entryKey} ${wordOf(language, 'dispatching.heading')}`,
        frame: 'context',
        width: 'wide',
        islands: ['pdf'],
        reply,
        entry,
        caseFile,
        restriction: entry.restriction ?? caseFile.restriction,
        accessNote: accessNote(reply, language),
        pdf: pdfOf(entry, reply),
        titleNotes: await this.titleNotes(actor, entry),
        ways: ways.map((way) => wayShown(way, typed)),
        orders,
        hindered: orders || standing ? null : (may('dispatch')?.because ?? null),
        stop: may('stop')?.allowed === true && !items.some(hasLeft),
        checked: typed['checked'] === 'true',
        lines: items.map((one) => lineShown(one, language)),
        underway,
        faults,
        key: newFormKey(),
      },
      { target: 'utsendinger', template: 'dispatching/_dispatches' },
    );
  }

  private async titleNotes(actor: Actor, { title, publicTitle, restriction, parties }: EntryView): Promise<string[]> {
    const restrictedTitles = restriction === null ? [] : [title];
    const found = await this.titles.warnings(actor, {
      publicTitle,
      restrictedTitles,
      privateNames: privateNamesOf(parties),
    });
    return found.map((code) => spoken(titleWarningWords[code]));
  }
}

/** The restriction is part of what was approved and signed; changed since, it does not stand in the letter. */
function accessNote(reply: ReplyView, language: ScreenLanguage): string | null {
  const approved = presentRoute(reply).filter(({ state }) => state === 'approved');
  const isOther = reply.state === 'signed' && approved.some(({ coversCurrentContent }) => !coversCurrentContent);
  return isOther ? wordOf(language, 'dispatching.accessChanged') : null;
}

function hasLeft({ state }: DispatchView): boolean {
  return ['sending', 'uncertain', 'sent', 'posted', 'bounced'].includes(state);
}

/** The signed PDF as it lies in the archive; before that, the letter as it will be. */
function pdfOf(entry: EntryView, reply: ReplyView): string {
  const main = entry.documents.find(({ association }) => association === 'main');
  const file = main?.files.find(({ mediaType }) => mediaType === 'application/pdf');
  return main && file
    ? `/api/v1/entries/${entry.id}/documents/${main.id}/files/${file.id}`
    : `/api/v1/replies/${reply.id}/pdf`;
}

function wayShown(way: RecipientWay, typed: Readonly<Record<string, unknown>>) {
  const given = valueAt(typed, `channel.${way.partyId}`);
  const chosen = given === 'mail' || given === 'post' ? given : way.ordinary;
  const because = ({ mail, post }: RecipientWay['refusals'], channel: 'mail' | 'post') => {
    const refusal = channel === 'mail' ? mail : post;
    return refusal ? (sentenceOf(refusal) ?? refusal.code) : null;
  };
  return {
    ...way,
    channels: (['mail', 'post'] as const).map((channel) => ({
      channel,
      word: `dispatching.channel-${channel}`,
      address: channel === 'mail' ? way.mail : way.postalAddress,
      because: because(way.refusals, channel),
      selected: chosen === channel,
    })),
  };
}

function lineShown(dispatch: DispatchView, language: ScreenLanguage) {
  return {
    ...dispatch,
    shape: shapes[dispatch.state] ?? 'queued',
    word: wordOf(language, `dispatching.state-${dispatch.state}`),
    channelWord: `dispatching.channel-${dispatch.channel}`,
    attempts: dispatch.attempts.map((attempt) => ({ ...attempt, word: `dispatching.outcome-${attempt.outcome}` })),
    doings: dispatch.allowedActions
      .filter(({ allowed }) => allowed)
      .map(({ action }) => ({
        href: `/ekspedering/utsending/${dispatch.id}/gjor/${action}`,
        label: wordOf(language, `dispatching.do-${action}`),
      })),
  };
}
