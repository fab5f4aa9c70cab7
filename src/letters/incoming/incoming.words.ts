import type { InEachLanguage } from '../../kernel/language';
import type { TitleWarning } from './title-warnings.rules';

/** What the archivist is told after registering; nothing of it keeps a letter out of the journal. */
export type RegistrationWarning = TitleWarning | 'documentDateAfterArrival' | 'textNotArchivable';

export const titleWarningWords = {
  publicTitleMissing: {
    nb: 'Offentlig tittel mangler. Se over den som står foreløpig.',
    nn: 'Offentleg tittel manglar. Sjå over den som står førebels.',
    en: 'The public title is missing. Look over the one that stands for now.',
  },
  publicTitleGeneric: {
    nb: 'Den offentlige tittelen sier ikke hva brevet handler om.',
    nn: 'Den offentlege tittelen seier ikkje kva brevet handlar om.',
    en: 'The public title does not say what the letter is about.',
  },
  publicTitleRepeated: {
    nb: 'Den samme offentlige tittelen er brukt flere ganger før.',
    nn: 'Den same offentlege tittelen er brukt fleire gonger før.',
    en: 'The same public title has been used several times before.',
  },
  publicTitleNamesPrivatePerson: {
    nb: 'Den offentlige tittelen nevner en privatperson.',
    nn: 'Den offentlege tittelen nemner ein privatperson.',
    en: 'The public title names a private person.',
  },
  publicTitleHoldsBirthNumber: {
    nb: 'Den offentlige tittelen ser ut til å inneholde et fødselsnummer.',
    nn: 'Den offentlege tittelen ser ut til å innehalde eit fødselsnummer.',
    en: 'The public title seems to hold a national identity number.',
  },
  publicTitleIsTheRestrictedOne: {
    nb: 'Den offentlige tittelen er den samme som den interne, men brevet eller saken er skjermet.',
    nn: 'Den offentlege tittelen er den same som den interne, men brevet eller saka er skjerma.',
    en: 'The public title is the same as the internal one, but the letter or the case is restricted.',
  },
  documentDateAfterArrival: {
    nb: 'Brevet er datert etter at det kom.',
    nn: 'Brevet er datert etter at det kom.',
    en: 'The letter is dated after it arrived.',
  },
  textNotArchivable: {
    nb: 'E-postens tekst kunne ikke leses. Legg til en kopi i arkivformat.',
    nn: 'Teksten i e-posten kunne ikkje lesast. Legg til ein kopi i arkivformat.',
    en: 'The text of the e-mail could not be read. Add a copy in an archive format.',
  },
} as const satisfies Record<RegistrationWarning, InEachLanguage>;
