import { declareEventWords, withPieces } from '../../kernel/history/event-words';
import { inEachLanguage } from '../../kernel/language';
import { declareRefusals, sentenceOf } from '../../kernel/refusal';
import './signing.events';

declareRefusals({
  'signing.unknown': {
    nb: 'Signeringen finnes ikke.',
    nn: 'Signeringa finst ikkje.',
    en: 'There is no such signing.',
  },
  'signing.contentChanged': {
    nb: 'Brevet er endret etter at det ble vist. Det er ikke signert.',
    nn: 'Brevet er endra etter at det vart vist. Det er ikkje signert.',
    en: 'The letter has changed since it was shown. It is not signed.',
  },
  'signing.dateChanged': {
    nb: 'Datoen i brevet er ikke lenger dagens. Åpne brevet på nytt.',
    nn: 'Datoen i brevet er ikkje lenger i dag. Opne brevet på nytt.',
    en: 'The date in the letter is no longer today’s. Open the letter again.',
  },
  'signing.holderChanged': {
    nb: 'Embetet har fått en annen innehaver. Åpne brevet på nytt.',
    nn: 'Embetet har fått ein annan innehavar. Opne brevet på nytt.',
    en: 'The office has got another holder. Open the letter again.',
  },
  'signing.otherPdf': {
    nb: 'Det er ikke denne PDF-en som ble vist.',
    nn: 'Det er ikkje denne PDF-en som vart vist.',
    en: 'This is not the PDF that was shown.',
  },
  'signing.notOpened': {
    nb: 'Brevet er ikke åpnet. Åpne det, eller si uttrykkelig at du signerer uten.',
    nn: 'Brevet er ikkje opna. Opne det, eller sei uttrykkjeleg at du signerer utan.',
    en: 'The letter is not opened. Open it, or say expressly that you sign without.',
  },
  'signing.nothingChosen': {
    nb: 'Velg minst ett brev.',
    nn: 'Vel minst eitt brev.',
    en: 'Choose at least one letter.',
  },
  'signing.interrupted': {
    nb: 'Signeringen ble avbrutt før brevet ble signert. Ingenting er gjort med det.',
    nn: 'Signeringa vart avbroten før brevet vart signert. Ingenting er gjort med det.',
    en: 'The signing was interrupted before the letter was signed. Nothing has been done to it.',
  },
  'signing.notSignatory': {
    nb: 'Bare de som står oppført under brevet, kan signere det.',
    nn: 'Berre dei som står oppførte under brevet, kan signere det.',
    en: 'Only those named below the letter can sign it.',
  },
  'signing.keyMissing': {
    nb: 'Det finnes ingen signeringsnøkkel for deg ({key}). Be administratoren om en.',
    nn: 'Det finst ingen signeringsnøkkel for deg ({key}). Be administratoren om ein.',
    en: 'There is no signing key for you ({key}). Ask the administrator for one.',
  },
  'signing.sealMissing': {
    nb: 'Departementet har ikke noe segl ({key}), og brevet kan ikke forsegles. Be administratoren om et.',
    nn: 'Departementet har ikkje noko segl ({key}), og brevet kan ikkje forseglast. Be administratoren om eit.',
    en: 'The ministry has no seal ({key}), and the letter cannot be sealed. Ask the administrator for one.',
  },
  'signing.dateAhead': {
    nb: 'Datoen ligger frem i tid.',
    nn: 'Datoen ligg fram i tid.',
    en: 'The date is in the future.',
  },
  'signing.beforeApproval': {
    nb: 'Datoen ligger før brevet ble godkjent.',
    nn: 'Datoen ligg før brevet vart godkjent.',
    en: 'The date is before the letter was approved.',
  },
});

declareEventWords<'signing'>({
  'signing.laid': {
    nb: 'fikk brevet lagt frem for signering, datert {letterDate}',
    nn: 'fekk brevet lagt fram for signering, datert {letterDate}',
    en: 'had the letter laid ready to sign, dated {letterDate}',
  },
  'signing.opened': {
    nb: 'åpnet brevet slik det skal signeres',
    nn: 'opna brevet slik det skal signerast',
    en: 'opened the letter as it is to be signed',
  },
  'signing.refused': ({ code }) =>
    withPieces(
      {
        nb: 'fikk ikke signert brevet: {why}',
        nn: 'fekk ikkje signert brevet: {why}',
        en: 'could not sign the letter: {why}',
      },
      { why: inEachLanguage((language) => sentenceOf({ code, facts: {} }, language) ?? code) },
    ),
});
