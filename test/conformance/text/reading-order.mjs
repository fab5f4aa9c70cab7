// What a letter must read, element by element, in the order of the letter's specification: written from its data alone,
// without asking the typesetter where anything stands. Each line is `[role, text]`.

const link = (run, forPost) => {
  const text = run.runs.map((part) => part.text).join('');
  const address = run.href.replace(/^(mailto|tel):/, '');
  return forPost && text !== run.href && text !== address ? `${text} (${address})` : text;
};
const words = (runs, forPost) =>
  runs.map((run) => (run.type === 'text' ? run.text : run.type === 'link' ? link(run, forPost) : ' ')).join('');

/** Two languages are read one after the other, the same word once. */
const inEach = (languages, ofLanguage, key) => {
  const each = languages.map((language) => ofLanguage[language][key] ?? ofLanguage.nb[key]);
  return [...new Set(each)].join(' / ');
};
const joined = (...texts) => texts.filter(Boolean).join(' ');
const day = (date, language) => {
  const [year, month, number] = date.split('-');
  if (language !== 'en') return `${number}.${month}.${year}`;
  return new Date(date).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
};

/** Figure, head, office title, DEMO, marking, recipients, references, subject, text, closing … footer. */
export function readingOfLetter(letter, { letterWords }) {
  const { languages, letterhead, recipients, references, forPost } = letter;
  const template = letterhead.language ?? languages.find((one) => one === 'nb' || one === 'nn') ?? languages[0];
  const say = (key) => inEach(languages, letterWords, key);
  const attention = letterWords[languages[0]].attention;
  const byList = isByList(letter);
  return [
    ['P', headOf(letterhead, letterWords[template])],
    ...(letter.officeTitle ? [['P', letter.officeTitle]] : []),
    ...(letter.demo ? [['P', 'DEMO']] : []),
    ...(letter.marking ? [['P', joined(letter.marking.text ?? say('marking'), letter.marking.provision)]] : []),
    ...(byList ? [['P', say('byList')]] : inWindow(letter, attention)),
    ['P', joined(say('yourReference'), references.yours)],
    ['P', joined(say('ourReference'), references.ours)],
    ['P', joined(say('date'), day(references.date, template))],
    ['H1', letter.subjects.join(' / ')],
    ...readingOfBlocks(letter.body, { forPost }),
    ['P', letter.closing ?? say('closing')],
    ...letter.signatories.map((one) => [
      'P',
      joined(one.name, one.byAuthority ? `(${letterWords[template].byAuthority})` : '', one.title),
    ]),
    ...sentencesOf(letter, letterWords),
    ...listUnder(letter.enclosures, say(letter.enclosures?.length > 1 ? 'enclosures' : 'enclosure'), true),
    ...listUnder(letter.copies, say('copy'), false),
    ...(byList
      ? [['H2', say('recipients')], ...recipients.map((one) => ['LBody', addressOnList(one, forPost, attention)])]
      : []),
    ...footerOf(letter.footer, letterWords[template]),
  ];
}

function headOf({ names }, { head, manySenders }) {
  const capitals = names.map((name) => name.toLocaleUpperCase('nb'));
  if (names.length > 3) return manySenders;
  return names.length === 3 ? capitals.join(' ') : joined(head, ...capitals);
}

/** By list: six or more, or so long that they need more than the window's five lines (in the cases: never). */
const isByList = ({ recipients }) => recipients.length > 5;

const addressOf = (one, forPost, attention) => [
  one.name,
  one.attention && `${attention} ${one.attention}`,
  ...(one.address ?? []),
  one.postalPlace,
  one.country?.toLocaleUpperCase('nb'),
  forPost ? '' : one.email,
];

/** Over five lines the e-mail address falls away, then the person. All address lines of the cases are one line long. */
function inWindow({ recipients, forPost }, attention) {
  if (recipients.length > 1) return recipients.map(({ name }) => ['P', name]);
  const lines = [{}, { email: '' }, { email: '', attention: '' }]
    .map((without) => addressOf({ ...recipients[0], ...without }, forPost, attention).filter(Boolean))
    .find((kept, i) => kept.length <= 5 || i === 2);
  return [['P', lines.join(' ')]];
}

function addressOnList(one, forPost, attention) {
  const [name, ...rest] = addressOf({ ...one, email: '' }, forPost, attention).filter(Boolean);
  return joined(name, rest.join(', '), forPost ? '' : one.email);
}

function sentencesOf({ signing, languages }, letterWords) {
  if (signing === 'paper') return [];
  const key = signing === 'sealed' ? 'sealed' : 'signed';
  return [...new Set(languages.map((one) => letterWords[one][key] ?? letterWords.nb[key]))].map((text) => ['P', text]);
}

function listUnder(items = [], label, numbered) {
  if (items.length === 0) return [];
  const numbers = numbered && items.length > 1;
  return [['P', label], ...items.flatMap((item, i) => [...(numbers ? [['Lbl', `${i + 1}`]] : []), ['LBody', item]])];
}

