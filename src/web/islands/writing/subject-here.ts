import type { EditorHere } from './editor-here';
import { tellNotice } from './notices';
import type { Part } from './saver';
import { SavedReply, make } from './setup';
import type { Context } from './written-part';

/** The letter's heading, written where it stands; it is not part of the text. */
export class SubjectHere implements Part {
  readonly name = 'subject';
  readonly path = 'letter';
  readonly pause = 800;
  private readonly input: HTMLTextAreaElement;
  private heard: (() => void)[] = [];

  constructor(
    plain: HTMLElement,
    private readonly text: EditorHere,
    private readonly context: Context,
  ) {
    const { setup, say } = context;
    const label = say('subjectLabel');
    this.input = make('textarea', { class: 'sb-letter-subject', rows: '1', maxlength: '300', 'aria-label': label });
    this.input.lang = setup.language;
    this.input.spellcheck = true;
    this.input.value = setup.subject;
    plain.replaceWith(this.input);
    this.input.addEventListener('input', () => {
      if (this.input.value.includes('\n')) this.input.value = this.input.value.replaceAll(/\s*\n\s*/g, ' ');
      if (this.input.value.trim()) this.context.saver().touch(this);
      for (const one of this.heard) one();
    });
    this.input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.ctrlKey) return;
      event.preventDefault();
      text.focus();
    });
  }

  onTyped(heard: () => void): void {
    this.heard.push(heard);
  }

  body(): object {
    return { subject: this.input.value.trim() };
  }

  valueOf(reply: SavedReply): string {
    return reply.subject;
  }

  saved(reply: SavedReply): void {
    const heading = document.querySelector('.sb-draft-name h1');
    if (heading) heading.textContent = reply.subject;
    this.text.renewPreview();
  }

  renewed(reply: SavedReply): void {
    this.input.value = reply.subject;
    this.saved(reply);
  }

  clashed(reply: SavedReply): void {
    const { say, saver, nameOfOther } = this.context;
    const name = nameOfOther();
    const mine = this.input.value;
    const settle = (value: string) => {
      remove();
      this.input.value = value;
      saver().resolved(this);
    };
    const remove = tellNotice({
      kind: 'clash-subject',
      color: 'info',
      icon: 'PersonGroup',
      heading: name ? say('clashHeading', { name, version: reply.textNumber }) : say('clashOwn'),
      text: `«${reply.subject}» / «${mine}»`,
      buttons: [
        { label: say('takeMine'), primary: true, press: () => settle(mine) },
        { label: say('keepTheirs'), press: () => settle(reply.subject) },
      ],
    });
  }
}
