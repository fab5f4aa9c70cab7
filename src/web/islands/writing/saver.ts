import { Answer, NotReached, ProblemBody, ask, takeCsrfToken } from './api';
import type { SavedReply, Setup } from './setup';

/** Something of the reply that is saved by itself: its text, its heading, its note. */
export interface Part {
  readonly name: 'text' | 'subject' | 'note';
  readonly path: 'text' | 'letter' | 'note';
  /** How long a pause in typing is, in milliseconds. */
  readonly pause: number;
  body(): object;
  /** What the server has of it. */
  valueOf(reply: SavedReply): string;
  saved(reply: SavedReply): void;
  /** Somebody else changed it, and nothing of one's own is unsaved. */
  renewed(reply: SavedReply): void;
  /** Somebody else changed it, and so did one here. `base` is what both began with. */
  clashed(reply: SavedReply, base: string): void;
  /** Somebody wants to hear when something is typed. */
  onTyped(heard: () => void): void;
}

export type SaveState =
  | { readonly is: 'saved' | 'saving' | 'clash' | 'failed' }
  | { readonly is: 'refused' | 'closed'; readonly because: string };

interface Sending {
  readonly part: Part;
  readonly body: object;
  readonly version: number;
  /** The same try again is the same command: done once, however often it is sent. */
  readonly key: string;
}

const longestWait = 5_000;
const retries = [2, 4, 8, 16, 30];

/**
 * Saves what is written, one thing at a time, each for the version it was written on. A try whose answer was lost is
 * sent again unchanged, under the same key, before anything newer. What somebody else saved meanwhile is never
 * written over: the part stands still until the person has chosen.
 */
export class Saver {
  private version: number;
  private readonly dirty = new Map<Part, number>();
  private readonly clashing = new Set<Part>();
  /** What the server would not take; it is tried again once it is changed. */
  private readonly refused = new Set<Part>();
  private readonly base = new Map<Part, string>();
  private sending: Sending | null = null;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private closed = false;

  constructor(
    private readonly setup: Setup,
    private readonly parts: readonly Part[],
    private readonly tell: (state: SaveState) => void,
    private readonly signIn: () => Promise<boolean>,
  ) {
    this.version = setup.version;
    for (const part of parts) this.base.set(part, part.valueOf(setup));
    addEventListener('online', () => void this.run());
    document.addEventListener('visibilitychange', () => {
      if (document.hidden && !this.failures) void this.run();
    });
  }

  get unsaved(): boolean {
    return this.sending !== null || this.dirty.size > 0 || this.refused.size > 0;
  }

  /** The version one's own text is of. */
  get knownVersion(): number {
    return this.version;
  }

  baseOf(part: Part): string {
    return this.base.get(part) ?? '';
  }

  /** Something was written: it is saved after a pause, or now and then if there is none. */
  touch(part: Part): void {
    const since = this.dirty.get(part) ?? Date.now();
    this.dirty.set(part, since);
    this.refused.delete(part);
    if (this.failures) return;
    this.schedule(Math.min(part.pause, Math.max(0, since + longestWait - Date.now())));
  }

  /** Saves all there is; answers whether it is all saved. */
  async now(): Promise<boolean> {
    await this.run();
    return !this.unsaved;
  }

  /** The person has chosen between both texts; what stands now is saved over the one that was. */
  resolved(part: Part): void {
    this.clashing.delete(part);
    this.dirty.set(part, Date.now());
    void this.run();
  }

  /** Somebody saved: takes in what is new, unless one is just saving oneself. */
  async look(newest: number): Promise<void> {
    if (this.running || this.sending || newest <= this.version) return;
    const reply = await this.read();
    if (reply && !this.running && !this.sending) this.reconcile(reply);
  }

