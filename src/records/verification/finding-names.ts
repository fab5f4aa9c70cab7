import { Injectable } from '@nestjs/common';
import { Finding } from '../../kernel/history/verification/findings';
import { Transactions, rows } from '../../kernel/transaction';

/** Names as the ministry knows them, for the ids in a finding: `case JD 2020/14`, `entry JD 2020/14-2`. */
const namesSql = `
  SELECT c.id, 'case ' || m.code || ' ' || c.case_year || '/' || c.case_number AS name
    FROM case_file c JOIN ministry m ON m.id = c.ministry_id WHERE c.id = ANY($1)
  UNION ALL
  SELECT e.id, 'entry ' || m.code || ' ' || c.case_year || '/' || c.case_number || '-' || e.document_number
    FROM journal_entry e JOIN case_file c ON c.id = e.case_id JOIN ministry m ON m.id = e.ministry_id WHERE e.id = ANY($1)
  UNION ALL
  SELECT m.id, 'ministry ' || m.code FROM ministry m WHERE m.id = ANY($1)`;

/** Of which letters a damaged file is. */
const lettersSql = `
  SELECT f.sha256, m.code || ' ' || c.case_year || '/' || c.case_number || '-' || e.document_number AS entry
    FROM document_file f JOIN entry_document d ON d.id = f.document_id JOIN journal_entry e ON e.id = d.entry_id
    JOIN case_file c ON c.id = e.case_id JOIN ministry m ON m.id = e.ministry_id
   WHERE f.sha256 = ANY($1) ORDER BY entry`;

/** Adds to findings what the ministry calls the case, the entry or the letter. Whoever is gone has no name. */
@Injectable()
export class FindingNames {
  constructor(private readonly transactions: Transactions) {}

  async added(findings: readonly Finding[]): Promise<Finding[]> {
    const ids = findings.flatMap(({ facts }) => [facts.chain, facts.row, facts.ministry, facts.case].filter(isText));
    const sums = findings.map(({ facts }) => facts.sha256).filter(isText);
    const { reader } = this.transactions;
    const named = await rows<{ id: string; name: string }>(reader, namesSql, [ids.filter((id) => id.length === 36)]);
    const letters = await rows<{ sha256: string; entry: string }>(reader, lettersSql, [sums]);
    const nameOf = new Map(named.map(({ id, name }) => [id, name]));
    return findings.map((finding) => {
      const { chain, row, ministry, sha256, case: caseId } = finding.facts;
      const names = [row, chain, ministry, caseId].flatMap((id) => nameOf.get(String(id)) ?? []);
      const of = letters.filter((one) => one.sha256 === sha256).map(({ entry }) => `letter ${entry}`);
      const all = [...new Set([...names, ...of])];
      return all.length ? { ...finding, says: `${finding.says} [${all.join(', ')}]` } : finding;
    });
  }
}

const isText = (value: string | number | null | undefined): value is string => typeof value === 'string';
