import { Injectable } from '@nestjs/common';
import { mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import { Cases } from '../../cases/cases.service';
import { Documents, OpenedFile } from '../../documents/documents.service';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { entities, made, saveTogether } from '../../kernel/entity-rows';
import { History } from '../../kernel/history/history';
import { isId, newId } from '../../kernel/id';
import { Page, PageQuery, decodeCursor, defaultPageSize, pageOf } from '../../kernel/paging';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { storeTogether } from '../../kernel/store-together';
import { Transactions, Tx, firstRow, rows } from '../../kernel/transaction';
import '../letters.events';
import { ArrivalAtMinistry, TurnedAway } from './arrival.entity';
import type { ArrivalFileView, ArrivalLine, ArrivalView } from './incoming.view';

const line = `a.id, a.channel, a.subject, a.received_at AS "receivedAt", m.code AS "firstRegisteredBy"
  FROM arrival_at_ministry w JOIN arrival a ON a.id = w.arrival_id JOIN ministry m ON m.id = a.created_in`;

/** An arrival as it stands at one ministry, with what the rights to it hang on. */
interface FoundArrival extends ArrivalLine {
  readonly outcome: string;
  readonly reason: string | null;
  readonly entryId: string | null;
  /** Case and access code of the ministry's own entry; null while there is none. */
  readonly caseId: string | null;
  readonly accessCode: string | null;
}

/** What arrived at the ministry because another that got it too has registered it; and what is turned away. */
@Injectable()
export class Arrivals {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly documents: Documents,
    private readonly history: History,
    private readonly readings: Cases,
  ) {}

  /** What waits to be registered here, oldest first. */
  async waiting(actor: Actor, page: PageQuery): Promise<Page<ArrivalLine>> {
    const limit = page.limit ?? defaultPageSize;
    const after = page.after ? decodeCursor(page.after, 1)[0] : null;
    refuseUnless(after === null || (typeof after === 'string' && isId(after)), 'malformed', 'page.cursorUnknown');
    const found = await rows<ArrivalLine & { wayId: string }>(
      this.transactions.reader,
      `SELECT w.id AS "wayId", ${line}
       WHERE w.ministry_id = $1 AND w.outcome = 'waiting' AND ($2::uuid IS NULL OR w.id > $2)
       ORDER BY w.id LIMIT ${limit + 1}`,
      [actor.ministryId, after],
    );
    const { items, next } = pageOf(found, limit, (row) => [row.wayId]);
    return { items: items.map(({ wayId: _, ...rest }) => rest), next };
  }

  /** Looks into an arrival; when its entry here is restricted, that is noted in the history. */
  async look(actor: Actor, arrivalId: string): Promise<ArrivalView> {
    const found = await this.find(actor, arrivalId);
    const view = await this.viewOf(found);
    await this.noteReading(actor, found, {});
    return view;
  }

  /** A file of an arrival; the mail itself goes by the arrival's own id. Noted like a file of the entry it became. */
  async open(actor: Actor, arrivalId: string, fileId: string): Promise<{ file: OpenedFile; fileName: string }> {
    const found = await this.find(actor, arrivalId);
    const stored = (await this.storedFiles(found.id)).find((file) => file.id === fileId.toLowerCase());
    if (!stored) throw new Refusal('notFound', 'entry.fileUnknown');
    const file = await this.documents.open(stored.sha256);
    await this.noteReading(actor, found, { fileId: stored.id });
    return { file, fileName: stored.fileName };
  }

  /** Not for the journal: seen to, with the reason. It may still be registered, should somebody think better of it. */
  async notForJournal(actor: Actor, arrivalId: string, reason: string): Promise<ArrivalView> {
    await this.transactions.run(async (tx) => {
      await this.find(actor, arrivalId);
      const way = await this.lock(tx, actor, arrivalId);
      way.turnAway(reason, actor.personId, this.clock.now());
      const states = await saveTogether(tx, way);
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'arrival.notForJournal',
        subject: { table: 'arrival_at_ministry', id: way.id },
        payload: { arrivalId: way.arrivalId },
        personal: { reason },
        states,
      });
    });
    return this.viewOf(await this.find(actor, arrivalId));
  }

  /** Notes that something came and was not taken in: not for the journal, or graded, and nothing of it uploaded. */
  async turnAway(actor: Actor, outcome: TurnedAway['outcome'], reason: string): Promise<TurnedAway> {
    return this.transactions.run(async (tx) => {
      const turned = made(TurnedAway, {
        id: newId(),
        ministryId: actor.ministryId,
        outcome,
        reason,
        decidedBy: actor.personId,
        decidedAt: this.clock.now(),
      });
      const states = await storeTogether(tx, [turned]);
      await this.history.record(tx, actor, {
        caseId: null,
        type: 'arrival.turnedAway',
        subject: { table: 'turned_away', id: turned.id },
        payload: { outcome },
        personal: { reason },
        states,
      });
      return turned;
    });
  }

  private async lock(tx: Tx, actor: Actor, arrivalId: string): Promise<ArrivalAtMinistry> {
    const sql = 'SELECT w.* FROM arrival_at_ministry w WHERE w.arrival_id = $1 AND w.ministry_id = $2 FOR UPDATE';
    const [way] = isId(arrivalId) ? await entities(tx, ArrivalAtMinistry, sql, [arrivalId, actor.ministryId]) : [];
    if (!way) throw new Refusal('notFound', 'arrival.unknown');
    return way;
  }

  /** An arrival at the ministry; once it is registered there, for those who may read the entry it became. */
  private async find(actor: Actor, arrivalId: string): Promise<FoundArrival> {
    const found = isId(arrivalId)
      ? await firstRow<FoundArrival>(
          this.transactions.reader,
          `SELECT w.outcome, w.entry_id AS "entryId", w.reason, c.id AS "caseId",
             coalesce(e.access_code, c.access_code) AS "accessCode", ${line}
             LEFT JOIN journal_entry e ON e.id = w.entry_id LEFT JOIN case_file c ON c.id = e.case_id
           WHERE w.ministry_id = $1 AND a.id = $4 AND (w.entry_id IS NULL OR ${mayReadEntrySql(1)})`,
          [...visibilityParameters(actor, this.clock.now()), arrivalId],
        )
      : undefined;
    if (!found) throw new Refusal('notFound', 'arrival.unknown');
    return found;
  }

  private async viewOf({ caseId: _case, accessCode: _code, ...arrival }: FoundArrival): Promise<ArrivalView> {
    const stored = await this.storedFiles(arrival.id);
    const files = stored.map(({ id, fileName, mediaType, size }) => ({ id, fileName, mediaType, size }));
    return {
      ...arrival,
      mail: files.find((file) => file.id === arrival.id) ?? null,
      files: files.filter((file) => file.id !== arrival.id),
    };
  }

  private async noteReading(actor: Actor, arrival: FoundArrival, what: { fileId?: string }): Promise<void> {
    const { caseId, entryId, accessCode } = arrival;
    if (caseId && entryId) await this.readings.noteReading(actor, caseId, accessCode, { entryId, ...what });
  }

  private async storedFiles(arrivalId: string): Promise<(ArrivalFileView & { sha256: string })[]> {
    return rows<ArrivalFileView & { sha256: string }>(
      this.transactions.reader,
      `SELECT f.id, f.file_name AS "fileName", s.media_type AS "mediaType", s.size, s.sha256 FROM (
         SELECT id, -1 AS ordinal, mail_sha256 AS sha256, 'e-post.eml' AS file_name FROM arrival
           WHERE id = $1 AND mail_sha256 IS NOT NULL
         UNION ALL SELECT id, ordinal, sha256, file_name FROM arrival_file WHERE arrival_id = $1
       ) f JOIN stored_file s ON s.sha256 = f.sha256 ORDER BY f.ordinal`,
      [arrivalId],
    );
  }
}
