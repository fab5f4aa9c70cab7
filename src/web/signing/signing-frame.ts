import { holds } from '../../kernel/actor';
import type { PageModel } from '../frame/page';
import type { Visit } from '../frame/visit';

/** Politicians see nothing but what they read and sign; a leader signs in the midst of other work, with the navigation. */
export function signingFrame({ actor }: Visit): Pick<PageModel, 'frame' | 'at'> {
  return { frame: holds(actor, 'minister', 'stateSecretary') ? 'minister' : 'navigation', at: '/signering' };
}
