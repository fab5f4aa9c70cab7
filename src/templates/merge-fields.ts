import { InBothForms, ListItem, MergeField, MergeFieldOrigin, MergeFieldType, MergeValue } from './merge-field';

/**
 * The standard merge fields: what the case, the register and the government's dated facts can fill in any letter.
 * A template declares which of them it uses, and may add fields of its own that the adviser fills in.
 *
 * Names and titles come in the letter's language, from whoever gives the values. The letter's own date is no field:
 * it is the day of signing, and stands in the head.
 */

function field(
  name: string,
  type: MergeFieldType,
  origin: MergeFieldOrigin,
  description: InBothForms,
  sample: MergeValue,
  items?: readonly MergeField[],
): MergeField {
  return { name, type, required: true, origin, description, sample, ...(items ? { items } : {}) };
}

/** What is known of an office in a letter's running text. */
const officeItems: readonly MergeField[] = [
  field(
    'title',
    'text',
    'case',
    { nb: 'Tittel i bestemt form', nn: 'Tittel i bunden form' },
    'helse- og omsorgsministeren',
  ),
  field(
    'ministry',
    'text',
    'case',
    { nb: 'Departementets navn', nn: 'Namnet på departementet' },
    'Helse- og omsorgsdepartementet',
  ),
  field('primeMinister', 'boolean', 'case', { nb: 'Er statsministeren', nn: 'Er statsministeren' }, false),
];

const prime: ListItem = { title: 'statsministeren', ministry: 'Statsministerens kontor', primeMinister: true };
const health: ListItem = {
  title: 'helse- og omsorgsministeren',
  ministry: 'Helse- og omsorgsdepartementet',
  primeMinister: false,
};
const family: ListItem = {
  title: 'barne- og familieministeren',
  ministry: 'Barne- og familiedepartementet',
  primeMinister: false,
};

