import { LetterTemplate, LetterTemplateVersion } from './letter-templates/letter-template.entity';
import { StandardParagraph, StandardParagraphVersion } from './standard-paragraphs/standard-paragraph.entity';
import type { Wording, WordingVersion } from './wording.entity';

/** A sort of wording: where it and its versions are kept, and what one that nobody knows is refused as. */
export interface WordingSort<W extends Wording, V extends WordingVersion> {
  readonly wording: new () => W;
  readonly version: new () => V;
  /** The column of a version that says whose it is. */
  readonly versionOf: 'template_id' | 'paragraph_id';
  readonly unknown: 'template.unknown' | 'paragraph.unknown';
}

export const templateSort: WordingSort<LetterTemplate, LetterTemplateVersion> = {
  wording: LetterTemplate,
  version: LetterTemplateVersion,
  versionOf: 'template_id',
  unknown: 'template.unknown',
};

export const paragraphSort: WordingSort<StandardParagraph, StandardParagraphVersion> = {
  wording: StandardParagraph,
  version: StandardParagraphVersion,
  versionOf: 'paragraph_id',
  unknown: 'paragraph.unknown',
};
