/**
 * A mail as it lies in a file, read for what registration can fill in. Nothing here is more than a suggestion: the
 * bytes are kept as they came, and the archivist decides. Any bytes may come; what cannot be read is said so.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { LetterLanguageGuess, guessLanguage } from './language-guess';

export interface MailAddress {
  /** As written beside the address, without control characters; null when there was none. */
  readonly name: string | null;
  /** Null when what stood there is no address. */
  readonly address: string | null;
}

/** A file that came with the mail. */
export interface MailAttachment {
  /** As the mail calls it; empty when it does not. Make it safe before use. */
  readonly fileName: string;
  /** As the mail says; the store decides by content. */
  readonly statedMediaType: string;
  /** A picture that stands in the text, such as a logo: seldom a document of its own. */
  readonly inText: boolean;
  readonly bytes: Buffer;
}

/** What the archivist should know of the reading. */
export type MailNote =
  | 'tooLarge' // larger than the limit: nothing was read
  | 'unreadable' // took too long, too much memory, or broke: nothing was read
  | 'headersOnly' // too many or broken parts: no text, no attachments
  | 'noMail' // has none of the headers a mail has
  | 'textShortened' // only the first 100,000 characters
  | 'textLost' // the text was HTML that could not be read
  | 'senderMissing'
  | 'dateMissing';

export interface MailSuggestion {
  readonly sender: MailAddress | null;
  /** The header `Date`; what the sender's machine believed. Null when missing or no date. */
  readonly sentAt: Date | null;
  /** When the last server on the way received it, by its `Received` header; null when there is none. */
  readonly receivedAt: Date | null;
  /** As in the mail, `Re:` and the like included; empty when there was none. */
  readonly subject: string;
  /** Without them: a title to begin with. */
  readonly bareSubject: string;
  /** Whether the subject says it answers or passes on another mail. */
  readonly isReply: boolean;
  readonly isForwarded: boolean;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  /** The text, plain, at most 100,000 characters; from HTML when there was no plain one. */
  readonly text: string;
  readonly language: LetterLanguageGuess;
  readonly attachments: readonly MailAttachment[];
  readonly notes: readonly MailNote[];
}

export interface MailLimits {
  /** Largest mail that is read, in bytes. */
  readonly size: number;
  /** Longest a reading may take, in milliseconds. */
  readonly time: number;
}

export const mailLimits: MailLimits = { size: 100 * 1024 * 1024, time: 20_000 };

/** Most characters of text taken over. */
const longestText = 100_000;
const longestSubject = 1000;
const mostAddressees = 500;

/** Reads a mail. Never throws, whatever the bytes. */
export async function readMailFile(bytes: Buffer, limits: MailLimits = mailLimits): Promise<MailSuggestion> {
  if (bytes.length > limits.size) return nothingRead('tooLarge');
  const found = (await takeApart(bytes, limits.time, false)) ?? (await takeApart(bytes, limits.time / 4, true));
  return found ? suggestionFrom(found) : nothingRead('unreadable');
}

/** What `files/mail-reader.cjs` answers. */
interface MailParts {
  readonly complete: boolean;
  readonly headerLines: readonly { key: string; line: string }[];
  readonly from: readonly { name: string; address: string }[];
  readonly to: readonly { name: string; address: string }[];
  readonly cc: readonly { name: string; address: string }[];
  readonly subject: string;
  readonly messageId: string;
  readonly inReplyTo: string;
  readonly text: string;
  readonly textLost: boolean;
  readonly attachments: readonly { fileName: string; mediaType: string; related: boolean; bytes: Uint8Array }[];
}

/** The parts of a mail, or undefined when its thread ran out of time or memory, or broke. */
function takeApart(bytes: Buffer, milliseconds: number, headersOnly: boolean): Promise<MailParts | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(join(__dirname, 'files', 'mail-reader.cjs'), {
      workerData: { bytes: headersOnly ? bytes.subarray(0, 128 * 1024) : bytes, longestText, headersOnly },
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      env: {},
      stdout: true,
      stderr: true,
    });
    const end = (found?: MailParts) => {
      clearTimeout(tooLong);
      resolve(found);
      void worker.terminate();
    };
    const tooLong = setTimeout(() => end(), milliseconds);
    worker.once('message', (found: MailParts) => end(found));
    worker.once('error', () => end());
    worker.once('exit', () => end());
  });
}

