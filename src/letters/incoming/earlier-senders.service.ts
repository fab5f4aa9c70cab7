import { Injectable } from '@nestjs/common';
import { mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import { readsScreenedNames } from '../../cases/screened-names.policy';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { isId } from '../../kernel/id';
import { Transactions, rows } from '../../kernel/transaction';
import type { EarlierSenderView } from './incoming.view';

/** Most senders suggested at once, and the shortest name that is looked for. */
const mostSuggested = 8;
export const shortestSought = 2;

/**
 * Who wrote to the ministry before, so that an address is typed once. Only out of letters the actor may read, and a screened
 * name only to who reads screened names: what is suggested tells who has written.
 */
@Injectable()
export class EarlierSenders {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Senders with the text in their name, those that begin with it first, then the latest; each as on their last letter. */
  async find(actor: Actor, text: string): Promise<EarlierSenderView[]> {
    const sought = text.trim().toLowerCase();
    if (sought.length < shortestSought) return [];
    const like = sought.replace(/[\\%_]/g, '\\$&');
    return this.read(actor, 'lower(s.name) LIKE $4', [`%${like}%`, `${like}%`]);
  }

  /** One of those that were suggested, by its id; null when it is no longer there for the actor. */
  async one(actor: Actor, id: string): Promise<EarlierSenderView | null> {
    if (!isId(id)) return null;
    const [found] = await this.read(actor, 's.id = $4::uuid', [id, '']);
    return found ?? null;
  }

  private async read(actor: Actor, where: string, asked: [string, string]): Promise<EarlierSenderView[]> {
    const sameSender = 'lower(s.name), lower(s.mail), s.post_code, s.address_lines';
    return rows<EarlierSenderView>(
      this.transactions.reader,
      `SELECT id, name, attention, mail, "addressLines", "postCode", "postPlace", country, "privatePerson", screened,
         letters, "lastReceivedAt"
       FROM (SELECT DISTINCT ON (${sameSender}) s.id, s.name, s.attention, s.mail, s.address_lines AS "addressLines",
           s.post_code AS "postCode", s.post_place AS "postPlace", s.country, s.private_person AS "privatePerson", s.screened,
           count(*) OVER (PARTITION BY ${sameSender})::int AS letters, e.received_at AS "lastReceivedAt",
           lower(s.name) LIKE $5 AS begins
         FROM correspondence_party s JOIN journal_entry e ON e.id = s.entry_id JOIN case_file c ON c.id = e.case_id
         WHERE ${where} AND s.kind IN ('sender', 'coSender') AND e.kind = 'incoming' AND e.status <> 'withdrawn'
           AND e.ministry_id = $1 AND ${mayReadEntrySql(1)}${readsScreenedNames(actor) ? '' : ' AND NOT s.screened'}
         ORDER BY ${sameSender}, e.received_at DESC, s.id DESC) found
       ORDER BY begins DESC, "lastReceivedAt" DESC, id LIMIT ${mostSuggested}`,
      [...visibilityParameters(actor, this.clock.now()), ...asked],
    );
  }
}
