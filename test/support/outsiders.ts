import { demoMinistryId } from '../../src/government/demo/seed-demo-government';
import { demoPeople } from '../../src/government/demo/people.data';
import { newId } from '../../src/kernel/id';
import type { TestApp } from './app';

/** Two advisers who may not read a restricted case of JD, and whom no role of theirs helps: they hold every one that opens a door. */
export const outsiders = {
  'an adviser of another ministry': { username: 'kve', ministry: 'BFD' },
  'an adviser without clearance': { username: 'eno', ministry: 'JD' },
} as const;
export type Outsider = keyof typeof outsiders;
export const outsiderNames = Object.keys(outsiders) as Outsider[];

/** Gives them those roles; what they are cleared for leaves the case out. */
export async function giveOutsidersEveryRole(app: TestApp): Promise<void> {
  for (const { username, ministry } of Object.values(outsiders)) {
    const clearedFor = ministry === 'JD' ? '{UO14,UO15,XX}' : '{UO13,UO14,UO15,XX}';
    for (const role of ['registrar', 'leader', 'privateOffice', 'minister', 'auditor'])
      await app.dataSource.query(
        `INSERT INTO role_assignment (id, person_id, ministry_id, role, cleared_for, from_at, version)
         VALUES ($1, $2, $3, $4, $5, '2020-01-01', 1)`,
        [newId(), demoPeople[username].personId, demoMinistryId(ministry), role, clearedFor],
      );
  }
}

/** A text without the ids in it: those asked for, and the request's own. */
export function withoutIds(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');
}
