import { screenLanguages } from '../../src/kernel/language';
import { RefusalFacts, declaredRefusals, sentenceOf } from '../../src/kernel/refusal';
import { hasWord } from '../../src/web/frame/words';
import { codesMentionedIn, codesThrownIn, eventsDeclaredIn, wordsKeptIn } from '../support/refusals-in-source';
import { parsed, parsedText, sourceFiles } from '../support/source';

const files = sourceFiles();
const code = files.filter((file) => !file.endsWith('.words.ts')).map(parsed);
const thrown = code.map(codesThrownIn);
const words = files.filter((file) => file.endsWith('.words.ts'));
/** Not refusals, but alike: events of the history, and codes that have their words elsewhere. */
const others = new Set([...code.flatMap(eventsDeclaredIn), ...words.map(parsed).flatMap(wordsKeptIn)]);
let declared: ReadonlySet<string>;
let mentioned: ReturnType<typeof codesMentionedIn>;

beforeAll(async () => {
  for (const file of words) await import(`../../${file}`);
  declared = new Set(declaredRefusals());
  const prefixes = new Set([...declared].map((one) => one.split('.')[0] ?? ''));
  mentioned = code.flatMap((source) => codesMentionedIn(source, prefixes));
});

/** A word of a page, or a form whose words begin so. */
const ofPages = (code: string): boolean => hasWord(code) || hasWord(`${code}.heading`);

/** The sentence as declared, with its placeholders. */
const placeholdersOf = (one: string): string[] => {
  const asked: string[] = [];
  const facts = new Proxy({}, { get: (_, name) => void asked.push(String(name)) });
  sentenceOf({ code: one, facts });
  return asked;
};

/** Every declared sentence, its placeholders filled in from these facts. */
const everySentence = (facts: RefusalFacts) =>
  [...declared].flatMap((one) =>
    screenLanguages.map((language) => ({ one, language, text: sentenceOf({ code: one, facts }, language) ?? '' })),
  );

describe('Every refusal', () => {
  it('has a sentence', () => {
    const without = [
      ...thrown.flatMap((one) => one.thrown).filter((one) => !declared.has(one.code)),
      // Words of pages are named alike; that each is declared is the pages' own test.
      ...mentioned.filter((one) => !declared.has(one.code) && !others.has(one.code) && !ofPages(one.code)),
    ];
    expect([...new Set(without.map((one) => `${one.place}: ${one.code}`))]).toEqual([]);
  });

  it('names its code in full where it is thrown', () => {
    expect(thrown.flatMap((one) => one.faults)).toEqual([]);
  });

  it('with a sentence is thrown somewhere', () => {
    const used = new Set([...thrown.flatMap((one) => one.thrown), ...mentioned].map((one) => one.code));
    expect([...declared].filter((one) => !used.has(one))).toEqual([]);
  });

  it('is given the facts its sentence names', () => {
    const missing = thrown
      .flatMap((one) => one.thrown)
      .flatMap(({ code: one, place, facts }) =>
        facts === null
          ? []
          : placeholdersOf(one)
              .filter((name) => !facts.includes(name))
              .map((name) => `${place}: ${one} wants {${name}}`),
      );
    expect(missing).toEqual([]);
  });

  it('has a sentence that ends like one', () => {
    const facts = new Proxy({}, { get: () => 'et faktum.' });
    const unfinished = everySentence(facts).filter(({ text }) => !/[.!?]$/.test(text));
    expect(unfinished).toEqual([]);
  });
});

describe('The check itself', () => {
  it('finds a code that is thrown, chosen between two, handed on, and put together', () => {
    const sample = parsedText(`
      throw new Refusal('conflict', late ? 'case.closed' : 'case.locked', { key });
      refuseUnless(a, 'notFound', 'case.unknown');
      throw new Refusal('conflict', \`case.\${name}\`);
      const codes = { notYours: 'case.notYours' };
      query.orderBy('case.id');
    `);
    const { thrown: found, faults } = codesThrownIn(sample);
    expect(found.map(({ code: one, facts }) => [one, facts])).toEqual([
      ['case.closed', ['key']],
      ['case.locked', ['key']],
      ['case.unknown', []],
    ]);
    expect(faults).toHaveLength(1);
    expect(codesMentionedIn(sample, new Set(['case'])).map((one) => one.code)).toContain('case.notYours');
    expect(codesMentionedIn(sample, new Set(['case'])).map((one) => one.code)).not.toContain('case.id');
  });
});
