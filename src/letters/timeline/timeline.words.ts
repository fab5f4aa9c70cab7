import '../../cases/case.events';
import { answeringLevelWords, caseFieldWords } from '../../cases/case.words';
import type { CaseField } from '../../cases/case.locking.rules';
import type { SettlementMethodWord } from '../../archive/noark.lists';
import { declareEventWords, listOf, withPieces } from '../../kernel/history/event-words';
import { InEachLanguage, sameInAll } from '../../kernel/language';
import type { EntryField } from '../entries/entry.locking.rules';
import '../letters.events';
import { entryFieldWords } from '../letters.words';

/** What has been renamed away or taken out. */
export const nameless: InEachLanguage = {
  nb: 'noe som ikke lenger har navn',
  nn: 'noko som ikkje lenger har namn',
  en: 'something that no longer has a name',
};

/** How a letter was written off, within a sentence. */
const settlements: Record<SettlementMethodWord, InEachLanguage> = {
  answeredByLetter: { nb: 'besvart med brev', nn: 'svart på med brev', en: 'answered by letter' },
  answeredByMail: { nb: 'besvart med e-post', nn: 'svart på med e-post', en: 'answered by e-mail' },
  answeredByTelephone: { nb: 'besvart på telefon', nn: 'svart på per telefon', en: 'answered by telephone' },
  answeredByMemo: { nb: 'besvart med notat', nn: 'svart på med notat', en: 'answered by memo' },
  takenToNotice: { nb: 'tatt til etterretning', nn: 'teke til etterretning', en: 'taken note of' },
  takenToInformation: { nb: 'tatt til orientering', nn: 'teke til orientering', en: 'taken as information' },
  caseClosed: { nb: 'saken ble avsluttet', nn: 'saka vart avslutta', en: 'the case was closed' },
};

const corrected: InEachLanguage = { nb: 'rettet {fields}', nn: 'retta {fields}', en: 'corrected the {fields}' };

const caseFields = (fields: readonly string[]): InEachLanguage =>
  listOf(fields.map((field) => caseFieldWords[field as CaseField] ?? sameInAll(field)));
const entryFields = (fields: readonly string[]): InEachLanguage =>
  listOf(fields.map((field) => entryFieldWords[field as EntryField] ?? sameInAll(field)));

declareEventWords<'case'>({
  'case.corrected': ({ fields }) => withPieces(corrected, { fields: caseFields(fields) }),
  'case.closed': ({ writtenOff }) =>
    writtenOff.length
      ? {
          nb: 'avsluttet saken og avskrev {writtenOff.length} brev',
          nn: 'avslutta saka og avskreiv {writtenOff.length} brev',
          en: 'closed the case and wrote off letters ({writtenOff.length})',
        }
      : { nb: 'avsluttet saken', nn: 'avslutta saka', en: 'closed the case' },
  'case.reopened': { nb: 'gjenåpnet saken', nn: 'opna saka att', en: 'reopened the case' },
  'case.withdrawn': { nb: 'lot saken utgå', nn: 'lét saka gå ut', en: 'withdrew the case' },
  'case.read': ({ entryId, fileId }) => {
    if (fileId)
      return { nb: 'åpnet en fil i {entryId}', nn: 'opna ei fil i {entryId}', en: 'opened a file in {entryId}' };
    if (entryId) return { nb: 'leste {entryId}', nn: 'las {entryId}', en: 'read {entryId}' };
    return { nb: 'leste saken', nn: 'las saka', en: 'read the case' };
  },
  'case.deadlineSet': ({ day }) =>
    day
      ? { nb: 'satte svarfristen til {day}', nn: 'sette svarfristen til {day}', en: 'set the reply deadline to {day}' }
      : { nb: 'fjernet svarfristen', nn: 'fjerna svarfristen', en: 'removed the reply deadline' },
  'case.allocated': ({ caseworkerId, accepted }) =>
    withPieces(
      {
        nb: 'fordelte saken til {unitId}{who}{taken}',
        nn: 'fordelte saka til {unitId}{who}{taken}',
        en: 'allocated the case to {unitId}{who}{taken}',
      },
      {
        who: caseworkerId
          ? { nb: ' ved {caseworkerId}', nn: ' ved {caseworkerId}', en: ', {caseworkerId}' }
          : sameInAll(''),
        taken: accepted ? { nb: ', som tok den', nn: ', som tok ho', en: ', who took it' } : sameInAll(''),
      },
    ),
  'case.allocationAccepted': { nb: 'tok imot saken', nn: 'tok imot saka', en: 'accepted the case' },
  'case.allocationRefused': {
    nb: 'avslo saken, som går tilbake til {unitId}',
    nn: 'avslo saka, som går tilbake til {unitId}',
    en: 'refused the case, which goes back to {unitId}',
  },
  'case.respondingMinisterAssigned': ({ level, officeId, onBehalfOf, closingMethod }) => {
    if (closingMethod)
      return withPieces(
        {
          nb: 'bestemte at ingen svarer skriftlig ({method}), og avskrev {settled.length} brev',
          nn: 'bestemte at ingen svarer skriftleg ({method}), og avskreiv {settled.length} brev',
          en: 'decided that nobody answers in writing ({method}), and wrote off letters ({settled.length})',
        },
        { method: settlements[closingMethod] },
      );
    const others = {
      nb: ' på vegne av {onBehalfOf}',
      nn: ' på vegner av {onBehalfOf}',
      en: ' on behalf of {onBehalfOf}',
    };
    return withPieces(
      {
        nb: 'satte {who} til å svare{others}',
        nn: 'sette {who} til å svare{others}',
        en: 'set {who} to answer{others}',
      },
      {
        who: officeId ? sameInAll('{officeId}') : answeringLevelWords[level],
        others: onBehalfOf.length ? others : sameInAll(''),
      },
    );
  },
});

