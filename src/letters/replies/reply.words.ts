import { declareRefusals } from '../../kernel/refusal';
import type { ReplyAction, ReplyState } from './reply.lifecycle';
import type { ApprovalState, NoticeType } from './reply-parts.entity';

export const replyStateWords: Record<ReplyState, string> = {
  drafting: 'Under arbeid',
  submitted: 'Til godkjenning',
  approved: 'Godkjent',
  released: 'Til signering',
  signed: 'Signert',
  dispatched: 'Ekspedert',
  rejected: 'Ikke godkjent',
  withdrawn: 'Utgår',
};

export const replyActionWords: Record<ReplyAction, string> = {
  edit: 'Rediger',
  submit: 'Send til godkjenning',
  recall: 'Trekk tilbake',
  approve: 'Godkjenn',
  editAndApprove: 'Rediger og godkjenn',
  sendBack: 'Send tilbake',
  reject: 'Ikke godkjenn',
  release: 'Legg frem til signering',
  recallRelease: 'Ta ut av mappen',
  hold: 'Legg til side',
  return: 'Returner med merknad',
  sign: 'Signer',
  recordPaperSignature: 'Registrer signatur på papir',
  recordDecision: 'Registrer avgjørelse',
  stop: 'Stopp utsending',
  dispatch: 'Ekspeder',
  withdraw: 'La utgå',
};

export const approvalStateWords: Record<ApprovalState, string> = {
  waiting: 'Venter',
  approved: 'Godkjent',
  sentBack: 'Sendt tilbake',
  rejected: 'Ikke godkjent',
  lapsed: 'Falt bort',
};

export const noticeWords: Record<NoticeType, string> = {
  changedAfterApproval: 'Brevet er endret etter at du godkjente det',
  sentBack: 'Brevet er sendt tilbake til deg',
  returnedByMinister: 'Statsråden har returnert brevet',
  rejected: 'Brevet er ikke godkjent',
  stopped: 'Utsendingen er stoppet',
  withdrawn: 'Brevet utgår',
  bounced: 'Brevet kom i retur',
  changedWhileSigning: 'Brevet ble endret mens det lå til signering',
  commented: 'Noen har kommentert brevet',
};

declareRefusals({
  'reply.unknown': 'Brevet finnes ikke.',
  'reply.notInThatState': 'Det går ikke nå: brevet er i en annen tilstand.',
  'reply.notYours': 'Rollen din gir ikke adgang til dette.',
  'reply.notAllocated': 'Brevet skrives av en annen saksbehandler.',
  'reply.notYourTurn': 'Det er en annens tur til å godkjenne.',
  'reply.reasonMissing': 'Skriv en begrunnelse.',
  'reply.routeEmpty': 'Velg minst én leder som skal godkjenne.',
  'reply.routeRepeated': 'Den samme lederen står to ganger på godkjenningsveien.',
  'reply.routeNotLeader':
    'Godkjenningsveien har en person som ikke er leder i departementet, eller ikke er klarert for saken.',
  'reply.routeOwnText': 'Den som sender til godkjenning, kan ikke godkjenne selv.',
  'reply.contentChanged': 'Brevet er endret etter at du åpnet det. Se endringen, og svar på nytt.',
  'reply.changedSinceApproved':
    'Brevet er endret etter at det ble godkjent. Ta det tilbake, og send det til godkjenning på nytt.',
  'reply.nothingToChange': 'Skriv hva som skal endres.',
  'reply.tooManyEnclosures': 'Brevet kan ikke ha mer enn {limit} vedlegg.',
  'reply.nothingAnswered': 'Velg minst ett innkommet brev som svaret gjelder.',
  'reply.answersOtherCase': 'Brevet som besvares, ligger ikke i saken, eller er ikke innkommet.',
  'reply.correctsNothingSent': 'Brevet som skal rettes, er ikke sendt, eller ligger ikke i saken.',
  'reply.recipientMissing': 'Brevet har ingen mottaker.',
  'reply.noRespondingMinister': 'Svarende statsråd er ikke fastsatt for saken.',
  'reply.levelUnlikeCase': 'Saken besvares nå av en annen. La brevet følge saken, og send det til godkjenning på nytt.',
  'reply.signatoryMissing': 'Velg hvem som signerer brevet.',
  'reply.signatoryUnknown': 'En av dem som skal signere, er ikke leder i departementet.',
  'reply.signatoriesNotForMinister': 'Et brev fra statsråd eller statssekretær har ingen andre navn.',
  'reply.textUnknown': 'Versjonen finnes ikke.',
  'reply.templateUnsuited': 'Malen kan ikke brukes på dette nivået.',
  'reply.fieldsMissing': 'Fyll ut flettefeltene som mangler: {fields}.',
  'reply.caseClosed': 'Saken er avsluttet.',
  'reply.hindersClosing': 'Svar som ikke er sendt: {entries}.',
  'reply.officeVacant':
    'Ingen har embetet nå. Brevet kan ikke signeres før en ny statsråd er utnevnt eller noen fungerer.',
  'reply.notHolder': 'Bare den som har embetet nå, kan gjøre dette.',
  'reply.noteUnknown': 'Brevet har ikke noe notat.',
  'reply.folderTooLarge': 'Mappen er for stor til å skrives ut samlet. Åpne dokumentene ett for ett.',
  'reply.enclosureUnknown': 'Vedlegget finnes ikke på brevet.',
  'reply.enclosuresNotAll': 'Nevn hvert vedlegg én gang.',
});
