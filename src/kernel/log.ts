import pino, { type Logger } from 'pino';
import { Settings } from './settings/settings';

/** Injection token of the logger. */
export const LOGGER = Symbol('logger');

/** Structured lines with a request id; never letter text, never personal data at info level. */
export function makeLogger(settings: Pick<Settings, 'logLevel'>): Logger {
  return pino({
    level: settings.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['password', '*.password', 'authorization', '*.authorization', 'cookie', '*.cookie'],
  });
}
