import { MigrationInterface, QueryRunner } from 'typeorm';

/** Signing ceremonies, and the acts by which letters became valid. */
export class Signing20261123001000 implements MigrationInterface {
  name = 'Signing20261123001000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE signing_ceremony (
        id uuid PRIMARY KEY,
        ministry_id uuid NOT NULL REFERENCES ministry (id),
        person_id uuid NOT NULL REFERENCES person (id),
        opened_at timestamptz NOT NULL
      );
      COMMENT ON TABLE signing_ceremony IS 'One sitting in which a signatory signs one or many letters, each with its own result.';
      CREATE INDEX signing_ceremony_of_person ON signing_ceremony (person_id, opened_at);
      COMMENT ON INDEX signing_ceremony_of_person IS 'A sitting that was left, taken up again.';

      CREATE TABLE laid_letter (
        id uuid PRIMARY KEY,
        ceremony_id uuid NOT NULL REFERENCES signing_ceremony (id),
        reply_id uuid NOT NULL REFERENCES reply (id),
        ordinal integer NOT NULL CHECK (ordinal > 0),
        state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'signed', 'refused')),
        shown_sha256 text COLLATE "C" REFERENCES stored_file (sha256),
        content_hash text COLLATE "C" NOT NULL,
        letter_date date NOT NULL,
        holder_id uuid REFERENCES person (id),
        capacity text COLLATE "C" CHECK (capacity IN ('holder', 'acting', 'forThisCase', 'official')),
        opened_at timestamptz,
        refusal_code text COLLATE "C",
        decided_at timestamptz,
        UNIQUE (ceremony_id, reply_id),
        CHECK (state = 'refused' OR shown_sha256 IS NOT NULL),
        CHECK ((state = 'refused') = (refusal_code IS NOT NULL))
      );
      COMMENT ON TABLE laid_letter IS 'A letter in a ceremony: the exact PDF that is shown, and what became of it.';
      COMMENT ON COLUMN laid_letter.holder_id IS 'Whose name stands in the PDF; if the office has another holder when signing, it is set and shown again.';
      COMMENT ON COLUMN laid_letter.opened_at IS 'When the signatory opened the PDF.';
      CREATE INDEX laid_letter_of_reply ON laid_letter (reply_id);
      COMMENT ON INDEX laid_letter_of_reply IS 'The proof page of a letter.';
      CREATE INDEX laid_letter_of_stored_file ON laid_letter (shown_sha256);
      COMMENT ON INDEX laid_letter_of_stored_file IS 'Whether a stored file is in use.';

      CREATE TABLE signature_act (
        id uuid PRIMARY KEY,
        reply_id uuid NOT NULL REFERENCES reply (id),
        entry_id uuid NOT NULL REFERENCES journal_entry (id),
        kind text COLLATE "C" NOT NULL CHECK (kind IN ('electronic', 'paper', 'decision')),
        person_id uuid NOT NULL REFERENCES person (id),
        office_id uuid REFERENCES office (id),
        capacity text COLLATE "C" NOT NULL CHECK (capacity IN ('holder', 'acting', 'forThisCase', 'official')),
        recorded_by uuid NOT NULL REFERENCES person (id),
        at timestamptz NOT NULL,
        decided_on date,
        decided_how text COLLATE "C" CHECK (decided_how IN ('mail', 'telephone', 'meeting', 'paper')),
        letter_date date NOT NULL,
        content_hash text COLLATE "C" NOT NULL,
        shown_sha256 text COLLATE "C" NOT NULL REFERENCES stored_file (sha256),
        signed_sha256 text COLLATE "C" NOT NULL REFERENCES stored_file (sha256),
        enclosures jsonb NOT NULL,
        identity_method text COLLATE "C" NOT NULL CHECK (identity_method IN ('password')),
        identity_confirmed_at timestamptz,
        level text COLLATE "C" NOT NULL CHECK (level IN ('B-B', 'B-T')),
        timestamp_pending boolean NOT NULL,
        certificate_sha256 text COLLATE "C" NOT NULL,
        certificate_name text NOT NULL,
        evidence_entry_id uuid REFERENCES journal_entry (id),
        undone_at timestamptz,
        CHECK ((kind = 'electronic') = (evidence_entry_id IS NULL)),
        CHECK ((kind = 'electronic') = (decided_how IS NULL))
      );
      COMMENT ON TABLE signature_act IS 'The act by which a letter became valid: who, in what capacity, over which exact PDF and enclosures, how it was known who acted.';
      COMMENT ON COLUMN signature_act.kind IS 'electronic: the signatory''s own signature. paper, decision: given outside the system, sealed with the ministry''s key.';
      COMMENT ON COLUMN signature_act.identity_method IS 'How it was known who signed here, or who put the ministry''s seal on it.';
      COMMENT ON COLUMN signature_act.undone_at IS 'The letter was stopped after signing; a new act follows the new draft.';
      CREATE UNIQUE INDEX one_act_per_letter ON signature_act (reply_id) WHERE undone_at IS NULL;
      COMMENT ON INDEX one_act_per_letter IS 'A letter carries one signature.';
      CREATE INDEX signature_act_of_signed_file ON signature_act (signed_sha256);
      COMMENT ON INDEX signature_act_of_signed_file IS 'Whether a stored file is in use; the act behind a PDF somebody holds up.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE signature_act; DROP TABLE laid_letter; DROP TABLE signing_ceremony;');
  }
}
