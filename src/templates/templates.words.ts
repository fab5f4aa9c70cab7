import { declareRefusals } from '../kernel/refusal';
import type { MergeFieldOrigin, MergeFieldType } from './merge-field';
import type { TemplateProblem, TemplateProblemCode, ValueProblem } from './template-problems';
import type { WordingAction, WordingState } from './wording.lifecycle';

/** The Norwegian words of templates: refusals, what is wrong with a template or a value, and the names of kinds. */

declareRefusals({
  'template.unknown': 'Malen finnes ikke.',
  'template.retired': 'Malen er tatt ut av bruk.',
  'template.otherKind': 'Malen som skal kopieres, er av et annet slag.',
  'template.notPublishable': 'Malen kan ikke publiseres før feilene er rettet. Se hvert felt.',
  'template.otherLevel': 'Malen er ikke laget for dette nivået.',
  'template.noLetter': 'Bare brev og notater kan vises som PDF.',
  'paragraph.unknown': 'Standardavsnittet finnes ikke.',
  'paragraph.incomplete': 'Standardavsnittet må ha tittel og tekst på bokmål og nynorsk.',
  'paragraph.fieldsDiffer': 'Bokmål og nynorsk må ha de samme flettefeltene.',
  'paragraph.unknownField': 'Flettefeltet «{field}» finnes ikke blant dem saken kan fylle ut.',
  'paragraph.period': 'Siste dag kan ikke være før første dag.',
  'wording.notInThatState': 'Dette kan ikke gjøres nå.',
  'wording.notYours': 'Bare administratoren kan endre maler og standardavsnitt.',
  'wording.shared': 'Det som fulgte med Svarbrev, kan ikke endres. Lag en kopi for departementet.',
  'wording.codeTaken': 'Departementet har allerede en med koden {code}.',
  'wording.noDraft': 'Det er ikke noe utkast.',
  'wording.unknownVersion': 'Versjonen finnes ikke.',
  'template.valuesRefused': 'Malen kan ikke fylles ut. Se hvert flettefelt: {fields}.',
  'template.languageMissing': 'Malen finnes ikke på dette språket ({language}).',
  'template.tooMuchWork': 'Malen krever mer arbeid eller gir lengre tekst enn et brev kan ha ({limit}).',
  'template.broken': 'Malen har feil og kan ikke brukes. Si fra til administratoren.',
});

export const wordingStateWords: Record<WordingState, string> = { active: 'i bruk', retired: 'ute av bruk' };

export const wordingActionWords: Record<WordingAction, string> = {
  describe: 'beskriv',
  write: 'skriv utkast',
  discard: 'forkast utkastet',
  publish: 'publiser',
  retire: 'ta ut av bruk',
  restore: 'ta i bruk igjen',
};

export const mergeFieldTypeWords: Record<MergeFieldType, string> = {
  text: 'tekst',
  date: 'dato',
  number: 'tall',
  money: 'beløp',
  boolean: 'ja eller nei',
  reference: 'saks- eller dokumentnummer',
  list: 'liste',
  fragment: 'ferdig tekst',
};

export const mergeFieldOriginWords: Record<MergeFieldOrigin, string> = {
  case: 'hentes fra saken',
  adviser: 'fylles ut av saksbehandleren',
};

const valueProblemWords: Record<ValueProblem, string> = {
  missing: '{field} mangler.',
  notThatKind: 'Verdien skal være {type}.',
  tooLong: 'Verdien er for lang. Grensen er {longest}.',
  characterNotAllowed: 'Verdien har et tegn som ikke kan stå i et brev ({character}).',
  noSuchDay: 'Datoen finnes ikke. Skriv den som 2020-06-17.',
  notAReference: 'Nummeret skal skrives som 2020/14 eller 2020/14-2.',
  undeclared: 'Malen har ikke dette flettefeltet.',
};

/** What is wrong with a value given to a merge field. */
export function mergeValueWords(problem: ValueProblem, facts: Readonly<Record<string, string>>): string {
  const type = facts['type'];
  const named =
    type && type in mergeFieldTypeWords ? { ...facts, type: mergeFieldTypeWords[type as MergeFieldType] } : facts;
  return filled(valueProblemWords[problem], named);
}

