import type { InEachLanguage } from '../language';

/** What can be wrong with a text a person typed. */
export type TextFault = 'notText' | 'tooShort' | 'tooLong' | 'blank' | 'brokenCharacter' | 'controlCharacter';

export const brokenCharacter: InEachLanguage = {
  nb: '{field} har et ødelagt tegn',
  nn: '{field} har eit øydelagt teikn',
  en: '{field} has a broken character',
};

interface TextKind {
  readonly each?: boolean;
  readonly multiline?: boolean;
}

/** What is wrong with a text; `{min}` and `{max}` are what the rule allows. */
export const textFaultWords: Record<TextFault, (rules: TextKind) => InEachLanguage> = {
  notText: ({ each }) =>
    each
      ? {
          nb: '{field} må være en liste av tekster',
          nn: '{field} må vere ei liste av tekstar',
          en: '{field} must be a list of texts',
        }
      : { nb: '{field} må være tekst', nn: '{field} må vere tekst', en: '{field} must be text' },
  tooShort: () => ({
    nb: '{field} må ha minst {min} tegn',
    nn: '{field} må ha minst {min} teikn',
    en: '{field} must have at least {min} characters',
  }),
  tooLong: () => ({
    nb: '{field} kan ha høyst {max} tegn',
    nn: '{field} kan ha høgst {max} teikn',
    en: '{field} can have at most {max} characters',
  }),
  blank: () => ({ nb: '{field} kan ikke være tom', nn: '{field} kan ikkje vere tom', en: '{field} cannot be empty' }),
  brokenCharacter: () => brokenCharacter,
  controlCharacter: ({ multiline }) =>
    multiline
      ? {
          nb: '{field} har et usynlig styretegn',
          nn: '{field} har eit usynleg styreteikn',
          en: '{field} has an invisible control character',
        }
      : {
          nb: '{field} har et linjeskift eller et usynlig styretegn',
          nn: '{field} har eit linjeskift eller eit usynleg styreteikn',
          en: '{field} has a line break or an invisible control character',
        },
};
