import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';

/** A calendar day in Europe/Oslo as `2020-06-17`: a journal date, a document date, a deadline. */
export type Day = string;

const OSLO = 'Europe/Oslo';

/**
 * The ministry's clock. All domain time comes from here, so that a demo can be told in 2020 and a test at midnight.
 * Sessions, throttling and jobs use real time instead.
 */
@Injectable()
export class Clock {
  private shift = 0;
  private stopped: number | undefined;

  now(): Date {
    return new Date(this.stopped ?? Date.now() + this.shift);
  }

  /** Today in Norway; a letter signed at 00:30 on 18 June carries that date whatever the server's time zone. */
  today(): Day {
    return dayOf(this.now());
  }

  /** Lets the clock run on from another moment. For demonstrations and tests only. */
  runFrom(moment: Date): void {
    this.stopped = undefined;
    this.shift = moment.getTime() - Date.now();
  }

  /** Stands still at a moment. For tests only. */
  stopAt(moment: Date): void {
    this.stopped = moment.getTime();
  }
}

/** Swedish writes a day as ISO does; the form is made once, since making it is what costs. */
const asDay = new Intl.DateTimeFormat('sv-SE', { timeZone: OSLO });

/** The Norwegian calendar day a moment falls on. */
export function dayOf(moment: Date): Day {
  return asDay.format(moment);
}

/** The year whose number series a moment belongs to, by the Norwegian calendar. */
export function yearOf(moment: Date): number {
  return Number(dayOf(moment).slice(0, 4));
}

/** The first moment of a Norwegian calendar day. */
export function startOf(day: Day): Date {
  return DateTime.fromISO(day, { zone: OSLO }).startOf('day').toJSDate();
}

/** Whether the text is a calendar day that exists, as `2020-02-29`. Four-digit years only; PostgreSQL knows no year 0. */
export function isDay(text: string): boolean {
  return /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: OSLO }).isValid;
}
