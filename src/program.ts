/** What the server and the worker have in common: database first, then the application; stopped the other way round. */
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { makeDataSource, migrate } from './database/data-source';
import { EmbeddedDatabaseError } from './database/embedded/embedded-database-error';
import { startEmbeddedDatabase } from './database/embedded/embedded-database';
import { makeLogger } from './kernel/log';
import { Settings, SettingsFault, settingsOfProcess } from './kernel/settings/settings';

/** How long requests under way may take after the signal to stop, in milliseconds. */
const patience = 25_000;

/** A program's own part. */
export interface Program {
  /** Shown in `pg_stat_activity`. */
  readonly name: string;
  make(settings: Settings, dataSource: DataSource): Promise<NestExpressApplication>;
  start(app: NestExpressApplication, settings: Settings): Promise<unknown>;
}

/** A program's life: runs until SIGTERM or Ctrl-C, then ends with code 0; ends with 1 and a sentence if it cannot start. */
export async function runProgram(program: Program): Promise<void> {
  try {
    const stop = await begin(program);
    let stopping = false;
    const onSignal = () => {
      // A second Ctrl-C is meant: whoever presses it does not want to wait for slow requests.
      if (stopping) process.exit(1);
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
  } catch (error) {
    fail(error);
  }
}

/** A command that does its work and ends. */
export interface Task {
  /** Shown in `pg_stat_activity`. */
  readonly name: string;
  /** Answers the exit code. */
  run(settings: Settings, dataSource: DataSource): Promise<number>;
}

/**
 * A task's life: the database of the settings, shared with a server that runs or started for the while, then the task.
 * Ends with the task's exit code; with 2 and a sentence if it could not be carried out. Logs nothing: what is to be
 * told is on standard output.
 */
export async function runTask(task: Task): Promise<void> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  const onSignal = () => void stop().finally(() => process.exit(130));
  process.once('SIGTERM', onSignal);
  process.once('SIGINT', onSignal);
  try {
    const settings: Settings = { ...settingsOfProcess(), work: false, logLevel: 'silent' };
    const dataSource = await openDatabase(task.name, settings, makeLogger(settings), undo);
    const code = await task.run(settings, dataSource);
    await stop();
    process.exitCode = code;
  } catch (error) {
    await stop().catch(() => undefined);
    fail(error, 2);
  }
}

async function begin(program: Program): Promise<() => Promise<void>> {
  const settings = settingsOfProcess();
  const log = makeLogger(settings);
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
    log.info({}, 'stopped');
  };
  try {
    const dataSource = await openDatabase(program.name, settings, log, undo);
    const app = await program.make(settings, dataSource);
    undo.push(() => drain(app));
    await program.start(app, settings);
    log.info({ url: settings.publicUrl }, 'ready');
    return stop;
  } catch (error) {
    await stop().catch((second: unknown) => log.error({ err: second }, 'could not stop cleanly'));
    throw error;
  }
}

async function openDatabase(
  name: string,
  settings: Settings,
  log: Logger,
  undo: (() => Promise<unknown>)[],
): Promise<DataSource> {
  let url = settings.databaseUrl;
  if (!url) {
    const embedded = await startEmbeddedDatabase({
      dataFolder: join(settings.dataFolder, 'database'),
      log: (line) => log.info({}, line),
    });
    undo.push(() => embedded.stop());
    url = embedded.url;
  }
  const dataSource = await makeDataSource(url, { poolSize: settings.databasePoolSize, name }).initialize();
  undo.push(() => dataSource.destroy());
  const done = await migrate(dataSource);
  if (done.length) log.info({ migrations: done }, 'schema brought up to date');
  return dataSource;
}

/** Lets requests under way finish, takes no new ones, and stops the modules. */
async function drain(app: NestExpressApplication): Promise<void> {
  const server: Server = app.getHttpServer();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const enough = setTimeout(() => server.closeAllConnections(), patience);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(enough);
  }
}

function fail(error: unknown, code = 1): never {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(code);
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE')
    return `${error.message}. Another program uses the port; set PORT to a free one.`;
  const expected = error instanceof SettingsFault || error instanceof EmbeddedDatabaseError;
  return expected ? error.message : (error.stack ?? error.message);
}
