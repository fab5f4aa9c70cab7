import { ApiProperty } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { signingLevels } from '../merge-field';
import type { MergeValue, SigningLevel } from '../merge-field';
import { MergeFieldView, mergeFieldView } from '../merge-field.view';
import { mergeValueSchema } from '../merge-value.validation';
import type { LocatedProblem, RenderedTemplate } from '../template-content';
import { templateKinds } from '../template-kind';
import type { TemplateKind } from '../template-kind';
import { templateProblemCodes } from '../template-problems';
import type { TemplateProblemCode } from '../template-problems';
import { templateProblemSentence } from '../template-problems.words';
import { letterLanguages } from '../typesetting/letter.blocks';
import type { LetterLanguage } from '../typesetting/letter.blocks';
import { InBothFormsView, WithWordingActions, wordingActions } from '../wording.view';
import type { LetterTemplateVersion } from './letter-template.entity';
import type { ListedTemplate } from './template-list';

/** A letter template: what it is for, and whether new letters are made from it. */
export class TemplateView extends WithWordingActions {
  /** Id of the template. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Its name in addresses: `reply-on-behalf`. */
  code: string;

  /** A letter to sign, a covering e-mail, or a memo to the minister. */
  @ApiProperty({ enum: templateKinds })
  kind: TemplateKind;

  /** Whether it came with the product and is shared by all ministries. */
  shared: boolean;

  /** A shared template that the ministry's own with the same code goes before. */
  replacedByOwn: boolean;

  /** Its name as advisers choose it. */
  @ApiProperty({ type: InBothFormsView })
  names: InBothFormsView;

  /** When to use it. */
  @ApiProperty({ type: InBothFormsView })
  descriptions: InBothFormsView;

  /** The unit that answers for the wording. */
  @ApiProperty({ type: InBothFormsView })
  owner: InBothFormsView;

  /** Who gets letters of this kind. */
  @ApiProperty({ type: InBothFormsView })
  audience: InBothFormsView;

  /** In use, or retired. */
  @ApiProperty({ enum: ['active', 'retired'] })
  state: string;

  /** Number of the version new letters are made from; null before the first is published. */
  @ApiProperty({ type: 'integer', nullable: true })
  currentNumber: number | null;

  /** Id of that version. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  currentVersionId: string | null;

  /** Who may sign letters made from that version. */
  @ApiProperty({ enum: signingLevels, isArray: true })
  levels: SigningLevel[];

  /** The languages that version has. */
  @ApiProperty({ enum: letterLanguages, isArray: true })
  languages: LetterLanguage[];

  /** Whether a draft of the next version is being written. */
  hasDraft: boolean;

  /** Letters of the ministry made from it, counted to 1,000. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1000 })
  uses: number;

  /** When it was last changed. */
  @ApiProperty({ type: String, format: 'date-time' })
  changedAt: string;

  /** What `If-Match` names. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** A page of templates. */
export class TemplatesPageView {
  /** The templates, by code. */
  @ApiProperty({ type: [TemplateView] })
  items: TemplateView[];

  /** Cursor of the next page; null on the last. */
  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

/** A template's text in one language. */
export class TemplateTextView {
  /** The language. */
  @ApiProperty({ enum: letterLanguages })
  language: LetterLanguage;

  /** One line of Handlebars; null when there is none. */
  @ApiProperty({ type: String, nullable: true })
  subject: string | null;

  /** Restricted HTML with Handlebars. */
  body: string;
}

/** Sample values in one language. */
export class TemplateSampleView {
  /** The language. */
  @ApiProperty({ enum: letterLanguages })
  language: LetterLanguage;

  /** Values by field name, where they differ from the fields' own samples. */
  @ApiProperty({ type: 'object', additionalProperties: mergeValueSchema })
  values: Record<string, MergeValue>;
}

/** Something that hinders publishing, and where. */
export class TemplateProblemView {
  /** What is wrong. */
  @ApiProperty({ enum: templateProblemCodes })
  code: TemplateProblemCode;

  /** The same, as a sentence in the reader’s language. */
  sentence: string;

  /** In the text of this language; null when it concerns the template as a whole. */
  @ApiProperty({ enum: letterLanguages, nullable: true })
  language: LetterLanguage | null;

  /** In the subject or the body; null when in neither. */
  @ApiProperty({ enum: ['subject', 'body'], nullable: true })
  part: 'subject' | 'body' | null;

  /** Line, from 1; null when it is not at one place. */
  @ApiProperty({ type: 'integer', nullable: true })
  line: number | null;

