// Mails as they come in: the demonstration's own, made a new one each time, since the same mail is registered once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../conformance/tools.mjs';

const file = join(root, 'src', 'commands', 'demo', 'files', 'soroptimist-2020-05-14.eml');

/** What a file field takes: the mail under a subject of its own, with two files with it if asked for. */
export function newMail(subject, number = Date.now()) {
  const text = readFileSync(file, 'utf8')
    .replace(/^Subject: (.*\r?\n)( .*\r?\n)*/m, `Subject: ${encoded(subject)}\r\n`)
    .replace(/^Message-ID: .*$/m, `Message-ID: <${number}@soroptimistnorway.no>`);
  return { name: 'henvendelse.eml', mimeType: 'message/rfc822', buffer: Buffer.from(text) };
}

const encoded = (text) => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
