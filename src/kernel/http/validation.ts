import { ValidationError, ValidationPipe } from '@nestjs/common';
import { FieldRefusal, Refusal } from '../refusal';

/** Request bodies and queries: only declared fields, of the declared types; each fault names its field. */
export function makeValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) =>
      new Refusal(
        'malformed',
        'request.invalid',
        {},
        errors.flatMap((e) => fieldsOf(e)),
      ),
  });
}

function fieldsOf(error: ValidationError, parent = ''): FieldRefusal[] {
  const field = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.entries(error.constraints ?? {}).map(([code, detail]) => ({ field, code, detail }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldsOf(child, field))];
}
