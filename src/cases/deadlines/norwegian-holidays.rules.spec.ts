import Holidays from 'date-holidays';
import { easterSunday, holidaysOf } from './norwegian-holidays.rules';

describe('Norwegian holidays', () => {
  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2020, '2020-04-12'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('have Easter Sunday of %i on %s', (year, day) => expect(easterSunday(year)).toBe(day));

  it('are in 2020 as the almanac has them', () => {
    expect([...holidaysOf(2020)]).toEqual([
      ['2020-01-01', 'første nyttårsdag'],
      ['2020-04-09', 'skjærtorsdag'],
      ['2020-04-10', 'langfredag'],
      ['2020-04-12', 'første påskedag'],
      ['2020-04-13', 'andre påskedag'],
      ['2020-05-01', 'arbeidernes dag'],
      ['2020-05-17', 'grunnlovsdagen'],
      ['2020-05-21', 'Kristi himmelfartsdag'],
      ['2020-05-31', 'første pinsedag'],
      ['2020-06-01', 'andre pinsedag'],
      ['2020-12-25', 'første juledag'],
      ['2020-12-26', 'andre juledag'],
    ]);
  });

  it('may meet on one day, which then has both names', () => {
    expect(holidaysOf(2032).get('2032-05-17')).toBe('grunnlovsdagen og andre pinsedag');
    expect(holidaysOf(2008).get('2008-05-01')).toBe('arbeidernes dag og Kristi himmelfartsdag');
  });

  it('agree with a public calendar for every year from 2000 to 2100', () => {
    const calendar = new Holidays('NO', { types: ['public'] });
    const years = Array.from({ length: 101 }, (_, index) => 2000 + index);
    for (const year of years) {
      const theirs = new Set(calendar.getHolidays(year).map(({ date }) => date.slice(0, 10)));
      expect([...holidaysOf(year).keys()]).toEqual([...theirs].sort());
    }
  });
});