function footerOf({ postAddress, officeAddress, telephone, orgNumber, unit, caseworker }, own) {
  const columns = [
    [own.postAddress, postAddress.join(' ')],
    [own.officeAddress, officeAddress.join(' ')],
    [own.telephone, telephone],
    [own.orgNumber, orgNumber],
    // A declared joint may have become a hyphen at a line's end.
    ...(unit || caseworker ? [[own.unit, (unit ?? '').replaceAll('\u00ad', joint)]] : []),
    ...(unit || caseworker ? [[own.caseworker, joined(caseworker?.name, caseworker?.telephone)]] : []),
  ];
  return [...columns.map(([label]) => ['TH', label]), ...columns.map(([, value]) => ['TD', value])];
}

/** Stands in what is expected for "nothing, or a hyphen". */
export const joint = '\u2063';

export function readingOfBlocks(blocks, { forPost = false, deeper = 0 } = {}) {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'paragraph':
        return [['P', words(block.runs, forPost)]];
      case 'heading':
        return [[`H${block.level + deeper}`, words(block.runs, forPost)]];
      case 'list':
        return readingOfList(block, 0, forPost);
      case 'quotation':
        return [...block.paragraphs, ...(block.source ? [block.source] : [])].map((runs) => [
          'P',
          words(runs, forPost),
        ]);
      default:
        return readingOfTable(block);
    }
  });
}

function readingOfList({ style, items }, depth, forPost) {
  return items.flatMap(({ runs, nested }, i) => [
    ['Lbl', style === 'decimal' ? `${i + 1}.` : depth === 0 ? '•' : '–'],
    ['LBody', words(runs, forPost)],
    ...(nested ? readingOfList(nested, depth + 1, forPost) : []),
  ]);
}

function readingOfTable({ caption, header, rows, sum }) {
  return [
    ...(caption ? [['Caption', caption]] : []),
    ...header.map((text) => ['TH', text]),
    ...[...rows, ...(sum ? [sum] : [])].flatMap((row) => row.map((text, i) => [i === 0 ? 'TH' : 'TD', text])),
  ];
}

/** Ministry, title, marking, the two columns of facts, case title, text, approvals, the three choices, enclosures. */
export function readingOfMemo(memo, { internalWords }) {
  const own = internalWords[memo.language];
  const date = (one) => (one ? day(one, memo.language) : '');
  const approvals = memo.approvals ?? [];
  return [
    ...(memo.demo ? [['P', 'DEMO']] : []),
    ['P', memo.ministry],
    ['H1', memo.title ?? own.memo],
    ['P', joined(memo.marking?.text ?? own.internal, memo.marking?.provision)],
    ['P', joined(own.to, memo.to)],
    ['P', joined(own.via, memo.via)],
    ['P', joined(own.from, memo.from)],
    ['P', joined(own.caseworker, memo.caseworker)],
    ['P', joined(own.case, memo.caseKey)],
    ['P', joined(own.date, date(memo.date))],
    ['P', joined(own.deadline, date(memo.deadline))],
    ['P', joined(own.entry, memo.entry)],
    ['H2', memo.subject],
    ...readingOfBlocks(memo.body, { deeper: 1 }),
    ...(approvals.length > 0 ? approvalsOf(approvals, [own.handledBy, own.role, own.date, own.concerns], date) : []),
    ...(memo.decision === false ? [] : [['P', own.minister], ...own.choices.map((choice) => ['LBody', choice])]),
    ...(memo.enclosures?.length > 0
      ? [
          ['P', own.enclosures],
          ...memo.enclosures.flatMap((text, i) => [
            ['Lbl', `${i + 1}`],
            ['LBody', text],
          ]),
        ]
      : []),
  ];
}

function approvalsOf(approvals, labels, date) {
  return [
    ...labels.map((label) => ['TH', label]),
    ...approvals.flatMap((one) => [
      ['TH', one.name],
      ['TD', one.role],
      ['TD', date(one.date)],
      ['TD', one.concerns],
    ]),
  ];
}

/** Title, addressee, the three facts, subject, sender, on behalf of, what is inside, who handled it, note. */
export function readingOfCover(cover, { internalWords }) {
  const own = internalWords[cover.language];
  const date = (one) => (one ? day(one, cover.language) : '');
  const approvals = cover.approvals ?? [];
  const labels = [own.number, own.document, own.entry, own.pages, own.access];
  return [
    ...(cover.demo ? [['P', 'DEMO']] : []),
    ['P', cover.ministry],
    ['H1', cover.title ?? own.cover],
    ['P', cover.addressee],
    ['P', joined(own.case, cover.caseKey)],
    ['P', joined(own.deadline, date(cover.deadline))],
    ['P', joined(own.laidBefore, date(cover.laidBefore))],
    ['P', joined(own.subject, cover.subject)],
    ['P', joined(own.sender, cover.sender)],
    ...(cover.onBehalfOf ? [['P', joined(own.onBehalfOf, cover.onBehalfOf)]] : []),
    ['H2', own.inFolder],
    ...labels.map((label) => ['TH', label]),
    ...cover.documents.flatMap((one, i) => [
      ['TH', `${i + 1}`],
      ...[one.title, one.entry, `${one.pages}`, one.access].map((text) => ['TD', text]),
    ]),
    ...(approvals.length > 0
      ? [['H2', own.handledBy], ...approvalsOf(approvals, [own.name, own.role, own.date, own.concerns], date)]
      : []),
    ...(cover.note?.length > 0 ? [['H2', own.note], ...readingOfBlocks(cover.note)] : []),
    ['P', own.coverFoot],
    ['P', own.folder(cover.folder.number, cover.folder.of)],
  ];
}
