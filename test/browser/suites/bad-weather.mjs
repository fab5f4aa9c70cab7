// What goes wrong in a ministry's day: the session ends, the button is pressed twice, two tabs, an old version, no
// network, a wrong file. Each has an outcome, nothing typed is lost, and nothing is done twice.
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newTally } from '../../conformance/tools.mjs';
import { playAll, unless } from '../plays.mjs';
import { moveTo, wordsOf } from '../hands.mjs';
import { newLetter } from '../letters.mjs';
import { newMail } from '../mails.mjs';
import { settled } from '../shown-pages.mjs';

export async function run(house, log) {
  const tally = newTally(log);
  await showItFinds(house, tally);
  await playAll(plays, house, tally, { own: true });
  return tally.result();
}

const button = (page) => page.locator('main form button[type=submit]').first();

/** Ends the session as the server would, while the page stands. */
async function endSession(page) {
  await page.context().clearCookies({ name: /^(?!svarbrev\.(language|theme)).*/ });
}

/** Signs in again wherever the page asks for it: in a dialog, or on a page of its own. */
async function signInAgain(page, house, username) {
  const password = page.locator('input[type=password]:visible').first();
  await password.waitFor({ timeout: 10_000 });
  const name = page.locator('input[autocomplete=username]:visible').first();
  if ((await name.count()) && !(await name.inputValue())) await name.fill(username);
  await password.fill((await house.stage()).password);
  await page.getByRole('button', { name: 'Logg inn' }).last().click();
  await page.locator('input[type=password]:visible').waitFor({ state: 'hidden', timeout: 10_000 });
  await page.waitForLoadState('load');
}

const remarksOf = async (house, caseId) => {
  const { items } = await (await house.api('ist')).get(`/api/v1/cases/${caseId}/history?limit=100`);
  return items.filter(({ type }) => /remark/i.test(type)).length;
};
const textOf = async (house, replyId) => (await (await house.api('hmk')).get(`/api/v1/replies/${replyId}`)).html;

