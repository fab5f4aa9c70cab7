/** Sending letters, in the words of the archive; with test/support/replies.ts and a mail server of mail-server.ts. */
import type TestAgent from 'supertest/lib/agent';
import { Courier } from '../../src/letters/dispatch/courier';
import type { DispatchView, DispatchesView } from '../../src/letters/dispatch/dispatch.view';
import type { TestApp } from './app';
import { act, tryTo, readReply } from './replies';

type Answer = Awaited<ReturnType<TestAgent['post']>>;

/** Where a letter goes, each recipient's dispatch as it stands now. */
export async function dispatchesOf(app: TestApp, replyId: string): Promise<DispatchView[]> {
  const answer = await (await app.as('ist')).get(`/api/v1/replies/${replyId}/dispatches`).expect(200);
  return (answer.body as DispatchesView).items;
}

/** The newest dispatch of a letter. */
export async function lastDispatch(app: TestApp, replyId: string): Promise<DispatchView> {
  const last = (await dispatchesOf(app, replyId)).at(-1);
  if (!last) throw new Error('The letter goes nowhere');
  return last;
}

/** The archivist has checked the letter and sets it on its way; nothing is carried yet. */
export async function order(app: TestApp, replyId: string, body: object = {}): Promise<DispatchView[]> {
  await act(app, 'ist', replyId, 'dispatch', { checked: true, ...body });
  return dispatchesOf(app, replyId);
}

/** Tries to set it on its way. */
export async function tryToOrder(app: TestApp, replyId: string, body: object = {}): Promise<Answer> {
  const { version } = await readReply(app, 'ist', replyId);
  return tryTo(app, 'ist', replyId, 'dispatch', { checked: true, ...body }, version);
}

/** Carries every mail of the letter that waits its turn, as a worker does. Answers where they stand then. */
export async function carry(app: TestApp, replyId: string): Promise<DispatchView[]> {
  for (const { id } of await dispatchesOf(app, replyId)) await app.app.get(Courier).carry(id);
  return dispatchesOf(app, replyId);
}

/** Does something to a dispatch as it stands now; the answer may be a refusal. */
export async function doTo(
  app: TestApp,
  dispatchId: string,
  verb: string,
  body: object = {},
  username = 'ist',
): Promise<Answer> {
  const browser = await app.as(username);
  const { version } = (await browser.get(`/api/v1/dispatches/${dispatchId}`)).body as DispatchView;
  return browser.post(`/api/v1/dispatches/${dispatchId}/${verb}`).set('If-Match', `"${version}"`).send(body);
}

/** Whether the letter that came in is written off, and how. */
export async function settlementsOf(app: TestApp, entryId: string): Promise<string[]> {
  const answer = await (await app.as('ist')).get(`/api/v1/entries/${entryId}`).expect(200);
  const { settlements } = answer.body as { settlements: { method: string; undoneAt: string | null }[] };
  return settlements.map(({ method, undoneAt }) => (undoneAt ? `${method}, undone` : method));
}
