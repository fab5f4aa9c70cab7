import { Injectable } from '@nestjs/common';
import { ReasonRequest } from '../../cases/case.requests';
import { Clock } from '../../kernel/clock';
import { DispatchQueries } from '../../letters/dispatch/dispatch.query';
import { PostedRequest, ResendRequest, RetryRequest } from '../../letters/dispatch/dispatch.requests';
import { DispatchService } from '../../letters/dispatch/dispatch.service';
import type { DispatchView } from '../../letters/dispatch/dispatch.view';
import { OrderingService } from '../../letters/dispatch/ordering.service';
import type { CommandForm, CommandTarget } from '../frame/command-forms';
import type { Field } from '../frame/form';
import { ScreenLanguage, wordOf } from '../frame/words';
import type { Actor } from '../../kernel/actor';
import './dispatch-forms.words';

export type DispatchForm = CommandForm<CommandTarget>;

/** What a person finds out about a letter on its way, and does about it: a row for each. */
@Injectable()
export class DispatchForms {
  constructor(
    private readonly dispatches: DispatchService,
    private readonly ordering: OrderingService,
    private readonly queries: DispatchQueries,
    private readonly clock: Clock,
  ) {}

  named(action: string): DispatchForm | undefined {
    return Object.hasOwn(this.forms, action) ? this.forms[action] : undefined;
  }

  async target(actor: Actor, dispatchId: string): Promise<CommandTarget> {
    const dispatch: DispatchView = await this.queries.one(dispatchId, actor);
    const { id, name, address, version, allowedActions, replyId } = dispatch;
    return { id, key: name, title: address, version, allowedActions, href: `/ekspedering/${replyId}` };
  }

  private readonly forms: Readonly<Record<string, DispatchForm>> = {
    confirmPosted: {
      word: 'dispatchPosted',
      action: 'confirmPosted',
      request: PostedRequest,
      fields: (_, { language }) => [
        { name: 'on', kind: 'date', label: word(language, 'postedOn'), value: this.clock.today() },
      ],
      run: ({ visit, target, body, version }) =>
        this.dispatches.confirmPosted(target.id, version, (body as PostedRequest).on, visit.actor),
    },
    confirmSent: {
      word: 'dispatchSent',
      action: 'confirmSent',
      request: ReasonRequest,
      fields: (_, { language }) => [reason(language)],
      run: ({ visit, target, body, version }) =>
        this.dispatches.confirmSent(target.id, version, (body as ReasonRequest).reason, visit.actor),
    },
    confirmNotSent: {
      word: 'dispatchNotSent',
      action: 'confirmNotSent',
      request: ReasonRequest,
      fields: (_, { language }) => [reason(language)],
      run: ({ visit, target, body, version }) =>
        this.dispatches.tryAgain(target.id, version, (body as ReasonRequest).reason, visit.actor),
    },
    retry: {
      word: 'dispatchRetry',
      action: 'retry',
      request: RetryRequest,
      fields: (_, { language }) => [{ ...reason(language), optional: true }],
      run: ({ visit, target, body, version }) =>
        this.dispatches.tryAgain(target.id, version, (body as RetryRequest).reason ?? null, visit.actor),
    },
    recordBounce: {
      word: 'dispatchBounce',
      action: 'recordBounce',
      request: ReasonRequest,
      serious: true,
      fields: (_, { language }) => [reason(language)],
      run: ({ visit, target, body, version }) =>
        this.dispatches.recordBounce(target.id, version, (body as ReasonRequest).reason, visit.actor),
    },
    resend: {
      word: 'dispatchResend',
      action: 'resend',
      request: ResendRequest,
      fields: (_, { language }) => [
        {
          name: 'channel',
          kind: 'select',
          label: word(language, 'channel'),
          optional: true,
          hint: word(language, 'channelHint'),
          options: ['mail', 'post'].map((value) => ({ value, label: word(language, `channel-${value}`) })),
        },
        { name: 'mail', kind: 'text', label: word(language, 'otherMail'), optional: true, maxLength: 320 },
      ],
      run: ({ visit, target, body, version }) => this.ordering.resend(target.id, version, body, visit.actor),
    },
    stop: {
      word: 'dispatchStop',
      action: 'stop',
      request: ReasonRequest,
      serious: true,
      fields: (_, { language }) => [reason(language)],
      run: ({ visit, target, body, version }) =>
        this.dispatches.giveUp(target.id, version, (body as ReasonRequest).reason, visit.actor),
    },
  };
}

const word = (language: ScreenLanguage, key: string): string => wordOf(language, `dispatching.${key}`);

export const reason = (language: ScreenLanguage): Field => ({
  name: 'reason',
  kind: 'area',
  label: word(language, 'reason'),
  maxLength: 2000,
});
