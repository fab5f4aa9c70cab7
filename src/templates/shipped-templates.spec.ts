import { obligatoryLanguages, signingLevels } from './merge-field';
import { standardMergeFields } from './merge-fields';
import { mergeFieldsIn, refreshMergeFields } from './merge-fields-in-text';
import { plainValues, sampleValues } from './merge-values';
import { checkTemplate, renderTemplate, sampleOf } from './template-content';
import { shippedParagraphs, shippedTemplates } from './template-files';
import { normaliseHtml } from './typesetting/html-to-blocks';

const templates = shippedTemplates();
const named = (code: string) => {
  const found = templates.find((template) => template.code === code);
  if (!found) throw new Error(`No template ${code} is shipped`);
  return found.content;
};

describe('The shipped templates', () => {
  it('are those a ministry begins with', () => {
    expect(templates.map(({ code }) => code)).toEqual([
      'covering-email',
      'memo-to-minister',
      'preliminary-reply',
      'reply',
      'reply-on-behalf',
      'thanks-no-further-reply',
      'transfer-notice',
    ]);
  });

  it.each(templates.map(({ code, content }) => [code, content] as const))('%s passes its own check', (_, content) => {
    expect(checkTemplate(content)).toEqual([]);
    expect([...content.declaration.levels]).toEqual([...signingLevels]);
    for (const language of obligatoryLanguages) expect(content.texts[language]).toBeDefined();
  });

  it('open the reply of the demonstration as the real letter did', () => {
    const values = {
      incomingDate: '2020-05-14',
      answersForAll: true,
      addressedOffices: ['statsministeren', 'justis- og beredskapsministeren', 'helse- og omsorgsministeren'].map(
        (title, at) => ({
          title,
          ministry: 'x',
          primeMinister: at === 0,
        }),
      ),
    };
    const opening = renderTemplate(named('reply-on-behalf'), values, { language: 'nb', level: 'minister' });
    expect(opening.text).toBe(
      'Takk for henvendelsen av 14. mai 2020 som er sendt til Statsministeren og flere statsråder. Jeg svarer på vegne av alle mottakerne.',
    );
    expect(opening.html).toContain('<span data-field="incomingDate" data-format="dateLong">14. mai 2020</span>');
    const nynorsk = renderTemplate(named('reply-on-behalf'), values, { language: 'nn', level: 'stateSecretary' });
    expect(nynorsk.text).toBe(
      'Takk for førespurnaden av 14. mai 2020 som er send til Statsministeren og fleire statsrådar. Eg er beden om å svare på vegner av alle mottakarane.',
    );
  });

  it('speak as the one who signs', () => {
    const content = named('preliminary-reply');
    const values = sampleOf(content, 'nb');
    const text = (level: (typeof signingLevels)[number]) =>
      renderTemplate(content, values, { language: 'nb', level }).text;
    expect(text('minister')).toContain('Jeg trenger noe mer tid til å svare fordi vi må hente inn opplysninger');
    expect(text('official')).toContain('Departementet trenger noe mer tid');
    expect(text('official')).toContain('Svaret kan ventes innen 10. juli 2020.');
    expect(renderTemplate(content, sampleOf(content, 'nn'), { language: 'nn', level: 'minister' }).subject).toBe(
      'Førebels svar på førespurnad av 14. mai 2020',
    );
  });

  it('make a covering mail with the public title as its subject and a text anyone can read', () => {
    const content = named('covering-email');
    const values = sampleOf(content, 'nb');
    const mail = renderTemplate(content, values, { language: 'nb', level: 'minister', elements: false });
    expect(mail.subject).toBe('Vedrørende henvendelse om vold i nære relasjoner (vår ref. 20/14)');
    expect(mail.text).toContain('Vedlagt følger brev fra justis- og beredskapsministeren. Vår referanse er 20/14.');
    expect(mail.text).toContain('– Handlingsplan mot vold i nære relasjoner');
    expect(mail.text).toMatch(/Med hilsen\nJustis- og beredskapsdepartementet$/);
    expect(mail.text).not.toContain('<');
  });

  it('never say in one form what they do not say in the other', () => {
    for (const { content } of templates) {
      for (const level of signingLevels) {
        const [nb, nn] = obligatoryLanguages.map((language) =>
          renderTemplate(content, sampleOf(content, language), { language, level }),
        );
        expect(mergeFieldsIn(nn?.html ?? '')).toEqual(mergeFieldsIn(nb?.html ?? ''));
        expect(nn?.text).not.toMatch(/\b(jeg|ikke|noe|fra|statsråder|svarer|henvendelse\w*)\b/i);
        expect(nb?.text).not.toMatch(/\b(eg|ikkje|noko|frå|statsrådar|svarar|førespurnad\w*)\b/i);
      }
    }
  });
});

describe('The shipped standard paragraphs', () => {
  const paragraphs = shippedParagraphs();

  it('are at least a dozen, each with owner, validity, keywords and a note on its use, in both forms', () => {
    expect(paragraphs.length).toBeGreaterThanOrEqual(12);
    expect(new Set(paragraphs.map(({ code }) => code)).size).toBe(paragraphs.length);
    for (const { owner, titles, handlingNote, keywords, validFrom, validTo } of paragraphs) {
      for (const words of [owner, titles, handlingNote]) expect([words.nb, words.nn].every(Boolean)).toBe(true);
      expect(keywords.length).toBeGreaterThan(2);
      expect(validTo === null || validTo > validFrom).toBe(true);
    }
  });

  it.each(paragraphs.map((one) => [one.code, one] as const))(
    '%s can be set in a letter and filled from the case',
    (_, paragraph) => {
      const values = plainValues(standardMergeFields, sampleValues(standardMergeFields), { missing: 'refuse' });
      for (const language of obligatoryLanguages) {
        const html = paragraph.texts[language];
        expect(normaliseHtml(html)).toBe(html);
        const filled = refreshMergeFields(html, standardMergeFields, values, { language, level: 'minister' });
        expect(filled.missing).toEqual([]);
        expect([...filled.changed].sort()).toEqual([...mergeFieldsIn(html)].sort());
      }
      expect(mergeFieldsIn(paragraph.texts.nn)).toEqual(mergeFieldsIn(paragraph.texts.nb));
    },
  );
});
