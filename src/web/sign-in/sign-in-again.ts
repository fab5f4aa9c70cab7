import { Refusal } from '../../kernel/refusal';
import { Faults, Field, noFaults, shownFields } from '../frame/form';
import { SentField, newFormKey } from '../frame/form-body';
import { Page } from '../frame/page';
import { isPageAddress } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import './sign-in.words';

/** A form that was sent when the session was gone: where it belongs, and what was typed in it. */
export interface KeptForm {
  readonly path: string;
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
    fields: shownFields(signInFields(language, ministries), typed, faults),
    faults,
    kept: JSON.stringify(kept),
  });
}

/** The form that waited, ready to be sent by the person who is signed in now. */
export function sendAgainPage(language: ScreenLanguage, kept: KeptForm): Page {
  const title = wordOf(language, 'signIn.ready');
  const fields = kept.fields.map((field) => ({ ...field, written: isWritten(field.value) }));
  return new Page('sign-in/send-again', { title, frame: 'bare', path: kept.path, fields, key: newFormKey() });
}

/** What somebody wrote is shown, and may be written on; what was chosen goes along as it is. */
const isWritten = (value: string): boolean => /\S\s+\S/.test(value) && !/^\s*</.test(value);

/** The kept form as the page brings it back; undefined for what is none of ours. */
export function keptForm(text: unknown): KeptForm | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const { path, fields } = JSON.parse(text) as Partial<KeptForm>;
    const sound =
      typeof path === 'string' &&
      /^\/(?![/\\])[\w/-]*$/.test(path) &&
      isPageAddress(path) &&
      Array.isArray(fields) &&
      fields.every((field: Partial<SentField>) => typeof field.name === 'string' && typeof field.value === 'string');
    return sound ? { path, fields } : undefined;
  } catch {
    return undefined;
  }
}
