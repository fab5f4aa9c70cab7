import { declareRefusals } from './refusal';

declareRefusals({
  'page.cursorUnknown': 'Siden du ba om finnes ikke. Start fra første side.',
  'request.invalid': 'Forespørselen er ikke gyldig. Se hvert felt.',
  'request.malformed': 'Forespørselen kan ikke leses.',
  'request.tooLarge': 'Forespørselen er for stor.',
  'request.unsupported': 'Innholdstypen kan ikke tas imot her.',
  'request.unknownRoute': 'Adressen finnes ikke.',
  'request.methodNotAllowed': 'Handlingen finnes ikke på denne adressen.',
  'request.versionMissing': 'Si hvilken versjon endringen gjelder, med If-Match.',
  'request.versionStale': 'Noen andre har endret dette. Last inn på nytt, og gjør endringen igjen.',
  'request.versionMalformed': 'If-Match må være versjonen slik den ble gitt i ETag.',
  'request.keyMalformed': 'Idempotency-Key må være 8 til 200 synlige tegn.',
  'request.keyWithOtherBody': 'Nøkkelen er brukt før, med et annet innhold.',
  'request.keyInProgress': 'Den samme forespørselen er i arbeid. Prøv igjen om litt.',
  'request.keyWithoutAnswer': 'Forespørselen ble gjennomført, men svaret gikk tapt. Slå opp resultatet.',
  'request.busy': 'Tjenesten er opptatt. Prøv igjen om litt.',
  'access.signInFirst': 'Logg inn først.',
  'access.notYours': 'Rollen din gir ikke adgang til dette.',
  'access.scopeMissing': 'Nøkkelen (API-token) gjelder ikke for dette.',
  'access.noRule': 'Ingen har adgang til denne adressen.',
  'internal.unexpected': 'Noe gikk galt hos oss. Feilen er notert med nummeret under.',
});
