import { v5 } from 'uuid';

/** The id of a thing in the demonstration: the same on every machine, so that it may be seeded again and written down. */
export function demoId(name: string): string {
  return v5(`https://svarbrev.example/demo/${name}`, v5.URL);
}
