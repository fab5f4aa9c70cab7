import type { AllowedAction } from '../../kernel/http/allowed-action.view';
import { ScreenLanguage, wordOf } from '../frame/words';
import './wording.words';
import type { WordingCommand } from './wording.forms';

/** Where each action of a wording is done; writing has a page of its own. */
const addresses: Readonly<Record<string, WordingCommand | 'beskriv'>> = {
  publish: 'publiser',
  discard: 'forkast',
  retire: 'ut-av-bruk',
  restore: 'i-bruk',
  describe: 'beskriv',
};

/** Codes that mean «never for this person» or «not in this state of life»: then it is not shown at all. */
const hidden: ReadonlySet<string> = new Set(['wording.notYours', 'wording.shared', 'wording.notInThatState']);

/** What can be done with a wording, and what cannot, with the reason. */
export function wordingActionsShown(actions: readonly AllowedAction[], href: string, language: ScreenLanguage) {
  return actions
    .filter(({ action, allowed, code }) => addresses[action] && (allowed || !hidden.has(code ?? '')))
    .map(({ action, allowed, because }) => ({
      action,
      allowed,
      because,
      label: wordOf(language, `wording.do-${action}`),
      href: `${href}/gjor/${addresses[action]}`,
      serious: action === 'retire' || action === 'discard',
    }));
}

/** Whether new letters are made with it, as shape, colour and word. */
export function wordingState(
  wording: { readonly state: string; readonly currentNumber: number | null; readonly replacedByOwn?: boolean },
  language: ScreenLanguage,
) {
  const say = (key: string) => wordOf(language, `wording.${key}`);
  if (wording.state === 'retired') return { shape: 'withdrawn', color: 'neutral', word: say('retired') };
  if (wording.replacedByOwn) return { shape: 'on-hold', color: 'neutral', word: say('replaced') };
  if (wording.currentNumber === null) return { shape: 'draft', color: 'accent', word: say('neverPublished') };
  return { shape: 'approved', color: 'success', word: say('inUse') };
}
