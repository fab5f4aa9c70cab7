/** The product in a process of its own: the server, and the same registration called in the process. */
import { inParallel, serve } from '../helper.mjs';
import { built } from '../measuring.mjs';
import { application } from '../ministry.mjs';
import { letterBody, registrar } from './letters.mjs';

serve(async ({ url, folder, clients }) => {
  const { app, dataSource, clock } = await application(url, folder);
  await app.listen(0, '127.0.0.1');
  const { Registration } = built('letters/incoming/registration.service');
  const { ActingAccounts } = built('accounts/acting');
  const registration = app.get(Registration, { strict: false });
  const [{ id, ministryId }] = await dataSource.query(
    `SELECT a.id, m.id AS "ministryId" FROM account a, ministry m WHERE a.username = $1 AND m.code = 'JD'`,
    [registrar],
  );
  const through = { kind: 'token', tokenId: id, scopes: ['register'] };
  const { actor } = await app.get(ActingAccounts, { strict: false }).find(id, ministryId, through);

  return {
    told: { address: `http://127.0.0.1:${app.getHttpServer().address().port}` },
    answer: ({ from, count }) =>
      inParallel(clients, count, (i) => registration.register(actor, newLetter(from + i, clock))),
  };
});

/** What the controller makes of the request's body. */
function newLetter(number, clock) {
  const body = letterBody(`s${number}`);
  return {
    main: 0,
    documentTitles: [],
    coSenders: [],
    copies: [],
    theirReference: '',
    dueDate: null,
    keywords: [],
    ...body,
    receivedAt: new Date(body.receivedAt),
    journalDate: clock.today(),
  };
}
