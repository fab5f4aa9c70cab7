import { canonicalText, sha256Hex } from '../../kernel/history/canonical';
import type { TemplateContent } from '../template-content';

/** What a version says, as one hash: equal for equal content, whatever the order of its keys. */
export function hashOfTemplate({ kind, declaration, texts, sample }: TemplateContent): string {
  const { levels, fields } = declaration;
  return sha256Hex(canonicalText(JSON.parse(JSON.stringify({ kind, levels, fields, texts, sample }))));
}
