import { Injectable } from '@nestjs/common';
import { CreateAccountRequest, LockAccountRequest } from '../../accounts/accounts.requests';
import { Accounts, ListedAccount } from '../../accounts/accounts.service';
import type { CommandForm, CommandTarget } from '../frame/command-forms';
import { Page } from '../frame/page';
import { ScreenLanguage, wordOf } from '../frame/words';
import type { PersonTarget } from './people.forms';
import './account.words';

/** Somebody's account, as what a command is about. It has no version: its state alone decides. */
export interface AccountTarget extends CommandTarget {
  readonly account: ListedAccount;
}

export function accountTarget(account: ListedAccount): AccountTarget {
  const { id, username, name, personId } = account;
  return { id, key: username, title: name, version: 0, allowedActions: [], href: `/folk/${personId}`, account };
}

/** What administrators do with accounts. The one-time password is on the page that answers, once, and nowhere else. */
@Injectable()
export class AccountForms {
  constructor(private readonly accounts: Accounts) {}

  readonly create: CommandForm<PersonTarget> = {
    word: 'account.create',
    request: CreateAccountRequest,
    fields: ({ person }, { language }) => [
      { name: 'personId', kind: 'hidden', label: '', value: person?.id },
      {
        name: 'username',
        kind: 'text',
        label: wordOf(language, 'account.username'),
        hint: wordOf(language, 'account.usernameHint'),
        value: person?.initials.toLocaleLowerCase('nb'),
        maxLength: 60,
      },
    ],
    run: async ({ visit, target, body }) => {
      const { username }: CreateAccountRequest = body;
      return toldOnce(await this.accounts.create(visit.actor, { personId: target.id, username }), visit.language);
    },
  };

  readonly reset: CommandForm<AccountTarget> = {
    word: 'account.reset',
    serious: true,
    run: async ({ visit, target }) =>
      toldOnce(await this.accounts.resetPassword(visit.actor, target.id), visit.language),
  };

  readonly lock: CommandForm<AccountTarget> = {
    word: 'account.lock',
    request: LockAccountRequest,
    serious: true,
    fields: (_, { language }) => [
      { name: 'reason', kind: 'area', label: wordOf(language, 'account.reason'), maxLength: 500 },
    ],
    run: ({ visit, target, body }) => {
      const { reason }: LockAccountRequest = body;
      return this.accounts.lock(visit.actor, target.id, reason);
    },
  };

  readonly unlock: CommandForm<AccountTarget> = {
    word: 'account.unlock',
    run: ({ visit, target }) => this.accounts.unlock(visit.actor, target.id),
  };

  /** By the last part of their addresses. */
  readonly byAddress: Readonly<Record<string, CommandForm<AccountTarget>>> = {
    las: this.lock,
    apne: this.unlock,
  };
}

function toldOnce(made: { account: ListedAccount; oneTimePassword: string }, language: ScreenLanguage): Page {
  const { account, oneTimePassword } = made;
  return new Page('administration/told-once', {
    title: wordOf(language, 'account.toldHeading', { name: account.name }),
    at: '/folk',
    sentence: wordOf(language, 'account.toldSentence', { name: account.name, username: account.username }),
    after: wordOf(language, 'account.toldAfter'),
    label: wordOf(language, 'account.oneTimePassword'),
    secret: oneTimePassword,
    until: account.oneTimeUntil,
    href: `/folk/${account.personId}`,
    back: account.name,
  });
}
