import { isId } from '../../id';
import { Tx, firstRow, rows } from '../../transaction';
import { sha256Hex } from '../canonical';
import type { SealedEvent, SealedRow } from '../history';
import { Findings, Progress } from './findings';
import type { RecordedRows } from './recorded-rows';

/** An event as its row has it, with the head of its chain. */
interface StoredEvent {
  id: string;
  chain: string;
  sequence: number;
  at: Date;
  type: string;
  ministryId: string;
  table: string;
  subjectId: string;
  personId: string | null;
  hash: string;
  text: string;
  salt: string | null;
  personal: string | null;
  headSequence: number | null;
  headHash: string | null;
  headKind: string | null;
  headMinistryId: string | null;
}

const batchSize = 500;

const batchSql = `
  SELECT e.id, e.chain_id AS chain, e.sequence, e.at, e.type, e.ministry_id AS "ministryId", e.subject_table AS "table",
         e.subject_id AS "subjectId", e.person_id AS "personId", e.hash, e.text, e.salt, e.personal,
         c.sequence AS "headSequence", c.hash AS "headHash", c.kind AS "headKind", c.ministry_id AS "headMinistryId"
    FROM history_event e LEFT JOIN history_chain c ON c.id = e.chain_id
   WHERE (e.chain_id, e.sequence) > ($1::uuid, $2::integer)
   ORDER BY e.chain_id, e.sequence LIMIT ${batchSize}`;

/**
 * Walks every chain from its first event to its head: no hole, each event sealed to the one before, its text the one
 * that was hashed, its columns those of the text, its personal part the one it was sealed with. Tells `recorded` what
 * state each event left its rows in. Holds one batch of events, and the ids of lawfully emptied ones.
 */
export class ChainWalk {
  private before: StoredEvent | undefined;
  private chains = 0;
  private events = 0;
  private readonly emptied: { event: string; chain: string; sequence: number }[] = [];
  private readonly protocols = new Map<string, string>();

  constructor(
    private readonly tx: Tx,
    private readonly findings: Findings,
    private readonly recorded: RecordedRows,
    private readonly progress: Progress,
  ) {}

  async run(): Promise<{ events: number; chains: number }> {
    const total = await firstRow<{ sum: number }>(
      this.tx,
      'SELECT coalesce(sum(sequence), 0) AS sum FROM history_chain',
    );
    let [chain, sequence] = ['00000000-0000-0000-0000-000000000000', 0];
    for (;;) {
      const batch = await rows<StoredEvent>(this.tx, batchSql, [chain, sequence]);
      for (const event of batch) await this.take(event);
      const last = batch.at(-1);
      if (!last) break;
      [chain, sequence] = [last.chain, last.sequence];
      if (this.events % 50_000 < batch.length) this.progress(`history: ${this.events} of ${total?.sum ?? 0} events`);
    }
    if (this.before) this.endOf(this.before);
    await this.headsWithoutEvents();
    this.judgeEmptied();
    return { events: this.events, chains: this.chains };
  }

  private async take(event: StoredEvent): Promise<void> {
    this.events++;
    let before = this.before;
    if (before?.chain !== event.chain) {
      if (before) this.endOf(before);
      before = undefined;
      this.chains++;
    }
    this.before = event;
    this.checkPlace(event, before);
    const sealed = this.checkText(event);
    if (!sealed) return;
    this.checkColumns(event, sealed, before);
    this.checkPersonal(event, sealed);
    await this.recorded.note(event.id, event.chain, sealed.rows);
  }

  private checkPlace(event: StoredEvent, before: StoredEvent | undefined): void {
    const expected = (before?.sequence ?? 0) + 1;
    if (event.sequence === expected) return;
    const [from, to] = [expected, event.sequence - 1];
    const which = from === to ? `event ${from}` : `events ${from} to ${to}`;
    this.findings.add('chain.gap', `The chain ${event.chain} lacks ${which}`, { chain: event.chain, from, to });
  }

  private checkText(event: StoredEvent): SealedEvent | undefined {
    if (sha256Hex(event.text) !== event.hash)
      this.find('event.changed', event, 'is not the one that was sealed: its text does not give its hash');
    const sealed = sealedIn(event.text);
    if (!sealed) this.find('event.unreadable', event, 'is no sealed event any more');
    return sealed;
  }

