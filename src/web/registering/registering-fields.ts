import { letterLanguages } from '../../letters/journal-entry.entity';
import { Faults, Field, FieldOption, ShownField, shownFields } from '../frame/form';
import { ScreenLanguage, wordOf } from '../frame/words';
import { partyFields, rowLabels } from './registering-parties';
import type { Typed } from './registering-request';

/** What the fields of the form can be chosen from. */
export interface FieldChoices {
  readonly classes: readonly FieldOption[];
  readonly units: readonly FieldOption[];
  readonly accessCodes: readonly FieldOption[];
}

/** Languages that stand as buttons; the others are one choice away. */
const commonLanguages = ['nb', 'nn'];

/** The form's fields but for those the page draws itself: case, offices, documents. */
function fieldsOf(language: ScreenLanguage, choices: FieldChoices): Field[] {
  const word = (key: string) => wordOf(language, `registering.${key}`);
  const optional = true;
  const tick = (name: string, key: string): Field => ({ name, kind: 'tick', label: word(key) });
  const line = (name: string, key: string, maxLength: number, more: Partial<Field> = {}): Field => ({
    name,
    kind: 'text',
    label: word(key),
    maxLength,
    ...more,
  });
  return [
    line('caseKey', 'caseKey', 20, { hint: word('caseKeyHint') }),
    { name: 'classId', kind: 'select', label: word('class'), optional, options: choices.classes },
    { name: 'documentDate', kind: 'date', label: word('documentDate'), optional },
    { name: 'received', kind: 'date', label: word('received') },
    {
      name: 'channel',
      kind: 'select',
      label: word('channel'),
      options: optionsOf(['post', 'delivered', 'mail'], 'channel', language),
    },
    line('title', 'titleField', 500),
    tick('samePublic', 'samePublic'),
    line('publicTitle', 'publicTitle', 500, { hint: word('publicTitleHint') }),
    ...partyFields('sender', language),
    line('theirReference', 'theirReference', 200, { optional }),
    {
      name: 'restriction.code',
      kind: 'select',
      label: word('accessCode'),
      options: [{ value: '', label: word('chooseCode') }, ...choices.accessCodes],
    },
    line('restriction.provision', 'provision', 200, { optional, hint: word('provisionHint') }),
    line('restriction.secrecyProvision', 'secrecyProvision', 200, { optional, hint: word('secrecyHint') }),
    tick('wholeCase', 'wholeCase'),
    { name: 'unitId', kind: 'select', label: word('unit'), optional, options: choices.units },
    { name: 'dueDate', kind: 'date', label: word('dueDate'), optional },
    {
      name: 'closing.method',
      kind: 'choices',
      label: word('closingMethod'),
      options: optionsOf(['takenToNotice', 'takenToInformation', 'answeredByTelephone'], 'closing', language),
    },
    line('closing.reason', 'closingReason', 2000),
  ];
}

/** Every field ready to be shown, by its name with capitals for dots: `sender.name` is `senderName`. */
export function shownByName(
  language: ScreenLanguage,
  choices: FieldChoices,
  typed: Typed,
  faults: Faults,
): Record<string, ShownField> {
  const shown = shownFields(fieldsOf(language, choices), typed, faults);
  return Object.fromEntries(
    shown.map((field) => [field.name.replaceAll(/\.(\w)/g, (_, at: string) => at.toUpperCase()), field]),
  );
}

/** What the form calls its fields, for the sentences about them. */
export function labelsOf(language: ScreenLanguage, typed: Typed): Map<string, string> {
  const nothing = { classes: [], units: [], accessCodes: [] };
  const word = (key: string) => wordOf(language, `registering.${key}`);
  return new Map([
    ...fieldsOf(language, nothing).map(({ name, label }) => [name, label] as const),
    ...rowLabels(typed, language),
    ['main', word('documents')],
    ['addressedOfficeIds', word('offices')],
    ['language', word('language')],
    ['case', word('case')],
  ]);
}

/** The languages of letters as radio buttons: the two forms of Norwegian, then the others in one. */
export function languageChoices(language: ScreenLanguage, chosen: string) {
  const option = (code: string) => ({
    value: code,
    label: wordOf(language, `registering.language-${code}`),
    selected: code === chosen,
  });
  return {
    common: commonLanguages.map(option),
    other: letterLanguages.filter((code) => !commonLanguages.includes(code)).map(option),
    isOther: !commonLanguages.includes(chosen),
  };
}

function optionsOf(values: readonly string[], part: string, language: ScreenLanguage): FieldOption[] {
  return values.map((value) => ({ value, label: wordOf(language, `registering.${part}-${value}`) }));
}
