// A real Chromium: Debian's, or the one CHROMIUM names. Nothing of it speaks to the world.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const chromiumPath = places.find((path) => path && existsSync(path));

export function startChromium() {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export const sizes = {
  desk: { width: 1440, height: 900 },
  tablet: { width: 834, height: 1112 },
  phone: { width: 390, height: 844 },
};

/** Somebody at a browser of their own, signed in through the page. */
export async function signedIn(browser, { url, password }, username, options = {}) {
  const context = await browser.newContext({ viewport: sizes.desk, locale: 'nb-NO', ...options });
  const page = await context.newPage();
  await page.goto(`${url}/logg-inn`);
  await page.getByLabel('Brukernavn').fill(username);
  await page.getByLabel('Passord').fill(password);
  await page.getByRole('button', { name: 'Logg inn' }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/logg-inn'));
  return page;
}
