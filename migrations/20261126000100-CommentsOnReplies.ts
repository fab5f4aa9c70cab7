import { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say to each other of a letter before it is signed, and the notice of it. */
export class CommentsOnReplies20261126000100 implements MigrationInterface {
  name = 'CommentsOnReplies20261126000100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE reply_comment (
        id uuid PRIMARY KEY,
        reply_id uuid NOT NULL REFERENCES reply (id),
        answers_id uuid,
        text_number integer NOT NULL CHECK (text_number > 0),
        quotation text NOT NULL DEFAULT '',
        text text NOT NULL CHECK (text <> ''),
        written_by uuid NOT NULL REFERENCES person (id),
        written_at timestamptz NOT NULL,
        done_by uuid REFERENCES person (id),
        done_at timestamptz,
        UNIQUE (id, reply_id),
        FOREIGN KEY (answers_id, reply_id) REFERENCES reply_comment (id, reply_id),
        CHECK ((done_by IS NULL) = (done_at IS NULL)),
        CHECK (answers_id IS NULL OR (quotation = '' AND done_at IS NULL))
      );
      COMMENT ON TABLE reply_comment IS 'Comments on a letter that is being written or approved, and answers to them. For the ministry’s own use (offentleglova § 14).';
      COMMENT ON COLUMN reply_comment.answers_id IS 'The comment it answers; null for a comment itself.';
      COMMENT ON COLUMN reply_comment.text_number IS 'The version that was read.';
      COMMENT ON COLUMN reply_comment.quotation IS 'The words it is about, as they stood; empty for the whole letter.';
      CREATE INDEX reply_comment_of ON reply_comment (reply_id, written_at);
      COMMENT ON INDEX reply_comment_of IS 'The comments on a letter, in order.';
      ALTER TABLE reply_notice DROP CONSTRAINT reply_notice_type_check, ADD CONSTRAINT reply_notice_type_check CHECK (type IN
        ('changedAfterApproval', 'sentBack', 'returnedByMinister', 'rejected', 'stopped', 'withdrawn', 'bounced',
         'changedWhileSigning', 'commented'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM reply_notice WHERE type = 'commented';
      ALTER TABLE reply_notice DROP CONSTRAINT reply_notice_type_check, ADD CONSTRAINT reply_notice_type_check CHECK (type IN
        ('changedAfterApproval', 'sentBack', 'returnedByMinister', 'rejected', 'stopped', 'withdrawn', 'bounced', 'changedWhileSigning'));
      DROP TABLE reply_comment;
    `);
  }
}
