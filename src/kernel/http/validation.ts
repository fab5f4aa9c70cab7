import { ArgumentMetadata, Injectable, ValidationError, ValidationPipe } from '@nestjs/common';
import { FieldRefusal, Refusal } from '../refusal';
import { spoken } from '../spoken';
import { brokenCharacter } from './text.words';
import { faultNaming, faultOf, unknownField } from './validation.words';

/** Request bodies and queries: only declared fields, of the declared types; each fault names its field. */
export function makeValidationPipe(): ValidationPipe {
  return new RequestPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    // What the fields are called is the request's own matter; the errors themselves are sent to nobody.
    validationError: { target: true },
  });
}

@Injectable()
class RequestPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') refuseUnlessSound(value);
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      if (!(error instanceof InvalidFields)) throw error;
      const query = metadata.type === 'query';
      throw invalid(error.errors.flatMap((one) => fieldsOf(one, query)));
    }
  }

  override createExceptionFactory(): (errors?: ValidationError[]) => unknown {
    return (errors = []) => new InvalidFields(errors);
  }
}

class InvalidFields extends Error {
  constructor(readonly errors: readonly ValidationError[]) {
    super('invalid fields');
  }
}

const invalid = (fields: readonly FieldRefusal[]): Refusal => new Refusal('malformed', 'request.invalid', {}, fields);

function fieldsOf(error: ValidationError, query: boolean, parent = ''): FieldRefusal[] {
  const field = [parent, error.property].filter(Boolean).join('.');
  const own = faultOf(error, query).map((fault) => ({ field, ...fault }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldsOf(child, query, field))];
}

/**
 * What the rules of the fields cannot see: half a character, which no UTF-8 can hold, in any text; and a field by the
 * name of something every object has (`constructor`), which would pass for a declared one.
 */
function refuseUnlessSound(body: unknown): void {
  const waiting: [string, unknown][] = [['', body]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [field, value] = next;
    if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) {
      throw invalid([{ field, ...faultNaming(field, 'brokenCharacter', spoken(brokenCharacter)) }]);
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      const path = field ? `${field}.${name}` : name;
      if (name in Object.prototype) {
        throw invalid([{ field: path, ...unknownField(name) }]);
      }
      waiting.push([path, inner]);
    }
  }
}
