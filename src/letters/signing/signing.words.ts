import { declareEventWords } from '../../kernel/history/event-words';
import { declareRefusals, sentenceOf } from '../../kernel/refusal';
import './signing.events';

declareRefusals({
  'signing.unknown': 'Signeringen finnes ikke.',
  'signing.contentChanged': 'Brevet er endret etter at det ble vist. Det er ikke signert.',
  'signing.dateChanged': 'Datoen i brevet er ikke lenger dagens. Åpne brevet på nytt.',
  'signing.holderChanged': 'Embetet har fått en annen innehaver. Åpne brevet på nytt.',
  'signing.otherPdf': 'Det er ikke denne PDF-en som ble vist.',
  'signing.notOpened': 'Brevet er ikke åpnet. Åpne det, eller si uttrykkelig at du signerer uten.',
  'signing.nothingChosen': 'Velg minst ett brev.',
  'signing.interrupted': 'Signeringen ble avbrutt før brevet ble signert. Ingenting er gjort med det.',
  'signing.notSignatory': 'Bare de som står oppført under brevet, kan signere det.',
  'signing.keyMissing': 'Det finnes ingen signeringsnøkkel for deg ({key}). Be administratoren om en.',
  'signing.sealMissing':
    'Departementet har ikke noe segl ({key}), og brevet kan ikke forsegles. Be administratoren om et.',
  'signing.dateAhead': 'Datoen ligger frem i tid.',
  'signing.beforeApproval': 'Datoen ligger før brevet ble godkjent.',
});

const norwegianDay = (day: string): string => day.split('-').reverse().join('.');

declareEventWords<'signing'>({
  'signing.laid': ({ letterDate }) => `fikk brevet lagt frem for signering, datert ${norwegianDay(letterDate)}`,
  'signing.opened': () => 'åpnet brevet slik det skal signeres',
  'signing.refused': ({ code }) => `fikk ikke signert brevet: ${sentenceOf({ code, facts: {} }) ?? code}`,
});
