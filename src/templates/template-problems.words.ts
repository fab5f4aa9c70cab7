import { InEachLanguage, sameInAll } from '../kernel/language';
import { spoken } from '../kernel/spoken';
import type { MergeField } from './merge-field';
import type { ParameterKind } from './template-helpers';
import type { TemplateProblem, TemplateProblemCode, ValueProblem } from './template-problems';
import { describedIn, letterLanguageWords, mergeFieldTypeWords } from './templates.words';

/** What is wrong with a template, or with a value given to a merge field, as sentences in the reader's language. */

const valueProblemWords: Record<ValueProblem, InEachLanguage> = {
  missing: { nb: '{field} mangler.', nn: '{field} manglar.', en: '{field} is missing.' },
  notThatKind: {
    nb: 'Verdien skal være {type}.',
    nn: 'Verdien skal vere {type}.',
    en: 'The value is to be of the kind: {type}.',
  },
  tooLong: {
    nb: 'Verdien er for lang. Grensen er {longest}.',
    nn: 'Verdien er for lang. Grensa er {longest}.',
    en: 'The value is too long. The limit is {longest}.',
  },
  characterNotAllowed: {
    nb: 'Verdien har et tegn som ikke kan stå i et brev ({character}).',
    nn: 'Verdien har eit teikn som ikkje kan stå i eit brev ({character}).',
    en: 'The value has a character that cannot be in a letter ({character}).',
  },
  noSuchDay: {
    nb: 'Datoen finnes ikke. Skriv den som 2020-06-17.',
    nn: 'Datoen finst ikkje. Skriv han som 2020-06-17.',
    en: 'There is no such date. Write it as 2020-06-17.',
  },
  notAReference: {
    nb: 'Nummeret skal skrives som 2020/14 eller 2020/14-2.',
    nn: 'Nummeret skal skrivast som 2020/14 eller 2020/14-2.',
    en: 'The number is to be written as 2020/14 or 2020/14-2.',
  },
  undeclared: {
    nb: 'Malen har ikke dette flettefeltet.',
    nn: 'Malen har ikkje dette flettefeltet.',
    en: 'The template does not have this merge field.',
  },
};

/** What a problem names, where it is a code of ours; leaving one out of a table does not compile. */
type CodeWords = Readonly<Partial<Record<string, InEachLanguage>>>;

/** What is wrong with a value given to a merge field. The field is named as it is described, a kind by its word. */
export function mergeValueWords(problem: ValueProblem, facts: TemplateFacts, field?: MergeField): string {
  return filled(valueProblemWords[problem], {
    ...facts,
    ...codeTold('type', facts, mergeFieldTypeWords),
    ...(field ? { field: spoken(describedIn(field)) } : {}),
  });
}

