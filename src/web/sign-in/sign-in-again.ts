import { Refusal } from '../../kernel/refusal';
import { Faults, Field, noFaults, shownFields } from '../frame/form';
import { SentField, newFormKey } from '../frame/form-body';
import { Page } from '../frame/page';
import { isPageAddress } from '../frame/visit';
import { ScreenLanguage, hasWord, wordOf } from '../frame/words';
import './sign-in.words';

/** A form that was sent when the session was gone: where it belongs, and what was typed in it. */
export interface KeptForm {
  readonly path: string;
  /** Whose it was (`formsOwner`); empty for a form of nobody's. */
  readonly by: string;
  readonly fields: readonly SentField[];
}

/** The fields of signing in; the ministry is asked for only when there are several to choose from. */
export function signInFields(language: ScreenLanguage, ministries: readonly string[] = []): Field[] {
  const label = (key: string) => wordOf(language, `signIn.${key}`);
  const options = ministries.map((code) => ({ value: code, label: code }));
  const ministry: Field = { name: 'ministry', kind: 'select', label: label('ministry'), options };
  return [
    { name: 'username', kind: 'text', label: label('username'), maxLength: 200, autocomplete: 'username' },
    { name: 'password', kind: 'password', label: label('password'), maxLength: 1000, autocomplete: 'current-password' },
    ...(ministries.length ? [ministry] : []),
  ];
}

/** The ministries to choose from, when that is why somebody was not signed in. */
export function ministriesIn(error: unknown): readonly string[] {
  const ministries = error instanceof Refusal && error.code === 'session.chooseMinistry' && error.facts['ministries'];
  return Array.isArray(ministries) ? (ministries as readonly string[]) : [];
}

/** Signing in while a form waits. */
export function signInAgainPage(
  language: ScreenLanguage,
  kept: KeptForm,
  typed?: Readonly<Record<string, unknown>>,
  faults: Faults = noFaults,
  ministries: readonly string[] = [],
): Page {
  return new Page('sign-in/sign-in-again', {
    title: wordOf(language, 'signIn.again'),
    frame: 'bare',
    fields: shownFields(
      signInFields(language, ministries),
      { ministry: ownerIn(kept.by).ministryCode, ...typed },
      faults,
    ),
    faults,
    kept: JSON.stringify(kept),
  });
}

/**
 * The form that waited, ready to be sent by the person who is signed in now. It is sent by nobody else than whoever
 * filled it in, who alone sees what was written; and for no other ministry than it was filled in for.
 */
export function sendAgainPage(language: ScreenLanguage, kept: KeptForm, by: string): Page {
  const whose = whoseIs(kept, by);
  const title = wordOf(language, `signIn.ready-${whose}`);
  const send = whose === 'theirs';
  const fields = (whose === 'otherPerson' ? [] : kept.fields).map((field) => ({
    ...field,
    // What is not sent along is lost unless it is shown: also a single word, and a letter's text.
    written: send ? isWritten(field.value) : isWritten(field.value) || isText(field),
    label: labelOf(field.name, language),
  }));
  const intro = wordOf(language, `signIn.readyText-${whose}`, { ministry: ownerIn(kept.by).ministryCode });
  return new Page('sign-in/send-again', {
    title,
    frame: 'bare',
    path: kept.path,
    intro,
    send,
    fields,
    key: newFormKey(),
  });
}

function whoseIs(kept: KeptForm, by: string): 'theirs' | 'otherMinistry' | 'otherPerson' {
  const [owner, now] = [ownerIn(kept.by), ownerIn(by)];
  if (kept.by && owner.accountId !== now.accountId) return 'otherPerson';
  return kept.by && owner.ministryId !== now.ministryId ? 'otherMinistry' : 'theirs';
}

function ownerIn(by: string) {
  const [accountId, ministryId, ministryCode = ''] = by.split(':');
  return { accountId, ministryId, ministryCode };
}

/** What the field is called on its form, for those that people write in; else that it is what they wrote. */
function labelOf(name: string, language: ScreenLanguage): string {
  const key = wordKeyOf(name);
  return wordOf(language, hasWord(key) ? key : 'signIn.written');
}

const wordKeyOf = (name: string): string => `signIn.field-${name.split('.').at(-1)?.replace('[]', '')}`;

/** Whether it is a text by its field or its look, whatever its length; the rest was chosen and can be chosen again. */
const isText = ({ name, value }: SentField): boolean =>
  value.trim() !== '' && (hasWord(wordKeyOf(name)) || /^\s*</.test(value));

/** What somebody wrote is shown, and may be written on; what was chosen goes along as it is. */
const isWritten = (value: string): boolean => /\S\s+\S/.test(value) && !/^\s*</.test(value);

/** The kept form as the page brings it back; undefined for what is none of ours. */
export function keptForm(text: unknown): KeptForm | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const { path, by = '', fields } = JSON.parse(text) as Partial<KeptForm>;
    const sound =
      typeof path === 'string' &&
      /^\/(?![/\\])[\w/-]*$/.test(path) &&
      isPageAddress(path) &&
      typeof by === 'string' &&
      Array.isArray(fields) &&
      fields.every((field: Partial<SentField>) => typeof field.name === 'string' && typeof field.value === 'string');
    return sound ? { path, by, fields } : undefined;
  } catch {
    return undefined;
  }
}
