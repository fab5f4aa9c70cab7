import { Injectable } from '@nestjs/common';
import { Cases } from '../../cases/cases.service';
import { Documents, OpenedFile } from '../../documents/documents.service';
import type { Actor } from '../../kernel/actor';
import { isId } from '../../kernel/id';
import { Refusal } from '../../kernel/refusal';
import { Transactions, firstRow } from '../../kernel/transaction';
import { EntryAccess } from './entry-access';

/** Files of entries on their way out, to those who may see the entry. */
@Injectable()
export class EntryFiles {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: EntryAccess,
    private readonly documents: Documents,
    private readonly cases: Cases,
  ) {}

  /** Opens a file; what the actor may not see, or is not this document's, does not exist. */
  async open(
    actor: Actor,
    entryId: string,
    documentId: string,
    fileId: string,
  ): Promise<{ file: OpenedFile; fileName: string }> {
    const found = await this.find(actor, entryId, documentId, fileId);
    const file = await this.documents.open(found.sha256);
    await found.noteReading();
    return { file, fileName: found.fileName };
  }

  /** A plain text file as text, to be read where it stands. Null when it is something else, or longer than `most` bytes. */
  async text(
    actor: Actor,
    entryId: string,
    documentId: string,
    fileId: string,
    most = 1_000_000,
  ): Promise<string | null> {
    const found = await this.find(actor, entryId, documentId, fileId);
    if (found.mediaType !== 'text/plain' || found.size > most) return null;
    const bytes = await this.documents.read(found.sha256, most);
    await found.noteReading();
    return bytes.toString('utf8').replaceAll('\r\n', '\n');
  }

  private async find(actor: Actor, entryId: string, documentId: string, fileId: string) {
    const { reader } = this.transactions;
    const { entry, caseFile } = await this.access.find(reader, actor, entryId);
    const found = [documentId, fileId].every(isId)
      ? await firstRow<{ id: string; sha256: string; fileName: string; mediaType: string; size: number }>(
          reader,
          `SELECT f.id, f.sha256, f.file_name AS "fileName", s.media_type AS "mediaType", s.size FROM document_file f
             JOIN entry_document d ON d.id = f.document_id JOIN stored_file s ON s.sha256 = f.sha256
           WHERE d.entry_id = $1 AND d.id = $2 AND f.id = $3`,
          [entry.id, documentId, fileId],
        )
      : undefined;
    if (!found) throw new Refusal('notFound', 'entry.fileUnknown');
    const noteReading = () =>
      this.cases.noteReading(actor, caseFile.id, entry.accessCode ?? caseFile.accessCode, {
        entryId: entry.id,
        fileId: found.id,
      });
    return { ...found, size: Number(found.size), noteReading };
  }
}
