import Handlebars from 'handlebars';
import { Refusal } from '../kernel/refusal';
import { MergeField, TemplateDeclaration } from './merge-field';
import { standardField } from './merge-fields';
import { PartKind } from './template-check';
import { RenderOptions, renderPart } from './template-render';

const own = (name: string, type: MergeField['type'], items?: readonly MergeField[], required = true): MergeField => ({
  name,
  type,
  required,
  origin: 'adviser',
  description: { nb: `Feltet ${name}`, nn: `Feltet ${name}` },
  sample: null,
  ...(items ? { items } : {}),
});

const declaration: TemplateDeclaration = {
  levels: ['minister', 'stateSecretary', 'official'],
  fields: [
    standardField('incomingDate'),
    standardField('recipientName'),
    standardField('addressedOffices'),
    standardField('copies', false),
    standardField('ministryEmail', false),
    own('letters', 'number'),
    own('quotation', 'fragment', undefined, false),
    own('rows', 'list', [own('what', 'text'), own('sum', 'money')], false),
  ],
};

const values = {
  incomingDate: '2020-05-14',
  recipientName: 'Fjordbyen krisesenter',
  addressedOffices: [
    { title: 'statsministeren', ministry: 'Statsministerens kontor', primeMinister: true },
    { title: 'helse- og omsorgsministeren', ministry: 'Helse- og omsorgsdepartementet', primeMinister: false },
  ],
  letters: 3,
};

const render = (
  source: string,
  given: Record<string, unknown> = values,
  options: Partial<RenderOptions> & { kind?: PartKind } = {},
) =>
  renderPart({ source, declaration, kind: options.kind ?? 'html' }, given, {
    language: 'nb',
    level: 'minister',
    ...options,
  });

const refusalOf = (work: () => unknown): Refusal => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
};

describe('Filling in a template', () => {
  it('puts each field in an element that can be filled again', () => {
    expect(render('<p>Takk for brevet av {{dateLong incomingDate}} fra {{recipientName}}.</p>')).toBe(
      '<p>Takk for brevet av <span data-field="incomingDate" data-format="dateLong">14. mai 2020</span> fra ' +
        '<span data-field="recipientName">Fjordbyen krisesenter</span>.</p>',
    );
  });

  it('leaves the elements out where nobody will fill in again', () => {
    expect(render('<p>{{dateLong incomingDate}}</p>', values, { elements: false })).toBe('<p>14. mai 2020</p>');
    expect(render('Svar til {{recipientName}} ', values, { kind: 'line' })).toBe('Svar til Fjordbyen krisesenter');
  });

  it('words helpers in the letter’s language and voice', () => {
    const source =
      '<p>{{person "Eg" "Departementet"}} svarar {{onBehalfOf addressedOffices}} på {{plural letters "brev" "brev"}}.</p>';
    expect(render(source, values, { language: 'nn', elements: false })).toBe(
      '<p>Eg svarar på vegner av statsministeren og helse- og omsorgsministeren på 3 brev.</p>',
    );
    expect(render(source, values, { level: 'official', elements: false })).toContain('<p>Departementet svarar');
    expect(render('<p>{{#if (signedBy "minister" "stateSecretary")}}Jeg{{else}}Vi{{/if}}</p>')).toBe('<p>Jeg</p>');
    expect(render('<p>{{#if (signedBy "official")}}Vi{{else}}Jeg{{/if}}</p>')).toBe('<p>Jeg</p>');
    expect(render('<p>{{capital (onBehalfOf addressedOffices)}}</p>')).toBe(
      '<p>På vegne av statsministeren og helse- og omsorgsministeren</p>',
    );
  });

  it('goes through lists, knows the first and the last, and reaches the letter’s own fields', () => {
    expect(render('<ul>{{#each copies}}<li>{{this}}</li>{{else}}<li>Ingen</li>{{/each}}</ul>')).toBe(
      '<ul><li>Ingen</li></ul>',
    );
    const copies = ['Fjordbyen kommune', 'Fjordbyen kommune', 'Statsforvalteren'];
    expect(
      render('<p>{{#each copies}}{{#unless @first}}; {{/unless}}{{this}}{{#if @last}}.{{/if}}{{/each}}</p>', {
        ...values,
        copies,
      }),
    ).toBe('<p>Fjordbyen kommune; Fjordbyen kommune; Statsforvalteren.</p>');
    expect(
      render('<p>{{#each copies}}{{#if this}}{{this}} fra {{../recipientName}}. {{/if}}{{/each}}</p>', {
        ...values,
        copies: ['A', 'B'],
      }),
    ).toBe(
      '<p>A fra <span data-field="recipientName">Fjordbyen krisesenter</span>. B fra <span data-field="recipientName">Fjordbyen krisesenter</span>.</p>',
    );
    const rows = [
      { what: 'Krisesentre', sum: 56000 },
      { what: 'Telefon', sum: 1250.5 },
    ];
    expect(render('{{#each rows}}<p>{{what}}: {{money sum}}</p>{{/each}}', { ...values, rows })).toBe(
      '<p>Krisesentre: 56\u00a0000\u00a0kroner</p><p>Telefon: 1\u00a0250,50\u00a0kroner</p>',
    );
  });

  it('escapes whatever a value holds, also braces and tags', () => {
    const nasty = `<script>alert(1)</script> & "'{{lookup this "x"}}{{/if}} \${x} </p>`;
    const shown = render('<p>{{recipientName}}</p>', { ...values, recipientName: nasty }, { elements: false });
    expect(shown).toBe(
      `<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; "'{{lookup this "x"}}{{/if}} \${x} &lt;/p&gt;</p>`,
    );
    expect(render('{{recipientName}}', { ...values, recipientName: 'A & B\nC' }, { kind: 'line' })).toBe('A & B C');
  });

  it('makes a link only of what is an e-mail address', () => {
    const source = '<p>{{#if ministryEmail}}{{mailLink ministryEmail}}{{/if}}</p>';
    const linked = (ministryEmail: string) => render(source, { ...values, ministryEmail }, { elements: false });
    expect(linked('postmottak@jd.dep.no')).toBe(
      '<p><a href="mailto:postmottak@jd.dep.no">postmottak@jd.dep.no</a></p>',
    );
    expect(linked('"x"@jd.dep.no?subject=a&bcc=b@c.no')).toBe('<p>"x"@jd.dep.no?subject=a&amp;bcc=b@c.no</p>');
    expect(linked('javascript:alert(1)')).toBe('<p>javascript:alert(1)</p>');
  });

  it('lets a fragment in only in its normal form', () => {
    const source = '{{#if quotation}}{{{quotation}}}{{/if}}';
    expect(render(source, { ...values, quotation: '<blockquote><p>Vi <b>trenger</b> hjelp</p></blockquote>' })).toBe(
      '<blockquote><p>Vi <strong>trenger</strong> hjelp</p></blockquote>',
    );
    const refused = refusalOf(() => render(source, { ...values, quotation: '<p>x</p><img src=x onerror=alert(1)>' }));
    expect(refused.code).toBe('letter.unknownTag');
    expect(refused.facts['tag']).toBe('img');
  });
});

