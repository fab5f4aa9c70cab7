import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { declaredRefusals } from '../../kernel/refusal';
import { typesettingRefusals } from './typesetting.words';

describe('What the author is told', () => {
  it('has a sentence for every refusal of the typesetter, and none too many', () => {
    const sources = readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
    const thrown = sources
      .filter((name) => name !== 'typesetting.words.ts' && name !== 'letter-to-set.ts')
      .flatMap((name) => [...readFileSync(join(__dirname, name), 'utf8').matchAll(/'(letter\.[a-zA-Z]+)'/g)])
      .map((match) => match[1]!)
      .filter((code) => !['letter.wordBroken', 'letter.onlyListsOnLastPage'].includes(code))
      .filter((code) => !['letter.notForWindowEnvelope', 'letter.recipientLinesDropped'].includes(code));
    expect([...new Set(thrown)].sort()).toEqual(Object.keys(typesettingRefusals).sort());
    expect(declaredRefusals()).toEqual(expect.arrayContaining(thrown));
  });
});
