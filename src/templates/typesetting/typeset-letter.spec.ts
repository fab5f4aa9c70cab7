import { inflateSync } from 'node:zlib';
import { Refusal } from '../../kernel/refusal';
import { blocksOfHtml } from './html-to-blocks';
import type { LetterToSet, Placement, SetLetter } from './letter-to-set';
import { typesetLetter } from './typeset-letter';
import {
  bilingualLetter,
  longLetter,
  nynorskLetter,
  officialsLetter,
  paragraph,
  seedLetter,
  seedParagraphs,
} from './typesetting.samples';

const set = (changes: Partial<LetterToSet> = {}, letter: LetterToSet = seedLetter) =>
  typesetLetter({ ...letter, ...changes });
const html = (text: string) => blocksOfHtml(text, { lang: 'nb' });
const find = (result: SetLetter, start: string) => {
  const found = result.placements.find((place) => place.text.startsWith(start));
  if (!found) throw new Error(`No text begins with ${start}`);
  return found;
};
const at = ({ page, x, y }: Placement) => [page, Number(x.toFixed(1)), Number(y.toFixed(1))];
const on = (result: SetLetter, page: number) =>
  result.placements.filter((place) => place.page === page && place.tag !== 'Artifact');
const lastTextOn = (result: SetLetter, page: number) =>
  on(result, page)
    .filter(({ tag }) => tag !== 'TH' && tag !== 'TD')
    .at(-1)!;
const refusalOf = (act: () => unknown): Refusal => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
};
/** A paragraph that fills exactly so many lines. */
const lines = (count: number) => paragraph(Array.from({ length: count * 7 }, () => 'beredskap').join(' '));

describe('The seed letter', () => {
  const result = set();

  it('fills two pages, the first ending with the voldsutsatte, the second with the sentence', () => {
    expect(result.pages).toBe(2);
    expect(lastTextOn(result, 1).text).toMatch(/og voldsutsatte\.$/);
    expect(at(lastTextOn(result, 1))).toEqual([1, 25, 249.6]);
    expect(lastTextOn(result, 2).text).toBe(
      'Dokumentet er elektronisk signert og har derfor ikke håndskrevne signaturer.',
    );
    expect(at(lastTextOn(result, 2))).toEqual([2, 25, 203.2]);
  });

  it('stands where the measures say', () => {
    expect(at(find(result, 'DET KONGELIGE'))[2]).toBe(25.3);
    expect(at(find(result, 'JUSTIS- OG'))[2]).toBe(29.9);
    expect(at(find(result, 'Justis- og beredskapsministeren'))[2]).toBe(35.6);
    expect(at(find(result, 'Norgesunionen'))).toEqual([1, 25, 49.5]);
    expect(at(find(result, 'Deres ref.'))).toEqual([1, 25, 86]);
    expect(at(find(result, '20/14 - HMK'))).toEqual([1, 78.3, 91.2]);
    expect(at(find(result, '17.06.2020'))).toEqual([1, 131.7, 91.2]);
    expect(at(find(result, 'Vedørende'))).toEqual([1, 25, 105.7]);
    expect(at(find(result, 'Takk for'))).toEqual([1, 25, 115.2]);
    expect(at(find(result, 'Postadresse'))).toEqual([1, 25, 268.8]);
    expect(at(find(result, 'Vi følger'))).toEqual([2, 25, 36]);
    const number = find(result, 'Side 1 av 2');
    expect(number.x + number.width).toBeCloseTo(185, 1);
    expect(number.y).toBeCloseTo(289.5, 2);
  });

  it('centres the ministry’s name on the page', () => {
    const name = find(result, 'JUSTIS- OG');
    expect(name.x + name.width / 2).toBeCloseTo(105, 0);
  });

  it('keeps the label of an empty reference', () => {
    expect(result.placements.filter(({ y }) => Math.abs(y - 91.2) < 0.1)).toHaveLength(2);
  });

  it('reads in the order of the letter', () => {
    const order = on(result, 1).map(({ text }) => text.trim());
    const wanted = ['DET KONGELIGE', 'DEMO', 'post@soroptimistnorway.no', 'Deres ref.', '20/14 - HMK', 'Dato'];
    const positions = wanted.map((text) => order.indexOf(text));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(positions).not.toContain(-1);
  });

  it('ends every line but the last of a paragraph with a space, so that copied text joins no words', () => {
    const body = result.placements.filter(({ tag, size }) => tag === 'P' && size === 11.5 && tag === 'P');
    const inside = body.filter(({ text }) => !/[.?!:]$/.test(text.trim()) && text.length > 60);
    expect(inside.length).toBeGreaterThan(20);
    expect(inside.filter(({ text }) => !text.endsWith(' '))).toEqual([]);
  });

  it('sets no text right of the measure and nothing within 5 mm of the edge', () => {
    for (const { x, width, y } of result.placements) {
      expect(x).toBeGreaterThanOrEqual(25 - 0.01);
      expect(x + width).toBeLessThanOrEqual(185.01);
      expect(y).toBeLessThan(292);
    }
    const body = result.placements.filter(({ size, tag }) => size === 11.5 && tag === 'P');
    expect(Math.max(...body.map(({ x, width }) => x + width))).toBeLessThanOrEqual(180.01);
  });

  it('is the same bytes every time, and others for another date', () => {
    expect(Buffer.compare(set().pdf, result.pdf)).toBe(0);
    const later = set({ creationDate: new Date('2020-06-18T10:00:00Z') });
    expect(Buffer.compare(later.pdf, result.pdf)).not.toBe(0);
  });

  it('is small', () => {
    expect(result.pdf.length).toBeLessThan(34_000);
  });
});

