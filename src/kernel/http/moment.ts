import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { ruleWords } from './validation.words';

/**
 * A moment with its offset from UTC, as RFC 3339 writes it; without one nobody could say which moment it is. The years
 * are kept well within four digits, so that no time zone carries a moment out of them.
 */
const written = /^[1-8]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether the text is a moment that exists: `2020-01-24T12:00:00+01:00`. */
export function isMoment(text: string): boolean {
  if (!written.test(text)) return false;
  const moment = Date.parse(text);
  // A day that does not exist (30 February) rolls over in silence; the same day read alone tells.
  const day = text.slice(0, 10);
  return !Number.isNaN(moment) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** A property that is a moment with offset, such as `2020-01-24T12:00:00+01:00`. */
export function IsMoment(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isMoment',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isMoment(value),
        defaultMessage: ruleWords({
          nb: '{field} må være et tidspunkt, som 2020-01-24T12:00:00+01:00',
          nn: '{field} må vere eit tidspunkt, som 2020-01-24T12:00:00+01:00',
          en: '{field} must be a moment, such as 2020-01-24T12:00:00+01:00',
        }),
      },
    }),
    ApiProperty({ type: String, format: 'date-time', example: '2020-01-24T12:00:00+01:00' }),
  );
}
