import { MigrationInterface, QueryRunner } from 'typeorm';

/** Replies from first draft to release: text versions, the route of leaders, what each approval was given to. */
export class Replies20261123000900 implements MigrationInterface {
  name = 'Replies20261123000900';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE reply (
        id uuid PRIMARY KEY,
        entry_id uuid NOT NULL UNIQUE REFERENCES journal_entry (id),
        case_id uuid NOT NULL REFERENCES case_file (id),
        ministry_id uuid NOT NULL REFERENCES ministry (id),
        state text COLLATE "C" NOT NULL CHECK (state IN
          ('drafting', 'submitted', 'approved', 'released', 'signed', 'dispatched', 'rejected', 'withdrawn')),
        template_version_id uuid NOT NULL REFERENCES letter_template_version (id),
        language text COLLATE "C" NOT NULL CHECK (language IN ('nb', 'nn')),
        level text COLLATE "C" NOT NULL CHECK (level IN ('minister', 'stateSecretary', 'official')),
        office_id uuid REFERENCES office (id),
        subject text NOT NULL CHECK (subject <> ''),
        values jsonb NOT NULL,
        settles boolean NOT NULL,
        text_number integer NOT NULL CHECK (text_number > 0),
        content_hash text COLLATE "C" NOT NULL,
        note_entry_id uuid REFERENCES journal_entry (id),
        note_number integer NOT NULL DEFAULT 0,
        round integer NOT NULL DEFAULT 0,
        ordered_by_minister boolean NOT NULL DEFAULT false,
        released_at timestamptz,
        released_by uuid REFERENCES person (id),
        release_note text NOT NULL DEFAULT '',
        urgent boolean NOT NULL DEFAULT false,
        held boolean NOT NULL DEFAULT false,
        version integer NOT NULL,
        CHECK ((level IN ('minister', 'stateSecretary')) = (office_id IS NOT NULL))
      );
      COMMENT ON TABLE reply IS 'A reply being written, approved and released; its numbers and journal status are the entry''s.';
      COMMENT ON COLUMN reply.level IS 'Who signs: the minister, a state secretary, or officials.';
      COMMENT ON COLUMN reply.values IS 'Merge values the letter was made with: plain data, part of what is approved.';
      COMMENT ON COLUMN reply.settles IS 'Whether dispatch writes the answered letters off; a preliminary reply does not.';
      COMMENT ON COLUMN reply.content_hash IS 'SHA-256 of the canonical content: what an approval covers.';
      COMMENT ON COLUMN reply.round IS 'How many times it has been submitted.';
      COMMENT ON COLUMN reply.ordered_by_minister IS 'The minister returned it with a note: what she ordered need not be approved again.';
      COMMENT ON COLUMN reply.held IS 'The minister keeps it on the table; it stays released.';
      CREATE INDEX reply_worklist ON reply (ministry_id, state, id);
      COMMENT ON INDEX reply_worklist IS 'To release, to sign, to dispatch.';
      CREATE INDEX reply_of_case ON reply (case_id);
      COMMENT ON INDEX reply_of_case IS 'Replies of a case; whether any is open when it is closed.';
      CREATE INDEX reply_to_sign ON reply (office_id, state) WHERE state = 'released';
      COMMENT ON INDEX reply_to_sign IS 'What waits for an office''s signature.';

      CREATE TABLE reply_answer (
        id uuid PRIMARY KEY,
        reply_id uuid NOT NULL REFERENCES reply (id),
        entry_id uuid NOT NULL REFERENCES journal_entry (id),
        ordinal integer NOT NULL,
        UNIQUE (reply_id, entry_id)
      );
      COMMENT ON TABLE reply_answer IS 'The incoming letters a reply answers: one or several.';
      CREATE INDEX reply_answer_of_letter ON reply_answer (entry_id);
      COMMENT ON INDEX reply_answer_of_letter IS 'What answers an incoming letter.';

      CREATE TABLE reply_signatory (
        id uuid PRIMARY KEY,
        reply_id uuid NOT NULL REFERENCES reply (id),
        ordinal integer NOT NULL,
        person_id uuid NOT NULL REFERENCES person (id),
        by_authority boolean NOT NULL,
        UNIQUE (reply_id, ordinal)
      );
      COMMENT ON TABLE reply_signatory IS 'Names on an official''s letter, superior first; by_authority prints e.f. A minister''s letter has none: the holder of the office signs.';

