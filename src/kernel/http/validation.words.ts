import type { ValidationError } from '@nestjs/common';
import type { FieldRefusal } from '../refusal';

type FieldFault = Omit<FieldRefusal, 'field'>;

/** Says what is wrong with a field; `number` and `list` are what the rule allows. */
type Words = (given: { field: string; number: string; list: string; each: boolean }) => string;

/** The rules of class-validator that are used here, by name, the coarse before the fine. Our own rules bring their sentence with them. */
const words: Readonly<Record<string, Words>> = {
  unknownValue: () => 'må være et objekt',
  whitelistValidation: ({ field }) => `${field} finnes ikke`,
  isDefined: ({ field }) => `${field} må være med`,
  isArray: ({ field }) => `${field} må være en liste`,
  isObject: ({ field }) => `${field} må være et objekt`,
  nestedValidation: ({ field, each }) => `${field} må være ${each ? 'en liste av objekter' : 'et objekt'}`,
  isString: ({ field, each }) => `${field} må være ${each ? 'en liste av tekster' : 'tekst'}`,
  isBoolean: ({ field }) => `${field} må være true eller false`,
  isInt: ({ field }) => `${field} må være et helt tall`,
  isIn: ({ field, list, each }) => `${field} må være ${each ? 'en liste av ' : ''}en av: ${list}`,
  isUuid: ({ field, each }) => `${field} må være ${each ? 'en liste av id-er' : 'en id'} (UUID)`,
  isEmail: ({ field }) => `${field} må være en e-postadresse`,
  isIso8601: ({ field }) => `${field} må være en dato eller et tidspunkt, som 2020-06-17`,
  min: ({ field, number }) => `${field} kan ikke være mindre enn ${number}`,
  max: ({ field, number }) => `${field} kan ikke være større enn ${number}`,
  minLength: ({ field, number }) => `${field} må ha minst ${number} tegn`,
  maxLength: ({ field, number }) => `${field} kan ha høyst ${number} tegn`,
  matches: ({ field }) => `${field} er ikke skrevet slik det skal`,
  arrayNotEmpty: ({ field }) => `${field} kan ikke være tom`,
  arrayMinSize: ({ field, number }) => `${field} må ha minst ${number} ledd`,
  arrayMaxSize: ({ field, number }) => `${field} kan ha høyst ${number} ledd`,
  arrayUnique: ({ field }) => `${field} har det samme to ganger`,
};

const order = Object.keys(words);

/**
 * What is wrong with a field, one thing at a time and in Norwegian: that it is of the wrong type before that it is too
 * long. Rules that are declared with a message of their own keep it; theirs does not read as class-validator's English.
 */
export function faultOf({ property, constraints, value }: ValidationError, query: boolean): FieldFault[] {
  const broken = Object.entries(constraints ?? {}).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return broken.slice(0, 1).map(([code, message]) => {
    // A parameter that is given several times arrives as a list.
    if (query && Array.isArray(value)) return { code, detail: `${property} kan bare gis én gang` };
    const said = words[code];
    if (!said || !isEnglish(message)) return { code, detail: message };
    const number = /(-?\d+)(?: \w+)?$/.exec(message)?.[1] ?? '';
    const list = /: (.*)$/.exec(message)?.[1]?.split(/, ?/).join(', ') ?? '';
    return { code, detail: said({ field: property, number, list, each: message.startsWith('each value in ') }) };
  });
}

function isEnglish(message: string): boolean {
  return / (must|should) |^an unknown value /.test(message);
}
