import type { InEachLanguage } from '../kernel/language';
import { declareFactWords, declareRefusals } from '../kernel/refusal';
import type { MergeField, MergeFieldOrigin, MergeFieldType } from './merge-field';
import { standardMergeFields } from './merge-fields';
import type { LetterLanguage } from './typesetting/letter.blocks';
import type { WordingAction, WordingState } from './wording.lifecycle';

/** The words of templates: refusals, and the names of kinds. What is wrong with one is in `template-problems.words.ts`. */

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
    nb: 'Malen finnes ikke på {language}.',
    nn: 'Malen finst ikkje på {language}.',
    en: 'The template does not exist in {language}.',
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

/** The languages of letters, as they stand in a sentence. */
export const letterLanguageWords: Record<LetterLanguage, InEachLanguage> = {
  nb: { nb: 'bokmål', nn: 'bokmål', en: 'Norwegian bokmål' },
  nn: { nb: 'nynorsk', nn: 'nynorsk', en: 'Norwegian nynorsk' },
  se: { nb: 'nordsamisk', nn: 'nordsamisk', en: 'Northern Sámi' },
  en: { nb: 'engelsk', nn: 'engelsk', en: 'English' },
};

/** A field is described in both forms of Norwegian, and in no other language. */
export function describedIn({ description: { nb, nn } }: MergeField): InEachLanguage {
  return { nb, nn, en: nb };
}

/** The standard merge fields as they are described, for sentences that name them. */
export const standardFieldWords: Readonly<Partial<Record<string, InEachLanguage>>> = Object.fromEntries(
  standardMergeFields.map((field) => [field.name, describedIn(field)]),
);

declareFactWords(['template.valuesRefused'], { fields: standardFieldWords });
declareFactWords(['template.languageMissing'], { language: letterLanguageWords });

export const wordingStateWords: Record<WordingState, InEachLanguage> = {
  active: { nb: 'i bruk', nn: 'i bruk', en: 'in use' },
  retired: { nb: 'ute av bruk', nn: 'ute av bruk', en: 'out of use' },
};

export const wordingActionWords: Record<WordingAction, InEachLanguage> = {
  describe: { nb: 'beskriv', nn: 'skildre', en: 'describe' },
  write: { nb: 'skriv utkast', nn: 'skriv utkast', en: 'write a draft' },
  discard: { nb: 'forkast utkastet', nn: 'forkast utkastet', en: 'discard the draft' },
  publish: { nb: 'publiser', nn: 'publiser', en: 'publish' },
  retire: { nb: 'ta ut av bruk', nn: 'ta ut av bruk', en: 'take out of use' },
  restore: { nb: 'ta i bruk igjen', nn: 'ta i bruk igjen', en: 'take into use again' },
};

export const mergeFieldTypeWords: Record<MergeFieldType, InEachLanguage> = {
  text: { nb: 'tekst', nn: 'tekst', en: 'text' },
  date: { nb: 'dato', nn: 'dato', en: 'date' },
  number: { nb: 'tall', nn: 'tal', en: 'number' },
  money: { nb: 'beløp', nn: 'beløp', en: 'amount' },
  boolean: { nb: 'ja eller nei', nn: 'ja eller nei', en: 'yes or no' },
  reference: { nb: 'saks- eller dokumentnummer', nn: 'saks- eller dokumentnummer', en: 'case or document number' },
  list: { nb: 'liste', nn: 'liste', en: 'list' },
  fragment: { nb: 'ferdig tekst', nn: 'ferdig tekst', en: 'finished text' },
};

export const mergeFieldOriginWords: Record<MergeFieldOrigin, InEachLanguage> = {
  case: { nb: 'hentes fra saken', nn: 'blir henta frå saka', en: 'taken from the case' },
  adviser: {
    nb: 'fylles ut av saksbehandleren',
    nn: 'blir fylt ut av saksbehandlaren',
    en: 'filled in by the adviser',
  },
};
