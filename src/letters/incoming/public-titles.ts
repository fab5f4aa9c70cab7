import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Transactions, firstRow } from '../../kernel/transaction';
import { TitleToJudge, TitleWarning, warningsForTitle } from './title-warnings.rules';

/** Judges a public title before its letter is registered, while it can still be bettered. */
@Injectable()
export class PublicTitles {
  constructor(private readonly transactions: Transactions) {}

  async warnings(actor: Actor, title: Omit<TitleToJudge, 'usedBefore'>): Promise<TitleWarning[]> {
    const found = await firstRow<{ usedBefore: number }>(
      this.transactions.reader,
      `SELECT ${usedBeforeSql(1)} AS "usedBefore"`,
      [actor.ministryId, title.publicTitle],
    );
    return warningsForTitle({ ...title, usedBefore: found?.usedBefore ?? 0 });
  }
}

/** SQL of how many entries of ministry `$n` have the public title `$n+1` already; not counted beyond ten. */
export function usedBeforeSql(n: number): string {
  return `(SELECT count(*)::int FROM (SELECT 1 FROM journal_entry WHERE ministry_id = $${n}
    AND md5(lower(public_title)) = md5(lower($${n + 1})) AND status <> 'withdrawn' LIMIT 10) alike)`;
}
