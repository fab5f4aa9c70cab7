import { DateTime } from 'luxon';
import { isWorkingDay, workingDaysBetween } from '../../cases/deadlines/working-days';
import { Day, dayOf } from '../../kernel/clock';
import type { ScreenLanguage } from './words';
import { wordOf } from './words';
import './when.words';

const zone = 'Europe/Oslo';
const locales: Record<ScreenLanguage, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** A day in data: `14.05.2020`. */
export function dayInData(day: Day): string {
  return day.slice(0, 10).split('-').reverse().join('.');
}

/** A day in a sentence: `14. mai 2020`. */
export function dayInSentence(day: Day, language: ScreenLanguage): string {
  return DateTime.fromISO(day, { zone })
    .setLocale(locales[language])
    .toFormat('d. LLLL yyyy')
    .replace(/(?<=\d)\. (?=\D)/, language === 'en' ? ' ' : '. ');
}

/** The weekday in two letters: `ti`, in nynorsk `ty`. */
export function weekdayInShort(day: Day, language: ScreenLanguage): string {
  return DateTime.fromISO(day, { zone }).setLocale(locales[language]).toFormat('ccc').slice(0, 2);
}

/** A day with its weekday, as the start page says it: `Tirsdag 9. juni`. */
export function weekdayOf(day: Day, language: ScreenLanguage): string {
  const text = DateTime.fromISO(day, { zone })
    .setLocale(locales[language])
    .toFormat(language === 'en' ? 'cccc d LLLL' : 'cccc d. LLLL');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A moment as people say it: `i dag 08.31`, `i går 14.20`, then `02.06 09.05`, then `02.06.2020`. */
export function momentInWords(moment: Date | string, now: Date, language: ScreenLanguage): string {
  const at = DateTime.fromJSDate(new Date(moment), { zone });
  const today = DateTime.fromJSDate(now, { zone });
  const time = at.toFormat('HH.mm');
  if (at.hasSame(today, 'day')) return wordOf(language, 'when.today', { time });
  if (at.hasSame(today.minus({ days: 1 }), 'day')) return wordOf(language, 'when.yesterday', { time });
  return at.hasSame(today, 'year') ? at.toFormat('dd.MM HH.mm') : at.toFormat('dd.MM.yyyy');
}

/** A moment in full, for what must be exact: `17.06.2020 kl. 08.30.02`. */
export function momentInFull(moment: Date | string, language: ScreenLanguage): string {
  const at = DateTime.fromJSDate(new Date(moment), { zone });
  return wordOf(language, 'when.full', { day: at.toFormat('dd.MM.yyyy'), time: at.toFormat('HH.mm.ss') });
}

/** When something is from or to: `24.01.2020 kl. 12.00`; from the beginning of a day, the day alone. */
export function dayAndTime(moment: Date | string, language: ScreenLanguage): string {
  const at = DateTime.fromJSDate(new Date(moment), { zone });
  const [day, time] = [at.toFormat('dd.MM.yyyy'), at.toFormat('HH.mm')];
  return +at === +at.startOf('day') ? day : wordOf(language, 'when.full', { day, time });
}

/** How a deadline is told: in working days, and in which state. `state` is a shape and a colour on screen. */
export interface DueInWords {
  readonly state: 'far' | 'soon' | 'late';
  readonly words: string;
  readonly title: string;
}

/** SCREENS section 5: counts working days, says it in words; from three days left it is soon. */
export function dueInWords(deadline: Day, today: Day, language: ScreenLanguage): DueInWords {
  const left = workingDaysBetween(today, deadline);
  const title = wordOf(language, 'when.deadline', { day: dayInData(deadline) });
  const say = (key: string, n = 0) => wordOf(language, `when.${key}`, { n });
  if (deadline < today) return { state: 'late', words: say('over', Math.max(1, -left)), title };
  if (deadline === today) return { state: 'soon', words: say('dueToday'), title };
  if (left <= 1)
    return { state: 'soon', words: left === 1 && isWorkingDay(deadline) ? say('dueTomorrow') : say('dueToday'), title };
  return { state: left <= 3 ? 'soon' : 'far', words: say('left', left), title };
}

/** The same in a table: what is not near is told as weekday and date, `ma 22.06`. */
export function dueInTable(deadline: Day, today: Day, language: ScreenLanguage): DueInWords {
  const due = dueInWords(deadline, today, language);
  if (due.state === 'late' || workingDaysBetween(today, deadline) <= 1) return due;
  const day = DateTime.fromISO(deadline, { zone }).setLocale(locales[language]);
  const sameYear = deadline.slice(0, 4) === today.slice(0, 4);
  return { ...due, words: `${day.toFormat('ccc').slice(0, 2)} ${day.toFormat(sameYear ? 'dd.MM' : 'dd.MM.yyyy')}` };
}

/** A moment's day in a table: `02.06`, or with its year when that is another. */
export function dayInTable(moment: Date | string, now: Date): string {
  const at = DateTime.fromJSDate(new Date(moment), { zone });
  return at.hasSame(DateTime.fromJSDate(now, { zone }), 'year') ? at.toFormat('dd.MM') : at.toFormat('dd.MM.yyyy');
}

/** The day a moment falls on, for a field of kind date. */
export function dayOfMoment(moment: Date | string): Day {
  return dayOf(new Date(moment));
}

/** A moment as a field of kind moment shows it: `2020-01-24T12:00`, by the Norwegian clock. */
export function momentForField(moment: Date | string): string {
  return DateTime.fromJSDate(new Date(moment), { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** What was typed in such a field, with its offset from UTC; what is no moment stays as it was typed. */
export function momentTyped(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return text;
  return DateTime.fromISO(text, { zone }).toISO({ suppressMilliseconds: true }) ?? text;
}
