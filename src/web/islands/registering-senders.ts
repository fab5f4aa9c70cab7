/** Earlier senders as a name is typed: the one chosen fills in the party's address. Without script a button finds them. */
const form = document.querySelector<HTMLFormElement>('#skjema');
const pause = 200;
const list = document.createElement('ul');
let field: HTMLInputElement | null = null;
let senders: readonly Sender[] = [];
let at = -1;
let asked = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;

interface Sender {
  readonly name: string;
  readonly mail: string;
  readonly attention: string;
  readonly addressLines: readonly string[];
  readonly postCode: string;
  readonly postPlace: string;
  readonly country: string;
  readonly privatePerson: boolean;
  readonly screened: boolean;
  readonly lastReceivedAt: string;
}

list.id = 'tidligere-avsendere';
list.className = 'sb-r-suggestions';
list.setAttribute('role', 'listbox');
list.setAttribute('aria-label', document.querySelector<HTMLElement>('[data-senders]')?.dataset['senders'] ?? '');

/** The name of a party: of the sender, or of a row of co-senders or copies. */
function isName(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && /^(sender|(coSenders|copies)\.\d+)\.name$/.test(target.name);
}

function close(): void {
  asked++;
  clearTimeout(waiting);
  list.remove();
  field?.setAttribute('aria-expanded', 'false');
  field?.removeAttribute('aria-activedescendant');
  senders = [];
  at = -1;
}

function lineOf(sender: Sender, index: number): HTMLLIElement {
  const line = document.createElement('li');
  line.id = `avsender-${index}`;
  line.setAttribute('role', 'option');
  line.setAttribute('aria-selected', 'false');
  const name = document.createElement('strong');
  name.textContent = sender.name;
  const more = document.createElement('span');
  const place = [sender.postCode, sender.postPlace].filter(Boolean).join(' ');
  more.textContent = [sender.mail, place, sender.attention].filter(Boolean).join(' · ');
  line.append(name, more);
  // Focus stays in the field.
  line.addEventListener('pointerdown', (event) => event.preventDefault());
  line.addEventListener('click', () => choose(sender));
  return line;
}

function open(under: HTMLInputElement): void {
  list.replaceChildren(...senders.map(lineOf));
  under.after(list);
  under.setAttribute('aria-expanded', 'true');
}

function mark(index: number): void {
  at = index;
  for (const [i, line] of [...list.children].entries()) line.setAttribute('aria-selected', String(i === at));
  const line = list.children[at];
  if (line) field?.setAttribute('aria-activedescendant', line.id);
  else field?.removeAttribute('aria-activedescendant');
  line?.scrollIntoView({ block: 'nearest' });
}

function choose(sender: Sender): void {
  const chosen = field;
  if (!chosen || !form) return;
  const part = chosen.name.slice(0, -'.name'.length);
  const put = (name: string, value: string | boolean): void => {
    const control = form.elements.namedItem(`${part}.${name}`);
    if (control instanceof HTMLInputElement && control.type === 'checkbox') control.checked = value === true;
    else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)
      control.value = String(value);
  };
  const { addressLines, lastReceivedAt: _, ...plain } = sender;
  for (const [name, value] of Object.entries(plain)) put(name, value);
  put('addressLines', addressLines.join('\n'));
  close();
  chosen.dispatchEvent(new CustomEvent('input', { bubbles: true, detail: 'chosen' }));
}

async function look(under: HTMLInputElement): Promise<void> {
  const turn = ++asked;
  const answer = await fetch(`/api/v1/earlier-senders?q=${encodeURIComponent(under.value.trim().slice(0, 300))}`).catch(
    () => null,
  );
  if (!answer?.ok || turn !== asked || document.activeElement !== under) return;
  senders = ((await answer.json()) as { items: Sender[] }).items;
  if (turn !== asked) return;
  if (senders.length) open(under);
  else close();
}

form?.addEventListener('focusin', (event) => {
  if (!isName(event.target)) return;
  field = event.target;
  for (const [name, value] of Object.entries({
    role: 'combobox',
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  }))
    field.setAttribute(name, value);
});

form?.addEventListener('input', (event) => {
  if (!isName(event.target) || event instanceof CustomEvent) return;
  const under = event.target;
  clearTimeout(waiting);
  if (under.value.trim().length < 2) close();
  else waiting = setTimeout(() => void look(under), pause);
});

form?.addEventListener(
  'keydown',
  (event) => {
    if (!isName(event.target) || !senders.length) return;
    const { length } = senders;
    const sender = senders[at];
    if (event.key === 'ArrowDown') mark((at + 1) % length);
    else if (event.key === 'ArrowUp') mark((at <= 0 ? length : at) - 1);
    else if (event.key === 'Enter' && !event.ctrlKey && sender) choose(sender);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

form?.addEventListener('focusout', (event) => {
  if (isName(event.target)) close();
});

export {};
