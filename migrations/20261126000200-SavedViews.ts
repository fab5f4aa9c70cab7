import { MigrationInterface, QueryRunner } from 'typeorm';

/** Filters of a list that somebody saved under a name, and which columns they want to see. */
export class SavedViews20261126000200 implements MigrationInterface {
  name = 'SavedViews20261126000200';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE saved_view (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        ministry_id uuid NOT NULL REFERENCES ministry (id),
        list text COLLATE "C" NOT NULL CHECK (list <> ''),
        name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
        filters jsonb NOT NULL CHECK (jsonb_typeof(filters) = 'object'),
        columns text[] COLLATE "C",
        saved_at timestamptz NOT NULL
      );
      COMMENT ON TABLE saved_view IS 'Filters of a list under a name: one person''s own, in one ministry. Tells of no case; who opens it sees what they may.';
      COMMENT ON COLUMN saved_view.list IS 'The list: cases, or the name of a work list.';
      COMMENT ON COLUMN saved_view.filters IS 'Filters by their names in the list''s query.';
      COMMENT ON COLUMN saved_view.columns IS 'Columns shown; null as the list has them by itself.';
      CREATE UNIQUE INDEX saved_view_by_name ON saved_view (person_id, ministry_id, list, lower(name));
      COMMENT ON INDEX saved_view_by_name IS 'The views of a person''s list, and one of each name.';

      CREATE TABLE list_columns (
        person_id uuid NOT NULL REFERENCES person (id),
        ministry_id uuid NOT NULL REFERENCES ministry (id),
        list text COLLATE "C" NOT NULL CHECK (list <> ''),
        columns text[] COLLATE "C" NOT NULL,
        PRIMARY KEY (person_id, ministry_id, list)
      );
      COMMENT ON TABLE list_columns IS 'Which columns of a list a person wants to see, where no saved view says it.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE list_columns;
      DROP TABLE saved_view;
    `);
  }
}
