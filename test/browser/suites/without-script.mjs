// With JavaScript off: what is pressed is a form or a link, and registering, reading and approving are done all the same.
import { newTally } from '../../conformance/tools.mjs';
import { playAll, unless } from '../plays.mjs';
import { wordsOf } from '../hands.mjs';
import { newLetter } from '../letters.mjs';
import { newMail } from '../mails.mjs';

export async function run(house, log) {
  const tally = newTally(log);
  await showItFinds(house, tally);
  await playAll(plays, house, tally, { javaScriptEnabled: false });
  return tally.result();
}

const plays = {
  'signing in and out': {
    who: null,
    async run(page, house) {
      const { password } = await house.stage();
      await page.goto('/saker');
      await page.getByLabel('Brukernavn').fill('jra');
      await page.getByLabel('Passord').fill(password);
      await page.getByRole('button', { name: 'Logg inn' }).click();
      const at = new URL(page.url()).pathname;
      await page.locator('.sb-person > summary').click();
      await page.getByRole('button', { name: 'Logg ut' }).click();
      return unless(at === '/saker' && /logg-inn/.test(page.url()), `it led to ${at} and then to ${page.url()}`);
    },
  },
  'registering a mail that is dropped nowhere but chosen': {
    who: 'ist',
    async run(page, house) {
      await page.goto('/registrering');
      await page.locator('input[type=file]').first().setInputFiles(newMail('Uten skript'));
      await page.locator('form:has(input[type=file]) button').first().click();
      await page.waitForURL(/\/registrering\/ny/);
      const title = `Henvendelse uten skript ${Date.now()}`;
      await page.locator('[name="title"]').fill(title);
      const publicTitle = page.locator('[name="publicTitle"]');
      if (await publicTitle.isVisible()) await publicTitle.fill(title);
      await page.getByRole('button', { name: 'Registrer og neste' }).click();
      const told = await page
        .getByText(/Registrert som \d+\/\d+-1/)
        .first()
        .innerText();
      const key = /(\d+\/\d+)-1/.exec(told)[1];
      const { items } = await (await house.api('ist')).get(`/api/v1/cases?key=${key}`);
      return unless(items[0]?.title === title, `the case ${key} is «${items[0]?.title}»`);
    },
  },
  'a form that is refused comes back as it was typed': {
    who: 'ist',
    async run(page, house) {
      const { caseId } = await newLetter(house);
      await page.goto(`/saker/${caseId}/gjor/setDeadline`);
      await page.getByLabel('virkedager').fill('mange');
      await page.locator('main form button[type=submit]').first().click();
      const kept = await page.getByLabel('virkedager').inputValue();
      const summary = await page.locator('[data-summary]').count();
      return unless(kept === 'mange' && summary === 1, `it says «${kept}», with ${summary} summaries`);
    },
  },
  'reading a letter, its case and its history': {
    who: 'al',
    async run(page, house) {
      const { story } = await house.facts();
      await page.goto(`/saker/${story.caseId}`);
      const link = page.locator('[data-pdf] a').first();
      const answer = await page.request.get(await link.getAttribute('href'));
      const wrong = unless(
        /pdf/.test(answer.headers()['content-type'] ?? ''),
        `the letter is ${answer.headers()['content-type']}`,
      );
      await page.goto(`/saker/${story.caseId}/historikk`);
      return [...wrong, ...unless(/Kvamsøy/.test(await page.locator('main').innerText()), 'the history names nobody')];
    },
  },
  'writing a letter as text': {
    who: 'hmk',
    async run(page, house) {
      const { replyId } = await newLetter(house, 'drafted');
      await page.goto(`/svar/${replyId}/skriv`);
      const text = page.locator('textarea[name=html]');
      await text.fill(`${await text.inputValue()}<p>Skrevet uten skript.</p>`);
      await page.locator('form[data-letter-form] button[type=submit]').click();
      const { html } = await (await house.api('hmk')).get(`/api/v1/replies/${replyId}`);
      return unless(/Skrevet uten skript/.test(html), `it is not saved: ${await wordsOf(page)}`);
    },
  },
  'approving a letter': {
    who: 'al',
    async run(page, house) {
      const { replyId } = await newLetter(house, 'submitted');
      await page.goto(`/svar/${replyId}/gjennomgang`);
      await page
        .getByRole('button', { name: /^Godkjenn/ })
        .first()
        .click();
      return stepOf(house, replyId, 'Lyngvær', 'approved', page);
    },
  },
  'sending a letter back with a reason': {
    who: 'al',
    async run(page, house) {
      const { replyId } = await newLetter(house, 'submitted');
      await page.goto(`/svar/${replyId}/gjennomgang`);
      const back = page
        .getByRole('link', { name: /Send tilbake/ })
        .or(page.locator('summary', { hasText: 'Send tilbake' }));
      if (!(await page.locator('textarea[name=reason]').first().isVisible())) await back.first().click();
      await page.locator('textarea[name=reason]').first().fill('Ta med kommunene.');
      await page.locator('form:has(textarea[name=reason]) button[type=submit]').first().click();
      return stepOf(house, replyId, 'Lyngvær', 'sentBack', page);
    },
  },
  'signing a letter': {
    who: 'mm',
    async run(page, house) {
      const { replyId } = await newLetter(house, 'released');
      await page.goto('/signering');
      await page.locator(`button[value="${replyId}"]`).click();
      const answer = await page.request.get(await page.locator('[data-pdf] a').first().getAttribute('href'));
      await page
        .getByRole('link', { name: 'Signer brevet' })
        .or(page.getByRole('button', { name: 'Signer brevet' }))
        .first()
        .click();
      const password = page.locator('input[type=password]');
      if (await password.count()) {
        await password.fill((await house.stage()).password);
        await page.locator('form:has(input[type=password]) button[type=submit]').click();
      }
      const { state } = await (await house.api('hmk')).get(`/api/v1/replies/${replyId}`);
      return unless(answer.ok() && state === 'signed', `the letter is ${state}: ${await wordsOf(page)}`);
    },
  },
};

async function stepOf(house, replyId, leader, wanted, page) {
  const { approvals } = await (await house.api('hmk')).get(`/api/v1/replies/${replyId}`);
  const step = approvals.find(({ leaderName }) => leaderName.includes(leader));
  return unless(step?.state === wanted, `her step is ${step?.state}: ${await wordsOf(page)}`);
}

/** A button that only a script makes something of does nothing here. */
async function showItFinds(house, tally) {
  const context = await (await house.browser()).newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.setContent(
    '<button onclick="document.title=1">Trykk</button><p>Før</p><script>document.querySelector("p").textContent = "Etter"</script>',
  );
  await page.getByRole('button').click();
  const words = await page.locator('p').innerText();
  tally.check('scripts are off', words === 'Før' ? [] : [`the page says ${words}`]);
  await context.close();
}
