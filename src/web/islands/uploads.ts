/** Files dropped anywhere on the page, or chosen: uploaded one by one with the progress shown, then opened. */
interface Uploaded {
  readonly id: string;
  readonly mediaType: string;
}

const form = document.querySelector<HTMLFormElement>('form[data-upload]');
const picker = form?.querySelector<HTMLInputElement>('input[type=file]');
const state = document.querySelector<HTMLElement>('[data-upload-state]');
const zone = document.querySelector<HTMLElement>('[data-drop]');
const token = document.querySelector<HTMLMetaElement>('meta[name=csrf]')?.content ?? '';

const say = (text: string): void => {
  if (state) state.textContent = text;
};

/** Sends one file; `progress` hears how much has left. Refused, it says why. */
function send(file: File, progress: (part: number) => void): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/uploads');
    request.setRequestHeader('X-CSRF-Token', token);
    request.setRequestHeader('Accept-Language', document.documentElement.lang);
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => progress(event.total ? event.loaded / event.total : 0));
    request.addEventListener('load', () => {
      const answer = request.response as (Uploaded & { detail?: string; title?: string }) | null;
      if (request.status === 201 && answer) resolve(answer);
      else reject(new Error(answer?.detail ?? answer?.title ?? state?.dataset['failed'] ?? ''));
    });
    request.addEventListener('error', () => reject(new Error(state?.dataset['failed'] ?? '')));
    const body = new FormData();
    body.append('file', file, file.name);
    request.send(body);
  });
}

async function take(files: readonly File[]): Promise<void> {
  const done: Uploaded[] = [];
  const failed: string[] = [];
  for (const [i, file] of files.entries()) {
    const of = files.length > 1 ? ` (${i + 1}/${files.length})` : '';
    const words = (state?.dataset['uploading'] ?? '').replace('%', file.name);
    try {
      done.push(await send(file, (part) => say(`${words}${of} ${Math.round(part * 100)} %`)));
    } catch (error) {
      failed.push(`${file.name}: ${error instanceof Error ? error.message : ''}`);
    }
  }
  say(failed.join(' '));
  if (done.length) go(done, failed.length > 0);
}

/** One letter is opened at once; several, or some that failed, are found in the queue. */
function go(done: readonly Uploaded[], someFailed: boolean): void {
  const mails = done.filter(({ mediaType }) => mediaType === 'message/rfc822');
  const files = done.filter((one) => !mails.includes(one));
  const address = (ids: readonly string[]) => `/registrering/ny?${ids.map((id) => `opplasting=${id}`).join('&')}`;
  const there = (form?.dataset['upload'] ?? '').split(',').filter(Boolean);
  const registering = document.querySelector('#skjema') !== null;
  if (registering && form && !mails.length) location.assign(address([...there, ...files.map(({ id }) => id)]));
  else if (registering) say([state?.textContent, state?.dataset['queued']].filter(Boolean).join(' '));
  else if (someFailed) location.reload();
  else if (mails.length + Math.min(1, files.length) === 1) location.assign(address(done.map(({ id }) => id)));
  else location.assign('/registrering');
}

if (picker) {
  picker.multiple = true;
  picker.addEventListener('change', () => {
    if (picker.files?.length) void take([...picker.files]);
  });
  picker.classList.add('sb-hidden');
  for (const pick of form?.querySelectorAll<HTMLElement>('[data-pick]') ?? []) pick.hidden = false;
  for (const button of form?.querySelectorAll<HTMLElement>('button') ?? []) button.hidden = true;
}

if (zone) {
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  document.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    zone.hidden = false;
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) zone.hidden = true;
  });
  document.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    zone.hidden = true;
    void take([...(event.dataTransfer?.files ?? [])]);
  });
}

export {};
