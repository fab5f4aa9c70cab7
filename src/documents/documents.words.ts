import { declareRefusals } from '../kernel/refusal';

declareRefusals({
  'upload.unknown': 'Opplastingen finnes ikke. Last opp filen på nytt.',
  'upload.expired': 'Opplastingen er for gammel. Last opp filen på nytt.',
  'upload.alreadyClaimed': 'Opplastingen er allerede tatt i bruk.',
  'upload.namedTwice': 'Den samme opplastingen er nevnt to ganger.',
  'upload.notMultipart': 'Send filen som multipart/form-data, i feltet «file».',
  'upload.fileMissing': 'Det fulgte ingen fil med. Send den i feltet «file».',
  'upload.onlyOneFile': 'Send én fil om gangen, i feltet «file», og ingen andre felt.',
  'upload.unreadable': 'Opplastingen kunne ikke leses helt til slutten. Prøv igjen.',
  'upload.empty': 'Filen er tom.',
  'upload.tooLarge': 'Filen er for stor. Største tillatte størrelse er {limitInBytes} byte.',
  'upload.tooManyWaiting': 'Du har {limit} opplastinger som ikke er tatt i bruk. Bruk eller slett noen av dem først.',
  'document.unknown': 'Filen finnes ikke.',
  'document.tooLarge': 'Filen er for stor til dette ({size} byte, høyst {limitInBytes}).',
  'document.missing': 'Filen mangler i dokumentlageret og må hentes fra sikkerhetskopi. Driften er varslet.',
  'document.damaged': 'Filen er skadet i dokumentlageret og må hentes fra sikkerhetskopi. Driften er varslet.',
  'document.storeFull': 'Dokumentlageret er fullt. Driften må gi det mer plass før filer kan tas imot.',
});
