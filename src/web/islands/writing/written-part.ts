import type { EditorView } from 'prosemirror-view';
import { chooseBetween } from './clash';
import { replaceText } from './editor';
import { docOf, htmlOf } from './html';
import { KeptDrafts } from './kept-draft';
import { tellNotice } from './notices';
import type { Part, Saver } from './saver';
import { SavedReply, Say, Setup } from './setup';

export interface Context {
  readonly setup: Setup;
  readonly say: Say;
  readonly saver: () => Saver;
  /** Somebody seen in the same letter lately. */
  readonly nameOfOther: () => string | null;
}

/** A text that is written in an editor and saved by itself: the letter's, or the note's. */
export abstract class WrittenPart implements Part {
  abstract readonly name: 'text' | 'note';
  abstract readonly path: 'text' | 'note';
  abstract readonly pause: number;
  protected view: EditorView | null = null;
  private readonly kept: KeptDrafts;
  private sent = '';
  private typed: (() => void)[] = [];

  constructor(
    what: 'text' | 'note',
    protected readonly context: Context,
  ) {
    this.kept = new KeptDrafts(context.setup.replyId, context.setup.person.accountId, what);
  }

  abstract valueOf(reply: SavedReply): string;

  onTyped(heard: () => void): void {
    this.typed.push(heard);
  }

  get hasFocus(): boolean {
    return this.view?.hasFocus() ?? false;
  }

  body(): object {
    this.sent = this.html();
    return { html: this.sent };
  }

  saved(reply: SavedReply): void {
    // What was typed meanwhile is still only here.
    if (this.html() === this.sent) this.kept.drop();
    this.shown(reply);
  }

  renewed(reply: SavedReply): void {
    const { say } = this.context;
    if (this.view) replaceText(this.view, docOf(this.valueOf(reply)));
    this.shown(reply);
    const name = this.context.nameOfOther() ?? say('somebody');
    tellNotice({
      kind: `renewed-${this.name}`,
      color: 'info',
      icon: 'PersonGroup',
      heading: say('renewedByOther', { name }),
      text: '',
      passing: true,
    });
  }

  clashed(reply: SavedReply, base: string): void {
    const { say } = this.context;
    const name = this.context.nameOfOther();
    const texts = () => ({ theirs: this.valueOf(reply), mine: docOf(this.html()), base });
    const remove = tellNotice({
      kind: `clash-${this.name}`,
      color: 'info',
      icon: 'PersonGroup',
      heading: name ? say('clashHeading', { name, version: reply.textNumber }) : say('clashOwn'),
      text: say('clashText'),
      buttons: [
        {
          label: say('seeDifference'),
          primary: true,
          press: () =>
            void chooseBetween(texts(), say).then((chosen) => {
              if (!chosen || !this.view) return;
              replaceText(this.view, chosen);
              settle();
            }),
        },
        { label: say('takeMine'), press: () => settle() },
        {
          label: say('keepTheirs'),
          press: () => {
            if (this.view) replaceText(this.view, docOf(this.valueOf(reply)));
            settle();
          },
        },
      ],
    });
    const settle = () => {
      remove();
      this.context.saver().resolved(this);
    };
  }

  /** What this browser kept because it could not be saved is offered back; nothing is taken in unasked. */
  offerKept(): void {
    const kept = this.kept.found();
    const { say, setup } = this.context;
    if (!kept || !this.view) return;
    const saved = this.valueOf(setup);
    if (htmlOf(docOf(kept.html)) === htmlOf(docOf(saved))) return this.kept.drop();
    const when = new Date(kept.at).toLocaleString('nb-NO', {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: 'Europe/Oslo',
    });
    const take = (doc = docOf(kept.html)) => {
      remove();
      if (this.view) replaceText(this.view, doc);
      this.changed();
    };
    const remove = tellNotice({
      kind: `kept-${this.name}`,
      color: 'warning',
      icon: 'CloudSlash',
      heading: say('restoreHeading'),
      text: say('restoreText', { when }),
      buttons: [
        { label: say('restore'), primary: true, press: () => take() },
        {
          label: say('restoreSee'),
          press: () =>
            void chooseBetween({ theirs: saved, mine: docOf(kept.html), base: kept.base }, say).then((chosen) => {
              if (chosen) take(chosen);
            }),
        },
        {
          label: say('discard'),
          press: () => {
            remove();
            this.kept.drop();
          },
        },
      ],
    });
  }

  /** Something was written: kept here at once, saved after a pause. */
  protected changed(): void {
    const saver = this.context.saver();
    this.kept.keep({ html: this.html(), base: saver.baseOf(this) });
    saver.touch(this);
    for (const heard of this.typed) heard();
  }

  protected html(): string {
    return this.view ? htmlOf(this.view.state.doc) : '';
  }

  /** After a saving, or when another's text was taken in. */
  protected abstract shown(reply: SavedReply): void;
}
