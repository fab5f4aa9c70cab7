import { Body, Controller, Get, HttpCode, Post, Query, Redirect, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { SignInRequest, ChooseMinistryRequest } from '../../accounts/sessions/session.requests';
import { Sessions } from '../../accounts/sessions/sessions.service';
import { ForEveryone, SignedIn } from '../../kernel/http/access';
import { HoldsSecret } from '../../kernel/http/idempotency.interceptor';
import { Faults, noFaults, requestOf, shownAgain, shownFields, validated } from '../frame/form';
import { formsOwner } from '../frame/form-body';
import { Elsewhere, GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit, languageOf } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { keptForm, ministriesIn, sendAgainPage, signInAgainPage, signInFields } from './sign-in-again';
import './sign-in.words';

/** Signing in and out, and choosing the ministry one works for. */
@ApiExcludeController()
@Controller()
export class SignInPages {
  constructor(private readonly sessions: Sessions) {}

  @Get('logg-inn')
  @ForEveryone()
  show(@Req() request: Request, @Query('til') to?: string): Page {
    return page(languageOf(request), to, undefined, noFaults, []);
  }

  /** With several ministries to choose from, the form asks which; nothing is guessed. */
  @Post('logg-inn')
  @ForEveryone()
  @HoldsSecret('request')
  @Redirect('/', 303)
  async signIn(@Req() request: Request, @Body() typed: Record<string, string>): Promise<GoTo> {
    const language = languageOf(request);
    const to = typed['til'];
    try {
      const body = requestOf(signInFields(language), typed);
      if (typed['ministry']) body['ministry'] = typed['ministry'];
      await this.sessions.signIn(request, await validated(SignInRequest, body));
      return goTo(pageOfOurs(to));
    } catch (error) {
      throw shownAgain(error, (faults) => page(language, to, typed, faults, ministriesIn(error)));
    }
  }

  /** Signs in while a form waits, and lays that form ready to be sent: nothing typed is lost, nothing is sent unseen. */
  @Post('logg-inn/fortsett')
  @HttpCode(200)
  @ForEveryone()
  @HoldsSecret('request')
  async signInAgain(@Req() request: Request, @Body() typed: Record<string, string>): Promise<Page> {
    const language = languageOf(request);
    const kept = keptForm(typed['kept']);
    if (!kept) throw new Elsewhere('/');
    try {
      const body = requestOf(signInFields(language), typed);
      if (typed['ministry']) body['ministry'] = typed['ministry'];
      const { signedIn } = await this.sessions.signIn(request, await validated(SignInRequest, body));
      return sendAgainPage(language, kept, formsOwner(signedIn));
    } catch (error) {
      throw shownAgain(error, (faults) => signInAgainPage(language, kept, typed, faults, ministriesIn(error)));
    }
  }

  @Post('logg-ut')
  @SignedIn({ scope: 'none', withoutRole: true })
  @Redirect('/logg-inn', 303)
  async signOut(
    @CurrentVisit() { actor }: Visit,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<GoTo> {
    await this.sessions.signOut(actor, request, response);
    return goTo('/logg-inn', 'signedOut');
  }

  /** Works for another ministry from now on. */
  @Post('departement')
  @HttpCode(303)
  @SignedIn({ scope: 'none', withoutRole: true })
  @HoldsSecret('answer')
  @Redirect('/', 303)
  async chooseMinistry(
    @CurrentVisit() { actor, request }: Visit,
    @Body() typed: Record<string, string>,
  ): Promise<GoTo> {
    const { ministry } = await validated(ChooseMinistryRequest, { ministry: typed['ministry'] });
    await this.sessions.chooseMinistry(actor, request, ministry);
    return goTo('/');
  }
}

function page(
  language: ScreenLanguage,
  to: string | undefined,
  typed: Readonly<Record<string, unknown>> | undefined,
  faults: Faults,
  ministries: readonly string[],
): Page {
  return new Page('sign-in/sign-in', {
    title: wordOf(language, 'signIn.heading'),
    frame: 'bare',
    to: pageOfOurs(to),
    fields: shownFields(signInFields(language, ministries), typed, faults),
    faults,
  });
}

/** Only an address of ours is gone to after signing in, whatever the address bar says. */
function pageOfOurs(to: string | undefined): string {
  return to && /^\/(?![/\\])[^\s\\]*$/.test(to) && !to.startsWith('/logg-') ? to : '/';
}
