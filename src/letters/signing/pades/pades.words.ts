import type { InEachLanguage } from '../../../kernel/language';
import { declareRefusals } from '../../../kernel/refusal';
import type { SignatureFault } from './signed-pdf';

/** The sentences for what can go wrong with keys, time stamps and signed PDFs. */
export const padesRefusals = declareRefusals({
  'pades.pdfUnreadable': {
    nb: 'PDF-en kan ikke signeres: filen er skadet eller har en oppbygning vi ikke lager ({what}).',
    nn: 'PDF-en kan ikkje signerast: fila er skadd eller har ei oppbygging vi ikkje lagar ({what}).',
    en: 'The PDF cannot be signed: the file is damaged or built in a way we do not make ({what}).',
  },
  'pades.noSignatureField': {
    nb: 'PDF-en har ikke noe felt for signatur.',
    nn: 'PDF-en har ikkje noko felt for signatur.',
    en: 'The PDF has no signature field.',
  },
  'pades.severalSignatureFields': {
    nb: 'PDF-en har flere felt for signatur ({fields}); et brev skal ha ett.',
    nn: 'PDF-en har fleire felt for signatur ({fields}); eit brev skal ha eitt.',
    en: 'The PDF has several signature fields ({fields}); a letter is to have one.',
  },
  'pades.alreadySigned': {
    nb: 'PDF-en er allerede signert.',
    nn: 'PDF-en er alt signert.',
    en: 'The PDF is already signed.',
  },
  'pades.notSigned': {
    nb: 'PDF-en er ikke signert og kan derfor ikke tidsstemples.',
    nn: 'PDF-en er ikkje signert og kan derfor ikkje tidsstemplast.',
    en: 'The PDF is not signed and so cannot be time-stamped.',
  },
  'pades.signatureTooLarge': {
    nb: 'Signaturen trenger {needed} byte, men det er bare satt av {reserved}.',
    nn: 'Signaturen treng {needed} byte, men det er berre sett av {reserved}.',
    en: 'The signature needs {needed} bytes, but only {reserved} are set aside.',
  },
  'pades.certificateNotValidNow': {
    nb: 'Sertifikatet til {commonName} gjelder fra {validFrom} til {validTo} og kan ikke brukes {at}.',
    nn: 'Sertifikatet til {commonName} gjeld frå {validFrom} til {validTo} og kan ikkje brukast {at}.',
    en: 'The certificate of {commonName} is valid from {validFrom} to {validTo} and cannot be used on {at}.',
  },
  'pades.certificateNotForSigning': {
    nb: 'Sertifikatet til {commonName} er ikke utstedt for signering.',
    nn: 'Sertifikatet til {commonName} er ikkje utferda for signering.',
    en: 'The certificate of {commonName} is not issued for signing.',
  },
  'pades.keyUnsupported': {
    nb: 'Nøkkelen er av et slag vi ikke signerer med ({key}). Bruk EC P-256 eller RSA på minst 2048 bit.',
    nn: 'Nøkkelen er av eit slag vi ikkje signerer med ({key}). Bruk EC P-256 eller RSA på minst 2048 bit.',
    en: 'The key is of a kind we do not sign with ({key}). Use EC P-256, or RSA of at least 2048 bits.',
  },
  'pades.wrongPassphrase': {
    nb: 'Passordet til nøkkelfilen er feil.',
    nn: 'Passordet til nøkkelfila er feil.',
    en: 'The password of the key file is wrong.',
  },
  'pades.keyFileUnreadable': {
    nb: 'Nøkkelfilen kan ikke leses ({what}).',
    nn: 'Nøkkelfila kan ikkje lesast ({what}).',
    en: 'The key file cannot be read ({what}).',
  },
  'pades.keyFileTooWeak': {
    nb: 'Nøkkelfilen er kryptert på en foreldet måte ({algorithm}). Lag den på nytt med AES.',
    nn: 'Nøkkelfila er kryptert på ein forelda måte ({algorithm}). Lag ho på nytt med AES.',
    en: 'The key file is encrypted in an outdated way ({algorithm}). Make it again with AES.',
  },
  'pades.keyMissing': {
    nb: 'Nøkkelen {label} finnes ikke, eller den hører ikke til sertifikatet.',
    nn: 'Nøkkelen {label} finst ikkje, eller han høyrer ikkje til sertifikatet.',
    en: 'The key {label} does not exist, or does not belong to the certificate.',
  },
  'pades.tokenUnavailable': {
    nb: 'Nøkkelmodulen svarer ikke ({what}).',
    nn: 'Nøkkelmodulen svarer ikkje ({what}).',
    en: 'The key module does not answer ({what}).',
  },
  'pades.wrongPin': {
    nb: 'PIN-koden til nøkkelmodulen er feil.',
    nn: 'PIN-koden til nøkkelmodulen er feil.',
    en: 'The PIN of the key module is wrong.',
  },
  'pades.timestampUnavailable': {
    nb: 'Tidsstempeltjenesten svarer ikke ({what}).',
    nn: 'Tidsstempeltenesta svarer ikkje ({what}).',
    en: 'The time-stamp service does not answer ({what}).',
  },
  'pades.timestampRefused': {
    nb: 'Tidsstempeltjenesten avslo ({what}).',
    nn: 'Tidsstempeltenesta avslo ({what}).',
    en: 'The time-stamp service refused ({what}).',
  },
  'pades.timestampInvalid': {
    nb: 'Tidsstempelet er ikke til å stole på ({what}).',
    nn: 'Tidsstempelet er ikkje til å stole på ({what}).',
    en: 'The time stamp cannot be trusted ({what}).',
  },
});

