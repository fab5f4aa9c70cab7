import type { RoleCode } from '../kernel/actor';
import { declareRefusals } from '../kernel/refusal';

declareRefusals({
  'ministry.unknown': 'Departementet finnes ikke.',
  'office.unknown': 'Embetet finnes ikke.',
  'person.unknown': 'Personen finnes ikke.',
  'unit.unknown': 'Enheten finnes ikke.',
  'role.unknown': 'Rollen finnes ikke.',
  'term.unknown': 'Perioden finnes ikke.',
  'government.otherMinistry': 'Dette hører til et annet departement enn det du arbeider for.',
  'unit.codeTaken': 'Koden {code} er brukt for en annen enhet på samme tid.',
  'unit.alreadyEnded': 'Enheten er alt lagt ned fra {day}.',
  'unit.endBeforeStart': 'Enheten kan ikke legges ned før den begynte, {from}.',
  'unit.hasUnits': 'Enheten har underenheter ({codes}) som må legges ned først.',
  'unit.hasStaff': 'Noen har rolle i enheten ({count}). Avslutt eller flytt rollene først.',
  'unit.notThen': 'Enheten {code} er ikke i virksomhet på det tidspunktet.',
  'office.codeTaken': 'Koden {code} er brukt for et annet embete på samme tid.',
  'office.titleMissing': 'Embetet må ha tittel på bokmål og nynorsk.',
  'office.notThen': 'Embetet finnes ikke på det tidspunktet.',
  'person.initialsTaken': 'Initialene {initials} brukes av en annen i departementet.',
  'role.notToOneself': 'Ingen kan gi seg selv en rolle. Be en annen administrator.',
  'role.alreadyHeld': 'Personen har alt denne rollen på samme tid.',
  'term.officeHeld': 'Embetet har alt en innehaver i hele eller deler av perioden. Avslutt den først.',
  'term.actingHeld': 'Noen er alt fungerende i hele eller deler av perioden. Avslutt den først.',
  'term.alreadyEnded': 'Dette er alt avsluttet, med virkning fra {at}.',
  'term.endBeforeStart': 'Slutten må være etter begynnelsen, {from}.',
  'term.caseMissing': 'En settestatsråd må settes for en bestemt sak.',
  'term.caseNotWanted': 'Den som fungerer i hele embetet, settes ikke for en bestemt sak.',
});

/** Roles as screens name them (DESIGN section 2). */
export const roleWords = {
  registrar: 'arkivar',
  caseworker: 'saksbehandler',
  leader: 'leder',
  privateOffice: 'forværelse',
  politicalAdviser: 'politisk rådgiver',
  stateSecretary: 'statssekretær',
  minister: 'statsråd',
  auditor: 'kontrollør',
  administrator: 'administrator',
} as const satisfies Record<RoleCode, string>;
