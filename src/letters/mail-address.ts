import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';

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
        defaultMessage: () => '$property må være en e-postadresse, som postmottak@jd.dep.no',
      },
    }),
    ApiProperty({ type: String, maxLength: 320, example: 'postmottak@jd.dep.no' }),
  );
}
