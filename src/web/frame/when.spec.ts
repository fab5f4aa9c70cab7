import { dayAndTime, dayInData, dayInSentence, dueInWords, momentInWords, weekdayOf, weekdayInShort } from './when';

describe('A deadline in words', () => {
  const today = '2020-06-09'; // a Tuesday
  it.each([
    ['2020-06-05', 'late', '2 virkedager over'],
    ['2020-06-08', 'late', '1 virkedag over'],
    ['2020-06-09', 'soon', 'i dag'],
    ['2020-06-10', 'soon', 'i morgen'],
    ['2020-06-12', 'soon', '3 virkedager igjen'],
    ['2020-06-15', 'far', '4 virkedager igjen'],
    ['2020-06-22', 'far', '9 virkedager igjen'],
  ])('%s is %s: %s', (deadline, state, words) => {
    expect(dueInWords(deadline, today, 'nb')).toMatchObject({ state, words });
  });

  it('never says that none is over when only days of rest lie between', () => {
    expect(dueInWords('2020-06-05', '2020-06-07', 'nb').words).toBe('1 virkedag over');
  });

  it('is told in nynorsk and English too', () => {
    expect(dueInWords('2020-06-22', today, 'nn').words).toBe('9 verkedagar att');
    expect(dueInWords('2020-06-22', today, 'en').words).toBe('9 working days left');
  });
});

describe('A moment', () => {
  const now = new Date('2020-06-09T10:42:00+02:00');
  it.each([
    ['2020-06-09T08:31:00+02:00', 'i dag 08.31'],
    ['2020-06-08T14:20:00+02:00', 'i går 14.20'],
    ['2020-06-02T09:05:00+02:00', '02.06 09.05'],
    ['2019-06-02T09:05:00+02:00', '02.06.2019'],
  ])('%s is %s', (moment, words) => expect(momentInWords(moment, now, 'nb')).toBe(words));

  it('falls on Norway’s day, not the server’s', () => {
    expect(momentInWords('2020-06-08T22:30:00Z', now, 'nb')).toBe('i dag 00.30');
  });
});

it('Days are written as in data and as in sentences', () => {
  expect(dayInData('2020-05-14')).toBe('14.05.2020');
  expect(dayInSentence('2020-05-14', 'nb')).toBe('14. mai 2020');
  expect(dayInSentence('2020-05-04', 'en')).toBe('4 May 2020');
  expect(weekdayOf('2020-06-09', 'nb')).toBe('Tirsdag 9. juni');
});

it('What is from the beginning of a day is said by the day alone, else with the clock', () => {
  expect(dayAndTime('2019-01-01T00:00:00+01:00', 'nb')).toBe('01.01.2019');
  expect(dayAndTime('2020-01-24T12:00:00+01:00', 'nb')).toBe('24.01.2020 kl. 12.00');
});

describe('A weekday in short', () => {
  it('is in the language of the page', () => {
    const tuesday = (['nb', 'nn', 'en'] as const).map((language) => weekdayInShort('2020-06-16', language));
    expect(tuesday).toEqual(['ti', 'ty', 'Tu']);
  });
});
