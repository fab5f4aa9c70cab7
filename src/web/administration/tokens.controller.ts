import { Body, Controller, Get, HttpCode, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ConfirmIdentityRequest } from '../../accounts/sessions/session.requests';
import { Sessions } from '../../accounts/sessions/sessions.service';
import { MakeTokenRequest } from '../../accounts/tokens/api-tokens.requests';
import { ApiTokens } from '../../accounts/tokens/api-tokens.service';
import { tokenView } from '../../accounts/tokens/api-tokens.view';
import { tokenScopes } from '../../kernel/actor';
import { SignedIn } from '../../kernel/http/access';
import { HoldsSecret } from '../../kernel/http/idempotency.interceptor';
import { confirmedUntil } from '../../kernel/identity';
import { PageQuery } from '../../kernel/paging';
import { addressOf, asked } from '../frame/asked';
import { Faults, Field, noFaults, requestOf, shownAgain, shownFields, validated } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import './account.words';
import './tokens.words';

/** One's own API tokens. Making one wants identity confirmed by password, which is asked first and by itself. */
@ApiExcludeController()
@Controller('tokens')
export class TokenPages {
  constructor(
    private readonly tokens: ApiTokens,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async list(@CurrentVisit() { actor, request, language }: Visit): Promise<Page> {
    const query = await asked(request, PageQuery, ['after']);
    const { items, next } = await this.tokens.list(actor, query);
    const now = new Date();
    return new Page('administration/tokens', {
      title: wordOf(language, 'tokens.heading'),
      key: newFormKey(),
      lines: items.map(tokenView).map((token) => ({
        ...token,
        scopeWords: token.scopes.map((scope) => wordOf(language, `tokens.scope-${scope}`)).join(', '),
        state: token.revokedAt ? 'revoked' : token.expiresAt <= now ? 'expired' : 'good',
        stateWord: wordOf(
          language,
          `tokens.${token.revokedAt ? 'revoked' : token.expiresAt <= now ? 'expired' : 'good'}`,
        ),
      })),
      first: query.after ? '/tokens' : null,
      next: next && addressOf('/tokens', { after: next }),
    });
  }

  /** Asks for the password first, when it was not confirmed in the last five minutes. */
  @Get('ny')
  @SignedIn({ scope: 'none' })
  form(@CurrentVisit() { actor, language }: Visit): Page {
    return confirmedUntil(actor) ? formPage(language, undefined, noFaults) : confirmPage(language, noFaults);
  }

  @Post('bekreft')
  @SignedIn({ scope: 'none' })
  @HoldsSecret('request')
  @Redirect('/tokens/ny', 303)
  async confirm(@CurrentVisit() visit: Visit, @Body() typed: Record<string, unknown>): Promise<GoTo> {
    try {
      const given = await validated(ConfirmIdentityRequest, requestOf(confirmFields(visit.language), typed));
      await this.sessions.confirmIdentity(visit.actor, visit.request, given.password);
      return goTo('/tokens/ny');
    } catch (error) {
      throw shownAgain(error, (faults) => confirmPage(visit.language, faults));
    }
  }

  /** The token is on the page that answers, once, and nowhere else. */
  @Post('ny')
  @SignedIn({ scope: 'none' })
  @HoldsSecret('answer')
  @HttpCode(200)
  async make(@CurrentVisit() { actor, language }: Visit, @Body() typed: Record<string, unknown>): Promise<Page> {
    try {
      const given = await validated(MakeTokenRequest, requestOf(tokenFields(language), typed));
      const { token, text } = await this.tokens.make(actor, { ...given, days: given.days ?? 90 });
      return new Page('administration/told-once', {
        title: wordOf(language, 'tokens.toldHeading', { name: token.name }),
        sentence: wordOf(language, 'tokens.toldSentence'),
        after: wordOf(language, 'tokens.toldAfter'),
        label: wordOf(language, 'tokens.token'),
        secret: text,
        until: token.expiresAt,
        href: '/tokens',
        back: wordOf(language, 'tokens.heading'),
      });
    } catch (error) {
      throw shownAgain(error, (faults) => formPage(language, typed, faults));
    }
  }

  @Post(':id/trekk-tilbake')
  @SignedIn({ scope: 'none' })
  @Redirect('/tokens', 303)
  async revoke(@CurrentVisit() { actor }: Visit, @Param('id') id: string): Promise<GoTo> {
    await this.tokens.revoke(actor, id);
    return goTo('/tokens', 'tokens.revoke');
  }
}

function confirmFields(language: ScreenLanguage): Field[] {
  const label = wordOf(language, 'tokens.password');
  return [{ name: 'password', kind: 'password', label, maxLength: 200, autocomplete: 'current-password' }];
}

function tokenFields(language: ScreenLanguage): Field[] {
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
}

function confirmPage(language: ScreenLanguage, faults: Faults): Page {
  return shownForm(
    language,
    'confirm',
    '/tokens/bekreft',
    shownFields(confirmFields(language), undefined, faults),
    faults,
  );
}

function formPage(
  language: ScreenLanguage,
  typed: Readonly<Record<string, unknown>> | undefined,
  faults: Faults,
): Page {
  return shownForm(language, 'make', '/tokens/ny', shownFields(tokenFields(language), typed, faults), faults);
}

function shownForm(language: ScreenLanguage, name: string, action: string, fields: object[], faults: Faults): Page {
  const heading = wordOf(language, `tokens.${name}.heading`);
  return new Page('administration/token-form', {
    title: heading,
    heading,
    intro: wordOf(language, `tokens.${name}.intro`),
    button: wordOf(language, `tokens.${name}.button`),
    action,
    fields,
    faults,
    key: newFormKey(),
  });
}
