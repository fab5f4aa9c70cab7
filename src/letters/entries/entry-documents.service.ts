import { Injectable } from '@nestjs/common';
import { Documents } from '../../documents/documents.service';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { entities, made, saveTogether } from '../../kernel/entity-rows';
import { isId, newId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { storeTogether } from '../../kernel/store-together';
import { Tx, rows } from '../../kernel/transaction';
import { DocumentFile, DocumentType, EntryDocument } from '../entry-document.entity';
import type { JournalEntry } from '../journal-entry.entity';
import '../letters.events';
import { isArchiveFormat } from './archive-formats.rules';
import { EntryChanges } from './entry-changes';
import { documentsOf } from './journal';

/** Most documents one entry may have. */
const mostDocuments = 100;

/**
 * Documents of an entry: added, replaced by a new version, swapped, given a copy in an archive format. Nothing that is
 * finished is rewritten (Noark 5, 3.2.31): an earlier version and its bytes stay.
 */
@Injectable()
export class EntryDocuments {
  constructor(
    private readonly clock: Clock,
    private readonly changes: EntryChanges,
    private readonly files: Documents,
  ) {}

  /** Adds an attachment, or the main document where there is none yet. */
  async add(
    actor: Actor,
    entryId: string,
    version: number,
    wanted: { uploadId: string; title?: string; type?: DocumentType },
  ): Promise<void> {
    await this.changes.change(actor, entryId, version, async (tx, { entry }) => {
      entry.take('changeDocuments', actor);
      entry.refuseIfLocked('documents');
      const present = await this.documents(tx, entry);
      refuseUnless(present.length < mostDocuments, 'invalid', 'entry.tooManyDocuments', { limit: mostDocuments });
      const from = Math.max(-1, ...present.map((one) => one.ordinal)) + 1;
      const [file] = await this.files.claim(tx, actor, [wanted.uploadId], { table: 'journal_entry', id: entry.id });
      if (!file) throw new Error('One upload gives one file');
      const { sha256, fileName } = file;
      const { documents, files } = documentsOf(
        actor,
        entry.id,
        [
          {
            title: wanted.title ?? fileName,
            type: wanted.type ?? 'attachment',
            status: 'finished',
            files: [{ sha256, fileName, variant: isArchiveFormat(file.format) ? 'archive' : 'production' }],
          },
        ],
        this.clock.now(),
        from,
      );
      return {
        type: 'entry.documentAdded',
        payload: { documentId: documents[0]?.id ?? '', sha256 },
        states: await storeTogether(tx, [...documents, ...files]),
      };
    });
  }

  /** Gives a document a new version: the wrong file was registered. The earlier version stays, and is no longer shown. */
  async replace(actor: Actor, entryId: string, version: number, documentId: string, uploadId: string): Promise<void> {
    await this.changes.change(actor, entryId, version, async (tx, { entry }) => {
      entry.take('changeDocuments', actor);
      entry.refuseIfLocked('documents');
      const document = await this.document(tx, entry, documentId);
      const versionNumber = (await this.latestVersion(tx, document.id)) + 1;
      const added = await this.claimed(tx, actor, entry, uploadId);
      const variant = isArchiveFormat(added.format) ? 'archive' : 'production';
      const file = this.fileOf(actor, document.id, versionNumber, variant, added);
      return {
        type: 'entry.documentReplaced',
        payload: { documentId: document.id, versionNumber, sha256: file.sha256 },
        states: await storeTogether(tx, [file]),
      };
    });
  }

  /**
   * Adds a copy in an archive format, or one with words hidden for the public. It may come after dispatch and is
   * never mistaken for what was sent (Noark 5, 3.2.27).
   */
  async addCopy(
    actor: Actor,
    entryId: string,
    version: number,
    documentId: string,
    wanted: { uploadId: string; variant: 'archive' | 'redacted' },
  ): Promise<void> {
    await this.changes.change(actor, entryId, version, async (tx, { entry }) => {
      entry.take('changeDocuments', actor);
      entry.refuseIfLocked('archiveCopy');
      const document = await this.document(tx, entry, documentId);
      const added = await this.claimed(tx, actor, entry, wanted.uploadId);
      refuseUnless(isArchiveFormat(added.format), 'invalid', 'entry.copyNotInArchiveFormat', {
        format: added.formatName,
      });
      const of = Math.max(1, await this.latestVersion(tx, document.id));
      const taken = await this.hasVariant(tx, document.id, of, wanted.variant);
      const file = this.fileOf(actor, document.id, taken ? of + 1 : of, wanted.variant, added);
      return {
        type: 'entry.copyAdded',
        payload: { documentId: document.id, variant: wanted.variant, sha256: file.sha256 },
        states: await storeTogether(tx, [file]),
      };
    });
  }

  /** Makes an attachment the main document; the former main document becomes the last attachment. */
  async makeMain(actor: Actor, entryId: string, version: number, documentId: string): Promise<void> {
    await this.changes.change(actor, entryId, version, async (tx, { entry }) => {
      entry.take('changeDocuments', actor);
      entry.refuseIfLocked('documents');
      const present = await this.documents(tx, entry);
      const chosen = await this.document(tx, entry, documentId);
      refuseUnless(chosen.association !== 'main', 'conflict', 'entry.alreadyMain');
      const former = present.find((one) => one.association === 'main');
      const last = Math.max(...present.map((one) => one.ordinal));
      former?.becomeAttachment(last + 1);
      const states = former ? await saveTogether(tx, former) : [];
      chosen.becomeMain();
      return {
        type: 'entry.mainDocumentSwapped',
        payload: { documentId: chosen.id, formerId: former?.id ?? '' },
        states: [...states, ...(await saveTogether(tx, chosen))],
      };
    });
  }

  /** Corrects the title of a document (Noark 5, 3.2.33). */
  async retitle(actor: Actor, entryId: string, version: number, documentId: string, title: string): Promise<void> {
    await this.changes.change(actor, entryId, version, async (tx, { entry }) => {
      entry.take('changeDocuments', actor);
      entry.refuseIfLocked('documents');
      const document = await this.document(tx, entry, documentId);
      const before = document.title;
      document.title = title;
      return {
        type: 'entry.documentTitled',
        payload: { documentId: document.id },
        personal: { before, after: title },
        states: await saveTogether(tx, document),
      };
    });
  }

  private async claimed(tx: Tx, actor: Actor, entry: JournalEntry, uploadId: string) {
    const [file] = await this.files.claim(tx, actor, [uploadId], { table: 'journal_entry', id: entry.id });
    if (!file) throw new Error('One upload gives one file');
    return file;
  }

  private fileOf(
    actor: Actor,
    documentId: string,
    versionNumber: number,
    variant: DocumentFile['variant'],
    { sha256, fileName }: { sha256: string; fileName: string },
  ): DocumentFile {
    return made(DocumentFile, {
      id: newId(),
      documentId,
      versionNumber,
      variant,
      sha256,
      fileName,
      createdAt: this.clock.now(),
      createdBy: actor.personId,
    });
  }

  private async documents(tx: Tx, entry: JournalEntry): Promise<EntryDocument[]> {
    const sql = 'SELECT d.* FROM entry_document d WHERE d.entry_id = $1 ORDER BY d.ordinal';
    return entities(tx, EntryDocument, sql, [entry.id]);
  }

  private async document(tx: Tx, entry: JournalEntry, documentId: string): Promise<EntryDocument> {
    const found = isId(documentId) ? await tx.findOneBy(EntryDocument, { id: documentId, entryId: entry.id }) : null;
    refuseUnless(found, 'notFound', 'entry.documentUnknown');
    return found;
  }

  private async latestVersion(tx: Tx, documentId: string): Promise<number> {
    const sql = 'SELECT max(version_number) AS latest FROM document_file WHERE document_id = $1';
    return (await rows<{ latest: number | null }>(tx, sql, [documentId]))[0]?.latest ?? 0;
  }

  private async hasVariant(tx: Tx, documentId: string, version: number, variant: string): Promise<boolean> {
    const sql = 'SELECT 1 FROM document_file WHERE document_id = $1 AND version_number = $2 AND variant = $3';
    return (await rows(tx, sql, [documentId, version, variant])).length > 0;
  }
}
