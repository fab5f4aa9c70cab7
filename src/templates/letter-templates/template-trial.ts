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
import { MemoToSet, typesetMemo } from '../typesetting/memo';
import { typesetLetter } from '../typesetting/typeset-letter';

/** A template tried on its sample data: the text, and for a letter or memo the very PDF, marked as no real one. */

/** For whom and in which language a version is tried. */
export interface Trial {
  readonly language: LetterLanguage;
  readonly level: SigningLevel;
}

/** The text of a version on its sample data. Refuses what `renderTemplate` refuses. */
export function triedText(content: TemplateContent, { language, level }: Trial): RenderedTemplate {
  return renderTemplate(content, sampleOf(content, language), { language, level });
}

/** The letter or memo of a version on its sample data, set. Refuses `template.noLetter` for a mail. */
export function triedLetter(content: TemplateContent, trial: Trial): SetLetter {
  const text = triedText(content, trial);
  switch (content.kind) {
    case 'letter':
      return typesetLetter(sampleLetter(text, trial));
    case 'memo':
      return typesetMemo(sampleMemo(text, trial));
    case 'email':
      throw new Refusal('conflict', 'template.noLetter');
  }
}

/** What hinders publishing: the check of the text, and that what becomes a PDF can really be set, at every level. */
export function problemsOfTemplate(content: TemplateContent): LocatedProblem[] {
  const problems = checkTemplate(content);
  if (problems.length > 0 || content.kind === 'email') return problems;
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

function sampleMemo({ html, subject }: RenderedTemplate, { language }: Trial): MemoToSet {
  const nynorsk = language === 'nn';
  const title = subject ?? (nynorsk ? 'Tittelen på saka' : 'Sakens tittel');
  return {
    language: nynorsk ? 'nn' : 'nb',
    demo: true,
    ministry: 'Departementet',
    to: 'Statsråden',
    from: nynorsk ? 'Namnet på avdelinga' : 'Avdelingens navn',
    caseworker: nynorsk ? 'Namnet på saksbehandlaren' : 'Saksbehandlerens navn',
    caseKey: '20/14',
    date: '2020-06-17',
    subject: title,
    body: blocksOfHtml(html, { lang: language }),
    metadata: { title, author: 'Departementet', subject: '20/14' },
    creationDate: new Date('2020-06-17T10:00:00Z'),
  };
}
