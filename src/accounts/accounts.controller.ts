import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Actor } from '../kernel/actor';
import { CurrentActor, NeedsRole, Refuses, SignedIn } from '../kernel/http/access';
import { HoldsSecret } from '../kernel/http/idempotency.interceptor';
import { PageQuery } from '../kernel/paging';
import {
  AccountPageView,
  AccountView,
  AccountWithPasswordView,
  accountView,
  accountWithPasswordView,
} from './account.view';
import { ChoosePasswordRequest, CreateAccountRequest, LockAccountRequest } from './accounts.requests';
import { Accounts } from './accounts.service';
import { SessionView, sessionView } from './sessions/session.view';

@ApiTags('Accounts')
@Controller('api/v1')
export class AccountsController {
  constructor(private readonly accounts: Accounts) {}

  /** The accounts of those who work in the ministry acted for. */
  @Get('accounts')
  @NeedsRole('administrator')
  async list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<AccountPageView> {
    const { items, next } = await this.accounts.list(actor, query);
    return { items: items.map(accountView), next };
  }

  /** One account of the ministry acted for. */
  @Get('accounts/:id')
  @NeedsRole('administrator')
  @Refuses(404)
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AccountView> {
    return accountView(await this.accounts.one(actor, id));
  }

  /** Gives a person an account. The one-time password in the answer is shown once. */
  @Post('accounts')
  @NeedsRole('administrator', { scope: 'none' })
  @HoldsSecret('answer')
  @Refuses(404, 409)
  async create(@CurrentActor() actor: Actor, @Body() given: CreateAccountRequest): Promise<AccountWithPasswordView> {
    return accountWithPasswordView(await this.accounts.create(actor, given));
  }

  /** Puts a one-time password in place of a lost one; every session and token of the account ends. */
  @Post('accounts/:id/reset-password')
  @HttpCode(200)
  @NeedsRole('administrator', { scope: 'none' })
  @HoldsSecret('answer')
  @Refuses(404, 409)
  async resetPassword(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AccountWithPasswordView> {
    return accountWithPasswordView(await this.accounts.resetPassword(actor, id));
  }

  /** Locks an account: nobody signs in with it, and every session and token stops working at once. */
  @Post('accounts/:id/lock')
  @HttpCode(200)
  @NeedsRole('administrator', { scope: 'none' })
  @Refuses(404, 409)
  async lock(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() given: LockAccountRequest,
  ): Promise<AccountView> {
    return accountView(await this.accounts.lock(actor, id, given.reason));
  }

  /** Opens a locked account again. */
  @Post('accounts/:id/unlock')
  @HttpCode(200)
  @NeedsRole('administrator', { scope: 'none' })
  @Refuses(404, 409)
  async unlock(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AccountView> {
    return accountView(await this.accounts.unlock(actor, id));
  }

  /** Chooses one's own password. All other sessions end; this one gets a new id and a new CSRF token. */
  @Post('account/password')
  @HttpCode(200)
  @SignedIn({ scope: 'none', withoutRole: true })
  @HoldsSecret('request')
  @Refuses(422)
  async choosePassword(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Body() given: ChoosePasswordRequest,
  ): Promise<SessionView> {
    const { acting, ministries, signedIn } = await this.accounts.choosePassword(actor, request, given);
    return sessionView(acting, ministries, signedIn);
  }
}
