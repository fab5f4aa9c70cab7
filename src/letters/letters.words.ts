import { InEachLanguage, asLabels } from '../kernel/language';
import { declareFactWords, declareRefusals } from '../kernel/refusal';
import type { PartyKind } from './correspondence-party.entity';
import type { EntryAction } from './entries/entry.lifecycle';
import type { EntryField } from './entries/entry.locking.rules';

declareRefusals({
  'entry.unknown': {
    nb: 'Journalposten finnes ikke.',
    nn: 'Journalposten finst ikkje.',
    en: 'There is no such journal entry.',
  },
  'entry.notInThatState': {
    nb: 'Dette kan ikke gjøres med en journalpost i denne statusen.',
    nn: 'Dette kan ikkje gjerast med ein journalpost med denne statusen.',
    en: 'This cannot be done with a journal entry in this state.',
  },
  'entry.notYours': {
    nb: 'Rollen din kan ikke gjøre dette med journalposten.',
    nn: 'Rolla di kan ikkje gjere dette med journalposten.',
    en: 'Your role cannot do this with the journal entry.',
  },
  'entry.caseNotOpen': {
    nb: 'Saken er avsluttet eller utgått. Gjenåpne den først.',
    nn: 'Saka er avslutta eller har gått ut. Opne ho att først.',
    en: 'The case is closed or withdrawn. Reopen it first.',
  },
  'entry.fieldLocked': {
    nb: 'Feltet {field} er låst når journalposten har denne statusen. Skriv en merknad i stedet.',
    nn: 'Feltet {field} er låst når journalposten har denne statusen. Skriv ein merknad i staden.',
    en: 'The field {field} is locked when the journal entry is in this state. Write a remark instead.',
  },
  'entry.changedThroughReply': {
    nb: 'Feltet {field} hører til brevet som er til godkjenning. Endre det i svarbrevet.',
    nn: 'Feltet {field} høyrer til brevet som er til godkjenning. Endre det i svarbrevet.',
    en: 'The field {field} belongs to the letter that is being approved. Change it in the reply.',
  },
  'entry.nothingToCorrect': {
    nb: 'Si hva som skal rettes, og til noe annet enn det som står.',
    nn: 'Sei kva som skal rettast, og til noko anna enn det som står.',
    en: 'Say what to correct, and to something other than what is there.',
  },
  'entry.datedFarAhead': {
    nb: 'Brevdatoen er flere år etter at brevet kom.',
    nn: 'Brevdatoen er fleire år etter at brevet kom.',
    en: 'The letter is dated several years after it arrived.',
  },
  'entry.dueBeforeReceived': {
    nb: 'Fristen kan ikke være før brevet kom.',
    nn: 'Fristen kan ikkje vere før brevet kom.',
    en: 'The deadline cannot be before the letter arrived.',
  },
  'entry.receivedInTheFuture': {
    nb: 'Et brev kan ikke være mottatt senere enn nå.',
    nn: 'Eit brev kan ikkje vere motteke seinare enn no.',
    en: 'A letter cannot have been received later than now.',
  },
  'entry.journalledInTheFuture': {
    nb: 'Journaldatoen kan ikke være senere enn i dag.',
    nn: 'Journaldatoen kan ikkje vere seinare enn i dag.',
    en: 'The journal date cannot be later than today.',
  },
  'entry.journalledBeforeReceived': {
    nb: 'Journaldatoen kan ikke være før brevet kom.',
    nn: 'Journaldatoen kan ikkje vere før brevet kom.',
    en: 'The journal date cannot be before the letter arrived.',
  },
  'entry.partyUnknown': {
    nb: 'Parten finnes ikke på journalposten.',
    nn: 'Parten finst ikkje på journalposten.',
    en: 'The journal entry has no such party.',
  },
  'entry.partyOfOtherSide': {
    nb: 'Dette hører ikke til på denne typen journalpost: {kind}.',
    nn: 'Dette høyrer ikkje til på denne typen journalpost: {kind}.',
    en: 'This does not belong on this kind of journal entry: {kind}.',
  },
  'entry.documentUnknown': {
    nb: 'Dokumentet finnes ikke på journalposten.',
    nn: 'Dokumentet finst ikkje på journalposten.',
    en: 'The journal entry has no such document.',
  },
  'entry.fileUnknown': {
    nb: 'Filen finnes ikke på dokumentet.',
    nn: 'Fila finst ikkje på dokumentet.',
    en: 'The document has no such file.',
  },
  'entry.alreadyMain': {
    nb: 'Dokumentet er hoveddokument allerede.',
    nn: 'Dokumentet er hovuddokument alt.',
    en: 'The document is the main document already.',
  },
  'entry.tooManyDocuments': {
    nb: 'En journalpost kan ha høyst {limit} dokumenter.',
    nn: 'Ein journalpost kan ha høgst {limit} dokument.',
    en: 'A journal entry can have at most {limit} documents.',
  },
  'entry.copyNotInArchiveFormat': {
    nb: 'Filen er ikke i arkivformat ({format}). Last opp PDF/A, ren tekst, TIFF, JPEG eller PNG.',
    nn: 'Fila er ikkje i arkivformat ({format}). Last opp PDF/A, rein tekst, TIFF, JPEG eller PNG.',
    en: 'The file is not in an archive format ({format}). Upload PDF/A, plain text, TIFF, JPEG or PNG.',
  },
  'entry.moveToSameCase': {
    nb: 'Journalposten er i denne saken allerede.',
    nn: 'Journalposten er i denne saka alt.',
    en: 'The journal entry is in this case already.',
  },
  'entry.moveBlockedBySettlement': {
    nb: 'Journalposten er knyttet til {entries}, som blir igjen i saken. Flytt dem sammen, eller opphev avskrivningen først.',
    nn: 'Journalposten er knytt til {entries}, som blir att i saka. Flytt dei saman, eller opphev avskrivinga først.',
    en: 'The journal entry is tied to {entries}, which stay in the case. Move them together, or undo the write-off first.',
  },
  'entry.moveBlockedByReply': {
    nb: 'Journalposten besvares av {entries}, som blir igjen i saken.',
    nn: 'Journalposten blir svara på av {entries}, som blir att i saka.',
    en: 'The journal entry is answered by {entries}, which stay in the case.',
  },
  'entry.isReplyNote': {
    nb: 'Notatet hører til et svarbrev og følger det.',
    nn: 'Notatet høyrer til eit svarbrev og følgjer det.',
    en: 'The note belongs to a reply and follows it.',
  },
  'entry.withdrawBlocked': {
    nb: 'Journalposten er avskrevet eller besvares av {entries}. Opphev det først.',
    nn: 'Journalposten er avskriven eller blir svara på av {entries}. Opphev det først.',
    en: 'The journal entry is written off or answered by {entries}. Undo that first.',
  },
  'entry.documentsNotFinished': {
    nb: 'Alle dokumentene må være ferdigstilt først.',
    nn: 'Alle dokumenta må vere ferdigstilte først.',
    en: 'All the documents must be finished first.',
  },
  'entry.notInArchiveFormat': {
    nb: 'Dokumenter mangler arkivformat: {documents}. Legg til en kopi i arkivformat.',
    nn: 'Dokument manglar arkivformat: {documents}. Legg til ein kopi i arkivformat.',
    en: 'Documents lack an archive format: {documents}. Add a copy in an archive format.',
  },
  'settlement.answerMismatch': {
    nb: 'Måten brevet avskrives på, og journalposten som besvarer det, passer ikke sammen.',
    nn: 'Måten brevet blir avskrive på, og journalposten som svarer på det, passar ikkje saman.',
    en: 'The way the letter is written off and the journal entry that answers it do not go together.',
  },
  'settlement.notAnAnswer': {
    nb: 'Journalposten kan ikke avskrive brevet på denne måten. Et brev må være ekspedert først.',
    nn: 'Journalposten kan ikkje avskrive brevet på denne måten. Eit brev må vere ekspedert først.',
    en: 'The journal entry cannot write off the letter in this way. A letter must be dispatched first.',
  },
  'settlement.notByHand': {
    nb: 'Denne avskrivningsmåten settes bare når saken avsluttes.',
    nn: 'Denne avskrivingsmåten blir berre sett når saka blir avslutta.',
    en: 'This way to write off is set only when the case is closed.',
  },
  'settlement.alreadyUndone': {
    nb: 'Avskrivningen er opphevet allerede.',
    nn: 'Avskrivinga er oppheva alt.',
    en: 'The write-off is undone already.',
  },
  'settlement.already': {
    nb: 'Brevet er allerede avskrevet slik.',
    nn: 'Brevet er alt avskrive slik.',
    en: 'The letter is already written off so.',
  },
  'settlement.unknown': {
    nb: 'Avskrivningen finnes ikke.',
    nn: 'Avskrivinga finst ikkje.',
    en: 'There is no such write-off.',
  },
  'arrival.unknown': {
    nb: 'Forsendelsen finnes ikke.',
    nn: 'Forsendinga finst ikkje.',
    en: 'There is no such arrival.',
  },
  'arrival.alreadyDecided': {
    nb: 'Departementet har alt behandlet denne forsendelsen.',
    nn: 'Departementet har alt behandla denne forsendinga.',
    en: 'The ministry has already dealt with this arrival.',
  },
  'incoming.sourceMissing': {
    nb: 'Oppgi én kilde: en e-postfil, opplastede filer eller en forsendelse som venter.',
    nn: 'Oppgi éi kjelde: ei e-postfil, opplasta filer eller ei forsending som ventar.',
    en: 'Give one source: a mail file, uploaded files or an arrival that waits.',
  },
  'incoming.caseOneOf': {
    nb: 'Oppgi enten en sak som finnes, eller en ny sak.',
    nn: 'Oppgi anten ei sak som finst, eller ei ny sak.',
    en: 'Give either a case that exists, or a new case.',
  },
  'incoming.notAMail': {
    nb: 'Filen er ikke en e-post.',
    nn: 'Fila er ikkje ein e-post.',
    en: 'The file is not an e-mail.',
  },
  'incoming.alreadyRegistered': {
    nb: 'Denne e-posten er alt registrert som {entry}.',
    nn: 'Denne e-posten er alt registrert som {entry}.',
    en: 'This e-mail is already registered as {entry}.',
  },
  'incoming.mainUnknown': {
    nb: 'Hoveddokumentet må være en av filene som fulgte med.',
    nn: 'Hovuddokumentet må vere ei av filene som følgde med.',
    en: 'The main document must be one of the files that came with it.',
  },
  'incoming.tooManyTitles': {
    nb: 'Det er flere titler enn dokumenter.',
    nn: 'Det er fleire titlar enn dokument.',
    en: 'There are more titles than documents.',
  },
  'incoming.officeTwice': {
    nb: 'Det samme embetet er nevnt to ganger.',
    nn: 'Det same embetet er nemnt to gonger.',
    en: 'The same office is named twice.',
  },
  'incoming.officeNotThen': {
    nb: 'Embetet {office} finnes ikke på den datoen.',
    nn: 'Embetet {office} finst ikkje på den datoen.',
    en: 'The office {office} does not exist on that date.',
  },
  'incoming.unitOfOthers': {
    nb: 'Enheten hører ikke til departementet.',
    nn: 'Eininga høyrer ikkje til departementet.',
    en: 'The unit does not belong to the ministry.',
  },
  'workList.unknown': {
    nb: 'Arbeidslisten finnes ikke.',
    nn: 'Arbeidslista finst ikkje.',
    en: 'There is no such work list.',
  },
  'history.ofAnotherMinistry': {
    nb: 'Historikken hører til departementet som eier saken.',
    nn: 'Historikken høyrer til departementet som eig saka.',
    en: 'The history belongs to the ministry that owns the case.',
  },
  'workList.notForRole': {
    nb: 'Rollen din har ikke denne arbeidslisten.',
    nn: 'Rolla di har ikkje denne arbeidslista.',
    en: 'Your role does not have this work list.',
  },
});

