// Without a mouse: Tab goes through every page in reading order and can be seen where it is; keys of the lists; and each
// of the great pieces of work from its beginning to its end.
import { newTally } from '../../conformance/tools.mjs';
import { playAll, unless } from '../plays.mjs';
import { sizes } from '../chromium.mjs';
import { moveTo, pressAccessKey, savedHere, stopsOf, tabAndPress, tabAndType, tabTo } from '../hands.mjs';
import { newLetter } from '../letters.mjs';
import { newMail } from '../mails.mjs';
import { reviewPlays } from '../review-plays.mjs';
import { open, settled } from '../shown-pages.mjs';

export async function run(house, log) {
  const tally = newTally(log);
  await showItFinds(house, tally);
  for (const row of await house.pages()) await tabThrough(house, row, tally);
  await playAll({ ...plays, ...reviewPlays }, house, tally);
  return tally.result();
}

async function tabThrough(house, { name, who, path }, tally) {
  const page = await house.at(who);
  try {
    await open(page, path);
    const stops = await stopsOf(page);
    tally.check(
      `${name} (${who ?? 'nobody'}) is gone through in reading order, with a focus one can see`,
      wrongIn(stops),
    );
  } catch (error) {
    tally.check(`${name} can be gone through`, [String(error).split('\n')[0]]);
  } finally {
    await page.context().close();
  }
}

