import { spoken } from '../../kernel/spoken';
import type { InEachLanguage } from '../../kernel/language';
import { declareFactWords, declareRefusals } from '../../kernel/refusal';
import type { LetterWarning } from './letter-to-set';

/** What the author is told when a letter cannot be set. */
export const typesettingRefusals = declareRefusals({
  'letter.characterMissing': {
    nb: 'Tegnet {character} finnes ikke i brevets skrift (felt {field}, tegn nr. {position}). Skriv det på en annen måte.',
    nn: 'Teiknet {character} finst ikkje i skrifta til brevet (felt {field}, teikn nr. {position}). Skriv det på ein annan måte.',
    en: 'The character {character} is not in the letter’s typeface (field {field}, character no. {position}). Write it another way.',
  },
  'letter.controlCharacter': {
    nb: 'Teksten har et styretegn, {character} (felt {field}, tegn nr. {position}). Slett det og skriv på nytt.',
    nn: 'Teksten har eit styreteikn, {character} (felt {field}, teikn nr. {position}). Slett det og skriv på nytt.',
    en: 'The text has a control character, {character} (field {field}, character no. {position}). Delete it and write again.',
  },
  'letter.invisibleCharacter': {
    nb: 'Teksten har et usynlig tegn, {character} (felt {field}, tegn nr. {position}). Slett det og skriv på nytt.',
    nn: 'Teksten har eit usynleg teikn, {character} (felt {field}, teikn nr. {position}). Slett det og skriv på nytt.',
    en: 'The text has an invisible character, {character} (field {field}, character no. {position}). Delete it and write again.',
  },
  'letter.loneSurrogate': {
    nb: 'Teksten har et halvt tegn, {character} (felt {field}, tegn nr. {position}). Slett det og skriv på nytt.',
    nn: 'Teksten har eit halvt teikn, {character} (felt {field}, teikn nr. {position}). Slett det og skriv på nytt.',
    en: 'The text has half a character, {character} (field {field}, character no. {position}). Delete it and write again.',
  },
  'letter.rightToLeft': {
    nb: 'Tegnet {character} skrives fra høyre mot venstre og kan ikke settes i et brev (felt {field}, tegn nr. {position}).',
    nn: 'Teiknet {character} blir skrive frå høgre mot venstre og kan ikkje setjast i eit brev (felt {field}, teikn nr. {position}).',
    en: 'The character {character} is written from right to left and cannot be set in a letter (field {field}, character no. {position}).',
  },
  'letter.textTooLong': {
    nb: 'Feltet {field} er for langt. Det kan ha høyst {limit} tegn.',
    nn: 'Feltet {field} er for langt. Det kan ha høgst {limit} teikn.',
    en: 'The field {field} is too long. It can have at most {limit} characters.',
  },
  'letter.tooManyPages': {
    nb: 'Brevet blir på {pages} sider. Det kan ha høyst {limit}.',
    nn: 'Brevet blir på {pages} sider. Det kan ha høgst {limit}.',
    en: 'The letter comes to {pages} pages. It can have at most {limit}.',
  },
  'letter.fieldMissing': {
    nb: 'Feltet {field} mangler.',
    nn: 'Feltet {field} manglar.',
    en: 'The field {field} is missing.',
  },
  'letter.languagesWrong': {
    nb: 'Et brev har ett eller to forskjellige språk, og ett emne for hvert.',
    nn: 'Eit brev har eitt eller to ulike språk, og eitt emne for kvart.',
    en: 'A letter has one or two different languages, and one subject for each.',
  },
  'letter.dateWrong': {
    nb: 'Datoen i feltet {field} må skrives som åååå-mm-dd.',
    nn: 'Datoen i feltet {field} må skrivast som åååå-mm-dd.',
    en: 'The date in the field {field} must be written as yyyy-mm-dd.',
  },
  'letter.officeTitleNotAllowed': {
    nb: 'Bare brev fra statsråd, statssekretær og departementsråd har embetstittel i hodet.',
    nn: 'Berre brev frå statsråd, statssekretær og departementsråd har embetstittel i hovudet.',
    en: 'Only letters from a minister, a state secretary or a secretary general have the title of the office in the head.',
  },
  'letter.ministerSignsAlone': {
    nb: 'Et brev fra statsråden har ett navn, uten tittel under og uten «e.f.».',
    nn: 'Eit brev frå statsråden har eitt namn, utan tittel under og utan «e.f.».',
    en: 'A letter from the minister has one name, with no title below and without “e.f.”.',
  },
  'letter.headTooTall': {
    nb: 'Mottaker, referanser og emne fyller hele første side. Teksten må begynne over {limit} mm.',
    nn: 'Mottakar, referansar og emne fyller heile første side. Teksten må ta til over {limit} mm.',
    en: 'Recipient, references and subject fill the whole first page. The text must begin above {limit} mm.',
  },
  'letter.blockTooTall': {
    nb: 'Feltet {field} er høyere enn en side. Skriv det kortere.',
    nn: 'Feltet {field} er høgare enn ei side. Skriv det kortare.',
    en: 'The field {field} is taller than a page. Write it shorter.',
  },
  'letter.markingTooLong': {
    nb: 'Merkingen med hjemmel kan ha høyst {limit} linjer (felt {field}).',
    nn: 'Merkinga med heimel kan ha høgst {limit} linjer (felt {field}).',
    en: 'The marking with its legal basis can have at most {limit} lines (field {field}).',
  },
  'letter.headTooWide': {
    nb: 'Teksten i feltet {field} får ikke plass i brevhodet, høyst {limit} mm.',
    nn: 'Teksten i feltet {field} får ikkje plass i brevhovudet, høgst {limit} mm.',
    en: 'The text in the field {field} does not fit in the letterhead, at most {limit} mm.',
  },
  'letter.markWrong': {
    nb: 'Merket i brevhodet må være en vektortegning med bredde og høyde.',
    nn: 'Merket i brevhovudet må vere ei vektorteikning med breidd og høgd.',
    en: 'The mark in the letterhead must be a vector drawing with a width and a height.',
  },
  'letter.unknownTag': {
    nb: 'Elementet <{tag}> kan ikke brukes i et brev ({place}).',
    nn: 'Elementet <{tag}> kan ikkje brukast i eit brev ({place}).',
    en: 'The element <{tag}> cannot be used in a letter ({place}).',
  },
  'letter.unknownAttribute': {
    nb: 'Attributtet {attribute} på <{tag}> kan ikke brukes i et brev ({place}).',
    nn: 'Attributtet {attribute} på <{tag}> kan ikkje brukast i eit brev ({place}).',
    en: 'The attribute {attribute} of <{tag}> cannot be used in a letter ({place}).',
  },
  'letter.misplacedTag': {
    nb: 'Elementet <{tag}> kan ikke stå inne i <{parent}> ({place}).',
    nn: 'Elementet <{tag}> kan ikkje stå inne i <{parent}> ({place}).',
    en: 'The element <{tag}> cannot be inside <{parent}> ({place}).',
  },
  'letter.linkRefused': {
    nb: 'Lenken i <a> må begynne med http:, https:, mailto: eller tel: ({place}).',
    nn: 'Lenkja i <a> må ta til med http:, https:, mailto: eller tel: ({place}).',
    en: 'The link in <a> must begin with http:, https:, mailto: or tel: ({place}).',
  },
  'letter.linkEmpty': {
    nb: 'Lenken har ingen tekst ({place}).',
    nn: 'Lenkja har ingen tekst ({place}).',
    en: 'The link has no text ({place}).',
  },
  'letter.languageUnknown': {
    nb: 'Språket {lang} kan ikke brukes i et brev ({place}).',
    nn: 'Språket {lang} kan ikkje brukast i eit brev ({place}).',
    en: 'The language {lang} cannot be used in a letter ({place}).',
  },
  'letter.textOutsideBlock': {
    nb: 'Teksten må stå i et avsnitt, en overskrift, en liste, et sitat eller en tabell ({place}).',
    nn: 'Teksten må stå i eit avsnitt, ei overskrift, ei liste, eit sitat eller ein tabell ({place}).',
    en: 'The text must be in a paragraph, a heading, a list, a quotation or a table ({place}).',
  },
  'letter.headingLevelSkipped': {
    nb: 'En overskrift på nivå {level} må stå under en på nivået over ({place}).',
    nn: 'Ei overskrift på nivå {level} må stå under ei på nivået over ({place}).',
    en: 'A heading at level {level} must come under one at the level above ({place}).',
  },
  'letter.nestedTooDeep': {
    nb: 'Lister kan ha ett undernivå, ikke flere ({place}).',
    nn: 'Lister kan ha eitt undernivå, ikkje fleire ({place}).',
    en: 'Lists can have one level below, not more ({place}).',
  },
  'letter.tableTooWide': {
    nb: 'En tabell kan ha høyst {limit} kolonner ({place}).',
    nn: 'Ein tabell kan ha høgst {limit} kolonnar ({place}).',
    en: 'A table can have at most {limit} columns ({place}).',
  },
  'letter.tableUneven': {
    nb: 'Alle rader i tabellen må ha like mange ruter som overskriftsraden ({place}).',
    nn: 'Alle radene i tabellen må ha like mange ruter som overskriftsrada ({place}).',
    en: 'All rows of the table must have as many cells as the heading row ({place}).',
  },
  'letter.tableWithoutHeader': {
    nb: 'Tabellen må ha en overskriftsrad ({place}).',
    nn: 'Tabellen må ha ei overskriftsrad ({place}).',
    en: 'The table must have a heading row ({place}).',
  },
});

