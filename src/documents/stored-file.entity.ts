import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One content in the document store. Never changed; who uses it refers to it by foreign key on `sha256`. */
@Entity('stored_file')
export class StoredFile {
  /** Lower-case hex of SHA-256 over the bytes. */
  @PrimaryColumn({ name: 'sha256', type: 'text' })
  sha256: string;

  /** In bytes. */
  @Column({ name: 'size', type: 'bigint' })
  size: number;

  /** By content, never by name. */
  @Column({ name: 'media_type', type: 'text' })
  mediaType: string;

  /** PRONOM id, such as `fmt/476` for PDF/A-2a; null when the content is none we know. */
  @Column({ name: 'format', type: 'text', nullable: true })
  format: string | null;

  /** The format in words, such as `PDF/A-2a`. */
  @Column({ name: 'format_name', type: 'text' })
  formatName: string;

  @Column({ name: 'stored_at', type: 'timestamptz' })
  storedAt: Date;

  /** When the same content last arrived; the sweeper leaves young offers alone. */
  @Column({ name: 'offered_at', type: 'timestamptz' })
  offeredAt: Date;
}