  private checkColumns(event: StoredEvent, sealed: SealedEvent, before: StoredEvent | undefined): void {
    const pairs: [string, unknown, unknown][] = [
      ['id', event.id, sealed.id],
      ['chain_id', event.chain, sealed.chain],
      ['sequence', event.sequence, sealed.sequence],
      ['at', event.at.toISOString(), sealed.at],
      ['type', event.type, sealed.type],
      ['ministry_id', event.ministryId, sealed.actor.ministry],
      ['subject_table', event.table, sealed.subject.table],
      ['subject_id', event.subjectId, sealed.subject.id],
      ['person_id', event.personId, sealed.actor.person],
    ];
    const wrong = pairs.filter(([, column, told]) => column !== told).map(([name]) => name);
    if (wrong.length) this.find('event.columnsDiffer', event, `differs from its sealed text in ${wrong.join(', ')}`);
    if (sealed.previous === (before?.hash ?? '')) return;
    // Where events are missing, the gap has been told already.
    if (event.sequence !== (before?.sequence ?? 0) + 1) return;
    this.find('chain.broken', event, 'is not sealed to the event before it');
  }

  private checkPersonal(event: StoredEvent, sealed: SealedEvent): void {
    if (event.type === 'history.personalPartRemoved' && isRemoval(sealed.payload))
      this.protocols.set(sealed.payload.eventId, sealed.payload.protocolId);
    if (event.personal === null && event.salt === null) {
      if (sealed.personal !== null)
        this.emptied.push({ event: event.id, chain: event.chain, sequence: event.sequence });
      return;
    }
    if (sealed.personal !== sha256Hex(`${event.salt}${event.personal}`))
      this.find('personal.changed', event, 'has another personal part than it was sealed with');
  }

  private endOf(last: StoredEvent): void {
    const { chain, sequence, headSequence, headHash } = last;
    const facts = { chain, sequence, head: headSequence };
    if (headSequence === null || headHash === null)
      this.findings.add('chain.headMissing', `The chain ${chain} has events, but its head is gone`, facts);
    else if (headSequence > sequence)
      this.findings.add(
        'chain.tailMissing',
        `The chain ${chain} lacks its tail: its head stands at event ${headSequence}, the last there is is ${sequence}`,
        facts,
      );
    else if (headSequence < sequence || headHash !== last.hash)
      this.findings.add('chain.headWrong', `The head of the chain ${chain} does not stand at its last event`, facts);
    const kind = chain === last.headMinistryId ? 'ministry' : 'case';
    if (last.headKind !== null && last.headKind !== kind)
      this.findings.add('chain.headWrong', `The head of the chain ${chain} says it is a ${last.headKind}’s`, facts);
  }

  private async headsWithoutEvents(): Promise<void> {
    const found = await rows<{ chain: string; head: number }>(
      this.tx,
      `SELECT c.id AS chain, c.sequence AS head FROM history_chain c
        WHERE NOT EXISTS (SELECT FROM history_event e WHERE e.chain_id = c.id) ORDER BY c.id LIMIT 1001`,
    );
    for (const { chain, head } of found)
      this.findings.add('chain.missing', `All ${head} events of the chain ${chain} are gone`, { chain, head });
  }

  /** What was removed with a protocol is told and no fault; what is simply gone is. */
  private judgeEmptied(): void {
    for (const { event, chain, sequence } of this.emptied) {
      const protocol = this.protocols.get(event);
      const what = `the personal part of event ${sequence} in the chain ${chain} (${event})`;
      if (protocol) this.findings.notice(`Lawfully removed by protocol ${protocol}: ${what}`);
      else this.findings.add('personal.missing', `Without a protocol, ${what} is gone`, { chain, sequence, event });
    }
  }

  private find(code: string, { chain, sequence, id, type }: StoredEvent, what: string): void {
    this.findings.add(code, `Event ${sequence} in the chain ${chain} (${id}, ${type}) ${what}`, {
      chain,
      sequence,
      event: id,
    });
  }
}

function isRemoval(payload: unknown): payload is { eventId: string; protocolId: string } {
  return isObject(payload) && typeof payload.eventId === 'string' && typeof payload.protocolId === 'string';
}

/** The event in a text, or undefined when the text is none: the text may be anything. */
function sealedIn(text: string): SealedEvent | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return isSealed(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isSealed(read: unknown): read is SealedEvent {
  if (!isObject(read) || !isObject(read.subject) || !isObject(read.actor) || !Array.isArray(read.rows)) return false;
  return typeof read.previous === 'string' && read.rows.every(isSealedRow);
}

function isSealedRow(read: unknown): read is SealedRow {
  return (
    isObject(read) &&
    typeof read.table === 'string' &&
    typeof read.id === 'string' &&
    isId(read.id) &&
    typeof read.hash === 'string' &&
    Array.isArray(read.columns) &&
    read.columns.every((column) => typeof column === 'string')
  );
}

const isObject = (read: unknown): read is Record<string, unknown> => typeof read === 'object' && read !== null;
