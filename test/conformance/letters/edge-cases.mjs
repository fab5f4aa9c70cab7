// The letters that usually go wrong: lengths, breaks, heads, recipients, markings, links, lists, signatures, languages.
// Texts are made up. Every case becomes a paper `{ name, what, input }`.
import { longWord, symbols } from './symbols.mjs';

const sami = 'áčđŋšŧž ÁČĐŊŠŦŽ æøå ÆØÅ ïöäńâ';
const sentence = 'Departementet vil vurdere forslaget og komme tilbake til saken når høringen er avsluttet. ';
const text = (sentences) => sentence.repeat(sentences).trim();
const paragraph = (words, lang) => ({
  type: 'paragraph',
  runs: [{ type: 'text', text: words }],
  ...(lang && { lang }),
});
const paragraphs = (count, sentences = 4) => Array.from({ length: count }, () => paragraph(text(sentences)));
const heading = (level, words) => ({ type: 'heading', level, runs: [{ type: 'text', text: words }] });
const item = (words) => ({ runs: [{ type: 'text', text: words }] });
const list = (count, style = 'bullet') => ({
  type: 'list',
  style,
  items: Array.from({ length: count }, (_, i) => item(`Punkt ${i + 1}: ${text(1 + (i % 2))}`)),
});
const link = (href, words) => ({ type: 'link', href, runs: [{ type: 'text', text: words }] });
const numbers = (count, from = 1) => Array.from({ length: count }, (_, i) => i + from);