const plays = {
  'an address asked for without a session is gone to after signing in': {
    who: null,
    async run(page, house) {
      const { story } = await house.facts();
      await page.goto(`/saker/${story.caseId}?x=1`);
      await signInAgain(page, house, 'pok');
      return unless(page.url().includes(`/saker/${story.caseId}`), `one comes to ${page.url()}`);
    },
  },
  'a session that ends in the middle of a form: what was typed is there after signing in again': {
    who: 'ist',
    async run(page, house) {
      const { caseId } = await newLetter(house);
      const words = 'Ringte avsenderen, som ville høre hvordan det går.';
      await page.goto(`/saker/${caseId}/gjor/remark`);
      await page.locator('main textarea').first().fill(words);
      await endSession(page);
      await button(page).click();
      await signInAgain(page, house, 'ist');
      const kept = await page.locator('textarea').evaluateAll((areas) => areas.map(({ value }) => value).join());
      if (kept.includes(words) && (await remarksOf(house, caseId)) === 0) await button(page).click();
      await page.waitForLoadState('load');
      const made = await remarksOf(house, caseId);
      return unless(made === 1, `the form says «${kept}», and there are ${made} remarks (${page.url()})`);
    },
  },
  'a session that ends while a letter is written: it is saved after signing in again': {
    who: 'hmk',
    async run(page, house) {
      const { replyId } = await newLetter(house, 'drafted');
      await page.goto(`/svar/${replyId}/skriv`);
      await settled(page);
      await endSession(page);
      await write(page, ' Skrevet uten økt.');
      await signInAgain(page, house, 'hmk');
      await page.waitForTimeout(4_000);
      return unless(/Skrevet uten økt/.test(await textOf(house, replyId)), 'the text is not saved');
    },
  },
  'somebody else who signs in over a letter sends none of its forms, and its writer goes on after them': {
    who: 'hmk',
    async run(page, house) {
      const { replyId } = await newLetter(house, 'drafted');
      const comments = `/api/v1/replies/${replyId}/comments`;
      await (await house.api('al')).post(comments, { text: 'Se over dette.', textNumber: 1 });
      await page.goto(`/svar/${replyId}/skriv`);
      await settled(page);
      const answer = page.locator('.sb-comment-does details').first();
      await answer.locator('summary').click();
      await answer.locator('textarea').fill('Dette svarer skriveren.');
      await endSession(page);
      await write(page, ' Skrevet uten økt.');
      const dialog = page.locator('[data-sign-in]');
      const signIn = async (username) => {
        await dialog.waitFor({ timeout: 10_000 });
        await dialog.locator('[name=username]').fill(username);
        await dialog.locator('[name=password]').fill((await house.stage()).password);
        await dialog.getByRole('button', { name: 'Logg inn' }).click();
      };
      await signIn('al');
      await dialog.locator('[data-sign-in-fault]:not([hidden])').waitFor();
      const sent = page
        .context()
        .waitForEvent('page')
        .catch(() => null);
      await answer.locator('form').evaluate((form) => {
        form.target = '_blank';
        form.submit();
      });
      const refused = await sent;
      await refused?.waitForLoadState('load');
      const told = (await refused?.locator('h1').innerText()) ?? '';
      const { items } = await (await house.api('hmk')).get(comments);
      await signIn('hmk');
      await dialog.waitFor({ state: 'hidden' });
      await page.waitForTimeout(4_000);
      return [
        ...unless(told === 'Skjemaet er ikke ditt', `the other one is told «${told}»`),
        ...unless(items[0]?.answers.length === 0, 'the answer is sent as somebody else’s'),
        ...unless(/Skrevet uten økt/.test(await textOf(house, replyId)), 'the text is not saved'),
      ];
    },
  },
  'a button pressed twice does it once': {
    who: 'ist',
    async run(page, house) {
      const { caseId } = await newLetter(house);
      await page.goto(`/saker/${caseId}/gjor/remark`);
      await page.locator('main textarea').first().fill('En merknad, skrevet én gang.');
      await button(page).dblclick({ delay: 10 });
      await page.waitForURL((address) => !address.pathname.endsWith('/remark'));
      const made = await remarksOf(house, caseId);
      return unless(made === 1, `there are ${made} remarks`);
    },
  },
  'the same form sent twice at once, without script, does it once and answers the same': {
    who: 'ist',
    async run(page, house) {
      const { caseId } = await newLetter(house);
      await page.goto(`/saker/${caseId}/gjor/remark`);
      await page.locator('main textarea').first().fill('To like forsøk.');
      const form = await page
        .locator('main form')
        .first()
        .evaluate((one) => Object.fromEntries(new window.FormData(one)));
      const send = () => page.request.post(`/saker/${caseId}/gjor/remark`, { form, maxRedirects: 0 });
      const answers = await Promise.all([send(), send()]);
      const later = await send();
      const statuses = [...answers, later].map((answer) => answer.status());
      const made = await remarksOf(house, caseId);
      const places = new Set([...answers, later].map((answer) => answer.headers()['location']).filter(Boolean));
      return unless(
        made === 1 && later.status() === 303 && places.size === 1,
        `there are ${made} remarks; the answers are ${statuses} to ${[...places]}`,
      );
    },
  },
  'back and sent again does it once': {
    who: 'ist',
    async run(page, house) {
      const { caseId } = await newLetter(house);
      await page.goto(`/saker/${caseId}/gjor/remark`);
      await page.locator('main textarea').first().fill('Skrevet før tilbake.');
      await button(page).click();
      await page.waitForURL((address) => !address.pathname.endsWith('/remark'));
      await page.goBack();
      await page.locator('main textarea').first().waitFor();
      const kept = await page.locator('main textarea').first().inputValue();
      if (kept) await button(page).click();
      await page.waitForLoadState('load');
      const made = await remarksOf(house, caseId);
      return unless(made === 1, `there are ${made} remarks`);
    },
  },
  'two tabs with the same form: the second is told, and keeps what was typed': {
    who: 'ist',
    async run(page, house) {
      const { caseId } = await newLetter(house);
      const other = await page.context().newPage();
      for (const tab of [page, other]) await tab.goto(`/saker/${caseId}/gjor/correct`);
      const title = (tab) => tab.locator('main [name="title"]');
      await title(page).fill('Tittel fra første fane');
      await button(page).click();
      await page.waitForURL((address) => !address.pathname.endsWith('/correct'));
      await title(other).fill('Tittel fra andre fane');
      await button(other).click();
      await other.locator('[data-summary], [data-problem]').waitFor();
      const kept = await title(other)
        .inputValue()
        .catch(() => '');
      const { title: stands } = await (await house.api('ist')).get(`/api/v1/cases/${caseId}`);
      return unless(
        kept === 'Tittel fra andre fane' && stands === 'Tittel fra første fane',
        `the form says «${kept}», the case «${stands}»: ${await wordsOf(other)}`,
      );
    },
  },
  'somebody else has saved the letter: nothing of either is lost': {
    who: 'hmk',
    async run(page, house) {
      const { replyId } = await newLetter(house, 'drafted');
      await page.goto(`/svar/${replyId}/skriv`);
      await settled(page);
      const adviser = await house.api('hmk');
      const before = await adviser.get(`/api/v1/replies/${replyId}`);
      await adviser.put(
        `/api/v1/replies/${replyId}/text`,
        { html: `${before.html}<p>Fra en annen maskin.</p>` },
        before.version,
      );
      await write(page, ' Fra denne maskinen.');
      await page
        .getByText(/Ingenting er borte/)
        .first()
        .waitFor({ timeout: 20_000 });
      const mine = await page.locator('.ProseMirror').first().innerText();
      const theirs = await textOf(house, replyId);
      return unless(/Fra denne maskinen/.test(mine) && /Fra en annen maskin/.test(theirs), 'one of the texts is gone');
    },
  },
  'without network while writing: it says so, goes on, and saves when the network is back': {
    who: 'hmk',
    async run(page, house) {
      const { replyId } = await newLetter(house, 'drafted');
      await page.goto(`/svar/${replyId}/skriv`);
      await settled(page);
      await page.context().setOffline(true);
      await page.locator('[data-offline]').waitFor({ state: 'visible' });
      await write(page, ' Skrevet uten nett.');
      await page
        .getByText(/Ikke lagret/)
        .first()
        .waitFor({ timeout: 20_000 });
      await page.context().setOffline(false);
      for (let tries = 0; tries < 40 && !/uten nett/.test(await textOf(house, replyId)); tries++)
        await page.waitForTimeout(500);
      const line = await page.locator('[data-offline]').isVisible();
      return [
        ...unless(/uten nett/.test(await textOf(house, replyId)), 'it is not saved'),
        ...unless(
          !line || /Lagret|igjen/.test(await page.locator('[data-offline]').innerText()),
          'it still says there is no network',
        ),
      ];
    },
  },
  'the page is closed without network: what was typed is offered when it is opened again': {
    who: 'hmk',
    async run(page, house) {
      const { replyId } = await newLetter(house, 'drafted');
      await page.goto(`/svar/${replyId}/skriv`);
      await settled(page);
      await page.context().setOffline(true);
      await write(page, ' Lukket uten nett.');
      await page.waitForTimeout(2_500);
      const again = await page.context().newPage();
      await page.close({ runBeforeUnload: false });
      await again.context().setOffline(false);
      await again.goto(`/svar/${replyId}/skriv`);
      await settled(again);
      await again.waitForTimeout(3_000);
      const shown =
        (await again.locator('body').innerText()).includes('Lukket uten nett') ||
        /Lukket uten nett/.test(await textOf(house, replyId));
      return unless(
        shown || /ikke (er )?lagret|tatt vare på/i.test(await again.locator('main').innerText()),
        'it is gone',
      );
    },
  },
  'an approval of another version than was read is not given': {
    who: 'al',
    async run(page, house) {
      const { replyId } = await newLetter(house, 'submitted');
      await page.goto(`/svar/${replyId}/gjennomgang`);
      await settled(page);
      const leader = await house.api('al');
      const read = await leader.get(`/api/v1/replies/${replyId}`);
      await leader.post(`/api/v1/replies/${replyId}/send-back`, { reason: 'Endres.' }, read.version);
      await page
        .getByRole('button', { name: /^Godkjenn/ })
        .first()
        .click();
      await page.waitForLoadState('load');
      await page.waitForTimeout(500);
      const { state } = await leader.get(`/api/v1/replies/${replyId}`);
      const told = await page.locator('[data-summary], [data-problem], [role=alert]').first().isVisible();
      return unless(state === 'drafting' && told, `the letter is ${state}, told ${told}`);
    },
  },
  'the answer is lost while signing: it is signed once, and the page tells': {
    who: 'mm',
    async run(page, house) {
      const { replyId } = await newLetter(house, 'released');
      await page.goto('/signering');
      await page.locator(`button[value="${replyId}"]`).first().click();
      await settled(page);
      await page
        .getByRole('link', { name: 'Signer brevet' })
        .or(page.getByRole('button', { name: 'Signer brevet' }))
        .first()
        .click();
      await page
        .locator('input[type=password]:visible')
        .first()
        .fill((await house.stage()).password);
      let signed = 0;
      await page.route(/\/signer$/, async (route) => {
        if (route.request().method() !== 'POST') return route.continue();
        signed++;
        await route.fetch({ maxRedirects: 0 });
        await route.abort('connectionreset');
      });
      await page.locator('form:has(input[type=password]:visible) button[type=submit]').first().click();
      await page.waitForTimeout(4_000);
      await page.unroute(/\/signer$/);
      const { state } = await (await house.api('hmk')).get(`/api/v1/replies/${replyId}`);
      const result = await page
        .locator('body')
        .innerText()
        .catch(() => '');
      if (!/[Ss]ignert/.test(result)) {
        await page.goBack().catch(() => {});
        await page.reload().catch(() => {});
      }
      const words = await page.locator('body').innerText();
      return unless(
        state === 'signed' && signed === 1 && /Signert|er signert/.test(words),
        `it is ${state} after ${signed} tries; the page says ${words.replaceAll(/\s+/g, ' ').slice(0, 200)}`,
      );
    },
  },
  'a file that is too large is refused with its reason, and the page stands': {
    who: 'ist',
    async run(page) {
      await page.goto('/registrering');
      const folder = await mkdtemp(join(tmpdir(), 'svarbrev-large-'));
      try {
        const large = join(folder, 'stor.pdf');
        await writeFile(large, '%PDF-1.7\n');
        await truncate(large, 201 * 1024 * 1024);
        await page.locator('input[type=file]').first().setInputFiles(large);
        const told = page.locator('[role=alert], [data-summary], [role=status]').filter({ hasText: /for stor|MB/ });
        await told.first().waitFor({ timeout: 60_000 });
        return unless(new URL(page.url()).pathname === '/registrering', `one comes to ${page.url()}`);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  },
  'a file that is empty is refused with its reason': {
    who: 'ist',
    async run(page) {
      await page.goto('/registrering');
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'tom.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) });
      await page.getByText('Filen er tom').first().waitFor();
    },
  },
  'a program that calls itself a PDF is said not to be one': {
    who: 'ist',
    async run(page) {
      const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4_000, 1)]);
      const words = await wordsOnPanel(page, { name: 'brev.pdf', mimeType: 'application/pdf', buffer: program });
      return unless(/ikke (et |en )?PDF|vises ikke|ikke vises/i.test(words), `it says only «${words}»`);
    },
  },
  'a text that calls itself a mail is taken as the text it is': {
    who: 'ist',
    async run(page) {
      const text = { name: 'brev.eml', mimeType: 'message/rfc822', buffer: Buffer.from('Dette er ikke en e-post.') };
      const words = await wordsOnPanel(page, text);
      return unless(/brev\.eml/.test(words), `it says «${words}»`);
    },
  },
  'registering is left and taken up again with what was typed': {
    who: 'ist',
    async run(page) {
      await page.goto('/registrering');
      await Promise.all([
        page.waitForURL(/\/registrering\/ny/),
        page.locator('input[type=file]').first().setInputFiles(newMail('Forlatt')),
      ]);
      await settled(page);
      await page.locator('[name="title"]').fill('Forlatt før den ble registrert');
      await page.waitForTimeout(1_500);
      const address = page.url();
      await page.goto('/');
      await page.goto(address);
      await settled(page);
      const kept = await page.locator('[name="title"]').inputValue();
      return unless(kept === 'Forlatt før den ble registrert', `the title is «${kept}»`);
    },
  },
};

