/** What depends on what is typed – the journal's line, the judgement of the title, the case – is asked for again after a pause. */
const form = document.querySelector<HTMLFormElement>('form[data-draft]');
const pause = 250;
let asked = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;

type Fields = readonly (readonly [string, string])[];

function fieldsOf(from: HTMLFormElement, more: Fields): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(from))
    if (typeof value === 'string' && name !== '_key') fields.append(name, value);
  for (const [name, value] of more) fields.append(name, value);
  return fields;
}

/** Asks for the form as it stands, puts in what came, and answers the field to go on in; null when nothing came. */
async function ask(from: HTMLFormElement, more: Fields = []): Promise<{ readonly goesTo: string } | null> {
  const turn = ++asked;
  const answer = await fetch('/registrering/se', {
    method: 'POST',
    body: fieldsOf(from, more),
    headers: { 'HX-Request': 'true', 'HX-Target': 'levende' },
  }).catch(() => null);
  // A press is carried out whatever was typed meanwhile; of mere looks only the latest counts.
  if (!answer?.ok || answer.redirected || (turn !== asked && !more.length)) return null;
  const parts = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of parts.querySelectorAll<HTMLElement>('[data-live]')) {
    const place = document.querySelector<HTMLElement>(`[data-live="${part.dataset['live'] ?? ''}"]`);
    if (place && place.innerHTML !== part.innerHTML) place.innerHTML = part.innerHTML;
  }
  return { goesTo: parts.querySelector<HTMLElement>('[data-goes-to]')?.dataset['goesTo'] ?? '' };
}

/** A party added, taken away or filled in: as the button would by itself, without leaving the page. */
async function change(from: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  clearTimeout(waiting);
  const done = await ask(from, [['endre', button.value]]);
  if (!done) {
    from.requestSubmit(button);
    return;
  }
  // What is kept of the form is kept with its new rows.
  from.dispatchEvent(new Event('input', { bubbles: true }));
  document.getElementById(done.goesTo)?.focus();
}

/** Rows that were typed before the page was left, which the page as it is fetched again does not have. */
function keptRows(from: HTMLFormElement): Fields {
  const left = JSON.parse(from.dataset['left'] ?? '[]') as [string, string, boolean?][];
  return left
    .filter(([name, , ticked]) => /^(coSenders|copies)\.\d+\./.test(name) && ticked !== false)
    .map(([name, value]) => [name, value]);
}

if (form?.matches('#skjema')) {
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask(form), pause);
  });
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('[data-change]') : null;
    if (!button || !navigator.onLine) return;
    event.preventDefault();
    void change(form, button);
  });
  if (form.dataset['restored']) {
    const rows = keptRows(form);
    void ask(form, rows.length ? [...rows, ['endre', 'vis']] : []);
  }
}

export {};
