// What people do at a page: with the keyboard alone, or by the words on it.

/** Presses Tab until the focus is on it; throws when it is not come to. Gives how many presses it took. */
export async function tabTo(page, locator, { limit = 120, key = 'Tab' } = {}) {
  const element = await locator.first().elementHandle({ timeout: 8_000 });
  for (let presses = 0; presses <= limit; presses++) {
    if (
      await element.evaluate(
        (one) => one === document.activeElement || (one.contains(document.activeElement) && one.isContentEditable),
      )
    )
      return presses;
    await page.keyboard.press(key);
  }
  throw new Error(`${locator} is not come to with ${limit} presses of ${key}`);
}

/** Comes to it with Tab and types. */
export async function tabAndType(page, locator, text) {
  await tabTo(page, locator);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Comes to it with Tab and presses Enter. */
export async function tabAndPress(page, locator, key = 'Enter') {
  await tabTo(page, locator);
  await page.keyboard.press(key);
}

/** Alt and a key, as the browser itself hears it: an access key is a character, which `keyboard.press` does not send. */
export async function pressAccessKey(page, key) {
  const keys = await page.context().newCDPSession(page);
  const pressed = { modifiers: 1, key, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) };
  for (const what of [{ type: 'rawKeyDown' }, { type: 'char', text: key, unmodifiedText: key }, { type: 'keyUp' }])
    await keys.send('Input.dispatchKeyEvent', { ...pressed, ...what });
}

/** Every place Tab stops at, from the top, until it leaves the page. */
export async function stopsOf(page, limit = 150) {
  await page.evaluate(goToTop);
  const stops = [];
  for (let presses = 0; presses < limit; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(whereFocusIs);
    if (!stop || stops.some(({ path }) => path === stop.path)) break;
    stops.push(stop);
  }
  return stops;
}

/** A page may begin in a field of its own; one who starts from the address bar begins above it. */
function goToTop() {
  if (document.activeElement === document.body) return;
  const top = document.createElement('span');
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove();
}

/** The focused element: its place in the page, whether one can see it, and whether its focus shows. */
function whereFocusIs() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const all = [...document.querySelectorAll('*')];
  const box = element.getBoundingClientRect();
  const style = window.getComputedStyle(element);
  const label = element.closest('label') ?? element.labels?.[0];
  const around = label ? window.getComputedStyle(label) : style;
  const after = window.getComputedStyle(element, '::after');
  const ringOf = (one) =>
    (one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) >= 2) || one.boxShadow !== 'none';
  const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40);
  return {
    path: `${element.tagName.toLowerCase()} ${all.indexOf(element)}`,
    what: `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''} «${name}»`,
    place: element.tabIndex > 0 ? -1 : all.indexOf(element),
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < window.innerHeight,
    ring: ringOf(style) || ringOf(around) || (after.content !== 'none' && ringOf(after)),
  };
}

/** Does one of the case's actions: its link, its form (labels and values), its button. Waits until it is said or shown. */
export async function act(page, link, fields = {}, button = link) {
  await page.getByRole('link', { name: link, exact: true }).first().click();
  await page.locator('form[data-form]').last().waitFor();
  const form = page.locator('dialog[open] form, main form[data-form]').first();
  for (const [label, value] of Object.entries(fields)) await fillIn(form, label, value);
  await sent(page, form.getByRole('button', { name: button }).first());
}

/** Fills a field by its label, whatever kind it is. */
export async function fillIn(form, label, value) {
  const field = form.getByLabel(label).first();
  const kind = await field.evaluate((one) => (one.tagName === 'INPUT' ? one.type : one.tagName.toLowerCase()));
  if (kind === 'select') await choose(field, value);
  else if (kind === 'checkbox' || kind === 'radio') await field.setChecked(value !== false);
  else await field.fill(value);
}

/** Chooses the option whose words have these words among them. */
export async function choose(select, words) {
  await select.waitFor();
  const found = await select
    .locator('option')
    .evaluateAll(
      (options, wanted) => options.find(({ value, label }) => value && label.toLowerCase().includes(wanted))?.value,
      words.toLowerCase(),
    );
  if (found === undefined) throw new Error(`there is no «${words}» to choose`);
  await select.selectOption(found);
}

/** Presses a button of a form and waits for the page that answers. */
export async function sent(page, button) {
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && !/\/api\//.test(response.url()),
  );
  await button.click();
  const answer = await answered;
  await page.waitForLoadState('load');
  if (answer.status() >= 400) throw new Error(`${answer.url()} answers ${answer.status()}: ${await wordsOf(page)}`);
}

/** The words of the main part, to say what a page says. */
export async function wordsOf(page) {
  return (
    await page
      .locator('main')
      .first()
      .innerText()
      .catch(() => '')
  )
    .replaceAll(/\s+/g, ' ')
    .slice(0, 300);
}

/** To the end of the text (or its beginning). The editor hears of a move a moment later; nobody types that fast. */
export async function moveTo(page, key = 'End') {
  await page.keyboard.press(`ControlOrMeta+${key}`);
  await page.waitForTimeout(60);
}

/** Waits until the editor says that all of it is saved. */
export async function savedHere(page) {
  await page
    .locator('[data-save]')
    .filter({ hasText: /Lagret kl\. \d\d\.\d\d/ })
    .first()
    .waitFor({ timeout: 20_000 });
}
