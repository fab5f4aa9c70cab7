import { MigrationInterface, QueryRunner } from 'typeorm';

/** What the signatory asked to have signed in a ceremony, and why a letter was left: the page can be left and found again. */
export class MarkedLettersOfCeremony20261123001300 implements MigrationInterface {
  name = 'MarkedLettersOfCeremony20261123001300';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE laid_letter ADD COLUMN marked_at timestamptz, ADD COLUMN left_code text COLLATE "C",
        ADD CONSTRAINT laid_letter_left CHECK (left_code IS NULL OR (state = 'waiting' AND marked_at IS NOT NULL));
      COMMENT ON COLUMN laid_letter.marked_at IS 'When the signatory last asked to have it signed.';
      COMMENT ON COLUMN laid_letter.left_code IS 'Why it was not signed then, and waits as before.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE laid_letter DROP COLUMN marked_at, DROP COLUMN left_code;');
  }
}
