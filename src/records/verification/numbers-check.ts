import { Injectable } from '@nestjs/common';
import type { Findings } from '../../kernel/history/verification/findings';
import { Transactions, rows } from '../../kernel/transaction';

interface SeriesFound {
  readonly name: string;
  readonly ministryId: string;
  readonly year: number;
  readonly counted: number;
  readonly highest: number;
  readonly last: number;
}

/** Numbers without a hole, each series up to its counter. A number is never given twice: the database sees to that. */
const seriesSql = `
  WITH given AS (
    SELECT 'case' AS name, ministry_id, case_year AS year, count(*) AS counted, max(case_number) AS highest
      FROM case_file GROUP BY ministry_id, case_year
    UNION ALL
    SELECT 'journal', ministry_id, journal_year, count(*), max(journal_number)
      FROM journal_entry GROUP BY ministry_id, journal_year
  )
  SELECT coalesce(g.name, n.series) AS name, coalesce(g.ministry_id, n.ministry_id) AS "ministryId",
         coalesce(g.year, n.year) AS year, coalesce(g.counted, 0) AS counted, coalesce(g.highest, 0) AS highest,
         coalesce(n.last, 0) AS last
    FROM given g FULL JOIN number_counter n ON n.series = g.name AND n.ministry_id = g.ministry_id AND n.year = g.year`;

/** The first number of a series that is not there, up to its counter or its highest number. */
const holesOf: Record<string, string> = {
  case: `SELECT n FROM generate_series(1, $3::integer) n WHERE NOT EXISTS (
           SELECT FROM case_file WHERE ministry_id = $1 AND case_year = $2 AND case_number = n) LIMIT 20`,
  journal: `SELECT n FROM generate_series(1, $3::integer) n WHERE NOT EXISTS (
           SELECT FROM journal_entry WHERE ministry_id = $1 AND journal_year = $2 AND journal_number = n) LIMIT 20`,
};

/** Documents of a case: those that stand in it, and those that were moved away, which left their numbers behind. */
const documentsSql = `
  SELECT c.id AS "caseId", c.last_document_number AS last, count(DISTINCT d.number) AS counted
    FROM case_file c LEFT JOIN (
      SELECT case_id, document_number AS number FROM journal_entry
      UNION SELECT from_case_id, from_document_number FROM entry_move
    ) d ON d.case_id = c.id
   GROUP BY c.id HAVING count(DISTINCT d.number) <> c.last_document_number
       OR coalesce(max(d.number), 0) <> c.last_document_number
   ORDER BY c.id LIMIT 1001`;

/** Case keys, journal numbers and document numbers: every one that was given is there (gapless series). */
@Injectable()
export class NumbersCheck {
  constructor(private readonly transactions: Transactions) {}

  /** Answers how many series there are. */
  async run(findings: Findings): Promise<number> {
    // One transaction: counters and rows as of one moment, and no limit on how long counting takes.
    return this.transactions.reader.transaction('REPEATABLE READ', async (tx) => {
      await tx.query('SET LOCAL statement_timeout = 0');
      const series = await rows<SeriesFound>(tx, seriesSql);
      for (const one of series.filter(({ counted, highest, last }) => counted !== last || highest !== last)) {
        const { name, ministryId, year, counted, highest, last } = one;
        const upTo = Math.max(highest, last);
        const holes = await rows<{ n: number }>(tx, holesOf[name] ?? '', [ministryId, year, upTo]);
        const missing = holes.length ? `; missing: ${holes.map(({ n }) => n).join(', ')}` : '';
        findings.add(
          'number.series',
          `The ${name} numbers of ${year} in the ministry ${ministryId}: ${counted} there, the counter stands at ${last}${missing}`,
          { series: name, ministry: ministryId, year, counted, last, first: holes[0]?.n ?? null },
        );
      }
      for (const one of await rows<{ caseId: string; last: number; counted: number }>(tx, documentsSql))
        findings.add(
          'number.document',
          `The case ${one.caseId} has given ${one.last} document numbers, and ${one.counted} are there`,
          { case: one.caseId, last: one.last, counted: one.counted },
        );
      return series.length;
    });
  }
}
