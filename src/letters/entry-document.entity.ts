import { Column, Entity, PrimaryColumn } from 'typeorm';

export type DocumentType = 'letter' | 'mail' | 'memo' | 'attachment' | 'evidence' | 'preliminaryReply' | 'other';

/** Dokumentbeskrivelse: the main document of an entry or one of its attachments. */
@Entity('entry_document')
export class EntryDocument {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'entry_id', type: 'uuid' })
  entryId: string;

  @Column({ type: 'integer' })
  ordinal: number;

  @Column({ type: 'text' })
  association: 'main' | 'attachment';

  @Column({ type: 'text' })
  type: DocumentType;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  status: 'beingEdited' | 'finished';

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  /** Hoveddokument: the first of the entry's documents. */
  becomeMain(): void {
    this.association = 'main';
    this.ordinal = 0;
  }

  /** Vedlegg, at a place behind the others. */
  becomeAttachment(ordinal: number): void {
    this.association = 'attachment';
    this.ordinal = ordinal;
  }
}

/** Dokumentobjekt: one version and variant of a document, as stored bytes. Never changed, never overwritten. */
@Entity('document_file')
export class DocumentFile {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'document_id', type: 'uuid' })
  documentId: string;

  @Column({ name: 'version_number', type: 'integer' })
  versionNumber: number;

  @Column({ type: 'text' })
  variant: 'production' | 'archive' | 'redacted';

  @Column({ type: 'text' })
  sha256: string;

  @Column({ name: 'file_name', type: 'text' })
  fileName: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;
}