/** What the fields are called, as nouns without an article. */
export const entryFieldWords = {
  title: { nb: 'tittel', nn: 'tittel', en: 'title' },
  publicTitle: { nb: 'offentlig tittel', nn: 'offentleg tittel', en: 'public title' },
  documentDate: { nb: 'dokumentdato', nn: 'dokumentdato', en: 'document date' },
  receivedAt: { nb: 'mottatt', nn: 'motteke', en: 'time of receipt' },
  journalDate: { nb: 'journaldato', nn: 'journaldato', en: 'journal date' },
  dueDate: { nb: 'frist', nn: 'frist', en: 'deadline' },
  language: { nb: 'språk', nn: 'språk', en: 'language' },
  theirReference: { nb: 'deres referanse', nn: 'dykkar referanse', en: 'their reference' },
  keywords: { nb: 'nøkkelord', nn: 'nøkkelord', en: 'keywords' },
  restriction: { nb: 'skjerming', nn: 'skjerming', en: 'restriction' },
  parties: { nb: 'korrespondanseparter', nn: 'korrespondansepartar', en: 'parties' },
  documents: { nb: 'dokumenter', nn: 'dokument', en: 'documents' },
  archiveCopy: { nb: 'arkivkopi', nn: 'arkivkopi', en: 'archive copy' },
  caseId: { nb: 'sak', nn: 'sak', en: 'case' },
} as const satisfies Record<EntryField, InEachLanguage>;

