import { Body, Controller, Get, HttpCode, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ApiTokens } from '../../accounts/tokens/api-tokens.service';
import { tokenView } from '../../accounts/tokens/api-tokens.view';
import { SignedIn } from '../../kernel/http/access';
import { HoldsSecret } from '../../kernel/http/idempotency.interceptor';
import { confirmedUntil } from '../../kernel/identity';
import { PageQuery } from '../../kernel/paging';
import { addressOf, asked } from '../frame/asked';
import { CommandForms } from '../frame/command-forms';
import { newFormKey } from '../frame/form-body';
import { Elsewhere, GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import { TokenForms, ownTokens } from './tokens.forms';

/** One's own API tokens. Making one wants identity confirmed by password, which is asked first and by itself. */
@ApiExcludeController()
@Controller('tokens')
export class TokenPages {
  constructor(
    private readonly tokens: ApiTokens,
    private readonly rows: TokenForms,
    private readonly forms: CommandForms,
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
  form(@CurrentVisit() visit: Visit): Promise<Page> {
    if (!confirmedUntil(visit.actor)) throw new Elsewhere('/tokens/bekreft');
    return this.forms.show(this.rows.make, ownTokens(visit), visit);
  }

  @Post('ny')
  @SignedIn({ scope: 'none' })
  @HoldsSecret('answer')
  @HttpCode(200)
  make(@CurrentVisit() visit: Visit, @Body() typed: Record<string, unknown>): Promise<Page> {
    return this.forms.tell(this.rows.make, ownTokens(visit), visit, typed);
  }

  @Get('bekreft')
  @SignedIn({ scope: 'none' })
  confirmForm(@CurrentVisit() visit: Visit): Promise<Page> {
    return this.forms.show(this.rows.confirm, ownTokens(visit), visit);
  }

  @Post('bekreft')
  @SignedIn({ scope: 'none' })
  @HoldsSecret('request')
  @Redirect('/tokens/ny', 303)
  confirm(@CurrentVisit() visit: Visit, @Body() typed: Record<string, unknown>): Promise<GoTo> {
    return this.forms.send(this.rows.confirm, ownTokens(visit), visit, typed);
  }

  @Post(':id/trekk-tilbake')
  @SignedIn({ scope: 'none' })
  @Redirect('/tokens', 303)
  async revoke(@CurrentVisit() { actor }: Visit, @Param('id') id: string): Promise<GoTo> {
    await this.tokens.revoke(actor, id);
    return goTo('/tokens', 'tokens.revoke');
  }
}
