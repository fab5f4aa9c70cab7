// The demonstration leaves one finished letter and cases nobody has touched. This brings some of those cases each one
// step further than the one before, so that every command has something it can be done to.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { builtProduct } from '../tools.mjs';

const { Browser } = createRequire(import.meta.url)(join(builtProduct, 'commands', 'demo', 'browser.js'));

/** Gives the states reached, in order. */
export async function layWorkUnderWay({ url, password }) {
  const browsers = new Map();
  const as = async (username) => {
    if (!browsers.has(username)) {
      const browser = new Browser(url, username, password);
      await browser.signIn();
      browsers.set(username, browser);
    }
    return browsers.get(username);
  };
  const archivist = await as('ist');
  const { items } = await archivist.get('/api/v1/cases');
  const untouched = items.filter((one) => one.status !== 'closed' && one.status !== 'withdrawn');
  const desk = await deskOf(archivist, as);
  const reached = [];
  for (const [number, { id }] of untouched.entries()) {
    const letter = { caseId: id, as, ...desk };
    const its = steps.slice(0, number);
    for (const step of its) await step(letter);
    reached.push(its.at(-1)?.name ?? 'untouched');
  }
  return reached;
}

/** Brings one case so far, by the step's name: `{ caseId, replyId }`. `as` gives a signed-in browser by username. */
export async function bringAsFarAs(name, caseId, as) {
  const letter = { caseId, as, ...(await deskOf(await as('ist'), as)) };
  const last = steps.findIndex((step) => step.name === name);
  if (last < 0) throw new Error(`There is no step ${name}`);
  for (const step of steps.slice(0, last + 1)) await step(letter);
  return { caseId, replyId: letter.replyId };
}

async function deskOf(archivist, as) {
  const personOf = async (username) => (await (await as(username)).get('/api/v1/session')).personId;
  const [offices, units] = [await archivist.get('/api/v1/offices'), await archivist.get('/api/v1/units')];
  const session = await archivist.get('/api/v1/session');
  const ofMinistry = offices.items.filter((one) => one.level === 'minister' && one.ministryId === session.ministry?.id);
  return {
    officeId: (ofMinistry[0] ?? offices.items.find((one) => JSON.stringify(one).includes('justis- og beredskaps')))?.id,
    unitId: units.items.find((one) => one.code === 'KRF')?.id,
    adviser: await personOf('hmk'),
    leader: await personOf('al'),
    secretary: await personOf('sbn'),
  };
}

const caseVersion = async ({ as, caseId }) => (await (await as('ist')).get(`/api/v1/cases/${caseId}`)).version;
const replyPath = ({ replyId }) => `/api/v1/replies/${replyId}`;
const replyVersion = async (letter) => (await (await letter.as('hmk')).get(replyPath(letter))).version;

const steps = [
  async function assigned(letter) {
    const body = { level: 'minister', officeId: letter.officeId, reason: 'Hører til departementet.' };
    await (await letter.as('ist')).post(`/api/v1/cases/${letter.caseId}/assign`, body, await caseVersion(letter));
  },
  async function allocated(letter) {
    const path = `/api/v1/cases/${letter.caseId}/allocate`;
    await (await letter.as('ist')).post(path, { unitId: letter.unitId }, await caseVersion(letter));
    const body = { unitId: letter.unitId, caseworkerId: letter.adviser };
    await (await letter.as('al')).post(path, body, await caseVersion(letter));
  },
  async function drafted(letter) {
    const adviser = await letter.as('hmk');
    await adviser.post(`/api/v1/cases/${letter.caseId}/accept`);
    const { items } = await adviser.get(`/api/v1/cases/${letter.caseId}/entries`);
    const body = { templateCode: 'reply', answers: [items[0].id], subject: 'Svar på brev' };
    const reply = await adviser.post(`/api/v1/cases/${letter.caseId}/replies`, body);
    letter.replyId = reply.id;
    const html = `${reply.html}<p>Takk for innspillet. Departementet tar det med i arbeidet.</p>`;
    await adviser.put(`${replyPath(letter)}/text`, { html }, reply.version);
  },
  async function noted(letter) {
    const html = '<h2>Tilråding</h2><p>Vi tilrår at brevet sendes.</p>';
    await (await letter.as('hmk')).put(`${replyPath(letter)}/note`, { html }, await replyVersion(letter));
  },
  async function submitted(letter) {
    const body = { route: [letter.leader, letter.secretary] };
    await (await letter.as('hmk')).post(`${replyPath(letter)}/submit`, body, await replyVersion(letter));
  },
  async function approvedOnce(letter) {
    await approve(letter, 'al');
  },
  async function approved(letter) {
    await approve(letter, 'sbn');
  },
  async function released(letter) {
    await (await letter.as('mf')).post(`${replyPath(letter)}/release`, {}, await replyVersion(letter));
  },
  async function signed(letter) {
    await signTogether(await letter.as('mm'), [letter.replyId]);
  },
  async function ordered(letter) {
    const body = { checked: true };
    await (await letter.as('ist')).post(`${replyPath(letter)}/dispatch`, body, await replyVersion(letter));
  },
];

async function approve(letter, username) {
  const leader = await letter.as(username);
  const read = await leader.get(replyPath(letter));
  await leader.post(`${replyPath(letter)}/approve`, { contentHash: read.contentHash }, read.version);
}

/** Opens, confirms and signs letters in one ceremony; gives its id. */
export async function signTogether(minister, replyIds) {
  const ceremony = await minister.post('/api/v1/signing-ceremonies', { replyIds });
  for (const { id } of ceremony.letters) {
    await minister.bytes(`/api/v1/signing-ceremonies/${ceremony.id}/letters/${id}/pdf`);
  }
  await minister.confirmIdentity();
  const marks = ceremony.letters.map(({ id, shownSha256 }) => ({ laidLetterId: id, sha256: shownSha256 }));
  const { results } = await minister.post(`/api/v1/signing-ceremonies/${ceremony.id}/sign`, { marks });
  if (results.some(({ outcome }) => outcome !== 'signed')) throw new Error(JSON.stringify(results));
  return ceremony.id;
}
