import { declareWords } from '../frame/words';

/** What was just done, said on the page one comes to. */
declareWords('said', {
  nb: {
    registered: 'Brevet er registrert.',
    registeredNotClosed: 'Brevet er registrert, men ble ikke avskrevet. Gjør det herfra.',
    notForJournal: 'Det er notert, og ute av køen.',
  },
  nn: {
    registered: 'Brevet er registrert.',
    registeredNotClosed: 'Brevet er registrert, men vart ikkje avskrive. Gjer det herfrå.',
    notForJournal: 'Det er notert, og ute av køen.',
  },
  en: {
    registered: 'The letter is registered.',
    registeredNotClosed: 'The letter is registered, but was not written off. Do it from here.',
    notForJournal: 'It is noted, and out of the queue.',
  },
});
