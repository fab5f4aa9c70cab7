import { plainToInstance } from 'class-transformer';
import { IsOptional, validateSync } from 'class-validator';
import { IsDay, IsPlainText, faultOfText } from './text';
import { faultOf } from './validation.words';

class Note {
  @IsPlainText({ max: 10 })
  title: string;

  @IsOptional()
  @IsPlainText({ max: 20, multiline: true })
  body?: string;

  @IsOptional()
  @IsPlainText({ max: 5, each: true })
  keywords?: string[];

  @IsOptional()
  @IsDay()
  day?: string;
}

const faultsOf = (given: object) =>
  validateSync(plainToInstance(Note, given)).flatMap((error) => faultOf(error, false).map(({ detail }) => detail));

describe('A text that comes in', () => {
  it.each([
    ['Æøå, «sitat» – 5 €', null],
    ['Áhkká č đ', null],
    ['a\u00adb\u00a0c', null],
    ['', 'tooShort'],
    ['  \u00a0 ', 'blank'],
    ['\u200B', 'blank'],
    ['\u2060\uFEFF \u00AD', 'blank'],
    ['\u3164\u2800', 'blank'],
    ['\u200Da', null],
    [7, 'notText'],
    [null, 'notText'],
    ['nul\0', 'controlCharacter'],
    ['bell\u0007', 'controlCharacter'],
    ['c1\u0085', 'controlCharacter'],
    ['line\nbreak', 'controlCharacter'],
    ['line\u2028break', 'controlCharacter'],
    ['gnp.\u202Eexe', 'controlCharacter'],
    ['\u2066isolated\u2069', 'controlCharacter'],
    ['mark\u200F', 'controlCharacter'],
    ['no xml\uFFFF', 'controlCharacter'],
    ['half \ud83d', 'brokenCharacter'],
  ])('%j is judged %s', (value, fault) => {
    expect(faultOfText(value, { max: 40 })).toBe(fault);
  });

  it('is too long past its length, however far past', () => {
    expect(faultOfText('x'.repeat(40), { max: 40 })).toBeNull();
    expect(faultOfText('x'.repeat(41), { max: 40 })).toBe('tooLong');
    expect(faultOfText('x'.repeat(100_000), { max: 40 })).toBe('tooLong');
  });

  it('is counted in characters, not in UTF-16 halves', () => {
    expect(faultOfText('😀😀😀', { max: 3 })).toBeNull();
    expect(faultOfText('😀😀😀😀', { max: 3 })).toBe('tooLong');
  });

  it('may have lines and tabs when it is a body, but no other control character', () => {
    expect(faultOfText('one\r\n\ttwo\u2028three', { max: 40, multiline: true })).toBeNull();
    expect(faultOfText('one\u000Btwo', { max: 40, multiline: true })).toBe('controlCharacter');
    expect(faultOfText('one\u202Etwo', { max: 40, multiline: true })).toBe('controlCharacter');
  });

  it('may be empty only where the rule says so', () => {
    expect(faultOfText('', { max: 4, min: 0 })).toBeNull();
    expect(faultOfText('abc', { max: 9, min: 4 })).toBe('tooShort');
  });
});

describe('A request with texts and days', () => {
  it('passes when each is sound, and when the optional ones are left out', () => {
    expect(faultsOf({ title: 'Vold', body: 'a\nb', keywords: ['barn'], day: '2020-02-29' })).toEqual([]);
    expect(faultsOf({ title: 'Vold' })).toEqual([]);
  });

  it('names the field and what is wrong with it, in Norwegian', () => {
    expect(faultsOf({ title: 'Et for langt navn' })).toEqual(['title kan ha høyst 10 tegn']);
    expect(faultsOf({ title: 'ok', keywords: ['barn', 'for langt'] })).toEqual(['keywords kan ha høyst 5 tegn']);
    expect(faultsOf({ title: 'ok', keywords: 'barn' })).toEqual(['keywords må være en liste av tekster']);
  });

  it.each(['2020-02-30', '2020-2-3', '0000-01-01', '0999-12-31', '17.06.2020', 20200617, '2020-06-17T00:00'])(
    'refuses %j as a day',
    (day) => {
      expect(faultsOf({ title: 'ok', day })).toEqual(['day må være en dato, som 2020-06-17']);
    },
  );
});
