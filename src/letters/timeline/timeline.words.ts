import type { InEachLanguage } from '../../kernel/language';
import '../../cases/case.events';
import { answeringLevelWords, caseFieldWords } from '../../cases/case.words';
import type { CaseField } from '../../cases/case.locking.rules';
import { settlementMethods } from '../../archive/noark.lists';
import { declareEventWords } from '../../kernel/history/event-words';
import type { EntryField } from '../entries/entry.locking.rules';
import '../letters.events';
import { entryFieldWords } from '../letters.words';

const list = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} og ${words.at(-1)}` : (words[0] ?? '');

const norwegianDay = (day: string): string => day.slice(0, 10).split('-').reverse().join('.');

const caseFields = (fields: readonly string[]): string =>
  list(fields.map((field) => caseFieldWords[field as CaseField] ?? field));
const entryFields = (fields: readonly string[]): string =>
  list(fields.map((field) => entryFieldWords[field as EntryField] ?? field));

/** What has been renamed away or taken out. */
export const nameless: InEachLanguage = {
  nb: 'noe som ikke lenger har navn',
  nn: 'noko som ikkje lenger har namn',
  en: 'something that no longer has a name',
};

declareEventWords<'case'>({
  'case.corrected': ({ fields }) => `rettet ${caseFields(fields)}`,
  'case.closed': ({ writtenOff }) =>
    writtenOff.length ? `avsluttet saken og avskrev ${writtenOff.length} brev` : 'avsluttet saken',
  'case.reopened': () => 'gjenåpnet saken',
  'case.withdrawn': () => 'lot saken utgå',
  'case.read': ({ entryId, fileId }, name) =>
    fileId ? `åpnet en fil i ${name(entryId)}` : entryId ? `leste ${name(entryId)}` : 'leste saken',
  'case.deadlineSet': ({ day }) => (day ? `satte svarfristen til ${norwegianDay(day)}` : 'fjernet svarfristen'),
  'case.allocated': ({ unitId, caseworkerId, accepted }, name) =>
    `fordelte saken til ${name(unitId)}${caseworkerId ? ` ved ${name(caseworkerId)}` : ''}${accepted ? ', som tok den' : ''}`,
  'case.allocationAccepted': () => 'tok imot saken',
  'case.allocationRefused': ({ unitId }, name) => `avslo saken, som går tilbake til ${name(unitId)}`,
  'case.respondingMinisterAssigned': ({ level, officeId, onBehalfOf, closingMethod, settled }, name) => {
    if (closingMethod)
      return `bestemte at ingen svarer skriftlig (${settlementMethods[closingMethod].nb.toLowerCase()}), og avskrev ${settled.length} brev`;
    const who = officeId ? name(officeId) : answeringLevelWords[level];
    return `satte ${who} til å svare${onBehalfOf.length ? ` på vegne av ${list(onBehalfOf.map((id) => name(id)))}` : ''}`;
  },
});

declareEventWords<'entry' | 'remark' | 'arrival'>({
  'entry.registered': ({ caseYear, caseNumber, documentNumber, newCase }) =>
    `registrerte brevet som ${String(caseYear % 100).padStart(2, '0')}/${caseNumber}-${documentNumber}${newCase ? ' i en ny sak' : ''}`,
  'entry.corrected': ({ fields }) => `rettet ${entryFields(fields)}`,
  'entry.partyAdded': () => 'la til en korrespondansepart',
  'entry.partyReplaced': () => 'rettet en korrespondansepart',
  'entry.documentAdded': () => 'la til et dokument',
  'entry.documentReplaced': ({ versionNumber }) => `la inn versjon ${versionNumber} av et dokument`,
  'entry.documentTitled': () => 'rettet tittelen på et dokument',
  'entry.copyAdded': ({ variant }) =>
    variant === 'archive' ? 'la til en kopi i arkivformat' : 'la til en kopi med skjermet innhold',
  'entry.mainDocumentSwapped': () => 'byttet hoveddokument',
  'entry.moved': ({ fromDocumentNumber, toCaseId, toDocumentNumber }, name) =>
    `flyttet dokument ${fromDocumentNumber} til ${name(toCaseId)} som dokument ${toDocumentNumber}`,
  'entry.movedHere': ({ fromCaseId, documentNumber }, name) =>
    `flyttet hit fra ${name(fromCaseId)}, som dokument ${documentNumber}`,
  'entry.withdrawn': ({ documentNumber }) => `lot dokument ${documentNumber} utgå`,
  'entry.finished': () => 'ferdigstilte notatet',
  'entry.journalled': ({ journalNumber, journalYear }) => `journalførte (${journalNumber}/${journalYear})`,
  'entry.archived': () => 'arkiverte',
  'entry.settled': ({ method, byEntryId }, name) =>
    `avskrev brevet: ${settlementMethods[method].nb.toLowerCase()}${byEntryId ? ` (${name(byEntryId)})` : ''}`,
  'entry.settlementUndone': () => 'opphevet avskrivningen',
  'remark.written': ({ entryId }, name) => (entryId ? `skrev en merknad til ${name(entryId)}` : 'skrev en merknad'),
  'arrival.notForJournal': () => 'fant at forsendelsen ikke skal journalføres',
  'arrival.turnedAway': ({ outcome }) =>
    outcome === 'graded' ? 'avviste noe som er gradert' : 'avviste noe som ikke skal journalføres',
});