const problemWords: Record<TemplateProblemCode, InEachLanguage> = {
  languageMissing: {
    nb: 'Malen mangler tekst på {language}.',
    nn: 'Malen manglar tekst på {language}.',
    en: 'The template has no text in {language}.',
  },
  subjectMissing: { nb: 'En e-post må ha emne.', nn: 'Ein e-post må ha emne.', en: 'An e-mail must have a subject.' },
  emptyLetter: {
    nb: 'Malen gir et tomt brev.',
    nn: 'Malen gir eit tomt brev.',
    en: 'The template makes an empty letter.',
  },
  tooLong: {
    nb: 'Teksten er for lang. En mal kan ha {longest} tegn.',
    nn: 'Teksten er for lang. Ein mal kan ha {longest} teikn.',
    en: 'The text is too long. A template can have {longest} characters.',
  },
  unreadable: {
    nb: 'Her står klammene slik at malen ikke kan leses.',
    nn: 'Her står klammene slik at malen ikkje kan lesast.',
    en: 'The braces here are such that the template cannot be read.',
  },
  blockMismatch: {
    nb: '«{opened}» avsluttes med «{closed}».',
    nn: '«{opened}» blir avslutta med «{closed}».',
    en: '“{opened}” is ended by “{closed}”.',
  },
  tooDeep: {
    nb: 'Vilkår og lister står for dypt inne i hverandre. Grensen er {deepest}.',
    nn: 'Vilkår og lister står for djupt inne i kvarandre. Grensa er {deepest}.',
    en: 'Conditions and lists are nested too deep. The limit is {deepest}.',
  },
  tooManyBlocks: {
    nb: 'Malen har flere enn {most} vilkår og lister.',
    nn: 'Malen har fleire enn {most} vilkår og lister.',
    en: 'The template has more than {most} conditions and lists.',
  },
  unknownField: {
    nb: 'Flettefeltet «{field}» er ikke oppgitt for malen.',
    nn: 'Flettefeltet «{field}» er ikkje oppgitt for malen.',
    en: 'The merge field “{field}” is not declared for the template.',
  },
  unknownHelper: {
    nb: '«{helper}» finnes ikke i malspråket.',
    nn: '«{helper}» finst ikkje i malspråket.',
    en: '“{helper}” does not exist in the template language.',
  },
  wrongNumberOfArguments: {
    nb: '«{helper}» skal ha så mange opplysninger: {wanted}.',
    nn: '«{helper}» skal ha så mange opplysningar: {wanted}.',
    en: '“{helper}” is to have this many arguments: {wanted}.',
  },
  wrongArgument: {
    nb: '«{helper}» kan ikke brukes på dette. Det skal stå {wanted} her.',
    nn: '«{helper}» kan ikkje brukast på dette. Det skal stå {wanted} her.',
    en: '“{helper}” cannot be used on this. It is to be {wanted}.',
  },
  needsHelper: {
    nb: 'Si hvordan «{field}» skal skrives, for eksempel med {example}.',
    nn: 'Sei korleis «{field}» skal skrivast, til dømes med {example}.',
    en: 'Say how “{field}” is to be written, for example with {example}.',
  },
  conditionPrinted: {
    nb: '«{helper}» er et vilkår og kan ikke skrives ut.',
    nn: '«{helper}» er eit vilkår og kan ikkje skrivast ut.',
    en: '“{helper}” is a condition and cannot be printed.',
  },
  notACondition: {
    nb: 'Dette kan ikke være et vilkår.',
    nn: 'Dette kan ikkje vere eit vilkår.',
    en: 'This cannot be a condition.',
  },
  notAList: {
    nb: '«each» går bare gjennom en liste.',
    nn: '«each» går berre gjennom ei liste.',
    en: '“each” only goes through a list.',
  },
  listInList: {
    nb: 'En liste kan ikke gjennomgås inne i en annen.',
    nn: 'Ei liste kan ikkje gåast gjennom inne i ei anna.',
    en: 'A list cannot be gone through inside another.',
  },
  rawOutput: {
    nb: '«{field}» må stå i to klammer. Bare ferdig tekst kan stå i tre.',
    nn: '«{field}» må stå i to klammer. Berre ferdig tekst kan stå i tre.',
    en: '“{field}” must be in two braces. Only finished text can be in three.',
  },
  fragmentEscaped: {
    nb: '«{field}» er ferdig tekst og må stå i tre klammer.',
    nn: '«{field}» er ferdig tekst og må stå i tre klammer.',
    en: '“{field}” is finished text and must be in three braces.',
  },
  fragmentInLine: {
    nb: '«{field}» er ferdig tekst og kan ikke stå i en emnelinje.',
    nn: '«{field}» er ferdig tekst og kan ikkje stå i ei emnelinje.',
    en: '“{field}” is finished text and cannot be in a subject line.',
  },
  partial: {
    nb: 'En mal kan ikke hente inn andre maler.',
    nn: 'Ein mal kan ikkje hente inn andre malar.',
    en: 'A template cannot bring in other templates.',
  },
  decorator: {
    nb: 'Malspråket har ikke dette.',
    nn: 'Malspråket har ikkje dette.',
    en: 'The template language does not have this.',
  },
  blockParameters: {
    nb: '«as |…|» finnes ikke i malspråket.',
    nn: '«as |…|» finst ikkje i malspråket.',
    en: '“as |…|” does not exist in the template language.',
  },
  namedArguments: {
    nb: '«{helper}» kan ikke ha navngitte opplysninger.',
    nn: '«{helper}» kan ikkje ha namngitte opplysningar.',
    en: '“{helper}” cannot have named arguments.',
  },
  outsideScope: {
    nb: '«{field}» når utenfor flettefeltene.',
    nn: '«{field}» når utanfor flettefelta.',
    en: '“{field}” reaches outside the merge fields.',
  },
  unguardedOptional: {
    nb: '«{field}» kan mangle. Sett et vilkår om at feltet finnes rundt setningen.',
    nn: '«{field}» kan mangle. Set eit vilkår om at feltet finst, rundt setninga.',
    en: '“{field}” may be missing. Put a condition that the field exists around the sentence.',
  },
  literalPrinted: {
    nb: 'Skriv teksten rett fram, uten klammer.',
    nn: 'Skriv teksten rett fram, utan klammer.',
    en: 'Write the text as it is, without braces.',
  },
  blockWithoutHelper: {
    nb: 'Skriv «if {helper}» eller «each {helper}».',
    nn: 'Skriv «if {helper}» eller «each {helper}».',
    en: 'Write “if {helper}” or “each {helper}”.',
  },
  markup: {
    nb: 'Her står et «<» som ikke begynner en hel tagg. Skriv &lt; for tegnet.',
    nn: 'Her står ein «<» som ikkje opnar ein heil tagg. Skriv &lt; for teiknet.',
    en: 'Here is a “<” that does not begin a whole tag. Write &lt; for the character.',
  },
  unbalancedMarkup: {
    nb: '«{tag}» mangler makker i samme vilkår eller liste.',
    nn: '«{tag}» manglar makker i same vilkår eller liste.',
    en: '“{tag}” has no counterpart in the same condition or list.',
  },
  markupInLine: {
    nb: 'En emnelinje er ren tekst.',
    nn: 'Ei emnelinje er rein tekst.',
    en: 'A subject line is plain text.',
  },
  fieldByHand: {
    nb: 'Flettefelt skrives med klammer, ikke som tagger.',
    nn: 'Flettefelt blir skrivne med klammer, ikkje som taggar.',
    en: 'Merge fields are written with braces, not as tags.',
  },
  characterNotAllowed: {
    nb: 'Tegnet {character} kan ikke stå i en mal.',
    nn: 'Teiknet {character} kan ikkje stå i ein mal.',
    en: 'The character {character} cannot be in a template.',
  },
  htmlRefused: {
    nb: 'Brevet kan ikke settes: {reason}',
    nn: 'Brevet kan ikkje setjast: {reason}',
    en: 'The letter cannot be set: {reason}',
  },
  fieldNameNotAllowed: {
    nb: 'Et flettefelt kan ikke hete «{field}».',
    nn: 'Eit flettefelt kan ikkje heite «{field}».',
    en: 'A merge field cannot be called “{field}”.',
  },
  fieldTwice: {
    nb: 'Flettefeltet «{field}» er oppgitt to ganger.',
    nn: 'Flettefeltet «{field}» er oppgitt to gonger.',
    en: 'The merge field “{field}” is declared twice.',
  },
  standardFieldChanged: {
    nb: '«{field}» er et fast flettefelt og må være {kind}, slik saken fyller det ut.',
    nn: '«{field}» er eit fast flettefelt og må vere {kind}, slik saka fyller det ut.',
    en: '“{field}” is a standard merge field and must be of the kind the case fills in: {kind}.',
  },
  sampleDoesNotFit: {
    nb: 'Eksempelet for «{field}» passer ikke: {reason}',
    nn: 'Dømet for «{field}» passar ikkje: {reason}',
    en: 'The sample for “{field}” does not fit: {reason}',
  },
  noLevel: {
    nb: 'Si hvem som kan undertegne brev fra malen.',
    nn: 'Sei kven som kan underteikne brev frå malen.',
    en: 'Say who can sign letters made from the template.',
  },
};

