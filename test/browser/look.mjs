// A picture of one page: `node test/browser/look.mjs URL PASSWORD USER PATH OUT.png [desk|tablet|phone] [light|dark]`.
import { signedIn, sizes, startChromium } from './chromium.mjs';

const [url, password, username, path, out, size = 'desk', colorScheme = 'light'] = process.argv.slice(2);
const browser = await startChromium();
const page = await signedIn(browser, { url, password }, username, { viewport: sizes[size], colorScheme });
page.on('console', (message) => console.log(message.type(), message.text()));
await page.goto(url + path);
await page.waitForTimeout(700);
await page.screenshot({ path: out });
await browser.close();
