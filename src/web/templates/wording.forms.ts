import type { Actor } from '../../kernel/actor';
import { PublishRequest, WordingReasonRequest } from '../../templates/wording.requests';
import type { CommandForm, CommandTarget } from '../frame/command-forms';
import type { Field } from '../frame/form';
import { ScreenLanguage, wordOf } from '../frame/words';
import './wording.words';

/** What the services of templates and of standard paragraphs both do with a wording. */
interface WordingChanges {
  publish(actor: Actor, id: string, version: number, changeNote: string): Promise<unknown>;
  retire(actor: Actor, id: string, version: number, reason: string): Promise<unknown>;
  restore(actor: Actor, id: string, version: number, reason: string): Promise<unknown>;
  discard(actor: Actor, id: string, version: number): Promise<unknown>;
}

/** The last part of each command's address. */
export type WordingCommand = 'publiser' | 'ut-av-bruk' | 'i-bruk' | 'forkast';

/** Publishing, taking out of use and back, throwing the draft away: the same for every wording. */
export function wordingForms<T extends CommandTarget>(
  changes: WordingChanges,
): Readonly<Record<WordingCommand, CommandForm<T>>> {
  return {
    publiser: {
      word: 'wording.publish',
      action: 'publish',
      request: PublishRequest,
      fields: (_, { language }) => [area('changeNote', language)],
      run: ({ visit, target, body, version }) =>
        changes.publish(visit.actor, target.id, version, (body as PublishRequest).changeNote),
    },
    'ut-av-bruk': {
      word: 'wording.retire',
      action: 'retire',
      request: WordingReasonRequest,
      serious: true,
      fields: (_, { language }) => [area('reason', language)],
      run: ({ visit, target, body, version }) =>
        changes.retire(visit.actor, target.id, version, (body as WordingReasonRequest).reason),
    },
    'i-bruk': {
      word: 'wording.restore',
      action: 'restore',
      request: WordingReasonRequest,
      fields: (_, { language }) => [area('reason', language)],
      run: ({ visit, target, body, version }) =>
        changes.restore(visit.actor, target.id, version, (body as WordingReasonRequest).reason),
    },
    forkast: {
      word: 'wording.discard',
      action: 'discard',
      serious: true,
      run: ({ visit, target, version }) => changes.discard(visit.actor, target.id, version),
    },
  };
}

function area(name: 'changeNote' | 'reason', language: ScreenLanguage): Field {
  return { name, kind: 'area', label: wordOf(language, `wording.${name}`), maxLength: 500 };
}

/** A pair of fields in both written forms. */
export function bothForms(
  name: string,
  value: { readonly nb: string; readonly nn: string } | undefined,
  language: ScreenLanguage,
  more: Partial<Field> = {},
): Field[] {
  return (['nb', 'nn'] as const).map((form) => ({
    name: `${name}.${form}`,
    kind: 'text',
    label: `${wordOf(language, `wording.${name}`)}, ${wordOf(language, `wording.in-${form}`)}`,
    value: value?.[form],
    maxLength: 200,
    ...more,
  }));
}
