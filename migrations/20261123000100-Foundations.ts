import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Norwegian sorting: æ, ø, å last, aa as å, and numbers by value, so that 20/9 comes before 20/10. */
export class Foundations20261123000100 implements MigrationInterface {
  name = 'Foundations20261123000100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE COLLATION IF NOT EXISTS norwegian (provider = icu, locale = 'nb-NO-u-kn-true', deterministic = true)
    `);
    await queryRunner.query(`
      COMMENT ON COLLATION norwegian IS 'Norwegian alphabet (ICU); numbers inside a text sort by value: 20/9 before 20/10'
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP COLLATION IF EXISTS norwegian`);
  }
}
