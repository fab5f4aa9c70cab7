import { MigrationInterface, QueryRunner } from 'typeorm';

/** The case file: key, status, owner, who answers, who it is allocated to, which other ministries may look in. */
export class Cases20261123000700 implements MigrationInterface {
  name = 'Cases20261123000700';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE case_file (
        id uuid PRIMARY KEY,
        ministry_id uuid NOT NULL REFERENCES ministry (id),
        case_year integer NOT NULL CHECK (case_year BETWEEN 1814 AND 9999),
        case_number integer NOT NULL CHECK (case_number > 0),
        title text NOT NULL CHECK (title <> ''),
        public_title text NOT NULL CHECK (public_title <> ''),
        status text COLLATE "C" NOT NULL CHECK (status IN ('underTreatment', 'closed', 'withdrawn')),
        case_date date NOT NULL,
        series_id uuid REFERENCES archive_series (id),
        class_id uuid REFERENCES classification_class (id),
        unit_id uuid REFERENCES organisational_unit (id),
        owner_id uuid REFERENCES person (id),
        access_code text COLLATE "C",
        access_provision text,
        secrecy_provision text,
        keywords text[] NOT NULL DEFAULT '{}',
        last_document_number integer NOT NULL DEFAULT 0 CHECK (last_document_number >= 0),
        reply_deadline date,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL REFERENCES person (id),
        closed_at timestamptz,
        closed_by uuid REFERENCES person (id),
        withdrawn_reason text,
        version integer NOT NULL,
        UNIQUE (ministry_id, case_year, case_number),
        CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
        CHECK (status <> 'withdrawn' OR withdrawn_reason IS NOT NULL)
      );
      COMMENT ON TABLE case_file IS 'Saksmappe. Its key is year and number within the ministry (2020/14); never changed, never reused (Noark 5, mappeID).';
      COMMENT ON COLUMN case_file.title IS 'Internal title; may name what the public title must not.';
      COMMENT ON COLUMN case_file.access_code IS 'Access code of archive/ when the case is restricted (skjerming); null for an open case.';
      COMMENT ON COLUMN case_file.owner_id IS 'Saksansvarlig.';
      COMMENT ON COLUMN case_file.last_document_number IS 'Last document number given in the case; raised under the row lock of the case.';
      CREATE INDEX case_file_worklist ON case_file (ministry_id, status, reply_deadline, id);
      COMMENT ON INDEX case_file_worklist IS 'Lists of open cases, nearest deadline first.';
      CREATE INDEX case_file_by_owner ON case_file (owner_id, status, id);
      COMMENT ON INDEX case_file_by_owner IS 'The list "mine".';
      CREATE INDEX case_file_by_unit ON case_file (unit_id, status, id);
      COMMENT ON INDEX case_file_by_unit IS 'The list "my unit".';
      CREATE INDEX case_file_to_allocate ON case_file (ministry_id, reply_deadline, id)
        WHERE status = 'underTreatment' AND owner_id IS NULL;
      COMMENT ON INDEX case_file_to_allocate IS 'The list "to allocate": what nobody is responsible for yet.';
      CREATE INDEX case_file_by_class ON case_file (class_id);
      COMMENT ON INDEX case_file_by_class IS 'Cases filed under a class.';

      CREATE TABLE case_grant (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file (id),
        ministry_id uuid NOT NULL REFERENCES ministry (id),
        source text COLLATE "C" NOT NULL CHECK (source IN ('sharedAnswer', 'transfer', 'consultation')),
        reason text NOT NULL CHECK (reason <> ''),
        from_at timestamptz NOT NULL,
        to_at timestamptz,
        granted_by uuid NOT NULL REFERENCES person (id),
        CHECK (to_at IS NULL OR to_at >= from_at)
      );
      COMMENT ON TABLE case_grant IS 'Lets another ministry look into a case: for a shared answer, a transfer or a consultation. The only way in.';
      CREATE INDEX case_grant_of_case ON case_grant (case_id, ministry_id);
      COMMENT ON INDEX case_grant_of_case IS 'The one predicate for what an actor may see.';
      CREATE INDEX case_grant_to_ministry ON case_grant (ministry_id, to_at);
      COMMENT ON INDEX case_grant_to_ministry IS 'What other ministries answer for us.';

