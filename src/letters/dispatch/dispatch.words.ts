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
  'dispatch.unknown': {
    nb: 'Utsendingen finnes ikke.',
    nn: 'Utsendinga finst ikkje.',
    en: 'There is no such dispatch.',
  },
  'dispatch.notInThatState': {
    nb: 'Det går ikke nå: utsendingen er i en annen tilstand.',
    nn: 'Det går ikkje no: utsendinga er i ein annan tilstand.',
    en: 'That cannot be done now: the dispatch is in another state.',
  },
  'dispatch.notYours': {
    nb: 'Rollen din gir ikke adgang til dette.',
    nn: 'Rolla di gir ikkje tilgang til dette.',
    en: 'Your role does not give access to this.',
  },
  'dispatch.reasonMissing': {
    nb: 'Skriv en begrunnelse.',
    nn: 'Skriv ei grunngjeving.',
    en: 'Write a reason.',
  },
  'dispatch.notChecked': {
    nb: 'Kontroller mottaker, tilgang og titler før brevet ekspederes.',
    nn: 'Kontroller mottakar, tilgang og titlar før brevet blir ekspedert.',
    en: 'Check the recipient, the access and the titles before the letter is dispatched.',
  },
  'dispatch.alreadyOrdered': {
    nb: 'Brevet er alt på vei.',
    nn: 'Brevet er alt på veg.',
    en: 'The letter is already on its way.',
  },
  'dispatch.partyUnknown': {
    nb: 'Mottakeren står ikke på brevet.',
    nn: 'Mottakaren står ikkje på brevet.',
    en: 'The recipient is not on the letter.',
  },
  'dispatch.mailMissing': {
    nb: 'Mottakeren har ingen e-postadresse. Velg post.',
    nn: 'Mottakaren har inga e-postadresse. Vel post.',
    en: 'The recipient has no mail address. Choose post.',
  },
  'dispatch.addressMissing': {
    nb: 'Mottakeren har ingen postadresse. Velg e-post, eller fyll ut adressen.',
    nn: 'Mottakaren har inga postadresse. Vel e-post, eller fyll ut adressa.',
    en: 'The recipient has no postal address. Choose e-mail, or fill in the address.',
  },
  'dispatch.restrictedByMail': {
    nb: 'Brevet er unntatt offentlighet og kan ikke sendes med vanlig e-post. Velg post.',
    nn: 'Brevet er unnateke offentlegheit og kan ikkje sendast med vanleg e-post. Vel post.',
    en: 'The letter is exempt from public access and cannot be sent by ordinary e-mail. Choose post.',
  },
  'dispatch.tooLargeForMail': {
    nb: 'Brevet med vedlegg er for stort for e-post ({size} MB, høyst {limit} MB). Velg post.',
    nn: 'Brevet med vedlegg er for stort for e-post ({size} MB, høgst {limit} MB). Vel post.',
    en: 'The letter with its enclosures is too large for e-mail ({size} MB, at most {limit} MB). Choose post.',
  },
  'dispatch.notComposed': {
    nb: 'E-posten kunne ikke settes sammen. Ingenting er sendt. Prøv igjen, eller velg post.',
    nn: 'E-posten kunne ikkje setjast saman. Ingenting er sendt. Prøv igjen, eller vel post.',
    en: 'The e-mail could not be put together. Nothing has been sent. Try again, or choose post.',
  },
  'dispatch.enclosureGone': {
    nb: 'Et vedlegg som ble signert med brevet, finnes ikke lenger på journalposten.',
    nn: 'Eit vedlegg som vart signert med brevet, finst ikkje lenger på journalposten.',
    en: 'An enclosure that was signed with the letter is no longer on the journal entry.',
  },
  'dispatch.dateAhead': {
    nb: 'Datoen ligger frem i tid.',
    nn: 'Datoen ligg fram i tid.',
    en: 'The date is in the future.',
  },
  'dispatch.beforeSigning': {
    nb: 'Datoen ligger før brevet ble signert.',
    nn: 'Datoen ligg før brevet vart signert.',
    en: 'The date is before the letter was signed.',
  },
  'dispatch.tooLate': {
    nb: 'Brevet kan være sendt, og utsendingen kan ikke stoppes.',
    nn: 'Brevet kan vere sendt, og utsendinga kan ikkje stoppast.',
    en: 'The letter may have been sent, and the dispatch cannot be stopped.',
  },
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
