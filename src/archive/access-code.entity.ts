import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/clock';

/**
 * Why something may be kept from the public: a provision of offentleglova as a code, with its history
 * (Noark 5, 5.2.14–17). Noark's own list stands on the act of 1970 and is not used.
 */
@Entity('access_code')
export class AccessCode {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  /** `UO13` for § 13; `XX` for what is kept back until someone has judged it. */
  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'name_nb', type: 'text' })
  nameNb: string;

  @Column({ name: 'name_nn', type: 'text' })
  nameNn: string;

  /** Short reference as printed: `offentleglova § 13`; null for the temporary code, which has none yet. */
  @Column({ name: 'provision_nb', type: 'text', nullable: true })
  provisionNb: string | null;

  @Column({ name: 'provision_nn', type: 'text', nullable: true })
  provisionNn: string | null;

  /** Whether the whole document may be exempted, or only information in it (Noark 5, 5.2.17). */
  @Column({ name: 'covers', type: 'text' })
  covers: 'document' | 'information';

  /** § 13 stands on another law's duty of secrecy, which must be named too (offentleglova § 31). */
  @Column({ name: 'needs_secrecy_provision', type: 'boolean' })
  needsSecrecyProvision: boolean;

  /** Midlertidig sperret: kept back until judged, never the last word. */
  @Column({ name: 'is_temporary', type: 'boolean' })
  isTemporary: boolean;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: Day;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: Day | null;
}
