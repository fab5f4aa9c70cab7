import { MigrationInterface, QueryRunner } from 'typeorm';

/** Sending letters: what goes to whom by which way, and every attempt to hand a mail over. */
export class Dispatch20261123001100 implements MigrationInterface {
  name = 'Dispatch20261123001100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE dispatch (
        id uuid PRIMARY KEY,
        reply_id uuid NOT NULL REFERENCES reply (id),
        entry_id uuid NOT NULL REFERENCES journal_entry (id),
        case_id uuid NOT NULL REFERENCES case_file (id),
        ministry_id uuid NOT NULL REFERENCES ministry (id),
        party_id uuid NOT NULL,
        recipient_name text NOT NULL,
        is_copy boolean NOT NULL,
        signed_sha256 text COLLATE "C" NOT NULL REFERENCES stored_file (sha256),
        channel text COLLATE "C" NOT NULL CHECK (channel IN ('mail', 'post')),
        address text NOT NULL,
        state text COLLATE "C" NOT NULL CHECK (state IN
          ('queued', 'sending', 'sent', 'failed', 'uncertain', 'awaitingPost', 'posted', 'bounced', 'stopped')),
        checked_by uuid NOT NULL REFERENCES person (id),
        checked_at timestamptz NOT NULL,
        sent_at timestamptz,
        posted_on date,
        resends_id uuid REFERENCES dispatch (id),
        reason text,
        version integer NOT NULL,
        CHECK (channel = 'mail' OR state IN ('awaitingPost', 'posted', 'bounced', 'stopped')),
        CHECK (channel = 'post' OR state NOT IN ('awaitingPost', 'posted')),
        CHECK (state NOT IN ('sent', 'posted') OR sent_at IS NOT NULL)
      );
      COMMENT ON TABLE dispatch IS 'One letter to one recipient by one way. Goes out once; sending again is a new row on the same entry.';
      COMMENT ON COLUMN dispatch.party_id IS 'Not a foreign key: a letter that was stopped may be addressed anew, and where it was to have gone stays on record.';
      COMMENT ON COLUMN dispatch.signed_sha256 IS 'The exact PDF that goes out: the same to everyone, whatever is added to the letter later.';
      COMMENT ON COLUMN dispatch.is_copy IS 'Goes to somebody who gets a copy: it answers nobody, and a bounce reopens nothing.';
      COMMENT ON COLUMN dispatch.address IS 'The mail address, or the postal address in one line, as it was when checked.';
      COMMENT ON COLUMN dispatch.state IS 'uncertain: the worker died or lost touch after handing the mail over; a person decides, never a second mail by itself.';
      CREATE INDEX dispatch_of_reply ON dispatch (reply_id);
      COMMENT ON INDEX dispatch_of_reply IS 'Where a letter went.';
      CREATE INDEX dispatch_of_signed_file ON dispatch (signed_sha256);
      COMMENT ON INDEX dispatch_of_signed_file IS 'Whether a stored file is in use.';
      CREATE INDEX dispatch_worklist ON dispatch (ministry_id, state, id) WHERE state IN ('failed', 'uncertain', 'awaitingPost', 'bounced');
      COMMENT ON INDEX dispatch_worklist IS 'What somebody must look after.';
      CREATE UNIQUE INDEX one_dispatch_on_its_way ON dispatch (party_id) WHERE state IN ('queued', 'sending', 'awaitingPost', 'uncertain', 'failed');
      COMMENT ON INDEX one_dispatch_on_its_way IS 'A letter is not on its way twice to the same recipient.';

      CREATE TABLE dispatch_attempt (
        id uuid PRIMARY KEY,
        dispatch_id uuid NOT NULL REFERENCES dispatch (id),
        number integer NOT NULL CHECK (number > 0),
        worker text NOT NULL,
        started_at timestamptz NOT NULL,
        lease_until timestamptz NOT NULL,
        ended_at timestamptz,
        outcome text COLLATE "C" NOT NULL CHECK (outcome IN ('sending', 'sent', 'failed', 'uncertain')),
        answer text,
        UNIQUE (dispatch_id, number),
        CHECK ((outcome = 'sending') = (ended_at IS NULL))
      );
      COMMENT ON TABLE dispatch_attempt IS 'One try at handing a mail over. Real time, not the ministry''s clock: a lease is about processes.';
      COMMENT ON COLUMN dispatch_attempt.answer IS 'The mail server''s words; the proof when it took the mail.';
      CREATE INDEX dispatch_attempt_running ON dispatch_attempt (lease_until) WHERE outcome = 'sending';
      COMMENT ON INDEX dispatch_attempt_running IS 'Attempts whose worker has died.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE dispatch_attempt; DROP TABLE dispatch;');
  }
}
