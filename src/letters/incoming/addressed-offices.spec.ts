import { KnownOffice, addressedOffices } from './addressed-offices';

const offices: KnownOffice[] = [
  { officeId: 'PM', titleForms: ['statsministeren', 'Statsministerens kontor'], mailAddress: 'postmottak@smk.dep.no' },
  {
    officeId: 'JD',
    titleForms: ['justis- og beredskapsministeren', 'justis- og beredskapsminister', 'justisministeren'],
    mailAddress: 'postmottak@jd.dep.no',
  },
  { officeId: 'KD-1', titleForms: ['kunnskaps- og integreringsministeren'], mailAddress: 'postmottak@kd.dep.no' },
  { officeId: 'KD-2', titleForms: ['forsknings- og høyere utdanningsministeren'], mailAddress: 'postmottak@kd.dep.no' },
  { officeId: 'UD', titleForms: ['utenriksministeren'], mailAddress: null },
];
const nobody = { to: [], cc: [] };
const to = (...addresses: string[]) => ({ to: addresses.map((address) => ({ name: null, address })), cc: [] });
const found = (...given: Parameters<typeof addressedOffices>) =>
  addressedOffices(...given).map(({ officeId, as }) => (as === 'copy' ? `${officeId} (copy)` : officeId));

describe('Which ministers a letter is addressed to', () => {
  it('is told by the ministries’ addresses', () => {
    expect(found(to('Postmottak@JD.dep.no', 'noen@andre.no'), '', '', offices)).toEqual(['JD']);
    expect(addressedOffices(to('postmottak@jd.dep.no'), '', '', offices)[0]?.signs).toEqual([
      { in: 'to', found: 'postmottak@jd.dep.no' },
    ]);
  });

  it('is both ministers where a ministry has two, unless the letter names one', () => {
    expect(found(to('postmottak@kd.dep.no'), '', '', offices)).toEqual(['KD-1', 'KD-2']);
    const named = addressedOffices(
      to('postmottak@kd.dep.no'),
      '',
      'Til forsknings- og høyere utdanningsministeren\n',
      offices,
    );
    expect(named.map(({ officeId, signs }) => [officeId, signs.length])).toEqual([
      ['KD-2', 2],
      ['KD-1', 1],
    ]);
  });

  it('is told by the lines above the text, also broken over several', () => {
    const text =
      'Oslo, 14. mai\n\nTil Statsministeren, justis- og\nberedskapsministeren og utenriksministeren\n\nKjære alle';
    expect(found(nobody, '', text, offices)).toEqual(['PM', 'JD', 'UD']);
  });

  it('is told in the sender’s order, whatever order we keep the offices in', () => {
    const text = 'Til\nutenriksministeren,\njustisministeren og\nstatsministeren\n\nKjære alle';
    expect(found(to('postmottak@smk.dep.no', 'postmottak@jd.dep.no'), '', text, offices)).toEqual(['UD', 'JD', 'PM']);
    expect(found(to('postmottak@jd.dep.no', 'postmottak@smk.dep.no'), '', '', offices)).toEqual(['JD', 'PM']);
  });

  it('is told by the subject', () => {
    expect(found(nobody, 'Spørsmål til justisministeren', '', offices)).toEqual(['JD']);
  });

  it('is not everyone the text mentions', () => {
    const text = 'Til justisministeren\n\nI går sa statsministeren at utenriksministeren var bortreist.';
    expect(found(nobody, '', text, offices)).toEqual(['JD']);
  });

  it('tells those who get a copy from those addressed', () => {
    const text = 'Til justisministeren\nKopi til utenriksministeren\n\nHei';
    expect(found(nobody, '', text, offices)).toEqual(['JD', 'UD (copy)']);
    const cc = { to: [], cc: [{ name: null, address: 'postmottak@smk.dep.no' }] };
    expect(found(cc, '', 'Til justisministeren\n', offices)).toEqual(['JD', 'PM (copy)']);
  });

  it('asks for whole words', () => {
    expect(found(nobody, 'Om statsministerens tale', '', offices)).toEqual([]);
    expect(found(nobody, 'Til Statsministerens kontor', '', offices)).toEqual(['PM']);
  });
});
