import { declareWords } from '../../frame/words';

declareWords('replyRecall', {
  nb: {
    heading: 'Ta brevet tilbake',
    intro: 'Du kan skrive videre. Lederne som har godkjent, får det igjen når du sender det på nytt.',
    button: 'Ta brevet tilbake',
  },
  nn: {
    heading: 'Ta brevet tilbake',
    intro: 'Du kan skrive vidare. Leiarane som har godkjent, får det igjen når du sender det på nytt.',
    button: 'Ta brevet tilbake',
  },
  en: {
    heading: 'Take the letter back',
    intro: 'You can go on writing. The leaders who approved get it again when you send it anew.',
    button: 'Take the letter back',
  },
});

declareWords('replyWithdraw', {
  nb: {
    heading: 'La svaret utgå',
    intro: 'Brevet sendes ikke. Numrene står som utgått, og det kan ikke angres.',
    button: 'La svaret utgå',
    reason: 'Begrunnelse',
  },
  nn: {
    heading: 'Lat svaret gå ut',
    intro: 'Brevet blir ikkje sendt. Numra står som utgåtte, og det kan ikkje gjerast om.',
    button: 'Lat svaret gå ut',
    reason: 'Grunngiving',
  },
  en: {
    heading: 'Withdraw the reply',
    intro: 'The letter is not sent. Its numbers stand as withdrawn, and this cannot be undone.',
    button: 'Withdraw the reply',
    reason: 'Reason',
  },
});

declareWords('replyReject', {
  nb: {
    heading: 'Avvis brevet',
    intro: 'Brevet skal ikke sendes. Vil du heller ha det rettet, send det tilbake.',
    button: 'Avvis brevet',
    reason: 'Begrunnelse',
  },
  nn: {
    heading: 'Avvis brevet',
    intro: 'Brevet skal ikkje sendast. Vil du heller ha det retta, send det tilbake.',
    button: 'Avvis brevet',
    reason: 'Grunngiving',
  },
  en: {
    heading: 'Reject the letter',
    intro: 'The letter is not to be sent. To have it mended instead, send it back.',
    button: 'Reject the letter',
    reason: 'Reason',
  },
});

declareWords('replyRecallRelease', {
  nb: {
    heading: 'Ta brevet tilbake fra statsråden',
    intro: 'Brevet tas ut av mappen og kan legges frem igjen.',
    button: 'Ta brevet tilbake',
  },
  nn: {
    heading: 'Ta brevet tilbake frå statsråden',
    intro: 'Brevet blir teke ut av mappa og kan leggjast fram igjen.',
    button: 'Ta brevet tilbake',
  },
  en: {
    heading: 'Take the letter back from the Minister',
    intro: 'The letter is taken out of the folder and may be laid before the Minister again.',
    button: 'Take the letter back',
  },
});
