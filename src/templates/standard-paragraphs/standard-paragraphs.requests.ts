import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsDay, IsPlainText } from '../../kernel/http/text';
import { PageQuery } from '../../kernel/paging';
import { obligatoryLanguages } from '../merge-field';
import { longestTemplate } from '../template-syntax';
import { InBothFormsRequest, IsWordingCode, NoteInBothFormsRequest } from '../wording.requests';
import type { ParagraphContent } from './standard-paragraph.entity';

/** Which standard paragraphs. */
export class ParagraphsQuery extends PageQuery {
  /** Words that must all occur in title, text or keywords; parts of words count. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsPlainText({ max: 200, min: 0 })
  words?: string;

  /** The written form whose title and text are searched. Left out: both. */
  @ApiPropertyOptional({ enum: obligatoryLanguages })
  @IsOptional()
  @IsIn(obligatoryLanguages)
  language?: 'nb' | 'nn';

  /** Only those that may be inserted on this day: in use, published, within their period. */
  @IsOptional()
  @IsDay()
  validOn?: string;
}

/** Who answers for a standard paragraph. */
export class DescribeParagraphRequest {
  /** The unit that answers for the wording. */
  @ValidateNested()
  @Type(() => InBothFormsRequest)
  @ApiProperty({ type: InBothFormsRequest })
  owner: InBothFormsRequest;
}

/** A new standard paragraph of the ministry's own. */
export class CreateParagraphRequest extends DescribeParagraphRequest {
  /** Lower-case letters, digits and hyphens: `help-after-violence`. */
  @ApiProperty({ pattern: '^[a-z][a-z0-9-]{1,59}$' })
  @IsWordingCode()
  code: string;

  /** Id of a published version whose content the draft begins with. Left out: no draft yet. */
  @IsOptional()
  @IsUUID()
  copyOf?: string;
}

/** Restricted HTML in both written forms. */
export class ParagraphTextsRequest {
  /** In bokmål. */
  @IsPlainText({ max: longestTemplate, min: 0, multiline: true })
  nb: string;

  /** In nynorsk. */
  @IsPlainText({ max: longestTemplate, min: 0, multiline: true })
  nn: string;
}

/** The draft of a paragraph's next version, whole. */
export class WriteParagraphRequest {
  /** Its title, as advisers find it. */
  @ValidateNested()
  @Type(() => InBothFormsRequest)
  @ApiProperty({ type: InBothFormsRequest })
  titles: InBothFormsRequest;

  /** Its text: restricted HTML with merge elements, never compiled. */
  @ValidateNested()
  @Type(() => ParagraphTextsRequest)
  @ApiProperty({ type: ParagraphTextsRequest })
  texts: ParagraphTextsRequest;

  /** Words it shall be found by besides its own. */
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(30)
  @IsPlainText({ max: 60, each: true })
  keywords: string[];

  /** When to use it and when not; for the adviser, never in a letter. */
  @ValidateNested()
  @Type(() => NoteInBothFormsRequest)
  @ApiProperty({ type: NoteInBothFormsRequest })
  handlingNote: NoteInBothFormsRequest;

  /** First day it may be inserted. */
  @IsDay()
  validFrom: string;

  /** Last day it may be inserted; null when no end is set. */
  @ValidateIf((_, value) => value !== null)
  @IsDay()
  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo: string | null;
}

export function paragraphContentOf(request: WriteParagraphRequest): ParagraphContent {
  const { titles, texts, keywords, handlingNote, validFrom, validTo } = request;
  const both = ({ nb, nn }: { nb: string; nn: string }) => ({ nb, nn });
  return {
    titles: both(titles),
    texts: both(texts),
    keywords,
    handlingNote: both(handlingNote),
    validFrom,
    validTo,
  };
}
