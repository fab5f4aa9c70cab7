import { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may sign in and how: accounts, passwords, sessions, API tokens, throttling. Times are real time throughout. */
export class Accounts20261123000400 implements MigrationInterface {
  name = 'Accounts20261123000400';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE account (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL UNIQUE REFERENCES person (id),
        username text COLLATE "C" NOT NULL UNIQUE CHECK (username ~ '^[a-z0-9æøå][a-z0-9æøå._-]{1,59}$'),
        created_at timestamptz NOT NULL,
        locked_at timestamptz,
        locked_reason text CHECK (locked_reason <> ''),
        CHECK ((locked_at IS NULL) = (locked_reason IS NULL))
      );
      COMMENT ON TABLE account IS 'What a person signs in with; one each. What the account may do is the person''s roles (role_assignment).';
      COMMENT ON COLUMN account.username IS 'In small letters; typed in any case.';
      COMMENT ON COLUMN account.locked_at IS 'Set by an administrator, until unlocked: no signing in, no session, no token.';

      CREATE TABLE account_password (
        account_id uuid PRIMARY KEY REFERENCES account (id),
        hash text COLLATE "C" NOT NULL,
        generation integer NOT NULL DEFAULT 1,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        one_time_until timestamptz
      );
      COMMENT ON TABLE account_password IS 'Apart from the account, so that no list and no sealed history touches it.';
      COMMENT ON COLUMN account_password.hash IS 'Argon2id in PHC form.';
      COMMENT ON COLUMN account_password.generation IS 'Raised with each new password; a session of an earlier generation is over.';
      COMMENT ON COLUMN account_password.one_time_until IS 'Given by an administrator: good for choosing an own password until then, and for nothing else.';

      CREATE TABLE session (
        sid text COLLATE "C" PRIMARY KEY,
        sess json NOT NULL,
        expire timestamptz NOT NULL
      );
      COMMENT ON TABLE session IS 'Signed-in sessions, in the form connect-pg-simple reads and writes. The cookie holds the id, signed.';
      CREATE INDEX session_by_expiry ON session (expire);
      COMMENT ON INDEX session_by_expiry IS 'Sweeping sessions that have run out.';
      CREATE INDEX session_of_account ON session ((sess -> 'signedIn' ->> 'accountId'));
      COMMENT ON INDEX session_of_account IS 'Ending every session of an account when its password changes or it is locked.';

      CREATE TABLE api_token (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account (id),
        ministry_id uuid NOT NULL REFERENCES ministry (id),
        name text NOT NULL CHECK (name <> ''),
        prefix text COLLATE "C" NOT NULL,
        hash text COLLATE "C" NOT NULL UNIQUE,
        scopes text[] COLLATE "C" NOT NULL CHECK (scopes <> '{}' AND scopes <@ ARRAY['read', 'register', 'write'] COLLATE "C"),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        CHECK (expires_at > created_at)
      );
      COMMENT ON TABLE api_token IS 'What a machine acts with: for one person, one ministry, some scopes, until a day. Never signs.';
      COMMENT ON COLUMN api_token.prefix IS 'The beginning of the token, shown to recognise it by.';
      COMMENT ON COLUMN api_token.hash IS 'SHA-256 of the whole token, which is shown once and kept nowhere. UNIQUE is also how a request''s token is found.';
      CREATE INDEX api_token_of_account ON api_token (account_id, ministry_id, id);
      COMMENT ON INDEX api_token_of_account IS 'The list of one''s own tokens, newest first.';

      CREATE TABLE api_token_use (
        token_id uuid PRIMARY KEY REFERENCES api_token (id),
        last_used_at timestamptz NOT NULL
      );
      COMMENT ON TABLE api_token_use IS 'When a token was last used, to the minute; apart from api_token, whose rows are sealed in the history.';

      CREATE TABLE sign_in_throttle (
        key text COLLATE "C" PRIMARY KEY,
        attempts integer NOT NULL,
        last_attempt uuid NOT NULL,
        last_at timestamptz NOT NULL,
        blocked_until timestamptz
      );
      COMMENT ON TABLE sign_in_throttle IS 'Failed attempts to give a password, per user name and address, per user name, and per address. Shared by all processes.';
      COMMENT ON COLUMN sign_in_throttle.key IS 'SHA-256 of what is counted: names nobody, and exists for user names that do not.';
      COMMENT ON COLUMN sign_in_throttle.attempts IS 'Attempts since the last success; counted before the password is looked at, so that none at once slip through.';
      CREATE INDEX sign_in_throttle_by_age ON sign_in_throttle (last_at);
      COMMENT ON INDEX sign_in_throttle_by_age IS 'Sweeping what has been forgotten.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE sign_in_throttle;
      DROP TABLE api_token_use;
      DROP TABLE api_token;
      DROP TABLE session;
      DROP TABLE account_password;
      DROP TABLE account;
    `);
  }
}
