/**
 * Opens PDFs that came from outside, or joins several into one, in a thread of its own with limited memory, so that
 * hostile bytes cost no more than the thread (see bounded-pdf.ts, which starts it and limits its time). Plain
 * JavaScript: a thread starts from a file as it lies.
 */
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const { PDFDocument } = require('@cantoo/pdf-lib');

/** Copies every page of every PDF, in order; a locked or broken one throws, and with it the thread. */
async function joined(pdfs) {
  const whole = await PDFDocument.create();
  for (const pdf of pdfs) {
    const part = await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true });
    for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page);
  }
  const pages = whole.getPageCount();
  if (pages === 0) throw new Error('no pages');
  return { pdf: await whole.save(), pages };
}

joined(workerData.pdfs).then((answer) => parentPort.postMessage(answer));
