import type { EditorState } from 'prosemirror-state';
import { fillFields, goToBlock, makeEditor, missingIn } from './editor';
import { ParagraphSearch } from './paragraph-search';
import type { Preview } from './preview';
import { SavedReply, make } from './setup';
import { Toolbar } from './toolbar';
import { Context, WrittenPart } from './written-part';

/** The letter's text in its editor, in place of the HTML that is written without script. */
export class EditorHere extends WrittenPart {
  readonly name = 'text';
  readonly path = 'text';
  readonly pause = 500;
  private readonly toolbar: Toolbar | null;
  private readonly paragraphs: ParagraphSearch | null;
  private following: ReturnType<typeof setTimeout> | undefined;

  constructor(
    source: HTMLTextAreaElement,
    private readonly preview: Preview | null,
    context: Context,
  ) {
    super('text', context);
    const { setup, say } = context;
    const place = make('div', { class: 'sb-writing-place' });
    source.after(place);
    source.disabled = true;
    source.hidden = true;
    for (const plain of document.querySelectorAll<HTMLElement>('[data-plain]')) plain.hidden = true;
    this.view = makeEditor(place, {
      setup,
      say,
      // What was typed before a refusal stands in the field; else the text as it is.
      html: source.value || setup.html,
      label: say('textLabel'),
      changed: () => this.changed(),
      moved: (state) => this.moved(state),
    });
    this.paragraphs = new ParagraphSearch(this.view, setup, say);
    const tools = document.querySelector<HTMLElement>('[data-toolbar]');
    this.toolbar = tools && new Toolbar(tools, this.view, setup, say, () => this.openParagraphs());
    this.toolbar?.tell(this.view.state);
  }

  get missing(): number {
    return this.view ? missingIn(this.view.state.doc) : 0;
  }

  valueOf(reply: SavedReply): string {
    return reply.html;
  }

  focus(): void {
    this.view?.focus();
  }

  focusTools(): void {
    this.toolbar?.focus();
  }

  openParagraphs(): void {
    this.paragraphs?.open();
  }

  goTo(block: number): void {
    if (this.view) goToBlock(this.view, block);
  }

  renewPreview(): void {
    void this.preview?.renew(this.missing);
  }

  protected shown(reply: SavedReply): void {
    if (this.view) fillFields(this.view, reply.html);
    tellVersion(reply.textNumber);
    this.renewPreview();
  }

  private moved(state: EditorState): void {
    this.toolbar?.tell(state);
    clearTimeout(this.following);
    const { selection, doc } = state;
    this.following = setTimeout(() => this.preview?.follow(selection.head / Math.max(1, doc.content.size)), 300);
  }
}

/** Which version the text is now, in the status and at the list of versions. */
function tellVersion(textNumber: number): void {
  const state = document.querySelector('[data-state] .sb-status > span');
  if (state) state.textContent = (state.textContent ?? '').replace(/\d+$/, String(textNumber));
  const count = document.querySelector('[data-count=versions]');
  if (count) count.textContent = String(textNumber);
}