describe('The address window', () => {
  it.each([
    ['the seed letter', seedLetter],
    ['an official’s letter to a list, marked', officialsLetter],
    ['a letter to several', nynorskLetter],
    ['a letter with an address', longLetter],
  ])('holds nothing but the recipient in %s', (_name, letter) => {
    const zone = typesetLetter(letter).placements.filter(
      ({ page, x, y, width, size }) =>
        page === 1 && x + width > 10 && x < 125 && y > 39 + 0.2 && y - size * 0.35 * 0.72 < 83.5 && y < 84,
    );
    const names = letter.recipients.flatMap((to) => Object.values(to).flat().map(String));
    const foreign = zone.filter(
      ({ text }) => !names.some((name) => text.trim().endsWith(name)) && text.trim() !== 'Ifølge liste',
    );
    expect(foreign).toEqual([]);
  });

  it('leaves e-mail out of a letter for post', () => {
    const result = set({ forPost: true });
    expect(result.placements.some(({ text }) => text.startsWith('post@soroptimist'))).toBe(false);
  });

  it('drops the e-mail, then the person, from an address of more than five lines, and says so', () => {
    const to = { name: 'A', attention: 'B', address: ['c', 'd'], postalPlace: '0001 Oslo', email: 'a@b.no' };
    const six = set({ recipients: [to] });
    expect(six.warnings).toEqual([{ code: 'letter.recipientLinesDropped', field: 'recipients.0.email' }]);
    expect(at(find(six, '0001 Oslo'))[2]).toBe(69.3);
    const nine = set({ recipients: [{ ...to, address: ['c', 'd', 'e', 'f', 'g', 'h'] }] });
    expect(nine.warnings.map(({ code }) => code)).toContain('letter.notForWindowEnvelope');
    expect(find(nine, 'Deres ref.').y).toBeCloseTo(find(nine, '0001 Oslo').y + 11, 1);
    expect(find(nine, 'Vedørende').y).toBeGreaterThan(105.7);
  });

  it('sets the country in capitals and breaks a name over 85 mm', () => {
    const name = 'Den internasjonale samarbeidsorganisasjonen for frivillige i beredskapen';
    const result = set({ recipients: [{ name, postalPlace: '1000 Bruxelles', country: 'Belgia' }] });
    expect(find(result, 'BELGIA').y).toBeCloseTo(49.5 + (3 * 14 * 25.4) / 72, 1);
    expect(find(result, 'Den internasjonale').width).toBeLessThanOrEqual(85);
  });

  it('names up to five recipients in the sender’s order, and six by list', () => {
    const named = ['E', 'D', 'C', 'B', 'A'].map((name) => ({ name: `Etat ${name}` }));
    const five = set({ recipients: named });
    const order = five.placements.filter(({ text }) => text.startsWith('Etat')).map(({ text }) => text);
    expect(order).toEqual(named.map(({ name }) => name));
    const six = set({ recipients: [...named, { name: 'Etat F' }] });
    expect(find(six, 'Ifølge liste').y).toBeCloseTo(49.5, 2);
    expect(six.pages).toBe(five.pages + 1);
    expect(at(find(six, 'Mottakere'))).toEqual([six.pages, 25, 36]);
    expect(find(six, 'Etat B').x).toBeCloseTo(105, 1);
  });

  it('lists 200 recipients, no entry split and the heading on each page', () => {
    const recipients = Array.from({ length: 200 }, (_, i) => ({
      name: `Virksomhet ${i}`,
      email: `v${i}@etat.eksempel`,
    }));
    const result = set({ recipients });
    const listed = result.placements.filter(({ text }) => text.startsWith('Virksomhet '));
    expect(listed.map(({ text }) => text.trim())).toEqual(recipients.map(({ name }) => name));
    for (const [i, place] of listed.entries()) {
      const mail = find(result, `v${i}@`);
      expect([mail.page, mail.x]).toEqual([place.page, place.x]);
      expect(mail.y).toBeLessThanOrEqual(266);
    }
    const headings = result.placements.filter(({ text }) => text === 'Mottakere');
    expect(headings.map(({ tag }) => tag)).toEqual(['H2', ...headings.slice(1).map(() => 'Artifact')]);
    expect(headings.length).toBe(result.pages - 2);
  });
});

