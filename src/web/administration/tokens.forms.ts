import { Injectable } from '@nestjs/common';
import { ConfirmIdentityRequest } from '../../accounts/sessions/session.requests';
import { Sessions } from '../../accounts/sessions/sessions.service';
import { MakeTokenRequest } from '../../accounts/tokens/api-tokens.requests';
import { ApiTokens } from '../../accounts/tokens/api-tokens.service';
import { tokenScopes } from '../../kernel/actor';
import type { CommandForm, CommandTarget } from '../frame/command-forms';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import './account.words';
import './tokens.words';

/** One's own tokens, as what a command is about. */
export function ownTokens({ language }: Visit): CommandTarget {
  const key = wordOf(language, 'tokens.heading');
  return { id: '', key, title: '', version: 0, allowedActions: [], href: '/tokens' };
}

/** Making a token wants identity confirmed by password, which is asked first and by itself. */
@Injectable()
export class TokenForms {
  constructor(
    private readonly tokens: ApiTokens,
    private readonly sessions: Sessions,
  ) {}

  readonly confirm: CommandForm<CommandTarget> = {
    word: 'tokens.confirm',
    request: ConfirmIdentityRequest,
    fields: (_, { language }) => [
      {
        name: 'password',
        kind: 'password',
        label: wordOf(language, 'tokens.password'),
        maxLength: 200,
        autocomplete: 'current-password',
      },
    ],
    run: async ({ visit, body }) => {
      const { password }: ConfirmIdentityRequest = body;
      await this.sessions.confirmIdentity(visit.actor, visit.request, password);
      return '/tokens/ny';
    },
  };

  /** The token is on the page that answers, once, and nowhere else. */
  readonly make: CommandForm<CommandTarget> = {
    word: 'tokens.make',
    request: MakeTokenRequest,
    fields: (_, { language }) => {
      const label = (key: string) => wordOf(language, `tokens.${key}`);
      return [
        { name: 'name', kind: 'text', label: label('name'), hint: label('nameHint'), maxLength: 100 },
        {
          name: 'scopes',
          kind: 'ticks',
          label: label('scopes'),
          hint: label('scopesHint'),
          value: ['read'],
          options: tokenScopes.map((scope) => ({ value: scope, label: label(`scope-${scope}`) })),
        },
        { name: 'days', kind: 'number', label: label('days'), hint: label('daysHint'), value: 90, optional: true },
      ];
    },
    run: async ({ visit, body }) => {
      const { days = 90, ...given }: MakeTokenRequest = body;
      const { token, text } = await this.tokens.make(visit.actor, { ...given, days });
      return toldOnce(token, text, visit);
    },
  };
}

function toldOnce(
  token: { readonly name: string; readonly expiresAt: Date },
  secret: string,
  { language }: Visit,
): Page {
  const word = (key: string) => wordOf(language, `tokens.${key}`);
  return new Page('administration/told-once', {
    title: wordOf(language, 'tokens.toldHeading', { name: token.name }),
    sentence: word('toldSentence'),
    after: word('toldAfter'),
    label: word('token'),
    secret,
    until: token.expiresAt,
    href: '/tokens',
    back: word('heading'),
  });
}
