import { MigrationInterface, QueryRunner } from 'typeorm';

/** Number series, history chains and repeatable requests: what every module stands on. */
export class Kernel20261123000200 implements MigrationInterface {
  name = 'Kernel20261123000200';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE number_counter (
        series text COLLATE "C" NOT NULL CHECK (series IN ('case', 'journal')),
        ministry_id uuid NOT NULL,
        year integer NOT NULL CHECK (year BETWEEN 1814 AND 9999),
        last integer NOT NULL CHECK (last > 0),
        PRIMARY KEY (series, ministry_id, year)
      );
      COMMENT ON TABLE number_counter IS
        'Last number taken in each gapless series. Raised inside the registering transaction, behind an advisory lock.';

      CREATE FUNCTION take_number(the_series text, the_ministry uuid, the_year integer, lock_class integer)
      RETURNS integer LANGUAGE plpgsql AS $$
      DECLARE taken integer;
      BEGIN
        PERFORM pg_advisory_xact_lock(lock_class, hashtext(the_ministry::text || '/' || the_year));
        INSERT INTO number_counter AS c (series, ministry_id, year, last) VALUES (the_series, the_ministry, the_year, 1)
          ON CONFLICT (series, ministry_id, year) DO UPDATE SET last = c.last + 1
          RETURNING last INTO taken;
        RETURN taken;
      END $$;
      COMMENT ON FUNCTION take_number IS
        'The next number of a series: waiters queue first come, first served; a rolled back transaction gives it back.';

      CREATE TABLE history_chain (
        id uuid PRIMARY KEY,
        kind text COLLATE "C" NOT NULL CHECK (kind IN ('case', 'ministry')),
        ministry_id uuid NOT NULL,
        sequence integer NOT NULL CHECK (sequence > 0),
        hash text COLLATE "C" NOT NULL
      );
      COMMENT ON TABLE history_chain IS 'Head of each chain of events: one per case, one per ministry for what has no case.';
      COMMENT ON COLUMN history_chain.id IS 'The case''s id, or the ministry''s.';

      CREATE TABLE history_event (
        id uuid PRIMARY KEY,
        chain_id uuid NOT NULL REFERENCES history_chain (id),
        sequence integer NOT NULL,
        at timestamptz NOT NULL,
        type text COLLATE "C" NOT NULL,
        ministry_id uuid NOT NULL,
        subject_table text COLLATE "C" NOT NULL,
        subject_id uuid NOT NULL,
        person_id uuid,
        hash text COLLATE "C" NOT NULL,
        text text NOT NULL,
        salt text COLLATE "C",
        personal text,
        UNIQUE (chain_id, sequence)
      );
      COMMENT ON TABLE history_event IS 'What happened, sealed: canonical JSON (RFC 8785) chained by SHA-256. Never updated, but for the lawful removal of its personal part.';
      COMMENT ON COLUMN history_event.text IS 'The canonical JSON the hash is taken of; the other columns repeat parts of it for searching.';
      COMMENT ON COLUMN history_event.personal IS 'Personal detail, removable: the chain holds only SHA-256 of salt and text.';
      CREATE INDEX history_event_of_subject ON history_event (subject_id, at);
      COMMENT ON INDEX history_event_of_subject IS 'The timeline of one letter, reply or dispatch.';
      CREATE INDEX history_event_by_person ON history_event (person_id, at);
      COMMENT ON INDEX history_event_by_person IS 'The auditor''s question: what did this person do, when.';
      CREATE INDEX history_event_in_ministry ON history_event (ministry_id, at, id);
      COMMENT ON INDEX history_event_in_ministry IS 'The auditor''s list, newest first.';

      CREATE FUNCTION refuse_rewriting_history() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.personal IS NULL AND NEW.salt IS NULL
           AND (NEW.id, NEW.chain_id, NEW.sequence, NEW.at, NEW.type, NEW.ministry_id, NEW.subject_table, NEW.subject_id, NEW.hash, NEW.text)
             = (OLD.id, OLD.chain_id, OLD.sequence, OLD.at, OLD.type, OLD.ministry_id, OLD.subject_table, OLD.subject_id, OLD.hash, OLD.text)
        THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'history is never rewritten';
      END $$;
      CREATE TRIGGER history_is_never_rewritten BEFORE UPDATE OR DELETE ON history_event
        FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();

      CREATE TABLE idempotency_key (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        ministry_id uuid NOT NULL,
        key text COLLATE "C" NOT NULL,
        request_hash text COLLATE "C" NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        committed_at timestamptz,
        status integer,
        answer text,
        UNIQUE (account_id, ministry_id, key)
      );
      COMMENT ON TABLE idempotency_key IS 'Requests that may be repeated, kept 24 hours: a request''s hash, and its answer once there is one.';
      COMMENT ON COLUMN idempotency_key.committed_at IS 'Set in the command''s own transaction: from then on it must not be carried out again.';
      CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);
      COMMENT ON INDEX idempotency_key_by_age IS 'The nightly sweep of keys older than 24 hours.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE idempotency_key;
      DROP TABLE history_event;
      DROP FUNCTION refuse_rewriting_history;
      DROP TABLE history_chain;
      DROP FUNCTION take_number;
      DROP TABLE number_counter;
    `);
  }
}