function wrongIn(stops) {
  const wrong = [];
  if (stops.length === 0) return ['Tab stops nowhere'];
  if (!/#innhold|Hopp|Gå til/.test(stops[0].what)) wrong.push(`the first stop is ${stops[0].what}`);
  for (const [at, stop] of stops.entries()) {
    const before = stops[at - 1];
    if (stop.place < 0 || (before && stop.place < before.place)) wrong.push(`${stop.what} comes out of order`);
    if (!stop.seen) wrong.push(`${stop.what} is not to be seen`);
    else if (!stop.ring) wrong.push(`${stop.what} does not show its focus`);
  }
  return wrong.slice(0, 4);
}

const focused = (page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.getAttribute('name'));
const plays = {
  'the skip link leads past the navigation': {
    who: 'hmk',
    async run(page) {
      await page.goto('/');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      return unless((await focused(page)) === 'innhold', `the focus is on ${await focused(page)}`);
    },
  },
  'somebody signs in': {
    who: null,
    async run(page, house) {
      const { password } = await house.stage();
      await page.goto('/logg-inn');
      await tabAndType(page, page.getByLabel('Brukernavn'), 'sia');
      await tabAndType(page, page.getByLabel('Passord'), password);
      await page.keyboard.press('Enter');
      await page.waitForURL((address) => address.pathname === '/');
    },
  },
  '/, a case number and Enter open the case': {
    who: 'ist',
    async run(page, house) {
      const { story } = await house.facts();
      await page.goto('/saker');
      await page.keyboard.press('/');
      await page.keyboard.type('20/14');
      await page.keyboard.press('Enter');
      await page.waitForURL((address) => address.pathname === `/saker/${story.caseId}`);
    },
  },
  'J, K and Enter go through a list': {
    who: 'ist',
    async run(page) {
      await page.goto('/saker');
      const at = () =>
        page
          .locator('[data-rows] [data-row]')
          .evaluateAll((rows) => rows.findIndex((row) => row.contains(document.activeElement)));
      const places = [];
      for (const key of ['j', 'j', 'j', 'k']) {
        await page.keyboard.press(key);
        places.push(await at());
      }
      await page.keyboard.press('Enter');
      await page.waitForURL((address) => /^\/saker\/[0-9a-f-]{36}/.test(address.pathname));
      return unless(places.join() === '0,1,2,1', `the rows were ${places}`);
    },
  },
  'single letters are letters in a field': {
    who: 'ist',
    async run(page) {
      await page.goto('/saker');
      await page.keyboard.press('/');
      await page.keyboard.type('jk/x?');
      const typed = await page.locator('[data-search]').inputValue();
      return unless(typed === 'jk/x?', `the field says ${typed}`);
    },
  },
  'a menu opens with Enter and closes with Esc, and the focus goes back': {
    who: 'hmk',
    async run(page) {
      await page.goto('/');
      const summary = page.locator('.sb-person > summary');
      await tabAndPress(page, summary);
      const opened = await page.locator('.sb-person[open]').count();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      const closed = (await page.locator('.sb-person[open]').count()) === 0;
      const back = await summary.evaluate((one) => one === document.activeElement);
      return unless(opened && closed && back, `opened ${opened}, closed ${closed}, focus back ${back}`);
    },
  },
  'a letter from a known sender with two files is registered in under 30 key presses': {
    who: 'ist',
    async run(page, house) {
      const upload = await uploadOf(
        house,
        newMail(`Oppfølging av brevet fra i vår ${Date.now() % 100_000}`, { files: 2 }),
      );
      await page.goto(`/registrering/ny?opplasting=${upload}`);
      await settled(page);
      const presses = countPresses(page);
      await page.keyboard.press('Control+Enter');
      const told = page.getByText(/Registrert som \d+\/\d+-1/).first();
      await told.waitFor();
      return unless(presses.number() < 30, `it took ${presses.number()} presses`);
    },
  },
  'a letter is registered field by field, in the order one reads': {
    who: 'ist',
    async run(page, house) {
      const upload = await uploadOf(house, newMail('Uten noe annet enn tastene'));
      await page.goto(`/registrering/ny?opplasting=${upload}`);
      await settled(page);
      const first = await focused(page);
      await tabAndType(page, page.locator('[name="title"]'), `Brev registrert med tastene ${Date.now() % 100_000}`);
      await tabTo(page, page.locator('[aria-labelledby=avsender] summary').first(), { limit: 20 });
      for (const name of ['access', 'unitId', 'dueDate'])
        await tabTo(page, page.locator(`[name="${name}"]`).first(), { limit: 30 });
      await page.keyboard.press('F2');
      const inLetter = await page.evaluate(() => document.activeElement?.closest('[data-letter]') !== null);
      await page.keyboard.press('F2');
      const back = await focused(page);
      await page.keyboard.press('Control+Enter');
      await page
        .getByText(/Registrert som \d+\/\d+-1/)
        .first()
        .waitFor();
      const next = await focused(page);
      return [
        ...unless(first === 'felt-case', `focus begins at ${first}`),
        ...unless(inLetter, 'F2 does not lead to the letter'),
        ...unless(back === 'felt-dueDate', `F2 leads back to ${back}`),
        ...unless(next && next !== 'innhold', 'after it, focus is in no field'),
      ];
    },
  },
  'a letter is closed without a reply in two keys': {
    who: 'ist',
    async run(page, house) {
      const upload = await uploadOf(house, newMail(`Til orientering ${Date.now() % 100_000}`));
      await page.goto(`/registrering/ny?opplasting=${upload}`);
      await settled(page);
      await pressAccessKey(page, '0');
      await page.keyboard.press('Enter');
      await page
        .getByText(/Registrert som \d+\/\d+-1 og avskrevet uten svar/)
        .first()
        .waitFor();
    },
  },
  'a letter is written, with heading, list, bold and a standard paragraph, and sent for approval': {
    who: 'hmk',
    async run(page, house) {
      const { replyId } = await newLetter(house, 'noted');
      await page.goto(`/svar/${replyId}/skriv`);
      await settled(page);
      const text = page.locator('.ProseMirror').first();
      await tabTo(page, text);
      await moveTo(page);
      await page.keyboard.press('Enter');
      await page.keyboard.type('# Tiltak', { delay: 2 });
      await page.keyboard.press('Enter');
      await page.keyboard.type('- Krisesentre', { delay: 2 });
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+b');
      await page.keyboard.type('Barnehus', { delay: 2 });
      await page.keyboard.press('Control+b');
      for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
      await page.keyboard.press('Control+k');
      await page.waitForTimeout(1_000);
      for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
      await page.waitForTimeout(500);
      await page.keyboard.press('Alt+F10');
      const toolbar = await page.evaluate(() => document.activeElement?.closest('[role=toolbar]') !== null);
      await page.keyboard.press('Escape');
      const back = await text.evaluate((one) => one.contains(document.activeElement));
      await savedHere(page);
      await page.keyboard.press('Control+Enter');
      const form = page.locator('form[action$="/send"]').last();
      await form.waitFor();
      await tabTo(page, form.locator('select').first());
      await tabAndType(page, form.locator('textarea').first(), 'Haster litt.');
      await tabAndPress(page, form.getByRole('button', { name: 'Send til godkjenning' }));
      await page.waitForURL(/\/saker\//);
      const { html, state } = await (await house.api('hmk')).get(`/api/v1/replies/${replyId}`);
      return [
        ...unless(toolbar && back, `Alt F10 leads to the toolbar: ${toolbar}, Esc back: ${back}`),
        ...unless(/<h2>Tiltak<\/h2><ul><li>Krisesentre/.test(html), `no heading or list: ${html.slice(-400)}`),
        ...unless(/<strong>Barnehus/.test(html), 'nothing is bold'),
        ...unless(state === 'submitted', `it is ${state}`),
      ];
    },
  },
  'a letter is approved': {
    who: 'al',
    async run(page, house) {
      const { replyId } = await newLetter(house, 'submitted');
      await page.goto(`/svar/${replyId}/gjennomgang`);
      await settled(page);
      await tabAndPress(page, page.getByRole('button', { name: /^Godkjenn/ }).first());
      await page.waitForURL((address) => !address.pathname.endsWith('/gjennomgang'));
      const { approvals } = await (await house.api('hmk')).get(`/api/v1/replies/${replyId}`);
      return unless(
        approvals.some(({ state }) => state === 'approved'),
        'it is not approved',
      );
    },
  },
  'a leader changes a letter, sees her changes, takes one back, comments, and approves': {
    who: 'al',
    async run(page, house) {
      const { replyId } = await newLetter(house, 'submitted');
      await page.goto(`/svar/${replyId}/gjennomgang?vis=rett`);
      await settled(page);
      const text = page.locator('.ProseMirror').first();
      await tabTo(page, text);
      await moveTo(page);
      await page.keyboard.type(' Høringen er i høst.', { delay: 2 });
      await moveTo(page, 'Home');
      await page.keyboard.type('Hei. ', { delay: 2 });
      const mine = page.locator('[data-my-changes] li');
      const before = await mine.allInnerTexts();
      await tabAndPress(page, mine.first().getByRole('button'));
      const after = await mine.allInnerTexts();
      await tabAndPress(page, page.locator('[data-comment-new] > summary'));
      await tabAndType(page, page.locator('#felt-text'), 'Kort og godt.');
      const kept = await text.innerText();
      await tabTo(page, text, { key: 'Shift+Tab' });
      await page.keyboard.press('Control+Enter');
      await page.waitForURL((address) => !address.pathname.endsWith('/gjennomgang'));
      const { html, approvals } = await (await house.api('hmk')).get(`/api/v1/replies/${replyId}`);
      return [
        ...unless(before.length === 2 && /Hei/.test(before[0] ?? ''), `her changes are ${before}`),
        ...unless(after.length === 1 && /Høringen/.test(after[0] ?? ''), `after one is taken back they are ${after}`),
        ...unless(/Høringen er i høst/.test(kept), 'the text is gone while one comments'),
        ...unless(/Høringen er i høst\./.test(html) && !/Hei\./.test(html), `the letter says ${html}`),
        ...unless(approvals[0]?.state === 'approved', 'it is not approved'),
      ];
    },
  },
  'A approves, R sends back': {
    who: 'al',
    async run(page, house) {
      const [one, other] = [await newLetter(house, 'submitted'), await newLetter(house, 'submitted')];
      await page.goto(`/svar/${one.replyId}/gjennomgang`);
      await settled(page);
      await page.keyboard.press('a');
      await page.waitForURL((address) => !address.pathname.endsWith('/gjennomgang'));
      await page.goto(`/svar/${other.replyId}/gjennomgang`);
      await settled(page);
      await page.keyboard.press('r');
      await page.locator('textarea[name=reason]').first().waitFor();
      await page.keyboard.type('Ta med kommunene.');
      await page.keyboard.press('Control+Enter');
      const adviser = await house.api('hmk');
      for (let tries = 0; tries < 20; tries++) {
        if ((await adviser.get(`/api/v1/replies/${other.replyId}`)).state === 'drafting') break;
        await page.waitForTimeout(250);
      }
      const { state } = await adviser.get(`/api/v1/replies/${other.replyId}`);
      return unless(state === 'drafting', `the second is ${state}`);
    },
  },
  'a letter is read with its folder and signed': {
    who: 'mm',
    async run(page, house) {
      const { replyId } = await newLetter(house, 'released');
      await page.goto('/signering');
      await tabAndPress(page, page.locator(`button[value="${replyId}"]`));
      await page.waitForURL(/\/brev\//);
      await settled(page);
      await page.keyboard.press('m');
      await page.locator('#mappen aside, #mappen [role=dialog]').first().waitFor();
      await page.keyboard.press('Escape');
      const shut = (await page.locator('#mappen aside').count()) === 0;
      await tabAndPress(
        page,
        page.getByRole('link', { name: 'Signer brevet' }).or(page.getByRole('button', { name: 'Signer brevet' })),
      );
      const password = page.locator('input[type=password]:visible').first();
      if (
        await password.waitFor({ timeout: 4_000 }).then(
          () => true,
          () => false,
        )
      ) {
        await tabTo(page, password);
        await page.keyboard.type((await house.stage()).password);
        await page.keyboard.press('Enter');
      }
      await page
        .getByText(/Signert kl\./)
        .first()
        .waitFor();
      const { state } = await (await house.api('hmk')).get(`/api/v1/replies/${replyId}`);
      return [...unless(shut, 'Esc does not close the folder'), ...unless(state === 'signed', `it is ${state}`)];
    },
  },
};

/** An uploaded mail, as it lies when it has been dropped on the page. */
async function uploadOf(house, { buffer, name, mimeType }) {
  return (await (await house.api('ist')).upload(buffer, name, mimeType)).id;
}

/** Counts what is pressed from now on. */
function countPresses(page) {
  let number = 0;
  const { press, type } = page.keyboard;
  page.keyboard.press = (key, ...rest) => {
    number += key.split('+').length;
    return press.call(page.keyboard, key, ...rest);
  };
  page.keyboard.type = (text, ...rest) => {
    number += text.length;
    return type.call(page.keyboard, text, ...rest);
  };
  return { number: () => number };
}

/** A page whose order is turned about and whose focus does not show. */
async function showItFinds(house, tally) {
  const context = await (await house.browser()).newContext({ viewport: sizes.desk });
  const page = await context.newPage();
  await page.setContent(`<style>:focus{outline:3px solid}#b:focus{outline:none}</style>
    <a href="#innhold">Hopp</a><a id="a" tabindex="2" href="/a">A</a><button id="b">B</button><button id="c" style="position:absolute;left:0;top:-99px">C</button>`);
  const wrong = wrongIn(await stopsOf(page)).join();
  for (const what of [
    'a#a «A» comes out of order',
    'button#b «B» does not show its focus',
    'button#c «C» is not to be seen',
  ])
    tally.check(`it is seen that ${what}`, wrong.includes(what) ? [] : [wrong]);
  await context.close();
}
