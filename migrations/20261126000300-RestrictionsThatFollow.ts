import { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever writes or has approved a letter is told when it is withheld under another provision than before. */
export class RestrictionsThatFollow20261126000300 implements MigrationInterface {
  name = 'RestrictionsThatFollow20261126000300';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE reply_notice DROP CONSTRAINT reply_notice_type_check, ADD CONSTRAINT reply_notice_type_check CHECK (type IN
        ('changedAfterApproval', 'sentBack', 'returnedByMinister', 'rejected', 'stopped', 'withdrawn', 'bounced',
         'changedWhileSigning', 'commented', 'restricted'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM reply_notice WHERE type = 'restricted';
      ALTER TABLE reply_notice DROP CONSTRAINT reply_notice_type_check, ADD CONSTRAINT reply_notice_type_check CHECK (type IN
        ('changedAfterApproval', 'sentBack', 'returnedByMinister', 'rejected', 'stopped', 'withdrawn', 'bounced',
         'changedWhileSigning', 'commented'));
    `);
  }
}