describe('Values for a template', () => {
  it('must include every required field, and each missing one is named', () => {
    const refused = refusalOf(() => render('<p>x</p>', { ...values, incomingDate: null, recipientName: '  ' }));
    expect(refused.code).toBe('template.valuesRefused');
    expect(refused.fields.map(({ field, code }) => [field, code])).toEqual([
      ['incomingDate', 'template.value.missing'],
      ['recipientName', 'template.value.missing'],
    ]);
    expect(refused.fields[0]?.detail).toBe('Henvendelsens dato mangler.');
  });

  it('may be missing in a draft, which then says so in their place', () => {
    const source =
      '<p>Brevet av {{dateLong incomingDate}}. {{capital (onBehalfOf addressedOffices)}}. {{plural letters "brev" "brev"}}</p>';
    const drafted = render(source, { recipientName: 'X' }, { missing: 'mark' });
    expect(drafted).toContain(
      '<span data-field="incomingDate" data-format="dateLong" data-missing="true">[Henvendelsens dato: mangler]</span>',
    );
    expect(drafted).toContain('[Embetene henvendelsen er sendt til: mangler]');
    expect(drafted).toContain('[Feltet letters: mangler]');
    expect(render('Brev av {{dateShort incomingDate}}', {}, { missing: 'mark', kind: 'line' })).toBe(
      'Brev av [Henvendelsens dato: mangler]',
    );
  });

  it.each([
    ['a number as text', { letters: '3' }, 'letters', 'notThatKind'],
    ['a broken number', { letters: Number.NaN }, 'letters', 'notThatKind'],
    ['half a letter', { letters: 2.5 }, 'letters', 'notThatKind'],
    ['a day that does not exist', { incomingDate: '2020-02-30' }, 'incomingDate', 'noSuchDay'],
    ['an object as text', { recipientName: { toString: () => 'x' } }, 'recipientName', 'notThatKind'],
    ['a function as text', { recipientName: () => 'x' }, 'recipientName', 'notThatKind'],
    ['a list that is none', { copies: { length: 1e9 } }, 'copies', 'notThatKind'],
    ['a huge list', { copies: Array.from({ length: 201 }, () => 'x') }, 'copies', 'tooLong'],
    ['a huge text', { recipientName: 'x'.repeat(4001) }, 'recipientName', 'tooLong'],
    ['a row that is none', { rows: ['x'] }, 'rows.0', 'notThatKind'],
    ['a row with a gap', { rows: [{ what: 'x' }] }, 'rows.0.sum', 'missing'],
    ['øre in three decimals', { rows: [{ what: 'x', sum: 1.005 }] }, 'rows.0.sum', 'notThatKind'],
    ['a control character', { recipientName: 'x\u0000' }, 'recipientName', 'characterNotAllowed'],
    ['a direction override', { recipientName: '\u202egnp' }, 'recipientName', 'characterNotAllowed'],
    ['half a character', { copies: ['x\udfff'] }, 'copies.0', 'characterNotAllowed'],
    ['a field nobody declared', { secret: 'x' }, 'secret', 'undeclared'],
  ])('are refused when they are %s', (_, given, field, problem) => {
    const refused = refusalOf(() => render('<p>x</p>', { ...values, ...given }));
    expect(refused.fields).toEqual([expect.objectContaining({ field, code: `template.value.${problem}` })]);
    expect(refused.fields[0]?.detail.length).toBeGreaterThan(10);
  });

  it('never bring a prototype along', () => {
    const inherited = Object.create({ recipientName: 'fra prototypen' }) as Record<string, unknown>;
    Object.assign(inherited, { ...values, recipientName: undefined });
    delete inherited['recipientName'];
    expect(refusalOf(() => render('<p>{{recipientName}}</p>', inherited)).fields[0]?.field).toBe('recipientName');
    const sneaky = JSON.parse('{"__proto__":{"recipientName":"x"},"constructor":{"prototype":1}}') as Record<
      string,
      unknown
    >;
    expect(refusalOf(() => render('<p>x</p>', { ...values, ...sneaky })).fields.map(({ field }) => field)).toContain(
      'constructor',
    );
  });

  it('may hold standard fields the template does not use', () => {
    expect(render('<p>x</p>', { ...values, unitName: 'Lovavdelingen' })).toBe('<p>x</p>');
  });
});

