import { declareRefusals } from './refusal';

declareRefusals({
  'page.cursorUnknown': {
    nb: 'Siden du ba om finnes ikke. Start fra første side.',
    nn: 'Sida du bad om, finst ikkje. Start frå første sida.',
    en: 'The page you asked for does not exist. Start from the first page.',
  },
  'request.invalid': {
    nb: 'Forespørselen er ikke gyldig. Se hvert felt.',
    nn: 'Førespurnaden er ikkje gyldig. Sjå kvart felt.',
    en: 'The request is not valid. See each field.',
  },
  'request.malformed': {
    nb: 'Forespørselen kan ikke leses.',
    nn: 'Førespurnaden kan ikkje lesast.',
    en: 'The request cannot be read.',
  },
  'request.notUtf8': {
    nb: 'Forespørselen har tegn som ikke er skrevet i UTF-8.',
    nn: 'Førespurnaden har teikn som ikkje er skrivne i UTF-8.',
    en: 'The request has characters that are not written in UTF-8.',
  },
  'request.headersTooLarge': {
    nb: 'Hodet på forespørselen er for stort.',
    nn: 'Hovudet på førespurnaden er for stort.',
    en: 'The head of the request is too large.',
  },
  'request.tooSlow': {
    nb: 'Forespørselen kom ikke hel fram i tide.',
    nn: 'Førespurnaden kom ikkje heil fram i tide.',
    en: 'The request did not arrive whole in time.',
  },
  'request.tooLarge': {
    nb: 'Forespørselen er for stor.',
    nn: 'Førespurnaden er for stor.',
    en: 'The request is too large.',
  },
  'request.unsupported': {
    nb: 'Innholdstypen kan ikke tas imot her.',
    nn: 'Innhaldstypen kan ikkje takast imot her.',
    en: 'This content type is not taken here.',
  },
  'request.unknownRoute': {
    nb: 'Adressen finnes ikke.',
    nn: 'Adressa finst ikkje.',
    en: 'There is no such address.',
  },
  'request.methodNotAllowed': {
    nb: 'Handlingen finnes ikke på denne adressen.',
    nn: 'Handlinga finst ikkje på denne adressa.',
    en: 'This address does not take that method.',
  },
  'request.versionMissing': {
    nb: 'Si hvilken versjon endringen gjelder, med If-Match.',
    nn: 'Sei kva versjon endringa gjeld, med If-Match.',
    en: 'Say which version the change is for, with If-Match.',
  },
  'request.versionStale': {
    nb: 'Noen andre har endret dette. Last inn på nytt, og gjør endringen igjen.',
    nn: 'Andre har endra dette. Last inn på nytt, og gjer endringa om att.',
    en: 'Somebody else has changed this. Load it again, and make your change once more.',
  },
  'request.versionMalformed': {
    nb: 'If-Match må være versjonen slik den ble gitt i ETag.',
    nn: 'If-Match må vere versjonen slik han vart gitt i ETag.',
    en: 'If-Match must be the version as it was given in ETag.',
  },
  'request.keyMalformed': {
    nb: 'Idempotency-Key må være 8 til 200 synlige tegn.',
    nn: 'Idempotency-Key må vere 8 til 200 synlege teikn.',
    en: 'Idempotency-Key must be 8 to 200 visible characters.',
  },
  'request.keyWithOtherBody': {
    nb: 'Nøkkelen er brukt før, med et annet innhold.',
    nn: 'Nøkkelen er brukt før, med eit anna innhald.',
    en: 'The key was used before, with other content.',
  },
  'request.keyInProgress': {
    nb: 'Den samme forespørselen er i arbeid. Prøv igjen om litt.',
    nn: 'Den same førespurnaden er i arbeid. Prøv igjen om litt.',
    en: 'The same request is in progress. Try again in a moment.',
  },
  'request.keyWithoutAnswer': {
    nb: 'Forespørselen ble gjennomført, men svaret gikk tapt. Slå opp resultatet.',
    nn: 'Førespurnaden vart gjennomført, men svaret gjekk tapt. Slå opp resultatet.',
    en: 'The request was carried out, but its answer was lost. Look up the result.',
  },
  'request.busy': {
    nb: 'Tjenesten er opptatt. Prøv igjen om litt.',
    nn: 'Tenesta er oppteken. Prøv igjen om litt.',
    en: 'The service is busy. Try again in a moment.',
  },
  'access.signInFirst': {
    nb: 'Logg inn først.',
    nn: 'Logg inn først.',
    en: 'Sign in first.',
  },
  'access.notYours': {
    nb: 'Rollen din gir ikke adgang til dette.',
    nn: 'Rolla di gir ikkje tilgang til dette.',
    en: 'Your role does not give access to this.',
  },
  'access.scopeMissing': {
    nb: 'Nøkkelen (API-token) gjelder ikke for dette.',
    nn: 'Nøkkelen (API-token) gjeld ikkje for dette.',
    en: 'The key (API token) does not cover this.',
  },
  'access.noRule': {
    nb: 'Ingen har adgang til denne adressen.',
    nn: 'Ingen har tilgang til denne adressa.',
    en: 'Nobody has access to this address.',
  },
  'identity.notByToken': {
    nb: 'Dette kan ikke gjøres med nøkkel (API-token). Logg inn selv.',
    nn: 'Dette kan ikkje gjerast med nøkkel (API-token). Logg inn sjølv.',
    en: 'This cannot be done with a key (API token). Sign in yourself.',
  },
  'identity.confirmFirst': {
    nb: 'Bekreft hvem du er, med passordet ditt, før du går videre.',
    nn: 'Stadfest kven du er, med passordet ditt, før du går vidare.',
    en: 'Confirm who you are, with your password, before you go on.',
  },
  'internal.unexpected': {
    nb: 'Noe gikk galt hos oss. Feilen er notert med nummeret under.',
    nn: 'Noko gjekk gale hos oss. Feilen er notert med nummeret under.',
    en: 'Something went wrong on our side. It has been noted under the number below.',
  },
});
