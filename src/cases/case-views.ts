import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { allowedAction } from '../kernel/http/allowed-action.view';
import type { AllowedAction } from '../kernel/http/allowed-action.view';
import { actionsOf } from '../kernel/lifecycle';
import { Transactions, firstRow, rows } from '../kernel/transaction';
import { CaseAccess } from './case-access';
import { CaseFile } from './case-file.entity';
import { CaseLineRow, caseLine, caseLineColumns, caseLineJoins } from './case-lines';
import { mayReadEntrySql, visibilityParameters } from './case-visibility';
import { CaseAction, caseLifecycle } from './case.lifecycle';
import type {
  AllocationView,
  CaseView,
  CaseClassView,
  NamedPerson,
  RemarkView,
  RespondingMinisterView,
} from './case.view';

/** What a case looks like to somebody who may see it, and what they may do with it now. */
@Injectable()
export class CaseViews {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly access: CaseAccess,
  ) {}

  /** Refuses as unknown what the actor may not see. */
  async view(actor: Actor, caseId: string): Promise<CaseView> {
    const { reader } = this.transactions;
    const caseFile = await this.access.find(reader, actor, caseId);
    const line = await firstRow<CaseLineRow & { class: CaseClassView | null }>(
      reader,
      `SELECT ${caseLineColumns},
         CASE WHEN k.id IS NULL THEN NULL ELSE json_build_object('id', k.id, 'code', k.code, 'title', k.title) END AS class
       FROM case_file c ${caseLineJoins} LEFT JOIN classification_class k ON k.id = c.class_id WHERE c.id = $1`,
      [caseFile.id],
    );
    if (!line) throw new Error('A case that was there is gone');
    const assignments = await this.assignments(caseFile.id);
    const allocation = await this.allocation(caseFile.id);
    return {
      ...caseLine(line),
      class: line.class,
      keywords: caseFile.keywords,
      respondingMinister: assignments.find((one) => one.to === null) ?? null,
      earlierRespondingMinisters: assignments.filter((one) => one.to !== null),
      allocation,
      remarks: await this.remarks(caseFile.id, actor),
      createdAt: caseFile.createdAt,
      closedAt: caseFile.closedAt,
      withdrawnReason: caseFile.withdrawnReason,
      own: caseFile.ministryId === actor.ministryId,
      version: caseFile.version,
      allowedActions: allowedOn(caseFile, actor, allocation),
    };
  }

  private async assignments(caseId: string): Promise<RespondingMinisterView[]> {
    return rows<RespondingMinisterView>(
      this.transactions.reader,
      `SELECT r.id, r.level, r.reason, r.closing_method AS "closingMethod", r.from_at AS "from", r.to_at AS "to",
         r.ended_reason AS "endedReason", ${personJson('p')} AS "recordedBy",
         CASE WHEN r.office_id IS NULL THEN NULL ELSE ${officeJson('r.office_id')} END AS office,
         coalesce((SELECT json_agg(${officeJson('b.office_id')} ORDER BY b.ordinal) FROM answered_on_behalf_of b
           WHERE b.responding_minister_id = r.id), '[]') AS "onBehalfOf"
       FROM responding_minister r JOIN person p ON p.id = r.recorded_by
       WHERE r.case_id = $1 ORDER BY r.to_at DESC NULLS FIRST, r.from_at DESC, r.id DESC`.replaceAll(':day', '$2'),
      [caseId, this.clock.today()],
    );
  }

  private async allocation(caseId: string): Promise<AllocationView | null> {
    const found = await firstRow<AllocationView>(
      this.transactions.reader,
      `SELECT a.id, json_build_object('id', u.id, 'name', u.name_nb) AS unit, a.state, a.note, a.from_at AS "from",
         CASE WHEN w.id IS NULL THEN NULL ELSE ${personJson('w')} END AS caseworker, ${personJson('p')} AS "allocatedBy"
       FROM case_allocation a JOIN organisational_unit u ON u.id = a.unit_id JOIN person p ON p.id = a.allocated_by
         LEFT JOIN person w ON w.id = a.caseworker_id
       WHERE a.case_id = $1 AND a.to_at IS NULL`,
      [caseId],
    );
    return found ?? null;
  }

  /** Remarks on an entry are for those who may read that entry. */
  private async remarks(caseId: string, actor: Actor): Promise<RemarkView[]> {
    return rows<RemarkView & { writtenBy: NamedPerson }>(
      this.transactions.reader,
      `SELECT r.id, r.entry_id AS "entryId", r.type, r.text, r.written_at AS "writtenAt", ${personJson('p')} AS "writtenBy"
       FROM remark r JOIN person p ON p.id = r.written_by JOIN case_file c ON c.id = r.case_id
         LEFT JOIN journal_entry e ON e.id = r.entry_id
       WHERE r.case_id = $1 AND (r.entry_id IS NULL OR ${mayReadEntrySql(2)})
       ORDER BY r.written_at, r.id LIMIT 500`,
      [caseId, ...visibilityParameters(actor, this.clock.now())],
    );
  }
}

/** What the actor may do with the case. Only whom it is offered to may accept or refuse it. */
function allowedOn(caseFile: CaseFile, actor: Actor, allocation: AllocationView | null): AllowedAction[] {
  const others = caseFile.ministryId === actor.ministryId ? null : { code: 'case.ofAnotherMinistry', facts: {} };
  const offered = allocation?.state === 'offered' && allocation.caseworker?.id === actor.personId;
  const answer = (action: CaseAction) => (action === 'accept' || action === 'refuse') && !offered;
  return actionsOf<CaseFile['status'], CaseAction>(caseLifecycle).map((action) =>
    allowedAction(
      action,
      others ??
        caseFile.hinders(action, actor) ??
        (answer(action) ? { code: 'allocation.notOfferedToYou', facts: {} } : null),
    ),
  );
}

/** A person as `NamedPerson`, by the alias of its table. */
export function personJson(alias: string): string {
  return `json_build_object('id', ${alias}.id, 'name', ${alias}.given_name || ' ' || ${alias}.family_name, 'initials', ${alias}.initials)`;
}

/** An office as `NamedOffice`, with its bokmål title on the day `:day`. */
export function officeJson(officeId: string): string {
  return `(SELECT json_build_object('id', o.id, 'ministryCode', m.code, 'title', coalesce((SELECT t.definite_form
      FROM office_title t WHERE t.office_id = o.id AND t.language = 'nb' AND daterange(t.valid_from, t.valid_to) @> :day::date
      LIMIT 1), o.code))
    FROM office o JOIN ministry m ON m.id = o.ministry_id WHERE o.id = ${officeId})`;
}
