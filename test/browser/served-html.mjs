// What is in a page as the server sent it, read by the rules browsers read by.
import { parse } from 'parse5';

/** Every element of a page, in order. */
export function elementsOf(html) {
  const found = [];
  const walk = (node) => {
    if (node.tagName) found.push({ tag: node.tagName, node, ...attributesOf(node) });
    for (const child of [...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])]) walk(child);
  };
  walk(parse(html));
  return found;
}

const attributesOf = (node) => ({ attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) });

/** What is not the page's own words: scripts, styles, and what somebody typed or types. */
const notItsOwn = ['script', 'style', 'template', 'textarea', 'code', 'pre'];

/** The text a person can read, of the page's own. */
export function textOf(html) {
  const said = [];
  const walk = (node) => {
    if (node.nodeName === '#text') said.push(node.value);
    if (!notItsOwn.includes(node.tagName)) for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parse(html));
  return said.join(' ').replaceAll(/\s+/g, ' ').trim();
}

/** What a strict Content-Security-Policy would refuse in it. */
export function inlineIn(html) {
  const wrong = [];
  for (const { tag, attributes, node } of elementsOf(html)) {
    if (tag === 'style') wrong.push('a style element');
    if (tag === 'script' && !attributes.src && node.childNodes.length > 0) wrong.push('a script without an address');
    for (const [name, value] of Object.entries(attributes)) {
      if (name === 'style') wrong.push(`a style attribute at ${tag} (${value.slice(0, 40)})`);
      if (/^on[a-z]+$/.test(name)) wrong.push(`${name} at ${tag}`);
      if (/^\s*javascript:/i.test(value)) wrong.push(`javascript: in ${name} of ${tag}`);
    }
  }
  return [...new Set(wrong)];
}

/**
 * Where its links lead, and what it fetches, as addresses of its own host, or whole addresses of others that it would
 * fetch from. A link to another host is what somebody wrote into a letter, and is only followed by a person.
 */
export function leadsOf(html, address) {
  const leads = new Set();
  for (const { tag, attributes } of elementsOf(html)) {
    const names = {
      a: ['href'],
      link: ['href'],
      script: ['src'],
      img: ['src'],
      form: attributes.method === 'post' ? [] : ['action'],
    };
    for (const name of [...(names[tag] ?? []), 'data-pdf', 'hx-get']) {
      const given = attributes[name];
      if (given === undefined || given.startsWith('#') || /^(mailto|tel|data):/.test(given)) continue;
      const lead = new URL(given, address);
      lead.hash = '';
      if (lead.origin === new URL(address).origin) leads.add(lead.pathname + lead.search);
      else if (tag !== 'a') leads.add(lead.href);
    }
  }
  return [...leads];
}

/** Signs of a mistake in a template: a value that was never one, or what should have been filled in. */
export function slipsIn(html) {
  const text = textOf(html);
  const wrong = [/\bundefined\b/, /\bNaN\b/, /\[object \w+\]/, /\{\{/, /\bInvalid (Date|DateTime)\b/, /\{[a-zA-Z]+\}/]
    .map((slip) => slip.exec(text))
    .filter(Boolean)
    .map((hit) => `«${text.slice(Math.max(0, hit.index - 30), hit.index + 30)}»`);
  const ids = elementsOf(html)
    .map(({ attributes }) => attributes.id)
    .filter((id) => id !== undefined);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  return [...wrong, ...[...new Set(twice)].map((id) => `the id ${id} is there twice`)];
}
