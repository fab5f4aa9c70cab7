// How a leader's own changes and comments are marked, played by the keyboard suite: changes of words and of form told
// apart, each taken back alone, and words chosen in the text for a comment.
import { unless } from './plays.mjs';
import { tabAndPress, tabTo } from './hands.mjs';
import { newLetter } from './letters.mjs';
import { settled } from './shown-pages.mjs';

const written = [
  '<h2>Tiltak i året</h2>',
  '<p>Krisesentrene får <strong>mer penger</strong> fra <a href="https://www.regjeringen.no">regjeringen</a>.</p>',
  '<ul><li>Barnehus i nord</li><li>Tolk ved behov</li></ul>',
  '<p>Høringen varer til høsten.</p>',
  '<p>Vi takker for brevet.</p>',
].join('');

/** A letter before its leader that says just this. */
async function letterThatSays(house, html) {
  const { replyId } = await newLetter(house, 'drafted');
  const adviser = await house.api('hmk');
  const path = `/api/v1/replies/${replyId}`;
  const { version } = await adviser.put(`${path}/text`, { html }, (await adviser.get(path)).version);
  const { personId } = await (await house.api('al')).get('/api/v1/session');
  await adviser.post(`${path}/submit`, { route: [personId] }, version);
  return replyId;
}

/** The leader at the letter, changing it. */
async function changing(page, house, html = written) {
  const replyId = await letterThatSays(house, html);
  await page.goto(`/svar/${replyId}/gjennomgang?vis=rett`);
  await settled(page);
  await tabTo(page, editorOf(page));
  return replyId;
}

const editorOf = (page) => page.locator('.ProseMirror').first();
const linesOf = (page) => page.locator('[data-my-changes] li');
const toldOf = (page) => linesOf(page).locator('p').allInnerTexts();
/** As it is sent; the editor has a paragraph in every item, the stored text has none. */
const textOf = async (page) =>
  (await page.locator('textarea[name=html]').inputValue()).replaceAll(/(<li>)<p>|<\/p>(<\/li>)/g, '$1$2');