/** The parts of a letter and of the papers that go with it, as an author knows them. */
const partWords: Record<string, InEachLanguage> = {
  letterhead: { nb: 'Brevhode', nn: 'Brevhovud', en: 'Letterhead' },
  'letterhead.names': { nb: 'Departementets navn', nn: 'Namnet på departementet', en: 'Name of the ministry' },
  'letterhead.names.0': { nb: 'Departementets navn', nn: 'Namnet på departementet', en: 'Name of the ministry' },
  'letterhead.runningName': { nb: 'Departementets navn', nn: 'Namnet på departementet', en: 'Name of the ministry' },
  officeTitle: { nb: 'Embetstittel', nn: 'Embetstittel', en: 'Title of the office' },
  marking: { nb: 'Merking', nn: 'Merking', en: 'Marking' },
  recipients: { nb: 'Mottaker', nn: 'Mottakar', en: 'Recipient' },
  'references.yours': { nb: 'Deres referanse', nn: 'Dykkar referanse', en: 'Your reference' },
  'references.ours': { nb: 'Vår referanse', nn: 'Vår referanse', en: 'Our reference' },
  'references.date': { nb: 'Dato', nn: 'Dato', en: 'Date' },
  subject: { nb: 'Emne', nn: 'Emne', en: 'Subject' },
  subjects: { nb: 'Emne', nn: 'Emne', en: 'Subject' },
  'subjects.0': { nb: 'Emne', nn: 'Emne', en: 'Subject' },
  body: { nb: 'Avsnitt', nn: 'Avsnitt', en: 'Paragraph' },
  html: { nb: 'Tekst', nn: 'Tekst', en: 'Text' },
  closing: { nb: 'Hilsen', nn: 'Helsing', en: 'Closing' },
  signatories: { nb: 'Underskrift', nn: 'Underskrift', en: 'Signature' },
  enclosures: { nb: 'Vedlegg', nn: 'Vedlegg', en: 'Enclosure' },
  copies: { nb: 'Kopimottaker', nn: 'Kopimottakar', en: 'Recipient of a copy' },
  footer: { nb: 'Bunntekst', nn: 'Botntekst', en: 'Footer' },
  approvals: { nb: 'Godkjenninger', nn: 'Godkjenningar', en: 'Approvals' },
  documents: { nb: 'Dokumenter', nn: 'Dokument', en: 'Documents' },
};