export function edgeCases({ samples }) {
  const { seedLetter, officialsLetter, nynorskLetter, longLetter, bilingualLetter, memo, folderCover } = samples;
  const seed = (name, changes) => ({ name, what: 'letter', input: { ...seedLetter, ...changes } });
  const official = (name, changes) => ({ name, what: 'letter', input: { ...officialsLetter, ...changes } });
  const to = (count, more) =>
    numbers(count).map((n) => ({ name: `Mottaker nummer ${n}`, ...(more ? more(n) : { email: `m${n}@eksempel.no` }) }));

  return [
    // The target pages.
    seed('seed', {}),
    official('officials-by-list', {}),
    { name: 'nynorsk', what: 'letter', input: nynorskLetter },
    { name: 'long', what: 'letter', input: longLetter },
    { name: 'bilingual', what: 'letter', input: bilingualLetter },
    { name: 'memo', what: 'memo', input: memo },
    { name: 'folder-cover', what: 'cover', input: folderCover },

    // Length, and every way a page can end.
    seed('one-line', { body: [paragraph('Takk for brevet.')] }),
    ...numbers(14, 15).map((n) =>
      seed(`page-end-${n}`, { body: [...paragraphs(Math.floor(n / 3)), paragraph(text(1 + (n % 3) * 2))] }),
    ),
    ...numbers(4).map((n) => seed(`last-paragraph-${n}`, { body: [...paragraphs(9, 3), paragraph(text(n))] })),
    ...numbers(4, 6).map((n) => seed(`heading-late-${n}`, { body: sections(n) })),
    ...numbers(4, 7).map((n) => seed(`caption-late-${n}`, { body: [...paragraphs(n, 3), table(6), ...paragraphs(1)] })),
    seed('ten-pages', { body: paragraphs(60, 5) }),

    // Tables and lists.
    seed('table-40-rows', { body: [paragraph('Tabellen:'), table(40), paragraph('Slutt.')] }),
    seed('table-tall-row', { body: [...paragraphs(7), table(4, text(9)), paragraph('Slutt.')] }),
    seed('table-six-columns', { body: [wideTable(), paragraph('Slutt.')] }),
    seed('list-nested', { body: [paragraph('Slik:'), nested('bullet'), nested('decimal')] }),
    ...numbers(4, 8).map((n) => seed(`list-late-${n}`, { body: [...paragraphs(n, 3), list(3), paragraph('Slutt.')] })),
    seed('list-120', { body: [paragraph('Alle:'), list(120, 'decimal'), paragraph('Slutt.')] }),

    // The head.
    seed('head-three-lines', {
      letterhead: {
        names: ['Arbeids-, sosial-, inkluderings-, integrerings- og forvaltningspolitikkdepartement'],
        runningName: 'Arbeids-, sosial- og inkluderingsdepartementet',
      },
      officeTitle: 'Arbeids-, sosial-, inkluderings-, integrerings- og forvaltningsministeren',
    }),
    ...[2, 3, 4].map((count) =>
      seed(`head-joint-${count}`, {
        letterhead: {
          names: ['Kulturdepartement', 'Klima- og miljødepartement', 'Finansdepartement', 'Utenriksdepartement'].slice(
            0,
            count,
          ),
          runningName: 'Departementene',
        },
      }),
    ),
    seed('subject-four-lines', { subjects: [text(4).replaceAll('.', '')] }),
    seed('own-mark', {
      letterhead: {
        ...seedLetter.letterhead,
        mark: { path: 'M0 0H30V10L15 12.5L0 10Z M5 3H25V6H5Z', width: 30, height: 12.5, alt: 'Et skjold' },
      },
    }),
    seed('not-a-demo', { demo: false }),

    // Recipients.
    seed('recipient-five-lines', { recipients: [post(2)], forPost: true, foldTick: true }),
    seed('recipient-six-lines', { recipients: [post(3)] }),
    seed('recipient-nine-lines', { recipients: [post(6)], forPost: true }),
    seed('recipient-wide-name', { recipients: [{ name: longWord.slice(0, 50), email: 'post@eksempel.no' }] }),
    seed('recipient-abroad', {
      recipients: [
        {
          name: 'Justitiedepartementet',
          address: ['Herkulesgatan 17'],
          postalPlace: '103 33 Stockholm',
          country: 'Sverige',
        },
      ],
      forPost: true,
    }),
    ...[2, 5, 6, 14].map((count) => official(`recipients-${count}`, { recipients: to(count) })),
    official('recipients-200', {
      recipients: to(200, (n) => (n % 2 ? { email: `mottaker${n}@eksempel.no` } : { postalPlace: '0001 Oslo' })),
    }),

    // Marking.
    official('marking-longest', {
      marking: { provision: 'offentleglova § 13 første ledd, jf. forvaltningsloven § 13 første ledd nr. 1 og 2' },
    }),
    seed('marking-three-pages', { marking: { provision: 'offentleglova § 15 første ledd' }, body: paragraphs(22) }),

    // Links.
    seed('link-two-lines', { body: [linked('https://eksempel.no/voldoglinjer', text(2))] }),
    ...numbers(3, 8).map((n) =>
      seed(`link-late-${n}`, {
        body: [...paragraphs(n, 3), linked('https://eksempel.no/langt', text(4)), paragraph('Slutt.')],
      }),
    ),
    seed('link-over-pages', {
      body: [...paragraphs(8), linked('https://eksempel.no/langt', text(12)), paragraph('Slutt.')],
    }),
    seed('link-300', {
      body: [bareLink(`https://eksempel.no/${'mappe/'.repeat(46)}`), paragraph('Slutt.')],
      forPost: true,
    }),

    // Characters.
    seed('sami-everywhere', {
      subjects: [sami],
      body: [paragraph(sami)],
      recipients: [{ name: sami, attention: sami.slice(0, 14), address: [sami], postalPlace: '9845 Deatnu / Tana' }],
      signatories: [{ name: sami }],
      metadata: { title: `${sami} R&D <nord> "x"`, author: sami, subject: sami },
    }),
    seed('white-space', {
      body: [
        paragraph('Tab\tog linje\nog\u00a0fast og\u2011bindestrek og myk\u00adbinde\u00adstrek  to mellomrom'),
        linked('tel:+4722249090', '22 24 90 90'),
      ],
    }),
    seed('word-too-wide', { body: [paragraph(longWord.repeat(3)), paragraph(symbols)] }),

    // Signatures, enclosures, footer.
    official('two-names-uneven', {
      signatories: [
        { name: 'Bo Li', title: 'ekspedisjonssjef', byAuthority: true },
        {
          name: 'Anne-Margrethe Kristoffersen-Sørflaten Bjørnsgaard',
          title: 'spesialrådgiver for frivillighet og beredskap',
        },
      ],
    }),
    official('three-names', { signatories: numbers(3).map((n) => ({ name: `Navn Nummer${n}`, title: 'rådgiver' })) }),
    official('one-name', { signatories: [{ name: 'Astrid Lyngvær', title: 'avdelingsdirektør' }] }),
    seed('acting-minister', { signatories: [{ name: 'Kari Nordmann', title: 'fungerende justisminister' }] }),
    seed('permanent-secretary', {
      level: 'permanentSecretary',
      officeTitle: 'Departementsråden',
      signatories: [{ name: 'Kari Nordmann', title: 'departementsråd' }],
    }),
    seed('sealed', { signing: 'sealed' }),
    seed('on-paper', { signing: 'paper', forPost: true }),
    ...[1, 2, 30].map((count) =>
      seed(`enclosures-${count}`, { enclosures: numbers(count).map((n) => `Vedlegg ${n}`) }),
    ),
    seed('copies-12', { copies: numbers(12).map((n) => `Departement ${n}`) }),
    official('unit-four-lines', {
      footer: {
        ...officialsLetter.footer,
        unit: 'Avdeling for samfunns\u00adsikkerhet og kriminalitets\u00adforebygging',
      },
    }),

    // Languages.
    ...['nb', 'nn', 'se', 'en'].map((lang) =>
      seed(`language-${lang}`, { languages: [lang], body: [paragraph(text(3), lang)] }),
    ),
    seed('bilingual-nn-en', {
      languages: ['en', 'nn'],
      subjects: ['Reply to your letter', 'Svar på brevet dykkar'],
      body: [
        { ...heading(2, 'In English'), lang: 'en' },
        paragraph('Thank you for your letter.', 'en'),
        { ...heading(2, 'På nynorsk'), lang: 'nn' },
        {
          type: 'paragraph',
          lang: 'nn',
          runs: [
            { type: 'text', text: 'Takk for brevet. ' },
            { type: 'text', text: 'Giitu!', lang: 'se' },
          ],
        },
      ],
    }),

    // Internal papers.
    {
      name: 'memo-nynorsk-long',
      what: 'memo',
      input: { ...memo, language: 'nn', body: [...memo.body, ...paragraphs(12)] },
    },
    { name: 'memo-no-approvals', what: 'memo', input: { ...memo, approvals: [], decision: false, enclosures: [] } },
    {
      name: 'folder-cover-full',
      what: 'cover',
      input: {
        ...folderCover,
        language: 'nn',
        documents: numbers(60).map((n) => ({
          title: `Dokument ${n}`,
          entry: `20/14-${n}`,
          pages: n,
          access: '§ 14',
          toSign: n === 1,
        })),
        note: [paragraph(text(8)), list(4)],
      },
    },
    {
      name: 'folder-cover-bare',
      what: 'cover',
      input: { ...folderCover, approvals: [], note: [], onBehalfOf: undefined },
    },
    {
      name: 'folder-cover-symbols',
      what: 'cover',
      input: {
        ...folderCover,
        subject: symbols,
        sender: symbols,
        onBehalfOf: symbols,
        documents: [{ title: symbols, entry: '20/14-4', pages: 2, access: symbols, toSign: true }],
        approvals: [{ name: symbols, role: symbols, date: '2020-06-09', concerns: symbols }],
        note: [paragraph(symbols)],
        metadata: { title: symbols, author: symbols, subject: symbols },
      },
    },
  ];
}

