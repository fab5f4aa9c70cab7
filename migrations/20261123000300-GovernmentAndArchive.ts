import { MigrationInterface, QueryRunner } from 'typeorm';

/** Who the government is and who works where, as dated facts; and the archive's series, classes and access codes. */
export class GovernmentAndArchive20261123000300 implements MigrationInterface {
  name = 'GovernmentAndArchive20261123000300';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Trusted since PostgreSQL 13: whoever owns the database may create it. Wanted by the EXCLUDE constraints below.
      CREATE EXTENSION IF NOT EXISTS btree_gist;
    `);
    await queryRunner.query(ministries);
    await queryRunner.query(offices);
    await queryRunner.query(staff);
    await queryRunner.query(archive);
    await queryRunner.query(accessCodes);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // The extension stays: it may have been there before, and another schema may use it.
    await queryRunner.query(`
      DROP TABLE access_code;
      DROP TABLE classification_class;
      DROP TABLE archive_series;
      DROP TABLE classification_system;
      DROP TABLE role_assignment;
      DROP TABLE acting_term;
      DROP TABLE office_term;
      DROP TABLE person;
      DROP TABLE office_title;
      DROP TABLE office;
      DROP TABLE organisational_unit;
      DROP TABLE ministry_name;
      DROP TABLE ministry;
    `);
  }
}

/** Days are half-open like clock times: `valid_to` is the first day on which it no longer holds. */
const ministries = `
  CREATE TABLE ministry (
    id uuid PRIMARY KEY,
    code text COLLATE "C" NOT NULL CHECK (code ~ '^[A-ZÆØÅ]{2,8}$'),
    org_number text COLLATE "C" NOT NULL CHECK (org_number ~ '^[0-9]{9}$'),
    postal_box text NOT NULL,
    postal_code text COLLATE "C" NOT NULL CHECK (postal_code ~ '^[0-9]{4}$'),
    postal_place text NOT NULL,
    visiting_street text,
    visiting_code text COLLATE "C" CHECK (visiting_code ~ '^[0-9]{4}$'),
    visiting_place text,
    telephone text COLLATE "C" NOT NULL,
    mail_address text COLLATE "C" NOT NULL,
    web text COLLATE "C",
    letter_style jsonb,
    mark jsonb,
    valid_from date NOT NULL,
    valid_to date,
    CHECK (valid_to > valid_from),
    CONSTRAINT ministry_code_once_at_a_time EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  COMMENT ON TABLE ministry IS 'The ministries and the Office of the Prime Minister. Every owned row in the database carries the id of one.';
  COMMENT ON COLUMN ministry.code IS 'The short form the ministries use among themselves: JD, BFD, SMK.';
  COMMENT ON COLUMN ministry.postal_box IS 'As printed after "Postboks": "8005 Dep".';
  COMMENT ON COLUMN ministry.letter_style IS 'What differs from the common letter style; null when nothing does.';
  COMMENT ON COLUMN ministry.mark IS 'The letterhead''s figure: {path, width, height, alt}, one filled vector path. Null draws a neutral figure.';
  COMMENT ON COLUMN ministry.valid_to IS 'First day it no longer is; null while it is.';
  COMMENT ON CONSTRAINT ministry_code_once_at_a_time ON ministry IS 'A code names one ministry at a time. Its index answers "which ministry is JD".';

  CREATE TABLE ministry_name (
    id uuid PRIMARY KEY,
    ministry_id uuid NOT NULL REFERENCES ministry (id),
    language text COLLATE "C" NOT NULL CHECK (language IN ('nb', 'nn', 'se', 'en')),
    letterhead_form text NOT NULL,
    running_form text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    CHECK (valid_to > valid_from),
    CONSTRAINT ministry_name_once_at_a_time
      EXCLUDE USING gist (ministry_id WITH =, language WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  COMMENT ON TABLE ministry_name IS 'What a ministry is called, in each language and form a letter needs, and when.';
  COMMENT ON COLUMN ministry_name.letterhead_form IS 'Indefinite, in capitals: "JUSTIS- OG BEREDSKAPSDEPARTEMENT". The line "DET KONGELIGE" is the typesetter''s.';
  COMMENT ON COLUMN ministry_name.running_form IS 'Definite, as in a sentence: "Justis- og beredskapsdepartementet".';
  COMMENT ON CONSTRAINT ministry_name_once_at_a_time ON ministry_name IS 'One name a day in each language. Its index finds it.';

  CREATE TABLE organisational_unit (
    id uuid PRIMARY KEY,
    ministry_id uuid NOT NULL REFERENCES ministry (id),
    parent_id uuid,
    code text COLLATE "C" NOT NULL,
    name_nb text NOT NULL,
    name_nn text NOT NULL,
    joints text[] NOT NULL DEFAULT '{}',
    valid_from date NOT NULL,
    valid_to date,
    version integer NOT NULL,
    UNIQUE (id, ministry_id),
    FOREIGN KEY (parent_id, ministry_id) REFERENCES organisational_unit (id, ministry_id),
    CHECK (parent_id <> id),
    CHECK (valid_to > valid_from),
    CONSTRAINT unit_code_once_at_a_time
      EXCLUDE USING gist (ministry_id WITH =, code WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  COMMENT ON TABLE organisational_unit IS 'Departments and sections of a ministry, as a tree. Noark: administrativEnhet.';
  COMMENT ON COLUMN organisational_unit.joints IS 'Long words of the name with | where a letter''s footer may break them: {kriminalitets|forebygging}.';
  COMMENT ON CONSTRAINT unit_code_once_at_a_time ON organisational_unit IS 'A code names one unit of a ministry at a time. Its index lists a ministry''s units.';
  CREATE INDEX organisational_unit_under ON organisational_unit (parent_id) WHERE parent_id IS NOT NULL;
  COMMENT ON INDEX organisational_unit_under IS 'Walking down the tree: the units under a unit.';
`;

const offices = `
  CREATE TABLE office (
    id uuid PRIMARY KEY,
    ministry_id uuid NOT NULL REFERENCES ministry (id),
    code text COLLATE "C" NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]{1,59}$'),
    level text COLLATE "C" NOT NULL CHECK (level IN ('minister', 'stateSecretary', 'permanentSecretary')),
    precedence smallint NOT NULL CHECK (precedence >= 0),
    valid_from date NOT NULL,
    valid_to date,
    version integer NOT NULL,
    CHECK (valid_to > valid_from),
    CONSTRAINT office_code_once_at_a_time
      EXCLUDE USING gist (ministry_id WITH =, code WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  COMMENT ON TABLE office IS 'What is written to and what signs: an office, never a person. A ministry may have two ministers.';
  COMMENT ON COLUMN office.precedence IS 'Order within the ministry and level; the ministry''s first minister has 0.';
  COMMENT ON CONSTRAINT office_code_once_at_a_time ON office IS 'A code names one office of a ministry at a time. Its index lists a ministry''s offices.';

  CREATE TABLE office_title (
    id uuid PRIMARY KEY,
    office_id uuid NOT NULL REFERENCES office (id),
    language text COLLATE "C" NOT NULL CHECK (language IN ('nb', 'nn', 'se', 'en')),
    letterhead_form text NOT NULL,
    indefinite_form text NOT NULL,
    definite_form text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    CHECK (valid_to > valid_from),
    CONSTRAINT office_title_once_at_a_time
      EXCLUDE USING gist (office_id WITH =, language WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  COMMENT ON TABLE office_title IS 'What an office is called, in each language and form a letter needs, and when.';
  COMMENT ON COLUMN office_title.letterhead_form IS 'Under the ministry''s name: "Justis- og beredskapsministeren".';
  COMMENT ON COLUMN office_title.indefinite_form IS 'Under a name: "justis- og beredskapsminister".';
  COMMENT ON COLUMN office_title.definite_form IS 'In a sentence: "justis- og beredskapsministeren".';
  COMMENT ON CONSTRAINT office_title_once_at_a_time ON office_title IS 'One title a day in each language. Its index finds it.';

  CREATE TABLE person (
    id uuid PRIMARY KEY,
    registered_by_ministry_id uuid NOT NULL REFERENCES ministry (id),
    given_name text NOT NULL,
    family_name text NOT NULL,
    initials text COLLATE "C" NOT NULL CHECK (initials ~ '^[A-ZÆØÅÁČĐŊŠŦŽÄÖ]{2,5}$'),
    mail text COLLATE "C",
    telephone text COLLATE "C",
    version integer NOT NULL
  );
  COMMENT ON TABLE person IS 'Whoever holds an office or works in a ministry. Work facts only; nothing private.';
  COMMENT ON COLUMN person.registered_by_ministry_id IS 'The ministry that registered the person; its administrators find the person before any role is given.';
  COMMENT ON COLUMN person.initials IS 'Stand in the reference of a letter: 20/14 - HMK. One person''s at a time within a ministry.';
  COMMENT ON COLUMN person.telephone IS 'Direct number at work, for the foot of an official''s letter.';
  CREATE INDEX person_registered_by ON person (registered_by_ministry_id);
  COMMENT ON INDEX person_registered_by IS 'The administrator''s search among people who have no role yet.';

  CREATE TABLE office_term (
    id uuid PRIMARY KEY,
    office_id uuid NOT NULL REFERENCES office (id),
    person_id uuid NOT NULL REFERENCES person (id),
    from_at timestamptz NOT NULL,
    to_at timestamptz,
    version integer NOT NULL,
    CHECK (to_at > from_at),
    CONSTRAINT office_has_one_holder EXCLUDE USING gist (office_id WITH =, tstzrange(from_at, to_at) WITH &&)
  );
  COMMENT ON TABLE office_term IS 'Who holds an office from when to when: half-open, with clock time, since governments change in the course of a day.';
  COMMENT ON CONSTRAINT office_has_one_holder ON office_term IS 'Never two holders at one moment. Its index answers who held the office when a letter was signed.';
  CREATE INDEX office_term_of_person ON office_term (person_id, from_at);
  COMMENT ON INDEX office_term_of_person IS 'Which offices a person holds: what someone who signs in may sign for.';

  CREATE TABLE acting_term (
    id uuid PRIMARY KEY,
    office_id uuid NOT NULL REFERENCES office (id),
    person_id uuid NOT NULL REFERENCES person (id),
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('acting', 'forCase')),
    case_id uuid,
    reason text NOT NULL CHECK (reason <> ''),
    from_at timestamptz NOT NULL,
    to_at timestamptz,
    version integer NOT NULL,
    CHECK (to_at > from_at),
    CHECK ((kind = 'forCase') = (case_id IS NOT NULL)),
    CONSTRAINT office_has_one_acting
      EXCLUDE USING gist (office_id WITH =, tstzrange(from_at, to_at) WITH &&) WHERE (kind = 'acting'),
    CONSTRAINT office_has_one_acting_for_case
      EXCLUDE USING gist (office_id WITH =, case_id WITH =, tstzrange(from_at, to_at) WITH &&) WHERE (kind = 'forCase')
  );
  COMMENT ON TABLE acting_term IS 'Who stands in for the holder of an office: for all of it (acting) or for one case (forCase, settestatsråd).';
  COMMENT ON COLUMN acting_term.case_id IS 'The one case a settestatsråd decides. No foreign key: cases stand above the government in the house.';
  COMMENT ON CONSTRAINT office_has_one_acting ON acting_term IS 'Never two stand-ins for the whole office at one moment. Its index finds the one.';
  COMMENT ON CONSTRAINT office_has_one_acting_for_case ON acting_term IS 'Never two for one case at one moment. Its index finds the one.';
  CREATE INDEX acting_term_of_person ON acting_term (person_id, from_at);
  COMMENT ON INDEX acting_term_of_person IS 'Which offices a person stands in for.';
`;

const staff = `
  CREATE TABLE role_assignment (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id),
    ministry_id uuid NOT NULL REFERENCES ministry (id),
    unit_id uuid,
    role text COLLATE "C" NOT NULL CHECK (role IN ('registrar', 'caseworker', 'leader', 'privateOffice', 'politicalAdviser',
      'stateSecretary', 'minister', 'auditor', 'administrator')),
    title_nb text,
    title_nn text,
    cleared_for text[] COLLATE "C" NOT NULL DEFAULT '{}',
    from_at timestamptz NOT NULL,
    to_at timestamptz,
    version integer NOT NULL,
    FOREIGN KEY (unit_id, ministry_id) REFERENCES organisational_unit (id, ministry_id),
    CHECK (to_at > from_at),
    CONSTRAINT role_held_once EXCLUDE USING gist (
      person_id WITH =, ministry_id WITH =, role WITH =,
      (coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid)) WITH =,
      tstzrange(from_at, to_at) WITH &&
    )
  );
  COMMENT ON TABLE role_assignment IS 'What a person does in a ministry (and unit), from when to when. Who may sign for an office is another matter: office_term.';
  COMMENT ON COLUMN role_assignment.unit_id IS 'Null when the role is held for the whole ministry.';
  COMMENT ON COLUMN role_assignment.title_nb IS 'Under the name on a letter: "avdelingsdirektør".';
  COMMENT ON COLUMN role_assignment.cleared_for IS 'Access codes (access_code.code) whose restricted cases and entries the person may read in this ministry.';
  COMMENT ON CONSTRAINT role_held_once ON role_assignment IS 'The same role in the same unit is not given twice. Its index answers which roles a person who signs in has.';
  CREATE INDEX role_assignment_in_ministry ON role_assignment (ministry_id, role, unit_id);
  COMMENT ON INDEX role_assignment_in_ministry IS 'Who are the registrars, the leaders of this unit, the staff to allocate to.';
`;

const archive = `
  CREATE TABLE classification_system (
    id uuid PRIMARY KEY,
    ministry_id uuid NOT NULL REFERENCES ministry (id),
    code text COLLATE "C" NOT NULL,
    title text NOT NULL,
    type text COLLATE "C" NOT NULL CHECK (type IN ('subjectHierarchical', 'functionHierarchical', 'subjectOneLevel', 'objectBased')),
    valid_from date NOT NULL,
    valid_to date,
    UNIQUE (ministry_id, code),
    CHECK (valid_to > valid_from)
  );
  COMMENT ON TABLE classification_system IS 'A ministry''s filing key. Noark: klassifikasjonssystem.';

  CREATE TABLE archive_series (
    id uuid PRIMARY KEY,
    ministry_id uuid NOT NULL REFERENCES ministry (id),
    classification_system_id uuid NOT NULL REFERENCES classification_system (id),
    code text COLLATE "C" NOT NULL,
    title text NOT NULL,
    status text COLLATE "C" NOT NULL CHECK (status IN ('active', 'overlapping', 'closed', 'obsolete')),
    medium text COLLATE "C" NOT NULL CHECK (medium IN ('physical', 'electronic', 'mixed')),
    period_from date NOT NULL,
    period_to date,
    UNIQUE (ministry_id, code),
    CHECK (period_to > period_from)
  );
  COMMENT ON TABLE archive_series IS 'A part of a ministry''s archive in which cases are filed. Noark: arkivdel.';

  CREATE TABLE classification_class (
    id uuid PRIMARY KEY,
    system_id uuid NOT NULL REFERENCES classification_system (id),
    parent_id uuid,
    code text COLLATE "C" NOT NULL,
    title text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    UNIQUE (system_id, code),
    UNIQUE (id, system_id),
    FOREIGN KEY (parent_id, system_id) REFERENCES classification_class (id, system_id),
    CHECK (parent_id <> id),
    CHECK (valid_to > valid_from)
  );
  COMMENT ON TABLE classification_class IS 'One class of a filing key. Cases are filed on leaves only (Noark 5, 2.4.4). Noark: klasse.';
  COMMENT ON COLUMN classification_class.code IS 'The class''s own id in the key: "313". Noark: klasseID.';
  CREATE INDEX classification_class_under ON classification_class (parent_id) WHERE parent_id IS NOT NULL;
  COMMENT ON INDEX classification_class_under IS 'Whether a class is a leaf, and what stands under it.';

  CREATE TABLE access_code (
    id uuid PRIMARY KEY,
    code text COLLATE "C" NOT NULL CHECK (code ~ '^[A-Z0-9]{2,10}$'),
    name_nb text NOT NULL,
    name_nn text NOT NULL,
    provision_nb text,
    provision_nn text,
    covers text COLLATE "C" NOT NULL CHECK (covers IN ('document', 'information')),
    needs_secrecy_provision boolean NOT NULL DEFAULT false,
    is_temporary boolean NOT NULL DEFAULT false,
    valid_from date NOT NULL,
    valid_to date,
    CHECK (valid_to > valid_from),
    CHECK (is_temporary = (provision_nb IS NULL)),
    CHECK ((provision_nb IS NULL) = (provision_nn IS NULL)),
    CONSTRAINT access_code_once_at_a_time EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  COMMENT ON TABLE access_code IS 'Why something may be kept from the public: the provisions of offentleglova as codes, with their history (Noark 5, 5.2.14-17).';
  COMMENT ON COLUMN access_code.provision_nb IS 'Short reference as printed: "offentleglova § 13". The law keeps its own name in both forms of Norwegian.';
  COMMENT ON COLUMN access_code.covers IS 'Whether the provision lets the whole document be exempted, or only information in it (Noark 5, 5.2.17).';
  COMMENT ON COLUMN access_code.needs_secrecy_provision IS '§ 13 stands on another law''s duty of secrecy, which must be named too (offentleglova § 31).';
  COMMENT ON COLUMN access_code.is_temporary IS 'Kept back until someone has judged it; no provision yet, never the last word.';
  COMMENT ON CONSTRAINT access_code_once_at_a_time ON access_code IS 'A code means one thing a day. Its index finds the code of the day.';
`;

/** Offentleglova (LOV-2006-05-19-16) came into force on 1 January 2009. Fixed ids: reference data, the same everywhere. */
const accessCodes = `
  INSERT INTO access_code (id, code, name_nb, name_nn, provision_nb, provision_nn, covers, needs_secrecy_provision, is_temporary, valid_from) VALUES
    ('01f1d000-0000-7000-8000-000000000013', 'UO13', 'Taushetsplikt', 'Teieplikt', 'offentleglova § 13', 'offentleglova § 13', 'information', true, false, '2009-01-01'),
    ('01f1d000-0000-7000-8000-000000000014', 'UO14', 'Interne dokumenter', 'Interne dokument', 'offentleglova § 14', 'offentleglova § 14', 'document', false, false, '2009-01-01'),
    ('01f1d000-0000-7000-8000-000000000015', 'UO15', 'Innhentet utenfra til intern saksforberedelse', 'Henta utanfrå til intern saksførebuing', 'offentleglova § 15', 'offentleglova § 15', 'document', false, false, '2009-01-01'),
    ('01f1d000-0000-7000-8000-000000000016', 'UO16', 'Kommuner og fylkeskommuner, interne dokumenter', 'Kommunar og fylkeskommunar, interne dokument', 'offentleglova § 16', 'offentleglova § 16', 'document', false, false, '2009-01-01'),
    ('01f1d000-0000-7000-8000-000000000017', 'UO17', 'Det kongelige hoff', 'Det kongelege hoffet', 'offentleglova § 17', 'offentleglova § 17', 'document', false, false, '2009-01-01'),
    ('01f1d000-0000-7000-8000-000000000018', 'UO18', 'Rettssaksdokumenter', 'Rettssaksdokument', 'offentleglova § 18', 'offentleglova § 18', 'document', false, false, '2009-01-01'),
    ('01f1d000-0000-7000-8000-000000000019', 'UO19', 'Dokumenter til og fra Stortinget', 'Dokument til og frå Stortinget', 'offentleglova § 19', 'offentleglova § 19', 'document', false, false, '2009-01-01'),
    ('01f1d000-0000-7000-8000-000000000020', 'UO20', 'Utenrikspolitiske interesser', 'Utanrikspolitiske interesser', 'offentleglova § 20', 'offentleglova § 20', 'information', false, false, '2009-01-01'),
    ('01f1d000-0000-7000-8000-000000000021', 'UO21', 'Nasjonale forsvars- og sikkerhetsinteresser', 'Nasjonale forsvars- og tryggingsinteresser', 'offentleglova § 21', 'offentleglova § 21', 'information', false, false, '2009-01-01'),
    ('01f1d000-0000-7000-8000-000000000022', 'UO22', 'Statsbudsjettsaker', 'Statsbudsjettsaker', 'offentleglova § 22', 'offentleglova § 22', 'document', false, false, '2009-01-01'),
    ('01f1d000-0000-7000-8000-000000000023', 'UO23', 'Det offentliges forhandlingsposisjon', 'Forhandlingsposisjonen til det offentlege', 'offentleglova § 23', 'offentleglova § 23', 'information', false, false, '2009-01-01'),
    ('01f1d000-0000-7000-8000-000000000024', 'UO24', 'Kontrolltiltak, lovbrudd og sikkerhet', 'Kontrolltiltak, lovbrot og tryggleik', 'offentleglova § 24', 'offentleglova § 24', 'information', false, false, '2009-01-01'),
    ('01f1d000-0000-7000-8000-000000000025', 'UO25', 'Tilsettingssaker', 'Tilsetjingssaker', 'offentleglova § 25', 'offentleglova § 25', 'document', false, false, '2009-01-01'),
    ('01f1d000-0000-7000-8000-000000000026', 'UO26', 'Eksamen, priser, fødselsnummer, forskning m.m.', 'Eksamen, prisar, fødselsnummer, forsking m.m.', 'offentleglova § 26', 'offentleglova § 26', 'information', false, false, '2009-01-01'),
    ('01f1d000-0000-7000-8000-0000000000ff', 'XX', 'Midlertidig sperret', 'Mellombels sperra', NULL, NULL, 'document', false, true, '2009-01-01');
`;
