import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IfGiven } from '../../kernel/http/if-given';
import { IsDay } from '../../kernel/http/text';

/** Opens a ceremony over letters. */
export class OpenCeremonyRequest {
  /** The letters, in the order they are laid before the signatory. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  replyIds: string[];
}

/** One letter the signatory marks. */
export class MarkRequest {
  /** The letter, as it was laid in the ceremony. */
  @IsUUID()
  laidLetterId: string;

  /** SHA-256 of the PDF as it was shown. */
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;
}

/** Signs the marked letters. */
export class SignRequest {
  /** The letters to sign. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique((mark: Partial<MarkRequest> | null) => mark?.laidLetterId)
  @ValidateNested({ each: true })
  @Type(() => MarkRequest)
  marks: MarkRequest[];

  /** Says explicitly that marked letters may be signed without having been opened. */
  @IfGiven()
  @IsBoolean()
  evenUnopened?: boolean;
}

/** A signature or decision given outside the system. */
export class GivenOutsideRequest {
  /** The day it was given. */
  @IsDay()
  on: string;

  /** Upload with the scan, or with what documents the decision. */
  @IsUUID()
  evidenceUploadId: string;

  /** Among several officials: who signed. */
  @IfGiven()
  @IsUUID()
  personId?: string;
}

/** A decision the minister gave elsewhere. */
export class DecisionRequest extends GivenOutsideRequest {
  /** How it was given. */
  @IsIn(['mail', 'telephone', 'meeting'])
  how: 'mail' | 'telephone' | 'meeting';
}
