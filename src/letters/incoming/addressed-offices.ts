/**
 * Which ministers' offices a letter seems addressed to: by the ministry's mail address, by an office named in the
 * subject, or by the lines above the text ("Til statsministeren, justis- og beredskapsministeren og …"). A minister
 * merely mentioned in the text is not addressed. Suggestions; the archivist decides.
 */
export interface KnownOffice {
  readonly officeId: string;
  /** What the office may be called: "justis- og beredskapsministeren", "Statsministerens kontor", short forms. */
  readonly titleForms: readonly string[];
  /** The ministry's address; two offices may share one. */
  readonly mailAddress: string | null;
}

export interface AddressedSuggestion {
  readonly officeId: string;
  /** `copy` when every sign of it is a copy line. */
  readonly as: 'addressee' | 'copy';
  readonly signs: readonly AddressedSign[];
}

export interface AddressedSign {
  readonly in: 'to' | 'cc' | 'subject' | 'text';
  /** What was found there. */
  readonly found: string;
}

/** The addresses of a mail: its `To` and its `Cc`. */
export interface MailAddressees {
  readonly to: readonly { readonly name: string | null; readonly address: string | null }[];
  readonly cc: readonly { readonly name: string | null; readonly address: string | null }[];
}

/** In the sender's order: as named above the text, else as the addresses stand; copies last. */
export function addressedOffices(
  addressees: MailAddressees,
  subject: string,
  text: string,
  offices: readonly KnownOffice[],
): AddressedSuggestion[] {
  const heading = headingOf(text);
  const namedIn = {
    to: addressees.to.map(({ name }) => named(name ?? '', offices)),
    cc: addressees.cc.map(({ name }) => named(name ?? '', offices)),
    subject: [named(subject, offices)],
    text: [named(heading.addressees, offices)],
    copy: [named(heading.copies, offices)],
  };
  const suggestions = offices.flatMap(({ officeId, mailAddress }): AddressedSuggestion[] => {
    const byAddress = (list: MailAddressees['to'], where: 'to' | 'cc'): AddressedSign[] =>
      list.flatMap(({ address }) => (address && same(address, mailAddress) ? [{ in: where, found: address }] : []));
    const byName = (found: Map<string, string>[], where: AddressedSign['in']): AddressedSign[] =>
      found.flatMap((names) => (names.has(officeId) ? [{ in: where, found: names.get(officeId) ?? '' }] : []));
    const direct = [
      ...byAddress(addressees.to, 'to'),
      ...byName(namedIn.to, 'to'),
      ...byName(namedIn.subject, 'subject'),
      ...byName(namedIn.text, 'text'),
    ];
    const copies = [...byAddress(addressees.cc, 'cc'), ...byName(namedIn.cc, 'cc'), ...byName(namedIn.copy, 'text')];
    if (direct.length + copies.length === 0) return [];
    return [{ officeId, as: direct.length ? 'addressee' : 'copy', signs: [...direct, ...copies] }];
  });
  const above = plain(heading.addressees);
  const placed = suggestions.map((suggestion) => ({ suggestion, place: placeOf(suggestion, above, addressees) }));
  return placed.sort((a, b) => a.place - b.place).map(({ suggestion }) => suggestion);
}

/** Where the sender put an office: by its name above the text, then by its address, then anywhere, then as a copy. */
function placeOf({ as, signs }: AddressedSuggestion, above: string, { to }: MailAddressees): number {
  const afterAll = above.length + to.length;
  if (as === 'copy') return afterAll + 1;
  const names = signs.filter((sign) => sign.in === 'text').map((sign) => above.indexOf(plain(sign.found)));
  const addresses = signs
    .filter((sign) => sign.in === 'to')
    .map((sign) => to.findIndex(({ address }) => address !== null && same(address, sign.found)));
  const named = names.find((at) => at >= 0);
  const addressed = addresses.find((at) => at >= 0);
  return named ?? (addressed === undefined ? afterAll : above.length + addressed);
}

/** How many lines from the top can be a heading. */
const headingLines = 40;

const addresseeLine = /^(til|to|att|attn|kjære|kjaere|dear|v\/)\b[:.]?/i;
const copyLine = /^(kopi( til)?|cc|copy( to)?)\b[:.]?/i;

/** The lines that begin with "Til", "Kjære", "Kopi til" and what follows each, up to an empty line. */
function headingOf(text: string): { addressees: string; copies: string } {
  const taken = { addressees: '', copies: '' };
  let into: keyof typeof taken | undefined;
  for (const raw of text.split('\n').slice(0, headingLines)) {
    const line = raw.trim();
    if (copyLine.test(line)) into = 'copies';
    else if (addresseeLine.test(line)) into = 'addressees';
    else if (line === '') into = undefined;
    if (into) taken[into] += ` ${line}`;
  }
  return taken;
}

/** The offices named in a line, longest name first, so that no shorter one is found inside it. */
function named(line: string, offices: readonly KnownOffice[]): Map<string, string> {
  const found = new Map<string, string>();
  let rest = ` ${plain(line)} `;
  const forms = offices
    .flatMap(({ officeId, titleForms }) => titleForms.map((form) => ({ officeId, form, words: plain(form) })))
    .filter(({ words }) => words.length > 2)
    .sort((a, b) => b.words.length - a.words.length);
  for (const { words } of forms) {
    if (!contains(rest, words)) continue;
    // A name that two offices share stands for both.
    for (const one of forms) if (one.words === words && !found.has(one.officeId)) found.set(one.officeId, one.form);
    rest = rest.split(words).join(' \u0000 ');
  }
  return found;
}

/** Whole words only: "statsministeren" is not in "statsministerens". */
function contains(line: string, words: string): boolean {
  for (let at = line.indexOf(words); at >= 0; at = line.indexOf(words, at + 1)) {
    const before = line[at - 1] ?? ' ';
    const after = line[at + words.length] ?? ' ';
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}

function plain(text: string): string {
  return text.slice(0, 20_000).normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function same(address: string, other: string | null): boolean {
  return other !== null && address.trim().toLowerCase() === other.trim().toLowerCase();
}
