import { MigrationInterface, QueryRunner } from 'typeorm';

/** The daily roots of the history: which there are, and where every chain stood in the newest of them. */
export class DailyRoots20261123001200 implements MigrationInterface {
  name = 'DailyRoots20261123001200';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE history_root (
        number integer PRIMARY KEY CHECK (number > 0),
        day date NOT NULL,
        ministry_day date NOT NULL,
        made_at timestamptz NOT NULL,
        file_name text COLLATE "C" NOT NULL UNIQUE,
        sha256 text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        changed_chains integer NOT NULL CHECK (changed_chains >= 0),
        all_chains integer NOT NULL CHECK (all_chains >= changed_chains)
      );
      COMMENT ON TABLE history_root IS
        'Signed roots over all chains of events. The root itself is a file outside the database; this says which files there must be.';
      COMMENT ON COLUMN history_root.number IS 'Without a hole. Each file names the hash of the one before.';
      COMMENT ON COLUMN history_root.day IS 'The Norwegian day it was made, in real time: it must be true to those outside.';
      COMMENT ON COLUMN history_root.ministry_day IS 'The day on the ministry''s clock; differs in a demonstration that plays in another year.';
      COMMENT ON COLUMN history_root.sha256 IS 'Of the file''s bytes.';
      CREATE INDEX history_root_by_day ON history_root (day);
      COMMENT ON INDEX history_root_by_day IS 'Whether the day has its root.';

      CREATE FUNCTION refuse_rewriting_roots() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'a daily root is never rewritten'; END $$;
      CREATE TRIGGER root_is_never_rewritten BEFORE UPDATE OR DELETE ON history_root
        FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_roots();

      CREATE TABLE history_rooted (
        chain_id uuid PRIMARY KEY,
        sequence integer NOT NULL CHECK (sequence > 0),
        hash text COLLATE "C" NOT NULL
      );
      COMMENT ON TABLE history_rooted IS
        'Where each chain stood in the newest root, so that the next one lists only what moved. No foreign key: a chain that is removed must still be missed.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE history_rooted;
      DROP TABLE history_root;
      DROP FUNCTION refuse_rewriting_roots;
    `);
  }
}
