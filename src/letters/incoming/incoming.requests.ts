import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { ReasonRequest, RestrictionRequest } from '../../cases/case.requests';
import { caseFieldWords } from '../../cases/case.words';
import { FieldLabels } from '../../kernel/http/field-labels';
import { IfGiven } from '../../kernel/http/if-given';
import { IsNested, IsNestedList } from '../../kernel/http/nested';
import { IsMoment } from '../../kernel/http/moment';
import { IsDay, IsPlainText } from '../../kernel/http/text';
import { asLabels } from '../../kernel/language';
import { letterLanguages } from '../journal-entry.entity';
import type { LetterLanguage } from '../journal-entry.entity';
import { entryFieldWords } from '../letters.words';
import { PartyRequest } from '../party.requests';
import type { ArrivalChannel } from './arrival.entity';

/** A mail to be read for what it can fill in. */
export class SuggestFromMailRequest {
  /** The uploaded mail file. */
  @IsUUID()
  uploadId: string;
}

/** Whom a name may be. */
export class EarlierSendersQuery {
  /** Part of the name. */
  @IsPlainText({ max: 300, min: 2 })
  q: string;
}

/** A case to be opened for the letter. */
@FieldLabels(asLabels(caseFieldWords))
export class NewCaseRequest {
  /** Internal title. */
  @IsPlainText({ max: 500 })
  title: string;

  /** Title in the public journal. */
  @IsPlainText({ max: 500 })
  publicTitle: string;

  /** Class to file it on; may wait until the case is closed. */
  @IfGiven()
  @IsUUID()
  classId?: string;

  /** Unit it lies in. */
  @IfGiven()
  @IsUUID()
  unitId?: string;

  /** Keywords. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(30)
  @IsPlainText({ max: 100, each: true })
  keywords?: string[];

  /** Restriction of the case. */
  @IfGiven()
  @IsNested(() => RestrictionRequest)
  restriction?: RestrictionRequest;
}

/** A file that came with the letter. */
export class ArrivedFileRequest {
  /** The upload. */
  @IsUUID()
  uploadId: string;

  /** Title of the document; the file’s name when left out. */
  @IfGiven()
  @IsPlainText({ max: 500 })
  title?: string;
}

/** A letter to be registered. What arrived is one of `mailUploadId`, `files` and `arrivalId`. */
@FieldLabels(asLabels(entryFieldWords))
export class RegisterLetterRequest {
  /** The case it goes into. Either this or `newCase`. */
  @IfGiven()
  @IsUUID()
  caseId?: string;

  /** A case to be opened for it. */
  @IfGiven()
  @IsNested(() => NewCaseRequest)
  newCase?: NewCaseRequest;

  /** It came as this uploaded mail. */
  @IfGiven()
  @IsUUID()
  mailUploadId?: string;

  /** It came as these files, the letter first; none when it is not yet scanned. */
  @IfGiven()
  @IsNestedList(() => ArrivedFileRequest, 100)
  files?: ArrivedFileRequest[];

  /** It waits at the ministry, registered by another that got it too. */
  @IfGiven()
  @IsUUID()
  arrivalId?: string;

  /** How files came; a mail is a mail. */
  @IfGiven()
  @IsIn(['post', 'delivered', 'mail'])
  channel?: ArrivalChannel;

  /** Which piece is the letter itself: 0 is the mail or the first file. */
  @ApiPropertyOptional({ default: 0 })
  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(100)
  main?: number;

  /** Titles of the documents, the main document first. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(101)
  @IsPlainText({ max: 500, each: true })
  documentTitles?: string[];

  /** Internal title. */
  @IsPlainText({ max: 500 })
  title: string;

  /** Title in the public journal; a missing or meaningless one is warned about. */
  @IfGiven()
  @IsPlainText({ max: 500, min: 0 })
  publicTitle?: string;

  /** Who wrote it. */
  @IsNested(() => PartyRequest)
  sender: PartyRequest;

  /** Who signed it too. */
  @IfGiven()
  @IsNestedList(() => PartyRequest, 200)
  coSenders?: PartyRequest[];

  /** Who got a copy. */
  @IfGiven()
  @IsNestedList(() => PartyRequest, 200)
  copies?: PartyRequest[];

  /** Offices it is addressed to, in the sender’s order. Other ministries among them get it in their list to register. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(40)
  @IsUUID(undefined, { each: true })
  addressedOfficeIds?: string[];

  /** The sender’s own reference. */
  @IfGiven()
  @IsPlainText({ max: 200, min: 0 })
  theirReference?: string;

  /** When it came. */
  @IsMoment()
  receivedAt: string;

  /** The letter’s own date; null when undated. */
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true })
  @IsOptional()
  @IsDay()
  documentDate?: string | null;

  /** Journal date; today when left out. */
  @IfGiven()
  @IsDay()
  journalDate?: string;

  /** Day it is to be answered by. */
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true })
  @IsOptional()
  @IsDay()
  dueDate?: string | null;

  /** Language form of the letter. */
  @IsIn(letterLanguages)
  language: LetterLanguage;

  /** Restriction of the letter. */
  @IfGiven()
  @IsNested(() => RestrictionRequest)
  restriction?: RestrictionRequest;

  /** Keywords. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(30)
  @IsPlainText({ max: 100, each: true })
  keywords?: string[];
}

/** Why a waiting arrival is not for the journal. */
export class NotForJournalRequest extends ReasonRequest {}

/** Something that came and is not registered, without a word of what is in it. */
export class TurnAwayRequest {
  /** Not for the journal; or graded, and therefore never uploaded here. */
  @IsIn(['notForJournal', 'graded'])
  outcome: 'notForJournal' | 'graded';

  /** Why; nothing of what it says. */
  @IsPlainText({ max: 2000, multiline: true })
  reason: string;
}
