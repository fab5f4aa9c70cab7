import { declareRefusals } from '../../kernel/refusal';

declareRefusals({
  'signing.unknown': 'Signeringen finnes ikke.',
  'signing.nothingToSign': 'Velg minst ett brev.',
  'signing.alreadyDecided': 'Brevet er allerede behandlet i denne signeringen.',
  'signing.contentChanged': 'Brevet er endret etter at det ble vist. Det er ikke signert.',
  'signing.dateChanged': 'Datoen i brevet er ikke lenger dagens. Åpne brevet på nytt.',
  'signing.holderChanged': 'Embetet har fått en annen innehaver. Åpne brevet på nytt.',
  'signing.otherPdf': 'Det er ikke denne PDF-en som ble vist.',
  'signing.notOpened': 'Brevet er ikke åpnet. Åpne det, eller si uttrykkelig at du signerer uten.',
  'signing.notSignatory': 'Bare de som står oppført under brevet, kan signere det.',
  'signing.keyMissing': 'Det finnes ingen signeringsnøkkel for deg. Be administratoren om en.',
  'signing.dateAhead': 'Datoen ligger frem i tid.',
  'signing.beforeApproval': 'Datoen ligger før brevet ble godkjent.',
});
