/**
 * Two-page letters, warm, no text twice: ours beside typst and Chromium, slice by slice in random order in one run.
 * Each contender has a process of its own; while one works the others wait.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installPeers, median, round, say } from '../measuring.mjs';
import { letterNumber, randomFrom } from './made-up-letters.mjs';

const warmUp = 20;
const rounds = 15;
const sliceOf = { svarbrev: 20, typst: 20, chromium: 3 };

export const budgets = {
  toTypst: { must: 2.0, goal: 1.0 },
  toChromium: { must: 0.15 },
  signingToTypst: { must: 0.5, goal: 0.2 },
  signingBytes: { must: 25_000, goal: 12_000 },
};

export async function run() {
  installPeers();
  const { findChromium } = await import('./chromium.mjs');
  const names = ['svarbrev', 'typst', ...(findChromium() ? ['chromium'] : [])];
  if (!names.includes('chromium')) say('Chromium is not installed: measured beside typst alone (CHROMIUM=file)');
  const contenders = await Promise.all(names.map(start));
  try {
    return resultOf(await measure(contenders));
  } finally {
    for (const { child } of contenders) child.kill();
  }
}

async function start(name) {
  const child = fork(fileURLToPath(new URL('contender.mjs', import.meta.url)), [name], { execArgv: [] });
  await answerOf(child);
  return { name, child, slices: [], next: 1 };
}

async function measure(contenders) {
  const random = randomFrom(Date.now() % 1_000_000);
  for (const contender of contenders) await slice(contender, warmUp);
  for (let i = 0; i < rounds; i++) {
    const order = contenders.map((contender) => [random(), contender]).sort(([a], [b]) => a - b);
    for (const [, contender] of order) contender.slices.push(await slice(contender, sliceOf[contender.name]));
    say(
      `round ${i + 1} of ${rounds}: ${contenders.map(({ name, slices }) => `${name} ${round(msOf(slices.at(-1).setting))} ms`).join(', ')}`,
    );
  }
  return contenders;
}

/** The same numbers for everybody, each once. */
async function slice(contender, count) {
  contender.child.send({ from: contender.next, count });
  contender.next += count;
  return answerOf(contender.child);
}

/** Its next message; an error when it ends instead. */
function answerOf(child) {
  return new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`${child.spawnargs.at(-1)} ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer);
    });
  });
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const msOf = (setting) => mean(setting.map(({ ms }) => ms));

function resultOf(contenders) {
  const figures = {};
  for (const { name, slices } of contenders) {
    const all = slices.flatMap(({ setting }) => setting);
    const slow = slices.map(({ setting }) => msOf(setting));
    const pages = [...new Set(all.map((one) => one.pages))];
    if (pages.join() !== '2') throw new Error(`${name} set letters of ${pages.join(', ')} pages`);
    figures[name] = {
      ms: round(median(slow)),
      fastestSliceMs: round(Math.min(...slow)),
      slowestSliceMs: round(Math.max(...slow)),
      letters: all.length,
      bytes: Math.round(median(all.map((one) => one.bytes))),
      memoryMb: Math.round(slices.at(-1).memory / 1_048_576),
    };
  }
  const signing = contenders[0].slices.map((one) => one.signing);
  figures.signing = {
    ms: round(median(signing.map(msOf)), 3),
    bytes: Math.max(...signing.flat().map((one) => one.bytes)),
  };
  const { svarbrev, typst, chromium } = figures;
  return {
    letter: `two pages, ten paragraphs; the first was "${letterNumber(1).subject}"`,
    standards: { svarbrev: 'PDF/A-2a and PDF/UA-1', typst: 'PDF/A-2a', chromium: 'tagged PDF' },
    figures,
    ratios: {
      toTypst: round(svarbrev.ms / typst.ms, 3),
      toChromium: chromium ? round(svarbrev.ms / chromium.ms, 3) : null,
      signingToTypst: round(figures.signing.ms / typst.ms, 3),
      signingBytes: figures.signing.bytes,
    },
  };
}
