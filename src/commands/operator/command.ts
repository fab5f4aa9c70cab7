import type { ParseArgsConfig } from 'node:util';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { makeApp } from '../../app.module';
import { Clock } from '../../kernel/clock';
import type { Settings } from '../../kernel/settings/settings';

/** What a command is given. */
export interface Given {
  readonly settings: Settings;
  readonly dataSource: DataSource;
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

export interface Command {
  /** Arguments, as shown in the help. */
  readonly usage: string;
  readonly does: string;
  readonly options?: ParseArgsConfig['options'];
  /** How many arguments without a name it takes. */
  readonly positionals?: number;
  /** Answers the exit code. */
  run(given: Given): Promise<number>;
}

/** The operator asked for what cannot be; the message says what. */
export class UsageFault extends Error {}

/** Does something with the whole application, which answers nobody and carries out no jobs. */
export async function withApplication<T>(
  { settings, dataSource }: Pick<Given, 'settings' | 'dataSource'>,
  work: (app: NestExpressApplication) => Promise<T>,
): Promise<T> {
  const app = await makeApp(settings, new Clock(), dataSource);
  try {
    await app.init();
    return await work(app);
  } finally {
    await app.close();
  }
}

/** An option that must be there. */
export function wanted(values: Given['values'], name: string): string {
  const value = values[name];
  if (typeof value !== 'string' || !value.trim()) throw new UsageFault(`--${name} is missing.`);
  return value.trim();
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
