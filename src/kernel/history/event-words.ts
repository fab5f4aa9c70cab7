import type { HistoryEventType, HistoryEvents } from './history.events';

/** Names what an id in a payload stands for: a person, an office, an entry; the id's own absence is `–`. */
export type NameOf = (id: string | null | undefined) => string;

/** The sentences of all events whose type begins with one of the prefixes; leaving one out does not compile. */
export type EventWords<P extends string> = {
  readonly [T in Extract<HistoryEventType, `${P}.${string}`>]: (payload: HistoryEvents[T], name: NameOf) => string;
};

type Sentence = (payload: never, name: NameOf) => string;
const sentences = new Map<string, Sentence>();

/**
 * Declares the Norwegian sentence of each kind of event of a module, without its subject and day, which stand beside
 * it: "registrerte brevet som 20/14-1". Called once per module, in its `*.words.ts`, with its prefixes as the type.
 */
export function declareEventWords<P extends string>(words: EventWords<P>): void {
  for (const [type, sentence] of Object.entries<Sentence>(words)) {
    if (sentences.has(type)) throw new Error(`The event ${type} is put into words twice`);
    sentences.set(type, sentence);
  }
}

/** What happened, as a sentence; undefined when the kind of event has none (a test forbids that). */
export function sentenceOfEvent(type: string, payload: unknown, name: NameOf): string | undefined {
  return sentences.get(type)?.(payload as never, name);
}
