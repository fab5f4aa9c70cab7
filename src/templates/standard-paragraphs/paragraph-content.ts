import { canonicalText, sha256Hex } from '../../kernel/history/canonical';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { obligatoryLanguages } from '../merge-field';
import { standardFieldNames } from '../merge-fields';
import { mergeFieldsIn } from '../merge-fields-in-text';
import { blocksOfHtml, normaliseHtml } from '../typesetting/html-to-blocks';
import type { ParagraphContent } from './standard-paragraph.entity';

/** The content with its texts in their normal form. Refuses what a letter cannot hold (`letter.…`), naming it. */
export function normalisedParagraph(content: ParagraphContent): ParagraphContent {
  const texts = { nb: normaliseHtml(content.texts.nb), nn: normaliseHtml(content.texts.nn) };
  return { ...content, texts, keywords: [...new Set(content.keywords.map((word) => word.trim().toLowerCase()))] };
}

/**
 * What publishing asks: title and text in both forms, the same merge fields in both, all of them fields that a case
 * can fill in, and a text that can be set.
 */
export function refuseUnfitParagraph({ titles, texts, validFrom, validTo }: ParagraphContent): void {
  const complete = obligatoryLanguages.every((language) => titles[language].trim() && texts[language].trim());
  refuseUnless(complete, 'invalid', 'paragraph.incomplete');
  refuseUnless(validTo === null || validTo >= validFrom, 'invalid', 'paragraph.period');
  const [nb, nn] = [mergeFieldsIn(texts.nb).sort(), mergeFieldsIn(texts.nn).sort()];
  refuseUnless(nb.join() === nn.join(), 'invalid', 'paragraph.fieldsDiffer');
  const unknown = nb.find((name) => !standardFieldNames.has(name));
  if (unknown !== undefined) throw new Refusal('invalid', 'paragraph.unknownField', { field: unknown });
  for (const language of obligatoryLanguages) blocksOfHtml(texts[language], { lang: language });
}

export function hashOfParagraph(content: ParagraphContent): string {
  return sha256Hex(canonicalText(JSON.parse(JSON.stringify(content))));
}
