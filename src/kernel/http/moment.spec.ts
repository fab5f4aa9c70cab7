import { isMoment } from './moment';

describe('A moment in a request', () => {
  it.each(['2020-01-24T12:00:00+01:00', '2020-01-24T11:00:00Z', '2020-02-29T00:00Z', '2020-06-17T09:14:02.125Z'])(
    'may be %s',
    (text) => expect(isMoment(text)).toBe(true),
  );

  it.each([
    '2020-01-24',
    '2020-01-24T12:00:00',
    '2020-02-30T12:00:00Z',
    '2019-02-29T12:00:00Z',
    '2020-13-01T12:00:00Z',
    '2020-01-24T25:00:00Z',
    '2020-01-24T12:00:00+99:00',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2020-01-24 12:00:00Z',
    '',
  ])('may not be “%s”', (text) => expect(isMoment(text)).toBe(false));
});
