/** `npm run svarbrev -- COMMAND`: what an operator does beside the server, on the same database. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { DataSource } from 'typeorm';
import { Refusal, sentenceOf } from '../kernel/refusal';
import type { Settings } from '../kernel/settings/settings';
import { runTask } from '../program';
import { administrator } from './operator/administrator';
import { demoData } from './operator/demo-data';
import { ministry } from './operator/ministry';
import { root } from './operator/root';
import { verify } from './operator/verify';
import { UsageFault, type Command } from './operator/command';

const commands: Readonly<Record<string, Command>> = { verify, root, ministry, administrator, 'demo-data': demoData };

const help = `npm run svarbrev -- COMMAND

${Object.entries(commands)
  .map(([name, { usage, does }]) => `  ${`${name} ${usage}`.trim()}\n      ${does}`)
  .join('\n')}
  help
      This.

Uses the database and folders of the settings (.env, environment), beside a running server or without one.
Ends with 0 when all is well, with 1 when there is something to see to, with 2 when it could not be carried out.
`;

async function main([name, ...rest]: readonly string[]): Promise<void> {
  if (name === undefined || name === 'help' || name === '--help') {
    process.stdout.write(help);
    process.exitCode = name === undefined ? 2 : 0;
    return;
  }
  const command = commands[name];
  if (!command) return misused(`There is no command ${name}.`);
  const given = argumentsOf(command, rest);
  if (typeof given === 'string') return misused(`${given}\nUsage: ${name} ${command.usage}`);
  await runTask({ name: `svarbrev-${name}`, run: (settings, source) => carryOut(command, given, settings, source) });
}

async function carryOut(
  command: Command,
  given: { values: Record<string, unknown>; positionals: string[] },
  settings: Settings,
  dataSource: DataSource,
): Promise<number> {
  try {
    return await command.run({ settings, dataSource, ...given });
  } catch (error) {
    if (error instanceof UsageFault) process.stderr.write(`${error.message}\n`);
    else if (error instanceof Refusal) process.stderr.write(`${error.code}: ${sentenceOf(error) ?? ''}\n`);
    else throw error;
    return 2;
  }
}

function argumentsOf(
  { options = {}, positionals: places = 0 }: Command,
  args: string[],
): { values: Record<string, unknown>; positionals: string[] } | string {
  try {
    const config: ParseArgsConfig = { options, args, allowPositionals: true, strict: true };
    const { values, positionals } = parseArgs(config);
    return positionals.length === places
      ? { values, positionals }
      : `Expected ${places} names, not ${positionals.length}.`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function misused(words: string): void {
  process.stderr.write(`${words}\nnpm run svarbrev -- help\n`);
  process.exitCode = 2;
}

void main(process.argv.slice(2));
