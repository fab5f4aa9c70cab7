import { v7 } from 'uuid';

/** A new id (UUIDv7, RFC 9562): made by the application, sorted by time, used in addresses. */
export function newId(): string {
  return v7();
}

/** Whether a text is an id at all; what is not one is not found, never an error of the database. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text);
}