declareEventWords<'entry' | 'remark' | 'arrival'>({
  'entry.registered': ({ caseYear, caseNumber, documentNumber, newCase }) =>
    withPieces(
      {
        nb: 'registrerte brevet som {key}{where}',
        nn: 'registrerte brevet som {key}{where}',
        en: 'registered the letter as {key}{where}',
      },
      {
        key: sameInAll(`${String(caseYear % 100).padStart(2, '0')}/${caseNumber}-${documentNumber}`),
        where: newCase ? { nb: ' i en ny sak', nn: ' i ei ny sak', en: ' in a new case' } : sameInAll(''),
      },
    ),
  'entry.corrected': ({ fields }) => withPieces(corrected, { fields: entryFields(fields) }),
  'entry.partyAdded': {
    nb: 'la til en korrespondansepart',
    nn: 'la til ein korrespondansepart',
    en: 'added a party',
  },
  'entry.partyReplaced': {
    nb: 'rettet en korrespondansepart',
    nn: 'retta ein korrespondansepart',
    en: 'corrected a party',
  },
  'entry.documentAdded': { nb: 'la til et dokument', nn: 'la til eit dokument', en: 'added a document' },
  'entry.documentReplaced': {
    nb: 'la inn versjon {versionNumber} av et dokument',
    nn: 'la inn versjon {versionNumber} av eit dokument',
    en: 'put in version {versionNumber} of a document',
  },
  'entry.documentTitled': {
    nb: 'rettet tittelen på et dokument',
    nn: 'retta tittelen på eit dokument',
    en: 'corrected the title of a document',
  },
  'entry.copyAdded': ({ variant }) =>
    variant === 'archive'
      ? {
          nb: 'la til en kopi i arkivformat',
          nn: 'la til ein kopi i arkivformat',
          en: 'added a copy in an archive format',
        }
      : {
          nb: 'la til en kopi med skjermet innhold',
          nn: 'la til ein kopi med skjerma innhald',
          en: 'added a redacted copy',
        },
  'entry.mainDocumentSwapped': {
    nb: 'byttet hoveddokument',
    nn: 'bytte hovuddokument',
    en: 'changed the main document',
  },
  'entry.moved': {
    nb: 'flyttet dokument {fromDocumentNumber} til {toCaseId} som dokument {toDocumentNumber}',
    nn: 'flytta dokument {fromDocumentNumber} til {toCaseId} som dokument {toDocumentNumber}',
    en: 'moved document {fromDocumentNumber} to {toCaseId} as document {toDocumentNumber}',
  },
  'entry.movedHere': {
    nb: 'flyttet hit fra {fromCaseId}, som dokument {documentNumber}',
    nn: 'flytta hit frå {fromCaseId}, som dokument {documentNumber}',
    en: 'moved it here from {fromCaseId}, as document {documentNumber}',
  },
  'entry.withdrawn': {
    nb: 'lot dokument {documentNumber} utgå',
    nn: 'lét dokument {documentNumber} gå ut',
    en: 'withdrew document {documentNumber}',
  },
  'entry.finished': { nb: 'ferdigstilte notatet', nn: 'ferdigstilte notatet', en: 'finished the note' },
  'entry.journalled': {
    nb: 'journalførte ({journalNumber}/{journalYear})',
    nn: 'journalførte ({journalNumber}/{journalYear})',
    en: 'journalled it ({journalNumber}/{journalYear})',
  },
  'entry.archived': { nb: 'arkiverte', nn: 'arkiverte', en: 'archived it' },
  'entry.settled': ({ method, byEntryId }) =>
    withPieces(
      {
        nb: 'avskrev brevet: {method}{by}',
        nn: 'avskreiv brevet: {method}{by}',
        en: 'wrote off the letter: {method}{by}',
      },
      { method: settlements[method], by: sameInAll(byEntryId ? ' ({byEntryId})' : '') },
    ),
  'entry.settlementUndone': {
    nb: 'opphevet avskrivningen',
    nn: 'oppheva avskrivinga',
    en: 'undid the write-off',
  },
  'remark.written': ({ entryId }) =>
    entryId
      ? {
          nb: 'skrev en merknad til {entryId}',
          nn: 'skreiv ein merknad til {entryId}',
          en: 'wrote a remark on {entryId}',
        }
      : { nb: 'skrev en merknad', nn: 'skreiv ein merknad', en: 'wrote a remark' },
  'arrival.notForJournal': {
    nb: 'fant at forsendelsen ikke skal journalføres',
    nn: 'fann at forsendinga ikkje skal journalførast',
    en: 'found that the arrival is not to be journalled',
  },
  'arrival.turnedAway': ({ outcome }) =>
    outcome === 'graded'
      ? {
          nb: 'avviste noe som er gradert',
          nn: 'viste bort noko som er gradert',
          en: 'turned away something classified',
        }
      : {
          nb: 'avviste noe som ikke skal journalføres',
          nn: 'viste bort noko som ikkje skal journalførast',
          en: 'turned away something that is not to be journalled',
        },
});
