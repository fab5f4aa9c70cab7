import { standardField } from './merge-fields';
import { mergeFieldsIn, missingMergeFields, refreshMergeFields } from './merge-fields-in-text';
import { Voice } from './template-helpers';

const fields = [
  standardField('incomingDate'),
  standardField('recipientName'),
  standardField('ministryEmail'),
  standardField('addressedOffices'),
];
const bokmål: Voice = { language: 'nb', level: 'minister' };

describe('Merge fields in an adviser’s text', () => {
  const text =
    '<p>Takk for brevet av <span data-field="incomingDate" data-format="dateLong">14. mai 2020</span>. ' +
    'Min egen setning om {{recipientName}} &lt;b&gt;.</p>';

  it('take the case’s new values, and nothing else in the text moves', () => {
    const refreshed = refreshMergeFields(text, fields, { incomingDate: '2020-05-15' }, bokmål);
    expect(refreshed).toEqual({ html: text.replace('14. mai', '15. mai'), changed: ['incomingDate'], missing: [] });
    expect(refreshMergeFields(refreshed.html, fields, { incomingDate: '2020-05-15' }, bokmål).changed).toEqual([]);
  });

  it('are never compiled: braces the adviser wrote stay braces', () => {
    const written = '<p>{{#each this}}{{constructor}}{{/each}} {{{recipientName}}}</p>';
    expect(refreshMergeFields(written, fields, { recipientName: 'X' }, bokmål).html).toBe(written);
  });

  it('show a value as text whatever it holds', () => {
    const html = '<p><span data-field="recipientName">X</span></p>';
    const given = { recipientName: '<img src=x> </span>{{incomingDate}}' };
    expect(refreshMergeFields(html, fields, given, bokmål).html).toBe(
      '<p><span data-field="recipientName">&lt;img src=x&gt; &lt;/span&gt;{{incomingDate}}</span></p>',
    );
  });

  it('say what is missing until it is there', () => {
    const gone = refreshMergeFields(text, fields, {}, bokmål);
    expect(gone.missing).toEqual(['incomingDate']);
    expect(gone.html).toContain('data-missing="true">[Henvendelsens dato: mangler]</span>');
    expect(missingMergeFields(gone.html)).toEqual(['incomingDate']);
    const back = refreshMergeFields(gone.html, fields, { incomingDate: '2020-05-14' }, bokmål);
    expect(back).toEqual({ html: text, changed: ['incomingDate'], missing: [] });
    expect(missingMergeFields(text)).toEqual([]);
  });

  it('speak the letter’s language when it changes, and keep links', () => {
    const html =
      '<p><span data-field="addressedOffices" data-format="addressees">x</span> ' +
      '<span data-field="ministryEmail" data-format="mailLink">y</span></p>';
    const given = {
      ministryEmail: 'postmottak@jd.dep.no',
      addressedOffices: [
        { title: 'statsministeren', ministry: 'SMK', primeMinister: true },
        { title: 'finansministeren', ministry: 'FIN', primeMinister: false },
        { title: 'kulturministeren', ministry: 'KUD', primeMinister: false },
      ],
    };
    expect(refreshMergeFields(html, fields, given, { language: 'nn', level: 'minister' }).html).toBe(
      '<p><span data-field="addressedOffices" data-format="addressees">Statsministeren og fleire statsrådar</span> ' +
        '<span data-field="ministryEmail" data-format="mailLink"><a href="mailto:postmottak@jd.dep.no">postmottak@jd.dep.no</a></span></p>',
    );
  });

  it('that the template no longer has keep their words', () => {
    const html = '<p><span data-field="formerField">gammelt</span></p>';
    expect(refreshMergeFields(html, fields, {}, bokmål)).toEqual({ html, changed: [], missing: [] });
    expect(mergeFieldsIn(html)).toEqual(['formerField']);
  });

  it('with a form that does not suit them take their own', () => {
    const html = '<p><span data-field="incomingDate" data-format="money">x</span></p>';
    expect(refreshMergeFields(html, fields, { incomingDate: '2020-05-14' }, bokmål).html).toContain('>14. mai 2020<');
  });
});
