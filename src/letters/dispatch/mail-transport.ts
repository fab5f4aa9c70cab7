import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, OnApplicationShutdown } from '@nestjs/common';
import { Transporter, createTransport } from 'nodemailer';
import type Mail from 'nodemailer/lib/mailer';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import type { Failure } from './dispatch.rules';

/** A mail server did not take the mail; `failure` says what is known. */
export class HandOverFailed extends Error {
  constructor(
    readonly failure: Failure,
    readonly answer: string,
  ) {
    super('The mail was not handed over');
  }
}

/** How long a hand-over may take before the line is given up: below the lease of an attempt. */
export const handOverMilliseconds = 60_000;

/** Hands mails to the mail server, or, when none is set, writes them to the outbox folder, once each by name. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly smtp: Transporter | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    const { smtpUrl } = settings;
    if (!smtpUrl) return;
    const { hostname, port, username, password, protocol } = new URL(smtpUrl);
    this.smtp = createTransport({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port ? Number(port) : protocol === 'smtps:' ? 465 : 587,
      secure: protocol === 'smtps:',
      ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: handOverMilliseconds - 10_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** Hands the mail over once. Answers the server's words; throws `HandOverFailed` when it did not take it. */
  async handOver(mail: Mail.Options, name: string): Promise<string> {
    if (!this.smtp) return this.writeToOutbox(mail, name);
    try {
      const { response } = (await this.smtp.sendMail(mail)) as { response: string };
      return response;
    } catch (error) {
      throw new HandOverFailed(failureOf(error), error instanceof Error ? error.message : '');
    }
  }

  onApplicationShutdown(): void {
    this.smtp?.close();
  }

  /** Written whole under another name and renamed, so that writing it again after a crash changes nothing. */
  private async writeToOutbox(mail: Mail.Options, name: string): Promise<string> {
    const folder = join(this.settings.dataFolder, 'outbox');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const composed = (await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(
      mail,
    )) as unknown as { message: Buffer };
    const path = join(folder, `${name}.eml`);
    const file = await open(`${path}.part`, 'w', 0o600);
    try {
      await file.writeFile(composed.message);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.part`, path);
    return `written to the outbox as ${name}.eml`;
  }
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return {};
  const known = error as Error & { command?: unknown; responseCode?: unknown; code?: unknown };
  return {
    ...(typeof known.command === 'string' ? { command: known.command } : {}),
    ...(typeof known.responseCode === 'number' ? { responseCode: known.responseCode } : {}),
    ...(typeof known.code === 'string' ? { code: known.code } : {}),
  };
}
