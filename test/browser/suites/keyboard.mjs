// Without a mouse: Tab goes through every page in reading order and can be seen where it is; keys of the lists; and each
// of the great pieces of work from its beginning to its end.
import { newTally } from '../../conformance/tools.mjs';
import { sizes } from '../chromium.mjs';
import { stopsOf, tabAndPress, tabAndType } from '../hands.mjs';
import { open } from '../shown-pages.mjs';

export async function run(house, log) {
  const tally = newTally(log);
  await showItFinds(house, tally);
  for (const row of await house.pages()) await tabThrough(house, row, tally);
  for (const [name, play] of Object.entries(plays)) {
    const page = await house.at(play.who);
    try {
      tally.check(name, (await play.run(page, house)) ?? []);
    } catch (error) {
      tally.check(name, [String(error.message ?? error).split('\n')[0]]);
    } finally {
      await page.context().close();
    }
  }
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
const unless = (right, ...words) => (right ? [] : words);

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
};

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
