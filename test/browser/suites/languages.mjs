// Words are declared, never written into templates; and every page can be read in bokmål, nynorsk and English.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { newTally, root } from '../../conformance/tools.mjs';
import { elementsOf, slipsIn } from '../served-html.mjs';
import { shownPages } from '../shown-pages.mjs';

export async function run(house, log) {
  const tally = newTally(log);
  showItFinds(tally);
  const web = join(root, 'src', 'web');
  for (const name of readdirSync(web, { recursive: true })
    // The page of all states is a sheet of samples for tests; its sentences are the samples.
    .filter((one) => one.endsWith('.hbs') && !one.endsWith('states.hbs'))
    .sort()) {
    const words = wordsIn(readFileSync(join(web, name), 'utf8'));
    tally.check(
      `${name} has no words of its own`,
      words.slice(0, 5).map((word) => `«${word}»`),
    );
  }
  const { url } = await house.stage();
  for (const { name, who, path, status = 200 } of await shownPages(house)) {
    const cookie = await house.cookieOf(who);
    for (const language of ['nb', 'nn', 'en']) {
      const headers = { cookie: `${cookie}; svarbrev.language=${language}`, accept: 'text/html' };
      const answer = await fetch(url + path, { headers, redirect: 'manual' });
      const html = await answer.text();
      const wrong = answer.status === status ? slipsIn(html) : [`${path} answers ${answer.status}`];
      const said = elementsOf(html).find(({ tag }) => tag === 'html')?.attributes.lang;
      if (said !== language) wrong.push(`the page says ${said}`);
      tally.check(`${name} in ${language}`, wrong);
    }
  }
  return tally.result();
}

const attributes = /\s(?:title|aria-label|placeholder|alt|value)="([^"]*)"/g;
/** Names that are the same in every language, and the shapes of keys. */
const names = /^(Svarbrev|PDF|PAdES|SHA|J|K|N|P|A|R|M|X|F|B|I|H|T|Enter|Esc|Ctrl|Alt|F2|F10|PgDn|PgUp|true|on)$/;

/** Words a template has of its own: in its text, or in an attribute that is read out. */
export function wordsIn(template) {
  const plain = template
    .replaceAll(/\{\{!--[^]*?--\}\}|\{\{![^}]*\}\}|\{\{\{?[^}]*\}\}\}?/g, '\u0000')
    .replaceAll(/<(script|style|code|kbd)\b[^>]*>[^<]*<\/\1>/g, '');
  const read = [...plain.matchAll(attributes)].filter(([whole]) => !/\svalue=/.test(whole)).map(([, text]) => text);
  const text = plain.replaceAll(/<!?[a-z/][^>]*>/gi, '\u0000');
  return [text, ...read]
    .flatMap((one) => one.replaceAll(/&[a-z]+;|&#\d+;/g, ' ').split(/[^\p{L}\d]+/u))
    .filter((word) => /\p{L}{2,}/u.test(word) && !names.test(word));
}

function showItFinds(tally) {
  const expect = (name, template, wanted) => {
    const found = wordsIn(template).join(' ');
    tally.check(name, found === wanted ? [] : [`«${found}» instead of «${wanted}»`]);
  };
  expect('a word in the text is found', '<p>{{t "a.b"}} ned og opp</p>', 'ned og opp');
  expect('a word that is read out is found', '<a title="Lukk" href="/saker">{{x}}</a>', 'Lukk');
  expect('words that are declared are let through', '<p class="rad">{{#if a}}{{t "a.b"}} · {{b}}{{/if}}</p>', '');
}
