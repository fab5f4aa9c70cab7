/** What depends on what is typed – the journal's line, the judgement of the title, the case – is asked for again after a pause. */
const form = document.querySelector<HTMLFormElement>('form[data-draft]');
const pause = 250;
let asked = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;

function fieldsOf(from: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(from))
    if (typeof value === 'string' && name !== '_key') fields.append(name, value);
  return fields;
}

async function ask(from: HTMLFormElement): Promise<void> {
  const turn = ++asked;
  const answer = await fetch('/registrering/se', {
    method: 'POST',
    body: fieldsOf(from),
    headers: { 'HX-Request': 'true', 'HX-Target': 'levende' },
  }).catch(() => null);
  if (!answer?.ok || answer.redirected || turn !== asked) return;
  const parts = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of parts.querySelectorAll<HTMLElement>('[data-live]')) {
    const place = document.querySelector<HTMLElement>(`[data-live="${part.dataset['live'] ?? ''}"]`);
    if (place && place.innerHTML !== part.innerHTML) place.innerHTML = part.innerHTML;
  }
}

if (form?.matches('#skjema')) {
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask(form), pause);
  });
  if (form.dataset['restored']) void ask(form);
}

export {};
