import { ScreenLanguage, screenLanguages } from '../kernel/language';
import { inContext } from '../kernel/request-context';
import { standardFieldNamed } from './merge-fields';
import { templateProblemCodes } from './template-problems';
import { mergeValueWords, placedProblemSentence, templateProblemSentence } from './template-problems.words';

const readIn = <T>(language: ScreenLanguage, say: () => T): T => inContext({ requestId: 'spec', language }, say);
const inEach = (say: () => string): string[] => screenLanguages.map((language) => readIn(language, say));

describe('What is wrong with a template', () => {
  it.each(templateProblemCodes)('is said in the reader’s language: %s', (code) => {
    const [nb, , en] = inEach(() => templateProblemSentence({ code, facts: {} }));
    expect(en).not.toBe(nb);
  });

  it.each([
    [
      'a language',
      { code: 'languageMissing', facts: { language: 'nn' } },
      [
        'Malen mangler tekst på nynorsk.',
        'Malen manglar tekst på nynorsk.',
        'The template has no text in Norwegian nynorsk.',
      ],
    ],
    [
      'a kind of field',
      { code: 'standardFieldChanged', facts: { field: 'incomingDate', kind: 'date' } },
      [
        '«incomingDate» er et fast flettefelt og må være dato, slik saken fyller det ut.',
        '«incomingDate» er eit fast flettefelt og må vere dato, slik saka fyller det ut.',
        '“incomingDate” is a standard merge field and must be of the kind the case fills in: date.',
      ],
    ],
    [
      'what is wanted',
      { code: 'wrongArgument', facts: { helper: 'money', wanted: 'money' } },
      [
        '«money» kan ikke brukes på dette. Det skal stå et beløp her.',
        '«money» kan ikkje brukast på dette. Det skal stå eit beløp her.',
        '“money” cannot be used on this. It is to be an amount.',
      ],
    ],
    [
      'how many are wanted',
      { code: 'wrongNumberOfArguments', facts: { helper: 'money', wanted: '1' } },
      [
        '«money» skal ha så mange opplysninger: 1.',
        '«money» skal ha så mange opplysningar: 1.',
        '“money” is to have this many arguments: 1.',
      ],
    ],
  ] as const)('names %s by its word', (_, problem, sentences) => {
    expect(inEach(() => templateProblemSentence(problem))).toEqual(sentences);
  });

  it('is said with its place, as far as it is known', () => {
    const problem = { code: 'partial', facts: {} } as const;
    const english = (at: object) => readIn('en', () => placedProblemSentence({ ...problem, ...at }));
    const says = 'A template cannot bring in other templates.';
    expect(english({})).toBe(says);
    expect(english({ line: 3 })).toBe(`Line 3: ${says}`);
    expect(english({ line: 3, column: 7 })).toBe(`Line 3, character 7: ${says}`);
  });
});

describe('What is wrong with a value', () => {
  it('names a missing field as it is described in the form of Norwegian that is read', () => {
    const field = standardFieldNamed('incomingDate');
    expect(inEach(() => mergeValueWords('missing', {}, field))).toEqual([
      'Henvendelsens dato mangler.',
      'Datoen på førespurnaden manglar.',
      'Henvendelsens dato is missing.',
    ]);
  });

  it('names the kind that is wanted', () => {
    expect(inEach(() => mergeValueWords('notThatKind', { type: 'number' }))).toEqual([
      'Verdien skal være tall.',
      'Verdien skal vere tal.',
      'The value is to be of the kind: number.',
    ]);
  });
});
