import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IfGiven } from '../../kernel/http/if-given';
import { IsPlainText } from '../../kernel/http/text';

/** Whom a letter goes to. */
export class RecipientRequest {
  /** Name as it stands in the address. */
  @IsPlainText({ max: 300 })
  name: string;

  /** The person there, printed after `v/`. */
  @IfGiven()
  @IsPlainText({ max: 200, min: 0 })
  attention?: string;

  /** Street or box, one or more lines. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(6)
  @IsPlainText({ max: 200, each: true })
  addressLines?: string[];

  /** Post code. */
  @IfGiven()
  @IsPlainText({ max: 20, min: 0 })
  postCode?: string;

  /** Place of the post code. */
  @IfGiven()
  @IsPlainText({ max: 100, min: 0 })
  postPlace?: string;

  /** Country, for an address abroad. */
  @IfGiven()
  @IsPlainText({ max: 100, min: 0 })
  country?: string;

  /** Mail address; empty for post. */
  @IfGiven()
  @ValidateIf((party: RecipientRequest) => party.mail !== '')
  @IsEmail()
  @MaxLength(254)
  mail?: string;

  /** Whether the recipient is a private person. */
  @IfGiven()
  @IsBoolean()
  privatePerson?: boolean;

  /** Keeps the name out of the public journal. */
  @IfGiven()
  @IsBoolean()
  screened?: boolean;
}

/** Starts a reply in a case. */
export class StartReplyRequest {
  /** Code of the template, such as `reply-on-behalf`. */
  @IsString()
  @Matches(/^[a-z][a-z0-9-]{1,59}$/)
  templateCode: string;

  /** The incoming letters it answers, the one the text speaks of first. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  answers: string[];

  /** The sent letter of the case that this one puts right: its entry. It goes to the same recipients unless others are given. */
  @IfGiven()
  @IsUUID()
  correctsEntryId?: string;

  /** The form it is written in; left out, the sender's. */
  @IfGiven()
  @IsIn(['nb', 'nn'])
  language?: 'nb' | 'nn';

  /** The letter's heading; left out, made from the title of the letter answered. */
  @IfGiven()
  @IsPlainText({ max: 300 })
  subject?: string;

  /** Internal title of the entry; left out, the heading. */
  @IfGiven()
  @IsPlainText({ max: 500 })
  title?: string;

  /**
   * Title in the public journal, in the PDF and in the mail; left out, the heading, or the public title of the restricted
   * case or letter it belongs to.
   */
  @IfGiven()
  @IsPlainText({ max: 500 })
  publicTitle?: string;

  /** Values of the template's fields that the adviser is asked for. */
  @IfGiven()
  @IsObject()
  values?: Record<string, unknown>;

  /** Recipients; left out, the senders of the letters answered. */
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => RecipientRequest)
  recipients?: RecipientRequest[];
}

/** Writes the letter's text. */
export class WriteTextRequest {
  /** Restricted HTML; normalised before it is stored. */
  @IsPlainText({ max: 200_000, min: 0, multiline: true })
  html: string;
}

/** Puts a standard paragraph into the text. */
export class InsertParagraphRequest {
  /** Code of the paragraph, such as `help-after-violence`. */
  @IsString()
  @Matches(/^[a-z][a-z0-9-]{1,59}$/)
  paragraphCode: string;
}

/** Changes what stands around the text. What is left out stays. */
export class ChangeLetterRequest {
  /** The letter's heading. */
  @IfGiven()
  @IsPlainText({ max: 300 })
  subject?: string;

  /** Internal title of the entry. */
  @IfGiven()
  @IsPlainText({ max: 500 })
  title?: string;

  /** Title in the public journal, in the PDF and in the mail. */
  @IfGiven()
  @IsPlainText({ max: 500 })
  publicTitle?: string;

  /** The recipients, all of them, in order. */
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => RecipientRequest)
  recipients?: RecipientRequest[];

  /** Those who get a copy, all of them, in order. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => RecipientRequest)
  copies?: RecipientRequest[];
}

/** One name on an official's letter. */
export class SignatoryRequest {
  /** The leader. */
  @IsUUID()
  personId: string;

  /** Signs by authority: e.f. */
  @IsBoolean()
  byAuthority: boolean;
}

/** Who signs an official's letter, superior first. */
export class SignatoriesRequest {
  /** The names, one to four. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @ValidateNested({ each: true })
  @Type(() => SignatoryRequest)
  signatories: SignatoryRequest[];
}

/** Encloses an uploaded file. */
export class EncloseRequest {
  /** The upload. */
  @IsUUID()
  uploadId: string;

  /** Title as it stands under Vedlegg. */
  @IsPlainText({ max: 300 })
  title: string;
}

/** One enclosure at its place. */
export class PlacedEnclosureRequest {
  /** The entry document. */
  @IsUUID()
  documentId: string;

  /** Title as it stands under Vedlegg. */
  @IsPlainText({ max: 300 })
  title: string;
}

/** Says in which order the enclosures stand, and what each is called. */
export class ArrangeEnclosuresRequest {
  /** All of them, the first first. */
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PlacedEnclosureRequest)
  enclosures: PlacedEnclosureRequest[];
}

/** Submits to leaders. */
export class SubmitReplyRequest {
  /** The leaders in the order they are asked. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @IsUUID(undefined, { each: true })
  route: string[];

  /** A word to them along the way; it stands in the case's history. */
  @IfGiven()
  @IsPlainText({ max: 2_000, min: 0, multiline: true })
  message?: string;
}

/** Approves the content that was read. */
export class ApproveRequest {
  /** `contentHash` of what was read; approval is of exactly that. */
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  contentHash: string;

  /** A word along the way. */
  @IfGiven()
  @IsPlainText({ max: 2_000, min: 0, multiline: true })
  comment?: string;
}

/** Edits the text and approves it in one act. */
export class EditAndApproveRequest {
  /** The text as it shall be. */
  @IsPlainText({ max: 200_000, min: 0, multiline: true })
  html: string;

  /** A word along the way. */
  @IfGiven()
  @IsPlainText({ max: 2_000, min: 0, multiline: true })
  comment?: string;
}

/** Lays the letter before the minister. */
export class ReleaseRequest {
  /** The minister sees urgent letters first. */
  @IfGiven()
  @IsBoolean()
  urgent?: boolean;

  /** Note from the private office on the folder's cover. */
  @IfGiven()
  @IsPlainText({ max: 1_000, min: 0, multiline: true })
  note?: string;
}

/** Keeps a letter on the table, or takes it up again. */
export class HoldRequest {
  /** Whether it is held. */
  @IsBoolean()
  held: boolean;

  /** Why, for the private office. */
  @IfGiven()
  @IsPlainText({ max: 1_000, min: 0, multiline: true })
  reason?: string;
}

/** Which two versions to compare. */
export class DifferenceQuery {
  /** The earlier version. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  from: number;

  /** The later version. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  to: number;
}
