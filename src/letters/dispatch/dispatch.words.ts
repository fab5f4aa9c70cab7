import { declareRefusals } from '../../kernel/refusal';
import type { DispatchAction, DispatchState } from './dispatch.lifecycle';

export const dispatchStateWords: Record<DispatchState, string> = {
  queued: 'Venter på utsending',
  sending: 'Sendes',
  sent: 'Sendt',
  failed: 'Ikke sendt',
  uncertain: 'Usikkert om sendt',
  awaitingPost: 'Legges i post',
  posted: 'Lagt i post',
  bounced: 'Kom i retur',
  stopped: 'Stoppet',
};

export const dispatchActionWords: Record<DispatchAction, string> = {
  retry: 'Prøv igjen',
  confirmSent: 'Bekreft at brevet er kommet frem',
  confirmNotSent: 'Bekreft at brevet ikke er sendt',
  confirmPosted: 'Bekreft lagt i post',
  recordBounce: 'Registrer retur',
  resend: 'Send på nytt',
  stop: 'Stopp',
};

declareRefusals({
  'dispatch.unknown': 'Utsendingen finnes ikke.',
  'dispatch.notInThatState': 'Det går ikke nå: utsendingen er i en annen tilstand.',
  'dispatch.notYours': 'Rollen din gir ikke adgang til dette.',
  'dispatch.reasonMissing': 'Skriv en begrunnelse.',
  'dispatch.notChecked': 'Kontroller mottaker, tilgang og titler før brevet ekspederes.',
  'dispatch.alreadyOrdered': 'Brevet er alt på vei.',
  'dispatch.partyUnknown': 'Mottakeren står ikke på brevet.',
  'dispatch.mailMissing': 'Mottakeren har ingen e-postadresse. Velg post.',
  'dispatch.addressMissing': 'Mottakeren har ingen postadresse. Velg e-post, eller fyll ut adressen.',
  'dispatch.restrictedByMail': 'Brevet er unntatt offentlighet og kan ikke sendes med vanlig e-post. Velg post.',
  'dispatch.dateAhead': 'Datoen ligger frem i tid.',
  'dispatch.beforeSigning': 'Datoen ligger før brevet ble signert.',
  'dispatch.tooLate': 'Brevet kan være sendt, og utsendingen kan ikke stoppes.',
});
