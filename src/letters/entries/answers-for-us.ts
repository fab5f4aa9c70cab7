import { Injectable } from '@nestjs/common';
import { CaseKey, printedEntryKey, printedKey } from '../../cases/case-key';
import { mayReadCaseSql, mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import { officeJson } from '../../cases/case-views';
import type { NamedOffice } from '../../cases/case.view';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { Transactions, firstRow, rows } from '../../kernel/transaction';
import type { JournalEntry } from '../journal-entry.entity';
import type { AnswerForUsView, AnsweredForUsView } from './entry.view';

interface AnsweringRow extends CaseKey {
  caseId: string;
  ministryCode: string;
  office: NamedOffice | null;
  from: Date;
  readable: boolean;
}

/** Whether another ministry that got the same letter answers it on behalf of one of ours. */
@Injectable()
export class AnswersForUs {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Null when nobody does. The case is named only to whom the grant lets look. */
  async of(actor: Actor, entry: Pick<JournalEntry, 'arrivalId' | 'ministryId'>): Promise<AnsweredForUsView | null> {
    const found = await firstRow<AnsweringRow>(
      this.transactions.reader,
      `SELECT c.id AS "caseId", c.case_year AS "caseYear", c.case_number AS "caseNumber", m.code AS "ministryCode",
         r.from_at AS "from", CASE WHEN r.office_id IS NULL THEN NULL ELSE ${officeJson('r.office_id')} END AS office,
         ${mayReadCaseSql(1)} AS readable
       FROM journal_entry o JOIN case_file c ON c.id = o.case_id JOIN ministry m ON m.id = c.ministry_id
         JOIN responding_minister r ON r.case_id = c.id AND r.to_at IS NULL
       WHERE o.arrival_id = $4 AND o.ministry_id <> $5 AND o.status <> 'withdrawn'
         AND EXISTS (SELECT 1 FROM answered_on_behalf_of b JOIN office f ON f.id = b.office_id
           WHERE b.responding_minister_id = r.id AND f.ministry_id = $5)
       ORDER BY r.from_at LIMIT 1`.replaceAll(':day', '$6'),
      [...visibilityParameters(actor, this.clock.now()), entry.arrivalId, entry.ministryId, this.clock.today()],
    );
    if (!found) return null;
    const { ministryCode, office, from, readable } = found;
    const caseKey = readable ? printedKey(found) : null;
    return {
      ministryCode,
      office,
      from,
      caseId: readable ? found.caseId : null,
      caseKey,
      sentence: `Besvares for dere av ${ministryCode}${caseKey ? ` i sak ${caseKey}` : ''}.`,
      answers: readable ? await this.answersIn(actor, found) : [],
    };
  }

  private async answersIn(actor: Actor, answering: AnsweringRow): Promise<AnswerForUsView[]> {
    const found = await rows<Omit<AnswerForUsView, 'entryKey'> & { documentNumber: number }>(
      this.transactions.reader,
      `SELECT e.id AS "entryId", e.document_number AS "documentNumber", e.title, e.sent_at AS "sentAt"
       FROM journal_entry e JOIN case_file c ON c.id = e.case_id
       WHERE e.case_id = $4 AND e.kind = 'outgoing' AND e.status IN ('dispatched', 'journalled', 'archived')
         AND ${mayReadEntrySql(1)} ORDER BY e.document_number`,
      [...visibilityParameters(actor, this.clock.now()), answering.caseId],
    );
    return found.map(({ documentNumber, ...answer }) => ({
      ...answer,
      entryKey: printedEntryKey(answering, documentNumber),
    }));
  }
}
