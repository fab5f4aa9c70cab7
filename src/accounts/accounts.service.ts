import { spoken } from '../kernel/spoken';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import './accounts.events';
import { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { History } from '../kernel/history/history';
import { isId, newId } from '../kernel/id';
import { Page, PageQuery, decodeCursor, defaultPageSize, pageOf } from '../kernel/paging';
import { Refusal, refuseUnless } from '../kernel/refusal';
import { Transactions, Tx, codeOf, constraintOf, firstRow, lockOrRefuse, rows } from '../kernel/transaction';
import { Account, AccountPassword, plainUsername } from './account.entity';
import { passwordFaultWords } from './accounts.words';
import { faultOfPassword, oneTimeHours } from './password.rules';
import { hashOfPassword, oneTimePassword } from './passwords';
import { beginSession } from './sessions/session';
import { Sessions } from './sessions/sessions.service';
import { ApiTokens } from './tokens/api-tokens.service';

/** An account as administrators see it. */
export interface ListedAccount {
  readonly id: string;
  readonly username: string;
  readonly personId: string;
  readonly name: string;
  readonly initials: string;
  readonly createdAt: Date;
  readonly lockedAt: Date | null;
  readonly lockedReason: string | null;
  /** Until when its password is one an administrator gave (real time); null when the person has an own one. */
  readonly oneTimeUntil: Date | null;
}

/**
 * Accounts of those who work in the ministry, for its administrators; and one's own password. An administrator never
 * learns a password but the one-time one, which opens nothing but the door to choosing another.
 */
@Injectable()
export class Accounts {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
  ) {}

  /** Gives a person an account, with a one-time password to hand over. */
  async create(actor: Actor, wanted: { personId: string; username: string }) {
    const password = oneTimePassword();
    const hash = await hashOfPassword(password);
    const id = await this.transactions.run(async (tx) => {
      await this.refuseUnlessOurs(tx, actor, wanted.personId, 'person.unknown');
      const account = Object.assign(new Account(), {
        id: newId(),
        personId: wanted.personId,
        username: plainUsername(wanted.username),
        createdAt: this.clock.now(),
        lockedAt: null,
        lockedReason: null,
      });

      await tx.insert(Account, account).catch(refuseDouble);
      await tx.insert(AccountPassword, {
        accountId: account.id,
        hash,
        generation: 1,
        changedAt: new Date(),
        oneTimeUntil: inHours(oneTimeHours),
      });
      await this.record(tx, actor, 'account.created', account);
      return account.id;
    });
    return { account: await this.one(actor, id), oneTimePassword: password };
  }

  /** A one-time password in place of the one lost; ends every session and token. */
  async resetPassword(actor: Actor, id: string) {
    const password = oneTimePassword();
    const hash = await hashOfPassword(password);
    await this.transactions.run(async (tx) => {
      const account = await this.lockOurs(tx, actor, id);
      await this.refuseIfElsewhere(tx, actor, account.personId);

      await replacePassword(tx, account.id, hash, inHours(oneTimeHours));
      await endSessionsOf(tx, account.id);
      const tokensRevoked = await this.tokens.revokeAllOf(tx, actor, account.id);

      await this.history.record(tx, actor, {
        caseId: null,
        type: 'account.passwordReset',
        subject: { table: 'account', id: account.id },
        payload: { accountId: account.id, personId: account.personId, tokensRevoked },
      });
    });
    return { account: await this.one(actor, id), oneTimePassword: password };
  }

  /** Closes an account: no signing in, and every session is over. */
  async lock(actor: Actor, id: string, reason: string): Promise<ListedAccount> {
    await this.transactions.run(async (tx) => {
      const account = await this.lockOurs(tx, actor, id);

      account.lock(reason, this.clock.now());

      await tx.save(account);
      await endSessionsOf(tx, account.id);
      await this.record(tx, actor, 'account.locked', account, { reason });
    });
    return this.one(actor, id);
  }

  async unlock(actor: Actor, id: string): Promise<ListedAccount> {
    await this.transactions.run(async (tx) => {
      const account = await this.lockOurs(tx, actor, id);

      account.unlock();

      await tx.save(account);
      await this.record(tx, actor, 'account.unlocked', account);
    });
    return this.one(actor, id);
  }

  /** Chooses one's own password. Every other session ends; this one goes on under a new id. */
  async choosePassword(actor: Actor, request: Request, given: { current: string; chosen: string }) {
    refuseUnless(actor.through.kind === 'session', 'forbidden', 'identity.notByToken');
    const account = await this.transactions.reader.findOneBy(Account, { id: actor.accountId });
    refuseUnless(account, 'unauthenticated', 'access.signInFirst');
    await this.sessions.prove(account.id, request, given.current, 'account.wrongPassword');
    refuseUnfit(given.chosen, account.username, given.current);

    const hash = await hashOfPassword(given.chosen);
    const generation = await this.transactions.run(async (tx) => {
      const password = await replacePassword(tx, account.id, hash, null);
      await endSessionsOf(tx, account.id);
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'account.passwordChanged',
        subject: { table: 'account', id: account.id },
        payload: { accountId: account.id },
      });
      return password.generation;
    });
    const signedInAt = request.session.signedIn?.signedInAt;
    const begun = { accountId: account.id, ministryId: actor.ministryId, generation, signedInAt };
    const { sessionId } = await beginSession(request, begun);
    return this.sessions.now({ ...actor, through: { kind: 'session', sessionId, identityConfirmedAt: null } }, request);
  }

  /** The accounts of those who work in the ministry acted for, or are about to, or were registered by it. */
  async list(actor: Actor, { after, limit = defaultPageSize }: PageQuery): Promise<Page<ListedAccount>> {
    const [last] = after === undefined ? [null] : decodeCursor(after, 1);
    refuseUnless(last === null || (typeof last === 'string' && isId(last)), 'malformed', 'page.cursorUnknown');
    const found = await rows<ListedAccount>(
      this.transactions.reader,
      `${listed} WHERE ${ours} AND ($3::uuid IS NULL OR account.id > $3) ORDER BY account.id LIMIT $4`,
      [actor.ministryId, this.clock.now(), last, limit + 1],
    );
    return pageOf(found, limit, (account) => [account.id]);
  }

  /** One of them; any other answers as if it did not exist. */
  async one(actor: Actor, id: string): Promise<ListedAccount> {
    const found = isId(id)
      ? await firstRow<ListedAccount>(this.transactions.reader, `${listed} WHERE ${ours} AND account.id = $3`, [
          actor.ministryId,
          this.clock.now(),
          id,
        ])
      : undefined;
    refuseUnless(found, 'notFound', 'account.unknown');
    return found;
  }

  /** The accounts of these persons, as far as they are the ministry's. */
  async ofPeople(actor: Actor, personIds: readonly string[]): Promise<ListedAccount[]> {
    return rows<ListedAccount>(this.transactions.reader, `${listed} WHERE ${ours} AND person.id = ANY($3::uuid[])`, [
      actor.ministryId,
      this.clock.now(),
      personIds,
    ]);
  }

  private async lockOurs(tx: Tx, actor: Actor, id: string): Promise<Account> {
    const account = await lockOrRefuse(tx, Account, id, 'account.unknown');
    await this.refuseUnlessOurs(tx, actor, account.personId, 'account.unknown');
    refuseUnless(account.id !== actor.accountId, 'conflict', 'account.notYourOwn');
    return account;
  }

  private async refuseUnlessOurs(tx: Tx, actor: Actor, personId: string, code: string): Promise<void> {
    const found = await firstRow(tx, `SELECT 1 FROM person WHERE ${ours} AND person.id = $3`, [
      actor.ministryId,
      this.clock.now(),
      personId,
    ]);
    refuseUnless(found, 'notFound', code);
  }

  /** One ministry's administrator must not get at what a person does for another. */
  private async refuseIfElsewhere(tx: Tx, actor: Actor, personId: string): Promise<void> {
    const elsewhere = await rows<{ code: string }>(
      tx,
      `SELECT DISTINCT ministry.code FROM role_assignment AS held JOIN ministry ON ministry.id = held.ministry_id
        WHERE held.person_id = $1 AND held.ministry_id <> $2 AND (held.to_at IS NULL OR held.to_at > $3)
        ORDER BY ministry.code`,
      [personId, actor.ministryId, this.clock.now()],
    );
    const ministries = elsewhere.map(({ code }) => code);
    refuseUnless(!ministries.length, 'forbidden', 'account.worksElsewhere', { ministries });
  }

  private async record(
    tx: Tx,
    actor: Actor,
    type: 'account.created' | 'account.locked' | 'account.unlocked',
    { id, personId }: Account,
    personal?: { reason: string },
  ): Promise<void> {
    const subject = { table: 'account', id };
    const payload = { accountId: id, personId };
    await this.history.record(tx, actor, { caseId: null, type, subject, payload, rows: [subject], personal });
  }
}