declareFactWords(Object.keys(typesettingRefusals), { field: partWords, place: partWords });

/** A place in the author's HTML, as a refusal names it. */
export function placeInText(line: number, column: number): string {
  return spoken({
    nb: `linje ${line}, tegn ${column}`,
    nn: `linje ${line}, teikn ${column}`,
    en: `line ${line}, character ${column}`,
  });
}

/** A refusal without a place of its own. */
export const startOfText: InEachLanguage = {
  nb: 'begynnelsen av teksten',
  nn: 'starten av teksten',
  en: 'the beginning of the text',
};

/** What the author is told about a letter that can be set, but should be looked at. */
export const letterWarningWords: Record<LetterWarning['code'], InEachLanguage> = {
  'memo.tooLong': {
    nb: 'Notatet er på mer enn to sider.',
    nn: 'Notatet er på meir enn to sider.',
    en: 'The memo is more than two pages.',
  },
  'letter.wordBroken': {
    nb: 'Et ord er lengre enn linjen og er delt.',
    nn: 'Eit ord er lengre enn linja og er delt.',
    en: 'A word is longer than the line and is divided.',
  },
  'letter.onlyListsOnLastPage': {
    nb: 'Siste side har bare vedlegg og kopimottakere.',
    nn: 'Siste side har berre vedlegg og kopimottakarar.',
    en: 'The last page has nothing but enclosures and recipients of copies.',
  },
  'letter.notForWindowEnvelope': {
    nb: 'Adressen er for lang for en vinduskonvolutt.',
    nn: 'Adressa er for lang for ein vindaugskonvolutt.',
    en: 'The address is too long for a window envelope.',
  },
  'letter.recipientLinesDropped': {
    nb: 'Adressen er over fem linjer; en linje er tatt ut av adressefeltet.',
    nn: 'Adressa er over fem linjer; ei linje er teken ut av adressefeltet.',
    en: 'The address is more than five lines; a line is left out of the address field.',
  },
};
