/**
 * Noark 5's code lists: our word in code and columns, Noark's letter code and its name (the name is the value in an
 * extraction), and what the screens say. One table per list; nothing else in the house spells these out.
 * Names and codes as published with Noark 5.5, spelling included; `noark.lists.spec.ts` compares them.
 */

export interface NoarkValue {
  /** Noark's internal code: `BU`. */
  readonly code: string;
  /** Noark's name, the value in exports: `Besvart med brev`. */
  readonly name: string;
  /** What a screen says, in bokmål and nynorsk. */
  readonly nb: string;
  readonly nn: string;
}

type NoarkList = Readonly<Record<string, NoarkValue>>;

const value = (code: string, name: string, nb: string, nn: string): NoarkValue => ({ code, name, nb, nn });

/** Saksstatus. */
export const caseStatuses = {
  underTreatment: value('B', 'Under behandling', 'Under behandling', 'Under behandling'),
  finishedByCaseworker: value('F', 'Ferdig fra saksbehandler', 'Ferdig fra saksbehandler', 'Ferdig frå saksbehandlar'),
  closed: value('A', 'Avsluttet', 'Avsluttet', 'Avslutta'),
  withdrawn: value('U', 'Utgår', 'Utgår', 'Utgår'),
} as const satisfies NoarkList;
export type CaseStatusWord = keyof typeof caseStatuses;

/** Journalstatus. `signed` letters are still `approved` to Noark. */
export const journalStatuses = {
  temporary: value(
    'M',
    'Midlertidig registrering av innkommet dokument',
    'Midlertidig registrert',
    'Mellombels registrert',
  ),
  received: value('S', 'Saksbehandler har registrert innkommet dokument', 'Mottatt', 'Motteken'),
  reserved: value('R', 'Reservert dokument', 'Reservert', 'Reservert'),
  finished: value('F', 'Ferdigstilt fra saksbehandler', 'Ferdigstilt', 'Ferdigstilt'),
  approved: value('G', 'Godkjent av leder', 'Godkjent', 'Godkjend'),
  dispatched: value('E', 'Ekspedert', 'Ekspedert', 'Ekspedert'),
  journalled: value('J', 'Journalført', 'Journalført', 'Journalført'),
  archived: value('A', 'Arkivert', 'Arkivert', 'Arkivert'),
  withdrawn: value('U', 'Utgår', 'Utgår', 'Utgår'),
} as const satisfies NoarkList;
export type JournalStatusWord = keyof typeof journalStatuses;

/** Journalposttype. */
export const entryKinds = {
  incoming: value('I', 'Inngående dokument', 'Inngående brev', 'Inngåande brev'),
  outgoing: value('U', 'Utgående dokument', 'Utgående brev', 'Utgåande brev'),
  internalFollowUp: value(
    'N',
    'Organinternt dokument for oppfølging',
    'Internt notat med oppfølging',
    'Internt notat med oppfølging',
  ),
  internal: value('X', 'Organinternt dokument uten oppfølging', 'Internt notat', 'Internt notat'),
  caseSubmission: value('S', 'Saksframlegg', 'Saksframlegg', 'Saksframlegg'),
} as const satisfies NoarkList;
export type EntryKindWord = keyof typeof entryKinds;

/** Avskrivningsmåte. BU when the answer is a letter, whatever carries it; BE only for a plain e-mail. */
export const settlementMethods = {
  answeredByLetter: value('BU', 'Besvart med brev', 'Besvart med brev', 'Svart på med brev'),
  answeredByMail: value('BE', 'Besvart med e-post', 'Besvart med e-post', 'Svart på med e-post'),
  answeredByTelephone: value('TLF', 'Besvart på telefon', 'Besvart på telefon', 'Svart på per telefon'),
  answeredByMemo: value('BN', 'Besvart med notat', 'Besvart med notat', 'Svart på med notat'),
  takenToNotice: value('TE', 'Tatt til etterretning', 'Tatt til etterretning', 'Teke til etterretning'),
  takenToInformation: value('TO', 'Tatt til orientering', 'Tatt til orientering', 'Teke til orientering'),
  caseClosed: value('SA', 'Saken ble avsluttet', 'Saken ble avsluttet', 'Saka vart avslutta'),
} as const satisfies NoarkList;
export type SettlementMethodWord = keyof typeof settlementMethods;