/** Chooses words as they stand in the text; `to` are the last of them, when they stand in another block. */
async function chooseWords(page, words, to = words) {
  await page.evaluate(
    ([first, last]) => {
      const place = document.querySelector('.ProseMirror') ?? document.querySelector('[data-quotable]');
      const found = (wanted) => {
        const walker = document.createTreeWalker(place, window.NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          if (!node.parentElement.closest('del, .sb-hidden') && node.data.includes(wanted))
            return [node, node.data.indexOf(wanted)];
        throw new Error(`«${wanted}» is not in the text`);
      };
      const [from, start] = found(first);
      const [until, end] = found(last);
      document.getSelection().setBaseAndExtent(from, start, until, end + last.length);
    },
    [words, to],
  );
  // The editor hears of what is chosen a moment later.
  await page.waitForTimeout(80);
}

const takeBack = (page, words) =>
  tabAndPress(page, linesOf(page).filter({ hasText: words }).getByRole('button').first());

/** Presses a tool of the bar over the text. */
async function press(page, tool) {
  await page.locator(`[data-toolbar] [data-do=${tool}]`).click();
  await page.waitForTimeout(80);
}

async function makeBlock(page, kind) {
  await page.locator('[data-toolbar] [data-block]').selectOption(kind);
  await page.waitForTimeout(80);
}

const sameLines = (told, wanted, when) =>
  unless(JSON.stringify(told) === JSON.stringify(wanted), `${when} it says ${JSON.stringify(told)}`);

export const reviewPlays = {
  'bold, italic, a link and a heading are told one by one, marked in the text, and taken back alone': {
    who: 'al',
    async run(page, house) {
      await changing(page, house);
      const first = await textOf(page);
      await chooseWords(page, 'Høringen');
      await page.keyboard.press('Control+b');
      await chooseWords(page, 'penger');
      await page.keyboard.press('Control+b');
      await chooseWords(page, 'Tolk');
      await page.keyboard.press('Control+i');
      await chooseWords(page, 'Vi takker');
      await makeBlock(page, 'h3');
      await chooseWords(page, 'Tiltak');
      await makeBlock(page, 'paragraph');
      const told = await toldOf(page);

      const marked = await editorOf(page).locator('.sb-w-formed, .sb-w-reformed').allInnerTexts();
      const hidden = await linesOf(page).first().getByRole('button').textContent();
      await takeBack(page, 'fet skrift på «penger»');
      await takeBack(page, 'til underoverskrift');
      const left = await toldOf(page);
      const html = await textOf(page);
      for (const words of ['«Høringen»', '«Tolk»', 'brødtekst']) await takeBack(page, words);
      const none = await page.locator('[data-my-changes] [data-none]').innerText();
      return [
        ...sameLines(
          told,
          [
            'Gjorde «Tiltak i året» til brødtekst',
            'Tok bort fet skrift på «penger»',
            'Satte «Tolk» i kursiv',
            'Satte «Høringen» i fet skrift',
            'Gjorde «Vi takker for brevet.» til underoverskrift',
          ],
          'at first',
        ),
        ...sameLines(marked, ['Tiltak i året', 'penger', 'Tolk', 'Høringen', 'Vi takker for brevet.'], 'in the text'),
        ...unless(/Angre endringen.*Tiltak i året/.test(hidden), `the button is called «${hidden}»`),
        ...unless(left.length === 3, `when two are taken back, it says ${left}`),
        ...unless(
          /<p>Tiltak/.test(html) && /<em>Tolk/.test(html) && /<strong>Høringen/.test(html),
          `others are taken back too: ${html}`,
        ),
        ...unless(/<strong>mer penger<\/strong>/.test(html) && /<p>Vi takker/.test(html), `not taken back: ${html}`),
        ...unless((await textOf(page)) === first, `in the end it is ${await textOf(page)}`),
        ...unless(/Du har ikke endret noe/.test(none), `in the end it says «${none}»`),
      ];
    },
  },
  'a link made, changed and removed is told with where it leads': {
    who: 'al',
    async run(page, house) {
      await changing(page, house);
      const first = await textOf(page);
      const link = async (address) => {
        await page.locator('[data-toolbar] [data-do=link]').click();
        if (address) await page.locator('#lenkeadresse').fill(address);
        await page.getByRole('button', { name: address ? 'Lag lenken' : 'Fjern lenken' }).click();
        await page.waitForTimeout(80);
      };
      await chooseWords(page, 'brevet');
      await link('https://www.jd.example/brev');
      await chooseWords(page, 'regjeringen');
      await link(null);
      const told = await toldOf(page);

      await takeBack(page, 'Fjernet lenken');
      await chooseWords(page, 'regjeringen');
      await link('https://www.jd.example');
      const changed = await toldOf(page);
      await takeBack(page, 'La lenke');
      await takeBack(page, 'Endret lenken');
      return [
        ...sameLines(
          told,
          ['Fjernet lenken på «regjeringen»', 'La lenke på «brevet» til https://www.jd.example/brev'],
          'at first',
        ),
        ...unless(
          /^Endret lenken på «regjeringen» til https:\/\/www\.jd\.example$/.test(changed[0]),
          `it says ${changed}`,
        ),
        ...unless((await textOf(page)) === first, `in the end it is ${await textOf(page)}`),
      ];
    },
  },
  'paragraphs made a list, and items taken out of one, are told as one change and go back with their words': {
    who: 'al',
    async run(page, house) {
      await changing(page, house);
      const first = await textOf(page);
      await chooseWords(page, 'Høringen', 'Vi takker');
      await press(page, 'ordered');
      await chooseWords(page, 'Tolk');
      await press(page, 'bullet');
      await chooseWords(page, 'høsten');
      await page.keyboard.type('våren');
      const told = await toldOf(page);

      await takeBack(page, 'nummerert liste');
      const html = await textOf(page);
      const left = await toldOf(page);
      await takeBack(page, 'brødtekst');
      await takeBack(page, 'våren');
      return [
        ...sameLines(
          told,
          [
            'Gjorde «Tolk ved behov» til brødtekst',
            'Gjorde «Høringen varer til våren. ¶ Vi takker for brevet.» til nummerert liste',
            '«høsten» ble «våren»',
          ],
          'at first',
        ),
        ...sameLines(left, [told[0], told[2]], 'when the list is taken back'),
        ...unless(/<p>Høringen varer til våren\.<\/p><p>Vi takker/.test(html), `the list is not taken back: ${html}`),
        ...unless((await textOf(page)) === first, `in the end it is ${await textOf(page)}`),
      ];
    },
  },
  'words and their form changed in one paragraph are told apart, and each is taken back without the other': {
    who: 'al',
    async run(page, house) {
      await changing(page, house);
      const first = await textOf(page);
      await chooseWords(page, 'varer');
      await page.keyboard.type('varte');
      await chooseWords(page, 'varte', ' til');
      await page.keyboard.press('Control+b');
      await chooseWords(page, 'Høringen');
      await makeBlock(page, 'h3');
      await chooseWords(page, 'brevet');
      await page.keyboard.press('Control+i');
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(80);
      await page.keyboard.press('Backspace');
      await page.keyboard.type('ne');
      const told = await toldOf(page);

      await takeBack(page, '«varer» ble «varte»');
      await takeBack(page, '«brevet» ble');
      const html = await textOf(page);
      const left = await toldOf(page);
      return [
        ...sameLines(
          told,
          [
            'Gjorde «Høringen varte til høsten.» til underoverskrift',
            '«varer» ble «varte»',
            'Satte «varte til» i fet skrift',
            '«brevet» ble «brevene»',
            'Satte «brevene» i kursiv',
          ],
          'at first',
        ),
        ...unless(
          /<h3>Høringen <strong>varer til<\/strong> høsten\.<\/h3>/.test(html) && /for <em>brevet<\/em>\./.test(html),
          `the form went with the words: ${html}`,
        ),
        ...sameLines(
          left,
          [
            'Gjorde «Høringen varer til høsten.» til underoverskrift',
            'Satte «varer til» i fet skrift',
            'Satte «brevet» i kursiv',
          ],
          'when the words are taken back',
        ),
        ...unless(first.includes('varer'), first),
      ];
    },
  },
  'changes of words and of form are told again when the answer was refused': {
    who: 'al',
    async run(page, house) {
      await changing(page, house);
      await chooseWords(page, 'Høringen');
      await page.keyboard.press('Control+b');
      await chooseWords(page, 'varer til');
      await page.keyboard.type('holder fram mot');
      await chooseWords(page, 'Tolk');
      await press(page, 'bullet');
      await chooseWords(page, 'Tiltak');
      await makeBlock(page, 'h3');
      const told = await toldOf(page);
      await page.locator('#felt-comment').evaluate((one) => {
        one.removeAttribute('maxlength');
        one.value = 'x'.repeat(2001);
      });
      await page.getByRole('button', { name: 'Godkjenn med mine endringer' }).click();
      await page.locator('[data-summary]').waitFor();
      await settled(page);
      const again = await toldOf(page);
      await takeBack(page, 'fet skrift');
      await takeBack(page, 'brødtekst');
      await takeBack(page, 'holder');
      const html = await textOf(page);
      return [
        ...unless(told.length === 4, `at first it says ${told}`),
        ...sameLines(again, told, 'when refused'),
        ...sameLines(await toldOf(page), ['Gjorde «Tiltak i året» til underoverskrift'], 'in the end'),
        ...unless(
          html.endsWith('<li>Tolk ved behov</li></ul><p>Høringen varer til høsten.</p><p>Vi takker for brevet.</p>'),
          `in the end it is ${html}`,
        ),
      ];
    },
  },
  'words over two paragraphs are chosen for a comment, and marked in each of them': {
    who: 'al',
    async run(page, house) {
      const replyId = await changing(page, house);
      await page.locator('[data-comment-new] > summary').click();
      const hint = await page.locator('[data-quotation-hint]').isVisible();
      await chooseWords(page, 'til høsten.', 'Vi takker');
      const chosen = await page.locator('#felt-quotation').inputValue();
      await page.locator('#felt-text').fill('Slå sammen?');
      await page.getByRole('button', { name: 'Send kommentaren' }).click();
      await page.getByText('Kommentaren er sendt.').waitFor();
      const marked = await markedIn(page);
      await page.goto(`/svar/${replyId}/gjennomgang?vis=hele`);
      await settled(page);
      await page.locator('[data-comment-new] > summary').click();
      return [
        ...unless(hint, 'nothing tells that words can be chosen'),
        ...unless(chosen === 'til høsten. Vi takker', `chosen are «${chosen}»`),
        ...sameLines(marked, ['til høsten.', 'Vi takker'], 'marked:'),
        ...unless(!(await page.locator('[data-quotation-hint]').isVisible()), 'over the PDF too one is told to choose'),
      ];
    },
  },
  'changes of form between versions are told among those of words, marked and stepped to': {
    who: 'al',
    async run(page, house) {
      const html = written
        .replace('<p>Vi takker for brevet.</p>', '<h3>Vi takker for <em>brevet</em>.</h3>')
        .replace('varer til høsten', 'varer til våren')
        .replace(/<a[^>]*>regjeringen<\/a>/, 'regjeringen')
        .replace(/<ul>.*<\/ul>/, '<p>Barnehus i nord</p><p>Tolk ved behov</p>');
      const replyId = await sentBackAndChanged(house, html);
      await page.goto(`/svar/${replyId}/gjennomgang`);
      await settled(page);
      const told = await page.locator('.sb-review-changes a').allInnerTexts();
      const marked = await page.locator('.sb-sheet .sb-w-formed, .sb-sheet .sb-w-reformed').allInnerTexts();
      for (let presses = 0; presses < 4; presses++) await page.keyboard.press('n');
      const at = await page.evaluate(() => document.activeElement.id);
      await chooseWords(page, 'Vi takker', 'brevet');
      const chosen = await page.locator('#felt-quotation').inputValue();
      return [
        ...sameLines(
          told,
          [
            'Fjernet lenken på «regjeringen»',
            'Gjorde «Barnehus i nord ¶ Tolk ved behov» til brødtekst',
            '«høsten» ble «våren»',
            'Gjorde «Vi takker for brevet.» til underoverskrift',
            'Satte «brevet» i kursiv',
          ],
          'in the list',
        ),
        ...unless(marked.length === 5, `marked are ${JSON.stringify(marked)}`),
        ...unless(at === 'endring-4', `four steps lead to ${at}`),
        ...unless(chosen === 'Vi takker for brevet', `chosen are «${chosen}»`),
      ];
    },
  },
  'words chosen among changes are those the letter has now': {
    who: 'al',
    async run(page, house) {
      const replyId = await sentBackAndChanged(house, written.replace('varer til høsten', 'varte til våren'));
      await page.goto(`/svar/${replyId}/gjennomgang?vis=endringer`);
      await settled(page);
      await chooseWords(page, 'Høringen', 'våren');
      const chosen = await page.locator('#felt-quotation').inputValue();
      return unless(chosen === 'Høringen varte til våren', `chosen are «${chosen}»`);
    },
  },
};

/** What is marked in the text for its comments, stretch by stretch. */
async function markedIn(page) {
  await page.waitForFunction(() => (window.CSS.highlights.get('sb-comment')?.size ?? 0) > 0);
  return page.evaluate(() => [...window.CSS.highlights.get('sb-comment')].map(String));
}

/** A letter the leader sent back, changed and before her again. */
async function sentBackAndChanged(house, html) {
  const replyId = await letterThatSays(house, written);
  const [leader, adviser] = [await house.api('al'), await house.api('hmk')];
  const path = `/api/v1/replies/${replyId}`;
  await leader.post(`${path}/send-back`, { reason: 'Se over tidene.' }, (await leader.get(path)).version);
  const { version } = await adviser.put(`${path}/text`, { html }, (await adviser.get(path)).version);
  const { personId } = await leader.get('/api/v1/session');
  await adviser.post(`${path}/submit`, { route: [personId] }, version);
  return replyId;
}