describe('A hostile template', () => {
  it.each([
    '{{constructor}}',
    '{{__proto__}}',
    '{{lookup this "constructor"}}',
    '{{#with this}}{{constructor}}{{/with}}',
    '{{@root.constructor}}',
    '{{> (lookup this "x")}}',
    '{{helperMissing}}',
    '{{#each this}}{{this}}{{/each}}',
    '{{print recipientName 0}}',
    '{{{recipientName}}}',
    '{{#if copies}}',
  ])('is not compiled, even when somebody stored it: %s', (source) => {
    expect(refusalOf(() => render(source)).code).toBe('template.broken');
  });

  it('cannot write more than a letter is long', () => {
    const long = {
      ...values,
      recipientName: 'x'.repeat(4_000),
      copies: Array.from({ length: 200 }, () => 'y'.repeat(4_000)),
    };
    const source = `{{#each copies}}${'<p>{{this}}{{../recipientName}}</p>'.repeat(400)}{{/each}}`;
    const refused = refusalOf(() => render(source, long));
    expect([refused.code, refused.facts['limit']]).toEqual(['template.tooMuchWork', 'characters']);
    const content = `{{#each copies}}<p>${'z'.repeat(15_000)}</p>{{/each}}`;
    expect(refusalOf(() => render(content, long)).facts['limit']).toBe('characters');
  });

  it('cannot go on for ever', () => {
    const copies = Array.from({ length: 200 }, () => 'x');
    const empty = `{{#each copies}}${'{{#if ../letters}}{{/if}}'.repeat(250)}{{/each}}`;
    expect(refusalOf(() => render(empty, { ...values, copies })).facts['limit']).toBe('steps');
    const refused = refusalOf(() =>
      render(empty, { ...values, copies }, { limits: { steps: 1e9, characters: 1e9, milliseconds: 5 } }),
    );
    expect(refused.facts['limit']).toBe('time');
  });

  it('leaves nothing behind in the library the pages use', () => {
    expect(Object.keys(Handlebars.helpers)).not.toContain('print');
    expect(Object.keys(Handlebars.helpers)).toContain('each');
    expect(Handlebars.compile('{{#each a}}{{this}}{{/each}}')({ a: [1, 2] })).toBe('12');
  });
});
