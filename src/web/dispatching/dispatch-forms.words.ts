import { declareWords } from '../frame/words';
import './dispatching.words';

declareWords('dispatchPosted', {
  nb: { heading: 'Bekreft lagt i post', button: 'Bekreft' },
  nn: { heading: 'Stadfest lagt i post', button: 'Stadfest' },
  en: { heading: 'Confirm posted', button: 'Confirm' },
});

declareWords('dispatchSent', {
  nb: { heading: 'Bekreft at brevet er kommet frem', intro: 'Si hvordan du vet det.', button: 'Bekreft' },
  nn: { heading: 'Stadfest at brevet er kome fram', intro: 'Sei korleis du veit det.', button: 'Stadfest' },
  en: { heading: 'Confirm that the letter arrived', intro: 'Say how you know.', button: 'Confirm' },
});

declareWords('dispatchNotSent', {
  nb: {
    heading: 'Brevet ble aldri sendt: send igjen',
    intro: 'Si hvordan du vet det. Brevet går ut på nytt.',
    button: 'Send igjen',
  },
  nn: {
    heading: 'Brevet vart aldri sendt: send igjen',
    intro: 'Sei korleis du veit det. Brevet går ut på nytt.',
    button: 'Send igjen',
  },
  en: {
    heading: 'The letter never left: send again',
    intro: 'Say how you know. The letter goes out again.',
    button: 'Send again',
  },
});

declareWords('dispatchRetry', {
  nb: { heading: 'Prøv igjen', button: 'Prøv igjen' },
  nn: { heading: 'Prøv igjen', button: 'Prøv igjen' },
  en: { heading: 'Try again', button: 'Try again' },
});

declareWords('dispatchBounce', {
  nb: {
    heading: 'Registrer at brevet kom i retur',
    intro: 'Det brevet avskrev, blir åpent igjen.',
    button: 'Registrer retur',
  },
  nn: {
    heading: 'Registrer at brevet kom i retur',
    intro: 'Det brevet avskreiv, blir ope igjen.',
    button: 'Registrer retur',
  },
  en: {
    heading: 'Record that the letter came back',
    intro: 'What the letter settled is open again.',
    button: 'Record the return',
  },
});

declareWords('dispatchResend', {
  nb: { heading: 'Send på nytt', button: 'Send' },
  nn: { heading: 'Send på nytt', button: 'Send' },
  en: { heading: 'Send again', button: 'Send' },
});

declareWords('dispatchStop', {
  nb: {
    heading: 'Stopp utsendingen',
    intro: 'Denne mottakeren får ikke brevet. Resten går sin gang.',
    button: 'Stopp',
  },
  nn: {
    heading: 'Stopp utsendinga',
    intro: 'Denne mottakaren får ikkje brevet. Resten går sin gang.',
    button: 'Stopp',
  },
  en: {
    heading: 'Stop the dispatch',
    intro: 'This recipient does not get the letter. The rest goes its way.',
    button: 'Stop',
  },
});

declareWords('dispatchStopLetter', {
  nb: {
    heading: 'Stans brevet',
    intro:
      'Brevet går tilbake til saksbehandleren, og signaturen gjelder ikke lenger. Den som signerte og de som godkjente, får beskjed.',
    button: 'Stans brevet',
  },
  nn: {
    heading: 'Stans brevet',
    intro:
      'Brevet går tilbake til saksbehandlaren, og signaturen gjeld ikkje lenger. Den som signerte og dei som godkjende, får melding.',
    button: 'Stans brevet',
  },
  en: {
    heading: 'Stop the letter',
    intro:
      'The letter goes back to the caseworker, and the signature no longer holds. Whoever signed and approved is told.',
    button: 'Stop the letter',
  },
});
