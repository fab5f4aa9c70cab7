import { declareEventWords } from '../kernel/history/event-words';
import './accounts.events';

/** What happened to accounts, sessions and tokens, as sentences. */
declareEventWords<'account' | 'session' | 'token'>({
  'account.created': {
    nb: 'opprettet en konto for {personId}',
    nn: 'oppretta ein konto for {personId}',
    en: 'created an account for {personId}',
  },
  'account.passwordReset': {
    nb: 'ga {personId} et nytt engangspassord',
    nn: 'gav {personId} eit nytt eingongspassord',
    en: 'gave {personId} a new one-time password',
  },
  'account.passwordChanged': {
    nb: 'byttet sitt eget passord',
    nn: 'bytte sitt eige passord',
    en: 'changed their own password',
  },
  'account.locked': {
    nb: 'låste kontoen til {personId}',
    nn: 'låste kontoen til {personId}',
    en: 'locked the account of {personId}',
  },
  'account.unlocked': {
    nb: 'låste opp kontoen til {personId}',
    nn: 'låste opp kontoen til {personId}',
    en: 'unlocked the account of {personId}',
  },
  'account.lockedOut': {
    nb: 'måtte vente {waitSeconds} sekunder etter for mange feil passord',
    nn: 'måtte vente {waitSeconds} sekund etter for mange feil passord',
    en: 'had to wait {waitSeconds} seconds after too many wrong passwords',
  },
  'session.signedIn': { nb: 'logget inn', nn: 'logga inn', en: 'signed in' },
  'session.ministryChosen': {
    nb: 'byttet departement, fra {from}',
    nn: 'bytte departement, frå {from}',
    en: 'changed ministry, from {from}',
  },
  'session.signedOut': { nb: 'logget ut', nn: 'logga ut', en: 'signed out' },
  'session.identityConfirmed': {
    nb: 'bekreftet hvem det er, med passord',
    nn: 'stadfesta kven det er, med passord',
    en: 'confirmed who it is, with a password',
  },
  'token.made': {
    nb: 'laget en API-nøkkel ({scopes})',
    nn: 'laga ein API-nøkkel ({scopes})',
    en: 'made an API token ({scopes})',
  },
  'token.revoked': {
    nb: 'trakk tilbake en API-nøkkel',
    nn: 'trekte tilbake ein API-nøkkel',
    en: 'revoked an API token',
  },
});
