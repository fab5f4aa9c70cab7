import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { IfGiven } from '../kernel/http/if-given';
import { IsPlainText } from '../kernel/http/text';
import { IsMail } from './mail-address';
import type { PartyKind } from './correspondence-party.entity';

/** Somebody who sent a letter, or gets one. */
export class PartyRequest {
  /** Name of the person or the organisation. */
  @IsPlainText({ max: 300 })
  name: string;

  /** Contact person; `v/` in the address. */
  @IfGiven()
  @IsPlainText({ max: 200, min: 0 })
  attention?: string;

  /** A private person, whose name the public journal treats with care. */
  @IfGiven()
  @IsBoolean()
  privatePerson?: boolean;

  /** Keep the name out of the public journal. */
  @IfGiven()
  @IsBoolean()
  screened?: boolean;

  /** Street and the like, a line each. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(6)
  @IsPlainText({ max: 200, each: true })
  addressLines?: string[];

  /** Post code. */
  @IfGiven()
  @IsPlainText({ max: 20, min: 0 })
  postCode?: string;

  /** Post town. */
  @IfGiven()
  @IsPlainText({ max: 100, min: 0 })
  postPlace?: string;

  /** Country, when not Norway. */
  @IfGiven()
  @IsPlainText({ max: 100, min: 0 })
  country?: string;

  /** Mail address. */
  @ValidateIf((party: PartyRequest) => party.mail !== undefined && party.mail !== '')
  @MaxLength(320)
  @IsMail()
  mail?: string;

  /** The office, when the party is a minister. */
  @IfGiven()
  @IsUUID()
  officeId?: string;
}

const kinds: readonly PartyKind[] = [
  'sender',
  'coSender',
  'recipient',
  'copyRecipient',
  'groupRecipient',
  'internalSender',
  'internalRecipient',
  'internalCopyRecipient',
];

/** A party of an entry that is there. */
export class EntryPartyRequest extends PartyRequest {
  /** What the party is to the letter. */
  @IsIn(kinds)
  kind: PartyKind;
}