const parameterWords: Record<ParameterKind, InEachLanguage> = {
  text: { nb: 'et tekstfelt', nn: 'eit tekstfelt', en: 'a text field' },
  date: { nb: 'en dato', nn: 'ein dato', en: 'a date' },
  countable: { nb: 'et tall eller en liste', nn: 'eit tal eller ei liste', en: 'a number or a list' },
  money: { nb: 'et beløp', nn: 'eit beløp', en: 'an amount' },
  reference: {
    nb: 'et saks- eller dokumentnummer',
    nn: 'eit saks- eller dokumentnummer',
    en: 'a case or document number',
  },
  names: { nb: 'en liste med navn', nn: 'ei liste med namn', en: 'a list of names' },
  offices: { nb: 'en liste med embeter', nn: 'ei liste med embete', en: 'a list of offices' },
  words: { nb: 'ord i anførselstegn', nn: 'ord i hermeteikn', en: 'words in quotation marks' },
  level: {
    nb: 'minister, stateSecretary eller official i anførselstegn',
    nn: 'minister, stateSecretary eller official i hermeteikn',
    en: 'minister, stateSecretary or official in quotation marks',
  },
  sentencePart: {
    nb: 'et tekstfelt eller et uttrykk i parentes',
    nn: 'eit tekstfelt eller eit uttrykk i parentes',
    en: 'a text field or an expression in parentheses',
  },
};

