import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import { Hindered, hinderedBy, stepOrRefuse } from '../../kernel/lifecycle';
import { Refusal } from '../../kernel/refusal';
import type { InBothForms, MergeField, SigningLevel } from '../merge-field';
import type { SampleByLanguage, TemplateContent } from '../template-content';
import type { TemplateKind } from '../template-kind';
import { WordingAction, WordingState, wordingCodes, wordingLifecycle } from '../wording.lifecycle';
import { isOwnWording } from '../wording.policy';

/** What a template is for, in both written forms. */
export interface AboutTemplate {
  readonly names: InBothForms;
  readonly descriptions: InBothForms;
  readonly owner: InBothForms;
  readonly audience: InBothForms;
}

/** Brevmal: what it is for and whether it is in use. What it says is in its versions. */
@Entity('letter_template')
export class LetterTemplate {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  /** Null for one that came with the product and is shared by all. */
  @Column({ name: 'ministry_id', type: 'uuid', nullable: true })
  ministryId: string | null;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'kind', type: 'text' })
  kind: TemplateKind;

  @Column({ name: 'name_nb', type: 'text' })
  nameNb: string;

  @Column({ name: 'name_nn', type: 'text' })
  nameNn: string;

  @Column({ name: 'description_nb', type: 'text' })
  descriptionNb: string;

  @Column({ name: 'description_nn', type: 'text' })
  descriptionNn: string;

  /** The unit that answers for the wording. */
  @Column({ name: 'owner_nb', type: 'text' })
  ownerNb: string;

  @Column({ name: 'owner_nn', type: 'text' })
  ownerNn: string;

  @Column({ name: 'audience_nb', type: 'text' })
  audienceNb: string;

  @Column({ name: 'audience_nn', type: 'text' })
  audienceNn: string;

  @Column({ name: 'state', type: 'text' })
  state: WordingState;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;

  /** Raised by every command, its versions' too: what `If-Match` names. */
  @Column({ name: 'version', type: 'int' })
  version: number;

  describe(about: AboutTemplate): void {
    const { names, descriptions, owner, audience } = about;
    [this.nameNb, this.nameNn] = [names.nb, names.nn];
    [this.descriptionNb, this.descriptionNn] = [descriptions.nb, descriptions.nn];
    [this.ownerNb, this.ownerNn] = [owner.nb, owner.nn];
    [this.audienceNb, this.audienceNn] = [audience.nb, audience.nn];
  }

  /** Takes an action of the lifecycle, if the actor may now. */
  take(action: WordingAction, actor: Actor, at: Date): void {
    const hindered = this.hindered(action, actor);
    if (hindered) throw new Refusal(hindered.kind, hindered.code, hindered.facts);
    this.state = stepOrRefuse(wordingLifecycle, wordingCodes, this.state, action, actor).to;
    this.changedAt = at;
    this.version += 1;
  }

  /** Why the actor may not take this action now; null when they may. */
  hindered(action: WordingAction, actor: Actor): Hindered | null {
    if (!isOwnWording(actor, this)) return { kind: 'forbidden', code: 'wording.shared', facts: {} };
    return hinderedBy(wordingLifecycle, wordingCodes, this.state, action, actor);
  }
}

/** Malversjon: content under a number that never changes, or the one draft. */
@Entity('letter_template_version')
export class LetterTemplateVersion {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'template_id', type: 'uuid' })
  templateId: string;

  /** Null for a draft. */
  @Column({ name: 'number', type: 'int', nullable: true })
  number: number | null;

  @Column({ name: 'state', type: 'text' })
  state: 'draft' | 'published';

  @Column({ name: 'levels', type: 'text', array: true })
  levels: SigningLevel[];

  @Column({ name: 'fields', type: 'jsonb' })
  fields: readonly MergeField[];

  @Column({ name: 'texts', type: 'jsonb' })
  texts: TemplateContent['texts'];

  @Column({ name: 'sample', type: 'jsonb' })
  sample: SampleByLanguage;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  /** What was changed and why, said when it was published. */
  @Column({ name: 'change_note', type: 'text' })
  changeNote: string;

  @Column({ name: 'written_by', type: 'uuid', nullable: true })
  writtenBy: string | null;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt: Date;

  @Column({ name: 'published_by', type: 'uuid', nullable: true })
  publishedBy: string | null;

  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt: Date | null;

  /** What is rendered and checked. `kind` is the template's. */
  contentFor(kind: TemplateKind): TemplateContent {
    const { levels, fields, texts, sample } = this;
    return { kind, declaration: { levels, fields }, texts, sample };
  }

  publish(number: number, changeNote: string, by: string | null, at: Date): void {
    this.state = 'published';
    this.number = number;
    this.changeNote = changeNote;
    this.publishedBy = by;
    this.publishedAt = at;
  }
}
