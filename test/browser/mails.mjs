// Mails as they come in: the demonstration's own, made a new one each time, since the same mail is registered once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../conformance/tools.mjs';

const file = join(root, 'src', 'commands', 'demo', 'files', 'soroptimist-2020-05-14.eml');

/** What a file field takes: the mail under a subject of its own, with so many files with it. */
export function newMail(subject, { files = 1 } = {}) {
  const pieces = readFileSync(file, 'utf8').split(/^(?=--.*Part_1\r?$)/m);
  const attached = pieces.pop();
  const alone = attached.replace(/^--.*Part_1--\s*$/m, '');
  const more = Array.from({ length: files - 1 }, (_, at) => alone.replace(/%20n%C3%A6re/, `%20${at + 2}`));
  const text = [...pieces, ...more, attached]
    .join('')
    .replace(/^Subject: (.*\r?\n)( .*\r?\n)*/m, `Subject: ${encoded(subject)}\r\n`)
    .replace(/^Message-ID: .*$/m, `Message-ID: <${Date.now()}.${++number}@soroptimistnorway.no>`);
  return { name: 'henvendelse.eml', mimeType: 'message/rfc822', buffer: Buffer.from(text) };
}

let number = 0;
const encoded = (text) => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
