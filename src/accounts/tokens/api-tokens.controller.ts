import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Actor } from '../../kernel/actor';
import { CurrentActor, Refuses, SignedIn } from '../../kernel/http/access';
import { HoldsSecret } from '../../kernel/http/idempotency.interceptor';
import { PageQuery } from '../../kernel/paging';
import { MakeTokenRequest } from './api-tokens.requests';
import { ApiTokens } from './api-tokens.service';
import { NewTokenView, TokenPageView, newTokenView, tokenView } from './api-tokens.view';

@ApiTags('API tokens')
@Controller('api/v1/tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokens) {}

  /** Makes an API token for oneself and the ministry acted for. Wants identity confirmed; the token is shown once. */
  @Post()
  @SignedIn({ scope: 'none' })
  @HoldsSecret('answer')
  @Refuses(409)
  async make(@CurrentActor() actor: Actor, @Body() given: MakeTokenRequest): Promise<NewTokenView> {
    const { token, text } = await this.tokens.make(actor, { ...given, days: given.days ?? 90 });
    return newTokenView(token, text);
  }

  /** One's own API tokens in the ministry acted for, newest first. */
  @Get()
  @SignedIn({ scope: 'none' })
  async list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<TokenPageView> {
    const { items, next } = await this.tokens.list(actor, query);
    return { items: items.map(tokenView), next };
  }

  /** Revokes one of one's own tokens, at once and for good. */
  @Delete(':id')
  @HttpCode(204)
  @SignedIn({ scope: 'none' })
  @Refuses(404, 409)
  async revoke(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    await this.tokens.revoke(actor, id);
  }
}
