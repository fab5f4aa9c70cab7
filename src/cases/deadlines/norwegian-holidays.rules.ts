/**
 * The days on which Norway is closed by law: lov om helligdager og helligdagsfred (1995) § 2, and lov om 1 og 17 mai
 * som høgtidsdager (1947). Computed, not looked up: the rules have stood since 1947 and hold for any year.
 * `norwegian-holidays.rules.spec.ts` compares them with a public calendar for 2000–2100.
 */

/** A holiday's name in bokmål and when it is: a fixed date, or so many days from Easter Sunday. */
export const norwegianHolidays = [
  { name: 'første nyttårsdag', month: 1, day: 1 },
  { name: 'skjærtorsdag', fromEaster: -3 },
  { name: 'langfredag', fromEaster: -2 },
  { name: 'første påskedag', fromEaster: 0 },
  { name: 'andre påskedag', fromEaster: 1 },
  { name: 'arbeidernes dag', month: 5, day: 1 },
  { name: 'grunnlovsdagen', month: 5, day: 17 },
  { name: 'Kristi himmelfartsdag', fromEaster: 39 },
  { name: 'første pinsedag', fromEaster: 49 },
  { name: 'andre pinsedag', fromEaster: 50 },
  { name: 'første juledag', month: 12, day: 25 },
  { name: 'andre juledag', month: 12, day: 26 },
] as const;

const msPerDay = 86_400_000;

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Jones and Butcher). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return dayFrom(new Date(Date.UTC(year, month - 1, day)));
}

/** The holidays of a year as day → name, in order. Two may fall on one day (17 May and Whit Monday in 2032). */
export function holidaysOf(year: number): ReadonlyMap<string, string> {
  const easter = Date.parse(easterSunday(year));
  const dated = norwegianHolidays.map((holiday): [string, string] => [
    'month' in holiday
      ? dayFrom(new Date(Date.UTC(year, holiday.month - 1, holiday.day)))
      : dayFrom(new Date(easter + holiday.fromEaster * msPerDay)),
    holiday.name,
  ]);
  const holidays = new Map<string, string>();
  for (const [day, name] of dated.sort(([one], [other]) => (one < other ? -1 : 1)))
    holidays.set(day, holidays.has(day) ? `${holidays.get(day)} og ${name}` : name);
  return holidays;
}

/** A day of the calendar as text, from a moment at midnight UTC. */
function dayFrom(date: Date): string {
  return date.toISOString().slice(0, 10);
}
