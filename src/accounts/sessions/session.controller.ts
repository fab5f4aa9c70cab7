import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Actor } from '../../kernel/actor';
import { CurrentActor, ForEveryone, Refuses, SignedIn } from '../../kernel/http/access';
import { HoldsSecret } from '../../kernel/http/idempotency.interceptor';
import { ChooseMinistryRequest, ConfirmIdentityRequest, SignInRequest } from './session.requests';
import { SessionView, sessionView } from './session.view';
import { SessionNow, Sessions } from './sessions.service';

const view = ({ acting, ministries, signedIn }: SessionNow) => sessionView(acting, ministries, signedIn);

@ApiTags('Signing in')
@Controller('api/v1/session')
export class SessionController {
  constructor(private readonly sessions: Sessions) {}

  /** Signs in with user name and password, and begins a session in the cookie `svarbrev.session`. */
  @Post()
  @HttpCode(200)
  @ForEveryone()
  @HoldsSecret('request')
  @Refuses(401, 403, 422)
  async signIn(@Req() request: Request, @Body() given: SignInRequest): Promise<SessionView> {
    return view(await this.sessions.signIn(request, given));
  }

  /** Who acts and for which ministry, which others are open, and the token wanted back as `X-CSRF-Token`. */
  @Get()
  @SignedIn({ withoutRole: true })
  async current(@CurrentActor() actor: Actor, @Req() request: Request): Promise<SessionView> {
    return view(await this.sessions.now(actor, request));
  }

  /** Signs out: the session ends at once. */
  @Delete()
  @HttpCode(204)
  @SignedIn({ scope: 'none', withoutRole: true })
  async signOut(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.signOut(actor, request, response);
  }

  /** Acts for another ministry from now on. The session gets a new id and a new CSRF token. */
  @Post('ministry')
  @HttpCode(200)
  @SignedIn({ scope: 'none', withoutRole: true })
  @HoldsSecret('answer')
  async chooseMinistry(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Body() given: ChooseMinistryRequest,
  ): Promise<SessionView> {
    return view(await this.sessions.chooseMinistry(actor, request, given.ministry));
  }

  /** Confirms, by password, who the person is. Wanted for signing and sealing, and good for five minutes. */
  @Post('identity')
  @HttpCode(200)
  @SignedIn({ scope: 'none' })
  @HoldsSecret('request')
  @Refuses(422)
  async confirmIdentity(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Body() given: ConfirmIdentityRequest,
  ): Promise<SessionView> {
    return view(await this.sessions.confirmIdentity(actor, request, given.password));
  }
}
