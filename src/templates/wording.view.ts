import { ApiProperty } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor';
import { AllowedAction, allowedAction } from '../kernel/http/allowed-action.view';
import { Hindered, actionsOf } from '../kernel/lifecycle';
import type { InBothForms } from './merge-field';
import { WordingAction, wordingLifecycle } from './wording.lifecycle';

/** Words in both written forms. */
export class InBothFormsView {
  /** In bokmål. */
  nb: string;

  /** In nynorsk. */
  nn: string;
}

/** What may be done with a wording now, by whom it is asked. */
export class WithWordingActions {
  /** What the actor might do with it, and whether it is allowed now. */
  @ApiProperty({ type: [AllowedAction] })
  actions: AllowedAction[];
}

export function inBothForms(words: InBothForms): InBothFormsView {
  return { nb: words.nb, nn: words.nn };
}

export function wordingActions(
  actor: Actor,
  wording: { hindered(action: WordingAction, actor: Actor): Hindered | null },
  hasDraft: boolean,
): AllowedAction[] {
  const withoutDraft: Hindered = { kind: 'conflict', code: 'wording.noDraft', facts: {} };
  return actionsOf(wordingLifecycle).map((action) => {
    const needsDraft = (action === 'publish' || action === 'discard') && !hasDraft;
    return allowedAction(action, wording.hindered(action, actor) ?? (needsDraft ? withoutDraft : null));
  });
}
