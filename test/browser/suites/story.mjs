// The whole story of a letter (DESIGN section 1) through the pages alone, by six people at six browsers: the archivist, the
// head of the unit, the adviser, the permanent secretary, the private office and the minister. What came of it is then
// read through the API.
import { newTally } from '../../conformance/tools.mjs';
import { act, choose, fillIn, moveTo, sent, wordsOf } from '../hands.mjs';
import { newMail } from '../mails.mjs';
import { unless } from '../plays.mjs';
import { settled } from '../shown-pages.mjs';
import { watch } from '../watch.mjs';

/** Played again on the same stage, it is another letter. */
const title = `Vold i nære relasjoner etter gjenåpningen (${Date.now() % 100_000})`;
const people = ['ist', 'al', 'hmk', 'sbn', 'mf', 'mm'];

export async function run(house, log) {
  const tally = newTally(log);
  const story = { house, pages: {}, heard: {} };
  for (const username of people) {
    story.pages[username] = await house.at(username, { own: true });
    story.heard[username] = await watch(story.pages[username], (await house.stage()).url);
    await story.pages[username].goto('/');
  }
  for (const [index, step] of steps.entries()) {
    const name = `${index + 1}. ${step.name.replaceAll(/([A-Z])/g, (_, letter) => ` ${letter.toLowerCase()}`)}`;
    try {
      tally.check(name, (await step(story)) ?? []);
    } catch (error) {
      const where = await Promise.all(people.map((who) => `${who} at ${new URL(story.pages[who].url()).pathname}`));
      tally.check(name, [`${String(error.message ?? error).slice(0, 600)} (${where.join(', ')})`]);
      tally.check('the rest of the story', ['it could not be played']);
      break;
    }
  }
  for (const username of people) {
    tally.check(`${username}'s browser refused nothing and failed at nothing`, story.heard[username].wrong());
    await story.pages[username].context().close();
  }
  return tally.result();
}

/** The case in the list of one's own work, opened from the search field. */
async function openCase({ pages, key, caseId }, username) {
  const page = pages[username];
  await page.goto('/saker');
  await page.keyboard.press('/');
  await page.keyboard.type(key);
  await page.keyboard.press('Enter');
  await page.waitForURL(
    (address) => address.pathname.startsWith(`/saker/${caseId ?? ''}`) && address.pathname !== '/saker',
  );
  await settled(page);
  return page;
}