function suggestionFrom(found: MailParts): MailSuggestion {
  const subject = oneLine(found.subject).slice(0, longestSubject);
  const { bare, isReply, isForwarded } = withoutPrefixes(subject);
  const text = manyLines(found.text).slice(0, longestText);
  const sender = addressesOf(found.from)[0] ?? null;
  const sentAt = dateIn(headerOf(found, 'date'));
  const keys = new Set(found.headerLines.map(({ key }) => key));
  const isMail = ['from', 'to', 'subject', 'date', 'message-id', 'received'].some((key) => keys.has(key));
  const notes: [boolean, MailNote][] = [
    [!isMail, 'noMail'],
    [!found.complete, 'headersOnly'],
    [found.text.length > longestText, 'textShortened'],
    [found.textLost, 'textLost'],
    [!sender, 'senderMissing'],
    [!sentAt, 'dateMissing'],
  ];
  return {
    sender,
    sentAt,
    receivedAt: dateIn(headerOf(found, 'received')?.split(';').at(-1)),
    subject,
    bareSubject: bare,
    isReply,
    isForwarded,
    to: addressesOf(found.to),
    cc: addressesOf(found.cc),
    messageId: idIn(found.messageId),
    inReplyTo: idIn(found.inReplyTo),
    text,
    language: guessLanguage(text),
    attachments: found.attachments.map(({ fileName, mediaType, related, bytes }) => ({
      fileName: oneLine(fileName).slice(0, longestSubject),
      statedMediaType: oneLine(mediaType).slice(0, 200).toLowerCase(),
      inText: related,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    })),
    notes: notes.flatMap(([holds, note]) => (holds ? [note] : [])),
  };
}

function nothingRead(note: MailNote): MailSuggestion {
  return {
    sender: null,
    sentAt: null,
    receivedAt: null,
    subject: '',
    bareSubject: '',
    isReply: false,
    isForwarded: false,
    to: [],
    cc: [],
    messageId: null,
    inReplyTo: null,
    text: '',
    language: 'unknown',
    attachments: [],
    notes: [note, 'senderMissing', 'dateMissing'],
  };
}

/** The first header of that name: for `Received` the last hop, which stands on top. */
function headerOf(found: MailParts, key: string): string | undefined {
  const line = found.headerLines.find((header) => header.key === key)?.line;
  return line?.slice(line.indexOf(':') + 1).replaceAll(/\s+/g, ' ');
}

/** A moment as RFC 5322 writes it; null for anything else, and for years no mail was sent in. */
function dateIn(text: string | undefined): Date | null {
  const moment = new Date(
    (text ?? '')
      .replaceAll(/\([^()]*\)/g, '')
      .trim()
      .slice(0, 100),
  );
  const year = moment.getUTCFullYear();
  return year >= 1980 && year <= 2200 ? moment : null;
}

function addressesOf(found: MailParts['to']): MailAddress[] {
  return found.slice(0, mostAddressees).flatMap(({ name, address }) => {
    const sound = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,255}$/.test(oneLine(address));
    const one = { name: oneLine(name).slice(0, 500) || null, address: sound ? oneLine(address) : null };
    return one.name || one.address ? [one] : [];
  });
}

function idIn(text: string): string | null {
  return /<[\x21-\x3b\x3d\x3f-\x7e]{1,900}>/.exec(text)?.[0] ?? null;
}

/** Norwegian, Scandinavian, English and German mail programs' marks of an answer and of a mail passed on. */
const replyMark = /^(re|sv|svar|aw|antw)(\[\d+\])?\s*:\s*/i;
const forwardMark = /^(fwd?|vs|videresendt|videresend|wg)(\[\d+\])?\s*:\s*/i;

function withoutPrefixes(subject: string): { bare: string; isReply: boolean; isForwarded: boolean } {
  let bare = subject.trim();
  let isReply = false;
  let isForwarded = false;
  for (;;) {
    const mark = replyMark.exec(bare) ?? forwardMark.exec(bare);
    if (!mark) return { bare, isReply, isForwarded };
    if (replyMark.test(bare)) isReply = true;
    else isForwarded = true;
    bare = bare.slice(mark[0].length);
  }
}

/** What never stands in a text people read: see src/kernel/http/text.ts, whose rules a suggestion must meet. */
const hidden = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\p{Noncharacter_Code_Point}]/gu;

function oneLine(text: string): string {
  return wellFormed(text).replaceAll(/\s+/g, ' ').replaceAll(hidden, '').trim();
}

function manyLines(text: string): string {
  return wellFormed(text)
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(hidden, (character) => (character === '\n' || character === '\t' ? character : ''))
    .trim();
}

function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
}
