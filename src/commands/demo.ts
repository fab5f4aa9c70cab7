/**
 * `npm run demo`: the story of a letter, told on a real server in a folder and a database of its own. Never the data
 * folder, never DATABASE_URL, never real SMTP. Leaves the signed PDF and what the API says of it in the out folder.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { makeApp } from '../app.module';
import { seedDemoAccounts } from '../accounts/demo-accounts';
import { seedDemoArchive } from '../archive/demo/seed-demo-archive';
import { makeDataSource, migrate } from '../database/data-source';
import { startEmbeddedDatabase } from '../database/embedded/embedded-database';
import { demoMinistries } from '../government/demo/ministries.data';
import { demoPeople } from '../government/demo/people.data';
import { demoAccounts, demoMinistryId, seedDemoGovernment } from '../government/demo/seed-demo-government';
import { Clock } from '../kernel/clock';
import { Settings, readSettings, settingsOfProcess } from '../kernel/settings/settings';
import { Story } from './demo/story';
import { WorkUnderWay } from './demo/under-way';

const { values: options } = parseArgs({
  options: {
    exit: { type: 'boolean', default: false },
    out: { type: 'string', default: 'out' },
    // Leaves the other cases as they are: for the tests, which bring them on their way themselves.
    'only-story': { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'svarbrev-demo-'));
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  onSignal(stop);
  try {
    await play(folder, undo);
    if (options.exit) await stop();
  } catch (error) {
    await stop();
    throw error;
  }
}

async function play(folder: string, undo: (() => Promise<unknown>)[]): Promise<void> {
  const password = `demo ${randomBytes(6).toString('hex')}`;
  const settings = demoSettings(folder);
  const clock = new Clock();
  say('Starter en egen database …');
  const database = await startEmbeddedDatabase({ dataFolder: join(folder, 'database'), durable: false });
  undo.push(() => database.stop());
  const dataSource = await makeDataSource(database.url, { poolSize: settings.databasePoolSize }).initialize();
  undo.push(() => dataSource.destroy());
  await migrate(dataSource);
  await dataSource.transaction(async (tx) => {
    await seedDemoGovernment(tx);
    await seedDemoArchive(
      tx,
      demoMinistries.map(({ code }) => ({ id: demoMinistryId(code), code })),
    );
    await seedDemoAccounts(tx, demoAccounts, password);
  });
  const app = await makeApp(settings, clock, dataSource);
  undo.push(() => app.close());
  const url = await listen(app, settings);

  const told = await new Story({ url, password, clock, say }).tell();
  const out = resolve(options.out);
  await mkdir(out, { recursive: true });
  await writeFile(join(out, '20-14.pdf'), told.pdf);
  await writeFile(join(out, '20-14.json'), `${JSON.stringify(told.record, null, 2)}\n`);
  say(`\nDet signerte brevet ligger i ${join(options.out, '20-14.pdf')}, det registeret sier om det i 20-14.json.`);
  if (options.exit) return;
  if (!options['only-story']) await new WorkUnderWay({ url, password, clock, say }).lay();
  invite(url, password);
}

/** Nothing of the environment but the port: a demonstration never meets a real database or mail server. */
function demoSettings(folder: string): Settings {
  const { port } = settingsOfProcess();
  return {
    ...readSettings({ PORT: String(options.exit ? 0 : port), DATA_FOLDER: folder, DEMO: 'true', LOG_LEVEL: 'warn' }),
    publicUrl: `http://localhost:${port}`,
  };
}

async function listen(app: NestExpressApplication, settings: Settings): Promise<string> {
  await app.listen(settings.port, settings.host);
  const { port } = app.getHttpServer().address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

function invite(url: string, password: string): void {
  const people = Object.values(demoPeople).filter((person) => person.ministry === 'JD');
  say(
    `\nTjenesten går på ${url.replace('127.0.0.1', 'localhost')} (API: ${url.replace('127.0.0.1', 'localhost')}/api). Avslutt med Ctrl-C.`,
  );
  say(`Logg inn med passordet «${password}» som:`);
  for (const { username, givenName, familyName, roles } of people) {
    say(
      `  ${username.padEnd(4)} ${`${givenName} ${familyName}`.padEnd(24)} ${roles.map((held) => held.role).join(', ')}`,
    );
  }
  say('  mm   Monica Mæland            minister');
}

function onSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

function say(line: string): void {
  console.log(line);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