describe('The head', () => {
  const longest = 'Arbeids-, sosial-, nærings-, fiskeri- og likestillings- og inkluderingsdepartement';

  it('breaks a long ministry name before OG, on three lines, with nothing under 39 mm', () => {
    const letterhead = { names: [longest], runningName: 'Arbeidsdepartementet' };
    const result = set({ letterhead, officeTitle: 'Forsknings- og høyere utdanningsministeren' });
    expect(find(result, 'DET KONGELIGE').y).toBeCloseTo(22.8, 1);
    expect(find(result, 'OG INKLUDERING').y).toBeCloseTo(32, 1);
    expect(find(result, 'Forsknings-').y).toBeCloseTo(37.7, 1);
  });

  it('names two ministries of a joint letter, and four by their common form', () => {
    const two = set({
      letterhead: { names: ['Finansdepartement', 'Kulturdepartement'], runningName: 'Departementene' },
    });
    expect(find(two, 'KULTURDEPARTEMENT').y).toBeCloseTo(32, 1);
    const four = set({ letterhead: { names: ['A', 'B', 'C', 'D'], runningName: 'Departementene' } });
    expect(find(four, 'DEPARTEMENTENE').y).toBeCloseTo(25.3, 1);
  });

  it('refuses a name too wide for the head', () => {
    const letterhead = { names: ['x'.repeat(90)], runningName: 'X' };
    expect(refusalOf(() => set({ letterhead })).code).toBe('letter.headTooWide');
  });

  it('balances a long subject and lets no line of it end with a small word', () => {
    const result = typesetLetter(longLetter);
    const subject = result.placements.filter(({ tag }) => tag === 'H1').map(({ text }) => text.trim());
    expect(subject).toEqual(['Frivillige organisasjoners plass', 'i beredskapen – svar på brev av 9. juni 2020']);
    const four = set({ subjects: [seedParagraphs[1]!.repeat(3)] });
    expect(four.placements.filter(({ tag }) => tag === 'H1').length).toBeGreaterThanOrEqual(4);
  });

  it('breaks the longest provision beside the window and repeats the marking on following pages', () => {
    const provision = 'offentleglova § 13 første ledd, jf. forvaltningsloven § 13 første ledd nr. 1';
    const result = set({ marking: { provision }, body: seedParagraphs.concat(seedParagraphs).map(paragraph) });
    expect(result.pages).toBeGreaterThanOrEqual(3);
    const marks = result.placements.filter(({ text }) => text.trim() === 'Unntatt offentlighet');
    expect(marks.map(at).map(([, x, y]) => [x, y])).toEqual([
      [131.7, 49.5],
      ...Array.from({ length: result.pages - 1 }, () => [25, 25.2]),
    ]);
    const words = result.placements.filter(({ page, x, size }) => page === 1 && x > 131 && size === 9.5);
    expect(words.map(({ text }) => text).join('')).toBe(provision);
    expect(Math.max(...words.map(({ width }) => width))).toBeLessThanOrEqual(53);
    expect(words.every(({ text }) => !/(§|nr\.) ?$/.test(text))).toBe(true);
  });
});