/** One sentence per fault; shown by `verify` and beside a letter. */
export const signatureFaultWords = {
  unreadable: {
    nb: 'Filen kan ikke leses som PDF.',
    nn: 'Fila kan ikkje lesast som PDF.',
    en: 'The file cannot be read as PDF.',
  },
  unsigned: { nb: 'Brevet er ikke signert.', nn: 'Brevet er ikkje signert.', en: 'The letter is not signed.' },
  rangeIncomplete: {
    nb: 'Signaturen dekker ikke hele filen.',
    nn: 'Signaturen dekkjer ikkje heile fila.',
    en: 'The signature does not cover the whole file.',
  },
  signatureMalformed: { nb: 'Signaturen er ødelagt.', nn: 'Signaturen er øydelagd.', en: 'The signature is damaged.' },
  digestMismatch: {
    nb: 'Innholdet er endret etter at brevet ble signert.',
    nn: 'Innhaldet er endra etter at brevet vart signert.',
    en: 'The content has changed since the letter was signed.',
  },
  signatureMismatch: {
    nb: 'Signaturen er ikke laget med nøkkelen i sertifikatet.',
    nn: 'Signaturen er ikkje laga med nøkkelen i sertifikatet.',
    en: 'The signature is not made with the key of the certificate.',
  },
  notPades: {
    nb: 'Signaturen følger ikke PAdES.',
    nn: 'Signaturen følgjer ikkje PAdES.',
    en: 'The signature does not follow PAdES.',
  },
  certificateNotTrusted: {
    nb: 'Sertifikatet er ikke utstedt av noen vi stoler på.',
    nn: 'Sertifikatet er ikkje utferda av nokon vi stolar på.',
    en: 'The certificate is not issued by anybody we trust.',
  },
  certificateNotValidThen: {
    nb: 'Sertifikatet gjaldt ikke da brevet ble signert.',
    nn: 'Sertifikatet gjaldt ikkje då brevet vart signert.',
    en: 'The certificate was not valid when the letter was signed.',
  },
  certificateNotForSigning: {
    nb: 'Sertifikatet er ikke utstedt for signering.',
    nn: 'Sertifikatet er ikkje utferda for signering.',
    en: 'The certificate is not issued for signing.',
  },
  timestampInvalid: {
    nb: 'Tidsstempelet er ikke gyldig.',
    nn: 'Tidsstempelet er ikkje gyldig.',
    en: 'The time stamp is not valid.',
  },
  changedAfterSigning: {
    nb: 'Noe annet enn et tidsstempel er lagt til etter at brevet ble signert.',
    nn: 'Noko anna enn eit tidsstempel er lagt til etter at brevet vart signert.',
    en: 'Something other than a time stamp was added after the letter was signed.',
  },
} as const satisfies Record<SignatureFault, InEachLanguage>;

/** What is said of a signature without a fault. */
export const signatureHolds: InEachLanguage = {
  nb: 'Signaturen er gyldig, og brevet er ikke endret etter at det ble signert.',
  nn: 'Signaturen er gyldig, og brevet er ikkje endra etter at det vart signert.',
  en: 'The signature is valid, and the letter has not changed since it was signed.',
};
