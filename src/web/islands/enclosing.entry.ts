/** A file on its way: how far it has come, counted. Without script the browser sends the form itself. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-enclose]')) {
  const input = form.querySelector<HTMLInputElement>('input[type=file]');
  const progress = form.querySelector<HTMLProgressElement>('[data-progress]');
  const drop = form.querySelector<HTMLElement>('[data-drop-here]');
  if (input && progress) form.addEventListener('submit', (event) => send(event, form, progress));
  if (input && drop) takeDropped(input, drop);
}

function send(event: Event, form: HTMLFormElement, progress: HTMLProgressElement): void {
  event.preventDefault();
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  progress.hidden = false;
  progress.removeAttribute('value');
  request.upload.addEventListener('progress', ({ loaded, total }) => (progress.value = total ? loaded / total : 0));
  request.addEventListener('load', () => {
    if (request.status < 400) return location.assign(request.responseURL);
    // Refused: the page as the server shows it, with why.
    const page = new DOMParser().parseFromString(request.responseText, 'text/html').querySelector('main');
    if (!page) return location.reload();
    document.querySelector('main')?.replaceWith(page);
    page.querySelector<HTMLElement>('[data-summary]')?.focus();
  });
  request.addEventListener('error', () => {
    progress.hidden = true;
    delete form.dataset['sent'];
  });
  request.send(new FormData(form));
}

/** A file let go over the field is chosen. */
function takeDropped(input: HTMLInputElement, drop: HTMLElement): void {
  drop.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.setAttribute('data-over', '');
  });
  drop.addEventListener('dragleave', () => drop.removeAttribute('data-over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.removeAttribute('data-over');
    if (event.dataTransfer?.files.length) input.files = event.dataTransfer.files;
  });
}
