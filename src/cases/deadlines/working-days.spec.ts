import { dayOf, startOf } from '../../kernel/clock';
import { addWorkingDays, holidayOn, isWorkingDay, replyDeadline, workingDaysBetween } from './working-days';

describe('A working day', () => {
  it.each([
    ['2020-05-14', 'a Thursday', true],
    ['2020-05-16', 'a Saturday', false],
    ['2020-05-17', 'Constitution Day', false],
    ['2020-05-01', 'Labour Day, a Friday', false],
    ['2020-05-21', 'Ascension Day', false],
    ['2020-05-22', 'the Friday squeezed in after it', true],
    ['2020-12-24', 'Christmas Eve', true],
    ['2020-12-31', 'New Year’s Eve', true],
    ['2020-04-08', 'the Wednesday before Easter', true],
  ])('%s, %s: %p', (day, _, expected) => expect(isWorkingDay(day)).toBe(expected));

  it('is not Christmas Eve in a ministry that closes then', () => {
    const calendar = { alsoClosed: ['12-24', '12-31'] };
    expect(isWorkingDay('2020-12-24', calendar)).toBe(false);
    expect(addWorkingDays('2020-12-23', 1, calendar)).toBe('2020-12-28');
    expect(addWorkingDays('2020-12-23', 1)).toBe('2020-12-24');
  });

  it('says which holiday it is when it is none', () => {
    expect(holidayOn('2020-05-21')).toBe('Kristi himmelfartsdag');
    expect(holidayOn('2020-05-22')).toBeNull();
  });
});

describe('Counting working days', () => {
  it.each([
    ['2020-05-14', 1, '2020-05-15'],
    ['2020-05-15', 1, '2020-05-18'],
    ['2020-05-16', 1, '2020-05-18'],
    ['2020-05-20', 1, '2020-05-22'],
    ['2020-04-08', 1, '2020-04-14'],
    ['2020-05-18', -1, '2020-05-15'],
    ['2020-04-14', -1, '2020-04-08'],
    ['2020-05-16', 0, '2020-05-16'],
    ['2019-12-31', 1, '2020-01-02'],
  ])('from %s, %i of them lead to %s', (from, n, to) => expect(addWorkingDays(from, n)).toBe(to));

  it('counts back what it added, from any day of three years, over Easter, May and Christmas', () => {
    const days = Array.from({ length: 3 * 365 }, (_, index) =>
      new Date(Date.UTC(2019, 11, 1 + index)).toISOString().slice(0, 10),
    );
    for (const day of days)
      for (const n of [-15, -1, 0, 1, 5, 20]) expect(workingDaysBetween(day, addWorkingDays(day, n))).toBe(n);
  });

  it.each([
    ['2020-05-14', '2020-05-14', 0],
    ['2020-05-14', '2020-05-18', 2],
    ['2020-05-16', '2020-05-17', 0],
    ['2020-05-18', '2020-05-14', -2],
    ['2020-01-01', '2020-12-31', 254],
  ])('finds from %s to %s %i', (from, to, n) => expect(workingDaysBetween(from, to)).toBe(n));

  it('is not moved by the clock going forward or back', () => {
    expect(addWorkingDays('2020-03-27', 1)).toBe('2020-03-30');
    expect(addWorkingDays('2020-10-23', 1)).toBe('2020-10-26');
    expect(dayOf(startOf(addWorkingDays('2020-03-27', 1)))).toBe('2020-03-30');
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 10_001])('does not count %p of them', (n) => {
    expect(() => addWorkingDays('2020-05-14', n)).toThrow(RangeError);
  });

  it.each(['', '2020-5-14', '14.05.2020', '2020-05-14T00:00:00Z', '2020-13-01'])(
    'does not take “%s” for a day',
    (day) => {
      expect(() => addWorkingDays(day, 1)).toThrow(RangeError);
      expect(() => isWorkingDay(day)).toThrow(RangeError);
    },
  );
});

describe('A reply deadline', () => {
  it('of four weeks for the letter of 14 May 2020 passes over Ascension Day and Whit Monday', () => {
    expect(replyDeadline('2020-05-14', 20)).toBe('2020-06-15');
    expect(replyDeadline('2020-05-14')).toBe('2020-06-15');
  });

  it('is a working day also for a letter that came on a Saturday', () => {
    expect(replyDeadline('2020-05-16', 5)).toBe('2020-05-25');
  });

  it('lies at least one working day ahead', () => {
    expect(() => replyDeadline('2020-05-14', 0)).toThrow(RangeError);
  });
});
