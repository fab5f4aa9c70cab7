import type { InEachLanguage } from '../../kernel/language';
import { declareFactWords, declareRefusals } from '../../kernel/refusal';
import { standardFieldWords } from '../../templates/templates.words';
import type { ReplyAction, ReplyState } from './reply.lifecycle';
import type { NoticeType } from './reply-parts.entity';

export const replyStateWords: Record<ReplyState, InEachLanguage> = {
  drafting: { nb: 'Under arbeid', nn: 'Under arbeid', en: 'In draft' },
  submitted: { nb: 'Til godkjenning', nn: 'Til godkjenning', en: 'For approval' },
  approved: { nb: 'Godkjent', nn: 'Godkjent', en: 'Approved' },
  released: { nb: 'Til signering', nn: 'Til signering', en: 'For signature' },
  signed: { nb: 'Signert', nn: 'Signert', en: 'Signed' },
  dispatched: { nb: 'Ekspedert', nn: 'Ekspedert', en: 'Dispatched' },
  rejected: { nb: 'Ikke godkjent', nn: 'Ikkje godkjent', en: 'Not approved' },
  withdrawn: { nb: 'Utgår', nn: 'Går ut', en: 'Withdrawn' },
};

export const replyActionWords: Record<ReplyAction, InEachLanguage> = {
  edit: { nb: 'Rediger', nn: 'Rediger', en: 'Edit' },
  submit: { nb: 'Send til godkjenning', nn: 'Send til godkjenning', en: 'Submit for approval' },
  recall: { nb: 'Trekk tilbake', nn: 'Trekk tilbake', en: 'Take back' },
  approve: { nb: 'Godkjenn', nn: 'Godkjenn', en: 'Approve' },
  editAndApprove: { nb: 'Rediger og godkjenn', nn: 'Rediger og godkjenn', en: 'Edit and approve' },
  sendBack: { nb: 'Send tilbake', nn: 'Send tilbake', en: 'Send back' },
  reject: { nb: 'Ikke godkjenn', nn: 'Ikkje godkjenn', en: 'Do not approve' },
  release: { nb: 'Legg frem til signering', nn: 'Legg fram til signering', en: 'Put forward for signature' },
  recallRelease: { nb: 'Ta ut av mappen', nn: 'Ta ut av mappa', en: 'Take out of the folder' },
  hold: { nb: 'Legg til side', nn: 'Legg til side', en: 'Put aside' },
  return: { nb: 'Returner med merknad', nn: 'Returner med merknad', en: 'Return with a note' },
  sign: { nb: 'Signer', nn: 'Signer', en: 'Sign' },
  recordPaperSignature: {
    nb: 'Registrer signatur på papir',
    nn: 'Registrer signatur på papir',
    en: 'Record a signature on paper',
  },
  recordDecision: { nb: 'Registrer avgjørelse', nn: 'Registrer avgjerd', en: 'Record a decision' },
  stop: { nb: 'Stopp utsending', nn: 'Stopp utsending', en: 'Stop the dispatch' },
  dispatch: { nb: 'Ekspeder', nn: 'Ekspeder', en: 'Dispatch' },
  withdraw: { nb: 'La utgå', nn: 'La gå ut', en: 'Withdraw' },
};

export const noticeWords: Record<NoticeType, InEachLanguage> = {
  changedAfterApproval: {
    nb: 'Brevet er endret etter at du godkjente det',
    nn: 'Brevet er endra etter at du godkjende det',
    en: 'The letter has changed since you approved it',
  },
  sentBack: {
    nb: 'Brevet er sendt tilbake til deg',
    nn: 'Brevet er sendt tilbake til deg',
    en: 'The letter has been sent back to you',
  },
  returnedByMinister: {
    nb: 'Statsråden har returnert brevet',
    nn: 'Statsråden har returnert brevet',
    en: 'The minister has returned the letter',
  },
  rejected: { nb: 'Brevet er ikke godkjent', nn: 'Brevet er ikkje godkjent', en: 'The letter is not approved' },
  stopped: { nb: 'Utsendingen er stoppet', nn: 'Utsendinga er stoppa', en: 'The dispatch has been stopped' },
  withdrawn: { nb: 'Brevet utgår', nn: 'Brevet går ut', en: 'The letter is withdrawn' },
  bounced: { nb: 'Brevet kom i retur', nn: 'Brevet kom i retur', en: 'The letter came back' },
  changedWhileSigning: {
    nb: 'Brevet ble endret mens det lå til signering',
    nn: 'Brevet vart endra medan det låg til signering',
    en: 'The letter was changed while it lay for signature',
  },
  commented: {
    nb: 'Noen har kommentert brevet',
    nn: 'Nokon har kommentert brevet',
    en: 'Somebody has commented on the letter',
  },
  restricted: {
    nb: 'Skjermingen av brevet eller notatet er endret',
    nn: 'Skjerminga av brevet eller notatet er endra',
    en: 'The restriction of the letter or its note has changed',
  },
};

