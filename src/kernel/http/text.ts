import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy, ValidationOptions } from 'class-validator';
import { isDay } from '../clock';
import { spoken } from '../spoken';
import { TextFault, textFaultWords } from './text.words';
import { ruleWords } from './validation.words';

export interface PlainTextRules {
  /** Most characters (Unicode code points). */
  readonly max: number;
  /** Fewest characters; default 1. With 1 or more, blanks and what nobody sees are not a text. */
  readonly min?: number;
  /** Line breaks and tabs are part of it. */
  readonly multiline?: boolean;
  /** The property is a list of such texts. Bound the list itself with `@ArrayMaxSize`. */
  readonly each?: boolean;
}

/**
 * What never stands in a text people read: C0 and C1 control characters, marks and overrides of writing direction
 * (a title must not read otherwise than it is stored), and the two code points no XML may hold.
 */
const unseen = '\\u0000-\\u001F\\u007F-\\u009F\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF';
const unseenInLines = unseen
  .replace('\\u0000-\\u001F', '\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F')
  .replace('\\u2028-\\u202E', '\\u202A-\\u202E');
const control = new RegExp(`[${unseen}]`);
const controlInLines = new RegExp(`[${unseenInLines}]`);

/** What may stand between letters but leaves no mark itself: soft hyphens, joiners, fillers, variation selectors. */
const markless =
  '\\s\\u00AD\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200D\\u2060-\\u206F\\u2800\\u3164' +
  '\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFB';
const marked = new RegExp(oneNotOf(markless, '\\u{E0000}-\\u{E0FFF}'), 'u');

/** Judges a text by the rules; the same answer wherever a text comes in (request, mail, import). */
export function faultOfText(value: unknown, rules: PlainTextRules): TextFault | null {
  if (typeof value !== 'string') return 'notText';
  const min = rules.min ?? 1;
  if (value.length > rules.max * 2) return 'tooLong';
  if (/\p{Surrogate}/u.test(value)) return 'brokenCharacter';
  if ((rules.multiline ? controlInLines : control).test(value)) return 'controlCharacter';
  const length = lengthOf(value);
  if (length > rules.max) return 'tooLong';
  if (length < min) return 'tooShort';
  return min > 0 && !marked.test(value) ? 'blank' : null;
}

/** Characters as people and OpenAPI count them: code points, not UTF-16 halves. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/**
 * A property that is plain text as typed by a person or a machine: nothing is trimmed or mended, what cannot stand
 * is refused. Also tells the API description its length. Goes with `@IsOptional()` where the field may be left out.
 */
export function IsPlainText(rules: PlainTextRules): PropertyDecorator {
  const schema = { minLength: rules.min ?? 1, maxLength: rules.max, pattern: patternOf(rules) };
  const firstFault = (value: unknown): TextFault | null => {
    if (!rules.each) return faultOfText(value, rules);
    if (!Array.isArray(value)) return 'notText';
    return value.map((one) => faultOfText(one, rules)).find((fault) => fault !== null) ?? null;
  };
  return applyDecorators(
    ValidateBy({
      name: 'isPlainText',
      validator: {
        validate: (value: unknown) => firstFault(value) === null,
        defaultMessage: (seen) => wordsFor(firstFault(seen?.value) ?? 'notText', rules),
      },
    }),
    rules.each
      ? ApiProperty({ type: 'array', items: { type: 'string', ...schema } })
      : ApiProperty({ type: String, ...schema }),
  );
}

function wordsFor(fault: TextFault, rules: PlainTextRules): string {
  const said = spoken(textFaultWords[fault](rules));
  return said.replace('{min}', String(rules.min ?? 1)).replace('{max}', String(rules.max));
}

function oneNotOf(...sets: readonly string[]): string {
  return `[^${sets.join('')}]`;
}

function patternOf(rules: PlainTextRules): string {
  const allowed = `[^${rules.multiline ? unseenInLines : unseen}]*`;
  return (rules.min ?? 1) > 0 ? `^${allowed}${oneNotOf(unseen, markless)}${allowed}$` : `^${allowed}$`;
}

/** A property that is a calendar day, such as `2020-06-17`. */
export function IsDay(options: ValidationOptions = {}): PropertyDecorator {
  return applyDecorators(
    ValidateBy(
      {
        name: 'isDay',
        validator: {
          validate: (value: unknown) => typeof value === 'string' && isDay(value),
          defaultMessage: ruleWords({
            nb: '{field} må være en dato, som 2020-06-17',
            nn: '{field} må vere ein dato, som 2020-06-17',
            en: '{field} must be a date, such as 2020-06-17',
          }),
        },
      },
      options,
    ),
    options.each
      ? ApiProperty({ type: 'array', items: { type: 'string', format: 'date', example: '2020-06-17' } })
      : ApiProperty({ type: String, format: 'date', example: '2020-06-17' }),
  );
}
