import { restrictedDifferently, restrictionOfNote, restrictionOfReply } from './reply-restriction.rules';

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
