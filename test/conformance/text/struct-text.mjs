// What poppler hears when it reads a PDF's structure aloud, and the comparison with what should be read.
import { execute } from '../tools.mjs';
import { joint } from './reading-order.mjs';

const blocks = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'Lbl', 'LBody', 'Caption', 'TH', 'TD']);

/** `[role, text]` for every element that carries text, inline elements as part of theirs. */
export async function structText(path) {
  const { code, stdout, text } = await execute('pdfinfo', ['-enc', 'UTF-8', '-struct-text', path]);
  if (code !== 0) throw new Error(text);
  const heard = [];
  const open = [];
  for (const line of stdout.toString().split('\n')) {
    const depth = line.search(/\S/);
    if (depth < 0) continue;
    while (open.length > 0 && open.at(-1).depth >= depth) open.pop();
    const element = /^ *(\w+)(?: \((?:block|inline)\))?:?$/.exec(line);
    if (line[depth] === '"') {
      const words = line.slice(depth + 1, line.lastIndexOf('"'));
      const owner = open.findLast(({ entry }) => entry);
      if (owner) owner.entry[1] += words;
      else if (words !== '') heard.push(['nothing', words]);
    } else if (element) {
      const entry = blocks.has(element[1]) ? [element[1], ''] : undefined;
      if (entry) heard.push(entry);
      open.push({ depth, entry });
    }
  }
  return heard.filter(([, words]) => words !== '');
}

const plain = (text) => text.normalize('NFC').replaceAll('\u00ad', '').replaceAll(/\s+/g, ' ').trim();

/** Where the two differ first; empty when they are the same. */
export function difference(expected, heard) {
  const wanted = expected.map(([role, text]) => [role, plain(text)]).filter(([, text]) => text !== '');
  const got = heard.map(([role, text]) => [role, plain(text)]);
  const at = wanted.findIndex((one, i) => !isSame(one, got[i]));
  if (at < 0 && got.length <= wanted.length) return [];
  const i = at < 0 ? wanted.length : at;
  return [`element ${i + 1} should be ${show(wanted[i])} but is ${show(got[i])}`];
}

function isSame([role, text], got) {
  if (!got || got[0] !== role) return false;
  const pattern = text.split(joint).map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return text.includes(joint) ? new RegExp(`^${pattern.join('-?')}$`).test(got[1]) : got[1] === text;
}

const show = (one) => (one ? `${one[0]} “${one[1].slice(0, 90)}”` : 'nothing');