describe('Keeping together', () => {
  const filler = (count: number) => [lines(count)];

  it('keeps at least two lines of the last paragraph with the signature', () => {
    for (const length of [1, 2, 3, 4]) {
      for (let above = 14; above <= 24; above++) {
        const result = set({ body: [...filler(above), lines(length)] });
        if (result.pages === 1) continue;
        const closing = find(result, 'Med hilsen');
        const withIt = on(result, closing.page).filter(({ y, size }) => size === 11.5 && y < closing.y && y >= 36);
        expect(withIt.length).toBeGreaterThanOrEqual(Math.min(2, length));
        expect(find(result, 'Monica').page).toBe(closing.page);
        expect(find(result, 'Dokumentet er').page).toBe(closing.page);
      }
    }
  });

  it('leaves two lines of a paragraph on either side of a break', () => {
    for (let length = 2; length <= 8; length++) {
      for (let above = 18; above <= 24; above++) {
        const result = set({ body: [...filler(above), lines(length), ...seedParagraphs.slice(0, 3).map(paragraph)] });
        const own = result.placements.filter(({ text, size }) => size === 11.5 && text.startsWith('beredskap'));
        const block = own.slice(above);
        const first = block.filter(({ page }) => page === block[0]!.page).length;
        expect([first, block.length - first]).not.toContain(1);
        if (length <= 3) expect(first).toBe(length);
      }
    }
  });

  it('never leaves a heading without two lines of its text', () => {
    for (let above = 16; above <= 26; above++) {
      const result = set({
        body: [...filler(above), ...html('<h2>Overskrift</h2><h3>Under</h3>'), lines(5), lines(9)],
      });
      const heading = find(result, 'Overskrift');
      expect(find(result, 'Under').page).toBe(heading.page);
      const below = on(result, heading.page).filter(({ y, text }) => y > heading.y && text.startsWith('beredskap'));
      expect(below.length).toBeGreaterThanOrEqual(2);
    }
  });

  it('keeps three items whole and the intro with them', () => {
    for (let above = 17; above <= 24; above++) {
      const list = html('<p>Vi ber om:</p><ul><li>Punkt en</li><li>Punkt to</li><li>Punkt tre</li></ul>');
      const result = set({ body: [...filler(above), ...list, lines(6)] });
      const pages = ['Vi ber om', 'Punkt en', 'Punkt to', 'Punkt tre'].map((text) => find(result, text).page);
      expect(new Set(pages).size).toBe(1);
    }
  });

  it('repeats the header of a table of 40 rows, keeps the caption with it and the sum with a row', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `<tr><td>Rad ${i + 1}</td><td>${i}</td></tr>`).join('');
    for (const above of [2, 8, 14, 18]) {
      const result = set({
        body: [
          ...filler(above),
          ...html(
            `<table><caption>Tabell 1</caption><thead><tr><th>Navn</th><th>Tall</th></tr></thead><tbody>${rows}</tbody>` +
              '<tfoot><tr><td>Sum</td><td>780</td></tr></tfoot></table>',
          ),
        ],
      });
      const caption = find(result, 'Tabell 1');
      expect(['Navn', 'Rad 1', 'Rad 2'].map((text) => find(result, text).page)).toEqual(Array(3).fill(caption.page));
      expect(find(result, 'Rad 40').page).toBe(find(result, 'Sum').page);
      const headers = result.placements.filter(({ text }) => text === 'Navn');
      expect(headers.map(({ tag }) => tag)).toEqual(['TH', ...headers.slice(1).map(() => 'Artifact')]);
      expect(result.placements.filter(({ text }) => /^Rad \d+$/.test(text))).toHaveLength(40);
    }
  });

  it('does not split a table row of twelve lines while the page has another way', () => {
    const cell = seedParagraphs[9]!.repeat(2);
    const result = set({
      body: [
        lines(4),
        ...html(
          `<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>${cell}</td></tr><tr><td>2</td><td>${cell}</td></tr></tbody></table>`,
        ),
      ],
    });
    const second = result.placements.filter(({ text, tag }) => tag === 'TD' && text.startsWith('Når det gjelder'));
    expect(second).toHaveLength(2);
    expect(result.warnings).toEqual([]);
  });

  it('sets 120 items without losing one', () => {
    const result = set({ body: html(`<ol>${'<li>Punkt</li>'.repeat(120)}</ol>`) });
    const numbers = result.placements.filter(({ tag }) => tag === 'Lbl').map(({ text }) => text.trim());
    expect(numbers).toEqual(Array.from({ length: 120 }, (_, i) => `${i + 1}.`));
  });

  it('loses nothing and overlaps nothing, whatever is set', () => {
    const result = typesetLetter(longLetter);
    for (let page = 1; page <= result.pages; page++) {
      const column = on(result, page).filter(({ x, tag }) => x < 32 && tag !== 'TH' && tag !== 'TD' && tag !== 'Lbl');
      const baselines = column.map(({ y }) => y).sort((a, b) => a - b);
      baselines.slice(1).forEach((y, i) => expect(y - baselines[i]! === 0 || y - baselines[i]! > 3.5).toBe(true));
    }
  });
});

