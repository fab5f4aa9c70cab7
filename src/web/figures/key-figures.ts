import type { FiguresView } from '../../letters/figures/figures.view';
import { ScreenLanguage, wordOf } from '../frame/words';

/** One of the four figures: a number, and how it is against the target or the period before. */
export interface KeyFigure {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly color: 'success' | 'warning' | 'neutral';
}

export function keyFiguresShown({ now, before, replyTarget }: FiguresView, language: ScreenLanguage): KeyFigure[] {
  const say = (key: string, values = {}) => wordOf(language, `figuresPage.${key}`, values);
  const met = now.daysToReply === null || now.daysToReply <= replyTarget;
  return [
    {
      label: say('keyIn'),
      value: String(now.in),
      note: differenceOf(now.in, before.in, say),
      color: 'neutral',
    },
    {
      label: say('keyWithin'),
      value: now.withinDeadline === null ? '–' : `${now.withinDeadline}\u00a0%`,
      note: before.withinDeadline === null ? say('noBefore') : say('wasPercent', { n: before.withinDeadline }),
      color: better(now.withinDeadline, before.withinDeadline),
    },
    {
      label: say('keyReply'),
      value: now.daysToReply === null ? '–' : String(now.daysToReply),
      note: say('targetIs', { n: replyTarget }),
      color: now.daysToReply === null ? 'neutral' : met ? 'success' : 'warning',
    },
    {
      label: say('keyJournal'),
      value: now.daysToJournal === null ? '–' : String(now.daysToJournal),
      note: before.daysToJournal === null ? say('noBefore') : say('wasDays', { n: before.daysToJournal }),
      color: better(before.daysToJournal, now.daysToJournal),
    },
  ];
}

function differenceOf(now: number, before: number, say: (key: string, values?: object) => string): string {
  if (now === before) return say('asBefore');
  return now > before ? say('moreThanBefore', { n: now - before }) : say('fewerThanBefore', { n: before - now });
}

function better(more: number | null, less: number | null): KeyFigure['color'] {
  if (more === null || less === null || more === less) return 'neutral';
  return more > less ? 'success' : 'warning';
}
