import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { entities } from '../kernel/entity-rows';
import { isId } from '../kernel/id';
import { Refusal } from '../kernel/refusal';
import { Tx } from '../kernel/transaction';
import { CaseFile } from './case-file.entity';
import { mayReadCaseSql, visibilityParameters } from './case-visibility';

/**
 * The way to a case: loads it only for those who may see it. To everybody else it does not exist, whatever they know
 * of its id. Every command on a case, and on anything in it, begins with `lock`.
 */
@Injectable()
export class CaseAccess {
  constructor(private readonly clock: Clock) {}

  /** A case the actor may read, own ministry's or granted. No lock. Refuses `case.unknown`. */
  async find(reader: Pick<Tx, 'connection' | 'query'>, actor: Actor, caseId: string): Promise<CaseFile> {
    return this.load(reader, actor, caseId, '');
  }

  /**
   * A case the actor's ministry owns, locked until the transaction ends; take it before entries and number series.
   * Refuses `case.unknown`, and `case.ofAnotherMinistry` where a grant lets the actor look but not change.
   */
  async lock(tx: Tx, actor: Actor, caseId: string): Promise<CaseFile> {
    const found = await this.load(tx, actor, caseId, 'FOR UPDATE OF c');
    found.refuseForOthers(actor);
    return found;
  }

  private async load(
    tx: Pick<Tx, 'connection' | 'query'>,
    actor: Actor,
    caseId: string,
    lock: string,
  ): Promise<CaseFile> {
    const [found] = isId(caseId)
      ? await entities(tx, CaseFile, `SELECT c.* FROM case_file c WHERE c.id = $1 AND ${mayReadCaseSql(2)} ${lock}`, [
          caseId,
          ...visibilityParameters(actor, this.clock.now()),
        ])
      : [];
    if (!found) throw new Refusal('notFound', 'case.unknown');
    return found;
  }
}
