import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TokenScope } from '../../kernel/actor';
import { refuseUnless } from '../../kernel/refusal';

/** What a machine acts with: for one person, one ministry, some scopes, until a moment. Never signs. Real time throughout. */
@Entity('api_token')
export class ApiToken {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  /** What it is for, in its owner's words. */
  @Column({ name: 'name', type: 'text' })
  name: string;

  /** The beginning of the token, shown to recognise it by. */
  @Column({ name: 'prefix', type: 'text' })
  prefix: string;

  /** SHA-256 of the whole token, which is shown once and kept nowhere. */
  @Column({ name: 'hash', type: 'text' })
  hash: string;

  @Column({ name: 'scopes', type: 'text', array: true })
  scopes: TokenScope[];

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  /** Ends it for good. */
  revoke(at: Date): void {
    refuseUnless(!this.revokedAt, 'conflict', 'token.alreadyRevoked');
    this.revokedAt = at;
  }
}
