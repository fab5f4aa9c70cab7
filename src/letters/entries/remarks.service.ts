import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../../cases/case-access';
import { Actor, holds } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { made } from '../../kernel/entity-rows';
import { History } from '../../kernel/history/history';
import { newId } from '../../kernel/id';
import { storeTogether } from '../../kernel/store-together';
import { Transactions, Tx } from '../../kernel/transaction';
import '../letters.events';
import { EntryAccess } from './entry-access';
import { Remark, RemarkType } from './remark.entity';

/** Merknader: how what is locked is corrected. Written at any time, also when the case is closed; never changed. */
@Injectable()
export class Remarks {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly cases: CaseAccess,
    private readonly entries: EntryAccess,
    private readonly history: History,
  ) {}

  async onCase(actor: Actor, caseId: string, text: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const caseFile = await this.cases.lock(tx, actor, caseId);
      caseFile.take('remark', actor);
      await this.write(tx, actor, caseFile.id, null, text);
    });
  }

  async onEntry(actor: Actor, entryId: string, text: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { entry } = await this.entries.lock(tx, actor, entryId);
      entry.take('remark', actor);
      await this.write(tx, actor, entry.caseId, entry.id, text);
    });
  }

  private async write(tx: Tx, actor: Actor, caseId: string, entryId: string | null, text: string): Promise<void> {
    const remark = made(Remark, {
      id: newId(),
      caseId,
      entryId,
      type: typeOf(actor),
      text,
      writtenBy: actor.personId,
      writtenAt: this.clock.now(),
    });
    const states = await storeTogether(tx, [remark]);
    await this.history.record(tx, actor, {
      caseId,
      type: 'remark.written',
      subject: { table: 'remark', id: remark.id },
      payload: { remarkId: remark.id, entryId },
      states,
    });
  }
}

/** Merknadstype, by what the writer is in the ministry. */
function typeOf(actor: Actor): RemarkType {
  if (holds(actor, 'registrar')) return 'fromRegistrar';
  return holds(actor, 'leader') ? 'fromLeader' : 'fromCaseworker';
}
