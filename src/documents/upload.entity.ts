import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Actor } from '../kernel/actor';
import type { TouchedRow } from '../kernel/history/history';
import { Refusal } from '../kernel/refusal';

/** A file someone sent in, waiting for a command to claim it. */
@Entity('upload')
export class Upload {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'sha256', type: 'text' })
  sha256: string;

  /** As the sender called it, made safe by `safeFileName`. */
  @Column({ name: 'file_name', type: 'text' })
  fileName: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'claimed_at', type: 'timestamptz', nullable: true })
  claimedAt: Date | null;

  @Column({ name: 'claimed_for_table', type: 'text', nullable: true })
  claimedForTable: string | null;

  @Column({ name: 'claimed_for_id', type: 'uuid', nullable: true })
  claimedForId: string | null;

  /** An upload is its uploader's own, in the ministry acted for; to everyone else it does not exist. */
  belongsTo(actor: Actor): boolean {
    return this.accountId === actor.accountId && this.ministryId === actor.ministryId;
  }

  /** Makes the file part of what is registered. From here on it never expires. */
  claim(claimedFor: TouchedRow, at: Date): void {
    if (this.claimedAt) throw new Refusal('conflict', 'upload.alreadyClaimed', { uploadId: this.id });
    if (this.expiresAt <= at) throw new Refusal('invalid', 'upload.expired', { uploadId: this.id });
    this.claimedAt = at;
    this.claimedForTable = claimedFor.table;
    this.claimedForId = claimedFor.id;
  }
}