const listed = `
  SELECT account.id, account.username, account.person_id AS "personId", person.given_name || ' ' || person.family_name AS name,
         person.initials, account.created_at AS "createdAt", account.locked_at AS "lockedAt",
         account.locked_reason AS "lockedReason", password.one_time_until AS "oneTimeUntil"
    FROM account JOIN person ON person.id = account.person_id
    LEFT JOIN account_password AS password ON password.account_id = account.id`;

/** Persons of ministry $1 at moment $2: with a role there that has not ended, or registered there and with none at all. */
const ours = `(
  EXISTS (SELECT 1 FROM role_assignment AS held
           WHERE held.person_id = person.id AND held.ministry_id = $1 AND (held.to_at IS NULL OR held.to_at > $2::timestamptz))
  OR person.registered_by_ministry_id = $1 AND NOT EXISTS (
       SELECT 1 FROM role_assignment AS held
        WHERE held.person_id = person.id AND (held.to_at IS NULL OR held.to_at > $2::timestamptz)))`;

async function replacePassword(tx: Tx, accountId: string, hash: string, oneTimeUntil: Date | null) {
  const password = await tx.findOne(AccountPassword, { where: { accountId }, lock: { mode: 'pessimistic_write' } });
  refuseUnless(password, 'notFound', 'account.unknown');
  password.replace(hash, oneTimeUntil);
  return tx.save(password);
}

/** The generation of the password has ended them already; this takes them out of the database too. */
async function endSessionsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.query(`DELETE FROM session WHERE sess -> 'signedIn' ->> 'accountId' = $1`, [accountId]);
}

function refuseUnfit(chosen: string, username: string, before: string): void {
  const fault = faultOfPassword(chosen, username, before);
  if (!fault) return;
  throw new Refusal('invalid', 'account.passwordUnfit', {}, [
    { field: 'chosen', code: fault, detail: spoken(passwordFaultWords[fault]) },
  ]);
}

function refuseDouble(error: unknown): never {
  if (codeOf(error) === '23505' && constraintOf(error) === 'account_username_key')
    throw new Refusal('conflict', 'account.usernameTaken');
  if (codeOf(error) === '23505' && constraintOf(error) === 'account_person_id_key')
    throw new Refusal('conflict', 'account.personHasAccount');
  throw error;
}

function inHours(hours: number): Date {
  return new Date(Date.now() + hours * 3_600_000);
}
