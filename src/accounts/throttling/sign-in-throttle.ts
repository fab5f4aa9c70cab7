import { Injectable, OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sha256Hex } from '../../kernel/history/canonical';
import { newId } from '../../kernel/id';
import { Jobs } from '../../kernel/jobs/jobs';
import { Refusal } from '../../kernel/refusal';
import { firstRow } from '../../kernel/transaction';
import { Counted, forgottenAfterSeconds, networkOf, waits } from './sign-in.rules';

/** One try to give a password, counted and not yet known to be right. */
export interface Attempt {
  readonly id: string;
  readonly keys: Readonly<Record<Counted, string>>;
  /** For how long the next try must wait, in seconds; 0 when it need not. */
  readonly wait: number;
}

/**
 * Counts tries to give a password, over all processes. A try is counted before the password is looked at, so that a
 * thousand at once get no further than one after another; a right one is taken back. Real time.
 */
@Injectable()
export class SignInThrottle implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('accounts.forgetAttempts', () => this.forgetOld(), { cron: '20 3 * * *' });
  }

  /** Counts a try; refuses it, with the time to wait, when there were too many. Says nothing about whether the name exists. */
  async attempt(username: string, address: string | undefined): Promise<Attempt> {
    const network = networkOf(address);
    const keys = {
      address: sha256Hex(`address ${network}`),
      name: sha256Hex(`name ${username}`),
      nameFromAddress: sha256Hex(`name ${username} from ${network}`),
    };
    const id = newId();
    let wait = 0;
    for (const counted of ['nameFromAddress', 'name', 'address'] as const)
      wait = Math.max(wait, await this.count(keys[counted], id, waits[counted]));
    return { id, keys, wait };
  }

  /** The password was right: the name from this address begins anew, the wider counts lose this one try. */
  async takeBack({ id, keys }: Attempt): Promise<void> {
    await this.dataSource.query(
      `WITH forgotten AS (DELETE FROM sign_in_throttle WHERE key = $1)
       UPDATE sign_in_throttle SET attempts = greatest(attempts - 1, 0),
              blocked_until = CASE WHEN last_attempt = $3 THEN NULL ELSE blocked_until END
        WHERE key = ANY($2)`,
      [keys.nameFromAddress, [keys.name, keys.address], id],
    );
  }

  private async count(key: string, id: string, seconds: readonly number[]): Promise<number> {
    const counted = await firstRow<{ allowed: boolean; wait: number | null }>(
      this.dataSource.manager,
      `INSERT INTO sign_in_throttle AS t (key, attempts, last_attempt, last_at) VALUES ($1, 1, $2, clock_timestamp())
       ON CONFLICT (key) DO UPDATE SET (attempts, last_attempt, last_at, blocked_until) = (
         SELECT CASE WHEN blocked THEN t.attempts ELSE n END,
                CASE WHEN blocked THEN t.last_attempt ELSE excluded.last_attempt END,
                CASE WHEN blocked THEN t.last_at ELSE excluded.last_at END,
                CASE WHEN blocked THEN t.blocked_until
                     ELSE excluded.last_at + make_interval(secs => nullif(($3::integer[])[least(n, cardinality($3))], 0)) END
           FROM (SELECT coalesce(t.blocked_until > excluded.last_at, false) AS blocked,
                        CASE WHEN t.last_at < excluded.last_at - make_interval(secs => $4) THEN 1 ELSE t.attempts + 1 END AS n) AS was)
       RETURNING last_attempt = $2 AS allowed,
                 ceil(extract(epoch FROM blocked_until - clock_timestamp()))::integer AS wait`,
      [key, id, seconds, forgottenAfterSeconds],
    );
    const wait = Math.max(counted?.wait ?? 0, 0);
    if (!counted?.allowed)
      throw new Refusal('throttled', 'session.tooManyAttempts', { retryAfterSeconds: Math.max(wait, 1) });
    return wait;
  }

  private async forgetOld(): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM sign_in_throttle WHERE last_at < clock_timestamp() - make_interval(secs => $1)
          AND coalesce(blocked_until, last_at) < clock_timestamp()`,
      [forgottenAfterSeconds],
    );
  }
}
