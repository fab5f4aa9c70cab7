import { declareEventWords } from '../../kernel/history/event-words';
import { declareRefusals } from '../../kernel/refusal';
import './dispatch.events';
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
  resend: 'Send på nytt eller på en annen måte',
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
  'dispatch.tooLargeForMail': 'Brevet med vedlegg er for stort for e-post ({size} MB, høyst {limit} MB). Velg post.',
  'dispatch.notComposed': 'E-posten kunne ikke settes sammen. Ingenting er sendt. Prøv igjen, eller velg post.',
  'dispatch.enclosureGone': 'Et vedlegg som ble signert med brevet, finnes ikke lenger på journalposten.',
  'dispatch.dateAhead': 'Datoen ligger frem i tid.',
  'dispatch.beforeSigning': 'Datoen ligger før brevet ble signert.',
  'dispatch.tooLate': 'Brevet kan være sendt, og utsendingen kan ikke stoppes.',
});

const norwegianDay = (day: string): string => day.split('-').reverse().join('.');

declareEventWords<'dispatch'>({
  'dispatch.ordered': ({ channel, resendsId }) =>
    `${resendsId ? 'sendte brevet på nytt' : 'kontrollerte brevet og satte det til utsending'} ${channel === 'mail' ? 'med e-post' : 'med post'}`,
  'dispatch.begun': ({ attempt }) => `begynte å sende brevet med e-post (forsøk ${attempt})`,
  'dispatch.sent': ({ by }) => (by === 'worker' ? 'sendte brevet med e-post' : 'bekreftet at e-posten kom frem'),
  'dispatch.failed': ({ attempt, final }) =>
    `fikk ikke sendt brevet${attempt === null ? '' : ` (forsøk ${attempt})`}${final ? '' : ', og prøver igjen'}`,
  'dispatch.uncertain': ({ attempt }) => `vet ikke om brevet ble sendt (forsøk ${attempt})`,
  'dispatch.retried': () => 'satte brevet til utsending igjen',
  'dispatch.posted': ({ postedOn }) => `la brevet i post ${norwegianDay(postedOn)}`,
  'dispatch.bounced': ({ lettersOpenAgain }) =>
    `registrerte at brevet kom i retur${lettersOpenAgain.length ? '; avskrivningen er opphevet' : ''}`,
  'dispatch.stopped': () => 'stoppet utsendingen til én mottaker',
  'dispatch.replaced': () => 'valgte en annen måte å sende brevet på',
});
