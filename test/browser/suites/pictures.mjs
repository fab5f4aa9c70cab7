// A picture of every page on desk, tablet and phone, light and dark, in out/pictures (which git does not keep): to be laid
// beside the targets. What a picture shows is for people to judge; that it could be taken, and is not blank, is checked.
import { join } from 'node:path';
import { forEach, freshFolder, newTally, root } from '../../conformance/tools.mjs';
import { sizes } from '../chromium.mjs';
import { open, shownPages } from '../shown-pages.mjs';

const folder = join(root, 'out', 'pictures');

export async function run(house, log) {
  const tally = newTally(log);
  freshFolder(folder);
  await showItFinds(house, tally);
  await forEach(await shownPages(house), (row) => take(house, row, tally));
  log(`     the pictures are in ${folder}`);
  return tally.result();
}

async function take(house, { name, who, path, status = 200 }, tally) {
  for (const [size, viewport] of Object.entries(sizes)) {
    const page = await house.at(who, { viewport, hasTouch: size !== 'desk' });
    try {
      const answer = await open(page, path);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const picture = await page.screenshot({ path: join(folder, `${name}.${size}.${colorScheme}.png`) });
        const wrong = answer.status() === status ? [] : [`${path} answers ${answer.status()}`];
        if (blank(picture, viewport)) wrong.push('the picture is blank');
        tally.check(`${name} on ${size}, ${colorScheme}`, wrong);
      }
    } catch (error) {
      tally.check(`${name} on ${size}`, [String(error).split('\n')[0]]);
    } finally {
      await page.context().close();
    }
  }
}

/** A page of one colour makes a very small file. */
const blank = (picture, { width, height }) => picture.length < (width * height) / 110;

async function showItFinds(house, tally) {
  const context = await (await house.browser()).newContext({ viewport: sizes.phone });
  const page = await context.newPage();
  const picture = await page.screenshot();
  tally.check('a blank page is seen to be blank', blank(picture, sizes.phone) ? [] : [`${picture.length} bytes`]);
  await context.close();
}
