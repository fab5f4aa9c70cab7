import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { RestrictionRequest } from '../../cases/case.requests';
import { FieldLabels } from '../../kernel/http/field-labels';
import { IfGiven } from '../../kernel/http/if-given';
import { IsNested } from '../../kernel/http/nested';
import { IsMoment } from '../../kernel/http/moment';
import { IsDay, IsPlainText } from '../../kernel/http/text';
import { asLabels } from '../../kernel/language';
import type { DocumentType } from '../entry-document.entity';
import { letterLanguages } from '../journal-entry.entity';
import type { LetterLanguage } from '../journal-entry.entity';
import { entryFieldWords } from '../letters.words';
import { settlementMethods } from '../settlements/settlement.entity';
import type { SettlementMethod } from '../settlements/settlement.entity';

/** What to correct; what is left out stays as it is. Locked fields are refused by name. */
@FieldLabels(asLabels(entryFieldWords))
export class CorrectEntryRequest {
  /** Internal title. */
  @IfGiven()
  @IsPlainText({ max: 500 })
  title?: string;

  /** Title in the public journal. */
  @IfGiven()
  @IsPlainText({ max: 500 })
  publicTitle?: string;

  /** The letter’s own date; null when undated. */
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true })
  @IsOptional()
  @IsDay()
  documentDate?: string | null;

  /** When it came. */
  @IfGiven()
  @IsMoment()
  receivedAt?: string;

  /** Journal date. */
  @IfGiven()
  @IsDay()
  journalDate?: string;

  /** Day it is to be answered by; null for none. */
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true })
  @IsOptional()
  @IsDay()
  dueDate?: string | null;

  /** Language form. */
  @IfGiven()
  @IsIn(letterLanguages)
  language?: LetterLanguage;

  /** The sender’s own reference. */
  @IfGiven()
  @IsPlainText({ max: 200, min: 0 })
  theirReference?: string;

  /** Keywords, all of them. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(30)
  @IsPlainText({ max: 100, each: true })
  keywords?: string[];

  /** Restriction; null lifts it. */
  @ApiPropertyOptional({ type: RestrictionRequest, nullable: true })
  @IsOptional()
  @IsNested(() => RestrictionRequest)
  restriction?: RestrictionRequest | null;
}

/** Where an entry moves. */
export class MoveEntryRequest {
  /** The case it moves to. */
  @IsUUID()
  caseId: string;

  /** Why; shown in the history of both cases. */
  @IsPlainText({ max: 2000, multiline: true })
  reason: string;
}

/** How a letter is written off. */
export class SettleRequest {
  /** Method (Noark: BU, BE, TLF, TE, TO, BN). */
  @IsIn(settlementMethods)
  method: SettlementMethod;

  /** The entry that answered, own or another ministry’s that answered for us. */
  @IfGiven()
  @IsUUID()
  byEntryId?: string;

  /** Why. */
  @IfGiven()
  @IsPlainText({ max: 2000, multiline: true })
  reason?: string;
}

const documentTypes: readonly DocumentType[] = [
  'letter',
  'mail',
  'memo',
  'attachment',
  'evidence',
  'preliminaryReply',
  'other',
];

/** A document to be added. */
export class AddDocumentRequest {
  /** The upload. */
  @IsUUID()
  uploadId: string;

  /** Title; the file’s name when left out. */
  @IfGiven()
  @IsPlainText({ max: 500 })
  title?: string;

  /** What it is. */
  @IfGiven()
  @IsIn(documentTypes)
  type?: DocumentType;
}

/** A new version of a document. */
export class ReplaceDocumentRequest {
  /** The upload. */
  @IsUUID()
  uploadId: string;
}

/** A copy of a document in another variant. */
export class AddCopyRequest {
  /** The upload, in an archive format. */
  @IsUUID()
  uploadId: string;

  /** In an archive format, or with words hidden for the public. */
  @IsIn(['archive', 'redacted'])
  variant: 'archive' | 'redacted';
}

/** A document’s title, corrected. */
export class RetitleDocumentRequest {
  /** Title. */
  @IsPlainText({ max: 500 })
  title: string;
}

/** A remark. */
export class RemarkRequest {
  /** The remark. */
  @IsPlainText({ max: 10_000, multiline: true })
  text: string;
}
