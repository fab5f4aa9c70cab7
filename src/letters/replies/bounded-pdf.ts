/**
 * PDFs that came from outside, opened only in a thread with limits (DESIGN section 8): one small PDF is known to keep a
 * common tool busy for minutes.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A PDF whose pages were all copied, so that it can be joined with others, and how many they are. */
export interface CopiedPdf {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

export interface PdfLimits {
  /** Largest PDF that is opened, and largest that comes out, in bytes. */
  readonly size: number;
  /** Longest it may take, in milliseconds. */
  readonly time: number;
}

export const pdfLimits: PdfLimits = { size: 50 * 1024 * 1024, time: 10_000 };

/** The pages of a PDF from outside; undefined when it is damaged, locked by a password, or past the limits. */
export async function pagesCopied(pdf: Uint8Array, limits: PdfLimits = pdfLimits): Promise<CopiedPdf | undefined> {
  if (pdf.length > limits.size) return undefined;
  const copied = await inThread([pdf], limits.time);
  return copied && copied.pdf.length <= limits.size ? copied : undefined;
}

/** One PDF of several that were copied or that we made; undefined when it took too long. */
export function joinedPdf(pdfs: readonly Uint8Array[], milliseconds = 60_000): Promise<CopiedPdf | undefined> {
  return inThread(pdfs, milliseconds);
}

function inThread(pdfs: readonly Uint8Array[], milliseconds: number): Promise<CopiedPdf | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(join(__dirname, 'files', 'pdf-reader.cjs'), {
      workerData: { pdfs },
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      env: {},
      stdout: true,
      stderr: true,
    });
    const end = (found?: CopiedPdf) => {
      clearTimeout(tooLong);
      resolve(found);
      void worker.terminate();
    };
    const tooLong = setTimeout(() => end(), milliseconds);
    worker.once('message', (found: CopiedPdf) => end(found));
    worker.once('error', () => end());
    worker.once('exit', () => end());
  });
}
