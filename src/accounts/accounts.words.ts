import type { InEachLanguage } from '../kernel/language';
import { declareRefusals } from '../kernel/refusal';
import type { PasswordFault } from './password.rules';

declareRefusals({
  'access.noRoleNow': {
    nb: 'Du har ingen rolle i departementet nå. Velg et annet departement, eller logg ut.',
    nn: 'Du har inga rolle i departementet no. Vel eit anna departement, eller logg ut.',
    en: 'You have no role in the ministry now. Choose another ministry, or sign out.',
  },
  'session.wrongPassword': {
    nb: 'Brukernavnet eller passordet er feil.',
    nn: 'Brukarnamnet eller passordet er feil.',
    en: 'The user name or the password is wrong.',
  },
  'session.tooManyAttempts': {
    nb: 'For mange forsøk. Prøv igjen om {retryAfterSeconds} sekunder.',
    nn: 'For mange forsøk. Prøv igjen om {retryAfterSeconds} sekund.',
    en: 'Too many attempts. Try again in {retryAfterSeconds} seconds.',
  },
  'session.accountLocked': {
    nb: 'Kontoen er sperret. Snakk med administratoren i departementet.',
    nn: 'Kontoen er sperra. Snakk med administratoren i departementet.',
    en: 'The account is locked. Talk to the administrator in the ministry.',
  },
  'session.passwordRunOut': {
    nb: 'Engangspassordet gjelder ikke lenger. Be administratoren om et nytt.',
    nn: 'Eingongspassordet gjeld ikkje lenger. Be administratoren om eit nytt.',
    en: 'The one-time password is no longer valid. Ask the administrator for a new one.',
  },
  'session.noMinistry': {
    nb: 'Du har ingen rolle i noe departement nå.',
    nn: 'Du har inga rolle i noko departement no.',
    en: 'You have no role in any ministry now.',
  },
  'session.chooseMinistry': {
    nb: 'Velg hvilket departement du arbeider for: {ministries}.',
    nn: 'Vel kva departement du arbeider for: {ministries}.',
    en: 'Choose which ministry you work for: {ministries}.',
  },
  'session.ministryNotOpen': {
    nb: 'Du har ingen rolle i det departementet nå.',
    nn: 'Du har inga rolle i det departementet no.',
    en: 'You have no role in that ministry now.',
  },
  'session.csrfMissing': {
    nb: 'Forespørselen mangler siden den ble sendt fra (X-CSRF-Token). Last siden inn på nytt.',
    nn: 'Førespurnaden manglar sida han vart send frå (X-CSRF-Token). Last sida inn på nytt.',
    en: 'The request lacks the page it was sent from (X-CSRF-Token). Load the page again.',
  },
  'session.otherSite': {
    nb: 'Forespørselen kom fra et annet nettsted.',
    nn: 'Førespurnaden kom frå ein annan nettstad.',
    en: 'The request came from another site.',
  },
  'session.identityNotConfirmed': {
    nb: 'Passordet er feil.',
    nn: 'Passordet er feil.',
    en: 'The password is wrong.',
  },
  'token.notTaken': {
    nb: 'Nøkkelen (API-token) gjelder ikke.',
    nn: 'Nøkkelen (API-token) gjeld ikkje.',
    en: 'The key (API token) is not valid.',
  },
  'token.unknown': {
    nb: 'Nøkkelen (API-token) finnes ikke.',
    nn: 'Nøkkelen (API-token) finst ikkje.',
    en: 'There is no such key (API token).',
  },
  'token.alreadyRevoked': {
    nb: 'Nøkkelen (API-token) er alt trukket tilbake.',
    nn: 'Nøkkelen (API-token) er alt trekt tilbake.',
    en: 'The key (API token) is already revoked.',
  },
  'token.tooMany': {
    nb: 'Du har {count} nøkler (API-tokener) i bruk. Trekk tilbake en før du lager en ny.',
    nn: 'Du har {count} nøklar (API-token) i bruk. Trekk tilbake ein før du lagar ein ny.',
    en: 'You have {count} keys (API tokens) in use. Revoke one before you make a new one.',
  },
  'account.unknown': {
    nb: 'Kontoen finnes ikke.',
    nn: 'Kontoen finst ikkje.',
    en: 'There is no such account.',
  },
  'account.choosePasswordFirst': {
    nb: 'Velg ditt eget passord først.',
    nn: 'Vel ditt eige passord først.',
    en: 'Choose your own password first.',
  },
  'account.wrongPassword': {
    nb: 'Det nåværende passordet er feil.',
    nn: 'Det noverande passordet er feil.',
    en: 'The current password is wrong.',
  },
  'account.passwordUnfit': {
    nb: 'Passordet kan ikke brukes.',
    nn: 'Passordet kan ikkje brukast.',
    en: 'The password cannot be used.',
  },
  'account.usernameTaken': {
    nb: 'Brukernavnet er tatt.',
    nn: 'Brukarnamnet er teke.',
    en: 'The user name is taken.',
  },
  'account.personHasAccount': {
    nb: 'Personen har alt en konto.',
    nn: 'Personen har alt ein konto.',
    en: 'The person already has an account.',
  },
  'account.alreadyLocked': {
    nb: 'Kontoen er alt sperret.',
    nn: 'Kontoen er alt sperra.',
    en: 'The account is already locked.',
  },
  'account.notLocked': {
    nb: 'Kontoen er ikke sperret.',
    nn: 'Kontoen er ikkje sperra.',
    en: 'The account is not locked.',
  },
  'account.notYourOwn': {
    nb: 'Du kan ikke sperre din egen konto eller gi den et engangspassord.',
    nn: 'Du kan ikkje sperre din eigen konto eller gi han eit eingongspassord.',
    en: 'You cannot lock your own account or give it a one-time password.',
  },
  'account.worksElsewhere': {
    nb: 'Personen arbeider også i et annet departement ({ministries}). Gjør dette der.',
    nn: 'Personen arbeider også i eit anna departement ({ministries}). Gjer dette der.',
    en: 'The person also works in another ministry ({ministries}). Do this there.',
  },
});

export const passwordFaultWords = {
  tooShort: { nb: 'må ha minst 12 tegn', nn: 'må ha minst 12 teikn', en: 'must have at least 12 characters' },
  tooLong: { nb: 'kan ha høyst 200 tegn', nn: 'kan ha høgst 200 teikn', en: 'can have at most 200 characters' },
  tooFewCharacters: {
    nb: 'må ha minst fem ulike tegn',
    nn: 'må ha minst fem ulike teikn',
    en: 'must have at least five different characters',
  },
  holdsUsername: {
    nb: 'kan ikke bygge på brukernavnet',
    nn: 'kan ikkje byggje på brukarnamnet',
    en: 'cannot be built on the user name',
  },
  sameAsBefore: {
    nb: 'må være et annet enn det gamle',
    nn: 'må vere eit anna enn det gamle',
    en: 'must be another than the old one',
  },
} as const satisfies Record<PasswordFault, InEachLanguage>;
