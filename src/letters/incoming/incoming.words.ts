import type { TitleWarning } from './title-warnings.rules';

/** What the archivist is told after registering; nothing of it keeps a letter out of the journal. */
export type RegistrationWarning = TitleWarning | 'documentDateAfterArrival' | 'textNotArchivable';

export const titleWarningWords = {
  publicTitleMissing: 'Offentlig tittel mangler. Se over den som står foreløpig.',
  publicTitleGeneric: 'Den offentlige tittelen sier ikke hva brevet handler om.',
  publicTitleRepeated: 'Den samme offentlige tittelen er brukt flere ganger før.',
  publicTitleNamesPrivatePerson: 'Den offentlige tittelen nevner en privatperson.',
  publicTitleHoldsBirthNumber: 'Den offentlige tittelen ser ut til å inneholde et fødselsnummer.',
  publicTitleIsTheRestrictedOne:
    'Den offentlige tittelen er den samme som den interne, men brevet eller saken er skjermet.',
  documentDateAfterArrival: 'Brevet er datert etter at det kom.',
  textNotArchivable: 'E-postens tekst kunne ikke leses. Legg til en kopi i arkivformat.',
} as const satisfies Record<RegistrationWarning, string>;
