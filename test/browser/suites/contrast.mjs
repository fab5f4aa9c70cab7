// Recomputes the contrast of what SCREENS section 2 names, from the style sheet as built: text under 4.5 and edges under
// 3.0 fail. First shown to find a style sheet with wrong colours wrong.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtProduct, newTally } from '../../conformance/tools.mjs';
import { contrastOf, themesOf } from '../colours.mjs';

const colours = ['accent', 'neutral', 'brand1', 'brand2', 'info', 'success', 'warning', 'danger'];
const ds = (colour, step) => `--ds-color-${colour}-${step}`;

/** What stands on what, and how much it must differ. */
const pairs = [
  ...colours.flatMap((colour) => [
    [ds(colour, 'base-contrast-default'), ds(colour, 'base-default'), 4.5],
    [ds(colour, 'text-subtle'), '--sb-canvas', 4.5],
    [ds(colour, 'text-subtle'), '--sb-raised', 4.5],
    [ds(colour, 'text-subtle'), ds(colour, 'surface-tinted'), 4.5],
    [ds(colour, 'text-default'), '--sb-canvas', 4.5],
    [ds(colour, 'text-default'), '--sb-raised', 4.5],
    [ds(colour, 'text-default'), ds(colour, 'surface-tinted'), 4.5],
    [ds(colour, 'border-default'), '--sb-raised', 3],
    [ds(colour, 'border-default'), '--sb-canvas', 3],
  ]),
  [ds('neutral', 'text-default'), '--sb-mark', 4.5],
  ['--sb-paper-ink', '--sb-paper', 4.5],
  ['--sb-ins', '--sb-ins-bg', 4.5],
  ['--sb-del', '--sb-del-bg', 4.5],
];
const needed = new Set(pairs.flatMap(([front, back]) => [front, back]));

export async function run(_house, log) {
  const tally = newTally(log);
  showItFinds(tally);
  const css = builtCss();
  const { light, dark, auto } = themesOf(css);
  for (const [theme, values] of Object.entries({ light, dark })) judge(theme, values, tally.check);
  const differs = [...needed].filter((name) => dark[name] !== auto[name]);
  tally.check('following the machine into the dark gives the colours of the dark theme', differs);
  const inLight = [...needed].filter((name) => auto.light[name] !== light[name]);
  tally.check('following the machine in daylight gives the colours of the light theme', inLight);
  return tally.result();
}

function judge(theme, values, check) {
  for (const [front, back, least] of pairs) {
    const name = `${theme}: ${front.slice(2)} on ${back.slice(2)} differs at least ${least}`;
    const missing = [front, back].filter((one) => !values[one]);
    if (missing.length) check(name, [`the style sheet does not say ${missing.join(', ')}`]);
    else {
      const found = contrastOf(values[front], values[back]);
      check(name, found < least ? [`${values[front]} on ${values[back]}: ${found.toFixed(2)}`] : []);
    }
  }
}

function builtCss() {
  const assets = join(builtProduct, '..', 'assets');
  const manifest = JSON.parse(readFileSync(join(assets, 'manifest.json'), 'utf8'));
  return readFileSync(join(assets, manifest['svarbrev.css']), 'utf8');
}

/** A style sheet with one pale text, one pale edge and one colour that is not there. */
function showItFinds(tally) {
  const names = [...needed].map(
    (name) => `${name}:${/canvas|raised|surface|base-default|-bg|paper$|mark/.test(name) ? '#fff' : '#111'}`,
  );
  const sheet = (more) =>
    `:root,[data-color-scheme=light]{${names.join(';')};${more}}[data-color-scheme=dark]{--sb-ins:#000}`;
  const wrongIn = (css) => {
    const wrong = [];
    judge('light', themesOf(css).light, (name, reasons) => reasons.length && wrong.push(name));
    return wrong;
  };
  const expect = (name, found, wanted) => tally.check(name, found === wanted ? [] : [`${found} instead of ${wanted}`]);
  expect('a style sheet with good colours is let through', wrongIn(sheet('')).length, 0);
  expect(
    'a pale text is found',
    wrongIn(sheet('--sb-ins:#999')).join(),
    'light: sb-ins on sb-ins-bg differs at least 4.5',
  );
  expect('a pale edge is found', wrongIn(sheet(`${ds('info', 'border-default')}:#aaa`)).length, 2);
  expect('a colour that is missing is found', wrongIn(sheet('').replaceAll('--sb-del:#111;', '')).length, 1);
  expect('black on white is 21', Math.round(contrastOf('#000', '#ffffff')), 21);
}