  /** Column, from 1; null when it is not known. */
  @ApiProperty({ type: 'integer', nullable: true })
  column: number | null;
}

/** What a version says. */
export class TemplateVersionView {
  /** Id of the version: what a reply remembers. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Id of the template. */
  @ApiProperty({ format: 'uuid' })
  templateId: string;

  /** Its number; null for the draft. */
  @ApiProperty({ type: 'integer', nullable: true })
  number: number | null;

  /** Who may sign letters made from it. */
  @ApiProperty({ enum: signingLevels, isArray: true })
  levels: SigningLevel[];

  /** Its merge fields. */
  @ApiProperty({ type: [MergeFieldView] })
  fields: MergeFieldView[];

  /** Its texts. */
  @ApiProperty({ type: [TemplateTextView] })
  texts: TemplateTextView[];

  /** Its sample values. */
  @ApiProperty({ type: [TemplateSampleView] })
  samples: TemplateSampleView[];

  /** SHA-256 of all that. */
  contentHash: string;

  /** What was changed and why; empty for the draft. */
  changeNote: string;

  /** When it was written. */
  @ApiProperty({ type: String, format: 'date-time' })
  writtenAt: string;

  /** When it was published; null for the draft. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  publishedAt: string | null;
}

/** The draft of the next version. */
export class TemplateDraftView extends TemplateVersionView {
  /** What hinders publishing; empty when nothing does. */
  @ApiProperty({ type: [TemplateProblemView] })
  problems: TemplateProblemView[];
}

/** The published versions of a template. */
export class TemplateVersionsView {
  /** The versions, the latest first. */
  @ApiProperty({ type: [TemplateVersionView] })
  items: TemplateVersionView[];
}

/** What hinders publishing. */
export class TemplateCheckView {
  /** In reading order; empty when nothing does. */
  @ApiProperty({ type: [TemplateProblemView] })
  problems: TemplateProblemView[];
}

/** A version filled in with its sample data. */
export class TemplatePreviewView {
  /** One line of plain text; null when the template has none. */
  @ApiProperty({ type: String, nullable: true })
  subject: string | null;

  /** The text as restricted HTML, its merge fields in elements. */
  html: string;

  /** The text as a plain mail. */
  text: string;
}

export function templateView(actor: Actor, listed: ListedTemplate): TemplateView {
  const { template } = listed;
  return {
    id: template.id,
    code: template.code,
    kind: template.kind,
    shared: template.ministryId === null,
    replacedByOwn: listed.replacedByOwn,
    names: { nb: template.nameNb, nn: template.nameNn },
    descriptions: { nb: template.descriptionNb, nn: template.descriptionNn },
    owner: { nb: template.ownerNb, nn: template.ownerNn },
    audience: { nb: template.audienceNb, nn: template.audienceNn },
    state: template.state,
    currentNumber: listed.currentNumber,
    currentVersionId: listed.currentVersionId,
    levels: [...listed.levels],
    languages: [...listed.languages],
    hasDraft: listed.hasDraft,
    uses: listed.uses,
    changedAt: template.changedAt.toISOString(),
    version: template.version,
    actions: wordingActions(actor, template, listed.hasDraft),
  };
}

export function templateVersionView(version: LetterTemplateVersion): TemplateVersionView {
  const languages = letterLanguages.filter((language) => version.texts[language]);
  return {
    id: version.id,
    templateId: version.templateId,
    number: version.number,
    levels: [...version.levels],
    fields: version.fields.map(mergeFieldView),
    texts: languages.map((language) => ({
      language,
      subject: version.texts[language]?.subject ?? null,
      body: version.texts[language]?.body ?? '',
    })),
    samples: letterLanguages.flatMap((language) => {
      const values = version.sample[language] as Record<string, MergeValue> | undefined;
      return values ? [{ language, values }] : [];
    }),
    contentHash: version.contentHash,
    changeNote: version.changeNote,
    writtenAt: version.writtenAt.toISOString(),
    publishedAt: version.publishedAt?.toISOString() ?? null,
  };
}

export function templateProblemView(problem: LocatedProblem): TemplateProblemView {
  return {
    code: problem.code,
    sentence: templateProblemSentence(problem),
    language: problem.language ?? null,
    part: problem.part ?? null,
    line: problem.line ?? null,
    column: problem.column ?? null,
  };
}

export function templatePreviewView({ subject, html, text }: RenderedTemplate): TemplatePreviewView {
  return { subject, html, text };
}