export const standardMergeFields: readonly MergeField[] = [
  // The letter that is answered.
  field('incomingDate', 'date', 'case', { nb: 'Henvendelsens dato', nn: 'Datoen på førespurnaden' }, '2020-05-14'),
  field('receivedDate', 'date', 'case', { nb: 'Mottatt dato', nn: 'Motteken dato' }, '2020-05-15'),
  field(
    'incomingSubject',
    'text',
    'case',
    { nb: 'Henvendelsens emne', nn: 'Emnet i førespurnaden' },
    'Vold i nære relasjoner',
  ),
  field('theirReference', 'text', 'case', { nb: 'Avsenderens referanse', nn: 'Referansen til avsendaren' }, '2020-117'),
  field(
    'recipientName',
    'text',
    'case',
    { nb: 'Mottakerens navn', nn: 'Namnet på mottakaren' },
    'Fjordbyen krisesenter',
  ),
  field(
    'recipientPerson',
    'text',
    'case',
    { nb: 'Kontaktperson hos mottakeren', nn: 'Kontaktperson hos mottakaren' },
    'Ingrid Solvang',
  ),

  // Whom it was sent to, and whom this letter answers for.
  field(
    'addressedOffices',
    'list',
    'case',
    { nb: 'Embetene henvendelsen er sendt til', nn: 'Embeta førespurnaden er send til' },
    [prime, health, family],
    officeItems,
  ),
  field(
    'onBehalfOfOffices',
    'list',
    'case',
    { nb: 'Embetene det svares for', nn: 'Embeta det blir svara for' },
    [prime, health],
    officeItems,
  ),
  field(
    'answersForAll',
    'boolean',
    'case',
    { nb: 'Svaret gjelder alle mottakerne', nn: 'Svaret gjeld alle mottakarane' },
    true,
  ),

  // This letter.
  field('caseReference', 'reference', 'case', { nb: 'Saksnummer', nn: 'Saksnummer' }, '2020/14'),
  field(
    'caseworkerInitials',
    'text',
    'case',
    { nb: 'Saksbehandlerens initialer', nn: 'Initialane til saksbehandlaren' },
    'HMK',
  ),
  field(
    'subject',
    'text',
    'case',
    { nb: 'Brevets tittel', nn: 'Tittelen på brevet' },
    'Vedrørende henvendelse om vold i nære relasjoner',
  ),
  field('deadline', 'date', 'case', { nb: 'Svarfrist', nn: 'Svarfrist' }, '2020-06-18'),
  field('enclosures', 'list', 'case', { nb: 'Vedlegg', nn: 'Vedlegg' }, ['Handlingsplan mot vold i nære relasjoner']),
  field('copies', 'list', 'case', { nb: 'Kopimottakere', nn: 'Kopimottakarar' }, ['Fjordbyen kommune']),

  // Who answers.
  field(
    'ministryName',
    'text',
    'case',
    { nb: 'Departementets navn', nn: 'Namnet på departementet' },
    'Justis- og beredskapsdepartementet',
  ),
  field(
    'ministryLetterheadName',
    'text',
    'case',
    { nb: 'Departementets navn i brevhodet', nn: 'Namnet på departementet i brevhovudet' },
    'Justis- og beredskapsdepartement',
  ),
  field(
    'ministryEmail',
    'text',
    'case',
    { nb: 'Departementets e-postadresse', nn: 'E-postadressa til departementet' },
    'postmottak@jd.dep.no',
  ),
  field(
    'officeTitle',
    'text',
    'case',
    { nb: 'Statsrådens tittel', nn: 'Tittelen til statsråden' },
    'justis- og beredskapsministeren',
  ),
  field('ministerName', 'text', 'case', { nb: 'Statsrådens navn', nn: 'Namnet på statsråden' }, 'Monica Mæland'),
  field(
    'unitName',
    'text',
    'case',
    { nb: 'Enhetens navn', nn: 'Namnet på eininga' },
    'Avdeling for kriminalitetsforebygging',
  ),
  field(
    'caseworkerName',
    'text',
    'case',
    { nb: 'Saksbehandlerens navn', nn: 'Namnet på saksbehandlaren' },
    'Hanne Marie Kvamsøy',
  ),
  field(
    'caseworkerTelephone',
    'text',
    'case',
    { nb: 'Saksbehandlerens telefon', nn: 'Telefonen til saksbehandlaren' },
    '22 24 00 00',
  ),

  // Sent on to another ministry.
  field(
    'receivingMinistryName',
    'text',
    'case',
    { nb: 'Departementet saken sendes til', nn: 'Departementet saka blir send til' },
    'Helse- og omsorgsdepartementet',
  ),
  field(
    'receivingOfficeTitle',
    'text',
    'case',
    { nb: 'Statsråden som svarer', nn: 'Statsråden som svarar' },
    'helse- og omsorgsministeren',
  ),
  field('transferDate', 'date', 'case', { nb: 'Dato for oversendelsen', nn: 'Dato for oversendinga' }, '2020-05-18'),

  // Asked of the adviser.
  field(
    'expectedReplyDate',
    'date',
    'adviser',
    { nb: 'Når svaret kan ventes', nn: 'Når svaret kan ventast' },
    '2020-07-10',
  ),
  field(
    'delayReason',
    'text',
    'adviser',
    { nb: 'Hvorfor svaret tar tid', nn: 'Kvifor svaret tek tid' },
    'vi må hente inn opplysninger fra flere departementer',
  ),
  field(
    'topic',
    'text',
    'adviser',
    { nb: 'Temaet, slik setningen trenger det', nn: 'Temaet, slik setninga treng det' },
    'vold i nære relasjoner',
  ),
  field(
    'earlierReplyDate',
    'date',
    'adviser',
    { nb: 'Dato for det forrige svaret', nn: 'Dato for det førre svaret' },
    '2020-04-02',
  ),
];

const byName: ReadonlyMap<string, MergeField> = new Map(standardMergeFields.map((one) => [one.name, one]));
export const standardFieldNames: ReadonlySet<string> = new Set(byName.keys());

/** A standard field as a template declares it. A name that is not in the catalogue is a mistake in the product. */
export function standardField(name: string, required = true): MergeField {
  const found = byName.get(name);
  if (!found) throw new Error(`${name} is not a standard merge field`);
  return { ...found, required };
}

/** The standard field of that name, if there is one. */
export function standardFieldNamed(name: string): MergeField | undefined {
  return byName.get(name);
}
