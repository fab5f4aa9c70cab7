import { Body, Controller, Get, Post, Redirect, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Accounts } from '../../accounts/accounts.service';
import { ChoosePasswordRequest } from '../../accounts/accounts.requests';
import { SignedIn } from '../../kernel/http/access';
import { HoldsSecret } from '../../kernel/http/idempotency.interceptor';
import { Faults, Field, noFaults, requestOf, shownAgain, shownFields, validated } from '../frame/form';
import { GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit, Visit, languageCookie, themeCookie, themeOf, themes } from '../frame/visit';
import { ScreenLanguage, screenLanguages, wordOf } from '../frame/words';
import './settings.words';

const year = 365 * 86_400_000;

/** What a person chooses for the screen (kept in the browser), and the password. */
@ApiExcludeController()
@Controller()
export class SettingsPages {
  constructor(private readonly accounts: Accounts) {}

  @Get('innstillinger')
  @SignedIn({ scope: 'none', withoutRole: true })
  show(@CurrentVisit() visit: Visit): Page {
    const { language } = visit;
    const fields: Field[] = [
      {
        name: 'language',
        kind: 'choices',
        label: wordOf(language, 'settings.language'),
        value: language,
        options: screenLanguages.map((one) => ({ value: one, label: wordOf(one, 'settings.ownName') })),
      },
      {
        name: 'theme',
        kind: 'choices',
        label: wordOf(language, 'settings.theme'),
        value: themeOf(visit.request),
        options: themes.map((one) => ({ value: one, label: wordOf(language, `settings.${one}`) })),
      },
    ];
    return new Page('sign-in/settings', {
      title: wordOf(language, 'settings.heading'),
      fields: shownFields(fields, undefined, noFaults),
    });
  }

  @Post('innstillinger')
  @SignedIn({ scope: 'none', withoutRole: true })
  @Redirect('/innstillinger', 303)
  choose(@Body() typed: Record<string, string>, @Res({ passthrough: true }) response: Response): GoTo {
    const language = screenLanguages.find((one) => one === typed['language']);
    const theme = themes.find((one) => one === typed['theme']);
    const kept = { maxAge: year, path: '/', sameSite: 'lax', httpOnly: true } as const;
    if (language) response.cookie(languageCookie, language, kept);
    if (theme) response.cookie(themeCookie, theme, kept);
    return goTo('/innstillinger', 'settings');
  }

  @Get('passord')
  @SignedIn({ scope: 'none', withoutRole: true })
  password(@CurrentVisit() { language }: Visit): Page {
    return passwordPage(language, noFaults);
  }

  /** A new password ends the other sessions; this one goes on. */
  @Post('passord')
  @SignedIn({ scope: 'none', withoutRole: true })
  @HoldsSecret('request')
  @Redirect('/', 303)
  async changePassword(@CurrentVisit() visit: Visit, @Body() typed: Record<string, string>): Promise<GoTo> {
    try {
      const body = await validated(ChoosePasswordRequest, requestOf(passwordFields(visit.language), typed));
      await this.accounts.choosePassword(visit.actor, visit.request, body);
      return goTo('/', 'settings');
    } catch (error) {
      throw shownAgain(error, (faults) => passwordPage(visit.language, faults));
    }
  }
}

function passwordFields(language: ScreenLanguage): Field[] {
  const label = (key: string) => wordOf(language, `settings.${key}`);
  return [
    { name: 'current', kind: 'password', label: label('current'), maxLength: 1000, autocomplete: 'current-password' },
    { name: 'chosen', kind: 'password', label: label('chosen'), maxLength: 1000, autocomplete: 'new-password' },
  ];
}

function passwordPage(language: ScreenLanguage, faults: Faults): Page {
  return new Page('sign-in/password', {
    title: wordOf(language, 'settings.passwordHeading'),
    fields: shownFields(passwordFields(language), undefined, faults),
    faults,
  });
}
