import { missingMergeFields, refreshMergeFields } from '../merge-fields-in-text';
import { insertedParagraph, isReworded, paragraphsIn } from './paragraphs-in-text';

const wording = '<p>Skriv til <span data-field="ministryEmail" data-format="mailLink">e-postadressen</span>.</p>';

describe('A standard paragraph in a letter', () => {
  it('is known again, with its version, wherever it stands', () => {
    const inserted = insertedParagraph('grants', 2, wording, 'nn');
    expect(missingMergeFields(inserted)).toEqual(['ministryEmail']);
    const text = `<p>Takk.</p>${inserted}<section lang="nn"><p>x</p></section>`;
    const values = { ministryEmail: 'postmottak@jd.dep.no' };
    const filled = refreshMergeFields(text, [], values, { language: 'nn', level: 'minister' });
    expect(filled.missing).toEqual([]);
    const [held] = paragraphsIn(filled.html);
    expect([held?.code, held?.number]).toEqual(['grants', 2]);
    expect(held?.html).toContain('>postmottak@jd.dep.no</a>');
    expect(isReworded(held?.html ?? '', wording)).toBe(false);
    expect(
      paragraphsIn(
        '<section data-paragraph="x"><p>y</p></section><section data-paragraph="grants:0"><p>z</p></section>',
      ),
    ).toEqual([]);
  });

  it('is reworded when its words are others, not when its fields are filled in', () => {
    expect(isReworded(wording.replace('e-postadressen', '<a href="mailto:a@b.no">a@b.no</a>'), wording)).toBe(false);
    expect(isReworded(wording.replace('mailLink"', 'mailLink" data-missing="true"'), wording)).toBe(false);
    expect(isReworded(wording.replace('Skriv', 'Send'), wording)).toBe(true);
    expect(isReworded('<p>Skriv til oss.</p>', wording)).toBe(true);
  });
});
