import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { ruleWords } from '../kernel/http/validation.words';

/** One plain mail address: no name, no list, nothing a mail header could be broken with. */
const written = /^[^\s@<>",;:()[\]\\\p{Cc}]{1,64}@[^\s@<>",;:()[\]\\\p{Cc}]{1,253}$/u;

export function isMailAddress(text: unknown): boolean {
  return typeof text === 'string' && written.test(text) && !/\p{Surrogate}/u.test(text);
}

/** A property that is a mail address. */
export function IsMail(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isMail',
      validator: {
        validate: isMailAddress,
        defaultMessage: ruleWords({
          nb: '{field} må være en e-postadresse, som postmottak@jd.dep.no',
          nn: '{field} må vere ei e-postadresse, som postmottak@jd.dep.no',
          en: '{field} must be an e-mail address, such as postmottak@jd.dep.no',
        }),
      },
    }),
    ApiProperty({ type: String, maxLength: 320, example: 'postmottak@jd.dep.no' }),
  );
}
