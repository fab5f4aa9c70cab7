import { declareRefusals } from '../../kernel/refusal';
import type { LetterWarning } from './letter-to-set';

/** What the author is told when a letter cannot be set. */
export const typesettingRefusals = declareRefusals({
  'letter.characterMissing':
    'Tegnet {character} finnes ikke i brevets skrift (felt {field}, tegn nr. {position}). Skriv det på en annen måte.',
  'letter.controlCharacter':
    'Teksten har et styretegn, {character} (felt {field}, tegn nr. {position}). Slett det og skriv på nytt.',
  'letter.invisibleCharacter':
    'Teksten har et usynlig tegn, {character} (felt {field}, tegn nr. {position}). Slett det og skriv på nytt.',
  'letter.loneSurrogate':
    'Teksten har et halvt tegn, {character} (felt {field}, tegn nr. {position}). Slett det og skriv på nytt.',
  'letter.rightToLeft':
    'Tegnet {character} skrives fra høyre mot venstre og kan ikke settes i et brev (felt {field}, tegn nr. {position}).',
  'letter.textTooLong': 'Feltet {field} er for langt. Det kan ha høyst {limit} tegn.',
  'letter.tooManyPages': 'Brevet blir på {pages} sider. Det kan ha høyst {limit}.',
  'letter.fieldMissing': 'Feltet {field} mangler.',
  'letter.languagesWrong': 'Et brev har ett eller to forskjellige språk, og ett emne for hvert.',
  'letter.dateWrong': 'Datoen i feltet {field} må skrives som åååå-mm-dd.',
  'letter.officeTitleNotAllowed': 'Bare brev fra statsråd, statssekretær og departementsråd har embetstittel i hodet.',
  'letter.ministerSignsAlone': 'Et brev fra statsråden har ett navn, uten tittel under og uten «e.f.».',
  'letter.headTooTall': 'Mottaker, referanser og emne fyller hele første side. Teksten må begynne over {limit} mm.',
  'letter.blockTooTall': 'Feltet {field} er høyere enn en side. Skriv det kortere.',
  'letter.markingTooLong': 'Merkingen med hjemmel kan ha høyst {limit} linjer (felt {field}).',
  'letter.headTooWide': 'Teksten i feltet {field} får ikke plass i brevhodet, høyst {limit} mm.',
  'letter.markWrong': 'Merket i brevhodet må være en vektortegning med bredde og høyde.',
  'letter.unknownTag': 'Elementet <{tag}> kan ikke brukes i et brev ({place}).',
  'letter.unknownAttribute': 'Attributtet {attribute} på <{tag}> kan ikke brukes i et brev ({place}).',
  'letter.misplacedTag': 'Elementet <{tag}> kan ikke stå inne i <{parent}> ({place}).',
  'letter.linkRefused': 'Lenken i <a> må begynne med http:, https:, mailto: eller tel: ({place}).',
  'letter.linkEmpty': 'Lenken har ingen tekst ({place}).',
  'letter.languageUnknown': 'Språket {lang} kan ikke brukes i et brev ({place}).',
  'letter.textOutsideBlock':
    'Teksten må stå i et avsnitt, en overskrift, en liste, et sitat eller en tabell ({place}).',
  'letter.headingLevelSkipped': 'En overskrift på nivå {level} må stå under en på nivået over ({place}).',
  'letter.nestedTooDeep': 'Lister kan ha ett undernivå, ikke flere ({place}).',
  'letter.tableTooWide': 'En tabell kan ha høyst {limit} kolonner ({place}).',
  'letter.tableUneven': 'Alle rader i tabellen må ha like mange ruter som overskriftsraden ({place}).',
  'letter.tableWithoutHeader': 'Tabellen må ha en overskriftsrad ({place}).',
});

/** A place in the author's HTML, as a refusal names it. */
export function placeInText(line: number, column: number): string {
  return `linje ${line}, tegn ${column}`;
}

/** A refusal without a place of its own. */
export const startOfText = 'begynnelsen av teksten';

/** What the author is told about a letter that can be set, but should be looked at. */
export const letterWarningWords: Record<LetterWarning['code'], string> = {
  'memo.tooLong': 'Notatet er på mer enn to sider.',
  'letter.wordBroken': 'Et ord er lengre enn linjen og er delt.',
  'letter.onlyListsOnLastPage': 'Siste side har bare vedlegg og kopimottakere.',
  'letter.notForWindowEnvelope': 'Adressen er for lang for en vinduskonvolutt.',
  'letter.recipientLinesDropped': 'Adressen er over fem linjer; en linje er tatt ut av adressefeltet.',
};
