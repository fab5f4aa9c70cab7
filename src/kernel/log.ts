import pino, { type Logger } from 'pino';
import { Settings } from './settings/settings';
import { codeOf } from './transaction';

/** Injection token of the logger. */
export const LOGGER = Symbol('logger');

/** Structured lines with a request id; never letter text, never personal data at info level. */
export function makeLogger(settings: Pick<Settings, 'logLevel'>): Logger {
  return pino({
    level: settings.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutContent },
    redact: ['password', '*.password', 'authorization', '*.authorization', 'cookie', '*.cookie'],
  });
}

/** A database error carries the parameters, which may be letter text; the log gets its code and place only. */
export function withoutContent(error: unknown): unknown {
  if (!(error instanceof Error)) return error && typeof error === 'object' ? error : { name: typeof error };
  const { name, stack } = error;
  const sqlState = codeOf(error);
  return {
    name,
    sqlState,
    message: sqlState ? undefined : error.message,
    stack: sqlState ? stack?.split('\n').slice(1).join('\n') : stack,
  };
}