      CREATE TABLE reply_text (
        id uuid PRIMARY KEY,
        reply_id uuid NOT NULL REFERENCES reply (id),
        number integer NOT NULL CHECK (number > 0),
        html text NOT NULL,
        written_by uuid NOT NULL REFERENCES person (id),
        written_at timestamptz NOT NULL,
        origin text COLLATE "C" NOT NULL CHECK (origin IN ('template', 'caseworker', 'leader', 'orderedByMinister')),
        sealed boolean NOT NULL,
        UNIQUE (reply_id, number)
      );
      COMMENT ON TABLE reply_text IS 'Versions of a letter''s text: normalised restricted HTML.';
      COMMENT ON COLUMN reply_text.sealed IS 'Once submitted or followed by another it never changes; before, its author goes on in it.';

      CREATE TABLE reply_note (
        id uuid PRIMARY KEY,
        reply_id uuid NOT NULL REFERENCES reply (id),
        number integer NOT NULL CHECK (number > 0),
        html text NOT NULL,
        written_by uuid NOT NULL REFERENCES person (id),
        written_at timestamptz NOT NULL,
        UNIQUE (reply_id, number)
      );
      COMMENT ON TABLE reply_note IS 'Versions of the note to the minister, an internal entry of the case.';

      CREATE TABLE approval_step (
        id uuid PRIMARY KEY,
        reply_id uuid NOT NULL REFERENCES reply (id),
        round integer NOT NULL,
        ordinal integer NOT NULL,
        leader_id uuid NOT NULL REFERENCES person (id),
        state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'approved', 'sentBack', 'rejected', 'lapsed')),
        text_number integer,
        content_hash text COLLATE "C",
        stands_for text COLLATE "C",
        comment text NOT NULL DEFAULT '',
        answered_at timestamptz,
        carried_over boolean NOT NULL DEFAULT false,
        UNIQUE (reply_id, round, ordinal),
        CHECK ((state IN ('approved', 'sentBack', 'rejected')) = (answered_at IS NOT NULL)),
        CHECK (state <> 'approved' OR (text_number IS NOT NULL AND content_hash IS NOT NULL AND stands_for IS NOT NULL))
      );
      COMMENT ON TABLE approval_step IS 'The route of one submission: leaders in sequence, what each answered, and the content it was given to (dokumentflyt).';
      COMMENT ON COLUMN approval_step.content_hash IS 'The content the answer was given to.';
      COMMENT ON COLUMN approval_step.stands_for IS 'The content an approval holds for now: what it was given to, or what a later leader, or the minister, made of it.';
      COMMENT ON COLUMN approval_step.carried_over IS 'Given in an earlier round and standing, by the table in reapproval.rules.ts.';
      CREATE INDEX approval_step_waiting ON approval_step (leader_id, reply_id) WHERE state = 'waiting';
      COMMENT ON INDEX approval_step_waiting IS 'The list "to approve".';

      CREATE TABLE reply_notice (
        id uuid PRIMARY KEY,
        reply_id uuid NOT NULL REFERENCES reply (id),
        person_id uuid NOT NULL REFERENCES person (id),
        type text COLLATE "C" NOT NULL CHECK (type IN
          ('changedAfterApproval', 'sentBack', 'returnedByMinister', 'rejected', 'stopped', 'withdrawn', 'bounced', 'changedWhileSigning')),
        text_number integer,
        at timestamptz NOT NULL,
        seen_at timestamptz
      );
      COMMENT ON TABLE reply_notice IS 'What a person must be told about a reply: such as that it changed after she approved it.';
      CREATE INDEX reply_notice_unseen ON reply_notice (person_id, at) WHERE seen_at IS NULL;
      COMMENT ON INDEX reply_notice_unseen IS 'What is new for me.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE reply_notice;
      DROP TABLE approval_step;
      DROP TABLE reply_note;
      DROP TABLE reply_text;
      DROP TABLE reply_signatory;
      DROP TABLE reply_answer;
      DROP TABLE reply;
    `);
  }
}