/** Korrespondanseparttype. */
export const partyKinds = {
  sender: value('EA', 'Avsender', 'Avsender', 'Avsendar'),
  coSender: value('IS', 'Medavsender', 'Medavsender', 'Medavsendar'),
  recipient: value('EM', 'Mottaker', 'Mottaker', 'Mottakar'),
  copyRecipient: value('EK', 'Kopimottaker', 'Kopimottaker', 'Kopimottakar'),
  groupRecipient: value('GM', 'Gruppemottaker', 'Gruppemottaker', 'Gruppemottakar'),
  internalSender: value('IA', 'Intern avsender', 'Intern avsender', 'Intern avsendar'),
  internalRecipient: value('IM', 'Intern mottaker', 'Intern mottaker', 'Intern mottakar'),
  internalCopyRecipient: value('IK', 'Intern kopimottaker', 'Intern kopimottaker', 'Intern kopimottakar'),
} as const satisfies NoarkList;
export type PartyKindWord = keyof typeof partyKinds;

/** Dokumentstatus. */
export const documentStatuses = {
  beingEdited: value('B', 'Dokumentet er under redigering', 'Under arbeid', 'Under arbeid'),
  finished: value('F', 'Dokumentet er ferdigstilt', 'Ferdigstilt', 'Ferdigstilt'),
} as const satisfies NoarkList;
export type DocumentStatusWord = keyof typeof documentStatuses;

/** Dokumenttype: an open list in Noark; only Brev is Noark's own, the rest are ours. */
export const documentTypes = {
  letter: value('B', 'Brev', 'Brev', 'Brev'),
  mail: value('EP', 'E-post', 'E-post', 'E-post'),
  memo: value('N', 'Notat', 'Notat', 'Notat'),
  preliminaryReply: value('FS', 'Foreløpig svar', 'Foreløpig svar', 'Førebels svar'),
  attachment: value('V', 'Vedlegg', 'Vedlegg', 'Vedlegg'),
  evidence: value('D', 'Dokumentasjon på beslutning', 'Dokumentasjon', 'Dokumentasjon'),
  other: value('A', 'Annet', 'Annet', 'Anna'),
} as const satisfies NoarkList;
export type DocumentTypeWord = keyof typeof documentTypes;

/** TilknyttetRegistreringSom. */
export const associations = {
  main: value('H', 'Hoveddokument', 'Hoveddokument', 'Hovuddokument'),
  attachment: value('V', 'Vedlegg', 'Vedlegg', 'Vedlegg'),
} as const satisfies NoarkList;
export type AssociationWord = keyof typeof associations;

/** Variantformat. */
export const variants = {
  production: value('P', 'Produksjonsformat', 'Arbeidsformat', 'Arbeidsformat'),
  archive: value('A', 'Arkivformat', 'Arkivformat', 'Arkivformat'),
  redacted: value('O', 'Dokument hvor deler av innholdet er skjermet', 'Sladdet', 'Sladda'),
} as const satisfies NoarkList;
export type VariantWord = keyof typeof variants;

/** Dokumentmedium. */
export const documentMediums = {
  physical: value('F', 'Fysisk medium', 'Papir', 'Papir'),
  electronic: value('E', 'Elektronisk arkiv', 'Elektronisk', 'Elektronisk'),
  mixed: value('B', 'Blandet fysisk og elektronisk arkiv', 'Papir og elektronisk', 'Papir og elektronisk'),
} as const satisfies NoarkList;
export type DocumentMedium = keyof typeof documentMediums;

/** FlytStatus: what a leader, the private office or the minister did with a draft. */
export const flowStatuses = {
  approved: value('G', 'Godkjent', 'Godkjent', 'Godkjend'),
  rejected: value('I', 'Ikke godkjent', 'Ikke godkjent', 'Ikkje godkjend'),
  sentBack: value('S', 'Sendt tilbake til saksbehandler med kommentarer', 'Sendt tilbake', 'Send tilbake'),
} as const satisfies NoarkList;
export type FlowStatusWord = keyof typeof flowStatuses;

/** Arkivdelstatus. */
export const seriesStatuses = {
  active: value('A', 'Aktiv periode', 'Aktiv', 'Aktiv'),
  overlapping: value('O', 'Overlappingsperiode', 'Overlapper', 'Overlappar'),
  closed: value('P', 'Avsluttet periode', 'Avsluttet', 'Avslutta'),
  obsolete: value('U', 'Uaktuelle mapper', 'Uaktuell', 'Uaktuell'),
} as const satisfies NoarkList;
export type SeriesStatus = keyof typeof seriesStatuses;

/** Klassifikasjonstype: those a ministry uses. */
export const classificationTypes = {
  subjectHierarchical: value('EH', 'Emnebasert, hierarkisk arkivnøkkel', 'Arkivnøkkel', 'Arkivnøkkel'),
  functionHierarchical: value('FH', 'Funksjonsbasert, hierarkisk', 'Etter funksjon', 'Etter funksjon'),
  subjectOneLevel: value('E1', 'Emnebasert, ett nivå', 'Etter emne', 'Etter emne'),
  objectBased: value('UO', 'Objektbasert', 'Etter objekt', 'Etter objekt'),
} as const satisfies NoarkList;
export type ClassificationType = keyof typeof classificationTypes;