function sections(count) {
  return numbers(count).flatMap((n) => [
    heading(2, `Del ${n}`),
    paragraph(text(3)),
    heading(3, `Om del ${n}`),
    paragraph(text(2)),
  ]);
}

function table(rows, tall) {
  return {
    type: 'table',
    caption: 'Tabell 1. Tilskudd, i tusen kroner',
    header: ['Ordning', '2019', '2020'],
    rows: numbers(rows).map((n) => [n === 2 && tall ? tall : `Ordning ${n}`, `${n} 100`, n % 5 ? `−${n}` : '–']),
    sum: ['Sum', '38 550', '39 550'],
  };
}

function wideTable() {
  const header = ['Fylke', '2016', '2017', '2018', '2019', '2020'];
  return {
    type: 'table',
    header,
    rows: numbers(5).map((n) => [`Fylke ${n}`, '1', '2', '3', '4', symbols.slice(0, 30)]),
  };
}

function nested(style) {
  const inner = { type: 'list', style, items: [item('Indre punkt'), item(text(2))] };
  return {
    type: 'list',
    style,
    items: [{ ...item('Ytre punkt'), nested: inner }, item(text(1)), { ...item('Siste'), nested: inner }],
  };
}

function linked(href, words) {
  return {
    type: 'paragraph',
    runs: [{ type: 'text', text: 'Les mer: ' }, link(href, words), { type: 'text', text: ' – og så videre.' }],
  };
}

function bareLink(href) {
  return { type: 'paragraph', runs: [link(href, href), { type: 'text', text: ' er adressen.' }] };
}

function post(lines) {
  return {
    name: 'Foreningen Trygge Nabolag',
    attention: 'Marit Solheim-Eikeland',
    address: numbers(lines).map((n) => `Adresselinje ${n}`),
    postalPlace: '5804 Bergen',
    email: 'post@nabolag.eksempel',
  };
}
