import { EditorHere } from './editor-here';
import { NoteHere } from './note-here';
import { tellNotice } from './notices';
import { Presence } from './presence';
import { Preview } from './preview';
import { SaveStateShown } from './save-state';
import { Part, Saver } from './saver';
import { Setup, sayer } from './setup';
import { signInAgain } from './sign-in';
import { SubjectHere } from './subject-here';

/** Puts the editors in their places, and lets them be saved, shown and met in by others. */
export function startWriting(main: HTMLElement, setup: Setup): void {
  const say = sayer(setup);
  const at = (selector: string) => document.querySelector<HTMLElement>(selector);
  const state = new SaveStateShown(say, setup.canEdit || setup.canWriteNote === true);
  const preview = at('[data-preview]');
  const goTo = (block: number): void => text?.goTo(block);
  const letter = preview && new Preview(preview, `/api/v1/replies/${setup.replyId}/pdf`, say, goTo);
  const notePdf = at('[data-note-pdf]');
  const noteShown = notePdf && new Preview(notePdf, `/api/v1/replies/${setup.replyId}/note/pdf`, say);
  const context = { setup, say, saver: (): Saver => saver, nameOfOther: (): string | null => nameOfOther };
  let nameOfOther: string | null = null;

  const source = at('textarea[data-source]');
  const text: EditorHere | null =
    setup.canEdit && source instanceof HTMLTextAreaElement ? new EditorHere(source, letter, context) : null;
  const subject =
    text && at('[data-subject-plain]') ? new SubjectHere(at('[data-subject-plain]')!, text, context) : null;
  const note = NoteHere.find(context, () => void noteShown?.renew(0));
  const parts: Part[] = [text, subject, note].filter((one) => one !== null);

  const saver = new Saver(
    setup,
    parts,
    (now) => {
      state.tell(now);
      if (now.is === 'closed')
        tellNotice({
          kind: 'closed',
          color: 'warning',
          icon: 'ExclamationmarkTriangle',
          heading: say('closedHeading'),
          text: `${now.because} ${say('closedText')}`,
        });
    },
    () => signInAgain(setup, say),
  );
  text?.offerKept();
  note?.offerKept();
  if (letter) void letter.renew(text?.missing ?? 0);
  if (setup.noteHtml) void noteShown?.renew(0);

  const presence = new Presence(setup, say, (version, others) => {
    nameOfOther = (others.find(({ doing }) => doing === 'writing') ?? others[0])?.name ?? nameOfOther;
    void saver.look(version);
  });
  for (const part of parts) part.onTyped(() => presence.writing());

  chooseView(main, () => void letter?.renew(text?.missing ?? 0));
  keysOfPage(text, note);
  submitWhenSaved(saver, say);
  addEventListener('beforeunload', (event) => {
    if (saver.unsaved) event.preventDefault();
  });
}

/** The letter alone, or with its PDF; the choice is this browser's. */
function chooseView(main: HTMLElement, shown: () => void): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-view][href]')];
  const show = (view: string) => {
    main.dataset['view'] = view;
    for (const link of links) {
      if (link.dataset['view'] === view) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    if (view === 'begge') shown();
  };
  for (const link of links) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      show(link.dataset['view'] ?? 'begge');
    });
  }
}

/** F2 goes between letter and note, Alt F10 to the tools. */
function keysOfPage(text: EditorHere | null, note: NoteHere | null): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'F2' && note) {
      event.preventDefault();
      if (note.hasFocus) text?.focus();
      else note.focus();
    } else if (event.key === 'F10' && event.altKey) {
      event.preventDefault();
      text?.focusTools();
    } else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && text) {
      event.preventDefault();
      if (text.hasFocus) text.openParagraphs();
    }
  });
}

/** Sends nothing for approval that is not what stands on the page. */
function submitWhenSaved(saver: Saver, say: ReturnType<typeof sayer>): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-submit]');
  let saved = false;
  link?.addEventListener(
    'click',
    (event) => {
      if (saved || (!saver.unsaved && navigator.onLine)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const refuse = () =>
        tellNotice({
          kind: 'submit',
          color: 'warning',
          icon: 'CloudSlash',
          heading: say(navigator.onLine ? 'submitUnsaved' : 'submitOffline'),
          text: '',
          passing: true,
        });
      if (!navigator.onLine) return void refuse();
      void saver.now().then((done) => {
        if (!done) return void refuse();
        saved = true;
        link.click();
        saved = false;
      });
    },
    true,
  );
}
