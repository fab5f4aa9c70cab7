import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Courier } from '../../src/letters/dispatch/courier';
import type { DispatchView, DispatchesView } from '../../src/letters/dispatch/dispatch.view';
import { TestApp, startTestApp } from '../support/app';
import { BuiltProgram, ensureBuilt } from '../support/built-program';
import { MailServer, startMailServer } from '../support/mail-server';
import { act, aCase, readReply } from '../support/replies';

/** A worker is a process of its own here, so that it can be killed while it speaks with the mail server. */
describe('A worker killed between handing a mail over and noting it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'svarbrev-worker-'));
  const workers: BuiltProgram[] = [];
  let app: TestApp;
  let mail: MailServer;

  beforeAll(async () => {
    ensureBuilt();
    app = await startTestApp();
    mail = await startMailServer();
  }, 180_000);

  afterAll(async () => {
    for (const worker of workers) {
      worker.kill('SIGKILL');
      await worker.end();
    }
    await mail.stop();
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const startWorker = (): BuiltProgram => {
    const { databaseUrl, settings } = app;
    const worker = BuiltProgram.start(
      'worker',
      {
        DATABASE_URL: databaseUrl,
        DATA_FOLDER: folder,
        DOCUMENT_FOLDER: settings.documentFolder,
        KEY_FOLDER: settings.keyFolder,
        SMTP_URL: mail.url,
        MAIL_PATIENCE_SECONDS: '1',
        DEMO: 'true',
      },
      folder,
    );
    workers.push(worker);
    return worker;
  };

  const dispatchOf = async (replyId: string): Promise<DispatchView> => {
    const answer = await (await app.as('ist')).get(`/api/v1/replies/${replyId}/dispatches`).expect(200);
    const [dispatch] = (answer.body as DispatchesView).items;
    if (!dispatch) throw new Error('The letter has no dispatch');
    return dispatch;
  };

  const until = async (true_: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await true_())) await pause(50);
  };

  it('leaves one mail at the server, and a dispatch that a person must judge', async () => {
    const { reply } = await aCase(app).from('a mayor').withReply('signed');
    await act(app, 'ist', reply.id, 'dispatch', { checked: true });

    // The server has all of the mail and is about to say so.
    let accept: () => void = () => undefined;
    mail.manners = { hold: new Promise((resolve) => (accept = resolve)) };
    const killed = startWorker();
    await until(() => mail.seen.length === 1);
    killed.kill('SIGKILL');
    await killed.end();
    accept();
    mail.manners = {};
    expect(await dispatchOf(reply.id)).toMatchObject({ state: 'sending', attempts: [{ outcome: 'sending' }] });

    await startWorker().line('ready');
    // The lease is two seconds of silence and one more; what is reclaimed every minute is asked for now.
    await pause(3_100);
    await app.dataSource.query(`INSERT INTO job.job (name) VALUES ('letters.reclaimDispatches')`);
    await until(async () => (await dispatchOf(reply.id)).state !== 'sending');

    const lost = await dispatchOf(reply.id);
    expect(lost).toMatchObject({ state: 'uncertain', attempts: [{ number: 1, outcome: 'uncertain' }] });
    expect(await readReply(app, 'ist', reply.id)).toMatchObject({ state: 'signed' });

    // Whatever is tried by itself, there is no second mail.
    await app.app.get(Courier).carry(lost.id);
    await app.dataSource.query(`UPDATE job.job SET state = 'retry', start_after = now() WHERE state = 'active'`);
    await pause(1_500);
    expect(await dispatchOf(reply.id)).toMatchObject({ state: 'uncertain', attempts: [{ number: 1 }] });
    expect(mail.seen).toHaveLength(1);

    // The archivist asks the recipient, who has it.
    await (
      await app.as('ist')
    )
      .post(`/api/v1/dispatches/${lost.id}/confirm-sent`)
      .set('If-Match', `"${lost.version}"`)
      .send({ reason: 'Mottaker bekrefter på telefon at brevet er kommet.' })
      .expect(200);
    expect(await readReply(app, 'ist', reply.id)).toMatchObject({ state: 'dispatched' });
    expect(mail.seen).toHaveLength(1);
  }, 60_000);
});
