import { Column, Entity } from 'typeorm';
import type { InBothForms, MergeField, SigningLevel } from '../merge-field';
import type { SampleByLanguage, TemplateContent } from '../template-content';
import type { TemplateKind } from '../template-kind';
import { Wording, WordingVersion } from '../wording.entity';

/** What a template is for, in both written forms. */
export interface AboutTemplate {
  readonly names: InBothForms;
  readonly descriptions: InBothForms;
  readonly owner: InBothForms;
  readonly audience: InBothForms;
}

/** Brevmal: what it is for and whether it is in use. What it says is in its versions. */
@Entity('letter_template')
export class LetterTemplate extends Wording {
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

  @Column({ name: 'audience_nb', type: 'text' })
  audienceNb: string;

  @Column({ name: 'audience_nn', type: 'text' })
  audienceNn: string;

  describe(about: AboutTemplate): void {
    const { names, descriptions, owner, audience } = about;
    [this.nameNb, this.nameNn] = [names.nb, names.nn];
    [this.descriptionNb, this.descriptionNn] = [descriptions.nb, descriptions.nn];
    [this.ownerNb, this.ownerNn] = [owner.nb, owner.nn];
    [this.audienceNb, this.audienceNn] = [audience.nb, audience.nn];
  }
}

/** Malversjon: content under a number that never changes, or the one draft. */
@Entity('letter_template_version')
export class LetterTemplateVersion extends WordingVersion {
  @Column({ name: 'template_id', type: 'uuid' })
  templateId: string;

  @Column({ name: 'levels', type: 'text', array: true })
  levels: SigningLevel[];

  @Column({ name: 'fields', type: 'jsonb' })
  fields: readonly MergeField[];

  @Column({ name: 'texts', type: 'jsonb' })
  texts: TemplateContent['texts'];

  @Column({ name: 'sample', type: 'jsonb' })
  sample: SampleByLanguage;

  /** What is rendered and checked. `kind` is the template's. */
  contentFor(kind: TemplateKind): TemplateContent {
    const { levels, fields, texts, sample } = this;
    return { kind, declaration: { levels, fields }, texts, sample };
  }
}
