import { declareRefusals } from '../../../kernel/refusal';
import type { SignatureFault } from './signed-pdf';

/** The Norwegian sentences for what can go wrong with keys, time stamps and signed PDFs. */
export const padesRefusals = declareRefusals({
  'pades.pdfUnreadable': 'PDF-en kan ikke signeres: filen er skadet eller har en oppbygning vi ikke lager ({what}).',
  'pades.noSignatureField': 'PDF-en har ikke noe felt for signatur.',
  'pades.severalSignatureFields': 'PDF-en har flere felt for signatur ({fields}); et brev skal ha ett.',
  'pades.alreadySigned': 'PDF-en er allerede signert.',
  'pades.notSigned': 'PDF-en er ikke signert og kan derfor ikke tidsstemples.',
  'pades.signatureTooLarge': 'Signaturen trenger {needed} byte, men det er bare satt av {reserved}.',
  'pades.certificateNotValidNow':
    'Sertifikatet til {commonName} gjelder fra {validFrom} til {validTo} og kan ikke brukes {at}.',
  'pades.certificateNotForSigning': 'Sertifikatet til {commonName} er ikke utstedt for signering.',
  'pades.keyUnsupported':
    'Nøkkelen er av et slag vi ikke signerer med ({key}). Bruk EC P-256 eller RSA på minst 2048 bit.',
  'pades.wrongPassphrase': 'Passordet til nøkkelfilen er feil.',
  'pades.keyFileUnreadable': 'Nøkkelfilen kan ikke leses ({what}).',
  'pades.keyFileTooWeak': 'Nøkkelfilen er kryptert på en foreldet måte ({algorithm}). Lag den på nytt med AES.',
  'pades.keyMissing': 'Nøkkelen {label} finnes ikke, eller den hører ikke til sertifikatet.',
  'pades.tokenUnavailable': 'Nøkkelmodulen svarer ikke ({what}).',
  'pades.wrongPin': 'PIN-koden til nøkkelmodulen er feil.',
  'pades.timestampUnavailable': 'Tidsstempeltjenesten svarer ikke ({what}).',
  'pades.timestampRefused': 'Tidsstempeltjenesten avslo ({what}).',
  'pades.timestampInvalid': 'Tidsstempelet er ikke til å stole på ({what}).',
});

/** One sentence per fault; shown by `verify` and beside a letter. */
export const signatureFaultWords = {
  unreadable: 'Filen kan ikke leses som PDF.',
  unsigned: 'Brevet er ikke signert.',
  rangeIncomplete: 'Signaturen dekker ikke hele filen.',
  signatureMalformed: 'Signaturen er ødelagt.',
  digestMismatch: 'Innholdet er endret etter at brevet ble signert.',
  signatureMismatch: 'Signaturen er ikke laget med nøkkelen i sertifikatet.',
  notPades: 'Signaturen følger ikke PAdES.',
  certificateNotTrusted: 'Sertifikatet er ikke utstedt av noen vi stoler på.',
  certificateNotValidThen: 'Sertifikatet gjaldt ikke da brevet ble signert.',
  certificateNotForSigning: 'Sertifikatet er ikke utstedt for signering.',
  timestampInvalid: 'Tidsstempelet er ikke gyldig.',
  changedAfterSigning: 'Noe annet enn et tidsstempel er lagt til etter at brevet ble signert.',
} as const satisfies Record<SignatureFault, string>;
