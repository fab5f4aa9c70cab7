import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ValidateBy, ValidateNested } from 'class-validator';
import type { InEachLanguage } from '../language';
import { spoken } from '../spoken';
import { ruleWords } from './validation.words';

const listOfObjects: InEachLanguage = {
  nb: '{field} må være en liste av objekter, høyst {max}',
  nn: '{field} må vere ei liste av objekt, høgst {max}',
  en: '{field} must be a list of objects, at most {max}',
};

type Kind = new () => object;

/** A property that is an object of its own, judged by its own rules; missing, null or a list it is refused. */
export function IsNested(kind: () => Kind): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isNested',
      validator: {
        validate: (value: unknown) => value instanceof kind(),
        defaultMessage: ruleWords({
          nb: '{field} må være et objekt',
          nn: '{field} må vere eit objekt',
          en: '{field} must be an object',
        }),
      },
    }),
    ValidateNested(),
    Type(kind),
  );
}

/** A property that is a list of such objects, `max` at the most. */
export function IsNestedList(kind: () => Kind, max: number): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isNestedList',
      validator: {
        validate: (value: unknown) =>
          Array.isArray(value) && value.length <= max && value.every((one) => one instanceof kind()),
        defaultMessage: () => spoken(listOfObjects).replace('{max}', String(max)),
      },
    }),
    ValidateNested({ each: true }),
    Type(kind),
  );
}
