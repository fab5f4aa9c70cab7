import { MigrationInterface, QueryRunner } from 'typeorm';

/** Arrivals, journal entries, their parties and documents, and how an incoming letter was written off. */
export class Letters20261123000800 implements MigrationInterface {
  name = 'Letters20261123000800';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE arrival (
        id uuid PRIMARY KEY,
        channel text COLLATE "C" NOT NULL CHECK (channel IN ('mail', 'post', 'delivered')),
        received_at timestamptz NOT NULL,
        mail_sha256 text COLLATE "C" REFERENCES stored_file (sha256),
        message_id text,
        subject text NOT NULL DEFAULT '',
        created_by uuid NOT NULL REFERENCES person (id),
        created_in uuid NOT NULL REFERENCES ministry (id),
        created_at timestamptz NOT NULL
      );
      COMMENT ON TABLE arrival IS 'What arrived, stored once: bytes, files, envelope. Each ministry that received it has its own entry.';
      COMMENT ON COLUMN arrival.mail_sha256 IS 'The mail as it came, byte for byte; null for paper.';
      CREATE UNIQUE INDEX arrival_by_mail ON arrival (mail_sha256) WHERE mail_sha256 IS NOT NULL;
      COMMENT ON INDEX arrival_by_mail IS 'The same mail file is the same arrival.';
      CREATE INDEX arrival_by_message ON arrival (message_id) WHERE message_id IS NOT NULL;
      COMMENT ON INDEX arrival_by_message IS 'Finds the arrival when another ministry has its own copy of the mail.';

      CREATE TABLE arrival_file (
        id uuid PRIMARY KEY,
        arrival_id uuid NOT NULL REFERENCES arrival (id),
        ordinal integer NOT NULL,
        sha256 text COLLATE "C" NOT NULL REFERENCES stored_file (sha256),
        file_name text NOT NULL,
        UNIQUE (arrival_id, ordinal)
      );
      COMMENT ON TABLE arrival_file IS 'The files that came with an arrival, in their order.';
      CREATE INDEX arrival_file_of_stored_file ON arrival_file (sha256);
      COMMENT ON INDEX arrival_file_of_stored_file IS 'Whether a stored file is in use.';

