import { InEachLanguage, asLabels } from '../kernel/language';
import { declareFactWords, declareRefusals } from '../kernel/refusal';
import type { CaseAction, CaseStatus } from './case.lifecycle';
import type { CaseField } from './case.locking.rules';
import type { AnsweringLevel } from './responding-ministers/responding-minister.entity';

declareRefusals({
  'case.unknown': {
    nb: 'Saken finnes ikke.',
    nn: 'Saka finst ikkje.',
    en: 'There is no such case.',
  },
  'case.keyMalformed': {
    nb: 'Et saksnummer skrives som 20/14 eller 2020/14.',
    nn: 'Eit saksnummer blir skrive som 20/14 eller 2020/14.',
    en: 'A case number is written as 20/14 or 2020/14.',
  },
  'case.ofAnotherMinistry': {
    nb: 'Saken hører til et annet departement. Du kan lese den, men ikke endre den.',
    nn: 'Saka høyrer til eit anna departement. Du kan lese ho, men ikkje endre ho.',
    en: 'The case belongs to another ministry. You can read it, but not change it.',
  },
  'case.notInThatState': {
    nb: 'Dette kan ikke gjøres med en sak i denne statusen.',
    nn: 'Dette kan ikkje gjerast med ei sak med denne statusen.',
    en: 'This cannot be done with a case in this state.',
  },
  'case.notYours': {
    nb: 'Rollen din kan ikke gjøre dette med saken.',
    nn: 'Rolla di kan ikkje gjere dette med saka.',
    en: 'Your role cannot do this with the case.',
  },
  'case.fieldLocked': {
    nb: 'Feltet {field} er låst når saken har denne statusen. Skriv en merknad i stedet.',
    nn: 'Feltet {field} er låst når saka har denne statusen. Skriv ein merknad i staden.',
    en: 'The field {field} is locked when the case is in this state. Write a remark instead.',
  },
  'case.fieldNotYours': {
    nb: 'Rollen din kan ikke endre feltet {field}.',
    nn: 'Rolla di kan ikkje endre feltet {field}.',
    en: 'Your role cannot change the field {field}.',
  },
  'case.nothingToCorrect': {
    nb: 'Si hva som skal rettes, og til noe annet enn det som står.',
    nn: 'Sei kva som skal rettast, og til noko anna enn det som står.',
    en: 'Say what to correct, and to something other than what is there.',
  },
  'case.cannotClose': {
    nb: 'Saken kan ikke avsluttes ennå: {hindrances}',
    nn: 'Saka kan ikkje avsluttast enno: {hindrances}',
    en: 'The case cannot be closed yet: {hindrances}',
  },
  'case.cannotWithdraw': {
    nb: 'Saken har journalposter som ikke er utgått ({entries}). La dem utgå, eller flytt dem, først.',
    nn: 'Saka har journalpostar som ikkje har gått ut ({entries}). La dei gå ut, eller flytt dei, først.',
    en: 'The case has journal entries that are not withdrawn ({entries}). Withdraw or move them first.',
  },
  'case.notCleared': {
    nb: 'Du er ikke klarert for tilgangskoden {code} og kan ikke bruke den.',
    nn: 'Du er ikkje klarert for tilgangskoden {code} og kan ikkje bruke han.',
    en: 'You are not cleared for the access code {code} and cannot use it.',
  },
  'case.hindered.classMissing': {
    nb: 'Saken er ikke klassert.',
    nn: 'Saka er ikkje klassert.',
    en: 'The case is not classified.',
  },
  'case.hindered.classNotLeaf': {
    nb: 'Saken er klassert på {code}, som har underklasser.',
    nn: 'Saka er klassert på {code}, som har underklassar.',
    en: 'The case is classified under {code}, which has subclasses.',
  },
  'case.hindered.openLetters': {
    nb: 'Brev er ikke avskrevet: {entries}.',
    nn: 'Brev er ikkje avskrivne: {entries}.',
    en: 'Letters are not written off: {entries}.',
  },
  'case.hindered.notArchived': {
    nb: 'Journalposter er ikke arkivert: {entries}.',
    nn: 'Journalpostar er ikkje arkiverte: {entries}.',
    en: 'Journal entries are not archived: {entries}.',
  },
  'case.hindered.notInArchiveFormat': {
    nb: 'Dokumenter er ikke i arkivformat: {entries}.',
    nn: 'Dokument er ikkje i arkivformat: {entries}.',
    en: 'Documents are not in an archive format: {entries}.',
  },
  'case.hindered.documentsNotFinished': {
    nb: 'Dokumenter er ikke ferdigstilt: {entries}.',
    nn: 'Dokument er ikkje ferdigstilte: {entries}.',
    en: 'Documents are not finished: {entries}.',
  },
  'case.hindered.unseenEntry': {
    nb: 'Saken har en journalpost du ikke har tilgang til.',
    nn: 'Saka har ein journalpost du ikkje har tilgang til.',
    en: 'The case has a journal entry you do not have access to.',
  },
  'respondingMinister.officeMissing': {
    nb: 'Si hvilket embete som svarer.',
    nn: 'Sei kva embete som svarer.',
    en: 'Say which office answers.',
  },
  'respondingMinister.officeNotWanted': {
    nb: 'Når departementet eller ingen svarer, skal embete ikke oppgis.',
    nn: 'Når departementet eller ingen svarer, skal embete ikkje oppgjevast.',
    en: 'When the ministry or nobody answers, no office is to be given.',
  },
  'respondingMinister.methodMissing': {
    nb: 'Si hvordan brevet avsluttes når ingen svarer skriftlig.',
    nn: 'Sei korleis brevet blir avslutta når ingen svarer skriftleg.',
    en: 'Say how the letter is closed when nobody answers in writing.',
  },
  'respondingMinister.methodNotWanted': {
    nb: 'Avskrivningsmåte oppgis bare når ingen svarer skriftlig.',
    nn: 'Avskrivingsmåte blir berre oppgitt når ingen svarer skriftleg.',
    en: 'A way to write off is given only when nobody answers in writing.',
  },
  'respondingMinister.otherMinistry': {
    nb: 'Bare et embete i departementet du arbeider for, kan svare i saken.',
    nn: 'Berre eit embete i departementet du arbeider for, kan svare i saka.',
    en: 'Only an office in the ministry you work for can answer in the case.',
  },
  'respondingMinister.wrongLevel': {
    nb: 'Embetet er ikke på det nivået som skal svare.',
    nn: 'Embetet er ikkje på det nivået som skal svare.',
    en: 'The office is not at the level that is to answer.',
  },
  'respondingMinister.onBehalfOfItself': {
    nb: 'Et embete svarer ikke på vegne av seg selv.',
    nn: 'Eit embete svarer ikkje på vegner av seg sjølv.',
    en: 'An office does not answer on behalf of itself.',
  },
  'respondingMinister.namedTwice': {
    nb: 'Det samme embetet er nevnt to ganger.',
    nn: 'Det same embetet er nemnt to gonger.',
    en: 'The same office is named twice.',
  },
  'respondingMinister.notAMinister': {
    nb: 'Det svares bare på vegne av statsråder.',
    nn: 'Ein svarer berre på vegner av statsrådar.',
    en: 'One answers only on behalf of ministers.',
  },
  'respondingMinister.nobodyAnswers': {
    nb: 'Når ingen svarer skriftlig, svares det heller ikke på vegne av andre.',
    nn: 'Når ingen svarer skriftleg, blir det heller ikkje svart på vegner av andre.',
    en: 'When nobody answers in writing, nobody is answered for either.',
  },
  'respondingMinister.officeNotThen': {
    nb: 'Embetet {office} finnes ikke på den datoen.',
    nn: 'Embetet {office} finst ikkje på den datoen.',
    en: 'The office {office} does not exist on that date.',
  },
  'respondingMinister.inTheFuture': {
    nb: 'Ansvaret kan ikke gjelde fra et senere tidspunkt enn nå.',
    nn: 'Ansvaret kan ikkje gjelde frå eit seinare tidspunkt enn no.',
    en: 'The responsibility cannot begin later than now.',
  },
  'respondingMinister.beforeTheLast': {
    nb: 'Ansvaret kan ikke gjelde fra før det forrige begynte, {from}.',
    nn: 'Ansvaret kan ikkje gjelde frå før det førre tok til, {from}.',
    en: 'The responsibility cannot begin before the previous one did, {from}.',
  },
  'respondingMinister.beforeTheCase': {
    nb: 'Ansvaret kan ikke gjelde fra før saken ble opprettet.',
    nn: 'Ansvaret kan ikkje gjelde frå før saka vart oppretta.',
    en: 'The responsibility cannot begin before the case was opened.',
  },
  'allocation.none': {
    nb: 'Saken er ikke fordelt.',
    nn: 'Saka er ikkje fordelt.',
    en: 'The case is not allocated.',
  },
  'allocation.notOfferedToYou': {
    nb: 'Saken er ikke fordelt til deg.',
    nn: 'Saka er ikkje fordelt til deg.',
    en: 'The case is not allocated to you.',
  },
  'allocation.alreadyAnswered': {
    nb: 'Fordelingen er allerede besvart.',
    nn: 'Fordelinga er alt svara på.',
    en: 'The allocation is already answered.',
  },
  'allocation.otherUnit': {
    nb: 'Du kan bare fordele saker i og til enheter du leder.',
    nn: 'Du kan berre fordele saker i og til einingar du leier.',
    en: 'You can allocate cases only in and to units you lead.',
  },
  'allocation.unitNotThen': {
    nb: 'Enheten er lagt ned.',
    nn: 'Eininga er lagd ned.',
    en: 'The unit is closed down.',
  },
  'allocation.notInUnit': {
    nb: 'Personen arbeider ikke som saksbehandler eller leder i enheten.',
    nn: 'Personen arbeider ikkje som saksbehandlar eller leiar i eininga.',
    en: 'The person does not work as an adviser or a leader in the unit.',
  },
  'allocation.notCleared': {
    nb: 'Personen er ikke klarert for tilgangskoden {code}, som saken har.',
    nn: 'Personen er ikkje klarert for tilgangskoden {code}, som saka har.',
    en: 'The person is not cleared for the access code {code}, which the case has.',
  },
  'deadline.oneOf': {
    nb: 'Gi fristen som dato eller som antall arbeidsdager, ikke begge.',
    nn: 'Gi fristen som dato eller som talet på arbeidsdagar, ikkje begge delar.',
    en: 'Give the deadline as a date or as a number of working days, not both.',
  },
  'deadline.passed': {
    nb: 'Fristen kan ikke settes tilbake i tid.',
    nn: 'Fristen kan ikkje setjast tilbake i tid.',
    en: 'The deadline cannot be set in the past.',
  },
});

