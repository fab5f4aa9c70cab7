// axe-core in a page: WCAG 2.1 A and AA, and of its advice what the house asks of every page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
export const advice = [
  'heading-order',
  'page-has-heading-one',
  'landmark-one-main',
  'landmark-unique',
  'empty-heading',
  'empty-table-header',
  'region',
  'tabindex',
];

/** `{ wrong, advised }`: what WCAG forbids, and what is against the advice, each with where and why. */
export async function axeIn(page) {
  await page.evaluate(source);
  const violations = await page.evaluate(
    async ([tags, more]) => {
      const enabled = Object.fromEntries(more.map((name) => [name, { enabled: true }]));
      const found = await globalThis.axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        rules: enabled,
        resultTypes: ['violations'],
        preload: false,
      });
      return found.violations.map(({ id, nodes }) => ({
        id,
        where: nodes.map((node) => ({ target: node.target.flat().join(' '), why: node.failureSummary ?? '' })),
      }));
    },
    [rules, advice],
  );
  const told = violations.map(({ id, where }) => ({ id, text: `${id} at ${placesOf(id, where)}` }));
  return {
    wrong: told.filter(({ id }) => !advice.includes(id)).map(({ text }) => text),
    advised: told.filter(({ id }) => advice.includes(id)),
  };
}

function placesOf(id, where) {
  const contrast = (why) => (id === 'color-contrast' ? ` (${/contrast of [\d.]+[^)]*\)/.exec(why)?.[0] ?? why})` : '');
  const first = where.slice(0, 3).map(({ target, why }) => `${target}${contrast(why)}`);
  return `${first.join(' and ')}${where.length > 3 ? ` and ${where.length - 3} more` : ''}`;
}
