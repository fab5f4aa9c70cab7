// What lies on the stage, found through the API: ids of cases, letters and replies by how far they have come. The
// demonstration's own cases are 20/1 to 20/14.

import { signTogether } from '../conformance/api/work-under-way.mjs';
import { newLetter } from './letters.mjs';
import { newMail } from './mails.mjs';
import { layOwnWordings } from './own-wordings.mjs';

/** `{ cases, replies, entries, drafts … }`: the first of each state, by the state's name. */
export async function factsOf(api) {
  const archivist = await api('ist');
  const adviser = await api('hmk');
  const cases = [];
  for (let number = 1; number <= 14; number++) {
    const { items } = await archivist.get(`/api/v1/cases?key=20/${number}`);
    cases.push(...items.filter(({ ministryCode }) => ministryCode === 'JD'));
  }
  const facts = { cases: {}, replies: {}, entries: {}, story: null };
  for (const one of cases) {
    const { items: entries } = await archivist.get(`/api/v1/cases/${one.id}/entries`);
    const { items: replies } = await adviser.get(`/api/v1/cases/${one.id}/replies`).catch(() => ({ items: [] }));
    const reply = replies.at(-1);
    const state =
      reply?.state ??
      (one.status !== 'underTreatment' ? one.status : one.owner ? 'allocated' : one.unit ? 'inUnit' : 'registered');
    if (one.key === '20/14') facts.story = { caseId: one.id, replyId: reply?.id, entryId: entries[0]?.id };
    facts.cases[state] ??= { id: one.id, key: one.key };
    if (reply) facts.replies[state] ??= { id: reply.id, entryId: reply.entryId, caseId: one.id, key: one.key };
    if (entries[0]) facts.entries[state] ??= { id: entries[0].id, caseId: one.id };
  }
  const { caseId, key } = await acceptedCase(api);
  facts.cases.allocated = { id: caseId, key };
  return { ...facts, ...(await laidOut(api, facts)) };
}

/** A case with its adviser, and no reply yet. */
async function acceptedCase(api) {
  const letter = await newLetter({ api }, 'allocated', 'Henvendelse om tilskudd');
  await (await api('hmk')).post(`/api/v1/cases/${letter.caseId}/accept`);
  return letter;
}

/** A ceremony whose letters are signed. */
async function doneCeremony(api) {
  const letters = [];
  for (const what of ['Tilskudd til krisesentre', 'Barnehus i nord'])
    letters.push(await newLetter({ api }, 'released', what));
  const replyIds = letters.map(({ replyId }) => replyId);
  return signTogether(await api('mm'), replyIds);
}

/** A letter before its leader, with a comment that is answered and one that is done. */
async function commentedLetter(api) {
  const { replyId } = await newLetter({ api }, 'submitted', 'Plass på krisesenter');
  const path = `/api/v1/replies/${replyId}/comments`;
  const leader = await api('al');
  const quotation = 'Departementet tar det med i arbeidet.';
  const { items } = await leader.post(path, { text: 'Bør vi si hva som skjer videre?', quotation });
  await (await api('hmk')).post(`${path}/${items[0].id}/answers`, { text: 'Ja. Jeg foreslår en setning om høringen.' });
  const { items: both } = await leader.post(path, { text: 'Sjekk adressen.' });
  await leader.post(`${path}/${both.find(({ text }) => text === 'Sjekk adressen.').id}/finish`);
  return replyId;
}

/** A letter that waits to be posted: its dispatch. */
async function waitingForThePost(api) {
  const { replyId } = await newLetter({ api }, 'ordered', 'Svar i posten');
  const { items } = await (await api('ist')).get(`/api/v1/replies/${replyId}/dispatches`);
  return items[0].id;
}

/** A view of her list that somebody saved: the first of them. */
async function savedView(adviser) {
  const { items } = await adviser.get('/api/v1/saved-views?list=mine');
  if (items.length) return items[0].id;
  const view = { list: 'mine', name: 'Utkast', filters: { stage: 'drafting' } };
  return (await adviser.post('/api/v1/saved-views', view)).id;
}

/** Somebody who begins today. */
async function newcomer(administrator) {
  const { id } = await administrator.post('/api/v1/people', {
    givenName: 'Ingeborg',
    familyName: 'Solvang',
    initials: 'ISG',
    mail: 'ingeborg.solvang@jd.example',
  });
  return id;
}

/** What only comes about when somebody begins: an uploaded mail, a letter taken up for signing, wordings of one's own. */
async function laidOut(api, { replies, entries }) {
  const { buffer, name, mimeType } = newMail('Krisesentertilbudet i sommer');
  const { id: upload } = await (await api('ist')).upload(buffer, name, mimeType);
  const minister = await api('mm');
  const ceremony = await minister.post('/api/v1/signing-ceremonies', { replyIds: [replies.released.id] });
  const administrator = await api('lhb');
  const first = async (path) => (await administrator.get(path)).items[0]?.id;
  const { documents, parties } = await (await api('ist')).get(`/api/v1/entries/${entries.registered.id}`);
  const accounts = (await administrator.get('/api/v1/accounts?limit=100')).items.map(({ personId }) => personId);
  const people = (await administrator.get('/api/v1/people?limit=100')).items;
  return {
    upload,
    ceremony: { id: ceremony.id, letter: ceremony.letters[0].id },
    person: await first('/api/v1/people'),
    template: await first('/api/v1/templates'),
    office: await first('/api/v1/offices'),
    document: documents[0].id,
    party: parties[0].id,
    withoutAccount: people.find(({ id }) => !accounts.includes(id))?.id ?? (await newcomer(administrator)),
    own: await layOwnWordings(administrator),
    done: await doneCeremony(api),
    commented: await commentedLetter(api),
    toPost: await waitingForThePost(api),
    view: await savedView(await api('hmk')),
  };
}
