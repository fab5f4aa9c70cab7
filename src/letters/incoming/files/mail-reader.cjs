/**
 * Takes one mail apart, in a thread of its own with limited memory, so that hostile bytes cost no more than the
 * thread (see mail-file.ts, which starts it, limits its time and checks what it answers). Plain JavaScript: a thread
 * starts from a file as it lies.
 */
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const { simpleParser } = require('mailparser');

/** Most characters of HTML that are turned into text. */
const longestHtml = 2_000_000;

const options = {
  maxHtmlLengthToParse: longestHtml,
  maxHeadSize: 256 * 1024,
  maxChildNodes: 500,
  ignoreEmbedded: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepCidLinks: true,
  checksumAlgo: false,
};

const flat = (header) =>
  [header ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap((one) => one.group ?? [one])
    .map(({ name, address }) => ({ name: name ?? '', address: address ?? '' }));

function parts(mail) {
  return {
    headerLines: mail.headerLines.map(({ key, line }) => ({ key, line })),
    from: flat(mail.from),
    to: flat(mail.to),
    cc: flat(mail.cc),
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    inReplyTo: mail.inReplyTo ?? '',
    text: (mail.text ?? '').slice(0, workerData.longestText + 1),
    textLost: mail.textConversionError !== undefined,
    attachments: mail.attachments.map((part) => ({
      fileName: part.filename ?? '',
      mediaType: part.contentType ?? '',
      related: part.related === true,
      bytes: new Uint8Array(part.content),
    })),
  };
}

/** The headers alone, for a mail whose parts are beyond reading. */
function headersOf(bytes) {
  const text = bytes.subarray(0, 128 * 1024).toString('latin1');
  const end = text.search(/\r?\n\r?\n/);
  const head = (end < 0 ? text : text.slice(0, end)).split(/\r?\n(?![ \t])/);
  const lines = head.filter((line) => !/^content-/i.test(line));
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

async function read() {
  const bytes = Buffer.from(workerData.bytes);
  if (!workerData.headersOnly) {
    try {
      return { complete: true, ...parts(await simpleParser(bytes, options)) };
    } catch {
      // Its parts are too many, too deep or broken; who wrote it and when can still be read.
    }
  }
  return { complete: false, ...parts(await simpleParser(headersOf(bytes), options)) };
}

read().then((found) => {
  const files = found.attachments.map(({ bytes }) => bytes.buffer);
  parentPort.postMessage(found, files);
});
