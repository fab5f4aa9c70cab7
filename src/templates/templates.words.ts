import { declareRefusals } from '../kernel/refusal';
import type { MergeFieldOrigin, MergeFieldType } from './merge-field';
import type { TemplateProblem, TemplateProblemCode, ValueProblem } from './template-problems';
import type { WordingAction, WordingState } from './wording.lifecycle';

/** The Norwegian words of templates: refusals, what is wrong with a template or a value, and the names of kinds. */

declareRefusals({
  'template.unknown': {
    nb: 'Malen finnes ikke.',
    nn: 'Malen finst ikkje.',
    en: 'There is no such template.',
  },
  'template.retired': {
    nb: 'Malen er tatt ut av bruk.',
    nn: 'Malen er teken ut av bruk.',
    en: 'The template is taken out of use.',
  },
  'template.otherKind': {
    nb: 'Malen som skal kopieres, er av et annet slag.',
    nn: 'Malen som skal kopierast, er av eit anna slag.',
    en: 'The template to copy is of another kind.',
  },
  'template.notPublishable': {
    nb: 'Malen kan ikke publiseres før feilene er rettet. Se hvert felt.',
    nn: 'Malen kan ikkje publiserast før feila er retta. Sjå kvart felt.',
    en: 'The template cannot be published until its faults are mended. See each field.',
  },
  'template.otherLevel': {
    nb: 'Malen er ikke laget for dette nivået.',
    nn: 'Malen er ikkje laga for dette nivået.',
    en: 'The template is not made for this level.',
  },
  'template.noLetter': {
    nb: 'Bare brev og notater kan vises som PDF.',
    nn: 'Berre brev og notat kan visast som PDF.',
    en: 'Only letters and notes can be shown as PDF.',
  },
  'paragraph.unknown': {
    nb: 'Standardavsnittet finnes ikke.',
    nn: 'Standardavsnittet finst ikkje.',
    en: 'There is no such standard paragraph.',
  },
  'paragraph.incomplete': {
    nb: 'Standardavsnittet må ha tittel og tekst på bokmål og nynorsk.',
    nn: 'Standardavsnittet må ha tittel og tekst på bokmål og nynorsk.',
    en: 'The standard paragraph must have a title and a text in bokmål and nynorsk.',
  },
  'paragraph.fieldsDiffer': {
    nb: 'Bokmål og nynorsk må ha de samme flettefeltene.',
    nn: 'Bokmål og nynorsk må ha dei same flettefelta.',
    en: 'Bokmål and nynorsk must have the same merge fields.',
  },
  'paragraph.unknownField': {
    nb: 'Flettefeltet «{field}» finnes ikke blant dem saken kan fylle ut.',
    nn: 'Flettefeltet «{field}» finst ikkje blant dei saka kan fylle ut.',
    en: 'The merge field “{field}” is not among those the case can fill in.',
  },
  'paragraph.period': {
    nb: 'Siste dag kan ikke være før første dag.',
    nn: 'Siste dag kan ikkje vere før første dag.',
    en: 'The last day cannot be before the first.',
  },
  'wording.notInThatState': {
    nb: 'Dette kan ikke gjøres nå.',
    nn: 'Dette kan ikkje gjerast no.',
    en: 'This cannot be done now.',
  },
  'wording.notYours': {
    nb: 'Bare administratoren kan endre maler og standardavsnitt.',
    nn: 'Berre administratoren kan endre malar og standardavsnitt.',
    en: 'Only the administrator can change templates and standard paragraphs.',
  },
  'wording.shared': {
    nb: 'Det som fulgte med Svarbrev, kan ikke endres. Lag en kopi for departementet.',
    nn: 'Det som følgde med Svarbrev, kan ikkje endrast. Lag ein kopi for departementet.',
    en: 'What came with Svarbrev cannot be changed. Make a copy for the ministry.',
  },
  'wording.codeTaken': {
    nb: 'Departementet har allerede en med koden {code}.',
    nn: 'Departementet har alt ein med koden {code}.',
    en: 'The ministry already has one with the code {code}.',
  },
  'wording.noDraft': {
    nb: 'Det er ikke noe utkast.',
    nn: 'Det er ikkje noko utkast.',
    en: 'There is no draft.',
  },
  'wording.unknownVersion': {
    nb: 'Versjonen finnes ikke.',
    nn: 'Versjonen finst ikkje.',
    en: 'There is no such version.',
  },
  'template.valuesRefused': {
    nb: 'Malen kan ikke fylles ut. Se hvert flettefelt: {fields}.',
    nn: 'Malen kan ikkje fyllast ut. Sjå kvart flettefelt: {fields}.',
    en: 'The template cannot be filled in. See each merge field: {fields}.',
  },
  'template.languageMissing': {
    nb: 'Malen finnes ikke på dette språket ({language}).',
    nn: 'Malen finst ikkje på dette språket ({language}).',
    en: 'The template does not exist in this language ({language}).',
  },
  'template.tooMuchWork': {
    nb: 'Malen krever mer arbeid eller gir lengre tekst enn et brev kan ha ({limit}).',
    nn: 'Malen krev meir arbeid eller gir lengre tekst enn eit brev kan ha ({limit}).',
    en: 'The template takes more work or gives a longer text than a letter can have ({limit}).',
  },
  'template.broken': {
    nb: 'Malen har feil og kan ikke brukes. Si fra til administratoren.',
    nn: 'Malen har feil og kan ikkje brukast. Sei frå til administratoren.',
    en: 'The template has faults and cannot be used. Tell the administrator.',
  },
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
