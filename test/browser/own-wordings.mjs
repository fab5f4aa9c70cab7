// A template and a standard paragraph of the ministry's own, each with a version in use and a draft of the next: what the
// shipped ones do not have.

const both = (words) => ({ nb: words, nn: words });
const about = {
  names: both('Svar til kommuner'),
  descriptions: both(''),
  owner: both('Arkivet'),
  audience: both('Alle'),
};
const paragraph = (words) => ({
  titles: both('Kontakt med kommunen'),
  texts: both(`<p>${words}</p>`),
  keywords: ['kommune'],
  handlingNote: both(''),
  validFrom: '2020-01-01',
  validTo: null,
});

/** `{ template, paragraph }`: their ids. `administrator` is signed in. */
export async function layOwnWordings(administrator) {
  const { items } = await administrator.get('/api/v1/templates?limit=100');
  const { currentVersionId: copyOf } = items.find(({ code }) => code === 'reply');
  const template = await laid(administrator, '/api/v1/templates', {
    given: { code: 'reply-to-municipalities', kind: 'letter', copyOf, ...about },
    first: null,
    next: (draft) => ({ ...writable(draft), texts: draft.texts.map(withOneMoreLine) }),
  });
  const own = await laid(administrator, '/api/v1/standard-paragraphs', {
    given: { code: 'contact-with-municipality', owner: both('Arkivet') },
    first: paragraph('Kommunen kan ta kontakt med departementet.'),
    next: () => paragraph('Kommunen kan ta kontakt med departementet når som helst.'),
  });
  return { template, paragraph: own };
}

/** Lays it, unless it lies there already on a stage that has been played on. */
async function laid(administrator, path, { given, first, next }) {
  const { items } = await administrator.get(`${path}?limit=100`);
  const there = items.find(({ code, shared }) => code === given.code && !shared);
  if (there) return there.id;
  let one = await administrator.post(path, given);
  const its = `${path}/${one.id}`;
  if (first) one = await administrator.put(`${its}/draft`, first, one.version);
  const draft = await administrator.get(`${its}/draft`);
  one = await administrator.post(`${its}/publish`, { changeNote: 'Første versjon' }, one.version);
  await administrator.put(`${its}/draft`, next(draft), one.version);
  return one.id;
}

const writable = ({ levels, fields, samples }) => ({
  levels,
  fields: fields.map(({ name, type, required, origin, description, sample }) => ({
    name,
    type,
    required,
    origin,
    description,
    ...(sample === undefined ? {} : { sample }),
  })),
  samples: samples ?? [],
});

const withOneMoreLine = ({ language, subject, body }) => ({
  language,
  ...(subject ? { subject } : {}),
  body: `${body}<p>Kommunen får kopi av brevet.</p>\n`,
});
