import { declareEventWords, withPieces } from '../../kernel/history/event-words';
import { InEachLanguage, sameInAll } from '../../kernel/language';
import { declareRefusals, sentenceOf } from '../../kernel/refusal';
import type { Dispatch } from './dispatch.entity';
import './dispatch.events';
import type { DispatchAction, DispatchState } from './dispatch.lifecycle';

export const dispatchStateWords: Record<DispatchState, InEachLanguage> = {
  queued: { nb: 'Venter på utsending', nn: 'Ventar på utsending', en: 'Waits to be sent' },
  sending: { nb: 'Sendes', nn: 'Blir sendt', en: 'Being sent' },
  sent: { nb: 'Sendt', nn: 'Sendt', en: 'Sent' },
  failed: { nb: 'Ikke sendt', nn: 'Ikkje sendt', en: 'Not sent' },
  uncertain: { nb: 'Usikkert om sendt', nn: 'Usikkert om sendt', en: 'Uncertain whether sent' },
  awaitingPost: { nb: 'Legges i post', nn: 'Blir lagt i post', en: 'To be posted' },
  posted: { nb: 'Lagt i post', nn: 'Lagt i post', en: 'Posted' },
  bounced: { nb: 'Kom i retur', nn: 'Kom i retur', en: 'Came back' },
  stopped: { nb: 'Stoppet', nn: 'Stoppa', en: 'Stopped' },
};

export const dispatchActionWords: Record<DispatchAction, InEachLanguage> = {
  retry: { nb: 'Prøv igjen', nn: 'Prøv igjen', en: 'Try again' },
  confirmSent: {
    nb: 'Bekreft at brevet er kommet frem',
    nn: 'Stadfest at brevet er kome fram',
    en: 'Confirm that the letter arrived',
  },
  confirmNotSent: {
    nb: 'Bekreft at brevet ikke er sendt',
    nn: 'Stadfest at brevet ikkje er sendt',
    en: 'Confirm that the letter was not sent',
  },
  confirmPosted: { nb: 'Bekreft lagt i post', nn: 'Stadfest lagt i post', en: 'Confirm posted' },
  recordBounce: { nb: 'Registrer retur', nn: 'Registrer retur', en: 'Record a return' },
  resend: {
    nb: 'Send på nytt eller på en annen måte',
    nn: 'Send på nytt eller på ein annan måte',
    en: 'Send again or another way',
  },
  stop: { nb: 'Stopp', nn: 'Stopp', en: 'Stop' },
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
  'dispatch.workerLost': {
    nb: 'Programmet som sendte e-posten, stoppet før det fikk svar. Finn ut om brevet er kommet frem.',
    nn: 'Programmet som sende e-posten, stoppa før det fekk svar. Finn ut om brevet er kome fram.',
    en: 'The program that sent the e-mail stopped before it had an answer. Find out whether the letter arrived.',
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

/** What was kept of a lost worker before it was kept as a code. */
const lostBefore = 'the worker was lost';

/** Why a dispatch is as it is: our own code in the reader's language; what others wrote, and earlier sentences, as they are. */
export function whyWords({ refusal, reason }: Pick<Dispatch, 'refusal' | 'reason'>): string | null {
  if (refusal) return sentenceOf(refusal) ?? refusal.code;
  return reason === lostBefore ? (sentenceOf({ code: 'dispatch.workerLost', facts: {} }) ?? reason) : reason;
}

/** The mail server's words; a lost worker has none to tell. */
export function answerWords(answer: string | null): string | null {
  return answer === lostBefore ? null : answer;
}

declareEventWords<'dispatch'>({
  'dispatch.ordered': ({ channel, resendsId }) =>
    withPieces(
      resendsId
        ? { nb: 'sendte brevet på nytt {how}', nn: 'sende brevet på nytt {how}', en: 'sent the letter again {how}' }
        : {
            nb: 'kontrollerte brevet og satte det til utsending {how}',
            nn: 'kontrollerte brevet og sette det til utsending {how}',
            en: 'checked the letter and ordered it sent {how}',
          },
      {
        how:
          channel === 'mail'
            ? { nb: 'med e-post', nn: 'med e-post', en: 'by e-mail' }
            : { nb: 'med post', nn: 'med post', en: 'by post' },
      },
    ),
  'dispatch.begun': {
    nb: 'begynte å sende brevet med e-post (forsøk {attempt})',
    nn: 'tok til å sende brevet med e-post (forsøk {attempt})',
    en: 'began to send the letter by e-mail (attempt {attempt})',
  },
  'dispatch.sent': ({ by }) =>
    by === 'worker'
      ? { nb: 'sendte brevet med e-post', nn: 'sende brevet med e-post', en: 'sent the letter by e-mail' }
      : {
          nb: 'bekreftet at e-posten kom frem',
          nn: 'stadfesta at e-posten kom fram',
          en: 'confirmed that the e-mail arrived',
        },
  'dispatch.failed': ({ attempt, final }) =>
    withPieces(
      {
        nb: 'fikk ikke sendt brevet{which}{then}',
        nn: 'fekk ikkje sendt brevet{which}{then}',
        en: 'could not send the letter{which}{then}',
      },
      {
        which:
          attempt === null
            ? sameInAll('')
            : { nb: ' (forsøk {attempt})', nn: ' (forsøk {attempt})', en: ' (attempt {attempt})' },
        then: final ? sameInAll('') : { nb: ', og prøver igjen', nn: ', og prøver igjen', en: ', and tries again' },
      },
    ),
  'dispatch.uncertain': {
    nb: 'vet ikke om brevet ble sendt (forsøk {attempt})',
    nn: 'veit ikkje om brevet vart sendt (forsøk {attempt})',
    en: 'does not know whether the letter was sent (attempt {attempt})',
  },
  'dispatch.retried': {
    nb: 'satte brevet til utsending igjen',
    nn: 'sette brevet til utsending igjen',
    en: 'ordered the letter sent again',
  },
  'dispatch.posted': {
    nb: 'la brevet i post {postedOn}',
    nn: 'la brevet i post {postedOn}',
    en: 'posted the letter on {postedOn}',
  },
  'dispatch.bounced': ({ lettersOpenAgain }) =>
    withPieces(
      {
        nb: 'registrerte at brevet kom i retur{undone}',
        nn: 'registrerte at brevet kom i retur{undone}',
        en: 'recorded that the letter came back{undone}',
      },
      {
        undone: lettersOpenAgain.length
          ? {
              nb: '; avskrivningen er opphevet',
              nn: '; avskrivinga er oppheva',
              en: '; the write-off is undone',
            }
          : sameInAll(''),
      },
    ),
  'dispatch.stopped': {
    nb: 'stoppet utsendingen til én mottaker',
    nn: 'stoppa utsendinga til éin mottakar',
    en: 'stopped the dispatch to one recipient',
  },
  'dispatch.replaced': {
    nb: 'valgte en annen måte å sende brevet på',
    nn: 'valde ein annan måte å sende brevet på',
    en: 'chose another way to send the letter',
  },
});
