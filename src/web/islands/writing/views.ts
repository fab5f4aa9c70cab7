import type { Node } from 'prosemirror-model';
import type { EditorView, NodeViewConstructor } from 'prosemirror-view';
import { htmlOfBlock } from './html';
import { openPanel } from './panel';
import type { MergeAttributes } from './schema';
import { Say, Setup, icon, make } from './setup';

/** How merge fields and standard paragraphs look while one writes. On paper neither shows. */
export function nodeViews(setup: Setup, say: Say): Record<string, NodeViewConstructor> {
  return {
    merge_field: (node) => ({ dom: chip(node, setup, say), ignoreMutation: () => true }),
    section: (node) => new SectionView(node, setup, say),
  };
}

function chip(node: Node, setup: Setup, say: Say): HTMLElement {
  const { field, missing, text } = node.attrs as MergeAttributes;
  const label = labelOf(setup, field);
  const words = missing ? `${label}: ${say('missing')}` : text;
  const attributes = { class: 'sb-w-merge', 'data-missing': missing, title: label, 'data-field': field };
  return make('span', attributes, words || label);
}

const labelOf = (setup: Setup, field: string): string =>
  setup.fields.find(({ name }) => name === field)?.label ?? field;

/** Tells where a field comes from, and leads there. */
export function tellOfField(view: EditorView, at: number, setup: Setup, say: Say): void {
  const node = view.state.doc.nodeAt(at);
  const dom = view.nodeDOM(at);
  if (!node || !(dom instanceof HTMLElement)) return;
  const { field, missing } = node.attrs as MergeAttributes;
  const known = setup.fields.find(({ name }) => name === field);
  const origin = known ? say(known.origin === 'case' ? 'fromCase' : 'fromAdviser') : say('fromElsewhere');
  const link = make('a', { href: `/saker/${setup.caseId}`, class: 'sb-button' }, say('openCase'));
  const panel = make(
    'div',
    { role: 'dialog', 'aria-label': labelOf(setup, field), class: 'sb-panel-small' },
    make('p', { class: 'sb-strong' }, labelOf(setup, field)),
    make('p', {}, missing ? say('isMissing') : origin),
    make('p', {}, link),
  );
  openPanel(panel, dom.getBoundingClientRect(), () => view.focus());
  link.focus();
}

/** A standard paragraph: its name over it, and whether its words were changed. */
class SectionView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly changed: HTMLElement | null;
  private readonly original: string;
  private readonly reworded: boolean;

  constructor(
    node: Node,
    setup: Setup,
    private readonly say: Say,
  ) {
    const mark = node.attrs['paragraph'] as string | null;
    const known = setup.paragraphs.find((one) => one.mark === mark) ?? inserted.get(mark ?? '');
    this.original = wordsBetweenFields(node);
    this.reworded = known?.reworded ?? false;
    this.contentDOM = make('div');
    this.changed = mark ? make('span', { class: 'sb-section-changed' }) : null;
    this.dom = make('section', { class: 'sb-section', lang: node.attrs['lang'] as string | null });
    if (this.changed) {
      const title = known?.title ?? say('standardParagraph');
      this.dom.append(make('p', { class: 'sb-section-name', contenteditable: 'false' }, '§ ', title, this.changed));
    }
    this.dom.append(this.contentDOM);
    this.tell(node);
  }

  update(node: Node): boolean {
    if (node.type.name !== 'section') return false;
    this.tell(node);
    return true;
  }

  ignoreMutation(mutation: { readonly target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(mutation.target);
  }

  private tell(node: Node): void {
    const changed = this.reworded || wordsBetweenFields(node) !== this.original;
    if (this.changed) this.changed.textContent = changed ? ` · ${this.say('paragraphChanged')}` : '';
  }
}

/** Standard paragraphs put in since the page was opened. */
const inserted = new Map<string, { readonly title: string; readonly reworded: boolean }>();

export function rememberParagraph(mark: string, title: string): void {
  inserted.set(mark, { title, reworded: false });
}

/** The section without what its fields are filled with: those follow the case, and change nothing. */
function wordsBetweenFields(node: Node): string {
  return htmlOfBlock(node).replaceAll(/(<span data-field="[^"]*"[^>]*?)(?: data-missing="true")?>.*?<\/span>/g, '$1>');
}

/** The warning sign before a sentence. */
export function warned(text: string): HTMLElement {
  return make('span', { class: 'sb-status', 'data-color': 'warning' }, icon('ExclamationmarkTriangle'), text);
}
