/** The ministry that is measured: the demonstration's government on the morning of 14 May 2020. */
import { join } from 'node:path';
import { built } from './measuring.mjs';

export const morning = new Date('2020-05-14T08:00:00+02:00');
export const password = 'fire hvite hester';

/** Settings as an installation has them; the jobs are left to another process. */
export const settingsFor = (url, folder) =>
  built('kernel/settings/settings').readSettings({
    PORT: '0',
    DATABASE_URL: url,
    DATA_FOLDER: join(folder, 'data'),
    LOG_LEVEL: 'error',
    SESSION_SECRET: 'only for measuring: the same in every process',
    DEMO: 'true',
    WORK: 'false',
  });

/** The application on that database, not listening yet. */
export async function application(url, folder) {
  const { makeDataSource } = built('database/data-source');
  const { makeApp } = built('app.module');
  const { Clock } = built('kernel/clock');
  const settings = settingsFor(url, folder);
  const dataSource = await makeDataSource(url, { poolSize: settings.databasePoolSize }).initialize();
  const clock = new Clock();
  clock.runFrom(morning);
  const app = await makeApp(settings, clock, dataSource);
  return { app, dataSource, clock };
}

/** Schema, government, archive, accounts; and what the application makes at its first start. */
export async function seed(url, folder) {
  const { makeDataSource, migrate } = built('database/data-source');
  const { demoAccounts, demoMinistryId, seedDemoGovernment } = built('government/demo/seed-demo-government');
  const { demoMinistries } = built('government/demo/ministries.data');
  const { seedDemoArchive } = built('archive/demo/seed-demo-archive');
  const { seedDemoAccounts } = built('accounts/demo-accounts');
  const empty = await makeDataSource(url, { poolSize: 2 }).initialize();
  await migrate(empty);
  await empty.transaction(async (tx) => {
    await seedDemoGovernment(tx);
    await seedDemoArchive(
      tx,
      demoMinistries.map(({ code }) => ({ id: demoMinistryId(code), code })),
    );
    await seedDemoAccounts(tx, demoAccounts, password);
  });
  await empty.destroy();
  const { app, dataSource } = await application(url, folder);
  await app.init();
  await app.close();
  await dataSource.destroy();
}