describe('The signature block', () => {
  it('puts two names on a common first line, the superior to the left, e.f. only where it belongs', () => {
    const result = typesetLetter(officialsLetter);
    const [left, right] = [find(result, 'Astrid Lyngvær (e.f.)'), find(result, 'Henrik M. Kvamsøy')];
    expect(left.y).toBeCloseTo(right.y, 3);
    expect([left.x, right.x].map((x) => Number(x.toFixed(1)))).toEqual([25, 105]);
    expect(find(result, 'seniorrådgiver').y - right.y).toBeCloseTo((14.5 * 25.4) / 72, 2);
  });

  it('sets three names in rows of two', () => {
    const signatories = ['Ane', 'Bo', 'Cato'].map((name) => ({ name, title: 'sjef' }));
    const result = set({ signatories }, officialsLetter);
    expect(find(result, 'Cato').x).toBeCloseTo(25, 1);
    expect(find(result, 'Cato').y - find(result, 'sjef').y).toBeCloseTo(((26 + 15.5) * 25.4) / 72, 1);
  });

  it('breaks a long name inside 75 mm', () => {
    const name = 'Anne-Marie Charlotte Elisabeth von Wedel Jarlsberg-Løvenskiold';
    const result = set({ signatories: [{ name, title: 'fungerende departementsråd' }] }, officialsLetter);
    const shown = result.placements.filter(
      ({ tag, text }) => tag === 'P' && name.includes(text.trim()) && text.length > 3,
    );
    expect(shown.length).toBeGreaterThanOrEqual(2);
    expect(Math.max(...shown.map(({ width }) => width))).toBeLessThanOrEqual(75);
  });

  it('says sealed when sealed, and leaves room for a pen when signed on paper', () => {
    expect(find(typesetLetter(longLetter), 'Brevet er godkjent av statsråden').page).toBe(3);
    const paper = set({ signing: 'paper' });
    expect(find(paper, 'Monica').y - find(paper, 'Med hilsen').y).toBeCloseTo(((58 + 15.5) * 25.4) / 72, 1);
    expect(paper.placements.some(({ text }) => text.startsWith('Dokumentet er elektronisk'))).toBe(false);
  });

  it('lets a minister sign alone and an official have no office title', () => {
    const signatories = [{ name: 'A' }, { name: 'B' }];
    expect(refusalOf(() => set({ signatories })).code).toBe('letter.ministerSignsAlone');
    expect(refusalOf(() => set({ level: 'official' })).code).toBe('letter.officeTitleNotAllowed');
  });

  it('keeps short enclosure lists whole, and warns when they stand alone on the last page', () => {
    const enclosures = Array.from({ length: 30 }, (_, i) => `Vedlegg nummer ${i + 1}`);
    const result = set({ enclosures, copies: Array.from({ length: 12 }, (_, i) => `Kopi ${i}`) });
    expect(result.placements.filter(({ text }) => text.startsWith('Vedlegg nummer'))).toHaveLength(30);
    const alone = set({ body: [lines(20)], enclosures: ['En', 'To', 'Tre'] });
    expect(alone.pages).toBe(2);
    expect(find(alone, 'En').page).toBe(find(alone, 'Tre').page);
    expect(alone.warnings).toEqual([{ code: 'letter.onlyListsOnLastPage', field: 'enclosures', page: 2 }]);
  });
});

