// Every shipped template in every language and at every level it may be signed at, twice: with its own sample data, and
// with the symbols text in every field there is, the letter's own fields too.
import { longWord, symbolPieces, symbols } from './symbols.mjs';

const creationDate = new Date('2020-06-17T10:00:00Z');

/** `{ name, what: 'letter' | 'memo', input }` for each; `made` is the product. */
export function shippedPapers(made) {
  let count = 0;
  return made.shippedTemplates().flatMap(({ code, content }) =>
    Object.keys(content.texts).flatMap((language) =>
      content.declaration.levels.flatMap((level) =>
        [false, true].map((hard) => {
          const values = hard ? hardValues(content.declaration.fields) : made.sampleOf(content, language);
          const { subject, html } = made.renderTemplate(content, values, { language, level });
          const body = made.blocksOfHtml(html, { lang: language });
          const name = `${code}-${language}-${level}-${hard ? 'symbols' : 'plain'}`;
          const words = hard ? hardWords(count++) : plainWords;
          // A mail's text is never set by the product; it is set here so that every shipped text has been.
          if (content.kind === 'memo') return { name, what: 'memo', input: memo(words, { language, body }) };
          return { name, what: 'letter', input: letter(words, { language, level, subject, body }) };
        }),
      ),
    ),
  );
}

/** The symbols in every field that is written by people; days, numbers and references stay what they are. */
export function hardValues(fields) {
  return Object.fromEntries(fields.map((field) => [field.name, hardValue(field)]));
}

function hardValue(field) {
  if (field.type === 'text') return symbols;
  if (field.type === 'fragment') return hardHtml;
  if (field.type !== 'list') return field.sample;
  if (!field.items) return [symbols, symbols, longWord];
  return [1, 2, 3].map(() => Object.fromEntries(field.items.map((item) => [item.name, hardValue(item)])));
}

const escaped = symbols.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Every element a letter's text may have, filled with the symbols. */
export const hardHtml = `
  <p>${escaped}</p>
  <h2>${escaped}</h2><p><strong>${escaped}</strong> <em>${escaped}</em> <span lang="se">${escaped}</span></p>
  <h3>${escaped}</h3><p>${escaped}<br>${escaped}</p>
  <ul><li>${escaped}<ul><li>${escaped}</li><li>${escaped}</li></ul></li><li>${escaped}</li></ul>
  <ol><li>${escaped}</li><li>${escaped}</li></ol>
  <blockquote><p>${escaped}</p><footer>${escaped}</footer></blockquote>
  <table><caption>${escaped}</caption><thead><tr><th>${escaped}</th><th>Sum</th></tr></thead>
    <tbody><tr><td>${escaped}</td><td>1 500</td></tr><tr><td>${longWord}</td><td>−3</td></tr></tbody></table>
  <p><a href="https://eksempel.no/${'sti/'.repeat(12)}?a=1&amp;b=%C3%A6">${escaped}</a> og post@eksempel.no.</p>`;

const plainWords = {
  names: ['Justis- og beredskapsdepartement'],
  runningName: 'Justis- og beredskapsdepartementet',
  officeTitle: 'Justis- og beredskapsministeren',
  recipient: { name: 'Fjordbyen krisesenter', attention: 'Ingrid Solvang', address: ['Storgata 1'] },
  postalPlace: '0001 Oslo',
  yours: '2020-117',
  provision: 'offentleglova § 15 første ledd',
  subject: 'Vedrørende henvendelse om vold i nære relasjoner',
  signatory: { name: 'Monica Mæland', title: 'avdelingsdirektør' },
  second: { name: 'Hanne Marie Kvamsøy', title: 'seniorrådgiver' },
  lists: ['Handlingsplan mot vold i nære relasjoner', 'Svarskjema'],
  footer: {
    postAddress: ['Postboks 8005 Dep', '0030 Oslo', 'postmottak@jd.dep.no'],
    officeAddress: ['Gullhaug Torg 4A', '0484 Oslo', 'www.jd.dep.no'],
    telephone: '22 24 90 90',
    orgNumber: '972 417 831',
  },
  unit: 'Avdeling for kriminalitets\u00adforebygging',
  caseworker: { name: 'Hanne Marie Kvamsøy', telephone: '22 24 52 19' },
};

/** Whole where a field can be long; else as much as has room: the head, the window's right side, the footer's columns. */
function hardWords(start) {
  const piece = symbolPieces(start);
  return {
    names: [`${piece(16)} og ${piece(16)}`],
    runningName: piece(40),
    officeTitle: piece(40),
    recipient: { name: piece(30), attention: piece(24), address: [piece(24)] },
    postalPlace: piece(24),
    yours: symbols,
    provision: piece(80),
    subject: symbols,
    signatory: { name: symbols, title: symbols },
    second: { name: symbols, title: symbols },
    lists: [symbols, longWord],
    footer: {
      postAddress: [piece(11), piece(11)],
      officeAddress: [piece(9)],
      telephone: piece(9),
      orgNumber: piece(9),
    },
    unit: piece(14),
    caseworker: { name: piece(20), telephone: piece(20) },
  };
}

function letter(words, { language, level, subject, body }) {
  const official = level === 'official';
  return {
    level,
    languages: [language],
    letterhead: { names: words.names, runningName: words.runningName },
    ...(official ? {} : { officeTitle: words.officeTitle }),
    demo: true,
    recipients: [{ ...words.recipient, postalPlace: words.postalPlace }],
    ...(official ? { marking: { provision: words.provision } } : {}),
    references: { yours: words.yours, ours: '20/14 - HMK', date: '2020-06-17' },
    subjects: [subject ?? words.subject],
    body,
    signatories: {
      minister: [{ name: words.signatory.name }],
      stateSecretary: [words.signatory],
      official: [{ ...words.signatory, byAuthority: true }, words.second],
    }[level],
    signing: 'electronic',
    enclosures: words.lists,
    copies: words.lists,
    footer: { ...words.footer, ...(official ? { unit: words.unit, caseworker: words.caseworker } : {}) },
    metadata: { title: subject ?? words.subject, author: words.runningName, subject: words.yours },
    creationDate,
  };
}

function memo(words, { language, body }) {
  return {
    language,
    demo: true,
    ministry: words.runningName,
    marking: { provision: words.provision },
    to: words.subject,
    via: words.subject,
    from: words.subject,
    caseworker: words.subject,
    caseKey: '20/14',
    date: '2020-06-12',
    deadline: '2020-06-18',
    entry: '20/14-3',
    subject: words.subject,
    body,
    approvals: [{ name: words.subject, role: words.subject, date: '2020-06-10', concerns: words.subject }],
    enclosures: words.lists,
    metadata: { title: words.subject, author: words.runningName, subject: words.yours },
    creationDate,
  };
}