const problemWords: Record<TemplateProblemCode, string> = {
  languageMissing: 'Malen mangler tekst på {language}.',
  subjectMissing: 'En e-post må ha emne.',
  emptyLetter: 'Malen gir et tomt brev.',
  tooLong: 'Teksten er for lang. En mal kan ha {longest} tegn.',
  unreadable: 'Her står klammene slik at malen ikke kan leses.',
  blockMismatch: '«{opened}» avsluttes med «{closed}».',
  tooDeep: 'Vilkår og lister står for dypt inne i hverandre. Grensen er {deepest}.',
  tooManyBlocks: 'Malen har flere enn {most} vilkår og lister.',
  unknownField: 'Flettefeltet «{field}» er ikke oppgitt for malen.',
  unknownHelper: '«{helper}» finnes ikke i malspråket.',
  wrongNumberOfArguments: '«{helper}» skal ha {wanted} opplysning(er).',
  wrongArgument: '«{helper}» kan ikke brukes på dette. Det skal stå {wanted} her.',
  needsHelper: 'Si hvordan «{field}» skal skrives, for eksempel med {example}.',
  conditionPrinted: '«{helper}» er et vilkår og kan ikke skrives ut.',
  notACondition: 'Dette kan ikke være et vilkår.',
  notAList: '«each» går bare gjennom en liste.',
  listInList: 'En liste kan ikke gjennomgås inne i en annen.',
  rawOutput: '«{field}» må stå i to klammer. Bare ferdig tekst kan stå i tre.',
  fragmentEscaped: '«{field}» er ferdig tekst og må stå i tre klammer.',
  fragmentInLine: '«{field}» er ferdig tekst og kan ikke stå i en emnelinje.',
  partial: 'En mal kan ikke hente inn andre maler.',
  decorator: 'Malspråket har ikke dette.',
  blockParameters: '«as |…|» finnes ikke i malspråket.',
  namedArguments: '«{helper}» kan ikke ha navngitte opplysninger.',
  outsideScope: '«{field}» når utenfor flettefeltene.',
  unguardedOptional: '«{field}» kan mangle. Sett et vilkår om at feltet finnes rundt setningen.',
  literalPrinted: 'Skriv teksten rett fram, uten klammer.',
  blockWithoutHelper: 'Skriv «if {helper}» eller «each {helper}».',
  markup: 'Her står et «<» som ikke begynner en hel tagg. Skriv &lt; for tegnet.',
  unbalancedMarkup: '«{tag}» mangler makker i samme vilkår eller liste.',
  markupInLine: 'En emnelinje er ren tekst.',
  fieldByHand: 'Flettefelt skrives med klammer, ikke som tagger.',
  characterNotAllowed: 'Tegnet {character} kan ikke stå i en mal.',
  htmlRefused: 'Brevet kan ikke settes: {reason}',
  fieldNameNotAllowed: 'Et flettefelt kan ikke hete «{field}».',
  fieldTwice: 'Flettefeltet «{field}» er oppgitt to ganger.',
  standardFieldChanged: '«{field}» er et fast flettefelt og må være {kind}, slik saken fyller det ut.',
  sampleDoesNotFit: 'Eksempelet for «{field}» passer ikke: {reason}',
  noLevel: 'Si hvem som kan undertegne brev fra malen.',
};

const parameterWords: Readonly<Record<string, string>> = {
  text: 'et tekstfelt',
  date: 'en dato',
  countable: 'et tall eller en liste',
  money: 'et beløp',
  reference: 'et saks- eller dokumentnummer',
  names: 'en liste med navn',
  offices: 'en liste med embeter',
  words: 'ord i anførselstegn',
  level: 'minister, stateSecretary eller official i anførselstegn',
  sentencePart: 'et tekstfelt eller et uttrykk i parentes',
};

const helperExamples: Readonly<Record<string, string>> = {
  date: 'dateLong',
  money: 'money',
  list: 'nameList',
  boolean: 'if',
};

/** What is wrong with a template, as a sentence without its place. */
export function templateProblemSentence(problem: Pick<TemplateProblem, 'code' | 'facts'>): string {
  const { wanted, type, kind } = problem.facts;
  return filled(problemWords[problem.code], {
    ...problem.facts,
    ...(wanted === undefined ? {} : { wanted: parameterWords[wanted] ?? wanted }),
    ...(kind === undefined ? {} : { kind: mergeFieldTypeWords[kind as MergeFieldType] }),
    ...(type === undefined ? {} : { example: helperExamples[type] ?? type }),
  });
}

function filled(sentence: string, facts: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
}