      CREATE TABLE journal_entry (
        id uuid PRIMARY KEY,
        ministry_id uuid NOT NULL REFERENCES ministry (id),
        case_id uuid NOT NULL REFERENCES case_file (id),
        document_number integer NOT NULL CHECK (document_number > 0),
        journal_year integer NOT NULL CHECK (journal_year BETWEEN 1814 AND 9999),
        journal_number integer NOT NULL CHECK (journal_number > 0),
        kind text COLLATE "C" NOT NULL CHECK (kind IN ('incoming', 'outgoing', 'internalFollowUp', 'internal')),
        status text COLLATE "C" NOT NULL CHECK (status IN
          ('received', 'reserved', 'finished', 'approved', 'dispatched', 'journalled', 'archived', 'withdrawn')),
        title text NOT NULL CHECK (title <> ''),
        public_title text NOT NULL CHECK (public_title <> ''),
        document_date date,
        received_at timestamptz,
        sent_at timestamptz,
        journal_date date NOT NULL,
        due_date date,
        language text COLLATE "C" NOT NULL CHECK (language IN ('nb', 'nn', 'se', 'smj', 'sma', 'en', 'other')),
        their_reference text NOT NULL DEFAULT '',
        access_code text COLLATE "C",
        access_provision text,
        secrecy_provision text,
        assessed_on date,
        keywords text[] NOT NULL DEFAULT '{}',
        arrival_id uuid REFERENCES arrival (id),
        corrects_entry_id uuid REFERENCES journal_entry (id),
        unit_id uuid REFERENCES organisational_unit (id),
        caseworker_id uuid REFERENCES person (id),
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL REFERENCES person (id),
        journalled_at timestamptz,
        journalled_by uuid REFERENCES person (id),
        archived_at timestamptz,
        archived_by uuid REFERENCES person (id),
        withdrawn_at timestamptz,
        withdrawn_reason text,
        version integer NOT NULL,
        UNIQUE (case_id, document_number),
        UNIQUE (ministry_id, journal_year, journal_number),
        CHECK (kind <> 'incoming' OR received_at IS NOT NULL),
        CHECK ((status = 'withdrawn') = (withdrawn_at IS NOT NULL)),
        CHECK (status <> 'withdrawn' OR withdrawn_reason IS NOT NULL),
        CHECK (kind = 'outgoing' OR status NOT IN ('dispatched'))
      );
      COMMENT ON TABLE journal_entry IS 'Journalpost: a letter in or out, or a memo. Takes its numbers when created; a withdrawn one keeps them.';
      COMMENT ON COLUMN journal_entry.document_number IS 'Order within the case: the 2 of 20/14-2 (journalpostnummer).';
      COMMENT ON COLUMN journal_entry.journal_number IS 'Running number of the ministry''s journal in the year (journalsekvensnummer). Never stands in a letter.';
      COMMENT ON COLUMN journal_entry.status IS 'Journalstatus; archive/ maps our words to Noark''s. received is Noark''s S for what came in.';
      COMMENT ON COLUMN journal_entry.access_code IS 'Access code when restricted; XX is midlertidig sperret.';
      CREATE UNIQUE INDEX one_entry_per_ministry_and_arrival ON journal_entry (arrival_id, ministry_id)
        WHERE arrival_id IS NOT NULL AND status <> 'withdrawn';
      COMMENT ON INDEX one_entry_per_ministry_and_arrival IS 'One arrival, one entry per ministry that received it.';
      CREATE INDEX journal_entry_worklist ON journal_entry (ministry_id, kind, status, due_date, id);
      COMMENT ON INDEX journal_entry_worklist IS 'To journal, to dispatch, late.';
      CREATE INDEX journal_entry_to_journal ON journal_entry (ministry_id, journal_date, id)
        WHERE status IN ('received', 'dispatched', 'finished');
      COMMENT ON INDEX journal_entry_to_journal IS 'The list "to journal", oldest first.';
      CREATE INDEX journal_entry_by_day ON journal_entry (ministry_id, journal_date, journal_year, journal_number);
      COMMENT ON INDEX journal_entry_by_day IS 'The journal of a day.';
      CREATE INDEX journal_entry_by_caseworker ON journal_entry (caseworker_id, status, id);
      COMMENT ON INDEX journal_entry_by_caseworker IS 'The list "mine".';
      CREATE INDEX journal_entry_by_public_title ON journal_entry (ministry_id, md5(lower(public_title)));
      COMMENT ON INDEX journal_entry_by_public_title IS 'The warning that a public title is used again and again, and tells the public nothing.';

      CREATE TABLE addressed_office (
        id uuid PRIMARY KEY,
        entry_id uuid NOT NULL REFERENCES journal_entry (id),
        office_id uuid NOT NULL REFERENCES office (id),
        ordinal integer NOT NULL,
        UNIQUE (entry_id, office_id)
      );
      COMMENT ON TABLE addressed_office IS 'The ministers'' offices an incoming letter is addressed to, in the sender''s order. Offices, not persons, are addressed.';
      CREATE INDEX addressed_office_letters ON addressed_office (office_id);
      COMMENT ON INDEX addressed_office_letters IS 'Letters to this office.';

      CREATE TABLE arrival_at_ministry (
        id uuid PRIMARY KEY,
        arrival_id uuid NOT NULL REFERENCES arrival (id),
        ministry_id uuid NOT NULL REFERENCES ministry (id),
        entry_id uuid REFERENCES journal_entry (id),
        outcome text COLLATE "C" NOT NULL CHECK (outcome IN ('waiting', 'registered', 'notForJournal', 'graded')),
        reason text,
        decided_by uuid REFERENCES person (id),
        decided_at timestamptz,
        UNIQUE (arrival_id, ministry_id),
        CHECK (outcome NOT IN ('notForJournal', 'graded') OR reason IS NOT NULL),
        CHECK ((outcome = 'registered') = (entry_id IS NOT NULL))
      );
      COMMENT ON TABLE arrival_at_ministry IS 'Each ministry that received an arrival, and what it did with it.';
      CREATE INDEX arrival_waiting_at_ministry ON arrival_at_ministry (ministry_id, id) WHERE outcome = 'waiting';
      COMMENT ON INDEX arrival_waiting_at_ministry IS 'The list "to register".';

