/**
 * Registering letters, 50 clients at once, on the embedded PostgreSQL writing durably: over HTTP, by the service in
 * its own process, and beside them bare `pg` writing the same rows, slice by slice in random order in one run.
 * Every letter opens a case of its own in one ministry, so all of them want the same two number series.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built, median, packageOf, quantile, round, say } from '../measuring.mjs';
import { randomFrom } from '../letter/made-up-letters.mjs';
import { Helper } from '../helper.mjs';
import { seed } from '../ministry.mjs';
import { exampleOf, tokenFor } from './letters.mjs';

const clients = 50;
const sliceOf = 400;
const rounds = 6;

export const budgets = {
  serviceToBare: { must: 0.5, goal: 0.7, atLeast: true },
  httpToBare: { must: 0.5, goal: 0.7, atLeast: true },
  serviceP99ToP50: { must: 3 },
  httpP99ToP50: { must: 3 },
  gapsAndDuplicates: { must: 0 },
};

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'svarbrev-benchmark-'));
  const { startEmbeddedDatabase } = built('database/embedded/embedded-database');
  const database = await startEmbeddedDatabase({ dataFolder: join(folder, 'database'), durable: true });
  const helpers = [];
  const help = async (file, facts) => {
    const helper = await Helper.start(new URL(file, import.meta.url), { ...facts, folder, clients });
    helpers.push(helper);
    return helper;
  };
  try {
    say('Making the ministry');
    await seed(database.url, folder);
    const bareUrl = await copyOf(database);
    const application = await help('application.mjs', { url: database.url });
    const { address } = application.told;
    const over = { address, token: await tokenFor(address) };
    const service = contender('service', application, 'service');
    const http = contender('http', await help('http-clients.mjs', over), 'http');
    await service.work(1);
    const example = await exampleOf(database.url);
    const bareProcess = await help('bare.mjs', { url: bareUrl, example });
    const bare = contender('bare', bareProcess, 'together');
    const bareEach = contender('bareStatementEach', bareProcess, 'each');

    const all = [service, http, bare, bareEach];
    for (const one of all) await one.work(sliceOf);
    await measure(all);
    return resultOf(all, { svarbrev: await seriesOf(database.url), bare: await seriesOf(bareUrl) });
  } finally {
    for (const helper of helpers) await helper.end();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function contender(name, helper, way) {
  const slices = [];
  let next = 1;
  const work = async (count) => {
    const answer = await helper.ask({ way, from: next, count });
    next += count;
    return answer;
  };
  return { name, slices, work };
}

async function measure(all) {
  const random = randomFrom(Date.now() % 1_000_000);
  for (let i = 0; i < rounds; i++) {
    const order = all.map((one) => [random(), one]).sort(([a], [b]) => a - b);
    for (const [, one] of order) one.slices.push(await one.work(sliceOf));
    say(
      `round ${i + 1} of ${rounds}: ${all.map(({ name, slices }) => `${name} ${Math.round(rateOf(slices.at(-1)))}/s`).join(', ')}`,
    );
  }
}

const rateOf = ({ latencies, ms }) => (latencies.length * 1000) / ms;

function resultOf(all, series) {
  const figures = Object.fromEntries(all.map(({ name, slices }) => [name, figuresOf(slices)]));
  const { service, http, bare } = figures;
  return {
    clients,
    durable: true,
    figures,
    series,
    ratios: {
      serviceToBare: round(service.perSecond / bare.perSecond, 3),
      httpToBare: round(http.perSecond / bare.perSecond, 3),
      serviceP99ToP50: round(service.p99Ms / service.p50Ms),
      httpP99ToP50: round(http.p99Ms / http.p50Ms),
      gapsAndDuplicates: series.svarbrev.gaps + series.svarbrev.duplicates,
    },
  };
}

function figuresOf(slices) {
  const rates = slices.map(rateOf);
  const latencies = slices.flatMap((slice) => slice.latencies);
  return {
    perSecond: Math.round(median(rates)),
    slowestSlice: Math.round(Math.min(...rates)),
    fastestSlice: Math.round(Math.max(...rates)),
    p50Ms: round(quantile(latencies, 0.5), 1),
    p99Ms: round(quantile(latencies, 0.99), 1),
    registrations: latencies.length,
  };
}

/** A database of its own for bare `pg`, the same rows in it, on the same server. */
async function copyOf({ administratorUrl, url }) {
  const { Client } = packageOf('pg');
  const client = new Client({ connectionString: administratorUrl });
  await client.connect();
  await client.query('CREATE DATABASE bare TEMPLATE svarbrev OWNER svarbrev');
  await client.end();
  return Object.assign(new URL(url), { pathname: '/bare' }).toString();
}

/** Journal and case numbers as they are: holes and doubles in either. */
async function seriesOf(url) {
  const { Client } = packageOf('pg');
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(`
    SELECT count(*)::int AS letters,
           (max(e.journal_number) - count(DISTINCT e.journal_number) + max(c.case_number) - count(DISTINCT c.case_number))::int AS gaps,
           (2 * count(*) - count(DISTINCT e.journal_number) - count(DISTINCT c.case_number))::int AS duplicates
      FROM journal_entry e JOIN case_file c ON c.id = e.case_id`);
  await client.end();
  return rows[0];
}