/** Merknadstype. */
export const remarkTypes = {
  fromCaseworker: value('MS', 'Merknad fra saksbehandler', 'Merknad fra saksbehandler', 'Merknad frå saksbehandlar'),
  fromLeader: value('ML', 'Merknad fra leder', 'Merknad fra leder', 'Merknad frå leiar'),
  fromRegistrar: value('MA', 'Merknad fra arkivansvarlig', 'Merknad fra arkivet', 'Merknad frå arkivet'),
} as const satisfies NoarkList;
export type RemarkTypeWord = keyof typeof remarkTypes;

/** SkjermingDokument. */
export const screeningExtents = {
  document: value('H', 'Skjerming av hele dokumentet', 'Hele dokumentet', 'Heile dokumentet'),
  information: value('D', 'Skjerming av deler av dokumentet', 'Deler av dokumentet', 'Delar av dokumentet'),
} as const satisfies NoarkList;
export type ScreeningExtent = keyof typeof screeningExtents;

/** SkjermingMetadata: what in the register itself is kept from the public journal. */
export const screenedMetadata = {
  caseTitleWords: value('TMO', 'Skjerming tittel mappe - utvalgte ord', 'Ord i sakstittelen', 'Ord i sakstittelen'),
  entryTitleWords: value(
    'TRO',
    'Skjerming tittel registrering - utvalgte ord',
    'Ord i dokumenttittelen',
    'Ord i dokumenttittelen',
  ),
  senderName: value('NA', 'Skjerming navn avsender', 'Avsenderens navn', 'Namnet på avsendaren'),
  recipientName: value('NM', 'Skjerming navn mottaker', 'Mottakerens navn', 'Namnet på mottakaren'),
  documentTitle: value('TD', 'Skjerming tittel dokumentbeskrivelse', 'Vedleggets tittel', 'Tittelen på vedlegget'),
  remarkText: value('MT', 'Skjerming merknadstekst', 'Merknad', 'Merknad'),
  temporary: value('M', 'Midlertidig skjerming', 'Midlertidig sperret', 'Mellombels sperra'),
} as const satisfies NoarkList;
export type ScreenedMetadataWord = keyof typeof screenedMetadata;

/** ElektroniskSignaturVerifisert. */
export const signatureVerifications = {
  unverified: value('I', 'Signatur påført, ikke verifisert', 'Ikke kontrollert', 'Ikkje kontrollert'),
  verified: value('V', 'Signatur påført og verifisert', 'Kontrollert', 'Kontrollert'),
} as const satisfies NoarkList;
export type SignatureVerification = keyof typeof signatureVerifications;

/** ElektroniskSignaturSikkerhetsnivaa. */
export const signatureLevels = {
  organisation: value(
    'V',
    'Sendt med PKI/virksomhetssertifikat',
    'Departementets sertifikat',
    'Sertifikatet til departementet',
  ),
  personStandard: value(
    'PS',
    'Sendt med PKI/"person standard"-sertifikat',
    'Personlig sertifikat, standard',
    'Personleg sertifikat, standard',
  ),
  personHigh: value(
    'PH',
    'Sendt med PKI/"person høy"-sertifikat',
    'Personlig sertifikat, høyt nivå',
    'Personleg sertifikat, høgt nivå',
  ),
} as const satisfies NoarkList;
export type SignatureLevel = keyof typeof signatureLevels;

/** All lists under Noark's own names, for the API, exports and the glossary test. */
export const noarkLists = {
  Saksstatus: caseStatuses,
  Journalstatus: journalStatuses,
  Journalposttype: entryKinds,
  Avskrivningsmaate: settlementMethods,
  Korrespondanseparttype: partyKinds,
  Dokumentstatus: documentStatuses,
  Dokumenttype: documentTypes,
  TilknyttetRegistreringSom: associations,
  Variantformat: variants,
  Dokumentmedium: documentMediums,
  FlytStatus: flowStatuses,
  Arkivdelstatus: seriesStatuses,
  Klassifikasjonstype: classificationTypes,
  Merknadstype: remarkTypes,
  SkjermingDokument: screeningExtents,
  SkjermingMetadata: screenedMetadata,
  ElektroniskSignaturVerifisert: signatureVerifications,
  ElektroniskSignaturSikkerhetsnivaa: signatureLevels,
} as const satisfies Readonly<Record<string, NoarkList>>;
export type NoarkListName = keyof typeof noarkLists;

/** Our word for a Noark name or letter code, as an import meets it; undefined for one we do not use. */
export function wordOf<T extends string>(list: Readonly<Record<T, NoarkValue>>, noark: string): T | undefined {
  return (Object.keys(list) as T[]).find((word) => list[word].name === noark || list[word].code === noark);
}
