/** One thing that is not as it must be. */
export interface Finding {
  /** What kind, such as `chain.tailCut`; stable. */
  readonly code: string;
  /** In words, for the operator: what, where, and what it was compared with. */
  readonly says: string;
  /** Ids, hashes, offsets. Never text of a letter. */
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/** How many findings are listed; more are counted. */
const mostListed = 1000;

/** What a verification found so far; holds no more than it lists. */
export class Findings {
  readonly listed: Finding[] = [];
  /** Things worth knowing that are no fault, such as a lawful removal. */
  readonly notices: string[] = [];
  /** Also those that are not listed. */
  count = 0;

  constructor(private readonly onFinding: (finding: Finding) => void = () => undefined) {}

  add(code: string, says: string, facts: Finding['facts'] = {}): void {
    this.count++;
    if (this.listed.length >= mostListed) return;
    const finding = { code, says, facts };
    this.listed.push(finding);
    this.onFinding(finding);
  }

  notice(says: string): void {
    if (this.notices.length < mostListed) this.notices.push(says);
  }
}

/** Told now and then how far a verification has come; one line. */
export type Progress = (line: string) => void;