describe('The footer', () => {
  it('has four columns on a minister’s letter, six on an official’s', () => {
    const labels = (letter: LetterToSet) =>
      typesetLetter(letter)
        .placements.filter(({ tag, size }) => tag === 'TH' && size === 8)
        .map(({ x }) => Number(x.toFixed(1)));
    expect(labels(seedLetter)).toEqual([25, 78.3, 131.7, 158.3]);
    expect(labels(officialsLetter)).toEqual([25, 56.5, 82.5, 102.5, 124, 157]);
  });

  it('breaks a unit’s name at its joint with a hyphen', () => {
    const cells = typesetLetter(officialsLetter).placements.filter(
      ({ x, tag }) => tag === 'TD' && Math.abs(x - 124) < 0.1,
    );
    expect(cells.map(({ text }) => text.trim())).toEqual(['Avdeling for', 'kriminalitets-', 'forebygging']);
  });

  it('rises with rule and text when a value needs five lines', () => {
    const unit = 'Avdeling for kriminalitets\u00adforebygging og samfunnssikkerhet i hele landet og på Svalbard';
    const tall = set({ footer: { ...officialsLetter.footer, unit }, body: [lines(40)] }, officialsLetter);
    expect(find(tall, 'Postadresse').y).toBeLessThan(268.8 - 3);
    const last = on(tall, 1)
      .filter(({ text }) => text.startsWith('beredskap'))
      .at(-1)!;
    expect(last.y).toBeLessThanOrEqual(258 - 3);
  });
});

describe('Two languages', () => {
  const result = typesetLetter(bilingualLetter);

  it('joins labels, subject and closing, the letter’s first language first', () => {
    const line = (y: number) =>
      result.placements
        .filter((place) => place.page === 1 && Math.abs(place.y - y) < 0.1)
        .map(({ text }) => text)
        .join('');
    expect(line(86)).toBe('Din čuj. / Deres ref.Min čuj. / Vår ref. Beaivi / Dato ');
    expect(line(105.7)).toBe('Evttohusat ođđa doaibmaplánii / Innspill til ny handlingsplan');
    expect(find(result, 'Dearvvuođaiguin').y).toBeCloseTo(find(result, 'Med hilsen').y, 3);
    expect(find(result, 'Dát reive').y).toBeLessThan(find(result, 'Dokumentet er').y);
  });

  it('writes English dates in words', () => {
    const english = set({
      languages: ['en'],
      letterhead: { names: ['Ministry of Justice and Public Security'], runningName: 'the Ministry of Justice' },
    });
    expect(find(english, '17 June 2020').y).toBeCloseTo(91.2, 2);
    expect(find(english, 'Page 1 of 2').page).toBe(1);
  });

  it('asks for one subject for each language', () => {
    expect(refusalOf(() => set({ subjects: ['A'] }, bilingualLetter)).code).toBe('letter.languagesWrong');
  });
});

