import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import '../accounts.events';
import { ActedThrough, Actor } from '../../kernel/actor';
import { History } from '../../kernel/history/history';
import { HistoryEvents } from '../../kernel/history/history.events';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { Transactions, firstRow } from '../../kernel/transaction';
import { plainUsername } from '../account.entity';
import { Acting, ActingAccounts, OpenMinistry } from '../acting';
import { Passwords } from '../passwords';
import { Attempt, SignInThrottle } from '../throttling/sign-in-throttle';
import { SignedInSession, beginSession, confirmIdentity, endSession, refuseCrossSite } from './session';

interface Credentials {
  accountId: string;
  username: string;
  hash: string;
}

/** What a session shows: who acts, where else they may, and what the browser must send back. */
export interface SessionNow {
  readonly acting: Acting;
  readonly ministries: readonly OpenMinistry[];
  readonly signedIn: SignedInSession | undefined;
}

/** Signing in and out, acting for another ministry, and confirming who one is. */
@Injectable()
export class Sessions {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly accounts: ActingAccounts,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
  ) {}

  /** Signs in. An unknown name, a wrong password and a name without one get the same answer after the same time. */
  async signIn(
    request: Request,
    given: { username: string; password: string; ministry?: string },
  ): Promise<SessionNow> {
    refuseCrossSite(request);
    const username = plainUsername(given.username);
    const attempt = await this.throttle.attempt(username, request.ip);
    const account = await this.credentialsOf('username', username);
    if (!(await this.passwords.isRight(account?.hash, given.password)) || !account) {
      if (account) await this.recordLockOut(account.accountId, attempt, request);
      throw new Refusal('unauthenticated', 'session.wrongPassword');
    }
    await this.throttle.takeBack(attempt);

    const ministries = await this.accounts.ministriesOpenTo(account.accountId);
    const ministry = chosen(ministries, given.ministry);
    const acting = await this.actingThrough(account.accountId, ministry.id, noSessionYet);
    refuseUnless(!acting.locked, 'forbidden', 'session.accountLocked');
    refuseUnless(!acting.oneTimeUntil || acting.oneTimeUntil > new Date(), 'forbidden', 'session.passwordRunOut');

    const session = { accountId: account.accountId, ministryId: ministry.id, generation: acting.generation };
    const signedIn = await beginSession(request, session);
    await this.record(acting.actor, 'session.signedIn', { accountId: account.accountId }, request);
    return { acting, ministries, signedIn };
  }

  async now(actor: Actor, request: Request): Promise<SessionNow> {
    const acting = await this.actingThrough(actor.accountId, actor.ministryId, actor.through);
    const ministries = await this.accounts.ministriesOpenTo(actor.accountId);
    return { acting, ministries, signedIn: actor.through.kind === 'session' ? request.session.signedIn : undefined };
  }

  /** Acts for another ministry from now on: a new session id, and identity to be confirmed again. */
  async chooseMinistry(actor: Actor, request: Request, code: string): Promise<SessionNow> {
    const before = request.session.signedIn;
    refuseUnless(before, 'unauthenticated', 'access.signInFirst');
    const ministries = await this.accounts.ministriesOpenTo(actor.accountId);
    const ministry = ministries.find((open) => open.code === code);
    refuseUnless(ministry, 'forbidden', 'session.ministryNotOpen');

    const { accountId, generation, signedInAt } = before;
    const signedIn = await beginSession(request, { accountId, generation, signedInAt, ministryId: ministry.id });
    const acting = await this.actingThrough(accountId, ministry.id, noSessionYet);
    await this.record(acting.actor, 'session.ministryChosen', { accountId, from: actor.ministryId }, request);
    return { acting, ministries, signedIn };
  }

  /** Proves again, by password, that the person is who signed in. Throttled as signing in is. Good for five minutes. */
  async confirmIdentity(actor: Actor, request: Request, password: string): Promise<SessionNow> {
    refuseUnless(actor.through.kind === 'session', 'forbidden', 'identity.notByToken');
    await this.prove(actor.accountId, request, password, 'session.identityNotConfirmed');
    const { sessionId } = actor.through;
    const identityConfirmedAt = await confirmIdentity(request);
    await this.record(actor, 'session.identityConfirmed', { accountId: actor.accountId, sessionId }, request);
    return this.now({ ...actor, through: { kind: 'session', sessionId, identityConfirmedAt } }, request);
  }

  async signOut(actor: Actor, request: Request, response: Response): Promise<void> {
    refuseUnless(actor.through.kind === 'session', 'forbidden', 'access.scopeMissing');
    await endSession(request, response);
    await this.record(actor, 'session.signedOut', { accountId: actor.accountId }, request);
  }

  /** Refuses, with the code given, when it is not the account's password. Counted and throttled. */
  async prove(accountId: string, request: Request, password: string, code: string): Promise<void> {
    const account = await this.credentialsOf('id', accountId);
    refuseUnless(account, 'unauthenticated', 'access.signInFirst');
    const attempt = await this.throttle.attempt(account.username, request.ip);
    if (!(await this.passwords.isRight(account.hash, password))) {
      await this.recordLockOut(accountId, attempt, request);
      throw new Refusal('invalid', code);
    }
    await this.throttle.takeBack(attempt);
  }

  private async actingThrough(accountId: string, ministryId: string, through: ActedThrough): Promise<Acting> {
    const acting = await this.accounts.find(accountId, ministryId, through);
    refuseUnless(acting, 'unauthenticated', 'access.signInFirst');
    return acting;
  }

  private async credentialsOf(column: 'id' | 'username', value: string): Promise<Credentials | undefined> {
    return firstRow<Credentials>(
      this.transactions.reader,
      `SELECT account.id AS "accountId", account.username, password.hash
         FROM account JOIN account_password AS password ON password.account_id = account.id
        WHERE account.${column} = $1`,
      [value],
    );
  }

  /** Notes the moment an account is made to wait, once, not every further try. */
  private async recordLockOut(accountId: string, attempt: Attempt, request: Request): Promise<void> {
    if (attempt.wait === 0) return;
    const [ministry] = await this.accounts.ministriesOpenTo(accountId);
    const acting = ministry && (await this.accounts.find(accountId, ministry.id, { kind: 'system' }));
    if (acting) await this.record(acting.actor, 'account.lockedOut', { accountId, waitSeconds: attempt.wait }, request);
  }

  private async record<T extends RecordedHere>(
    actor: Actor,
    type: T,
    payload: HistoryEvents[T],
    request: Request,
  ): Promise<void> {
    await this.transactions.run((tx) =>
      this.history.record(tx, actor, {
        caseId: null,
        type,
        subject: { table: 'account', id: actor.accountId },
        payload,
        personal: { address: request.ip ?? null },
      }),
    );
  }
}

type RecordedHere =
  | 'session.signedIn'
  | 'session.signedOut'
  | 'session.ministryChosen'
  | 'session.identityConfirmed'
  | 'account.lockedOut';

const noSessionYet: ActedThrough = { kind: 'session', sessionId: '', identityConfirmedAt: null };

/** Whoever works acts for one ministry at a time, chosen openly: with several to choose from, nothing is guessed. */
function chosen(ministries: readonly OpenMinistry[], code: string | undefined): OpenMinistry {
  refuseUnless(ministries.length, 'forbidden', 'session.noMinistry');
  const wanted =
    code === undefined && ministries.length === 1 ? ministries[0] : ministries.find((m) => m.code === code);
  if (wanted) return wanted;
  if (code !== undefined) throw new Refusal('forbidden', 'session.ministryNotOpen');
  throw new Refusal('invalid', 'session.chooseMinistry', { ministries: ministries.map((ministry) => ministry.code) });
}
