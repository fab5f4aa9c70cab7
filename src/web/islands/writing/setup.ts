import type { EditorWords } from '../../writing/editor.words';

/** What the page gives the island with it. */
export interface Setup {
  readonly replyId: string;
  readonly caseId: string;
  readonly version: number;
  readonly textNumber: number;
  readonly language: 'nb' | 'nn';
  readonly today: string;
  readonly person: {
    readonly id: string;
    readonly accountId: string;
    readonly name: string;
    readonly ministry: string;
  };
  readonly canEdit: boolean;
  readonly canWriteNote?: boolean;
  readonly subject: string;
  readonly html: string;
  readonly noteHtml: string;
  readonly fields: readonly { readonly name: string; readonly label: string; readonly origin: 'case' | 'adviser' }[];
  readonly paragraphs: readonly { readonly mark: string; readonly title: string; readonly reworded: boolean }[];
  readonly words: EditorWords;
}

/** A reply as the API tells it; of that what the editor needs. */
export interface SavedReply {
  readonly version: number;
  readonly textNumber: number;
  readonly subject: string;
  readonly html: string;
  readonly noteHtml: string;
}

export type Say = (word: keyof EditorWords, values?: Readonly<Record<string, string | number>>) => string;

export function setupOf(main: HTMLElement): Setup {
  return JSON.parse(main.dataset['setup'] ?? '{}') as Setup;
}

/** The word in the language of the screen, its values filled in. */
export function sayer({ words }: Setup): Say {
  return (word, values = {}) => words[word].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** An element with its properties and what is in it. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Readonly<Record<string, string | boolean | null>> = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  element.append(...inside);
  return element;
}

/** An icon of the sprite the page already uses. */
export function icon(name: string): SVGElement {
  const sprite = document.querySelector('.sb-icon use')?.getAttribute('href')?.split('#')[0] ?? '';
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'sb-icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${sprite}#${name}`);
  svg.append(use);
  return svg;
}

/** `10.42`, in Norway. */
export function clockTime(at: Date = new Date()): string {
  return at
    .toLocaleTimeString('nb-NO', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Oslo' })
    .replace(':', '.');
}
