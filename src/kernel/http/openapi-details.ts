import type { OpenAPIObject } from '@nestjs/swagger';
import { screenLanguages } from '../language';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Given = NonNullable<Operation['parameters']>[number];
type Parameter = Extract<Given, { name: string }>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Any text of your own. The same request under the same key is carried out once, for 24 hours.',
  schema: { type: 'string', minLength: 8, maxLength: 200, pattern: '^[!-~]+$' },
};

const acceptLanguage: Parameter = {
  name: 'Accept-Language',
  in: 'header',
  required: false,
  description:
    'Bokmål (`nb`), nynorsk (`nn`) or English (`en`): the language of sentences made for the person, in refusals and elsewhere. Bokmål when none of them is asked for.',
  schema: { type: 'string', example: 'nn' },
};

const contentLanguage = {
  description: 'The language of `detail`, in the problem and in its fields.',
  schema: { type: 'string' as const, enum: [...screenLanguages] },
};

/**
 * Writes out what holds for every route alike, so that no controller repeats it: the CSRF token beside the cookie,
 * `Idempotency-Key` and its refusals, `Accept-Language`, path parameters, and the refusals any request may meet.
 */
export function withCommonDetails(description: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(description.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (operation) complete(operation, method, path);
    }
  }
  return description;
}

function complete(operation: Operation, method: (typeof methods)[number], path: string): void {
  const parameters = (operation.parameters ??= []).filter(isWrittenOut);
  for (const parameter of parameters) if (parameter.in === 'path') describePathParameter(parameter, path);

  operation.parameters.push(acceptLanguage);
  const guarded = (operation.security ?? []).length > 0;
  if (guarded && method !== 'get') {
    operation.security = operation.security?.map((scheme) => ('session' in scheme ? { ...scheme, csrf: [] } : scheme));
    if (!keepsNoKey(operation)) {
      operation.parameters.push(idempotencyKey);
      declare(operation, 409, 'A request under this key is in progress, or its answer is lost; or see `code`.');
      declare(operation, 422, 'The key was used for another request; or see `code` and `fields`.');
    }
  }
  if (operation.requestBody) declare(operation, 413, 'Too large.');
  if (method !== 'get') {
    declare(operation, 415, 'A content type or character set that is not taken here.');
  }
  declare(operation, 503, 'Busy; `Retry-After` says when to try again.');
  for (const response of Object.values(operation.responses)) sayLanguage(response);
}

/** A problem says which language its sentences are in. */
function sayLanguage(response: Operation['responses'][string]): void {
  if (!response || '$ref' in response || !response.content?.['application/problem+json']) return;
  response.headers = { ...response.headers, 'Content-Language': contentLanguage };
}

/** Routes that heed no `Idempotency-Key` (idempotency.interceptor.ts): their bodies are not to be hashed, or not yet read. */
function keepsNoKey(operation: Operation): boolean {
  const body = operation.requestBody;
  const takesFile = body !== undefined && 'content' in body && 'multipart/form-data' in body.content;
  return takesFile || ('x-holds-secret' in operation && operation['x-holds-secret'] === 'request');
}

function describePathParameter(parameter: Parameter, path: string): void {
  const segments = path.split('/');
  const of = segments[segments.indexOf(`{${parameter.name}}`) - 1] ?? '';
  parameter.description ??= `Which of the ${of.replaceAll('-', ' ')}: its id.`;
  if (/id$/i.test(parameter.name)) parameter.schema = { type: 'string', format: 'uuid', ...parameter.schema };
}

function declare(operation: Operation, status: number, words: string): void {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  operation.responses[String(status)] ??= { description: words, content };
}

function isWrittenOut(parameter: Given): parameter is Parameter {
  return 'name' in parameter;
}
