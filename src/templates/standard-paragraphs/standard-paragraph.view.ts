import { ApiProperty } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { Day } from '../../kernel/clock';
import { mergeFieldsIn } from '../merge-fields-in-text';
import { InBothFormsView, WithWordingActions, inBothForms, wordingActions } from '../wording.view';
import type { ListedParagraph } from './paragraph-library';
import { insertedParagraph } from './paragraphs-in-text';
import type { StandardParagraphVersion } from './standard-paragraph.entity';

/** What a version of a standard paragraph says. */
export class ParagraphVersionView {
  /** Id of the version. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Id of the paragraph. */
  @ApiProperty({ format: 'uuid' })
  paragraphId: string;

  /** Its number; null for the draft. */
  @ApiProperty({ type: 'integer', nullable: true })
  number: number | null;

  /** Its title, as advisers find it. */
  @ApiProperty({ type: InBothFormsView })
  titles: InBothFormsView;

  /** Its text: restricted HTML with merge elements. */
  @ApiProperty({ type: InBothFormsView })
  texts: InBothFormsView;

  /** The merge fields in it. */
  mergeFields: string[];

  /** Words it is found by besides its own. */
  keywords: string[];

  /** When to use it and when not; for the adviser, never in a letter. */
  @ApiProperty({ type: InBothFormsView })
  handlingNote: InBothFormsView;

  /** First day it may be inserted. */
  @ApiProperty({ type: String, format: 'date' })
  validFrom: string;

  /** Last day it may be inserted; null when no end is set. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo: string | null;

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

/** A standard paragraph, with the version in use. */
export class ParagraphView extends WithWordingActions {
  /** Id of the paragraph. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Its name in addresses: `help-after-violence`. */
  code: string;

  /** Whether it came with the product and is shared by all ministries. */
  shared: boolean;

  /** The unit that answers for the wording. */
  @ApiProperty({ type: InBothFormsView })
  owner: InBothFormsView;

  /** In use, or retired. */
  @ApiProperty({ enum: ['active', 'retired'] })
  state: string;

  /** The version in use; null before the first is published. */
  @ApiProperty({ type: ParagraphVersionView, nullable: true })
  current: ParagraphVersionView | null;

  /** The text to put into a letter: the version in use in its section, its merge fields still to be filled; null without a version. */
  @ApiProperty({ type: InBothFormsView, nullable: true })
  insert: InBothFormsView | null;

  /** Whether it may be inserted today. */
  validToday: boolean;

  /** Whether a draft of the next version is being written. */
  hasDraft: boolean;

  /** Letters of the ministry that hold it, counted to 1,000. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1000 })
  uses: number;

  /** Of those, how many reworded it. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1000 })
  reworded: number;

  /** When it was last changed. */
  @ApiProperty({ type: String, format: 'date-time' })
  changedAt: string;

  /** What `If-Match` names. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** A page of standard paragraphs. */
export class ParagraphsPageView {
  /** The paragraphs, by code. */
  @ApiProperty({ type: [ParagraphView] })
  items: ParagraphView[];

  /** Cursor of the next page; null on the last. */
  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

/** The published versions of a standard paragraph. */
export class ParagraphVersionsView {
  /** The versions, the latest first. */
  @ApiProperty({ type: [ParagraphVersionView] })
  items: ParagraphVersionView[];
}

export function paragraphView(actor: Actor, listed: ListedParagraph, today: Day): ParagraphView {
  const { paragraph, version, hasDraft, uses, reworded } = listed;
  const inserted = (html: string, language: 'nb' | 'nn') =>
    insertedParagraph(paragraph.code, version?.number ?? 0, html, language);
  return {
    id: paragraph.id,
    code: paragraph.code,
    shared: paragraph.ministryId === null,
    owner: { nb: paragraph.ownerNb, nn: paragraph.ownerNn },
    state: paragraph.state,
    current: version && paragraphVersionView(version),
    insert: version && { nb: inserted(version.textNb, 'nb'), nn: inserted(version.textNn, 'nn') },
    validToday: paragraph.state === 'active' && version !== null && version.isValidOn(today),
    hasDraft,
    uses,
    reworded,
    changedAt: paragraph.changedAt.toISOString(),
    version: paragraph.version,
    actions: wordingActions(actor, paragraph, hasDraft),
  };
}

export function paragraphVersionView(version: StandardParagraphVersion): ParagraphVersionView {
  const { titles, texts, keywords, handlingNote, validFrom, validTo } = version.content;
  return {
    id: version.id,
    paragraphId: version.paragraphId,
    number: version.number,
    titles: inBothForms(titles),
    texts: inBothForms(texts),
    mergeFields: mergeFieldsIn(texts.nb),
    keywords: [...keywords],
    handlingNote: inBothForms(handlingNote),
    validFrom,
    validTo,
    contentHash: version.contentHash,
    changeNote: version.changeNote,
    writtenAt: version.writtenAt.toISOString(),
    publishedAt: version.publishedAt?.toISOString() ?? null,
  };
}
