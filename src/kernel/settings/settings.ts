import { resolve } from 'node:path';

/**
 * Everything that can be set, read and checked once at start. `process.env` is read nowhere else.
 * `.env.example` lists the same names; a test compares them.
 */
export interface Settings {
  readonly port: number;
  /** Address the server listens on. */
  readonly host: string;
  /** The address people use, for links and for deciding whether cookies must be secure. */
  readonly publicUrl: string;
  /** Folder of the embedded database, the document store, keys and the daily roots. */
  readonly dataFolder: string;
  /** An own PostgreSQL 15 or newer; null for the embedded one. */
  readonly databaseUrl: string | null;
  readonly databasePoolSize: number;
  /** Folder of the document store; shared by all processes. */
  readonly documentFolder: string;
  /** Where the daily roots of the history are written: outside the database, best on other hardware. */
  readonly rootFolder: string;
  /** Folder of signing keys (PKCS#12), one file per office or person, and the ministries' seals. */
  readonly keyFolder: string;
  /** Secret for session cookies and CSRF tokens; made and kept in the data folder when not set. */
  readonly sessionSecret: string | null;
  /** Largest upload, in bytes. */
  readonly uploadLimit: number;
  /** `smtp://user:password@host:port` or `smtps://…`; null writes mail to the file outbox. */
  readonly smtpUrl: string | null;
  /** Sender address of letters by mail when the ministry has none. */
  readonly mailFrom: string;
  /** Largest letter that goes by mail, in bytes as it goes over the line; a larger one goes by post. */
  readonly mailLimit: number;
  /** How long the mail server may be silent before the line is given up, in milliseconds. */
  readonly mailPatience: number;
  /** Address of an RFC 3161 time-stamp authority; null signs B-B. */
  readonly timestampUrl: string | null;
  /** PEM file with the roots a time-stamp authority and signatures are trusted by. */
  readonly trustedRootsFile: string | null;
  /** PKCS#11 module for keys on hardware; null signs with PKCS#12 files. */
  readonly pkcs11Module: string | null;
  readonly pkcs11Pin: string | null;
  /** Passphrase of the PKCS#12 files. */
  readonly keyPassphrase: string | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Marks everything that leaves as DEMO and makes demo keys; never set for a ministry. */
  readonly demo: boolean;
  /** Whether this process also carries out jobs (dispatch, sweeping, daily root). */
  readonly work: boolean;
}

/** The names in the environment, their meaning and default: the source of `.env.example`. */
export const settingNames = {
  PORT: 'Port of the server. Default 3000.',
  HOST: 'Address the server listens on. Default 127.0.0.1.',
  PUBLIC_URL: 'The address people use. Default http://localhost:PORT.',
  DATA_FOLDER: 'Embedded database, documents, keys, daily roots. Default data.',
  DATABASE_URL: 'An own PostgreSQL 15 or newer instead of the embedded one.',
  DATABASE_POOL_SIZE: 'Connections per process. Default 20.',
  DOCUMENT_FOLDER: 'Document store. Default DATA_FOLDER/documents.',
  ROOT_FOLDER: 'Daily roots of the history, best on other hardware. Default DATA_FOLDER/roots.',
  KEY_FOLDER: 'Signing keys. Default DATA_FOLDER/keys.',
  SESSION_SECRET: 'At least 32 characters. Default: made once and kept in DATA_FOLDER.',
  UPLOAD_LIMIT_MB: 'Largest upload in MB. Default 200.',
  SMTP_URL: 'Mail server for letters. Default: mail is written to DATA_FOLDER/outbox.',
  MAIL_FROM: 'Sender of mail when the ministry has no address. Default svarbrev@localhost.',
  MAIL_LIMIT_MB: 'Largest mail the mail server takes, in MB. Default 25.',
  MAIL_PATIENCE_SECONDS: 'How long the mail server may be silent before the line is given up. Default 50.',
  TIMESTAMP_URL: 'RFC 3161 time-stamp authority; signatures become B-T.',
  TRUSTED_ROOTS_FILE: 'PEM file of the roots signatures and time stamps are trusted by.',
  PKCS11_MODULE: 'Library of a hardware token that holds the signing keys.',
  PKCS11_PIN: 'PIN of the token.',
  KEY_PASSPHRASE: 'Passphrase of the PKCS#12 files. Default: made once and kept in DATA_FOLDER.',
  LOG_LEVEL: 'debug, info, warn, error or silent. Default info.',
  DEMO: 'true marks every letter DEMO and makes demo keys. Default false.',
  WORK: 'false leaves the jobs to another process (npm run worker). Default true.',
} as const;

