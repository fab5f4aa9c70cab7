import { Accounts } from '../../accounts/accounts.service';
import { StaffChanges } from '../../government/people/staff-changes.service';
import type { Actor } from '../../kernel/actor';
import { dayOf } from '../../kernel/clock';
import { installation } from '../../kernel/history/installation';
import { firstRow, rows } from '../../kernel/transaction';
import { UsageFault, say, wanted, withApplication, type Command, type Given } from './command';

/** The first administrator of a ministry; those who follow are made by administrators. */
export const administrator: Command = {
  usage: '--ministry CODE --username NAME --given-name NAME --family-name NAME --initials XX [--mail ADDRESS]',
  does: 'Makes a ministry’s first administrator and prints a one-time password, good for choosing an own one.',
  options: Object.fromEntries(
    ['ministry', 'username', 'given-name', 'family-name', 'initials', 'mail'].map((name) => [name, { type: 'string' }]),
  ),
  run: (given) =>
    withApplication(given, async (app) => {
      const { values } = given;
      const username = wanted(values, 'username');
      const [givenName, familyName] = [wanted(values, 'given-name'), wanted(values, 'family-name')];
      const initials = wanted(values, 'initials').toUpperCase();
      if (!/^[\p{L}\d._-]{2,60}$/u.test(username)) throw new UsageFault('--username is 2 to 60 letters, digits, . _ -');
      if (!/^[A-ZÆØÅÁČĐŊŠŦŽÄÖ]{2,5}$/.test(initials)) throw new UsageFault('--initials are 2 to 5 capital letters.');
      const mail = typeof values.mail === 'string' ? values.mail : null;
      const actor = await installationIn(given, wanted(values, 'ministry'));

      const person = await app.get(StaffChanges).register(actor, { givenName, familyName, initials, mail });
      await app.get(StaffChanges).giveRole(actor, person.id, { role: 'administrator' });
      const { oneTimePassword } = await app.get(Accounts).create(actor, { personId: person.id, username });
      say(`${givenName} ${familyName} administers ${actor.ministryCode} and signs in as ${username.toLowerCase()}.`);
      say(`One-time password, good for 72 hours: ${oneTimePassword}`);
      return 0;
    }),
};

/** Whoever keeps the installation, for a ministry that has no administrator yet. */
async function installationIn({ dataSource }: Given, code: string): Promise<Actor> {
  const found = await firstRow<{ id: string; administrators: number }>(
    dataSource.manager,
    `SELECT m.id, (SELECT count(*) FROM role_assignment r JOIN account a ON a.person_id = r.person_id
                    WHERE r.ministry_id = m.id AND r.role = 'administrator' AND a.locked_at IS NULL
                      AND (r.to_at IS NULL OR r.to_at > clock_timestamp())) AS administrators
       FROM ministry m WHERE m.code = $1 AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to > $2)`,
    [code.toUpperCase(), dayOf(new Date())],
  );
  if (!found) {
    const known = await rows<{ code: string }>(dataSource.manager, 'SELECT DISTINCT code FROM ministry ORDER BY code');
    const which = known.length ? `There are ${known.map((one) => one.code).join(', ')}.` : 'There is none yet.';
    throw new UsageFault(`There is no ministry ${code}. ${which} The command ministry brings one in.`);
  }
  if (found.administrators > 0)
    throw new UsageFault(`${code.toUpperCase()} has an administrator already, who makes the accounts of others.`);
  return { ...installation, ministryId: found.id, ministryCode: code.toUpperCase() };
}