describe('Characters', () => {
  const everyLetter = 'áčđŋšŧž ÁČĐŊŠŦŽ æøå ÆØÅ ïöäńâ';

  it('sets every letter of Norwegian and Sámi everywhere', () => {
    const result = set({
      subjects: [everyLetter],
      signatories: [{ name: everyLetter }],
      officeTitle: everyLetter,
      metadata: { title: everyLetter, author: everyLetter, subject: everyLetter },
    });
    expect(result.placements.filter(({ text }) => text.trim() === everyLetter)).toHaveLength(3);
  });

  it.each([
    ['an emoji', '😀', 'letter.characterMissing', 'U+1F600'],
    ['a ballot box', '☐', 'letter.characterMissing', 'U+2610'],
    ['a control character', '\u0007', 'letter.controlCharacter', 'U+0007'],
    ['a right-to-left mark', '\u200f', 'letter.invisibleCharacter', 'U+200F'],
    ['an override', '\u202e', 'letter.invisibleCharacter', 'U+202E'],
    ['half a character', '\ud83d', 'letter.loneSurrogate', 'U+D83D'],
    ['a Hebrew letter', 'א', 'letter.rightToLeft', 'U+05D0'],
  ])('refuses %s, naming it and its place', (_name, character, code, named) => {
    const inText = refusalOf(() => set({ body: [paragraph('En'), paragraph(`Hei ${character}`)] }));
    expect([inText.code, inText.facts]).toEqual([code, { character: named, field: 'body.1', position: 5 }]);
    const inName = refusalOf(() => set({ signatories: [{ name: `${character}x` }] }));
    expect([inName.code, inName.facts]).toEqual([code, { character: named, field: 'signatories.0.name', position: 1 }]);
  });

  it('refuses a letter the head’s own typeface lacks', () => {
    const refused = refusalOf(() => set({ officeTitle: 'Statsråden ☐' }));
    expect(refused.facts).toEqual({ character: 'U+2610', field: 'officeTitle', position: 12 });
  });

  it('takes tab and line break in the text as spaces, and draws no soft hyphen', () => {
    const result = set({ body: [paragraph('En\tto\ntre fi\u00adre\u00a0fem se\u2011ks')] });
    expect(find(result, 'En').text).toBe('En to tre fi\u00adre\u00a0fem se\u2011ks');
    expect(find(result, 'En').width).toBeCloseTo(
      find(set({ body: [paragraph('En to tre fire\u00a0fem se\u2011ks')] }), 'En').width,
      5,
    );
  });

  it('breaks a word wider than the line, and warns', () => {
    const result = set({ body: [paragraph('x'.repeat(160))] });
    expect(result.warnings).toEqual([{ code: 'letter.wordBroken', field: 'body.0' }]);
    expect(
      result.placements
        .filter(({ text }) => /^x+$/.test(text))
        .map(({ text }) => text)
        .join(''),
    ).toBe('x'.repeat(160));
  });

  it('sets or refuses 100,000 characters, and never hangs', () => {
    expect(set({ body: [paragraph('a '.repeat(50_000))] }).pages).toBeGreaterThan(20);
    expect(refusalOf(() => set({ subjects: ['a'.repeat(100_000)] })).code).toBe('letter.headTooTall');
    expect(refusalOf(() => set({ subjects: ['a'.repeat(100_001)] })).code).toBe('letter.textTooLong');
    expect(refusalOf(() => set({ signatories: [{ name: 'e\u0301'.repeat(40_000) }] })).code).toBe(
      'letter.blockTooTall',
    );
    expect(refusalOf(() => set({ enclosures: ['1'.repeat(100_000)] })).code).toBe('letter.blockTooTall');
  });
});

/** The file's objects with their streams opened; enough to see what a conformance checker would. */
function readBack(pdf: Uint8Array) {
  const text = Buffer.from(pdf).toString('latin1');
  const objects = new Map<number, string>();
  for (const [, number, bodyText] of text.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)) {
    objects.set(Number(number), bodyText!);
  }
  const open = (bodyText: string) => {
    const at = bodyText.indexOf('stream\n');
    const data = Buffer.from(bodyText.slice(at + 7, bodyText.lastIndexOf('\nendstream')), 'latin1');
    return bodyText.includes('/FlateDecode') ? inflateSync(data).toString('latin1') : data.toString('utf8');
  };
  const all = [...objects.values()];
  return { text, objects, all, open, xmp: open(all.find((one) => one.includes('/Subtype /XML'))!) };
}