const steps = [
  async function theArchivistRegistersTheMail(story) {
    const page = story.pages.ist;
    await page.goto('/registrering');
    await Promise.all([
      page.waitForURL(/\/registrering\/ny/),
      page.locator('input[type=file]').first().setInputFiles(newMail(title)),
    ]);
    await settled(page);
    const sender = page.locator('[name="sender.name"]');
    const wrong = unless(/Soroptimist/.test(await sender.inputValue()), `the sender is «${await sender.inputValue()}»`);
    wrong.push(
      ...unless((await page.locator('[name="documentDate"]').inputValue()) === '2020-05-14', 'the date is not read'),
    );
    await page.locator('[name="title"]').fill(title);
    const publicTitle = page.locator('[name="publicTitle"]');
    if (await publicTitle.isVisible()) await publicTitle.fill(title);
    await page.getByRole('button', { name: 'Registrer og neste' }).click();
    const told = page.getByText(/Registrert som \d+\/\d+-1/).first();
    await told.waitFor();
    story.key = /(\d+\/\d+)-1/.exec(await told.innerText())[1];
    return wrong;
  },
  async function theArchivistChoosesWhoAnswers(story) {
    const page = await openCase(story, 'ist');
    story.caseId = /\/saker\/([0-9a-f-]{36})/.exec(page.url())[1];
    await page.getByRole('link', { name: 'Velg svarende statsråd' }).first().click();
    const form = page.locator('dialog[open] form, main form[data-form]').first();
    await form.getByLabel('Begrunnelse').waitFor();
    await choose(form.getByLabel('Svarer i saken'), 'justis- og beredskapsminister');
    await form.getByLabel('Begrunnelse').fill('Samordner arbeidet mot vold i nære relasjoner.');
    await sent(page, form.getByRole('button', { name: 'Velg svarende statsråd' }));
    return unless(
      /på vegne av (fem|5) andre/.test(await wordsAll(page)),
      `it does not say for whom: ${await wordsOf(page)}`,
    );
  },
  async function theArchivistGivesItToTheUnit(story) {
    const page = story.pages.ist;
    await act(page, 'Fordel saken', { Enhet: 'Avdeling for kriminalitetsforebygging' });
    await act(page, 'Sett svarfristen', { Dato: '2020-07-03' });
    return unless(/03\.07\.2020/.test(await wordsAll(page)), 'the deadline is not shown');
  },
  async function theHeadOfTheUnitGivesItToTheAdviser(story) {
    const page = story.pages.al;
    await page.goto('/');
    const waits = await page.getByText(title).count();
    await openCase(story, 'al');
    await page.getByRole('link', { name: 'Fordel saken' }).first().click();
    const form = page.locator('dialog[open] form, main form[data-form]').first();
    await choose(form.getByLabel('Saksbehandler'), 'Kvamsøy');
    await fillIn(form, 'Beskjed', 'Skriv svar på vegne av alle mottakerne.');
    await sent(page, form.getByRole('button', { name: 'Fordel saken' }));
    return unless(waits > 0, 'the case does not wait on her start page');
  },
  async function theAdviserTakesItOn(story) {
    const page = story.pages.hmk;
    await page.goto('/');
    const waits = await page.getByText(title).count();
    await openCase(story, 'hmk');
    await act(page, 'Ta imot saken');
    return unless(waits > 0, 'the case does not wait on his start page');
  },
  async function theAdviserBeginsFromATemplate(story) {
    const page = story.pages.hmk;
    await page.getByRole('link', { name: 'Begynn på et svar' }).first().click();
    await page.waitForURL(/nytt-svar/);
    await page.locator('a[href*="mal=reply-on-behalf"]').click();
    const form = page.locator('form[action$="/nytt-svar"]');
    await form.locator('[name="subject"]').fill('Vold i nære relasjoner');
    await sent(page, form.locator('[data-primary]'));
    await page.waitForURL(/\/svar\/[0-9a-f-]{36}\/skriv/);
    story.replyId = /\/svar\/([0-9a-f-]{36})/.exec(page.url())[1];
  },
  async function theAdviserWritesAndItIsSavedByItself(story) {
    const page = story.pages.hmk;
    await settled(page);
    const text = page.locator('.ProseMirror').first();
    await text.click();
    await moveTo(page);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Regjeringen tar vold i nære relasjoner på største alvor.', { delay: 2 });
    await page.keyboard.press('Enter');
    await page.keyboard.type('Kommunene har fått midler til flere tiltak i år.', { delay: 2 });
    await page
      .getByText(/Lagret kl\. \d\d\.\d\d/)
      .first()
      .waitFor({ timeout: 20_000 });
    await page.waitForFunction(() => document.querySelectorAll('[data-preview] canvas').length > 0, null, {
      timeout: 20_000,
    });
    const { html } = await (await story.house.api('hmk')).get(`/api/v1/replies/${story.replyId}`);
    return unless(/største alvor/.test(html) && /flere tiltak/.test(html), 'the text is not saved');
  },
  async function theAdviserInsertsAStandardParagraph(story) {
    const page = story.pages.hmk;
    const before = await page.locator('.ProseMirror').first().innerText();
    await page.locator('.ProseMirror').first().click();
    await moveTo(page);
    await page.keyboard.press('Control+k');
    const search = page.locator('dialog[open] input, [data-paragraphs] input, [role=combobox]').first();
    await search.waitFor();
    await page.waitForTimeout(600);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (length) => document.querySelector('.ProseMirror').innerText.length > length + 20,
      before.length,
    );
    await page
      .getByText(/Lagret kl\. \d\d\.\d\d/)
      .first()
      .waitFor({ timeout: 20_000 });
  },
  async function theAdviserWritesTheNoteToTheMinister(story) {
    const page = story.pages.hmk;
    await page.goto(`/svar/${story.replyId}/skriv/notat`);
    await settled(page);
    const parts = [
      'Hva departementet gjør for dem som lever med vold i nære relasjoner.',
      'Vi tilrår at brevet sendes.',
      'Svaret er drøftet med de andre departementene.',
    ];
    await page.locator('.ProseMirror').first().focus();
    await moveTo(page, 'Home');
    for (const [at, words] of parts.entries()) {
      if (at > 0) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.type(words, { delay: 2 });
    }
    await page
      .getByText(/Lagret kl\. \d\d\.\d\d/)
      .first()
      .waitFor({ timeout: 20_000 });
    const reply = await (await story.house.api('hmk')).get(`/api/v1/replies/${story.replyId}`);
    const missing = parts.filter((words) => !(reply.noteHtml ?? '').includes(words));
    return missing.map((words) => `the note does not say «${words}»`);
  },
  async function theAdviserSendsItForApproval(story) {
    await submit(story, 'Tiltakene er fra vår oversikt.');
    return unless((await stateOf(story)) === 'submitted', `it is ${await stateOf(story)}`);
  },
  async function theHeadOfTheUnitSendsItBack(story) {
    const page = story.pages.al;
    await page.goto('/');
    const waits = await page.locator(`a[href*="${story.replyId}"]`).count();
    await page.goto(`/svar/${story.replyId}/gjennomgang`);
    await settled(page);
    await page
      .getByRole('link', { name: /Send tilbake/ })
      .or(page.getByRole('button', { name: /Send tilbake/ }))
      .first()
      .click();
    const reason = page.locator('textarea[name="reason"]:visible').first();
    await reason.fill('Ta med de kommunale handlingsplanene.');
    await sent(page, page.locator('form:has(textarea[name="reason"]:visible) button[type=submit]').first());
    return [
      ...unless(waits > 0, 'the letter does not wait on her start page'),
      ...unless((await stateOf(story)) === 'drafting', `it is ${await stateOf(story)}`),
    ];
  },
  async function theAdviserWritesMoreAndSendsItAgain(story) {
    const page = story.pages.hmk;
    await page.goto(`/svar/${story.replyId}/skriv`);
    await settled(page);
    const seen =
      /kommunale handlingsplanene/.test(await wordsAll(page)) ||
      /kommunale handlingsplanene/.test(await caseWords(story, 'hmk'));
    await page.goto(`/svar/${story.replyId}/skriv`);
    await settled(page);
    await page.locator('.ProseMirror').first().click();
    await moveTo(page);
    await page.keyboard.type(' Kommunale handlingsplaner er et viktig verktøy.', { delay: 2 });
    await page
      .getByText(/Lagret kl\. \d\d\.\d\d/)
      .first()
      .waitFor({ timeout: 20_000 });
    await submit(story, '');
    return unless(seen, 'the reason is nowhere to be read');
  },
  async function theHeadOfTheUnitApproves(story) {
    await approve(story, 'al', /^Godkjenn/);
    return unless((await stateOf(story)) === 'submitted', `it is ${await stateOf(story)}`);
  },
  async function thePermanentSecretaryMendsAndApproves(story) {
    const page = story.pages.sbn;
    await page.goto(`/svar/${story.replyId}/gjennomgang`);
    await settled(page);
    await page.getByRole('link', { name: 'Rett selv' }).click();
    await settled(page);
    const editor = page.locator('.ProseMirror');
    if (await editor.count()) {
      await editor.first().click();
      await moveTo(page);
      await page.keyboard.type(' Vi følger dette tett.', { delay: 2 });
    } else {
      const source = page.locator('textarea[name=html]');
      await source.fill(`${await source.inputValue()}<p>Vi følger dette tett.</p>`);
    }
    await sent(page, page.getByRole('button', { name: 'Godkjenn med mine endringer' }).first());
    return unless((await stateOf(story)) === 'approved', `it is ${await stateOf(story)}`);
  },
  async function thePrivateOfficeLaysItBeforeTheMinister(story) {
    const page = story.pages.mf;
    await page.goto('/forvaerelse');
    const waits = await page.locator(`a[href*="${story.replyId}"]`).count();
    await page.goto(`/forvaerelse/${story.replyId}`);
    await settled(page);
    const button = page.getByRole('button', { name: /Legg frem/ }).first();
    if (!(await button.isVisible().catch(() => false)))
      await page
        .getByRole('link', { name: /Legg frem/ })
        .first()
        .click();
    await sent(page, page.getByRole('button', { name: /Legg frem/ }).first());
    return [
      ...unless(waits > 0, 'it is not in her list'),
      ...unless((await stateOf(story)) === 'released', `it is ${await stateOf(story)}`),
    ];
  },
  async function theMinisterReadsAndSigns(story) {
    const page = story.pages.mm;
    await page.goto('/signering');
    await sent(page, page.locator(`button[value="${story.replyId}"]`).first());
    await page.waitForFunction(() => document.querySelectorAll('[data-pdf] canvas').length > 0, null, {
      timeout: 20_000,
    });
    await page
      .getByRole('link', { name: 'Signer brevet' })
      .or(page.getByRole('button', { name: 'Signer brevet' }))
      .first()
      .click();
    const password = page.locator('input[type=password]:visible').first();
    await password.fill((await story.house.stage()).password);
    await sent(page, page.locator('form:has(input[type=password]:visible) button[type=submit]').first());
    await page
      .getByText(/Signert kl\. \d\d\.\d\d/)
      .first()
      .waitFor();
    return unless((await stateOf(story)) === 'signed', `it is ${await stateOf(story)}`);
  },
  async function theArchivistChecksAndDispatches(story) {
    const page = story.pages.ist;
    await page.goto('/arbeid/to-dispatch');
    const waits = await page.locator(`a[href*="${story.replyId}"]`).count();
    await page.goto(`/ekspedering/${story.replyId}`);
    await settled(page);
    for (const box of await page.locator('main input[type=checkbox]:visible').all()) await box.check();
    await sent(page, page.getByRole('button', { name: /Eksped|Send/ }).first());
    for (let tries = 0; tries < 60 && (await stateOf(story)) !== 'dispatched'; tries++) await page.waitForTimeout(500);
    return [
      ...unless(waits > 0, 'it is not in her list'),
      ...unless((await stateOf(story)) === 'dispatched', `it is ${await stateOf(story)}`),
    ];
  },
  async function theArchivistJournalsAndArchives(story) {
    const archivist = await story.house.api('ist');
    const page = await openCase(story, 'ist');
    await page.locator('summary', { hasText: 'Mer' }).first().click();
    await page.getByRole('link', { name: 'Rett opplysningene om saken' }).first().click();
    const form = page.locator('dialog[open] form').first();
    await form.waitFor();
    const classes = form.getByLabel('Klasse');
    await classes.selectOption(
      await classes.locator('option').evaluateAll((options) => options.filter(({ value }) => value).at(-1)?.value),
    );
    await sent(page, form.getByRole('button').first());
    const { items } = await archivist.get(`/api/v1/cases/${story.caseId}/entries`);
    for (const { id } of items) {
      for (const link of ['Ferdigstill notatet', 'Journalfør', 'Arkiver']) {
        await page.goto(`/saker/${story.caseId}/dokument/${id}`);
        const doing = page.getByRole('link', { name: link, exact: true }).first();
        if (await doing.count()) await act(page, link);
      }
    }
    const { items: after } = await archivist.get(`/api/v1/cases/${story.caseId}/entries`);
    return after.filter(({ status }) => status !== 'archived').map(({ key, status }) => `${key} is ${status}`);
  },
  async function theArchivistClosesTheCase(story) {
    const page = await openCase(story, 'ist');
    await act(page, 'Avslutt saken');
    const { status } = await (await story.house.api('ist')).get(`/api/v1/cases/${story.caseId}`);
    return unless(status === 'closed', `it is ${status}`);
  },
  async function theProofTellsIt(story) {
    const page = story.pages.ist;
    await page.goto(`/svar/${story.replyId}/bevis`);
    const words = await wordsAll(page);
    const { pdfSha256 } = await (
      await story.house.api('ist')
    )
      .get(`/api/v1/replies/${story.replyId}/proof`)
      .catch(() => ({}));
    const wrong = unless(
      /Mæland/.test(words) && /Nes/.test(words) && /Lyngvær/.test(words),
      'not everybody who acted is named',
    );
    return pdfSha256
      ? [...wrong, ...unless(words.replaceAll(' ', '').includes(pdfSha256.slice(0, 16)), 'the hash is not there')]
      : wrong;
  },
];

async function submit({ pages, replyId }, message) {
  const page = pages.hmk;
  await page.goto(`/svar/${replyId}/skriv`);
  await settled(page);
  await page.locator('[data-submit]').first().click();
  const form = page.locator('form[action$="/send"]').last();
  await form.waitFor();
  const places = form.locator('select[name="route[]"]');
  for (const [at, name] of ['Lyngvær', 'Nes'].entries()) {
    await choose(places.nth(at), name);
  }
  for (let at = 2; at < (await places.count()); at++) await places.nth(at).selectOption('');
  await form.locator('[name="message"]').fill(message);
  await sent(page, form.getByRole('button', { name: 'Send til godkjenning' }));
}

async function approve({ pages, replyId }, username, word) {
  const page = pages[username];
  await page.goto(`/svar/${replyId}/gjennomgang`);
  await settled(page);
  await sent(page, page.getByRole('button', { name: word }).first());
}

const stateOf = async ({ house, replyId }) => (await (await house.api('hmk')).get(`/api/v1/replies/${replyId}`)).state;
const wordsAll = async (page) => (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
async function caseWords(story, username) {
  return wordsAll(await openCase(story, username));
}