/** What the fields are called, as nouns without an article. */
export const caseFieldWords = {
  title: { nb: 'tittel', nn: 'tittel', en: 'title' },
  publicTitle: { nb: 'offentlig tittel', nn: 'offentleg tittel', en: 'public title' },
  classId: { nb: 'klasse', nn: 'klasse', en: 'class' },
  keywords: { nb: 'nøkkelord', nn: 'nøkkelord', en: 'keywords' },
  restriction: { nb: 'skjerming', nn: 'skjerming', en: 'restriction' },
  ownerId: { nb: 'saksansvarlig', nn: 'saksansvarleg', en: 'case owner' },
} as const satisfies Record<CaseField, InEachLanguage>;

declareFactWords(['case.fieldLocked', 'case.fieldNotYours'], { field: asLabels(caseFieldWords) });

/** How an entry is spoken of to somebody who may not know which it is. */
export const unnamedEntry: InEachLanguage = {
  nb: 'en journalpost du ikke har tilgang til',
  nn: 'ein journalpost du ikkje har tilgang til',
  en: 'a journal entry you do not have access to',
};
export const unnamedCase: InEachLanguage = {
  nb: 'en sak du ikke har tilgang til',
  nn: 'ei sak du ikkje har tilgang til',
  en: 'a case you do not have access to',
};

