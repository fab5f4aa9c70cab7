import { declareEventWords } from '../kernel/history/event-words';
import './government.events';
import { roleWords } from './government.words';

const day = (moment: string): string => moment.slice(0, 10).split('-').reverse().join('.');
const until = (to: string | null): string => (to ? ` til ${day(to)}` : '');

/** What happened to the government's facts, as sentences. Reasons and names of private persons are no part of them. */
declareEventWords<'person' | 'role' | 'unit' | 'office' | 'officeTerm' | 'actingTerm'>({
  'person.registered': ({ personId }, name) => `registrerte ${name(personId)}`,
  'person.corrected': ({ personId }, name) => `rettet opplysningene om ${name(personId)}`,
  'role.given': ({ personId, role, unitId, clearedFor, from, to }, name) =>
    `ga ${name(personId)} rollen ${roleWords[role]}${unitId ? ` i ${name(unitId)}` : ''} fra ${day(from)}${until(to)}` +
    (clearedFor.length ? `, klarert for ${clearedFor.join(', ')}` : ''),
  'role.ended': ({ personId, role, at }, name) =>
    `avsluttet rollen ${roleWords[role]} for ${name(personId)} fra ${day(at)}`,
  'unit.added': ({ unitId, code }, name) => `opprettet enheten ${name(unitId)} (${code})`,
  'unit.renamed': ({ code, nameNb }) => `endret navnet på enheten ${code} til ${nameNb}`,
  'unit.ended': ({ unitId, code, day: on }, name) => `la ned enheten ${name(unitId)} (${code}) fra ${day(on)}`,
  'office.added': ({ officeId }, name) => `opprettet embetet ${name(officeId)}`,
  'officeTerm.begun': ({ officeId, personId, from, to }, name) =>
    `registrerte ${name(personId)} som ${name(officeId)} fra ${day(from)}${until(to)}`,
  'officeTerm.ended': ({ officeId, personId, at }, name) =>
    `avsluttet perioden til ${name(personId)} som ${name(officeId)} fra ${day(at)}`,
  'actingTerm.begun': ({ officeId, personId, from, to }, name) =>
    `registrerte at ${name(personId)} fungerer som ${name(officeId)} fra ${day(from)}${until(to)}`,
  'actingTerm.ended': ({ officeId, personId, at }, name) =>
    `avsluttet at ${name(personId)} fungerer som ${name(officeId)} fra ${day(at)}`,
});
