/** A database with the demonstration's government and accounts in it, copied from one that is made once per run. */
import { randomBytes } from 'node:crypto';
import { seedDemoAccounts } from '../../src/accounts/demo-accounts';
import { makeApp } from '../../src/app.module';
import { seedDemoArchive } from '../../src/archive/demo/seed-demo-archive';
import { makeDataSource } from '../../src/database/data-source';
import { demoMinistries } from '../../src/government/demo/ministries.data';
import { demoAccounts, demoMinistryId, seedDemoGovernment } from '../../src/government/demo/seed-demo-government';
import { Clock } from '../../src/kernel/clock';
import { testServer, type FreshDatabase } from './database';
import { addressOf, asAdministrator } from './test-server';
import { testSettings } from './test-settings';

/** Everybody's in the tests. */
export const testPassword = 'fire hvite hester';

/** Any number; the workers of a run wait for each other behind it. */
const seedingLock = 0x5365_6564;

/** A copy for one story file: what works in it, and whose, is the demonstration's of spring 2020. */
export async function seededDatabase(): Promise<FreshDatabase> {
  const server = testServer();
  const template = `${server.prefix}_seeded`;
  const name = `${server.prefix}_${randomBytes(5).toString('hex')}`;
  await asAdministrator(server, async (client) => {
    // A template can be copied by one at a time, and must be finished first.
    await client.query('SELECT pg_advisory_lock($1)', [seedingLock]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (!rowCount) {
      const draft = `${template}_draft`;
      await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${draft} OWNER "${server.owner.user}" TEMPLATE ${server.template}`);
      await seed(addressOf(server, draft));
      await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
    }
    await client.query(`CREATE DATABASE ${name} OWNER "${server.owner.user}" TEMPLATE ${template}`);
  });
  return {
    url: addressOf(server, name),
    drop: () =>
      asAdministrator(server, async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  };
}

/** Starts the application once as well, so that the copies have what it makes at its first start. */
async function seed(url: string): Promise<void> {
  const dataSource = await makeDataSource(url, { poolSize: 4 }).initialize();
  const { settings, remove } = testSettings(url);
  try {
    await dataSource.transaction(async (tx) => {
      await seedDemoGovernment(tx);
      await seedDemoArchive(
        tx,
        demoMinistries.map(({ code }) => ({ id: demoMinistryId(code), code })),
      );
      await seedDemoAccounts(tx, demoAccounts, testPassword);
    });
    const app = await makeApp(settings, new Clock(), dataSource);
    await app.init();
    await app.close();
  } finally {
    await dataSource.destroy();
    remove();
  }
}
