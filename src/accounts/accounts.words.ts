import { declareRefusals } from '../kernel/refusal';
import type { PasswordFault } from './password.rules';

declareRefusals({
  'access.noRoleNow': 'Du har ingen rolle i departementet nå. Velg et annet departement, eller logg ut.',
  'session.wrongPassword': 'Brukernavnet eller passordet er feil.',
  'session.tooManyAttempts': 'For mange forsøk. Prøv igjen om {retryAfterSeconds} sekunder.',
  'session.accountLocked': 'Kontoen er sperret. Snakk med administratoren i departementet.',
  'session.passwordRunOut': 'Engangspassordet gjelder ikke lenger. Be administratoren om et nytt.',
  'session.noMinistry': 'Du har ingen rolle i noe departement nå.',
  'session.chooseMinistry': 'Velg hvilket departement du arbeider for: {ministries}.',
  'session.ministryNotOpen': 'Du har ingen rolle i det departementet nå.',
  'session.csrfMissing': 'Forespørselen mangler siden den ble sendt fra (X-CSRF-Token). Last siden inn på nytt.',
  'session.otherSite': 'Forespørselen kom fra et annet nettsted.',
  'session.identityNotConfirmed': 'Passordet er feil.',
  'token.notTaken': 'Nøkkelen (API-token) gjelder ikke.',
  'token.unknown': 'Nøkkelen (API-token) finnes ikke.',
  'token.alreadyRevoked': 'Nøkkelen (API-token) er alt trukket tilbake.',
  'token.tooMany': 'Du har {count} nøkler (API-tokener) i bruk. Trekk tilbake en før du lager en ny.',
  'account.unknown': 'Kontoen finnes ikke.',
  'account.choosePasswordFirst': 'Velg ditt eget passord først.',
  'account.wrongPassword': 'Det nåværende passordet er feil.',
  'account.passwordUnfit': 'Passordet kan ikke brukes.',
  'account.usernameTaken': 'Brukernavnet er tatt.',
  'account.personHasAccount': 'Personen har alt en konto.',
  'account.alreadyLocked': 'Kontoen er alt sperret.',
  'account.notLocked': 'Kontoen er ikke sperret.',
  'account.notYourOwn': 'Du kan ikke sperre din egen konto eller gi den et engangspassord.',
  'account.worksElsewhere': 'Personen arbeider også i et annet departement ({ministries}). Gjør dette der.',
});

export const passwordFaultWords = {
  tooShort: 'må ha minst 12 tegn',
  tooLong: 'kan ha høyst 200 tegn',
  tooFewCharacters: 'må ha minst fem ulike tegn',
  holdsUsername: 'kan ikke bygge på brukernavnet',
  sameAsBefore: 'må være et annet enn det gamle',
} as const satisfies Record<PasswordFault, string>;
