import type { ValidationError } from '@nestjs/common';
import type { InEachLanguage } from '../language';
import type { FieldRefusal } from '../refusal';
import { spoken } from '../spoken';
import { labelOf } from './field-labels';

type FieldFault = Omit<FieldRefusal, 'field'>;

/**
 * The rules of class-validator that are used here, by name, the coarse before the fine: what is wrong with `{field}`;
 * `{number}` and `{list}` are what the rule allows. A list of such values has words of its own, `.each`. Our own rules
 * bring their sentence with them (`ruleWords`).
 */
const words: Readonly<Record<string, InEachLanguage>> = {
  unknownValue: { nb: '{field} må være et objekt', nn: '{field} må vere eit objekt', en: '{field} must be an object' },
  whitelistValidation: { nb: '{field} finnes ikke', nn: '{field} finst ikkje', en: '{field} does not exist' },
  isDefined: { nb: '{field} må være med', nn: '{field} må vere med', en: '{field} must be given' },
  isArray: { nb: '{field} må være en liste', nn: '{field} må vere ei liste', en: '{field} must be a list' },
  isObject: { nb: '{field} må være et objekt', nn: '{field} må vere eit objekt', en: '{field} must be an object' },
  nestedValidation: {
    nb: '{field} må være et objekt',
    nn: '{field} må vere eit objekt',
    en: '{field} must be an object',
  },
  'nestedValidation.each': {
    nb: '{field} må være en liste av objekter',
    nn: '{field} må vere ei liste av objekt',
    en: '{field} must be a list of objects',
  },
  isString: { nb: '{field} må være tekst', nn: '{field} må vere tekst', en: '{field} must be text' },
  'isString.each': {
    nb: '{field} må være en liste av tekster',
    nn: '{field} må vere ei liste av tekstar',
    en: '{field} must be a list of texts',
  },
  isBoolean: {
    nb: '{field} må være true eller false',
    nn: '{field} må vere true eller false',
    en: '{field} must be true or false',
  },
  isInt: {
    nb: '{field} må være et helt tall',
    nn: '{field} må vere eit heilt tal',
    en: '{field} must be a whole number',
  },
  isIn: {
    nb: '{field} må være en av: {list}',
    nn: '{field} må vere ein av: {list}',
    en: '{field} must be one of: {list}',
  },
  'isIn.each': {
    nb: '{field} må være en liste av en av: {list}',
    nn: '{field} må vere ei liste av ein av: {list}',
    en: '{field} must be a list of any of: {list}',
  },
  isUuid: {
    nb: '{field} må være en id (UUID)',
    nn: '{field} må vere ein id (UUID)',
    en: '{field} must be an id (UUID)',
  },
  'isUuid.each': {
    nb: '{field} må være en liste av id-er (UUID)',
    nn: '{field} må vere ei liste av id-ar (UUID)',
    en: '{field} must be a list of ids (UUID)',
  },
  isEmail: {
    nb: '{field} må være en e-postadresse',
    nn: '{field} må vere ei e-postadresse',
    en: '{field} must be an e-mail address',
  },
  isIso8601: {
    nb: '{field} må være en dato eller et tidspunkt, som 2020-06-17',
    nn: '{field} må vere ein dato eller eit tidspunkt, som 2020-06-17',
    en: '{field} must be a date or a moment, such as 2020-06-17',
  },
  min: {
    nb: '{field} kan ikke være mindre enn {number}',
    nn: '{field} kan ikkje vere mindre enn {number}',
    en: '{field} cannot be less than {number}',
  },
  max: {
    nb: '{field} kan ikke være større enn {number}',
    nn: '{field} kan ikkje vere større enn {number}',
    en: '{field} cannot be more than {number}',
  },
  minLength: {
    nb: '{field} må ha minst {number} tegn',
    nn: '{field} må ha minst {number} teikn',
    en: '{field} must have at least {number} characters',
  },
  maxLength: {
    nb: '{field} kan ha høyst {number} tegn',
    nn: '{field} kan ha høgst {number} teikn',
    en: '{field} can have at most {number} characters',
  },
  matches: {
    nb: '{field} er ikke skrevet slik det skal',
    nn: '{field} er ikkje skrive slik det skal',
    en: '{field} is not written as it should be',
  },
  arrayNotEmpty: { nb: '{field} kan ikke være tom', nn: '{field} kan ikkje vere tom', en: '{field} cannot be empty' },
  arrayMinSize: {
    nb: '{field} må ha minst {number} ledd',
    nn: '{field} må ha minst {number} ledd',
    en: '{field} must have at least {number} items',
  },
  arrayMaxSize: {
    nb: '{field} kan ha høyst {number} ledd',
    nn: '{field} kan ha høgst {number} ledd',
    en: '{field} can have at most {number} items',
  },
  arrayUnique: {
    nb: '{field} har det samme to ganger',
    nn: '{field} har det same to gonger',
    en: '{field} has the same twice',
  },
};

const givenTwice: InEachLanguage = {
  nb: '{field} kan bare gis én gang',
  nn: '{field} kan berre gjevast éin gong',
  en: '{field} can be given only once',
};

const order = Object.keys(words);

/** The sentence a rule of our own brings with it, as class-validator wants it: `{field}` stands for what is wrong. */
export function ruleWords(said: InEachLanguage): () => string {
  return () => spoken(said);
}

/**
 * What is wrong with a field, one thing at a time: that it is of the wrong type before that it is too long. Rules with
 * a sentence of their own keep it; theirs names `{field}`, and class-validator's English names the property.
 */
export function faultOf({ target, property, constraints, value }: ValidationError, query: boolean): FieldFault[] {
  const name = labelOf(target, property) ?? property;
  const broken = Object.entries(constraints ?? {}).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return broken.slice(0, 1).map(([code, message]) => {
    // A parameter that is given several times arrives as a list.
    const twice = query && Array.isArray(value);
    return faultNaming(name, code, twice ? spoken(givenTwice) : sentenceFor(code, message));
  });
}

/** A fault whose sentence names its field as `{field}`: by this name, and by the label it has on a page. */
export function faultNaming(name: string, code: string, sentence: string): FieldFault {
  const named = (label: string): string => sentence.replaceAll('{field}', () => label);
  return { code, detail: named(name), named };
}

/** That a field is none of those a request may have. */
export function unknownField(property: string): FieldFault {
  return faultNaming(property, 'whitelistValidation', sentenceFor('whitelistValidation', ''));
}

function sentenceFor(code: string, message: string): string {
  const each = message.startsWith('each value in ') ? words[`${code}.each`] : undefined;
  const said = each ?? words[code];
  if (!said || message.includes('{field}')) return message;
  const number = /(-?\d+)(?: \w+)?$/.exec(message)?.[1] ?? '';
  const list = /: (.*)$/.exec(message)?.[1]?.split(/, ?/).join(', ') ?? '';
  return spoken(said)
    .replace('{number}', number)
    .replace('{list}', () => list);
}
