/**
 * One signing ceremony over sixty letters, through the API: opened (each letter is set and stored), read by the
 * minister, identity confirmed, signed, each with its own result. What counts is what she waits for.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inParallel, Helper } from '../helper.mjs';
import { letterNumber } from '../letter/made-up-letters.mjs';
import { built, median, round, say } from '../measuring.mjs';
import { password, seed } from '../ministry.mjs';

const letters = 60;
const ceremonies = 3;

export const budgets = { openAndSignSeconds: { must: 5, goal: 2 } };

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'svarbrev-benchmark-'));
  const { startEmbeddedDatabase } = built('database/embedded/embedded-database');
  const database = await startEmbeddedDatabase({ dataFolder: join(folder, 'database'), durable: true });
  let server;
  try {
    say('Making the ministry');
    await seed(database.url, folder);
    server = await Helper.start(new URL('../server.mjs', import.meta.url), { url: database.url, folder });
    const people = await signIn(server.told.address);
    const all = [];
    for (let i = 0; i < ceremonies; i++) {
      say(`Ceremony ${i + 1} of ${ceremonies}: ${letters} letters are written, approved and released`);
      const replyIds = [];
      await inParallel(4, letters, async (n) => replyIds.push(await releasedReply(people, i * letters + n)));
      all.push(await ceremony(people.mm, replyIds));
      say(`  opened in ${all.at(-1).openMs} ms, signed in ${all.at(-1).signMs} ms`);
    }
    return resultOf(all);
  } finally {
    await server?.end();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function signIn(address) {
  const { Browser } = built('commands/demo/browser');
  const people = {};
  for (const name of ['ist', 'al', 'sbn', 'hmk', 'mf', 'mm']) {
    people[name] = new Browser(address, name, password);
    await people[name].signIn('JD');
  }
  const me = async (name) => (await people[name].get('/api/v1/session')).personId;
  const { items } = await people.ist.get('/api/v1/units');
  people.unit = items.find(({ code }) => code === 'KRF').id;
  people.hmkId = await me('hmk');
  people.route = [await me('al'), await me('sbn')];
  return people;
}

/** A letter all the way to the minister's table, by the same commands as in a ministry. */
async function releasedReply({ ist, al, sbn, hmk, mf, unit, hmkId, route }, number) {
  const { demoOfficeId } = built('government/demo/seed-demo-government');
  const office = demoOfficeId('JD', 'justisminister');
  const { subject, recipient, mail, paragraphs } = letterNumber(number);
  const { caseId, entryId } = await ist.post('/api/v1/incoming-letters', {
    newCase: { title: subject, publicTitle: subject },
    files: [],
    title: subject,
    publicTitle: subject,
    sender: { name: recipient, mail: mail.normalize('NFD').replace(/[^\x21-\x7e]/g, '') },
    addressedOfficeIds: [office],
    receivedAt: '2020-05-14T07:30:00+02:00',
    documentDate: '2020-05-14',
    language: 'nb',
  });
  const onCase = async (verb, body) =>
    ist.post(`/api/v1/cases/${caseId}/${verb}`, body, (await ist.get(`/api/v1/cases/${caseId}`)).version);
  await onCase('assign', { level: 'minister', officeId: office, onBehalfOfOfficeIds: [], reason: 'Svarer på det.' });
  await onCase('allocate', { unitId: unit, caseworkerId: hmkId });
  await hmk.post(`/api/v1/cases/${caseId}/accept`);
  let reply = await hmk.post(`/api/v1/cases/${caseId}/replies`, { templateCode: 'reply', answers: [entryId], subject });
  const path = `/api/v1/replies/${reply.id}`;
  const html = reply.html + paragraphs.map((text) => `<p>${text}</p>`).join('');
  reply = await hmk.put(`${path}/text`, { html }, reply.version);
  await hmk.post(`${path}/submit`, { route }, reply.version);
  for (const leader of [al, sbn]) {
    const read = await leader.get(path);
    await leader.post(`${path}/approve`, { contentHash: read.contentHash }, read.version);
  }
  await mf.post(`${path}/release`, {}, (await mf.get(path)).version);
  return reply.id;
}

async function ceremony(minister, replyIds) {
  const timed = async (work) => {
    const began = performance.now();
    return { done: await work(), ms: Math.round(performance.now() - began) };
  };
  const opened = await timed(() => minister.post('/api/v1/signing-ceremonies', { replyIds }));
  const path = `/api/v1/signing-ceremonies/${opened.done.id}`;
  const reading = await timed(async () => {
    for (const { id } of opened.done.letters) await minister.bytes(`${path}/letters/${id}/pdf`);
  });
  const confirmed = await timed(() => minister.confirmIdentity());
  const marks = opened.done.letters.map(({ id, shownSha256 }) => ({ laidLetterId: id, sha256: shownSha256 }));
  const signed = await timed(() => minister.post(`${path}/sign`, { marks }));
  const outcomes = signed.done.results.map(({ outcome }) => outcome);
  if (outcomes.length !== letters || outcomes.some((one) => one !== 'signed'))
    throw new Error(`Not all were signed: ${outcomes.join(', ')}`);
  return { openMs: opened.ms, readAllMs: reading.ms, identityMs: confirmed.ms, signMs: signed.ms };
}

function resultOf(all) {
  const middle = (name) => median(all.map((one) => one[name]));
  const figures = {
    letters,
    ceremonies: all,
    openMs: middle('openMs'),
    readAllMs: middle('readAllMs'),
    identityMs: middle('identityMs'),
    signMs: middle('signMs'),
  };
  return { figures, ratios: { openAndSignSeconds: round((figures.openMs + figures.signMs) / 1000) } };
}