/** What somebody is to a letter, within a sentence. */
const partyKindWords: Record<PartyKind, InEachLanguage> = {
  sender: { nb: 'avsender', nn: 'avsendar', en: 'sender' },
  coSender: { nb: 'medavsender', nn: 'medavsendar', en: 'co-sender' },
  recipient: { nb: 'mottaker', nn: 'mottakar', en: 'recipient' },
  copyRecipient: { nb: 'kopimottaker', nn: 'kopimottakar', en: 'recipient of a copy' },
  groupRecipient: { nb: 'gruppemottaker', nn: 'gruppemottakar', en: 'group of recipients' },
  internalSender: { nb: 'intern avsender', nn: 'intern avsendar', en: 'internal sender' },
  internalRecipient: { nb: 'intern mottaker', nn: 'intern mottakar', en: 'internal recipient' },
  internalCopyRecipient: { nb: 'intern kopimottaker', nn: 'intern kopimottakar', en: 'internal recipient of a copy' },
};

declareFactWords(['entry.fieldLocked', 'entry.changedThroughReply'], { field: asLabels(entryFieldWords) });
declareFactWords(['entry.partyOfOtherSide'], { kind: partyKindWords });

export const entryActionWords = {
  correct: { nb: 'Rette', nn: 'Rette', en: 'Correct' },
  changeParties: { nb: 'Endre korrespondanseparter', nn: 'Endre korrespondansepartar', en: 'Change the parties' },
  changeDocuments: { nb: 'Endre dokumenter', nn: 'Endre dokument', en: 'Change the documents' },
  move: { nb: 'Flytte til en annen sak', nn: 'Flytte til ei anna sak', en: 'Move to another case' },
  settle: { nb: 'Avskrive', nn: 'Avskrive', en: 'Write off' },
  finish: { nb: 'Ferdigstille', nn: 'Ferdigstille', en: 'Finish' },
  journal: { nb: 'Journalføre', nn: 'Journalføre', en: 'Journal' },
  archive: { nb: 'Arkivere', nn: 'Arkivere', en: 'Archive' },
  withdraw: { nb: 'La utgå', nn: 'La gå ut', en: 'Withdraw' },
  remark: { nb: 'Skrive merknad', nn: 'Skrive merknad', en: 'Write a remark' },
} as const satisfies Record<EntryAction, InEachLanguage>;
