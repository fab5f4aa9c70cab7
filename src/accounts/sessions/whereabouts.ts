import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Transactions, rows } from '../../kernel/transaction';

/** What somebody does at a place: has it open, or is writing in it. */
export type Doing = 'reading' | 'writing';

export interface SomebodyThere {
  readonly name: string;
  readonly doing: Doing;
}

/** How long somebody is still there after their page last said so, in seconds. Pages say it every ten. */
const lastsSeconds = 30;

/**
 * Who has the same thing open now, so that two who write in one draft are told. Kept in the sessions themselves, so
 * that it goes when they do, and nothing is left of who read what when. Times are real time.
 */
@Injectable()
export class Whereabouts {
  constructor(private readonly transactions: Transactions) {}

  /** Notes that the actor is at a place. Only this part of the session is written: what else it holds stays. */
  async here(actor: Actor, sessionId: string, place: string, doing: Doing): Promise<void> {
    await this.transactions.reader.query(
      `UPDATE session SET sess = jsonb_set(sess::jsonb, '{at}', COALESCE(sess::jsonb -> 'at', '{}') || jsonb_build_object($2::text,
              jsonb_build_object('doing', $3::text, 'name', $4::text, 'when', floor(extract(epoch FROM clock_timestamp())))))::json
        WHERE sid = $1`,
      [sessionId, place, doing, actor.name],
    );
  }

  /** The others of the same ministry who are there now, once each. Whether the asker may know of the place is the caller's question. */
  async othersAt(actor: Actor, place: string): Promise<SomebodyThere[]> {
    return rows<SomebodyThere>(
      this.transactions.reader,
      `SELECT there.name, CASE WHEN bool_or(there.doing = 'writing') THEN 'writing' ELSE 'reading' END AS doing
         FROM (SELECT sess -> 'signedIn' ->> 'accountId' AS account, sess -> 'at' -> $1::text ->> 'name' AS name,
                      sess -> 'at' -> $1::text ->> 'doing' AS doing, (sess -> 'at' -> $1::text ->> 'when')::bigint AS at
                 FROM session
                WHERE expire > clock_timestamp() AND sess -> 'signedIn' ->> 'ministryId' = $3 AND sess -> 'at' -> $1::text IS NOT NULL) there
        WHERE there.account <> $2 AND there.at > extract(epoch FROM clock_timestamp()) - ${lastsSeconds}
        GROUP BY there.account, there.name ORDER BY there.name`,
      [place, actor.accountId, actor.ministryId],
    );
  }
}
