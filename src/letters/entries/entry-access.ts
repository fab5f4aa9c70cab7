import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../../cases/case-access';
import { CaseFile } from '../../cases/case-file.entity';
import { mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { entities } from '../../kernel/entity-rows';
import { isId } from '../../kernel/id';
import { Refusal } from '../../kernel/refusal';
import { Tx } from '../../kernel/transaction';
import { JournalEntry } from '../journal-entry.entity';

/** An entry with the case it stands in. */
export interface EntryInCase {
  readonly entry: JournalEntry;
  readonly caseFile: CaseFile;
}

/** The way to an entry: loads it only for those who may see it and its case; to others it does not exist. */
@Injectable()
export class EntryAccess {
  constructor(
    private readonly cases: CaseAccess,
    private readonly clock: Clock,
  ) {}

  /** An entry the actor may read, and its case. No lock. Refuses `entry.unknown`. */
  async find(reader: Pick<Tx, 'connection' | 'query'>, actor: Actor, entryId: string): Promise<EntryInCase> {
    const entry = await this.visible(reader, actor, entryId, '');
    return { entry, caseFile: await this.cases.find(reader, actor, entry.caseId) };
  }

  /** An entry of the actor's ministry and its case, both locked, the case first. Refuses `entry.unknown`. */
  async lock(tx: Tx, actor: Actor, entryId: string): Promise<EntryInCase> {
    const { caseId } = await this.visible(tx, actor, entryId, '');
    const caseFile = await this.lockCase(tx, actor, caseId);
    const entry = await this.visible(tx, actor, entryId, 'FOR UPDATE OF e');
    // It was moved between the look and the lock: whoever asks again finds it there.
    if (entry.caseId !== caseFile.id) throw new Refusal('unavailable', 'request.busy', { retryAfterSeconds: 1 });
    return { entry, caseFile };
  }

  /** Several entries of one case the actor may change, in the order of their numbers; the case is locked already. */
  async lockAll(tx: Tx, actor: Actor, caseFile: CaseFile, entryIds: readonly string[]): Promise<JournalEntry[]> {
    const wanted = [...new Set(entryIds)];
    const found = wanted.every(isId)
      ? await entities(
          tx,
          JournalEntry,
          `SELECT e.* FROM journal_entry e JOIN case_file c ON c.id = e.case_id
           WHERE e.id = ANY($1) AND e.case_id = $2 AND ${mayReadEntrySql(3)}
           ORDER BY e.document_number FOR UPDATE OF e`,
          [wanted, caseFile.id, ...visibilityParameters(actor, this.clock.now())],
        )
      : [];
    if (found.length !== wanted.length) throw new Refusal('notFound', 'entry.unknown');
    return found;
  }

  private async lockCase(tx: Tx, actor: Actor, caseId: string): Promise<CaseFile> {
    try {
      return await this.cases.lock(tx, actor, caseId);
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'notFound') throw new Refusal('notFound', 'entry.unknown');
      throw error;
    }
  }

  private async visible(
    tx: Pick<Tx, 'connection' | 'query'>,
    actor: Actor,
    entryId: string,
    lock: string,
  ): Promise<JournalEntry> {
    const [found] = isId(entryId)
      ? await entities(
          tx,
          JournalEntry,
          `SELECT e.* FROM journal_entry e JOIN case_file c ON c.id = e.case_id
           WHERE e.id = $1 AND ${mayReadEntrySql(2)} ${lock}`,
          [entryId, ...visibilityParameters(actor, this.clock.now())],
        )
      : [];
    if (!found) throw new Refusal('notFound', 'entry.unknown');
    return found;
  }
}