      CREATE TABLE turned_away (
        id uuid PRIMARY KEY,
        ministry_id uuid NOT NULL REFERENCES ministry (id),
        outcome text COLLATE "C" NOT NULL CHECK (outcome IN ('notForJournal', 'graded')),
        reason text NOT NULL CHECK (reason <> ''),
        decided_by uuid NOT NULL REFERENCES person (id),
        decided_at timestamptz NOT NULL
      );
      COMMENT ON TABLE turned_away IS 'What was not registered and why: not for the journal, or graded and never uploaded. Holds no content.';

      CREATE TABLE correspondence_party (
        id uuid PRIMARY KEY,
        entry_id uuid NOT NULL REFERENCES journal_entry (id),
        ordinal integer NOT NULL,
        kind text COLLATE "C" NOT NULL CHECK (kind IN
          ('sender', 'coSender', 'recipient', 'copyRecipient', 'groupRecipient', 'internalSender', 'internalRecipient', 'internalCopyRecipient')),
        name text NOT NULL CHECK (name <> ''),
        attention text NOT NULL DEFAULT '',
        private_person boolean NOT NULL DEFAULT false,
        screened boolean NOT NULL DEFAULT false,
        address_lines text[] NOT NULL DEFAULT '{}',
        post_code text NOT NULL DEFAULT '',
        post_place text NOT NULL DEFAULT '',
        country text NOT NULL DEFAULT '',
        mail text NOT NULL DEFAULT '',
        office_id uuid REFERENCES office (id),
        person_id uuid REFERENCES person (id),
        unit_id uuid REFERENCES organisational_unit (id),
        UNIQUE (entry_id, ordinal)
      );
      COMMENT ON TABLE correspondence_party IS 'Korrespondansepart: who sent, who gets, who gets a copy.';
      COMMENT ON COLUMN correspondence_party.attention IS 'Kontaktperson; v/ in the address.';
      COMMENT ON COLUMN correspondence_party.screened IS 'The name is kept out of the public journal.';
      CREATE INDEX correspondence_party_by_name ON correspondence_party (lower(name));
      COMMENT ON INDEX correspondence_party_by_name IS 'Earlier letters from the same sender.';
      CREATE INDEX correspondence_party_by_mail ON correspondence_party (lower(mail)) WHERE mail <> '';
      COMMENT ON INDEX correspondence_party_by_mail IS 'Earlier letters from the same address.';

      CREATE TABLE entry_document (
        id uuid PRIMARY KEY,
        entry_id uuid NOT NULL REFERENCES journal_entry (id),
        ordinal integer NOT NULL,
        association text COLLATE "C" NOT NULL CHECK (association IN ('main', 'attachment')),
        type text COLLATE "C" NOT NULL CHECK (type IN ('letter', 'mail', 'memo', 'attachment', 'evidence', 'preliminaryReply', 'other')),
        title text NOT NULL CHECK (title <> ''),
        status text COLLATE "C" NOT NULL CHECK (status IN ('beingEdited', 'finished')),
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL REFERENCES person (id),
        UNIQUE (entry_id, ordinal) DEFERRABLE INITIALLY IMMEDIATE
      );
      COMMENT ON TABLE entry_document IS 'Dokumentbeskrivelse: the main document of an entry and its attachments.';
      CREATE UNIQUE INDEX one_main_document ON entry_document (entry_id) WHERE association = 'main';
      COMMENT ON INDEX one_main_document IS 'An entry has at most one main document.';

      CREATE TABLE document_file (
        id uuid PRIMARY KEY,
        document_id uuid NOT NULL REFERENCES entry_document (id),
        version_number integer NOT NULL CHECK (version_number > 0),
        variant text COLLATE "C" NOT NULL CHECK (variant IN ('production', 'archive', 'redacted')),
        sha256 text COLLATE "C" NOT NULL REFERENCES stored_file (sha256),
        file_name text NOT NULL CHECK (file_name <> ''),
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL REFERENCES person (id),
        UNIQUE (document_id, version_number, variant)
      );
      COMMENT ON TABLE document_file IS 'Dokumentobjekt: one version and variant of a document, as stored bytes.';
      CREATE INDEX document_file_of_stored_file ON document_file (sha256);
      COMMENT ON INDEX document_file_of_stored_file IS 'Whether a stored file is in use.';

