import {
  noteRestrictionFollowed,
  restrictedDifferently,
  restrictionFollowed,
  restrictionOfNote,
  restrictionOfReply,
} from './reply-restriction.rules';

const open = { accessCode: null, accessProvision: null, secrecyProvision: null };
const secret = {
  accessCode: 'UO13',
  accessProvision: 'offentleglova § 13',
  secrecyProvision: 'forvaltningsloven § 13 første ledd nr. 1',
};
const economic = { accessCode: 'UO23', accessProvision: 'offentleglova § 23', secrecyProvision: null };

describe('What a reply is withheld under', () => {
  it('is what the letters it answers are withheld under', () => {
    expect(restrictionOfReply([open, secret, secret])).toEqual(secret);
  });

  it('is its case’s when what it answers is open', () => {
    expect(restrictionOfReply([open])).toBeUndefined();
    expect(restrictionOfReply([])).toBeUndefined();
  });
});

describe('Letters under different codes', () => {
  it('cannot have one reply, whichever is named first; an open one and a withheld one can', () => {
    expect(restrictedDifferently([secret, economic])).toBe(true);
    expect(restrictedDifferently([economic, open, secret])).toBe(true);
    expect(restrictedDifferently([open, secret, secret])).toBe(false);
    expect(restrictedDifferently([])).toBe(false);
  });
});

describe('What the note to the minister is withheld under', () => {
  it('is the letter’s own provision before its case’s', () => {
    expect(restrictionOfNote(secret, economic)).toEqual(secret);
    expect(restrictionOfNote(open, economic)).toEqual(economic);
  });

  it('is § 14 for a letter and a case that are open', () => {
    expect(restrictionOfNote(open, open)).toMatchObject({ accessCode: 'UO14' });
  });
});

describe('A reply under way, when a letter of it is restricted', () => {
  const internal = { accessCode: 'UO14', accessProvision: 'offentleglova § 14', secrecyProvision: null };

  it.each([
    ['follows from open', { reply: open, caseFile: open, before: [open], now: [secret] }, secret],
    ['follows from as the letter was', { reply: secret, caseFile: open, before: [secret], now: [economic] }, economic],
    ['follows from as its case', { reply: internal, caseFile: internal, before: [open], now: [secret] }, secret],
    ['follows one of several', { reply: open, caseFile: open, before: [open, open], now: [open, secret] }, secret],
    ['stays when it is so already', { reply: secret, caseFile: open, before: [open], now: [secret] }, undefined],
    ['stays when assessed itself', { reply: internal, caseFile: open, before: [open], now: [secret] }, undefined],
    ['stays open when opened itself', { reply: open, caseFile: open, before: [secret], now: [economic] }, undefined],
    [
      'stays when letters part',
      { reply: secret, caseFile: open, before: [secret, secret], now: [secret, economic] },
      undefined,
    ],
    ['stays when a letter is opened', { reply: secret, caseFile: open, before: [secret], now: [open] }, undefined],
  ])('%s', (_, given, expected) => {
    expect(restrictionFollowed(given)).toEqual(expected);
  });

  it('takes its note with it, unless that was assessed by itself', () => {
    const letter = { before: open, now: secret };
    expect(noteRestrictionFollowed(restrictionOfNote(open, open), letter, open)).toEqual(secret);
    expect(noteRestrictionFollowed(economic, letter, open)).toBeUndefined();
    expect(noteRestrictionFollowed(secret, { before: secret, now: open }, open)).toBeUndefined();
  });
});
