// A real Chromium: Debian's, or the one CHROMIUM names. Nothing of it speaks to the world.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const found = () => places.find((path) => path && existsSync(path));
export const chromiumPath = found();

/** Installs Debian's Chromium where that can be done; says what is missing if there is none then. */
export function needChromium() {
  if (found()) return null;
  const byHand = 'There is no Chromium. Debian: apt-get install chromium; or let CHROMIUM name one.';
  if (process.getuid?.() !== 0 || spawnSync('sh', ['-c', 'command -v apt-get']).status !== 0) return byHand;
  console.log('Installing chromium …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr } = spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'chromium-l10n'],
    {
      env,
      encoding: 'utf8',
    },
  );
  return found() ? null : `${byHand} apt-get ended with ${status}: ${stderr.slice(-500)}`;
}

export function startChromium() {
  return chromium.launch({
    executablePath: found(),
    env: { ...process.env, LANGUAGE: 'nb', LC_ALL: 'nb_NO.UTF-8' },
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

/** Signs in through the page. */
export async function signIn(page, { url, password }, username) {
  await page.goto(`${url}/logg-inn`);
  await page.getByLabel('Brukernavn').fill(username);
  await page.getByLabel('Passord').fill(password);
  await page.getByRole('button', { name: 'Logg inn' }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/logg-inn'));
}

/** Somebody at a browser of their own, signed in through the page. */
export async function signedIn(browser, stage, username, options = {}) {
  const context = await browser.newContext({ viewport: sizes.desk, locale: 'nb-NO', ...options });
  const page = await context.newPage();
  await signIn(page, stage, username);
  return page;
}
