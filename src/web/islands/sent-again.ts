/**
 * A form one comes back to with the browser's Back button, and sends again as it was, goes under the key it had then
 * (`Idempotency-Key`), though the page was fetched anew: the server answers what it answered, or says that it has been
 * sent. What is remembered of it, a fingerprint and the key, lies in that place of the tab's history and nowhere else.
 */
interface Sent {
  readonly fingerprint: string;
  readonly key: string;
}

const place = 'svarbrevSent';
const remembered = 20;

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.querySelector('[type=password]')) return;
  // A form in which nothing is written says what is to be done now: done, undone and done again are three acts.
  const written = [...form.querySelectorAll<HTMLInputElement>('textarea, input[type=text]')];
  if (!written.some(({ value }) => value.trim())) return;
  const key = form.elements.namedItem('_key');
  if (!(key instanceof HTMLInputElement)) return;
  const state = (window.history.state ?? {}) as Record<string, unknown>;
  const sent = (state[place] ?? []) as readonly Sent[];
  const fingerprint = fingerprintOf(form, event.submitter);
  const before = sent.find((one) => one.fingerprint === fingerprint);
  if (before) key.value = before.key;
  else {
    const kept = [...sent, { fingerprint, key: key.value }].slice(-remembered);
    window.history.replaceState({ ...state, [place]: kept }, '');
  }
});

/** Where it goes and what it says, but for what every page makes anew. */
function fingerprintOf(form: HTMLFormElement, submitter: HTMLElement | null): string {
  const said = [...new FormData(form, submitter)].filter(([name]) => !/^_(csrf|key|version)$/.test(name));
  const address = submitter?.getAttribute('formaction') ?? form.getAttribute('action');
  return hashed(
    JSON.stringify([address, ...said.map(([name, value]) => [name, value instanceof File ? value.name : value])]),
  );
}

/** FNV-1a from two offsets, 64 bits in all: it tells texts apart, and the text is not to be had from it again. */
function hashed(text: string): string {
  return [0x811c9dc5, 0xc9dc5118]
    .map((offset) => {
      let hash = offset;
      for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
      return (hash >>> 0).toString(16);
    })
    .join('-');
}
