import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import '../accounts.events';
import { Actor, TokenScope } from '../../kernel/actor';
import { sha256Hex } from '../../kernel/history/canonical';
import { History } from '../../kernel/history/history';
import { isId, newId } from '../../kernel/id';
import { refuseUnlessConfirmed } from '../../kernel/identity';
import { Page, PageQuery, decodeCursor, defaultPageSize, pageOf } from '../../kernel/paging';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx, firstRow, lockOrRefuse, rows } from '../../kernel/transaction';
import { ApiToken } from './api-token.entity';

/** Tokens one person may have in use in one ministry. */
const mostTokens = 20;

/** A token as its owner sees it in a list. */
export interface ListedToken {
  readonly token: ApiToken;
  readonly lastUsedAt: Date | null;
}

/** A token a request brought along and that is good. */
export interface GoodToken {
  readonly id: string;
  readonly accountId: string;
  readonly ministryId: string;
  readonly scopes: readonly TokenScope[];
}

/** API tokens: 256 random bits, shown once, kept as SHA-256, for one ministry and some scopes, until a day. Real time. */
@Injectable()
export class ApiTokens {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
  ) {}

  /** Makes a token for the actor in the ministry acted for. The text is given here and never again. */
  async make(
    actor: Actor,
    wanted: { name: string; scopes: readonly TokenScope[]; days: number },
  ): Promise<{ token: ApiToken; text: string }> {
    refuseUnlessConfirmed(actor);
    return this.transactions.run(async (tx) => {
      await refuseTooMany(tx, actor);
      const { token, text } = newToken(actor, wanted);

      await tx.insert(ApiToken, token);
      const { id, accountId, scopes } = token;
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'token.made',
        subject: { table: 'api_token', id },
        payload: { tokenId: id, accountId, scopes, expiresAt: token.expiresAt.toISOString() },
        rows: [{ table: 'api_token', id }],
      });
      return { token, text };
    });
  }

  /** One's own tokens in the ministry acted for, newest first, revoked and expired ones too. */
  async list(actor: Actor, { after, limit = defaultPageSize }: PageQuery): Promise<Page<ListedToken>> {
    const query = this.transactions.reader
      .createQueryBuilder(ApiToken, 'token')
      .where('token.account_id = :accountId AND token.ministry_id = :ministryId', actor)
      .orderBy('token.id', 'DESC')
      .limit(limit + 1);
    if (after !== undefined) query.andWhere('token.id < :last', { last: idIn(after) });
    const page = pageOf(await query.getMany(), limit, (token) => [token.id]);
    const used = await rows<{ token_id: string; last_used_at: Date }>(
      this.transactions.reader,
      'SELECT token_id, last_used_at FROM api_token_use WHERE token_id = ANY($1)',
      [page.items.map((token) => token.id)],
    );
    const lastUse = new Map(used.map((use) => [use.token_id, use.last_used_at]));
    return { ...page, items: page.items.map((token) => ({ token, lastUsedAt: lastUse.get(token.id) ?? null })) };
  }

  /** Ends one of one's own tokens, at once and for good. */
  async revoke(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const token = await lockOrRefuse(tx, ApiToken, id, 'token.unknown');
      refuseUnless(token.accountId === actor.accountId, 'notFound', 'token.unknown');
      refuseUnless(token.ministryId === actor.ministryId, 'notFound', 'token.unknown');

      token.revoke(new Date());

      await tx.save(token);
      await this.recordRevoked(tx, actor, token);
    });
  }

  /** Ends every token of an account, in all ministries: its password may be in the wrong hands. Answers how many. */
  async revokeAllOf(tx: Tx, actor: Actor, accountId: string): Promise<number> {
    const open = await tx
      .createQueryBuilder(ApiToken, 'token')
      .setLock('pessimistic_write')
      .where('token.account_id = :accountId AND token.revoked_at IS NULL', { accountId })
      .orderBy('token.id')
      .getMany();
    for (const token of open) {
      token.revoke(new Date());
      await tx.save(token);
      await this.recordRevoked(tx, actor, token);
    }
    return open.length;
  }

  /** The token of a request, when it is one of ours, not expired and not revoked. Notes its use, by the minute. */
  async find(text: string | undefined): Promise<GoodToken | undefined> {
    if (!text || !tokenForm.test(text)) return undefined;
    const found = await firstRow<GoodToken & { noted: boolean }>(
      this.transactions.reader,
      `SELECT token.id, token.account_id AS "accountId", token.ministry_id AS "ministryId", token.scopes,
              coalesce(used.last_used_at > clock_timestamp() - interval '1 minute', false) AS noted
         FROM api_token AS token LEFT JOIN api_token_use AS used ON used.token_id = token.id
        WHERE token.hash = $1 AND token.revoked_at IS NULL AND token.expires_at > clock_timestamp()`,
      [sha256Hex(text)],
    );
    if (found && !found.noted)
      await this.transactions.reader.query(
        `INSERT INTO api_token_use (token_id, last_used_at) VALUES ($1, clock_timestamp())
         ON CONFLICT (token_id) DO UPDATE SET last_used_at = excluded.last_used_at`,
        [found.id],
      );
    return found;
  }

  private async recordRevoked(tx: Tx, actor: Actor, { id, accountId }: ApiToken): Promise<void> {
    await this.history.record(tx, actor, {
      caseId: null,
      type: 'token.revoked',
      subject: { table: 'api_token', id },
      payload: { tokenId: id, accountId },
      rows: [{ table: 'api_token', id }],
    });
  }
}

function idIn(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  refuseUnless(typeof id === 'string' && isId(id), 'malformed', 'page.cursorUnknown');
  return id;
}

const tokenForm = /^svarbrev_[A-Za-z0-9_-]{43}$/;

/** Recognisable by scanners that look for secrets in source code, and by its owner by the first characters. */
function newToken(
  { accountId, ministryId }: Pick<Actor, 'accountId' | 'ministryId'>,
  { name, scopes, days }: { name: string; scopes: readonly TokenScope[]; days: number },
): { token: ApiToken; text: string } {
  const text = `svarbrev_${randomBytes(32).toString('base64url')}`;
  const createdAt = new Date();
  const token = Object.assign(new ApiToken(), {
    id: newId(),
    accountId,
    ministryId,
    name,
    prefix: text.slice(0, 'svarbrev_'.length + 6),
    hash: sha256Hex(text),
    scopes: [...new Set(scopes)].sort(),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + days * 24 * 3_600_000),
    revokedAt: null,
  });
  return { token, text };
}

/** Counted under the lock of the account, so that two at once do not both become the last one. */
async function refuseTooMany(tx: Tx, { accountId, ministryId }: Actor): Promise<void> {
  await tx.query('SELECT 1 FROM account WHERE id = $1 FOR UPDATE', [accountId]);
  const open = await firstRow<{ count: number }>(
    tx,
    `SELECT count(*)::integer AS count FROM api_token
      WHERE account_id = $1 AND ministry_id = $2 AND revoked_at IS NULL AND expires_at > clock_timestamp()`,
    [accountId, ministryId],
  );
  const count = open?.count ?? 0;
  refuseUnless(count < mostTokens, 'conflict', 'token.tooMany', { count });
}
