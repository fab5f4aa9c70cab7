import { declareWords } from '../frame/words';

declareWords('signIn', {
  nb: {
    heading: 'Logg inn',
    intro: 'Brev til statsråder: registrert, besvart, signert og journalført.',
    username: 'Brukernavn',
    password: 'Passord',
    ministry: 'Departementet du arbeider for nå',
    button: 'Logg inn',
  },
  nn: {
    heading: 'Logg inn',
    intro: 'Brev til statsrådar: registrerte, svara på, signerte og journalførte.',
    username: 'Brukarnamn',
    password: 'Passord',
    ministry: 'Departementet du arbeider for no',
    button: 'Logg inn',
  },
  en: {
    heading: 'Sign in',
    intro: 'Letters to ministers: registered, answered, signed and journalled.',
    username: 'User name',
    password: 'Password',
    ministry: 'The ministry you work for now',
    button: 'Sign in',
  },
});