declareRefusals({
  'reply.restrictedDifferently': {
    nb: 'Brevene er unntatt etter ulike bestemmelser. Svar på dem hver for seg.',
    nn: 'Breva er unnatekne etter ulike føresegner. Svar på dei kvar for seg.',
    en: 'The letters are withheld under different provisions. Answer them one by one.',
  },
  'reply.unknown': {
    nb: 'Brevet finnes ikke.',
    nn: 'Brevet finst ikkje.',
    en: 'There is no such letter.',
  },
  'reply.notInThatState': {
    nb: 'Det går ikke nå: brevet er i en annen tilstand.',
    nn: 'Det går ikkje no: brevet er i ein annan tilstand.',
    en: 'That cannot be done now: the letter is in another state.',
  },
  'reply.notYours': {
    nb: 'Rollen din gir ikke adgang til dette.',
    nn: 'Rolla di gir ikkje tilgang til dette.',
    en: 'Your role does not give access to this.',
  },
  'reply.notAllocated': {
    nb: 'Brevet skrives av en annen saksbehandler.',
    nn: 'Brevet blir skrive av ein annan saksbehandlar.',
    en: 'The letter is written by another adviser.',
  },
  'reply.notYourTurn': {
    nb: 'Det er en annens tur til å godkjenne.',
    nn: 'Det er ein annan sin tur til å godkjenne.',
    en: 'It is somebody else’s turn to approve.',
  },
  'reply.reasonMissing': {
    nb: 'Skriv en begrunnelse.',
    nn: 'Skriv ei grunngjeving.',
    en: 'Write a reason.',
  },
  'reply.routeEmpty': {
    nb: 'Velg minst én leder som skal godkjenne.',
    nn: 'Vel minst éin leiar som skal godkjenne.',
    en: 'Choose at least one leader who is to approve.',
  },
  'reply.routeRepeated': {
    nb: 'Den samme lederen står to ganger på godkjenningsveien.',
    nn: 'Den same leiaren står to gonger på godkjenningsvegen.',
    en: 'The same leader is on the approval route twice.',
  },
  'reply.routeNotLeader': {
    nb: 'Godkjenningsveien har en person som ikke er leder i departementet, eller ikke er klarert for saken.',
    nn: 'Godkjenningsvegen har ein person som ikkje er leiar i departementet, eller ikkje er klarert for saka.',
    en: 'Somebody on the approval route is not a leader in the ministry, or not cleared for the case.',
  },
  'reply.routeOwnText': {
    nb: 'Den som sender til godkjenning, kan ikke godkjenne selv.',
    nn: 'Den som sender til godkjenning, kan ikkje godkjenne sjølv.',
    en: 'Whoever submits for approval cannot approve it themselves.',
  },
  'reply.contentChanged': {
    nb: 'Brevet er endret etter at du åpnet det. Se endringen, og svar på nytt.',
    nn: 'Brevet er endra etter at du opna det. Sjå endringa, og svar på nytt.',
    en: 'The letter has changed since you opened it. Look at the change, and answer again.',
  },
  'reply.changedSinceApproved': {
    nb: 'Brevet er endret etter at det ble godkjent. Ta det tilbake, og send det til godkjenning på nytt.',
    nn: 'Brevet er endra etter at det vart godkjent. Ta det tilbake, og send det til godkjenning på nytt.',
    en: 'The letter has changed since it was approved. Take it back, and submit it for approval again.',
  },
  'reply.nothingToChange': {
    nb: 'Skriv hva som skal endres.',
    nn: 'Skriv kva som skal endrast.',
    en: 'Write what to change.',
  },
  'reply.tooManyEnclosures': {
    nb: 'Brevet kan ikke ha mer enn {limit} vedlegg.',
    nn: 'Brevet kan ikkje ha meir enn {limit} vedlegg.',
    en: 'The letter cannot have more than {limit} enclosures.',
  },
  'reply.nothingAnswered': {
    nb: 'Velg minst ett innkommet brev som svaret gjelder.',
    nn: 'Vel minst eitt innkome brev som svaret gjeld.',
    en: 'Choose at least one incoming letter that the reply answers.',
  },
  'reply.answersOtherCase': {
    nb: 'Brevet som besvares, ligger ikke i saken, eller er ikke innkommet.',
    nn: 'Brevet som blir svara på, ligg ikkje i saka, eller er ikkje innkome.',
    en: 'The letter to be answered is not in the case, or is not an incoming one.',
  },
  'reply.correctsNothingSent': {
    nb: 'Brevet som skal rettes, er ikke sendt, eller ligger ikke i saken.',
    nn: 'Brevet som skal rettast, er ikkje sendt, eller ligg ikkje i saka.',
    en: 'The letter to be corrected is not sent, or is not in the case.',
  },
  'reply.recipientMissing': {
    nb: 'Brevet har ingen mottaker.',
    nn: 'Brevet har ingen mottakar.',
    en: 'The letter has no recipient.',
  },
  'reply.noRespondingMinister': {
    nb: 'Svarende statsråd er ikke fastsatt for saken.',
    nn: 'Svarande statsråd er ikkje fastsett for saka.',
    en: 'No responding minister is assigned to the case.',
  },
  'reply.levelUnlikeCase': {
    nb: 'Saken besvares nå av en annen. La brevet følge saken, og send det til godkjenning på nytt.',
    nn: 'Saka blir no svara på av ein annan. La brevet følgje saka, og send det til godkjenning på nytt.',
    en: 'Somebody else answers the case now. Let the letter follow the case, and submit it for approval again.',
  },
  'reply.signatoryMissing': {
    nb: 'Velg hvem som signerer brevet.',
    nn: 'Vel kven som signerer brevet.',
    en: 'Choose who signs the letter.',
  },
  'reply.signatoryUnknown': {
    nb: 'En av dem som skal signere, er ikke leder i departementet.',
    nn: 'Ein av dei som skal signere, er ikkje leiar i departementet.',
    en: 'One of those who are to sign is not a leader in the ministry.',
  },
  'reply.signatoriesNotForMinister': {
    nb: 'Et brev fra statsråd eller statssekretær har ingen andre navn.',
    nn: 'Eit brev frå statsråd eller statssekretær har ingen andre namn.',
    en: 'A letter from a minister or a state secretary has no other names.',
  },
  'reply.textUnknown': {
    nb: 'Versjonen finnes ikke.',
    nn: 'Versjonen finst ikkje.',
    en: 'There is no such version.',
  },
  'reply.templateUnsuited': {
    nb: 'Malen kan ikke brukes på dette nivået.',
    nn: 'Malen kan ikkje brukast på dette nivået.',
    en: 'The template cannot be used at this level.',
  },
  'reply.fieldsMissing': {
    nb: 'Fyll ut flettefeltene som mangler: {fields}.',
    nn: 'Fyll ut flettefelta som manglar: {fields}.',
    en: 'Fill in the merge fields that are missing: {fields}.',
  },
  'reply.caseClosed': {
    nb: 'Saken er avsluttet.',
    nn: 'Saka er avslutta.',
    en: 'The case is closed.',
  },
  'reply.hindersClosing': {
    nb: 'Svar som ikke er sendt: {entries}.',
    nn: 'Svar som ikkje er sende: {entries}.',
    en: 'Replies that are not sent: {entries}.',
  },
  'reply.officeVacant': {
    nb: 'Ingen har embetet nå. Brevet kan ikke signeres før en ny statsråd er utnevnt eller noen fungerer.',
    nn: 'Ingen har embetet no. Brevet kan ikkje signerast før ein ny statsråd er utnemnd eller ein annan fungerer.',
    en: 'Nobody holds the office now. The letter cannot be signed until a new minister is appointed or somebody acts.',
  },
  'reply.notHolder': {
    nb: 'Bare den som har embetet nå, kan gjøre dette.',
    nn: 'Berre den som har embetet no, kan gjere dette.',
    en: 'Only whoever holds the office now can do this.',
  },
  'reply.noteUnknown': {
    nb: 'Brevet har ikke noe notat.',
    nn: 'Brevet har ikkje noko notat.',
    en: 'The letter has no note.',
  },
  'reply.folderTooLarge': {
    nb: 'Mappen er for stor til å skrives ut samlet. Åpne dokumentene ett for ett.',
    nn: 'Mappa er for stor til å skrivast ut samla. Opne dokumenta eitt for eitt.',
    en: 'The folder is too large to be printed as one. Open the documents one by one.',
  },
  'reply.enclosureUnknown': {
    nb: 'Vedlegget finnes ikke på brevet.',
    nn: 'Vedlegget finst ikkje på brevet.',
    en: 'The letter has no such enclosure.',
  },
  'reply.enclosuresNotAll': {
    nb: 'Nevn hvert vedlegg én gang.',
    nn: 'Nemn kvart vedlegg éin gong.',
    en: 'Name each enclosure once.',
  },
});

declareFactWords(['reply.fieldsMissing'], { fields: standardFieldWords });
