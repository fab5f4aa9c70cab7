import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { made } from '../../kernel/entity-rows';
import type { TouchedRow } from '../../kernel/history/history';
import { newId } from '../../kernel/id';
import { Transactions, Tx } from '../../kernel/transaction';
import { printedKey } from '../../cases/case-key';
import { Documents, KeptFile } from '../../documents/documents.service';
import { DocumentFile, EntryDocument } from '../entry-document.entity';
import { JournalEntry } from '../journal-entry.entity';
import { ReplyInHand } from '../replies/reply-loading';
import { ReplyNotes } from '../replies/reply-notes';

/** The note as it lay before the minister, set and stored, waiting for the transaction that files it. */
export interface NoteToFile {
  readonly entryId: string;
  readonly kept: KeptFile;
}

/** Files the note to the minister when the letter is signed: from then on it is finished, in archive format. */
@Injectable()
export class NoteFiling {
  constructor(
    private readonly transactions: Transactions,
    private readonly documents: Documents,
    private readonly notes: ReplyNotes,
  ) {}

  /** Sets and stores the note; null when the letter has none. Before the transaction. */
  async prepare(hand: ReplyInHand): Promise<NoteToFile | null> {
    const note = await this.notes.set(this.transactions.reader, hand);
    if (!note) return null;
    const fileName = `${printedKey(hand.caseFile).replace('/', '-')}-${note.documentNumber} Notat.pdf`;
    const kept = await this.documents.keep(Buffer.from(note.set.pdf), { fileName, mediaType: 'application/pdf' });
    return { entryId: note.entryId, kept };
  }

  /** Files it: its document is finished, its entry Ferdigstilt. A note that was filed before gets a new version. */
  async file(tx: Tx, note: NoteToFile | null, actor: Actor, at: Date): Promise<TouchedRow[]> {
    if (!note) return [];
    const entry = await tx.findOneOrFail(JournalEntry, {
      where: { id: note.entryId },
      lock: { mode: 'pessimistic_write' },
    });
    const document = await tx.findOneBy(EntryDocument, { entryId: entry.id, association: 'main' });
    if (!document || !['reserved', 'finished'].includes(entry.status)) return [];
    await this.documents.keepRow(tx, note.kept);
    const file = made(DocumentFile, {
      id: newId(),
      documentId: document.id,
      versionNumber: (await tx.countBy(DocumentFile, { documentId: document.id })) + 1,
      variant: 'archive',
      sha256: note.kept.sha256,
      fileName: note.kept.fileName,
      createdAt: at,
      createdBy: actor.personId,
    });
    await tx.insert(DocumentFile, file);
    document.status = 'finished';
    entry.status = 'finished';
    entry.version += 1;
    await tx.save([document]);
    await tx.save([entry]);
    return [
      { table: 'journal_entry', id: entry.id },
      { table: 'entry_document', id: document.id },
      { table: 'document_file', id: file.id },
    ];
  }
}
