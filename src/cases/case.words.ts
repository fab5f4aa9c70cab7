import { declareRefusals } from '../kernel/refusal';
import type { CaseAction, CaseStatus } from './case.lifecycle';
import type { CaseField } from './case.locking.rules';
import type { AnsweringLevel } from './responding-ministers/responding-minister.entity';

declareRefusals({
  'case.unknown': 'Saken finnes ikke.',
  'case.keyMalformed': 'Et saksnummer skrives som 20/14 eller 2020/14.',
  'case.ofAnotherMinistry': 'Saken hører til et annet departement. Du kan lese den, men ikke endre den.',
  'case.notInThatState': 'Dette kan ikke gjøres med en sak i denne statusen.',
  'case.notYours': 'Rollen din kan ikke gjøre dette med saken.',
  'case.fieldLocked': 'Feltet {field} er låst når saken har denne statusen. Skriv en merknad i stedet.',
  'case.fieldNotYours': 'Rollen din kan ikke endre feltet {field}.',
  'case.nothingToCorrect': 'Si hva som skal rettes, og til noe annet enn det som står.',
  'case.cannotClose': 'Saken kan ikke avsluttes ennå: {hindrances}',
  'case.cannotWithdraw': 'Saken har journalposter som ikke er utgått ({entries}). La dem utgå, eller flytt dem, først.',
  'case.notCleared': 'Du er ikke klarert for tilgangskoden {code} og kan ikke bruke den.',
  'case.hindered.classMissing': 'Saken er ikke klassert.',
  'case.hindered.classNotLeaf': 'Saken er klassert på {code}, som har underklasser.',
  'case.hindered.openLetters': 'Brev er ikke avskrevet: {entries}.',
  'case.hindered.notArchived': 'Journalposter er ikke arkivert: {entries}.',
  'case.hindered.notInArchiveFormat': 'Dokumenter er ikke i arkivformat: {entries}.',
  'case.hindered.documentsNotFinished': 'Dokumenter er ikke ferdigstilt: {entries}.',
  'case.hindered.unseenEntry': 'Saken har en journalpost du ikke har tilgang til.',
  'respondingMinister.officeMissing': 'Si hvilket embete som svarer.',
  'respondingMinister.officeNotWanted': 'Når departementet eller ingen svarer, skal embete ikke oppgis.',
  'respondingMinister.methodMissing': 'Si hvordan brevet avsluttes når ingen svarer skriftlig.',
  'respondingMinister.methodNotWanted': 'Avskrivningsmåte oppgis bare når ingen svarer skriftlig.',
  'respondingMinister.otherMinistry': 'Bare et embete i departementet du arbeider for, kan svare i saken.',
  'respondingMinister.wrongLevel': 'Embetet er ikke på det nivået som skal svare.',
  'respondingMinister.onBehalfOfItself': 'Et embete svarer ikke på vegne av seg selv.',
  'respondingMinister.namedTwice': 'Det samme embetet er nevnt to ganger.',
  'respondingMinister.notAMinister': 'Det svares bare på vegne av statsråder.',
  'respondingMinister.nobodyAnswers': 'Når ingen svarer skriftlig, svares det heller ikke på vegne av andre.',
  'respondingMinister.officeNotThen': 'Embetet {office} finnes ikke på den datoen.',
  'respondingMinister.inTheFuture': 'Ansvaret kan ikke gjelde fra et senere tidspunkt enn nå.',
  'respondingMinister.beforeTheLast': 'Ansvaret kan ikke gjelde fra før det forrige begynte, {from}.',
  'respondingMinister.beforeTheCase': 'Ansvaret kan ikke gjelde fra før saken ble opprettet.',
  'allocation.none': 'Saken er ikke fordelt.',
  'allocation.notOfferedToYou': 'Saken er ikke fordelt til deg.',
  'allocation.alreadyAnswered': 'Fordelingen er allerede besvart.',
  'allocation.otherUnit': 'Du kan bare fordele saker i og til enheter du leder.',
  'allocation.unitNotThen': 'Enheten er lagt ned.',
  'allocation.notInUnit': 'Personen arbeider ikke som saksbehandler eller leder i enheten.',
  'allocation.notCleared': 'Personen er ikke klarert for tilgangskoden {code}, som saken har.',
  'deadline.oneOf': 'Gi fristen som dato eller som antall arbeidsdager, ikke begge.',
  'deadline.passed': 'Fristen kan ikke settes tilbake i tid.',
});

/** How an entry is spoken of to somebody who may not know which it is. */
export const unnamedEntry = 'en journalpost du ikke har tilgang til';
export const unnamedCase = 'en sak du ikke har tilgang til';

export const caseStatusWords = {
  underTreatment: 'Under behandling',
  closed: 'Avsluttet',
  withdrawn: 'Utgår',
} as const satisfies Record<CaseStatus, string>;

export const caseActionWords = {
  enter: 'Registrere i saken',
  correct: 'Rette',
  assign: 'Sette svarende statsråd',
  allocate: 'Fordele',
  accept: 'Ta imot',
  refuse: 'Avslå',
  setDeadline: 'Sette svarfrist',
  remark: 'Skrive merknad',
  close: 'Avslutte',
  reopen: 'Gjenåpne',
  withdraw: 'La utgå',
} as const satisfies Record<CaseAction, string>;

export const caseFieldWords = {
  title: 'tittel',
  publicTitle: 'offentlig tittel',
  classId: 'klasse',
  keywords: 'nøkkelord',
  restriction: 'skjerming',
  ownerId: 'saksansvarlig',
} as const satisfies Record<CaseField, string>;

export const answeringLevelWords = {
  minister: 'statsråden',
  stateSecretary: 'statssekretær',
  department: 'departementet',
  none: 'ingen svarer skriftlig',
} as const satisfies Record<AnsweringLevel, string>;
