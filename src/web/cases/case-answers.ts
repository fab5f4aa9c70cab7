import type { CaseView } from '../../cases/case.view';
import { ScreenLanguage, wordOf } from '../frame/words';
import './case.words';

/** Who answers for whom: the name in bold, and the rest of the sentence. */
export interface CaseAnswers {
  readonly who: string;
  readonly rest: string;
  readonly reason: string | null;
}

export function answersOf({ respondingMinister }: CaseView, language: ScreenLanguage): CaseAnswers {
  const word = (key: string, values = {}) => wordOf(language, `casePage.${key}`, values);
  if (!respondingMinister) return { who: '', rest: word('answersNobody'), reason: null };
  const { level, office, onBehalfOf, reason } = respondingMinister;
  if (level === 'none') return { who: '', rest: word('answersNone'), reason };
  if (level === 'department') return { who: word('theMinistry'), rest: word('answersAlone'), reason };
  const title = office ? office.title.charAt(0).toUpperCase() + office.title.slice(1) : word('theStateSecretary');
  const rest = onBehalfOf.length ? word('answersFor', { n: onBehalfOf.length }) : word('answersAlone');
  return { who: title, rest, reason };
}
