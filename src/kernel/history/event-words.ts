import { isId } from '../id';
import { InEachLanguage, ScreenLanguage, inEachLanguage } from '../language';
import { currentLanguage } from '../request-context';
import type { HistoryEventType, HistoryEvents } from './history.events';

/** Names what an id in a payload stands for: a person, an office, an entry; the id's own absence is `–`. */
export type NameOf = (id: string | null | undefined) => string;

/**
 * The sentences of all events whose type begins with one of the prefixes; leaving one out, or a language, does not
 * compile. Where the facts decide what is said, a function chooses among sentences.
 */
export type EventWords<P extends string> = {
  readonly [T in Extract<HistoryEventType, `${P}.${string}`>]:
    InEachLanguage | ((payload: HistoryEvents[T]) => InEachLanguage);
};

type Sentence = InEachLanguage | ((payload: never) => InEachLanguage);
const sentences = new Map<string, Sentence>();

/**
 * Declares the sentence of each kind of event of a module, without its subject and day, which stand beside it:
 * "registrerte brevet som 20/14-1". `{fact}` stands for a fact of the payload: an id is told by its name, a day as a
 * day, a list as "a, b og c"; `{settled.length}` is how many. Called once per module, in its `*.words.ts`, with its
 * prefixes as the type.
 */
export function declareEventWords<P extends string>(words: EventWords<P>): void {
  for (const [type, sentence] of Object.entries<Sentence>(words)) {
    if (sentences.has(type)) throw new Error(`The event ${type} is put into words twice`);
    sentences.set(type, sentence);
  }
}

/**
 * What happened, as a sentence in the language of whoever asks unless another is named; undefined when the kind of event
 * has none (a test forbids that).
 */
export function sentenceOfEvent(
  type: string,
  payload: unknown,
  name: NameOf,
  language: ScreenLanguage = currentLanguage(),
): string | undefined {
  const sentence = sentences.get(type);
  const words = typeof sentence === 'function' ? sentence(payload as never) : sentence;
  return words?.[language].replaceAll(/\{([\w.]+)\}/g, (_, path: string) =>
    told(factAt(payload, path), name, language),
  );
}

function factAt(payload: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((place, part) => (place as Record<string, unknown> | null)?.[part], payload);
}

function told(fact: unknown, name: NameOf, language: ScreenLanguage): string {
  if (Array.isArray(fact))
    return listIn(
      language,
      fact.map((one) => told(one, name, language)),
    );
  if (typeof fact !== 'string') return typeof fact === 'number' ? String(fact) : name(null);
  if (isId(fact)) return name(fact);
  return /^\d{4}-\d\d-\d\d(T|$)/.test(fact) ? dayIn(language, fact.slice(0, 10)) : fact;
}

function listIn(language: ScreenLanguage, words: readonly string[]): string {
  const and = language === 'en' ? 'and' : 'og';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}` : (words[0] ?? '');
}

const english = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

function dayIn(language: ScreenLanguage, day: string): string {
  return language === 'en' ? english.format(new Date(day)) : day.split('-').reverse().join('.');
}

/** A part of a sentence that is chosen by the facts, put in for `{piece}`: in each language its own. */
export function withPieces(words: InEachLanguage, pieces: Readonly<Record<string, InEachLanguage>>): InEachLanguage {
  return inEachLanguage((language) =>
    words[language].replaceAll(/\{(\w+)\}/g, (whole, piece: string) => pieces[piece]?.[language] ?? whole),
  );
}

/** Several pieces as a list: "a, b og c". */
export function listOf(words: readonly InEachLanguage[]): InEachLanguage {
  return inEachLanguage((language) =>
    listIn(
      language,
      words.map((one) => one[language]),
    ),
  );
}
