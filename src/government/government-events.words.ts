import { declareEventWords, withPieces } from '../kernel/history/event-words';
import { InEachLanguage, sameInAll } from '../kernel/language';
import './government.events';
import { roleWords } from './government.words';

const until = (to: string | null): InEachLanguage =>
  to ? { nb: ' til {to}', nn: ' til {to}', en: ' to {to}' } : sameInAll('');

/** What happened to the government's facts, as sentences. Reasons and names of private persons are no part of them. */
declareEventWords<'person' | 'role' | 'unit' | 'office' | 'officeTerm' | 'actingTerm'>({
  'person.registered': {
    nb: 'registrerte {personId}',
    nn: 'registrerte {personId}',
    en: 'registered {personId}',
  },
  'person.corrected': {
    nb: 'rettet opplysningene om {personId}',
    nn: 'retta opplysningane om {personId}',
    en: 'corrected what is registered about {personId}',
  },
  'role.given': ({ role, unitId, clearedFor, to }) =>
    withPieces(
      {
        nb: 'ga {personId} rollen {role}{unit} fra {from}{until}{cleared}',
        nn: 'gav {personId} rolla {role}{unit} frå {from}{until}{cleared}',
        en: 'gave {personId} the role {role}{unit} from {from}{until}{cleared}',
      },
      {
        role: roleWords[role],
        unit: unitId ? { nb: ' i {unitId}', nn: ' i {unitId}', en: ' in {unitId}' } : sameInAll(''),
        until: until(to),
        cleared: clearedFor.length
          ? { nb: ', klarert for {clearedFor}', nn: ', klarert for {clearedFor}', en: ', cleared for {clearedFor}' }
          : sameInAll(''),
      },
    ),
  'role.ended': ({ role }) =>
    withPieces(
      {
        nb: 'avsluttet rollen {role} for {personId} fra {at}',
        nn: 'avslutta rolla {role} for {personId} frå {at}',
        en: 'ended the role {role} of {personId} from {at}',
      },
      { role: roleWords[role] },
    ),
  'unit.added': {
    nb: 'opprettet enheten {unitId} ({code})',
    nn: 'oppretta eininga {unitId} ({code})',
    en: 'created the unit {unitId} ({code})',
  },
  'unit.renamed': {
    nb: 'endret navnet på enheten {code} til {nameNb}',
    nn: 'endra namnet på eininga {code} til {nameNn}',
    en: 'renamed the unit {code} to {nameNb}',
  },
  'unit.ended': {
    nb: 'la ned enheten {unitId} ({code}) fra {day}',
    nn: 'la ned eininga {unitId} ({code}) frå {day}',
    en: 'closed down the unit {unitId} ({code}) from {day}',
  },
  'office.added': {
    nb: 'opprettet embetet {officeId}',
    nn: 'oppretta embetet {officeId}',
    en: 'created the office {officeId}',
  },
  'officeTerm.begun': ({ to }) =>
    withPieces(
      {
        nb: 'registrerte {personId} som {officeId} fra {from}{until}',
        nn: 'registrerte {personId} som {officeId} frå {from}{until}',
        en: 'registered {personId} as {officeId} from {from}{until}',
      },
      { until: until(to) },
    ),
  'officeTerm.ended': {
    nb: 'avsluttet perioden til {personId} som {officeId} fra {at}',
    nn: 'avslutta perioden til {personId} som {officeId} frå {at}',
    en: 'ended the term of {personId} as {officeId} from {at}',
  },
  'actingTerm.begun': ({ to }) =>
    withPieces(
      {
        nb: 'registrerte at {personId} fungerer som {officeId} fra {from}{until}',
        nn: 'registrerte at {personId} fungerer som {officeId} frå {from}{until}',
        en: 'registered that {personId} acts as {officeId} from {from}{until}',
      },
      { until: until(to) },
    ),
  'actingTerm.ended': {
    nb: 'avsluttet at {personId} fungerer som {officeId} fra {at}',
    nn: 'avslutta at {personId} fungerer som {officeId} frå {at}',
    en: 'ended that {personId} acts as {officeId} from {at}',
  },
});