export const caseStatusWords = {
  underTreatment: { nb: 'Under behandling', nn: 'Under behandling', en: 'Under consideration' },
  closed: { nb: 'Avsluttet', nn: 'Avslutta', en: 'Closed' },
  withdrawn: { nb: 'Utgår', nn: 'Går ut', en: 'Withdrawn' },
} as const satisfies Record<CaseStatus, InEachLanguage>;

export const caseActionWords = {
  enter: { nb: 'Registrere i saken', nn: 'Registrere i saka', en: 'Register in the case' },
  correct: { nb: 'Rette', nn: 'Rette', en: 'Correct' },
  assign: { nb: 'Sette svarende statsråd', nn: 'Setje svarande statsråd', en: 'Assign the responding minister' },
  allocate: { nb: 'Fordele', nn: 'Fordele', en: 'Allocate' },
  accept: { nb: 'Ta imot', nn: 'Ta imot', en: 'Accept' },
  refuse: { nb: 'Avslå', nn: 'Avslå', en: 'Refuse' },
  setDeadline: { nb: 'Sette svarfrist', nn: 'Setje svarfrist', en: 'Set the reply deadline' },
  remark: { nb: 'Skrive merknad', nn: 'Skrive merknad', en: 'Write a remark' },
  close: { nb: 'Avslutte', nn: 'Avslutte', en: 'Close' },
  reopen: { nb: 'Gjenåpne', nn: 'Opne att', en: 'Reopen' },
  withdraw: { nb: 'La utgå', nn: 'La gå ut', en: 'Withdraw' },
} as const satisfies Record<CaseAction, InEachLanguage>;

export const answeringLevelWords = {
  minister: { nb: 'statsråden', nn: 'statsråden', en: 'the minister' },
  stateSecretary: { nb: 'statssekretær', nn: 'statssekretær', en: 'a state secretary' },
  department: { nb: 'departementet', nn: 'departementet', en: 'the ministry' },
  none: { nb: 'ingen svarer skriftlig', nn: 'ingen svarer skriftleg', en: 'nobody answers in writing' },
} as const satisfies Record<AnsweringLevel, InEachLanguage>;
