// Listens to a page: what its Content-Security-Policy refuses, what it asks other hosts for, what its scripts fail at.

/** Begins to listen to a page of `url`'s host; `wrong()` gives all that was heard. Call before the page is opened. */
export async function watch(page, url) {
  const heard = [];
  const own = new URL(url).host;
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol === 'data:' || protocol === 'blob:') return;
    if (host !== own) heard.push(`asks ${host} for something`);
  });
  page.on('console', (message) => {
    const text = message.text();
    if (/content security policy/i.test(text)) heard.push(`CSP: ${text.slice(0, 200)}`);
    else if (message.type() === 'error' && !/^Failed to load resource/.test(text))
      heard.push(`console: ${text.slice(0, 200)}`);
  });
  page.on('pageerror', (error) => heard.push(`script: ${String(error).slice(0, 200)}`));
  page.on('response', (response) => {
    const asset = /\/assets\//.test(response.url());
    if (asset && response.status() >= 400) heard.push(`${response.status()} for ${response.url()}`);
  });
  await page.exposeBinding('heardBySvarbrev', (_source, what) => heard.push(`CSP: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      void globalThis.heardBySvarbrev(`${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`);
    });
  });
  return { wrong: () => [...new Set(heard)] };
}
