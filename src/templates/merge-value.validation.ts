import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { faultOfText } from '../kernel/http/text';
import { longestFragment, longestList, longestText } from './merge-values';
import { ruleWords } from '../kernel/http/validation.words';

/** Values of merge fields in a request: flat JSON of limited size, text people can read. Whether they fit is checked later. */

const mostValues = 200;

function isScalar(value: unknown): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  return faultOfText(value, { max: longestFragment, min: 0, multiline: true }) === null;
}

function isRow(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= 40 && entries.every(([name, one]) => isName(name) && isScalar(one));
}

function isName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]{0,39}$/.test(name);
}

/** Text, number, yes or no, nothing, or a list of texts or rows of these. */
export function isMergeValueJson(value: unknown): boolean {
  if (!Array.isArray(value)) return isScalar(value);
  return (
    value.length <= longestList && value.every((item) => (typeof item !== 'object' ? isScalar(item) : isRow(item)))
  );
}

/** Values by field name. */
export function isMergeValuesJson(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= mostValues && entries.every(([name, one]) => isName(name) && isMergeValueJson(one));
}

const scalarSchemas = [{ type: 'string', maxLength: longestFragment }, { type: 'number' }, { type: 'boolean' }];
const rowSchema = { type: 'object', additionalProperties: { oneOf: scalarSchemas, nullable: true } };
export const mergeValueSchema = {
  nullable: true,
  oneOf: [
    ...scalarSchemas,
    { type: 'array', maxItems: longestList, items: { oneOf: [{ type: 'string', maxLength: longestText }, rowSchema] } },
  ],
};

/** A property that holds one merge value as JSON. */
export function IsMergeValue(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isMergeValue',
      validator: {
        validate: isMergeValueJson,
        defaultMessage: ruleWords({
          nb: '{field} må være tekst, tall, ja eller nei, eller en liste av slike',
          nn: '{field} må vere tekst, tal, ja eller nei, eller ei liste av slike',
          en: '{field} must be text, a number, yes or no, or a list of such',
        }),
      },
    }),
    ApiProperty(mergeValueSchema),
  );
}

/** A property that holds merge values by field name. */
export function AreMergeValues(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'areMergeValues',
      validator: {
        validate: isMergeValuesJson,
        defaultMessage: ruleWords({
          nb: '{field} må være verdier etter flettefeltets navn',
          nn: '{field} må vere verdiar etter namnet på flettefeltet',
          en: '{field} must be values by the name of the merge field',
        }),
      },
    }),
    ApiProperty({ type: 'object', additionalProperties: mergeValueSchema, maxProperties: mostValues }),
  );
}
