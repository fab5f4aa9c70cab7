// New letters for those who play, each in a case of its own, brought as far as they need it.
import { bringAsFarAs } from '../conformance/api/work-under-way.mjs';

let number = 0;

/** `{ caseId, key, entryId, replyId, title }`; `asFarAs` is a step of `work-under-way.mjs`, or nothing. */
export async function newLetter(house, asFarAs, name = 'Prøve') {
  const archivist = await house.api('ist');
  const title = `${name} nummer ${++number}`;
  const { caseId, entryId, caseKey } = await archivist.post('/api/v1/incoming-letters', {
    newCase: { title, publicTitle: title },
    files: [],
    title,
    publicTitle: title,
    sender: { name: 'Foreningen Eksempel', addressLines: ['Storgata 1'], postCode: '0001', postPlace: 'Oslo' },
    receivedAt: '2020-06-17T07:30:00+02:00',
    documentDate: '2020-06-17',
    language: 'nb',
  });
  const { replyId } = asFarAs ? await bringAsFarAs(asFarAs, caseId, house.api) : {};
  return { caseId, key: caseKey, entryId, replyId, title };
}