  private schedule(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), after);
  }

  private run(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.saveAll().finally(() => (this.running = null));
    return this.running;
  }

  private async saveAll(): Promise<void> {
    for (;;) {
      this.sending ??= this.next();
      if (!this.sending || this.closed) return;
      const slow = setTimeout(() => this.tell({ is: 'saving' }), 1_000);
      const goOn = await this.attempt(this.sending).finally(() => clearTimeout(slow));
      if (!goOn) return;
    }
  }

  private next(): Sending | null {
    const part = this.parts.find((one) => this.dirty.has(one) && !this.clashing.has(one));
    if (!part) return null;
    this.dirty.delete(part);
    return { part, body: part.body(), version: this.version, key: crypto.randomUUID() };
  }

  /** Sends it; answers whether to go on at once. */
  private async attempt(sending: Sending): Promise<boolean> {
    let answer: Answer;
    try {
      const headers = { 'If-Match': `"${sending.version}"`, 'Idempotency-Key': sending.key };
      answer = await ask('PUT', `/api/v1/replies/${this.setup.replyId}/${sending.part.path}`, {
        body: sending.body,
        headers,
      });
    } catch (error) {
      if (!(error instanceof NotReached)) throw error;
      return this.later();
    }
    return this.answered(sending, answer);
  }

  private async answered(sending: Sending, { status, body }: Answer): Promise<boolean> {
    const { code = '', detail = '' } = (body ?? {}) as ProblemBody;
    if (status === 200) return this.done(sending, body as SavedReply);
    if (status === 401) return (await this.signIn()) || this.later();
    if (code === 'session.csrfMissing') return (await this.newToken()) || this.later();
    if (code === 'request.keyWithoutAnswer') {
      const reply = await this.read();
      return reply ? this.done(sending, reply) : this.later();
    }
    if (status === 412) {
      const reply = await this.read();
      if (!reply) return this.later();
      this.sending = null;
      this.dirty.set(sending.part, Date.now());
      this.reconcile(reply);
      return true;
    }
    if (status >= 500 || status === 429 || status === 408 || code === 'request.keyInProgress') return this.later();
    this.sending = null;
    if (status === 404 || status === 403 || status === 409) this.closed = true;
    this.refused.add(sending.part);
    this.tell({ is: this.closed ? 'closed' : 'refused', because: detail || code });
    return false;
  }

  private done({ part }: Sending, reply: SavedReply): boolean {
    this.sending = null;
    this.failures = 0;
    this.version = reply.version;
    this.base.set(part, part.valueOf(reply));
    part.saved(reply);
    if (!this.unsaved) this.tell({ is: 'saved' });
    return true;
  }

  private later(): false {
    const wait = retries[Math.min(this.failures, retries.length - 1)] ?? 30;
    this.failures += 1;
    this.tell({ is: 'failed' });
    this.schedule(wait * 1_000);
    return false;
  }

  /** Another's work: taken in where one has nothing unsaved, put beside one's own where one has. */
  private reconcile(reply: SavedReply): void {
    this.version = reply.version;
    for (const part of this.parts) {
      const [before, now] = [this.baseOf(part), part.valueOf(reply)];
      if (before === now) continue;
      this.base.set(part, now);
      if (!this.dirty.has(part)) part.renewed(reply);
      else {
        this.clashing.add(part);
        this.tell({ is: 'clash' });
        part.clashed(reply, before);
      }
    }
  }

  private async read(): Promise<SavedReply | null> {
    const answer = await ask('GET', `/api/v1/replies/${this.setup.replyId}`).catch(() => null);
    return answer?.status === 200 ? (answer.body as SavedReply) : null;
  }

  /** Signed in again in another window: this one takes the new session's token, if it is the same person's. */
  private async newToken(): Promise<boolean> {
    const answer = await ask('GET', '/api/v1/session').catch(() => null);
    const { csrfToken, accountId } = (answer?.body ?? {}) as { csrfToken?: string; accountId?: string };
    if (answer?.status !== 200 || !csrfToken || accountId !== this.setup.person.accountId) return false;
    takeCsrfToken(csrfToken);
    return true;
  }
}
