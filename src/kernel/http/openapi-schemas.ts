import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Schema = Extract<Schemas[string], { type?: unknown }>;

/**
 * Writes out of the described things what the checks of a request say and the descriptions made from types cannot:
 * numbers are whole (a sum of money stands among the merge values, which are a choice of kinds), and a field that
 * nobody declared is refused.
 */
export function withExactSchemas(description: OpenAPIObject): OpenAPIObject {
  const schemas = description.components?.schemas ?? {};
  const given = new Set<string>();
  for (const item of Object.values(description.paths)) {
    for (const operation of [item.get, item.post, item.put, item.patch, item.delete]) {
      for (const parameter of operation?.parameters ?? []) if ('schema' in parameter) makeWhole(parameter.schema);
      for (const name of namesIn(operation?.requestBody)) addWithInner(name, schemas, given);
    }
  }
  for (const [name, schema] of Object.entries(schemas)) {
    if (!isWrittenOut(schema) || !schema.properties) continue;
    Object.values(schema.properties).forEach(makeWhole);
    if (given.has(name)) schema.additionalProperties ??= false;
  }
  return description;
}

function addWithInner(name: string, schemas: Schemas, found: Set<string>): void {
  if (found.has(name)) return;
  found.add(name);
  for (const inner of namesIn(schemas[name])) addWithInner(inner, schemas, found);
}

/** Names of the described things a part of the description refers to. */
function namesIn(part: unknown): string[] {
  return [...(JSON.stringify(part) ?? '').matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name);
}

function makeWhole(schema: Schemas[string] | undefined): void {
  if (schema && isWrittenOut(schema) && schema.type === 'number') schema.type = 'integer';
}

function isWrittenOut(schema: Schemas[string]): schema is Schema {
  return !('$ref' in schema);
}
