import { Injectable } from '@nestjs/common';
import { Archive } from '../archive/archive.service';
import type { Actor } from '../kernel/actor';
import type { Day } from '../kernel/clock';
import { refuseUnless } from '../kernel/refusal';
import type { Tx } from '../kernel/transaction';
import { KeptRestriction, unrestricted } from './restriction.rules';

/** A restriction as somebody asks for it. `provision` may be more exact than the code's own. */
export interface WantedRestriction {
  readonly code: string;
  readonly provision?: string | null;
  readonly secrecyProvision?: string | null;
}

/** Judges a restriction before it is put on a case or an entry. */
@Injectable()
export class Restrictions {
  constructor(private readonly archive: Archive) {}

  /**
   * The restriction to keep; null means open to all. Refuses a code that is not in use, § 13 without its secrecy
   * provision, and a code the actor is not cleared for: nobody hides a letter from themselves.
   */
  async judge(tx: Tx, actor: Actor, wanted: WantedRestriction | null, day: Day): Promise<KeptRestriction> {
    if (!wanted) return unrestricted;
    const code = await this.archive.restrictionFor(wanted, day, tx);
    refuseUnless(actor.clearedFor.includes(code.code), 'forbidden', 'case.notCleared', { code: code.code });
    return {
      accessCode: code.code,
      accessProvision: wanted.provision ?? code.provisionNb,
      secrecyProvision: wanted.secrecyProvision ?? null,
    };
  }
}
