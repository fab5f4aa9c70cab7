import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { IsPlainText } from '../../kernel/http/text';
import { PageQuery } from '../../kernel/paging';
import { mergeFieldOrigins, mergeFieldTypes, signingLevels } from '../merge-field';
import type { MergeField, MergeFieldOrigin, MergeFieldType, MergeValue, SigningLevel } from '../merge-field';
import { AreMergeValues, IsMergeValue } from '../merge-value.validation';
import type { TemplateContent } from '../template-content';
import { templateKinds } from '../template-kind';
import type { TemplateKind } from '../template-kind';
import { longestTemplate } from '../template-syntax';
import { letterLanguages } from '../typesetting/letter.blocks';
import type { LetterLanguage } from '../typesetting/letter.blocks';
import { InBothFormsRequest, IsWordingCode, NoteInBothFormsRequest } from '../wording.requests';

/** Which templates. */
export class TemplatesQuery extends PageQuery {
  /** Only of this kind. */
  @ApiPropertyOptional({ enum: templateKinds })
  @IsOptional()
  @IsIn(templateKinds)
  kind?: TemplateKind;

  /** Only those a letter at this level can be made from. */
  @ApiPropertyOptional({ enum: signingLevels })
  @IsOptional()
  @IsIn(signingLevels)
  level?: SigningLevel;

  /** Only those a new letter can be made from: in use, published, and not replaced by the ministry's own. */
  @ApiPropertyOptional({ type: Boolean, default: false })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  inUse?: boolean;
}

/** In which language and for which level a preview is made. */
export class PreviewQuery {
  /** The language. Left out: bokmål. */
  @ApiPropertyOptional({ enum: letterLanguages, default: 'nb' })
  @IsOptional()
  @IsIn(letterLanguages)
  language?: LetterLanguage;

  /** Who signs. Left out: the first level the version is for. */
  @ApiPropertyOptional({ enum: signingLevels })
  @IsOptional()
  @IsIn(signingLevels)
  level?: SigningLevel;
}

/** What a template is for. */
export class DescribeTemplateRequest {
  /** Its name as advisers choose it. */
  @ValidateNested()
  @Type(() => InBothFormsRequest)
  @ApiProperty({ type: InBothFormsRequest })
  names: InBothFormsRequest;

  /** When to use it. */
  @ValidateNested()
  @Type(() => NoteInBothFormsRequest)
  @ApiProperty({ type: NoteInBothFormsRequest })
  descriptions: NoteInBothFormsRequest;

  /** The unit that answers for the wording. */
  @ValidateNested()
  @Type(() => InBothFormsRequest)
  @ApiProperty({ type: InBothFormsRequest })
  owner: InBothFormsRequest;

  /** Who gets letters of this kind. */
  @ValidateNested()
  @Type(() => InBothFormsRequest)
  @ApiProperty({ type: InBothFormsRequest })
  audience: InBothFormsRequest;
}

/** A new template of the ministry's own. */
export class CreateTemplateRequest extends DescribeTemplateRequest {
  /** Lower-case letters, digits and hyphens: `reply-on-behalf`. The ministry's own goes before a shared one with the same code. */
  @ApiProperty({ pattern: '^[a-z][a-z0-9-]{1,59}$' })
  @IsWordingCode()
  code: string;

  /** A letter to sign, a covering e-mail, or a memo to the minister. */
  @ApiProperty({ enum: templateKinds })
  @IsIn(templateKinds)
  kind: TemplateKind;

  /** Id of a published version whose content the draft begins with. Left out: no draft yet. */
  @IsOptional()
  @IsUUID()
  copyOf?: string;
}

/** A field of the rows of a list. */
export class RowFieldRequest {
  /** lowerCamelCase, as it stands between the braces. */
  @IsPlainText({ max: 40 })
  name: string;

  /** What its values are. */
  @ApiProperty({ enum: mergeFieldTypes })
  @IsIn(mergeFieldTypes)
  type: MergeFieldType;

  /** Whether a row without it refuses to render. */
  @IsBoolean()
  required: boolean;

  /** From the case, or asked of the adviser. */
  @ApiProperty({ enum: mergeFieldOrigins })
  @IsIn(mergeFieldOrigins)
  origin: MergeFieldOrigin;