      CREATE TABLE responding_minister (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file (id),
        level text COLLATE "C" NOT NULL CHECK (level IN ('minister', 'stateSecretary', 'department', 'none')),
        office_id uuid REFERENCES office (id),
        reason text NOT NULL CHECK (reason <> ''),
        closing_method text COLLATE "C" CHECK (closing_method IN ('takenToNotice', 'takenToInformation', 'answeredByTelephone')),
        from_at timestamptz NOT NULL,
        to_at timestamptz,
        ended_reason text,
        recorded_by uuid NOT NULL REFERENCES person (id),
        CHECK (to_at IS NULL OR to_at >= from_at),
        CHECK ((level IN ('minister', 'stateSecretary')) = (office_id IS NOT NULL)),
        CHECK ((level = 'none') = (closing_method IS NOT NULL))
      );
      COMMENT ON TABLE responding_minister IS 'Who answers the letters of a case: from when, why, on whose behalf. Reassigning ends one row and begins another.';
      COMMENT ON COLUMN responding_minister.level IS 'The level that answers; none: taken to notice or to information, or answered by telephone.';
      CREATE UNIQUE INDEX one_responding_minister_at_a_time ON responding_minister (case_id) WHERE to_at IS NULL;
      COMMENT ON INDEX one_responding_minister_at_a_time IS 'At most one current responding minister per case.';
      CREATE INDEX responding_minister_of_office ON responding_minister (office_id, to_at);
      COMMENT ON INDEX responding_minister_of_office IS 'What this office answers.';

      CREATE TABLE answered_on_behalf_of (
        id uuid PRIMARY KEY,
        responding_minister_id uuid NOT NULL REFERENCES responding_minister (id),
        office_id uuid NOT NULL REFERENCES office (id),
        ordinal integer NOT NULL,
        UNIQUE (responding_minister_id, office_id)
      );
      COMMENT ON TABLE answered_on_behalf_of IS 'The other addressed offices the responding minister answers for, in the sender''s order.';
      CREATE INDEX answered_for_office ON answered_on_behalf_of (office_id);
      COMMENT ON INDEX answered_for_office IS 'What others answer for this office.';

      CREATE TABLE case_allocation (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file (id),
        unit_id uuid NOT NULL REFERENCES organisational_unit (id),
        caseworker_id uuid REFERENCES person (id),
        state text COLLATE "C" NOT NULL CHECK (state IN ('offered', 'accepted', 'refused', 'ended')),
        note text,
        refused_reason text,
        allocated_by uuid NOT NULL REFERENCES person (id),
        from_at timestamptz NOT NULL,
        answered_at timestamptz,
        to_at timestamptz,
        CHECK (state <> 'refused' OR refused_reason IS NOT NULL),
        CHECK ((state IN ('refused', 'ended')) = (to_at IS NOT NULL))
      );
      COMMENT ON TABLE case_allocation IS 'Fordeling: to a unit, then to a caseworker who accepts, or refuses with a reason.';
      CREATE UNIQUE INDEX one_allocation_at_a_time ON case_allocation (case_id) WHERE to_at IS NULL;
      COMMENT ON INDEX one_allocation_at_a_time IS 'At most one current allocation per case.';
      CREATE INDEX case_allocation_to_caseworker ON case_allocation (caseworker_id) WHERE to_at IS NULL;
      COMMENT ON INDEX case_allocation_to_caseworker IS 'The list "mine".';
      CREATE INDEX case_allocation_to_unit ON case_allocation (unit_id) WHERE to_at IS NULL;
      COMMENT ON INDEX case_allocation_to_unit IS 'The list "to allocate" of a unit.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE case_allocation;
      DROP TABLE answered_on_behalf_of;
      DROP TABLE responding_minister;
      DROP TABLE case_grant;
      DROP TABLE case_file;
    `);
  }
}
