import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { NodemailerError } from 'nodemailer/lib/errors';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import type { Failure } from './dispatch.rules';
import type { ComposedMail } from './letter-mails';

/** A mail was not taken, or nobody knows; `failure` says what is known. */
export class HandOverFailed extends Error {
  constructor(
    readonly failure: Failure,
    readonly answer: string,
  ) {
    super('The mail was not handed over');
  }
}

/** Hands mails to the mail server, or, when none is set, writes them to the outbox folder, once each by name. */
@Injectable()
export class MailTransport {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Hands the mail over once. Answers the server's words; throws `HandOverFailed` when it did not take it. */
  async handOver(mail: ComposedMail, name: string): Promise<string> {
    return this.settings.smtpUrl
      ? speak(this.settings.smtpUrl, mail, this.settings.mailPatience)
      : this.writeToOutbox(mail, name);
  }

  /** Written whole under another name and renamed, so that writing it again after a crash changes nothing. */
  private async writeToOutbox(mail: ComposedMail, name: string): Promise<string> {
    const folder = join(this.settings.dataFolder, 'outbox');
    const path = join(folder, `${name}.eml`);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeSynced(`${path}.part`, mail.bytes);
      await rename(`${path}.part`, path);
    } catch (error) {
      throw new HandOverFailed(
        { textBegun: false },
        error instanceof Error ? error.message : 'the outbox is not there',
      );
    }
    await syncFolder(folder);
    return `written to the outbox as ${name}.eml`;
  }
}

/**
 * One connection, one mail. The connection is driven here, and not by nodemailer's transport, because the transport
 * calls every broken line `CONN`: only whoever hands out the text knows whether the server had begun to take it.
 */
function speak(smtpUrl: string, { envelope, bytes }: ComposedMail, patience: number): Promise<string> {
  const { options, auth } = serverOf(smtpUrl);
  const connection = new SMTPConnection({ ...options, socketTimeout: patience });
  let textBegun = false;
  // Read for the first time when the server has answered DATA with 354.
  const text = new Readable({
    read(): void {
      textBegun = true;
      this.push(bytes);
      this.push(null);
    },
  });
  return new Promise<string>((resolve, reject) => {
    const fail = (error: NodemailerError) => reject(new HandOverFailed(failureOf(error, textBegun), error.message));
    const send = () =>
      connection.send({ ...envelope, size: bytes.length }, text, (error, info) =>
        error ? fail(error) : resolve(info?.response ?? ''),
      );
    connection.once('error', fail);
    connection.connect((error) => {
      if (error) return fail(error);
      if (!auth || !connection.allowsAuth) return send();
      connection.login(auth, (refused) => (refused ? fail(refused) : send()));
    });
  }).finally(() => {
    // A line that breaks after the answer has nothing more to say.
    connection.on('error', () => undefined);
    connection.quit();
  });
}

function serverOf(smtpUrl: string) {
  const { hostname, port, username, password, protocol } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const auth = username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : undefined;
  return {
    auth,
    options: {
      host,
      port: port ? Number(port) : secure ? 465 : 587,
      secure,
      // A password never goes over an open line.
      requireTLS: auth !== undefined && !secure && !['localhost', '127.0.0.1', '::1'].includes(host),
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      dnsTimeout: 15_000,
    },
  };
}

function failureOf(error: NodemailerError, textBegun: boolean): Failure {
  const { command, responseCode, code } = error;
  return {
    textBegun,
    ...(command ? { command } : {}),
    ...(responseCode ? { responseCode } : {}),
    unsendable: !responseCode && (code === 'EENVELOPE' || code === 'EMESSAGE'),
  };
}

async function writeSynced(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
