import type { ScreenLanguage } from '../../src/kernel/language';

const whole = (words: string): RegExp => new RegExp(`(?<![\\p{L}-])(${words.replaceAll(' ', '|')})(?![\\p{L}-])`, 'iu');

/** Words a text in this language cannot have: they are bokmål there, or Norwegian at all. */
export const notIn: Readonly<Partial<Record<ScreenLanguage, RegExp>>> = {
  nn: whole(
    'ikke jeg hvordan noen noe hvem hva hvilken hvilket hvor hver hvert et en fra være ble bli mer bare begynne ' +
      'gjøre gjøres finnes settes satte kjenne saken rollen filen endret åpne velg fordi høyst navn språkene nå gang ganger',
  ),
  en: whole('ikke ikkje og eller er saken saka brevet kan finnes finst første av på med skal må du'),
};
