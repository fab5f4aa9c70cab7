import { makeEditor } from './editor';
import { docOf } from './html';
import { SavedReply, make } from './setup';
import { Context, WrittenPart } from './written-part';

/** The note to the minister: under the letter's PDF, opened when it is to be written, or on its own page. */
export class NoteHere extends WrittenPart {
  readonly name = 'note';
  readonly path = 'note';
  readonly pause = 2_500;
  private readonly beginWord: string;

  private constructor(
    private readonly place: HTMLElement,
    private readonly begun: string,
    context: Context,
    private readonly whenSaved: () => void,
    private readonly opener: HTMLElement | null,
  ) {
    super('note', context);
    this.beginWord = opener?.textContent ?? '';
    if (!opener) this.open(false);
    opener?.addEventListener('click', (event) => {
      event.preventDefault();
      if (this.place.hidden || !this.view) this.open(true);
      else this.close();
    });
  }

  static find(context: Context, whenSaved: () => void): NoteHere | null {
    const under = document.querySelector<HTMLElement>('[data-note-editor]');
    const template = document.querySelector<HTMLTemplateElement>('template[data-note-html]');
    const opener = document.querySelector<HTMLElement>('[data-write-note]');
    if (under && template) return new NoteHere(under, template.innerHTML, context, whenSaved, opener);
    const source = document.querySelector<HTMLTextAreaElement>('textarea[data-note-source]');
    if (!source) return null;
    const place = make('div', { class: 'sb-writing-place' });
    source.after(place);
    source.disabled = true;
    source.hidden = true;
    for (const plain of document.querySelectorAll<HTMLElement>('[data-plain]')) plain.hidden = true;
    return new NoteHere(place, source.value, context, whenSaved, null);
  }

  valueOf(reply: SavedReply): string {
    return reply.noteHtml;
  }

  focus(): void {
    if (this.opener && (this.place.hidden || !this.view)) this.open(true);
    this.view?.focus();
  }

  protected shown(): void {
    this.tellParts();
    this.whenSaved();
  }

  private open(withFocus: boolean): void {
    const { setup, say } = this.context;
    this.place.hidden = false;
    this.view ??= makeEditor(this.place, {
      setup,
      say,
      html: this.begun,
      label: say('noteLabel'),
      changed: () => this.changed(),
      fixedHeadings: true,
    });
    if (this.opener) {
      this.opener.textContent = say('noteClose');
      this.opener.setAttribute('aria-expanded', 'true');
      this.parts?.setAttribute('hidden', '');
    }
    if (withFocus) this.view.focus();
  }

  private close(): void {
    this.place.hidden = true;
    this.opener?.setAttribute('aria-expanded', 'false');
    if (this.opener) this.opener.textContent = this.beginWord;
    this.parts?.removeAttribute('hidden');
    void this.context.saver().now();
  }

  private get parts(): HTMLElement | null {
    return document.querySelector<HTMLElement>('[data-note-parts]');
  }

  /** The first words under each heading, as they stand when the note is closed again. */
  private tellParts(): void {
    const shown: { heading: string; text: string }[] = [];
    docOf(this.html()).forEach((block) => {
      if (block.type.name === 'heading') shown.push({ heading: block.textContent, text: '' });
      else if (shown.length) shown.at(-1)!.text += ` ${block.textContent}`;
    });
    this.parts?.replaceChildren(
      ...shown
        .slice(0, 3)
        .map(({ heading, text }) => make('div', {}, make('dt', {}, heading), make('dd', {}, text.trim()))),
    );
  }
}
