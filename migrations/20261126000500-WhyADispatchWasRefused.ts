import { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a mail could not be made, or got lost, as a code with its facts: it is put into words when it is shown. */
export class WhyADispatchWasRefused20261126000500 implements MigrationInterface {
  name = 'WhyADispatchWasRefused20261126000500';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE dispatch ADD COLUMN refusal jsonb CHECK (jsonb_typeof(refusal) = 'object');
      COMMENT ON COLUMN dispatch.refusal IS 'Our own code and facts for why the mail did not go; put into words when shown. Null when a person or the mail server said why, and in rows from before, which have a sentence as their reason.';
      COMMENT ON COLUMN dispatch.reason IS 'What a person wrote, or the mail server''s words.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      COMMENT ON COLUMN dispatch.reason IS NULL;
      ALTER TABLE dispatch DROP COLUMN refusal;
    `);
  }
}
