import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf } from '../../clock';
import { systemCodeOf } from '../../system-error';
import { Tx, rows } from '../../transaction';
import { rootFileName } from '../daily-roots';
import { ChainList, ChainPlace, RootFileFault, RootRead, readRootFile } from '../root-file';
import { RootSigner } from '../root-signer';
import { Findings, Progress } from './findings';

interface RootRow {
  readonly number: number;
  readonly day: string;
  readonly ministryDay: string;
  readonly madeAt: Date;
  readonly fileName: string;
  readonly sha256: string;
  readonly changedChains: number;
  readonly allChains: number;
}

/** A root's file that is ours, with its name. */
type SoundRoot = RootRead & { readonly name: string };

const batchSize = 1_000;

/** How many days may pass without a root before it is told. */
const daysWithoutRoot = 2;

/** The roots' files in a folder; none when there is no folder. */
export async function rootFilesIn(folder: string): Promise<string[]> {
  const there = await readdir(folder).catch((error: unknown) => {
    if (systemCodeOf(error) === 'ENOENT') return [];
    throw error;
  });
  return there.filter((name) => rootFileName.test(name)).sort();
}

/**
 * Checks every root's file: there, unchanged, signed, sealed to the one before; and each chain it names against the
 * events: a chain that was cut or rewritten after the root was made, with all its hashes, is found here and only here.
 */
export class RootCheck {
  /** Chains told already, so that a chain is told by the first root that saw it. */
  private readonly told = new Set<string>();
  /** Who signed, by certificate. */
  private readonly signers = new Map<string, string>();

  constructor(
    private readonly tx: Tx,
    private readonly signer: RootSigner,
    private readonly folder: string,
    private readonly findings: Findings,
    private readonly progress: Progress,
  ) {}

  /** `files`: the roots' files that were there when the transaction began. Answers how many roots there are. */
  async run(files: readonly string[]): Promise<number> {
    const known = await rows<RootRow>(
      this.tx,
      `SELECT number, day, ministry_day AS "ministryDay", made_at AS "madeAt", file_name AS "fileName", sha256,
              changed_chains AS "changedChains", all_chains AS "allChains" FROM history_root ORDER BY number`,
    );
    let before: RootRow | undefined;
    let newest: SoundRoot | undefined;
    for (const row of known) {
      this.checkNumber(row, before);
      newest = await this.check(row, before);
      before = row;
      if (row.number % 100 === 0) this.progress(`roots: ${row.number} of ${known.length}`);
    }
    const names = new Set(known.map(({ fileName }) => fileName));
    for (const name of files.filter((one) => !names.has(one))) await this.checkUnknown(name, before);
    if (newest) await this.checkState(newest);
    this.noticeAge(before);
    for (const [sha256, name] of this.signers)
      this.findings.notice(
        `Roots are signed by "${name}"; SHA-256 of the certificate, to compare with your own note: ${sha256}`,
      );
    return known.length;
  }

  private checkNumber(row: RootRow, before: RootRow | undefined): void {
    const expected = (before?.number ?? 0) + 1;
    if (row.number !== expected)
      this.findings.add('root.rowMissing', `The table of roots lacks root ${expected}`, { root: expected });
  }

  private async check(row: RootRow, before: RootRow | undefined): Promise<SoundRoot | undefined> {
    const facts = { root: row.number, file: row.fileName };
    const read = await this.readSound(row.fileName, facts);
    if (!read) return undefined;
    const { statement } = read;
    if (read.sha256 !== row.sha256)
      this.findings.add('root.fileChanged', `The root ${row.fileName} is not the file its row speaks of`, facts);
    const wrong = (
      [
        ['number', row.number, statement.number],
        ['day', row.day, statement.day],
        ['ministry_day', row.ministryDay, statement.ministryDay],
        ['made_at', row.madeAt.toISOString(), statement.madeAt],
        ['changed_chains', row.changedChains, statement.changed.count],
        ['all_chains', row.allChains, statement.all.count],
      ] as const
    ).filter(([, column, told]) => column !== told);
    if (wrong.length)
      this.findings.add(
        'root.rowDiffers',
        `The row of root ${row.number} differs from its file in ${wrong.map(([name]) => name).join(', ')}`,
        facts,
      );
    if (statement.previous !== (before?.sha256 ?? null))
      this.findings.add('root.chainBroken', `The root ${row.fileName} is not sealed to the root before it`, facts);
    await this.checkChains(read);
    return read;
  }

