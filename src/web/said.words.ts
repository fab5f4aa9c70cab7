import { declareWords } from './frame/words';

/** What was just done, said on the page one comes to: `?sagt=<key>`. */
declareWords('said', {
  nb: { signedOut: 'Du er logget ut.', settings: 'Lagret.' },
  nn: { signedOut: 'Du er logga ut.', settings: 'Lagra.' },
  en: { signedOut: 'You are signed out.', settings: 'Saved.' },
});