  /** What it is, for the adviser who meets it in a text. */
  @ValidateNested()
  @Type(() => InBothFormsRequest)
  @ApiProperty({ type: InBothFormsRequest })
  description: InBothFormsRequest;

  /** A value for the preview. */
  @IsMergeValue()
  sample: MergeValue;
}

/** A merge field as the template declares it. */
export class MergeFieldRequest extends RowFieldRequest {
  /** For a list of rows: the fields of each row. Left out for a list of plain names. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => RowFieldRequest)
  @ApiPropertyOptional({ type: [RowFieldRequest] })
  items?: RowFieldRequest[];
}

/** A template's text in one language. */
export class TemplateTextRequest {
  /** The language; each at most once. */
  @ApiProperty({ enum: letterLanguages })
  @IsIn(letterLanguages)
  language: LetterLanguage;

  /** One line of Handlebars: a mail's subject, or the title a letter begins with. A mail must have one. */
  @IsOptional()
  @IsPlainText({ max: 1000 })
  subject?: string;

  /** The text: restricted HTML with Handlebars. */
  @IsPlainText({ max: longestTemplate, min: 0, multiline: true })
  body: string;
}

/** Sample values in one language. */
export class TemplateSampleRequest {
  /** The language; each at most once. Every language adds to those of bokmål. */
  @ApiProperty({ enum: letterLanguages })
  @IsIn(letterLanguages)
  language: LetterLanguage;

  /** Values by field name, where they differ from the fields' own samples. */
  @AreMergeValues()
  values: Record<string, MergeValue>;
}

/** The draft of a template's next version, whole. */
export class WriteTemplateRequest {
  /** Who may sign letters made from it. */
  @ApiProperty({ enum: signingLevels, isArray: true })
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(signingLevels.length)
  @IsIn(signingLevels, { each: true })
  levels: SigningLevel[];

  /** Its merge fields. Standard fields (`/api/v1/merge-fields`) keep their name, kind and rows. */
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => MergeFieldRequest)
  @ApiProperty({ type: [MergeFieldRequest] })
  fields: MergeFieldRequest[];

  /** Its texts; bokmål and nynorsk are needed to publish. */
  @IsArray()
  @ArrayMaxSize(letterLanguages.length)
  @ArrayUnique((text: TemplateTextRequest) => text.language)
  @ValidateNested({ each: true })
  @Type(() => TemplateTextRequest)
  @ApiProperty({ type: [TemplateTextRequest] })
  texts: TemplateTextRequest[];

  /** Sample values for the preview and the check. */
  @IsArray()
  @ArrayMaxSize(letterLanguages.length)
  @ArrayUnique((sample: TemplateSampleRequest) => sample.language)
  @ValidateNested({ each: true })
  @Type(() => TemplateSampleRequest)
  @ApiProperty({ type: [TemplateSampleRequest] })
  samples: TemplateSampleRequest[];
}

/** Content to be checked, of a kind. */
export class CheckTemplateRequest extends WriteTemplateRequest {
  /** The kind of template it would be. */
  @ApiProperty({ enum: templateKinds })
  @IsIn(templateKinds)
  kind: TemplateKind;
}

/** The content a request asks to write, as plain data in the order of the languages. */
export function contentOf(request: WriteTemplateRequest): Omit<TemplateContent, 'kind'> {
  const inOrder = <T extends { language: LetterLanguage }>(all: readonly T[]) =>
    letterLanguages.flatMap((language) => all.find((one) => one.language === language) ?? []);
  return {
    declaration: {
      levels: signingLevels.filter((level) => request.levels.includes(level)),
      fields: request.fields.map(fieldOf),
    },
    texts: Object.fromEntries(
      inOrder(request.texts).map(({ language, subject, body }) => [
        language,
        { body, ...(subject === undefined ? {} : { subject }) },
      ]),
    ),
    sample: Object.fromEntries(inOrder(request.samples).map(({ language, values }) => [language, { ...values }])),
  };
}

function fieldOf({ items, ...given }: MergeFieldRequest): MergeField {
  const { name, type, required, origin, sample, description } = given;
  const field = { name, type, required, origin, sample, description: { nb: description.nb, nn: description.nn } };
  return items ? { ...field, items: items.map((item) => fieldOf(item)) } : field;
}
