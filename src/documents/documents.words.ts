import { declareRefusals } from '../kernel/refusal';

declareRefusals({
  'upload.unknown': {
    nb: 'Opplastingen finnes ikke. Last opp filen på nytt.',
    nn: 'Opplastinga finst ikkje. Last opp fila på nytt.',
    en: 'There is no such upload. Upload the file again.',
  },
  'upload.expired': {
    nb: 'Opplastingen er for gammel. Last opp filen på nytt.',
    nn: 'Opplastinga er for gammal. Last opp fila på nytt.',
    en: 'The upload is too old. Upload the file again.',
  },
  'upload.alreadyClaimed': {
    nb: 'Opplastingen er allerede tatt i bruk.',
    nn: 'Opplastinga er alt teken i bruk.',
    en: 'The upload is already in use.',
  },
  'upload.namedTwice': {
    nb: 'Den samme opplastingen er nevnt to ganger.',
    nn: 'Den same opplastinga er nemnd to gonger.',
    en: 'The same upload is named twice.',
  },
  'upload.notMultipart': {
    nb: 'Send filen som multipart/form-data, i feltet «file».',
    nn: 'Send fila som multipart/form-data, i feltet «file».',
    en: 'Send the file as multipart/form-data, in the field “file”.',
  },
  'upload.fileMissing': {
    nb: 'Det fulgte ingen fil med. Send den i feltet «file».',
    nn: 'Det følgde inga fil med. Send ho i feltet «file».',
    en: 'No file came with it. Send it in the field “file”.',
  },
  'upload.onlyOneFile': {
    nb: 'Send én fil om gangen, i feltet «file», og ingen andre felt.',
    nn: 'Send éi fil om gongen, i feltet «file», og ingen andre felt.',
    en: 'Send one file at a time, in the field “file”, and no other fields.',
  },
  'upload.unreadable': {
    nb: 'Opplastingen kunne ikke leses helt til slutten. Prøv igjen.',
    nn: 'Opplastinga kunne ikkje lesast heilt til slutten. Prøv igjen.',
    en: 'The upload could not be read to its end. Try again.',
  },
  'upload.empty': {
    nb: 'Filen er tom.',
    nn: 'Fila er tom.',
    en: 'The file is empty.',
  },
  'upload.tooLarge': {
    nb: 'Filen er for stor. Største tillatte størrelse er {limitInBytes} byte.',
    nn: 'Fila er for stor. Største tillatne storleik er {limitInBytes} byte.',
    en: 'The file is too large. The largest size allowed is {limitInBytes} bytes.',
  },
  'upload.tooManyWaiting': {
    nb: 'Du har {limit} opplastinger som ikke er tatt i bruk. Bruk eller slett noen av dem først.',
    nn: 'Du har {limit} opplastingar som ikkje er tekne i bruk. Bruk eller slett nokre av dei først.',
    en: 'You have {limit} uploads that are not in use. Use or delete some of them first.',
  },
  'document.unknown': {
    nb: 'Filen finnes ikke.',
    nn: 'Fila finst ikkje.',
    en: 'There is no such file.',
  },
  'document.tooLarge': {
    nb: 'Filen er for stor til dette ({size} byte, høyst {limitInBytes}).',
    nn: 'Fila er for stor til dette ({size} byte, høgst {limitInBytes}).',
    en: 'The file is too large for this ({size} bytes, at most {limitInBytes}).',
  },
  'document.missing': {
    nb: 'Filen mangler i dokumentlageret og må hentes fra sikkerhetskopi. Driften er varslet.',
    nn: 'Fila manglar i dokumentlageret og må hentast frå reservekopi. Drifta er varsla.',
    en: 'The file is missing from the document store and must be fetched from a backup. Operations have been told.',
  },
  'document.damaged': {
    nb: 'Filen er skadet i dokumentlageret og må hentes fra sikkerhetskopi. Driften er varslet.',
    nn: 'Fila er skadd i dokumentlageret og må hentast frå reservekopi. Drifta er varsla.',
    en: 'The file is damaged in the document store and must be fetched from a backup. Operations have been told.',
  },
  'document.storeFull': {
    nb: 'Dokumentlageret er fullt. Driften må gi det mer plass før filer kan tas imot.',
    nn: 'Dokumentlageret er fullt. Drifta må gi det meir plass før filer kan takast imot.',
    en: 'The document store is full. Operations must give it more room before files can be taken in.',
  },
});