async function write(page, words) {
  await page.locator('.ProseMirror').first().click();
  await moveTo(page);
  await page.keyboard.type(words, { delay: 2 });
}

/** What the panel of the letter says of a file dropped on the page. */
async function wordsOnPanel(page, file) {
  await page.goto('/registrering');
  await Promise.all([
    page.waitForURL(/\/registrering\/ny/),
    page.locator('input[type=file]').first().setInputFiles(file),
  ]);
  await settled(page);
  return (await page.locator('[data-letter]').innerText()).replaceAll(/\s+/g, ' ');
}

/** A server that does what is sent as often as it is sent is seen to have done it twice. */
async function showItFinds(house, tally) {
  const context = await (await house.browser()).newContext();
  const page = await context.newPage();
  let sent = 0;
  await page.route('http://proof.invalid/**', (route) => {
    if (route.request().method() === 'POST') sent++;
    return route.fulfill({
      contentType: 'text/html',
      body: '<main><form method="post" action="/"><textarea name="a"></textarea><button type="submit">Send</button></form></main>',
    });
  });
  await page.goto('http://proof.invalid/');
  await button(page).click();
  await page.waitForLoadState('load');
  await button(page).click();
  await page.waitForLoadState('load');
  tally.check('a form done twice is seen to be', sent === 2 ? [] : [`it was sent ${sent} times`]);
  await page.locator('textarea').fill('tapt');
  await page.reload();
  tally.check(
    'what is lost is seen to be lost',
    (await page.locator('textarea').inputValue()) === '' ? [] : ['it is there'],
  );
  await context.close();
}
