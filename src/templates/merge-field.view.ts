import { ApiProperty } from '@nestjs/swagger';
import { spoken } from '../kernel/spoken';
import { mergeFieldOrigins, mergeFieldTypes } from './merge-field';
import type { MergeField, MergeFieldOrigin, MergeFieldType, MergeValue } from './merge-field';
import { mergeValueSchema } from './merge-value.validation';
import { mergeFieldOriginWords, mergeFieldTypeWords } from './templates.words';
import { InBothFormsView, inBothForms } from './wording.view';

/** A field of the rows of a list. */
export class RowFieldView {
  /** lowerCamelCase, as it stands between the braces. */
  name: string;

  /** What its values are. */
  @ApiProperty({ enum: mergeFieldTypes })
  type: MergeFieldType;

  /** The same, in the reader’s language. */
  typeWords: string;

  /** Whether a letter without it is refused. */
  required: boolean;

  /** From the case, or asked of the adviser. */
  @ApiProperty({ enum: mergeFieldOrigins })
  origin: MergeFieldOrigin;

  /** The same, in the reader’s language. */
  originWords: string;

  /** What it is, for the adviser who meets it in a text. */
  @ApiProperty({ type: InBothFormsView })
  description: InBothFormsView;

  /** A value as it may be. */
  @ApiProperty(mergeValueSchema)
  sample: MergeValue;
}

/** A merge field. */
export class MergeFieldView extends RowFieldView {
  /** For a list of rows: the fields of each row; null otherwise. */
  @ApiProperty({ type: [RowFieldView], nullable: true })
  items: RowFieldView[] | null;
}

/** The merge fields a case can fill in any letter, and those every adviser may be asked for. */
export class MergeFieldsView {
  /** The standard fields. */
  @ApiProperty({ type: [MergeFieldView] })
  items: MergeFieldView[];
}

export function mergeFieldView(field: MergeField): MergeFieldView {
  const row = ({ name, type, required, origin, description, sample }: MergeField): RowFieldView => ({
    name,
    type,
    typeWords: spoken(mergeFieldTypeWords[type]),
    required,
    origin,
    originWords: spoken(mergeFieldOriginWords[origin]),
    description: inBothForms(description),
    sample,
  });
  return { ...row(field), items: field.items?.map(row) ?? null };
}
