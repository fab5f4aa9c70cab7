import { declareEventWords } from '../kernel/history/event-words';
import './accounts.events';

/** What happened to accounts, sessions and tokens, as sentences. */
declareEventWords<'account' | 'session' | 'token'>({
  'account.created': ({ personId }, name) => `opprettet en konto for ${name(personId)}`,
  'account.passwordReset': ({ personId }, name) => `ga ${name(personId)} et nytt engangspassord`,
  'account.passwordChanged': () => 'byttet sitt eget passord',
  'account.locked': ({ personId }, name) => `låste kontoen til ${name(personId)}`,
  'account.unlocked': ({ personId }, name) => `låste opp kontoen til ${name(personId)}`,
  'account.lockedOut': ({ waitSeconds }) => `måtte vente ${waitSeconds} sekunder etter for mange feil passord`,
  'session.signedIn': () => 'logget inn',
  'session.ministryChosen': ({ from }, name) => `byttet departement, fra ${name(from)}`,
  'session.signedOut': () => 'logget ut',
  'session.identityConfirmed': () => 'bekreftet hvem det er, med passord',
  'token.made': ({ scopes }) => `laget en API-nøkkel (${scopes.join(', ')})`,
  'token.revoked': () => 'trakk tilbake en API-nøkkel',
});
