import { Refusal } from '../kernel/refusal';
import { MergeField } from './merge-field';
import { standardField } from './merge-fields';
import { TemplateContent, checkTemplate, renderTemplate } from './template-content';
import { templateProblemSentence } from './template-problems.words';

const content = (change: Partial<TemplateContent> = {}): TemplateContent => ({
  kind: 'letter',
  declaration: { levels: ['minister'], fields: [standardField('incomingDate'), standardField('copies', false)] },
  texts: {
    nb: { body: '<p>Takk for brevet av {{dateLong incomingDate}}.</p>{{#each copies}}<p>{{this}}</p>{{/each}}' },
    nn: { body: '<p>Takk for brevet av {{dateLong incomingDate}}.</p>' },
  },
  sample: {},
  ...change,
});
const own = (name: string, change: Partial<MergeField> = {}): MergeField => ({
  ...standardField('topic'),
  name,
  ...change,
});
const problemsOf = (change: Partial<TemplateContent>) =>
  checkTemplate(content(change)).map(({ code, language, part }) => [code, language, part].filter(Boolean).join(' '));
const withFields = (...fields: MergeField[]) => ({ declaration: { levels: ['minister' as const], fields } });
const both = (body: string) => ({ texts: { nb: { body }, nn: { body } } });

describe('A template that may be published', () => {
  it('stands in bokmål and nynorsk, with every field declared', () => {
    expect(checkTemplate(content())).toEqual([]);
    const { nb } = content().texts;
    expect(problemsOf({ texts: { nb } })).toEqual(['languageMissing nn']);
    expect(problemsOf({ texts: { nb, nn: { body: ' \n' } } })).toEqual(['languageMissing nn']);
    expect(problemsOf({ texts: { nb, nn: { body: '<p>{{sender}}</p>' } } })).toEqual(['unknownField nn body']);
  });

  it('may stand in more languages, each checked', () => {
    const { texts } = content();
    expect(problemsOf({ texts: { ...texts, en: { body: '<p>{{dateLong incomingDate}}</p>' } } })).toEqual([]);
    expect(problemsOf({ texts: { ...texts, se: { body: '<p>{{incomingDate}}</p>' } } })).toEqual([
      'needsHelper se body',
    ]);
  });

  it('has a subject when it is a mail', () => {
    expect(problemsOf({ kind: 'email' })).toEqual(['subjectMissing nb subject', 'subjectMissing nn subject']);
    const subject = 'Svar på {{copies}}';
    expect(problemsOf({ texts: { nb: { body: '<p>x</p>', subject }, nn: { body: '<p>x</p>' } } })).toContain(
      'needsHelper nb subject',
    );
  });

  it('names its fields so that nothing else answers to them', () => {
    for (const name of [
      'Date',
      'in-coming',
      'constructor',
      'toString',
      '__proto__',
      'this',
      'each',
      'money',
      'person',
      '',
      'x'.repeat(41),
    ]) {
      expect(problemsOf({ ...withFields(own(name)), ...both('<p>x</p>') })).toContain('fieldNameNotAllowed');
    }
    expect(problemsOf({ ...withFields(own('a'), own('a')), ...both('<p>x</p>') })).toEqual(['fieldTwice']);
    const nested = own('rows', { type: 'list', items: [own('inner', { type: 'list' })], sample: [{ inner: 'x' }] });
    expect(problemsOf({ ...withFields(nested), ...both('<p>x</p>') })).toContain('fieldNameNotAllowed');
  });

  it('keeps the standard fields what the case fills them with', () => {
    const changed = own('addressedOffices', { type: 'text', sample: 'x' });
    const [problem] = checkTemplate(content({ ...withFields(changed), ...both('<p>{{addressedOffices}}</p>') }));
    expect(problem && templateProblemSentence(problem)).toBe(
      '«addressedOffices» er et fast flettefelt og må være liste, slik saken fyller det ut.',
    );
    const narrower = own('addressedOffices', { type: 'list', sample: ['x'] });
    expect(problemsOf({ ...withFields(narrower), ...both('<p>x</p>') })).toEqual(['standardFieldChanged']);
  });

  it('has samples that are what its fields want', () => {
    expect(problemsOf({ sample: { nb: { incomingDate: '14. mai' } } })).toEqual(['sampleDoesNotFit nb']);
    expect(problemsOf({ sample: { nn: { other: 'x' } } })).toEqual(['sampleDoesNotFit nn']);
    expect(problemsOf({ ...withFields(own('a', { sample: null })), ...both('<p>x</p>') })).toEqual([
      'sampleDoesNotFit nb',
    ]);
  });

  it('says who may sign it', () => {
    expect(problemsOf({ declaration: { levels: [], fields: [] }, ...both('<p>x</p>') })).toEqual(['noLevel']);
  });

  it('gives a letter that can be set, with and without its optional fields', () => {
    expect(problemsOf(both('<h1>Tittel</h1>'))).toEqual(['htmlRefused nb body', 'htmlRefused nn body']);
    expect(problemsOf(both('<h3>x</h3><p>y</p>'))).toEqual(['htmlRefused nb body', 'htmlRefused nn body']);
    expect(problemsOf(both('<p style="color:red">x</p>'))).toEqual(['htmlRefused nb body', 'htmlRefused nn body']);
    expect(problemsOf(both('{{#if copies}}<p>x</p>{{/if}}'))).toEqual(['emptyLetter nb body', 'emptyLetter nn body']);
    expect(problemsOf(both('<p>y</p>{{#unless copies}}<script>x</script>{{/unless}}'))).toEqual([
      'htmlRefused nb body',
      'htmlRefused nn body',
    ]);
  });

  it('tells the administrator in Norwegian what hinders it', () => {
    const [problem] = checkTemplate(content(both('<p>a</p><div>x</div>')));
    expect(problem && templateProblemSentence(problem)).toBe(
      'Brevet kan ikke settes: Elementet <div> kan ikke brukes i et brev (linje 1, tegn 9).',
    );
  });
});

describe('A template filled in', () => {
  it('is refused in a language it does not have', () => {
    expect(() =>
      renderTemplate(content(), { incomingDate: '2020-05-14' }, { language: 'se', level: 'minister' }),
    ).toThrow(new Refusal('invalid', 'template.languageMissing'));
  });
});