export class SettingsFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The settings are not valid:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks the settings. Throws a `SettingsFault` that names every variable that is wrong. */
export function readSettings(environment: Environment): Settings {
  const faults: string[] = [];
  const text = (name: keyof typeof settingNames): string | null => environment[name]?.trim() || null;
  const whole = (name: keyof typeof settingNames, fallback: number, least: number, most: number): number => {
    const given = text(name);
    if (given === null) return fallback;
    const value = Number(given);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    faults.push(`${name} must be a whole number from ${least} to ${most}`);
    return fallback;
  };
  const yesOrNo = (name: keyof typeof settingNames, fallback: boolean): boolean => {
    const given = text(name)?.toLowerCase();
    if (given === undefined) return fallback;
    if (['true', 'false'].includes(given)) return given === 'true';
    faults.push(`${name} must be true or false`);
    return fallback;
  };
  const address = (name: keyof typeof settingNames, schemes: readonly string[]): string | null => {
    const given = text(name);
    if (given === null) return null;
    if (URL.canParse(given) && schemes.includes(new URL(given).protocol)) return given;
    faults.push(`${name} must be an address that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`);
    return null;
  };
  const oneOf = <T extends string>(name: keyof typeof settingNames, allowed: readonly T[], fallback: T): T => {
    const given = text(name);
    if (given === null) return fallback;
    const found = allowed.find((value) => value === given);
    if (!found) faults.push(`${name} must be one of ${allowed.join(', ')}`);
    return found ?? fallback;
  };

  const port = whole('PORT', 3000, 0, 65_535);
  const dataFolder = resolve(text('DATA_FOLDER') ?? 'data');
  const under = (name: keyof typeof settingNames, folder: string) => resolve(text(name) ?? resolve(dataFolder, folder));
  const sessionSecret = text('SESSION_SECRET');
  if (sessionSecret !== null && sessionSecret.length < 32)
    faults.push('SESSION_SECRET must have at least 32 characters');

  const settings: Settings = {
    port,
    host: text('HOST') ?? '127.0.0.1',
    publicUrl: address('PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${port}`,
    dataFolder,
    databaseUrl: address('DATABASE_URL', ['postgres:', 'postgresql:']),
    databasePoolSize: whole('DATABASE_POOL_SIZE', 20, 2, 500),
    documentFolder: under('DOCUMENT_FOLDER', 'documents'),
    rootFolder: under('ROOT_FOLDER', 'roots'),
    keyFolder: under('KEY_FOLDER', 'keys'),
    sessionSecret,
    uploadLimit: whole('UPLOAD_LIMIT_MB', 200, 1, 10_000) * 1024 * 1024,
    smtpUrl: address('SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: text('MAIL_FROM') ?? 'svarbrev@localhost',
    mailLimit: whole('MAIL_LIMIT_MB', 25, 1, 1_000) * 1024 * 1024,
    mailPatience: whole('MAIL_PATIENCE_SECONDS', 50, 1, 600) * 1_000,
    timestampUrl: address('TIMESTAMP_URL', ['http:', 'https:']),
    trustedRootsFile: text('TRUSTED_ROOTS_FILE'),
    pkcs11Module: text('PKCS11_MODULE'),
    pkcs11Pin: text('PKCS11_PIN'),
    keyPassphrase: text('KEY_PASSPHRASE'),
    logLevel: oneOf('LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'] as const, 'info'),
    demo: yesOrNo('DEMO', false),
    work: yesOrNo('WORK', true),
  };
  if (faults.length) throw new SettingsFault(faults);
  return settings;
}

/** The settings of this process: the environment, with a `.env` file behind it when there is one. */
export function settingsOfProcess(): Settings {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return readSettings(process.env);
}

/** Injection token of the settings. */
export const SETTINGS = Symbol('settings');
