/**
 * What a user could have caused and what to tell them. Everything else that goes wrong is a bug.
 *
 * A refusal is thrown where the rule is broken, and turned into an answer in one place (`problem.filter.ts`).
 * Its code is stable: clients, tests and the sentences hang on it.
 */
import { InEachLanguage, ScreenLanguage } from './language';
import { currentLanguage } from './request-context';

/** Each kind is one HTTP status (RFC 9110); see `statusOf`. */
export type RefusalKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'methodNotAllowed'
  | 'conflict'
  | 'stale'
  | 'tooLarge'
  | 'unsupported'
  | 'invalid'
  | 'unconditional'
  | 'throttled'
  | 'unavailable';

export const statusOf: Record<RefusalKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  methodNotAllowed: 405,
  conflict: 409,
  stale: 412,
  tooLarge: 413,
  unsupported: 415,
  invalid: 422,
  unconditional: 428,
  throttled: 429,
  unavailable: 503,
};

/** A fact a sentence may name. Never letter text, never anything about a private person. */
export type RefusalFacts = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** One field of a request that was refused, and why. `field` is a path such as `recipients.0.name`. */
export interface FieldRefusal {
  readonly field: string;
  readonly code: string;
  readonly detail: string;
  /** The same with another name for the field: a page has labels where a request has properties. */
  readonly named?: (label: string) => string;
}

export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    readonly facts: RefusalFacts = {},
    readonly fields: readonly FieldRefusal[] = [],
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/** Refuses unless the condition holds; narrows its type for the lines that follow. */
export function refuseUnless(
  condition: unknown,
  kind: RefusalKind,
  code: string,
  facts: RefusalFacts = {},
): asserts condition {
  if (!condition) throw new Refusal(kind, code, facts);
}

/** Words for the facts that are codes of ours, by the fact's name and the code: a field by its label. */
export type FactWords = Readonly<Record<string, Readonly<Partial<Record<string, InEachLanguage>>>>>;

const sentences = new Map<string, InEachLanguage>();
const factWords = new Map<string, FactWords>();

/**
 * Declares the sentence of each refusal code of a module, in every language. `{name}` stands for a fact.
 * Called once per module, in its `*.words.ts`; a code declared twice is a mistake in the product.
 */
export function declareRefusals<T extends Readonly<Record<string, InEachLanguage>>>(words: T): T {
  for (const [code, sentence] of Object.entries(words)) {
    if (sentences.has(code)) throw new Error(`The refusal ${code} is declared twice`);
    sentences.set(code, sentence);
  }
  return words;
}

/** Says how the sentences of these refusals tell facts that are codes; the answer's `facts` keep the code. */
export function declareFactWords(codes: readonly string[], words: FactWords): void {
  for (const code of codes) factWords.set(code, words);
}

/**
 * The sentence for a refusal, its facts filled in, in the language of whoever asks unless another is named; undefined
 * when the code has none (a test forbids that).
 */
export function sentenceOf(
  refusal: Pick<Refusal, 'code' | 'facts'>,
  language: ScreenLanguage = currentLanguage(),
): string | undefined {
  const words = factWords.get(refusal.code) ?? {};
  return sentences.get(refusal.code)?.[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const told = (one: unknown) => toldCode(String(one), words[name] ?? {}, language);
    const fact = refusal.facts[name];
    return Array.isArray(fact) ? fact.map(told).join(', ') : told(fact ?? '');
  });
}

/** A code by its word; a path such as `recipients.0.name` by that of the longest part that has one: "Recipient 1". */
function toldCode(code: string, words: FactWords[string], language: ScreenLanguage): string {
  const parts = code.split('.');
  for (let length = parts.length; length > 0; length--) {
    const word = wordOf(parts.slice(0, length).join('.'), words);
    const next = parts[length] ?? '';
    if (word) return /^\d+$/.test(next) ? `${word[language]} ${Number(next) + 1}` : word[language];
  }
  return code;
}

function wordOf(code: string, words: FactWords[string]): InEachLanguage | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

/** Every declared code; the contract test compares it with the codes the source throws. */
export function declaredRefusals(): readonly string[] {
  return [...sentences.keys()].sort();
}
