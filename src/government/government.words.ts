import type { InEachLanguage } from '../kernel/language';
import type { RoleCode } from '../kernel/actor';
import { declareRefusals } from '../kernel/refusal';

declareRefusals({
  'ministry.unknown': {
    nb: 'Departementet finnes ikke.',
    nn: 'Departementet finst ikkje.',
    en: 'There is no such ministry.',
  },
  'office.unknown': {
    nb: 'Embetet finnes ikke.',
    nn: 'Embetet finst ikkje.',
    en: 'There is no such office.',
  },
  'person.unknown': {
    nb: 'Personen finnes ikke.',
    nn: 'Personen finst ikkje.',
    en: 'There is no such person.',
  },
  'unit.unknown': {
    nb: 'Enheten finnes ikke.',
    nn: 'Eininga finst ikkje.',
    en: 'There is no such unit.',
  },
  'role.unknown': {
    nb: 'Rollen finnes ikke.',
    nn: 'Rolla finst ikkje.',
    en: 'There is no such role.',
  },
  'term.unknown': {
    nb: 'Perioden finnes ikke.',
    nn: 'Perioden finst ikkje.',
    en: 'There is no such term.',
  },
  'government.otherMinistry': {
    nb: 'Dette hører til et annet departement enn det du arbeider for.',
    nn: 'Dette høyrer til eit anna departement enn det du arbeider for.',
    en: 'This belongs to another ministry than the one you work for.',
  },
  'unit.codeTaken': {
    nb: 'Koden {code} er brukt for en annen enhet på samme tid.',
    nn: 'Koden {code} er brukt for ei anna eining på same tid.',
    en: 'The code {code} is used for another unit at the same time.',
  },
  'unit.alreadyEnded': {
    nb: 'Enheten er alt lagt ned fra {day}.',
    nn: 'Eininga er alt lagd ned frå {day}.',
    en: 'The unit is already closed down from {day}.',
  },
  'unit.endBeforeStart': {
    nb: 'Enheten kan ikke legges ned før den begynte, {from}.',
    nn: 'Eininga kan ikkje leggjast ned før ho tok til, {from}.',
    en: 'The unit cannot be closed down before it began, {from}.',
  },
  'unit.hasUnits': {
    nb: 'Enheten har underenheter ({codes}) som må legges ned først.',
    nn: 'Eininga har undereiningar ({codes}) som må leggjast ned først.',
    en: 'The unit has subunits ({codes}) that must be closed down first.',
  },
  'unit.hasStaff': {
    nb: 'Noen har rolle i enheten ({count}). Avslutt eller flytt rollene først.',
    nn: 'Folk har rolle i eininga ({count}). Avslutt eller flytt rollene først.',
    en: 'People have roles in the unit ({count}). End or move the roles first.',
  },
  'unit.notThen': {
    nb: 'Enheten {code} er ikke i virksomhet på det tidspunktet.',
    nn: 'Eininga {code} er ikkje i verksemd på det tidspunktet.',
    en: 'The unit {code} is not in operation at that time.',
  },
  'office.codeTaken': {
    nb: 'Koden {code} er brukt for et annet embete på samme tid.',
    nn: 'Koden {code} er brukt for eit anna embete på same tid.',
    en: 'The code {code} is used for another office at the same time.',
  },
  'office.titleMissing': {
    nb: 'Embetet må ha tittel på bokmål og nynorsk.',
    nn: 'Embetet må ha tittel på bokmål og nynorsk.',
    en: 'The office must have a title in bokmål and nynorsk.',
  },
  'office.notThen': {
    nb: 'Embetet finnes ikke på det tidspunktet.',
    nn: 'Embetet finst ikkje på det tidspunktet.',
    en: 'The office does not exist at that time.',
  },
  'person.initialsTaken': {
    nb: 'Initialene {initials} brukes av en annen i departementet.',
    nn: 'Initialane {initials} er i bruk av ein annan i departementet.',
    en: 'The initials {initials} are used by somebody else in the ministry.',
  },
  'role.notToOneself': {
    nb: 'Ingen kan gi seg selv en rolle. Be en annen administrator.',
    nn: 'Ingen kan gi seg sjølv ei rolle. Be ein annan administrator.',
    en: 'Nobody can give themselves a role. Ask another administrator.',
  },
  'role.alreadyHeld': {
    nb: 'Personen har alt denne rollen på samme tid.',
    nn: 'Personen har alt denne rolla på same tid.',
    en: 'The person already has this role at the same time.',
  },
  'term.officeHeld': {
    nb: 'Embetet har alt en innehaver i hele eller deler av perioden. Avslutt den først.',
    nn: 'Embetet har alt ein innehavar i heile eller delar av perioden. Avslutt den først.',
    en: 'The office already has a holder in all or part of the period. End that first.',
  },
  'term.actingHeld': {
    nb: 'Noen er alt fungerende i hele eller deler av perioden. Avslutt den først.',
    nn: 'Det er alt ein fungerande i heile eller delar av perioden. Avslutt den først.',
    en: 'Somebody already acts in all or part of the period. End that first.',
  },
  'term.alreadyEnded': {
    nb: 'Dette er alt avsluttet, med virkning fra {at}.',
    nn: 'Dette er alt avslutta, med verknad frå {at}.',
    en: 'This has already ended, with effect from {at}.',
  },
  'term.endBeforeStart': {
    nb: 'Slutten må være etter begynnelsen, {from}.',
    nn: 'Slutten må vere etter starten, {from}.',
    en: 'The end must be after the beginning, {from}.',
  },
  'term.caseMissing': {
    nb: 'En settestatsråd må settes for en bestemt sak.',
    nn: 'Ein setjestatsråd må setjast for ei bestemt sak.',
    en: 'A substitute minister must be appointed for a particular case.',
  },
  'term.caseNotWanted': {
    nb: 'Den som fungerer i hele embetet, settes ikke for en bestemt sak.',
    nn: 'Den som fungerer i heile embetet, blir ikkje sett for ei bestemt sak.',
    en: 'Whoever acts in the whole office is not appointed for a particular case.',
  },
});

/** Roles as screens name them (DESIGN section 2). */
export const roleWords = {
  registrar: { nb: 'arkivar', nn: 'arkivar', en: 'archivist' },
  caseworker: { nb: 'saksbehandler', nn: 'saksbehandlar', en: 'adviser' },
  leader: { nb: 'leder', nn: 'leiar', en: 'leader' },
  privateOffice: { nb: 'forværelse', nn: 'forværelse', en: 'private office' },
  politicalAdviser: { nb: 'politisk rådgiver', nn: 'politisk rådgivar', en: 'political adviser' },
  stateSecretary: { nb: 'statssekretær', nn: 'statssekretær', en: 'state secretary' },
  minister: { nb: 'statsråd', nn: 'statsråd', en: 'minister' },
  auditor: { nb: 'kontrollør', nn: 'kontrollør', en: 'auditor' },
  administrator: { nb: 'administrator', nn: 'administrator', en: 'administrator' },
} as const satisfies Record<RoleCode, InEachLanguage>;
