import Handlebars from 'handlebars';
import { Place, TemplateProblem, problemAt } from './template-problems';

/**
 * From text to syntax tree, within limits. The tree is walked by `template-check.ts`; nothing is ever compiled that
 * was not walked first.
 */

/** A long letter template is about 4,000 characters. The parser is given no more than it reads in a moment. */
export const longestTemplate = 20_000;

/** Blocks inside blocks, `else` branches counted. A shipped letter needs three. */
export const deepestBlocks = 10;
export const mostBlocks = 300;

export type ReadTemplate =
  { readonly program: hbs.AST.Program } | { readonly program?: undefined; readonly problems: TemplateProblem[] };

/** Reads a template's text; a text that is not a template comes back as a problem with its line. */
export function readTemplate(source: string): ReadTemplate {
  if (source.length > longestTemplate) {
    return { problems: [problemAt(undefined, 'tooLong', { longest: String(longestTemplate) })] };
  }
  const forbidden = forbiddenCharacter(source);
  if (forbidden) {
    return { problems: [problemAt(forbidden.place, 'characterNotAllowed', { character: forbidden.name })] };
  }
  const raw = source.indexOf('{{{{');
  if (raw >= 0) return { problems: [problemAt(placeOf(source, raw), 'unreadable')] };
  try {
    return { program: Handlebars.parse(source) };
  } catch (error) {
    return { problems: [parseProblem(error)] };
  }
}

/** By code point: control characters but tab and line ends; direction marks; the byte order mark; no characters. */
const forbiddenRanges = [
  ['0000', '0008'],
  ['000b', '000c'],
  ['000e', '001f'],
  ['007f', '009f'],
  ['061c', '061c'],
  ['200e', '200f'],
  ['202a', '202e'],
  ['2066', '2069'],
  ['feff', 'feff'],
  ['fffe', 'ffff'],
];
const forbidden = new RegExp(
  `[${forbiddenRanges.map(([from, to]) => `\\u${from}-\\u${to}`).join('')}]|\\p{Surrogate}`,
  'u',
);

/** Control characters, marks that turn the direction of text, and halves of characters have no place in a letter. */
export function forbiddenCharacter(text: string): { place: Place; name: string } | undefined {
  const found = forbidden.exec(text);
  if (!found) return undefined;
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { place: placeOf(text, found.index), name: `U+${code}` };
}

function placeOf(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length };
}

/** Handlebars says the line in the message of a parse error, and line and column as properties of its own errors. */
function parseProblem(error: unknown): TemplateProblem {
  if (error instanceof RangeError) return problemAt(undefined, 'tooDeep', { deepest: String(deepestBlocks) });
  const message = error instanceof Error ? error.message : '';
  const mismatch = /^(.{1,80}?) doesn't match (.{1,80}?) - (\d+):(\d+)$/s.exec(message);
  if (mismatch) {
    const [, opened = '', closed = '', line, column] = mismatch;
    return problemAt({ line: Number(line), column: Number(column) }, 'blockMismatch', { opened, closed });
  }
  const [, line, pointer] = /^(?:Parse|Lexical) error on line (\d+)[^\n]*\n(?:[^\n]*\n(-*)\^)?/.exec(message) ?? [];
  if (line === undefined) return problemAt(undefined, 'unreadable');
  return {
    code: 'unreadable',
    line: Number(line),
    ...(pointer === undefined ? {} : { column: pointer.length + 1 }),
    facts: {},
  };
}
