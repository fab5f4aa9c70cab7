/**
 * Working days of a ministry: Monday to Friday but for public holidays. Pure; days are text (`2020-06-17`).
 * Christmas Eve and New Year's Eve are working days by law; a ministry that closes says so in its calendar.
 */
import type { Day } from '../../kernel/clock';
import { holidaysOf } from './norwegian-holidays.rules';

export interface WorkingCalendar {
  /** Days closed every year besides the holidays, as month and day: `12-24`. */
  readonly alsoClosed: readonly string[];
}

/** The calendar of a ministry that has said nothing else. */
export const commonCalendar: WorkingCalendar = { alsoClosed: [] };

/** Working days within which a letter is to be answered where the ministry has set no other target: four weeks. */
export const commonReplyTarget = 20;

/** More working days than this is a mistake, not a deadline: about forty years. */
const most = 10_000;

const msPerDay = 86_400_000;

export function isWorkingDay(day: Day, calendar: WorkingCalendar = commonCalendar): boolean {
  const weekday = new Date(momentOf(day)).getUTCDay();
  return (
    weekday !== 0 && weekday !== 6 && !holidaysIn(yearIn(day)).has(day) && !calendar.alsoClosed.includes(day.slice(5))
  );
}

/** The name of the holiday a day is, or null. */
export function holidayOn(day: Day): string | null {
  return holidaysIn(yearIn(day)).get(day) ?? null;
}

/**
 * The n-th working day after a day, or before it when n is negative; the day itself does not count, and need not be a
 * working day. Zero gives the day itself.
 */
export function addWorkingDays(day: Day, n: number, calendar: WorkingCalendar = commonCalendar): Day {
  if (!Number.isInteger(n) || Math.abs(n) > most) throw new RangeError(`${n} is no number of working days`);
  const step = Math.sign(n);
  let reached = day;
  for (let left = Math.abs(n); left > 0;) {
    reached = shifted(reached, step);
    if (isWorkingDay(reached, calendar)) left--;
  }
  return reached;
}

/**
 * How many working days from one day to another: those after `from`, up to and including `to`. Negative when `to` lies
 * before `from`. `workingDaysBetween(day, addWorkingDays(day, n))` is n.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar = commonCalendar): number {
  const [start, end] = [momentOf(from), momentOf(to)];
  if (end < start) return -countFrom(end, start - msPerDay, calendar);
  return countFrom(start + msPerDay, end, calendar);
}

/** The last day a letter received on a day is to be answered; the day it came does not count. Always a working day. */
export function replyDeadline(
  receivedOn: Day,
  targetWorkingDays: number = commonReplyTarget,
  calendar: WorkingCalendar = commonCalendar,
): Day {
  if (targetWorkingDays < 1) throw new RangeError('A deadline lies at least one working day ahead');
  return addWorkingDays(receivedOn, targetWorkingDays, calendar);
}

function countFrom(first: number, last: number, calendar: WorkingCalendar): number {
  let count = 0;
  for (let moment = first; moment <= last; moment += msPerDay) if (isWorkingDay(textOf(moment), calendar)) count++;
  return count;
}

function shifted(day: Day, days: number): Day {
  return textOf(momentOf(day) + days * msPerDay);
}

function momentOf(day: Day): number {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : NaN;
  if (Number.isNaN(moment)) throw new RangeError(`${day} is no day`);
  return moment;
}

function textOf(moment: number): Day {
  return new Date(moment).toISOString().slice(0, 10);
}

function yearIn(day: Day): number {
  return Number(day.slice(0, 4));
}

const known = new Map<number, ReadonlyMap<string, string>>();

/** The holidays of a year, computed once: the same for everyone, for ever. */
function holidaysIn(year: number): ReadonlyMap<string, string> {
  const holidays = known.get(year) ?? holidaysOf(year);
  known.set(year, holidays);
  return holidays;
}