  /** A file without a row is still evidence, if it is ours. */
  private async checkUnknown(name: string, newest: RootRow | undefined): Promise<void> {
    const read = await this.readSound(name, { file: name });
    if (!read) return;
    const { number, previous } = read.statement;
    if (number === (newest?.number ?? 0) + 1 && previous === (newest?.sha256 ?? null))
      this.findings.notice(`The root ${name} was left by a process that was killed; the next one takes it up`);
    else
      this.findings.add('root.rowMissing', `The row of root ${number} (${name}) is gone`, { root: number, file: name });
    await this.checkChains(read);
  }

  private async readSound(
    name: string,
    facts: Readonly<Record<string, string | number | null>>,
  ): Promise<SoundRoot | undefined> {
    const read = await readRootFile(join(this.folder, name)).catch((error: unknown) => {
      if (error instanceof RootFileFault)
        this.findings.add('root.fileChanged', `The root ${name} is damaged: ${error.message}`, facts);
      else if (systemCodeOf(error) === 'ENOENT')
        this.findings.add('root.fileMissing', `The root ${name} is missing`, facts);
      else throw error;
      return undefined;
    });
    if (!read) return undefined;
    const verdict = await this.signer.check(read.signed, read.signature, new Date(read.statement.madeAt));
    if (verdict.sound) {
      this.signers.set(verdict.certificateSha256, verdict.signedBy);
      return { ...read, name };
    }
    this.findings.add('root.signatureWrong', `The signature of the root ${name} does not hold: ${verdict.why}`, facts);
    return undefined;
  }

  private async checkChains({ name, statement }: SoundRoot): Promise<void> {
    let waiting: ChainPlace[] = [];
    const flush = async () => {
      await this.compare(waiting, `the root ${name}`, statement.number);
      waiting = [];
    };
    await readRootFile(join(this.folder, name), async (place) => {
      if (waiting.push(place) >= batchSize) await flush();
    });
    await flush();
  }

  private async compare(places: readonly ChainPlace[], witness: string, root: number): Promise<void> {
    const differing = await rows<ChainPlace & { found: string | null; last: number | null }>(
      this.tx,
      `SELECT w.chain, w.sequence, w.hash, e.hash AS found,
              (SELECT max(sequence) FROM history_event l WHERE l.chain_id = w.chain) AS last
         FROM unnest($1::uuid[], $2::integer[], $3::text[]) AS w (chain, sequence, hash)
         LEFT JOIN history_event e ON e.chain_id = w.chain AND e.sequence = w.sequence
        WHERE e.hash IS DISTINCT FROM w.hash ORDER BY w.chain`,
      [places.map((one) => one.chain), places.map((one) => one.sequence), places.map((one) => one.hash)],
    );
    for (const one of differing) this.tell(one, witness, root);
  }

  private tell(
    { chain, sequence, found, last }: ChainPlace & { found: string | null; last: number | null },
    witness: string,
    root: number,
  ): void {
    if (this.told.has(chain)) return;
    this.told.add(chain);
    const facts = { chain, sequence, last, root };
    if (last === null)
      this.findings.add('chain.removed', `The chain ${chain} is gone: ${witness} saw it at event ${sequence}`, facts);
    else if (last < sequence)
      this.findings.add(
        'chain.tailCut',
        `The tail of the chain ${chain} is cut off: ${witness} saw event ${sequence}, the last there is is ${last}`,
        facts,
      );
    else if (found !== null)
      this.findings.add(
        'chain.rewritten',
        `The chain ${chain} was rewritten: its event ${sequence} is not the one that ${witness} saw`,
        facts,
      );
  }

  /** The newest root speaks of all chains; the table from which the next root is made must say the same. */
  private async checkState({ name, statement }: SoundRoot): Promise<void> {
    const list = new ChainList();
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const batch = await rows<ChainPlace>(
        this.tx,
        `SELECT chain_id AS chain, sequence, hash FROM history_rooted WHERE chain_id > $1 ORDER BY chain_id LIMIT ${batchSize}`,
        [after],
      );
      for (const place of batch) list.add(place);
      await this.compare(batch, `the newest root (${name})`, statement.number);
      const last = batch.at(-1);
      if (!last) break;
      after = last.chain;
    }
    const all = list.close();
    if (all.sha256 !== statement.all.sha256)
      this.findings.add(
        'root.stateDiffers',
        `The chains as the newest root (${name}) saw them are not those in history_rooted`,
        { root: statement.number },
      );
  }

  private noticeAge(newest: RootRow | undefined): void {
    if (!newest)
      this.findings.notice('There is no daily root yet: a chain that is rewritten whole, or cut, would not show');
    else if (Date.now() - newest.madeAt.getTime() > daysWithoutRoot * 86_400_000)
      this.findings.notice(
        `The newest root is of ${newest.day}, and today is ${dayOf(new Date())}: is the worker running?`,
      );
  }
}
