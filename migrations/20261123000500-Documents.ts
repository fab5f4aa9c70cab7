import { MigrationInterface, QueryRunner } from 'typeorm';

/** Stored files, addressed by their content, and the uploads that bring them in. */
export class Documents20261123000500 implements MigrationInterface {
  name = 'Documents20261123000500';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE stored_file (
        sha256 text COLLATE "C" PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        size bigint NOT NULL CHECK (size >= 0),
        media_type text COLLATE "C" NOT NULL CHECK (media_type ~ '^[a-z0-9.+-]+/[a-z0-9.+-]+$'),
        format text COLLATE "C" CHECK (format ~ '^(x-)?fmt/[0-9]+$'),
        format_name text NOT NULL,
        pieces bytea NOT NULL CHECK (octet_length(pieces) = (size + 4095) / 4096 * 16),
        stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        offered_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      COMMENT ON TABLE stored_file IS
        'Every file in the document store, once per content. What uses a file refers to it by foreign key, which is also what keeps the sweeper from removing it.';
      COMMENT ON COLUMN stored_file.sha256 IS 'Lower-case hex of SHA-256 over the bytes: name and checksum of the file in one.';
      COMMENT ON COLUMN stored_file.size IS 'In bytes (filstørrelse). An empty attachment of a mail is a file too.';
      COMMENT ON COLUMN stored_file.media_type IS 'Decided by content, never by file name.';
      COMMENT ON COLUMN stored_file.format IS 'PRONOM id, such as fmt/476 for PDF/A-2a; null when the content is none we know.';
      COMMENT ON COLUMN stored_file.pieces IS
        'Of each 4 KiB its hash and sums, 16 bytes each: names the byte or the piece that was altered, when the stored bytes are gone.';
      -- Hashes do not compress; no time is spent on trying.
      ALTER TABLE stored_file ALTER COLUMN pieces SET STORAGE EXTERNAL;
      COMMENT ON COLUMN stored_file.stored_at IS 'When the content first arrived. Real time, not the ministry''s clock.';
      COMMENT ON COLUMN stored_file.offered_at IS
        'When the content last arrived, also when it was here already: the sweeper leaves young offers alone.';
      CREATE INDEX stored_file_by_offer ON stored_file (offered_at);
      COMMENT ON INDEX stored_file_by_offer IS 'The sweeper''s search for what nobody came to use.';

      CREATE FUNCTION refuse_changing_stored_file() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.sha256, NEW.size, NEW.media_type, NEW.format, NEW.format_name, NEW.pieces, NEW.stored_at)
           IS DISTINCT FROM (OLD.sha256, OLD.size, OLD.media_type, OLD.format, OLD.format_name, OLD.pieces, OLD.stored_at)
        THEN RAISE EXCEPTION 'a stored file is never changed'; END IF;
        RETURN NEW;
      END $$;
      COMMENT ON FUNCTION refuse_changing_stored_file IS 'All but offered_at is fixed from the first byte.';
      CREATE TRIGGER stored_file_is_never_changed BEFORE UPDATE ON stored_file
        FOR EACH ROW EXECUTE FUNCTION refuse_changing_stored_file();

      CREATE TABLE upload (
        id uuid PRIMARY KEY,
        sha256 text COLLATE "C" NOT NULL REFERENCES stored_file (sha256),
        file_name text NOT NULL CHECK (file_name <> '' AND octet_length(file_name) <= 255),
        account_id uuid NOT NULL,
        person_id uuid NOT NULL,
        ministry_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        claimed_at timestamptz,
        claimed_for_table text COLLATE "C",
        claimed_for_id uuid,
        CHECK ((claimed_at IS NULL) = (claimed_for_table IS NULL) AND (claimed_at IS NULL) = (claimed_for_id IS NULL)),
        CHECK (expires_at > created_at)
      );
      COMMENT ON TABLE upload IS
        'A file someone sent in, until a command claims it. An upload nobody claims in time is removed; a claimed one stays as the trace of who brought the file.';
      COMMENT ON COLUMN upload.file_name IS 'As the sender called it, without folders, control characters and characters that turn the writing direction.';
      COMMENT ON COLUMN upload.ministry_id IS 'The ministry the uploader acted for; nobody claims across ministries.';
      COMMENT ON COLUMN upload.expires_at IS 'Real time, not the ministry''s clock.';
      COMMENT ON COLUMN upload.claimed_for_table IS 'Table and id of what claimed it, such as arrival.';
      CREATE INDEX upload_unclaimed ON upload (expires_at) WHERE claimed_at IS NULL;
      COMMENT ON INDEX upload_unclaimed IS 'The sweeper''s search for expired uploads.';
      CREATE INDEX upload_waiting_of_account ON upload (account_id, ministry_id) WHERE claimed_at IS NULL;
      COMMENT ON INDEX upload_waiting_of_account IS 'How much one account has waiting, asked before each upload.';
      CREATE INDEX upload_of_stored_file ON upload (sha256);
      COMMENT ON INDEX upload_of_stored_file IS 'Whether a stored file is in use.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE upload;
      DROP TABLE stored_file;
      DROP FUNCTION refuse_changing_stored_file;
    `);
  }
}