describe('The file', () => {
  const strange = { title: 'R&D <nord> "čđŋ"', author: "A & 'B'", subject: '20/14 <x>' };
  const file = readBack(
    set({ metadata: strange, body: html('<p>Se <a href="https://regjeringen.no/a?b=1&amp;c=2">siden</a>.</p>') }).pdf,
  );

  it('says in XMP that it is PDF/A-2a and PDF/UA-1, with escaped text', () => {
    expect(file.xmp).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(file.xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(file.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(file.xmp).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>');
    expect(file.xmp).toContain('R&amp;D &lt;nord&gt; &quot;čđŋ&quot;');
    expect(file.xmp).toContain('<rdf:li>nb-NO</rdf:li>');
    expect(file.xmp).not.toContain('HMK');
  });

  it('has an output intent, a language, a shown title, embedded fonts without a CIDSet and an identifier', () => {
    expect(file.text).toMatch(/\/S \/GTS_PDFA1/);
    expect(file.text).toMatch(/\/Lang \(nb-NO\)/);
    expect(file.text).toMatch(/\/DisplayDocTitle true/);
    expect(file.text).toMatch(/\/ID \[<[0-9a-f]{32}>/);
    const descriptors = file.all.filter((one) => one.includes('/Type /FontDescriptor'));
    expect(descriptors.length).toBeGreaterThanOrEqual(4);
    expect(descriptors.filter((one) => !one.includes('/FontFile2'))).toEqual([]);
    expect(file.text).not.toContain('/CIDSet');
  });

  it('carries one empty, invisible, tagged signature field', () => {
    const fields = file.all.filter((one) => one.includes('/FT /Sig'));
    expect(fields).toHaveLength(1);
    expect(fields[0]).toMatch(/\/Rect \[0 0 0 0\]/);
    expect(fields[0]).toMatch(/\/F 132/);
    expect(fields[0]).toMatch(/\/TU \(Elektronisk signatur\)/);
    expect(fields[0]).not.toMatch(/\/V /);
    expect(file.text).toMatch(/\/SigFlags 3/);
    expect(file.all.filter((one) => /\/S \/Form\b/.test(one))).toHaveLength(1);
  });

  it('gives every annotation a flag, a struct parent and, for a link, spoken contents', () => {
    const annotations = file.all.filter((one) => one.includes('/Type /Annot'));
    expect(annotations).toHaveLength(2);
    for (const one of annotations) {
      expect(one).toMatch(/\/F \d+/);
      expect(one).toMatch(/\/StructParent \d+/);
    }
    expect(annotations.find((one) => one.includes('/Link'))).toMatch(/\/Contents \(siden/);
  });

  it('leaves no content outside a tag or an artifact', () => {
    const pages = file.all.filter((one) => /\/Type \/Page\b/.test(one));
    for (const page of pages) {
      const content = file.open(file.objects.get(Number(/\/Contents (\d+) 0 R/.exec(page)![1]))!);
      let depth = 0;
      for (const line of content.split('\n')) {
        if (/ BDC$/.test(line)) depth++;
        if (/(TJ| f| S)$/.test(line)) expect(depth).toBe(1);
        if (line === 'EMC') depth--;
        expect(depth).toBeLessThanOrEqual(1);
      }
      expect(depth).toBe(0);
    }
  });

  it('keeps a link over a page break one element with an annotation for every line', () => {
    const long = seedParagraphs[2]!;
    const body = [
      ...seedParagraphs.slice(0, 5).map(paragraph),
      ...html(`<p>${long} <a href="https://a.no/">${long} ${long}</a></p>`),
    ];
    const result = set({ body });
    const pages = new Set(result.placements.filter(({ tag }) => tag === 'Link').map(({ page }) => page));
    expect([...pages]).toEqual([1, 2]);
    const read = readBack(result.pdf);
    const elements = read.all.filter((one) => /\/S \/Link\b/.test(one));
    expect(elements).toHaveLength(1);
    expect(elements[0]!.match(/\/OBJR/g)!.length).toBe(read.all.filter((one) => one.includes('/Subtype /Link')).length);
    expect(elements[0]).toContain('/Type /MCR');
  });

  it('carries the language of each block that is not the letter’s first', () => {
    const read = readBack(typesetLetter(bilingualLetter).pdf);
    expect(read.text).toMatch(/\/Lang \(se-NO\)\n/);
    const others = read.all.filter((one) => /^<<\n\/S \//.test(one) && one.includes('/Lang (nb-NO)'));
    const roles = others.map((one) => /\/S \/(\w+)/.exec(one)![1]);
    expect(roles.filter((role) => role === 'H2')).toHaveLength(1);
    expect(roles.filter((role) => role === 'Span').length).toBeGreaterThanOrEqual(4);
    expect(roles.filter((role) => role === 'P').length).toBeGreaterThanOrEqual(3);
  });
});
