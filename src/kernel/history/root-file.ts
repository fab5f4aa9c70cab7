/**
 * A daily root as a file: JSON in a fixed layout, one chain a line, so that a million chains are written and read
 * without being held. What is signed is the line `root`, byte for byte; it holds the hash of the list above it.
 */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { FileHandle } from 'node:fs/promises';
import { canonicalText } from './canonical';

/** Where a chain stood. */
export interface ChainPlace {
  readonly chain: string;
  readonly sequence: number;
  readonly hash: string;
}

/** A list of chains by its hash: SHA-256 over the lines `chain sequence hash`, sorted by chain, each with its newline. */
export interface ListedChains {
  readonly count: number;
  readonly sha256: string;
}

/** What a root says, and what is signed of it (as canonical JSON). */
export interface RootStatement {
  readonly format: 'svarbrev-root-1';
  /** From 1, without a hole. */
  readonly number: number;
  /** The Norwegian day in real time. */
  readonly day: string;
  /** The day on the ministry's clock; another one only in a demonstration. */
  readonly ministryDay: string;
  /** Real time, in UTC. */
  readonly madeAt: string;
  /** SHA-256 of the file of the root before; null for the first. */
  readonly previous: string | null;
  /** The chains that moved since the root before: those listed in the file. */
  readonly changed: ListedChains;
  /** Every chain there is. */
  readonly all: ListedChains;
}

/** The hash of a list of chains, taken as they come. */
export class ChainList {
  private count = 0;
  private readonly sum = createHash('sha256');

  add({ chain, sequence, hash }: ChainPlace): void {
    this.count++;
    this.sum.update(`${chain} ${sequence} ${hash}\n`);
  }

  /** To be called once, at the end. */
  close(): ListedChains {
    return { count: this.count, sha256: this.sum.digest('hex') };
  }
}

/** Writes a root's file from the top; nothing is synced here. */
export class RootFileWriter {
  private readonly sum = createHash('sha256');
  private waiting: string[] = ['{"chains":['];
  private lines = 0;

  constructor(private readonly handle: FileHandle) {}

  async add({ chain, sequence, hash }: ChainPlace): Promise<void> {
    this.waiting.push(`${this.lines++ ? ',' : ''}\n["${chain}",${sequence},"${hash}"]`);
    if (this.waiting.length >= 1000) await this.flush();
  }

  /** Ends the file; answers the SHA-256 of its bytes. */
  async close(statement: string, signature: Buffer): Promise<string> {
    this.waiting.push(`\n],\n"root":${statement},\n"signature":"${signature.toString('base64')}"}\n`);
    await this.flush();
    return this.sum.digest('hex');
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.from(this.waiting.join(''));
    this.waiting = [];
    this.sum.update(bytes);
    await this.handle.writeFile(bytes);
  }
}

/** A root as it was read: nothing in it is believed but that it has the layout. */
export interface RootRead {
  /** SHA-256 of the file's bytes. */
  readonly sha256: string;
  /** The bytes that were signed. */
  readonly signed: Buffer;
  readonly signature: Buffer;
  readonly statement: RootStatement;
}

/** The file is not a root, or not the root it says it is. */
export class RootFileFault extends Error {}

const chainLine = /^\["([0-9a-f-]{36})",([1-9]\d{0,9}),"([0-9a-f]{64})"\](,?)$/;

/**
 * Reads a root's file, giving each listed chain as it comes. Throws a `RootFileFault` that says what is wrong with the
 * layout, or that the list is not the one the statement speaks of.
 */
export async function readRootFile(
  path: string,
  onChain: (place: ChainPlace) => Promise<void> | void = () => undefined,
): Promise<RootRead> {
  const sum = createHash('sha256');
  const list = new ChainList();
  const rest: string[] = [];
  let number = 0;
  for await (const line of linesOf(path, sum)) {
    if (++number === 1) {
      if (line !== '{"chains":[') throw new RootFileFault('it does not begin as a root does');
      continue;
    }
    const found = rest.length ? null : chainLine.exec(line);
    if (found) {
      const place = { chain: found[1] ?? '', sequence: Number(found[2]), hash: found[3] ?? '' };
      list.add(place);
      await onChain(place);
    } else if (rest.length < 3) rest.push(line);
    else throw new RootFileFault(`line ${number} is none of a root`);
  }
  const { statement, signed, signature } = endOf(rest);
  const listed = list.close();
  if (listed.count !== statement.changed.count || listed.sha256 !== statement.changed.sha256)
    throw new RootFileFault('the chains listed are not those it was made of');
  return { sha256: sum.digest('hex'), statement, signed, signature };
}

/** The longest line there is: the signature, with its certificates and time stamp. */
const longestLine = 1024 * 1024;

async function* linesOf(path: string, sum: Hash): AsyncGenerator<string> {
  let left = '';
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    sum.update(piece);
    const lines = (left + piece.toString('latin1')).split('\n');
    left = lines.pop() ?? '';
    if (left.length > longestLine) throw new RootFileFault('it has no lines');
    yield* lines;
  }
  if (left) throw new RootFileFault('it ends in the middle of a line');
}

function endOf(rest: readonly string[]): Pick<RootRead, 'statement' | 'signed' | 'signature'> {
  const [bracket, root = '', last = ''] = rest;
  const text = /^"root":(.*),$/.exec(root)?.[1];
  const signature = /^"signature":"([A-Za-z0-9+/=]+)"\}$/.exec(last)?.[1];
  if (bracket !== '],' || text === undefined || signature === undefined)
    throw new RootFileFault('it ends before its signature, or is no root');
  return { signed: Buffer.from(text), signature: Buffer.from(signature, 'base64'), statement: statementIn(text) };
}

function statementIn(text: string): RootStatement {
  const read = parsed(text);
  if (!isStatement(read) || canonicalText(read) !== text) throw new RootFileFault('its statement is not in its form');
  return read;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isStatement(read: unknown): read is RootStatement {
  if (!isObject(read)) return false;
  return (
    read.format === 'svarbrev-root-1' &&
    Number.isSafeInteger(read.number) &&
    typeof read.day === 'string' &&
    typeof read.ministryDay === 'string' &&
    typeof read.madeAt === 'string' &&
    !Number.isNaN(Date.parse(read.madeAt)) &&
    (read.previous === null || typeof read.previous === 'string') &&
    isList(read.changed) &&
    isList(read.all)
  );
}

const isObject = (read: unknown): read is Record<string, unknown> => typeof read === 'object' && read !== null;

const isList = (read: unknown): boolean =>
  isObject(read) && Number.isSafeInteger(read.count) && typeof read.sha256 === 'string';