const helperExamples: CodeWords = {
  date: sameInAll('dateLong'),
  money: sameInAll('money'),
  list: sameInAll('nameList'),
  boolean: sameInAll('if'),
};

type TemplateFacts = TemplateProblem['facts'];

/** What is wrong with a template, as a sentence without its place. */
export function templateProblemSentence({ code, facts }: Pick<TemplateProblem, 'code' | 'facts'>): string {
  const { type } = facts;
  return filled(problemWords[code], {
    ...facts,
    ...codeTold('language', facts, letterLanguageWords),
    ...codeTold('wanted', facts, parameterWords),
    ...codeTold('kind', facts, mergeFieldTypeWords),
    ...(type === undefined ? {} : { example: toldAs(type, helperExamples) }),
  });
}

/** The same, with where it is in the text. */
export function placedProblemSentence(problem: TemplateProblem): string {
  const sentence = templateProblemSentence(problem);
  const { line, column } = problem;
  if (line === undefined) return sentence;
  const at = column === undefined ? placeWords.line : placeWords.lineAndColumn;
  return filled(at, { line: String(line), column: String(column), sentence });
}

const placeWords = {
  line: { nb: 'Linje {line}: {sentence}', nn: 'Linje {line}: {sentence}', en: 'Line {line}: {sentence}' },
  lineAndColumn: {
    nb: 'Linje {line}, tegn {column}: {sentence}',
    nn: 'Linje {line}, teikn {column}: {sentence}',
    en: 'Line {line}, character {column}: {sentence}',
  },
} as const satisfies Record<string, InEachLanguage>;

/** One of the facts by its word, when it is there. */
function codeTold(name: string, facts: TemplateFacts, words: CodeWords): TemplateFacts {
  const code = facts[name];
  return code === undefined ? {} : { [name]: toldAs(code, words) };
}

function toldAs(code: string, words: CodeWords): string {
  const word = words[code];
  return word ? spoken(word) : code;
}

function filled(sentence: InEachLanguage, facts: TemplateFacts): string {
  return spoken(sentence).replaceAll(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
}
