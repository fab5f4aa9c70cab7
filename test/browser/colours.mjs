// Colours of a style sheet and how much they differ (WCAG 2.1, relative luminance).

/** The custom properties of each theme: `light`, `dark`, and `auto` in the dark, which has its daylight as `light`. */
export function themesOf(css) {
  const all = rulesOf(css.replaceAll(/\/\*[^]*?\*\//g, ''), false);
  const of = (wanted, dark) => {
    const values = {};
    for (const { selectors, inTheDark, body } of all) {
      if (inTheDark && !dark) continue;
      if (!selectors.some((one) => wanted.includes(one))) continue;
      for (const [, name, value] of body.matchAll(/(--[\w-]+)\s*:\s*([^;}]+)/g)) values[name] = value.trim();
    }
    return values;
  };
  const auto = of([':root', '[data-color-scheme=auto]'], true);
  return {
    light: of([':root', '[data-color-scheme=light]'], false),
    dark: of([':root', '[data-color-scheme=dark]'], false),
    auto: Object.assign(auto, { light: of([':root', '[data-color-scheme=auto]'], false) }),
  };
}

/** Rules outside `@layer` and inside a question about the dark; other at-rules say nothing about themes. */
function rulesOf(css, inTheDark) {
  const rules = [];
  let at = 0;
  while (at < css.length) {
    const open = css.indexOf('{', at);
    if (open < 0) break;
    const head = css.slice(at, open).split(';').at(-1).trim();
    const close = endOf(css, open);
    const body = css.slice(open + 1, close);
    if (/^@media[^{]*prefers-color-scheme\s*:\s*dark/.test(head)) rules.push(...rulesOf(body, true));
    else if (!head.startsWith('@')) {
      const selectors = head.split(',').map((one) => one.trim().replaceAll(/["']/g, ''));
      rules.push({ selectors, inTheDark, body });
    }
    at = close + 1;
  }
  return rules;
}

function endOf(css, open) {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === '{') depth++;
    if (css[at] === '}' && --depth === 0) return at;
  }
  return css.length;
}

export function contrastOf(front, back) {
  const [light, dark] = [luminanceOf(front), luminanceOf(back)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminanceOf(colour) {
  const [red, green, blue] = channelsOf(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const named = { white: '#ffffff', black: '#000000', red: '#ff0000', navy: '#000080' };

function channelsOf(colour) {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(named[colour] ?? colour)?.[1];
  if (!hex) throw new Error(`${colour} is no colour this test can read`);
  const whole = hex.length === 3 ? hex.replaceAll(/./g, '$&$&') : hex;
  return [0, 2, 4].map((at) => parseInt(whole.slice(at, at + 2), 16));
}
