import { Injectable } from '@nestjs/common';
import { Finding, Findings, Progress } from '../../kernel/history/verification/findings';
import { HistoryChecked, HistoryVerification } from '../../kernel/history/verification/history-verification';
import { DocumentsCheck } from './documents-check';
import { FindingNames } from './finding-names';
import { NumbersCheck } from './numbers-check';
import { sealedTables } from './sealed-tables.rules';
import { SignaturesCheck } from './signatures-check';

/** What a verification looked at and found. */
export interface VerificationReport {
  /** Nothing is wrong. */
  readonly sound: boolean;
  readonly checked: HistoryChecked & {
    readonly documents: number;
    readonly signatures: number;
    readonly series: number;
  };
  /** At most 1,000; `count` has them all. */
  readonly findings: readonly Finding[];
  readonly count: number;
  /** Worth knowing, and no fault. */
  readonly notices: readonly string[];
}

/**
 * `svarbrev -- verify`: is everything as it was recorded? The history with its roots, every row it tells of, every
 * number, every stored file, every signature. Changes nothing; may run beside the server.
 */
@Injectable()
export class Verification {
  constructor(
    private readonly history: HistoryVerification,
    private readonly documents: DocumentsCheck,
    private readonly signatures: SignaturesCheck,
    private readonly numbers: NumbersCheck,
    private readonly names: FindingNames,
  ) {}

  async run(progress: Progress = () => undefined): Promise<VerificationReport> {
    const findings = new Findings(({ says }) => progress(`FOUND ${says}`));
    const history = await this.history.run(findings, Object.keys(sealedTables), progress);
    progress(`history: ${history.events} events in ${history.chains} chains, ${history.roots} roots`);
    const series = await this.numbers.run(findings);
    const documents = await this.documents.run(findings, progress);
    const signatures = await this.signatures.run(findings, progress);
    return {
      sound: findings.count === 0,
      checked: { ...history, series, documents, signatures },
      findings: await this.names.added(findings.listed),
      count: findings.count,
      notices: findings.notices,
    };
  }
}