      CREATE TABLE settlement (
        id uuid PRIMARY KEY,
        entry_id uuid NOT NULL REFERENCES journal_entry (id),
        method text COLLATE "C" NOT NULL CHECK (method IN
          ('answeredByLetter', 'answeredByMail', 'answeredByTelephone', 'takenToNotice', 'takenToInformation', 'answeredByMemo', 'caseClosed')),
        by_entry_id uuid REFERENCES journal_entry (id),
        settled_on date NOT NULL,
        settled_by uuid NOT NULL REFERENCES person (id),
        reason text,
        undone_at timestamptz,
        undone_reason text,
        CHECK (method NOT IN ('answeredByLetter', 'answeredByMail', 'answeredByMemo') OR by_entry_id IS NOT NULL),
        CHECK ((undone_at IS NULL) = (undone_reason IS NULL))
      );
      COMMENT ON TABLE settlement IS 'Avskrivning: how an incoming letter stopped being open. Many to many; undone by a bounce, never deleted.';
      COMMENT ON COLUMN settlement.by_entry_id IS 'The entry that answered; may be another ministry''s when it answered on behalf of ours.';
      CREATE UNIQUE INDEX one_settlement_by_each_answer ON settlement (entry_id, by_entry_id) WHERE undone_at IS NULL AND by_entry_id IS NOT NULL;
      COMMENT ON INDEX one_settlement_by_each_answer IS 'The same answer settles a letter once.';
      CREATE UNIQUE INDEX one_settlement_without_answer ON settlement (entry_id) WHERE undone_at IS NULL AND by_entry_id IS NULL;
      COMMENT ON INDEX one_settlement_without_answer IS 'A letter is taken to notice once.';
      CREATE INDEX settlement_of_entry ON settlement (entry_id) WHERE undone_at IS NULL;
      COMMENT ON INDEX settlement_of_entry IS 'Whether an incoming letter is still open (restanse).';
      CREATE INDEX settlement_by_entry ON settlement (by_entry_id) WHERE undone_at IS NULL;
      COMMENT ON INDEX settlement_by_entry IS 'What a reply settled.';

      CREATE TABLE remark (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file (id),
        entry_id uuid REFERENCES journal_entry (id),
        type text COLLATE "C" NOT NULL CHECK (type IN ('fromCaseworker', 'fromLeader', 'fromRegistrar')),
        text text NOT NULL CHECK (text <> ''),
        written_by uuid NOT NULL REFERENCES person (id),
        written_at timestamptz NOT NULL
      );
      COMMENT ON TABLE remark IS 'Merknad: what is registered and locked is corrected by a later remark.';
      CREATE INDEX remark_of_case ON remark (case_id, written_at);
      COMMENT ON INDEX remark_of_case IS 'The remarks of a case and its entries, oldest first.';

      CREATE TABLE entry_move (
        id uuid PRIMARY KEY,
        entry_id uuid NOT NULL REFERENCES journal_entry (id),
        from_case_id uuid NOT NULL REFERENCES case_file (id),
        from_document_number integer NOT NULL,
        to_case_id uuid NOT NULL REFERENCES case_file (id),
        to_document_number integer NOT NULL,
        reason text NOT NULL CHECK (reason <> ''),
        moved_by uuid NOT NULL REFERENCES person (id),
        moved_at timestamptz NOT NULL
      );
      COMMENT ON TABLE entry_move IS 'An entry moved to another case gets a number there; the number it left is never given again (Noark 3.2.36).';
      CREATE INDEX entry_move_from ON entry_move (from_case_id, from_document_number);
      COMMENT ON INDEX entry_move_from IS 'Where 20/14-3 went.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE entry_move;
      DROP TABLE remark;
      DROP TABLE settlement;
      DROP TABLE document_file;
      DROP TABLE entry_document;
      DROP TABLE correspondence_party;
      DROP TABLE turned_away;
      DROP TABLE arrival_at_ministry;
      DROP TABLE addressed_office;
      DROP TABLE journal_entry;
      DROP TABLE arrival_file;
      DROP TABLE arrival;
    `);
  }
}
