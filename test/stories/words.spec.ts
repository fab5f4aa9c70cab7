/** What is said in three languages, beside each other: it says the same, and is the language it is said to be. */
import ts from 'typescript';
import { ScreenLanguage, screenLanguages } from '../../src/kernel/language';
import { nodesOf, parsed, parsedText, placeOf, sourceFiles } from '../support/source';
import { notIn } from '../support/wrong-language';

interface Said {
  readonly place: string;
  readonly texts: Readonly<Record<ScreenLanguage, string>>;
}

/** Every `{ nb: '…', nn: '…', en: '…' }` of a file. */
function saidIn(source: ts.SourceFile): Said[] {
  return [...nodesOf(source)].filter(ts.isObjectLiteralExpression).flatMap((node) => {
    const texts = Object.fromEntries(
      node.properties.flatMap((one) =>
        ts.isPropertyAssignment(one) && ts.isStringLiteralLike(one.initializer)
          ? [[one.name.getText(), one.initializer.text]]
          : [],
      ),
    ) as Said['texts'];
    return screenLanguages.every((language) => language in texts) ? [{ place: placeOf(node), texts }] : [];
  });
}

/** The facts a text names; a name kept in two languages is one fact. */
const factsIn = (text: string): string =>
  [...text.matchAll(/\{([\w.]+)\}/g)]
    .map(([, name = '']) => name.replace(/N[bn]$/, ''))
    .sort()
    .join();

const unlikeFacts = ({ texts }: Said): boolean =>
  screenLanguages.some((language) => factsIn(texts[language]) !== factsIn(texts.nb));
const wrongLanguage = ({ texts }: Said): boolean =>
  screenLanguages.some((language) => notIn[language]?.test(texts[language]));

const said = sourceFiles().map(parsed).flatMap(saidIn);

describe('What is said in each language', () => {
  it('is found: refusals, the history, faults', () => {
    expect(said.length).toBeGreaterThan(400);
  });

  it('names the same facts', () => {
    expect(said.filter(unlikeFacts)).toEqual([]);
  });

  it('is nynorsk in nynorsk, and English in English', () => {
    expect(said.filter(wrongLanguage)).toEqual([]);
  });
});

describe('The check itself', () => {
  const slipsIn = (text: string) =>
    saidIn(parsedText(`const x = ${text};`)).map((one) => [unlikeFacts(one), wrongLanguage(one)]);

  it.each([
    ['bokmål for nynorsk', "{ nb: 'Ikke nå.', nn: 'Ikke no.', en: 'Not now.' }", [[false, true]]],
    ['Norwegian for English', "{ nb: 'Ikke nå.', nn: 'Ikkje no.', en: 'Ikke now.' }", [[false, true]]],
    ['a fact left out', "{ nb: '{a}', nn: '{a}', en: '{b}' }", [[true, false]]],
    ['nothing in what is right', "{ nb: 'En {a}', nn: 'Ein {a}', en: 'One {a}' }", [[false, false]]],
  ])('finds %s', (_, text, found) => {
    expect(slipsIn(text)).toEqual(found);
  });
});
