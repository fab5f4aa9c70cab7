import { MigrationInterface, QueryRunner } from 'typeorm';

/** Letter templates and standard paragraphs: numbered versions that never change, and where they were used. */
export class Templates20261123000600 implements MigrationInterface {
  name = 'Templates20261123000600';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE letter_template (
        id uuid PRIMARY KEY,
        ministry_id uuid REFERENCES ministry (id),
        code text COLLATE "C" NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]{1,59}$'),
        kind text COLLATE "C" NOT NULL CHECK (kind IN ('letter', 'email', 'memo')),
        name_nb text NOT NULL CHECK (name_nb <> ''),
        name_nn text NOT NULL CHECK (name_nn <> ''),
        description_nb text NOT NULL,
        description_nn text NOT NULL,
        owner_nb text NOT NULL,
        owner_nn text NOT NULL,
        audience_nb text NOT NULL,
        audience_nn text NOT NULL,
        state text COLLATE "C" NOT NULL CHECK (state IN ('active', 'retired')),
        changed_at timestamptz NOT NULL,
        version integer NOT NULL,
        CONSTRAINT letter_template_code_once UNIQUE NULLS NOT DISTINCT (ministry_id, code)
      );
      COMMENT ON TABLE letter_template IS 'A letter template (brevmal): what it is for. What it says is in its versions.';
      COMMENT ON COLUMN letter_template.ministry_id IS 'The ministry it belongs to; null for one that came with the product and is shared by all. A ministry''s own goes before a shared one with the same code.';
      COMMENT ON COLUMN letter_template.code IS 'Its name in addresses and in the API, such as reply-on-behalf.';
      COMMENT ON COLUMN letter_template.owner_nb IS 'The unit that answers for the wording.';
      COMMENT ON COLUMN letter_template.state IS 'A retired template starts no new letter; letters made from it keep it.';

      CREATE TABLE letter_template_version (
        id uuid PRIMARY KEY,
        template_id uuid NOT NULL REFERENCES letter_template (id),
        number integer CHECK (number > 0),
        state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'published')),
        levels text[] COLLATE "C" NOT NULL CHECK (levels <@ ARRAY['minister', 'stateSecretary', 'official']),
        fields jsonb NOT NULL CHECK (jsonb_typeof(fields) = 'array'),
        texts jsonb NOT NULL CHECK (jsonb_typeof(texts) = 'object'),
        sample jsonb NOT NULL CHECK (jsonb_typeof(sample) = 'object'),
        content_hash text COLLATE "C" NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
        change_note text NOT NULL,
        written_by uuid REFERENCES person (id),
        written_at timestamptz NOT NULL,
        published_by uuid REFERENCES person (id),
        published_at timestamptz,
        CONSTRAINT letter_template_version_number_once UNIQUE (template_id, number),
        CHECK ((state = 'published') = (number IS NOT NULL)),
        CHECK ((state = 'published') = (published_at IS NOT NULL))
      );
      COMMENT ON TABLE letter_template_version IS 'A version of a template (malversjon). A reply remembers the version it was made from. The one in use is the highest number.';
      COMMENT ON COLUMN letter_template_version.number IS 'Given when published, from 1, without holes; a draft has none.';
      COMMENT ON COLUMN letter_template_version.fields IS 'Its merge fields (flettefelt) as declared: name, kind, required, sample.';
      COMMENT ON COLUMN letter_template_version.texts IS 'By language: subject and body as Handlebars, checked against the declared fields when published.';
      COMMENT ON COLUMN letter_template_version.content_hash IS 'SHA-256 of kind, levels, fields, texts and sample in canonical JSON.';
      COMMENT ON COLUMN letter_template_version.written_by IS 'Null for what came with the product.';
      CREATE UNIQUE INDEX letter_template_version_one_draft ON letter_template_version (template_id) WHERE state = 'draft';
      COMMENT ON INDEX letter_template_version_one_draft IS 'At most one draft of a template; also finds it.';

      CREATE TABLE letter_template_use (
        id uuid PRIMARY KEY,
        version_id uuid NOT NULL REFERENCES letter_template_version (id),
        letter_id uuid NOT NULL,
        ministry_id uuid NOT NULL REFERENCES ministry (id),
        used_at timestamptz NOT NULL,
        CONSTRAINT letter_template_use_once UNIQUE (version_id, letter_id)
      );
      COMMENT ON TABLE letter_template_use IS 'Which letters were made from which version; for the count shown when a template is chosen.';
      COMMENT ON COLUMN letter_template_use.letter_id IS 'The reply or mail. No foreign key: templates know no letters.';

      CREATE TABLE standard_paragraph (
        id uuid PRIMARY KEY,
        ministry_id uuid REFERENCES ministry (id),
        code text COLLATE "C" NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]{1,59}$'),
        owner_nb text NOT NULL CHECK (owner_nb <> ''),
        owner_nn text NOT NULL CHECK (owner_nn <> ''),
        state text COLLATE "C" NOT NULL CHECK (state IN ('active', 'retired')),
        changed_at timestamptz NOT NULL,
        version integer NOT NULL,
        CONSTRAINT standard_paragraph_code_once UNIQUE NULLS NOT DISTINCT (ministry_id, code)
      );
      COMMENT ON TABLE standard_paragraph IS 'A standard paragraph (standardavsnitt): wording that a unit answers for, for advisers to insert.';
      COMMENT ON COLUMN standard_paragraph.ministry_id IS 'Null for one that came with the product and is shared by all.';
      COMMENT ON COLUMN standard_paragraph.owner_nb IS 'The unit that answers for the wording.';

      CREATE TABLE standard_paragraph_version (
        id uuid PRIMARY KEY,
        paragraph_id uuid NOT NULL REFERENCES standard_paragraph (id),
        number integer CHECK (number > 0),
        state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'published')),
        title_nb text NOT NULL,
        title_nn text NOT NULL,
        text_nb text NOT NULL,
        text_nn text NOT NULL,
        keywords text[] NOT NULL,
        handling_note_nb text NOT NULL,
        handling_note_nn text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        content_hash text COLLATE "C" NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
        change_note text NOT NULL,
        written_by uuid REFERENCES person (id),
        written_at timestamptz NOT NULL,
        published_by uuid REFERENCES person (id),
        published_at timestamptz,
        CONSTRAINT standard_paragraph_version_number_once UNIQUE (paragraph_id, number),
        CHECK ((state = 'published') = (number IS NOT NULL)),
        CHECK ((state = 'published') = (published_at IS NOT NULL)),
        CHECK (valid_to >= valid_from)
      );
      COMMENT ON TABLE standard_paragraph_version IS 'A version of a standard paragraph: restricted HTML with merge elements, never compiled. The one in use is the highest number.';
      COMMENT ON COLUMN standard_paragraph_version.handling_note_nb IS 'When to use it and when not; for the adviser, never in a letter.';
      COMMENT ON COLUMN standard_paragraph_version.valid_to IS 'Last day it may be inserted; null when no end is set.';
      CREATE UNIQUE INDEX standard_paragraph_version_one_draft ON standard_paragraph_version (paragraph_id) WHERE state = 'draft';
      COMMENT ON INDEX standard_paragraph_version_one_draft IS 'At most one draft of a paragraph; also finds it.';

      CREATE TABLE standard_paragraph_use (
        id uuid PRIMARY KEY,
        version_id uuid NOT NULL REFERENCES standard_paragraph_version (id),
        letter_id uuid NOT NULL,
        ministry_id uuid NOT NULL REFERENCES ministry (id),
        reworded boolean NOT NULL,
        used_at timestamptz NOT NULL,
        CONSTRAINT standard_paragraph_use_once UNIQUE (version_id, letter_id)
      );
      COMMENT ON TABLE standard_paragraph_use IS 'Which letters hold which version, and whether the adviser reworded it: shows how often a paragraph is used and rewritten.';
      COMMENT ON COLUMN standard_paragraph_use.letter_id IS 'The reply. No foreign key: templates know no letters.';
      CREATE INDEX standard_paragraph_use_of_letter ON standard_paragraph_use (letter_id);
      COMMENT ON INDEX standard_paragraph_use_of_letter IS 'The paragraphs of a letter, when its text is saved.';

      CREATE FUNCTION refuse_changing_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state = 'published' THEN RAISE EXCEPTION 'a published version is never changed'; END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      COMMENT ON FUNCTION refuse_changing_published_version IS 'A letter keeps the exact wording it was made from; only drafts change or go.';
      CREATE TRIGGER published_template_is_never_changed BEFORE UPDATE OR DELETE ON letter_template_version
        FOR EACH ROW EXECUTE FUNCTION refuse_changing_published_version();
      CREATE TRIGGER published_paragraph_is_never_changed BEFORE UPDATE OR DELETE ON standard_paragraph_version
        FOR EACH ROW EXECUTE FUNCTION refuse_changing_published_version();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE standard_paragraph_use, standard_paragraph_version, standard_paragraph;
      DROP TABLE letter_template_use, letter_template_version, letter_template;
      DROP FUNCTION refuse_changing_published_version();
    `);
  }
}
