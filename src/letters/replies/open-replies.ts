import { Injectable, OnModuleInit } from '@nestjs/common';
import type { CaseFile } from '../../cases/case-file.entity';
import { printedEntryKey } from '../../cases/case-key';
import { CaseLetters, Hindrance } from '../../cases/case-letters';
import { Tx, rows } from '../../kernel/transaction';
import { openReplyStates } from './reply.lifecycle';

/** What keeps a case from being closed: a reply that is begun and neither sent nor given up. */
@Injectable()
export class OpenReplies implements OnModuleInit {
  constructor(private readonly port: CaseLetters) {}

  onModuleInit(): void {
    this.port.hinderedBy((tx, caseFile) => this.hindrances(tx, caseFile));
  }

  private async hindrances(tx: Tx, caseFile: CaseFile): Promise<Hindrance[]> {
    const open = await rows<{ documentNumber: number }>(
      tx,
      `SELECT e.document_number AS "documentNumber" FROM reply r JOIN journal_entry e ON e.id = r.entry_id
        WHERE r.case_id = $1 AND r.state = ANY($2::text[]) ORDER BY e.document_number`,
      [caseFile.id, openReplyStates],
    );
    const entries = open.map(({ documentNumber }) => printedEntryKey(caseFile, documentNumber));
    return entries.length ? [{ code: 'reply.hindersClosing', facts: { entries } }] : [];
  }
}
