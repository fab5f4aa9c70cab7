import { Refusal, sentenceOf } from '../../kernel/refusal';
import { SigningLevel } from '../merge-field';
import { problemAt } from '../template-problems';
import {
  LocatedProblem,
  RenderedTemplate,
  TemplateContent,
  checkTemplate,
  renderTemplate,
  sampleOf,
} from '../template-content';
import { blocksOfHtml } from '../typesetting/html-to-blocks';
import type { LetterToSet, SetLetter } from '../typesetting/letter-to-set';
import type { LetterLanguage } from '../typesetting/letter.blocks';
import { typesetLetter } from '../typesetting/typeset-letter';

/** A template tried on its sample data: the text, and for a letter the very PDF, marked as no real letter. */

/** For whom and in which language a version is tried. */
export interface Trial {
  readonly language: LetterLanguage;
  readonly level: SigningLevel;
}

/** The text of a version on its sample data. Refuses what `renderTemplate` refuses. */
export function triedText(content: TemplateContent, { language, level }: Trial): RenderedTemplate {
  return renderTemplate(content, sampleOf(content, language), { language, level });
}

/** The letter of a version on its sample data. Refuses `template.noLetter` for a mail or a memo. */
export function triedLetter(content: TemplateContent, trial: Trial): SetLetter {
  if (content.kind !== 'letter') throw new Refusal('conflict', 'template.noLetter', { kind: content.kind });
  return typesetLetter(sampleLetter(triedText(content, trial), trial));
}

/** What hinders publishing: the check of the text, and for a letter that it can really be set, for all who may sign it. */
export function problemsOfTemplate(content: TemplateContent): LocatedProblem[] {
  const problems = checkTemplate(content);
  if (problems.length > 0 || content.kind !== 'letter') return problems;
  const languages = Object.keys(content.texts) as LetterLanguage[];
  return languages.flatMap((language) =>
    content.declaration.levels.flatMap((level) => problemOfSetting(content, { language, level })),
  );
}

function problemOfSetting(content: TemplateContent, trial: Trial): LocatedProblem[] {
  try {
    triedLetter(content, trial);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reason = sentenceOf(error) ?? error.code;
    return [{ ...problemAt(undefined, 'htmlRefused', { reason }), language: trial.language, part: 'body' }];
  }
}

const signatories: Readonly<Record<SigningLevel, LetterToSet['signatories']>> = {
  minister: [{ name: 'Statsrådens navn' }],
  stateSecretary: [{ name: 'Statssekretærens navn', title: 'statssekretær' }],
  official: [
    { name: 'Lederens navn', title: 'avdelingsdirektør', byAuthority: true },
    { name: 'Saksbehandlerens navn', title: 'rådgiver' },
  ],
};

const officeTitles: Readonly<Record<SigningLevel, string | undefined>> = {
  minister: 'Statsråden',
  stateSecretary: 'Statssekretæren',
  official: undefined,
};

/** A letter around the text that nobody could take for a real one: no ministry's name, and DEMO on every page. */
function sampleLetter({ html, subject }: RenderedTemplate, { language, level }: Trial): LetterToSet {
  const title = subject ?? (language === 'nn' ? 'Tittelen på brevet' : 'Brevets tittel');
  return {
    level,
    languages: [language],
    letterhead: { names: ['Departementets navn'], runningName: 'Departementet' },
    ...(officeTitles[level] === undefined ? {} : { officeTitle: officeTitles[level] }),
    demo: true,
    recipients: [{ name: 'Mottakerens navn', address: ['Gateveien 1'], postalPlace: '0001 Stedet' }],
    references: { ours: '20/14 - ABC', date: '2020-06-17' },
    subjects: [title],
    body: blocksOfHtml(html, { lang: language }),
    signatories: signatories[level],
    signing: 'electronic',
    footer: {
      postAddress: ['Postboks 0000 Dep', '0030 Oslo', 'postmottak@eksempel.no'],
      officeAddress: ['Gateveien 2', '0001 Oslo'],
      telephone: '00 00 00 00',
      orgNumber: '000 000 000',
      ...(level === 'official' ? { unit: 'Avdelingens navn', caseworker: { name: 'Saksbehandlerens navn' } } : {}),
    },
    metadata: { title, author: 'Departementet', subject: '20/14' },
    creationDate: new Date('2020-06-17T10:00:00Z'),
  };
}
