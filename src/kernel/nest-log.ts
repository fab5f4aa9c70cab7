import { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** What the framework has to say, in the same log as everything else. Its talk of starting is worth debug level. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Logger) {}

  log(words: unknown, about?: unknown): void {
    this.to.debug({ about: textOf(about) }, textOf(words));
  }

  warn(words: unknown, about?: unknown): void {
    this.to.warn({ about: textOf(about) }, textOf(words));
  }

  error(words: unknown, ...rest: unknown[]): void {
    this.to.error({ about: rest.map(textOf).join(' ') }, textOf(words));
  }

  debug(words: unknown, about?: unknown): void {
    this.to.debug({ about: textOf(about) }, textOf(words));
  }

  verbose(words: unknown, about?: unknown): void {
    this.to.trace({ about: textOf(about) }, textOf(words));
  }
}

function textOf(words: unknown): string {
  if (typeof words === 'string') return words;
  return words instanceof Error ? (words.stack ?? words.message) : (JSON.stringify(words) ?? '');
}
