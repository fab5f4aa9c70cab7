import { deleteSelection, splitBlock, toggleMark } from 'prosemirror-commands';
import type { Mark, Node } from 'prosemirror-model';
import { splitListItem } from 'prosemirror-schema-list';
import { Command, EditorState, TextSelection, Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { bold, italic, setBlock, toggleList, toggleQuote } from './commands';
import { letterSchema } from './schema';
import { TrackedChange, changesOf, trackChanges } from './tracked';

const { nodes, marks } = letterSchema;
const words = (text: string, ...given: Mark[]) => letterSchema.text(text, given);
const paragraph = (...inside: (string | Node)[]) =>
  nodes.paragraph.create(
    null,
    inside.map((one) => (typeof one === 'string' ? words(one) : one)),
  );
const list = (...items: string[]) =>
  nodes.bullet_list.create(
    null,
    items.map((item) => nodes.list_item.create(null, paragraph(item))),
  );

const base = nodes.doc.create(null, [
  nodes.heading.create({ level: 2 }, words('Tiltak i året')),
  paragraph('De får ', words('mer penger', marks.strong.create()), ' fra ', words('oss', link('a')), ' i år.'),
  list('Barnehus i nord', 'Tolk ved behov', 'Krisesentre i sør'),
  nodes.blockquote.create(null, [paragraph('Et sitat fra noen.'), paragraph('Og mer av det.')]),
  nodes.section.create({ paragraph: 'a:1' }, [paragraph('Standardavsnitt.'), paragraph('Med to deler.')]),
  paragraph('Vi takker for brevet.'),
]);

function link(host: string): Mark {
  return marks.link.create({ href: `https://${host}.example` });
}

/** As much of an editor as a command needs. */
class Desk {
  state = EditorState.create({ doc: base, plugins: [trackChanges(base)] });

  dispatch(change: Transaction): void {
    this.state = this.state.apply(change);
  }

  focus(): void {
    // There is nothing to see here.
  }

  do(command: Command, from: number, to: number): this {
    const { doc, tr } = this.state;
    this.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))));
    command(this.state, this.dispatch.bind(this));
    return this;
  }

  /** On the words as they stand. */
  on(text: string, command: Command): this {
    let at = -1;
    this.state.doc.descendants((node, place) => {
      const offset = node.isTextblock ? node.textContent.indexOf(text) : -1;
      if (offset >= 0 && at < 0) at = place + 1 + offset;
    });
    return this.do(command, at, at + text.length);
  }

  get told(): string[] {
    return changesOf(this.state).map(({ told }) =>
      'form' in told ? `${told.form}: ${told.words}` : `«${told.removed}» «${told.added}»`,
    );
  }

  undo(change: TrackedChange | undefined): void {
    change?.undo(this as unknown as EditorView);
    this.state.doc.check();
  }
}

const type =
  (text: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(text));
    return true;
  };

describe('A leader’s changes', () => {
  it('are of form where the words are the same', () => {
    const desk = new Desk().on('Tolk', italic).on('brevet', toggleMark(marks.link, { href: 'https://b.example' }));
    desk.on('Tiltak', setBlock('h3')).on('penger', bold);
    expect(desk.told).toEqual(['subheading: Tiltak i året', 'notBold: penger', 'italic: Tolk', 'linked: brevet']);
  });

  it('are told apart within a word, and the word comes back in the form it was given', () => {
    const desk = new Desk().on('takker', type('takkene')).on('takkene', bold);
    expect(desk.told).toEqual(['«takker» «takkene»', 'bold: takkene']);
    desk.undo(changesOf(desk.state)[0]);
    expect(desk.told).toEqual(['bold: takker']);
  });

  it('of a list go back without the words that were changed in it', () => {
    const desk = new Desk().on('Barnehus i nord', type('Barnehus i sør')).on('Tolk', toggleList(nodes.bullet_list));
    desk.undo(changesOf(desk.state).find(({ told }) => 'form' in told));
    expect(desk.told).toEqual(['«nord» «sør»']);
  });

  it('taken back one by one, in whatever order, leave the letter as it came', () => {
    const commands: Command[] = [
      bold,
      italic,
      setBlock('h2'),
      setBlock('h3'),
      setBlock('paragraph'),
      toggleList(nodes.bullet_list),
      toggleList(nodes.ordered_list),
      toggleQuote,
      toggleMark(marks.link, link('b').attrs),
      type('ny'),
      type('helt andre ord'),
      deleteSelection,
      (state, dispatch) => splitListItem(nodes.list_item)(state, dispatch) || splitBlock(state, dispatch),
    ];
    // The same letters in every run.
    let seed = 2020;
    const upTo = (number: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % number;
    };
    for (let letter = 0; letter < 300; letter++) {
      const desk = new Desk();
      for (let changes = upTo(5); changes >= 0; changes--) {
        const { size } = desk.state.doc.content;
        const from = upTo(size);
        desk.do(commands[upTo(commands.length)]!, from, Math.min(size, from + upTo(40)));
      }
      const before = desk.told;
      for (let presses = 0; presses < 40 && changesOf(desk.state).length > 0; presses++) {
        const all = changesOf(desk.state);
        const one = all[upTo(all.length)]!;
        const text = desk.state.doc.textContent;
        desk.undo(one);
        if ('form' in one.told) expect(desk.state.doc.textContent).toBe(text);
      }
      expect({ before, after: desk.state.doc.toString() }).toEqual({ before, after: base.toString() });
    }
  });
});
