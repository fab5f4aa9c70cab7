import { NoarkValue, noarkLists, settlementMethods, journalStatuses, wordOf } from './noark.lists';

const lists = Object.entries<Readonly<Record<string, NoarkValue>>>(noarkLists);
const values = lists.flatMap(([list, words]) => Object.entries(words).map(([word, value]) => ({ list, word, value })));

/**
 * The lists as Noark 5.5 publishes them (kodelister.tsv of the standard), for those where Noark's own list binds:
 * code=name, and nothing else may stand in an extraction.
 */
const published: Readonly<Record<string, readonly string[]>> = {
  Saksstatus: [
    'B=Under behandling',
    'A=Avsluttet',
    'U=Utgår',
    'R=Opprettet av saksbehandler',
    'S=Avsluttet av saksbehandler',
    'P=Unntatt prosesstyring',
    'F=Ferdig fra saksbehandler',
  ],
  Journalstatus: [
    'J=Journalført',
    'F=Ferdigstilt fra saksbehandler',
    'G=Godkjent av leder',
    'E=Ekspedert',
    'A=Arkivert',
    'U=Utgår',
    'M=Midlertidig registrering av innkommet dokument',
    'S=Saksbehandler har registrert innkommet dokument',
    'R=Reservert dokument',
  ],
  Journalposttype: [
    'I=Inngående dokument',
    'U=Utgående dokument',
    'N=Organinternt dokument for oppfølging',
    'X=Organinternt dokument uten oppfølging',
    'S=Saksframlegg',
  ],
  Avskrivningsmaate: [
    'BU=Besvart med brev',
    'BE=Besvart med e-post',
    'TLF=Besvart på telefon',
    'TE=Tatt til etterretning',
    'TO=Tatt til orientering',
    'BN=Besvart med notat',
    'SA=Saken ble avsluttet',
  ],
  Korrespondanseparttype: [
    'EA=Avsender',
    'EM=Mottaker',
    'EK=Kopimottaker',
    'GM=Gruppemottaker',
    'IA=Intern avsender',
    'IM=Intern mottaker',
    'IK=Intern kopimottaker',
    'IS=Medavsender',
  ],
  Dokumentstatus: ['B=Dokumentet er under redigering', 'F=Dokumentet er ferdigstilt'],
  TilknyttetRegistreringSom: ['H=Hoveddokument', 'V=Vedlegg'],
  Variantformat: ['P=Produksjonsformat', 'A=Arkivformat', 'O=Dokument hvor deler av innholdet er skjermet'],
  Dokumentmedium: ['F=Fysisk medium', 'E=Elektronisk arkiv', 'B=Blandet fysisk og elektronisk arkiv'],
  FlytStatus: ['G=Godkjent', 'I=Ikke godkjent', 'S=Sendt tilbake til saksbehandler med kommentarer'],
  Arkivdelstatus: ['A=Aktiv periode', 'O=Overlappingsperiode', 'P=Avsluttet periode', 'U=Uaktuelle mapper'],
  Klassifikasjonstype: [
    'FH=Funksjonsbasert, hierarkisk',
    'EH=Emnebasert, hierarkisk arkivnøkkel',
    'E1=Emnebasert, ett nivå',
    'UO=Objektbasert',
  ],
  Merknadstype: ['MS=Merknad fra saksbehandler', 'ML=Merknad fra leder', 'MA=Merknad fra arkivansvarlig'],
  SkjermingDokument: ['H=Skjerming av hele dokumentet', 'D=Skjerming av deler av dokumentet'],
  SkjermingMetadata: [
    'TMO=Skjerming tittel mappe - utvalgte ord',
    'TRO=Skjerming tittel registrering - utvalgte ord',
    'NA=Skjerming navn avsender',
    'NM=Skjerming navn mottaker',
    'TD=Skjerming tittel dokumentbeskrivelse',
    'MT=Skjerming merknadstekst',
    'M=Midlertidig skjerming',
  ],
  ElektroniskSignaturVerifisert: ['I=Signatur påført, ikke verifisert', 'V=Signatur påført og verifisert'],
  ElektroniskSignaturSikkerhetsnivaa: [
    'V=Sendt med PKI/virksomhetssertifikat',
    'PS=Sendt med PKI/"person standard"-sertifikat',
    'PH=Sendt med PKI/"person høy"-sertifikat',
  ],
};

describe('Noark’s value lists', () => {
  it.each(values)('give “$word” of $list a code, a name and a word in both forms of Norwegian', ({ value }) => {
    expect([value.code, value.name, value.nb, value.nn].filter((text) => text.trim() === '')).toEqual([]);
  });

  it.each(lists.filter(([list]) => list !== 'Dokumenttype'))(
    'hold in %s only what the standard publishes',
    (list, words) => {
      const ours = Object.values(words).map(({ code, name }) => `${code}=${name}`);
      expect(ours.filter((value) => !published[list]?.includes(value))).toEqual([]);
    },
  );

  it.each(lists)('use every code and every name of %s once', (_, words) => {
    const codes = Object.values(words).map(({ code }) => code);
    const names = Object.values(words).map(({ name }) => name);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(names).size).toBe(names.length);
  });

  it('keep the one document type Noark itself has for a letter', () => {
    expect(noarkLists.Dokumenttype.letter).toMatchObject({ code: 'B', name: 'Brev' });
  });

  it('translate back from Noark’s name or code to our word', () => {
    expect(wordOf(settlementMethods, 'Besvart med brev')).toBe('answeredByLetter');
    expect(wordOf(journalStatuses, 'E')).toBe('dispatched');
    expect(wordOf(journalStatuses, 'Q')).toBeUndefined();
  });
});
