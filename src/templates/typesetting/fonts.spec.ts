import { Face, face } from './fonts';
import { seedParagraphs } from './typesetting.samples';

const words = [...new Set(seedParagraphs.join(' ').split(/\s+/))];
const symbols = [
  'áčđŋšŧž',
  'ÁČĐŊŠŦŽ',
  'ąćęłń',
  'þðýÞ',
  '«bør»',
  'AVATar',
  'Tøy.',
  'P.T.',
  'kvinner/vold',
  '«',
  '5,5',
  'fi',
  'ffi',
];

/** What fontkit itself makes of a text, in thousandths of the size. */
function byFont(one: Face, text: string) {
  const run = one.font.layout(text);
  const glyphs = run.glyphs.map(({ id }) => id);
  return { glyphs, width: run.positions.reduce((sum, { xAdvance }) => sum + xAdvance * one.scale, 0) };
}

describe('Shaping', () => {
  it.each(['regular', 'bold', 'italic', 'boldItalic', 'headName', 'headTitle'] as const)(
    'sets every word of the seed letter in %s as the font itself would',
    (name) => {
      const one = face(name);
      for (const word of [...words, ...symbols]) {
        const wanted = byFont(one, word);
        expect(one.shape(word).map(({ glyph }) => glyph.id)).toEqual(wanted.glyphs);
        expect(one.width(word)).toBeCloseTo(wanted.width, 3);
      }
    },
  );

  it('places combining marks', () => {
    const shaped = face('regular').shape('e\u0301 x\u030b');
    expect(shaped).toHaveLength(5);
    expect(shaped.filter(({ dx, dy }) => dx !== 0 || dy !== 0).length).toBeGreaterThanOrEqual(2);
  });

  it('gives a soft hyphen no width and no glyph', () => {
    const one = face('regular');
    expect(one.shape('fi\u00adre').map(({ glyph }) => glyph.id)).toEqual(
      one.shape('fire').map(({ glyph }) => glyph.id),
    );
    expect(one.width('fi\u00adre')).toBe(one.width('fire'));
  });

  it('keeps its tables bounded, however many different words it meets', () => {
    const one = face('regular');
    for (let i = 0; i < 12_000; i++) one.width(`o\u0301rd${i}`);
    expect(one.cached().words).toBeLessThanOrEqual(4_000);
    expect(one.cached().pairs).toBeLessThanOrEqual(100_000);
  });

  it('is read once', () => {
    expect(face('bold')).toBe(face('bold'));
  });
});
