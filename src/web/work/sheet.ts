import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { systemCodeOf } from '../../kernel/system-error';
import '../frame/statuses.words';
import { dayInData, dayOfMoment } from '../frame/when';
import type { ScreenLanguage } from '../frame/words';
import { wordOf } from '../frame/words';
import './list.words';
import type { ListShown } from './lists-shown.table';
import type { WorkLine } from './work-line';
import './work.words';

/** Most lines of a spreadsheet. */
export const mostOnSheet = 10_000;

/** Lines asked for at once while a spreadsheet is written: the most a list gives. */
const linesAtOnce = 100;

/** A page of the list the spreadsheet is of. */
export type LinesFrom = (page: {
  after?: string;
  limit: number;
}) => Promise<{ lines: WorkLine[]; next: string | null }>;

/** A column of the spreadsheet: the key of its heading's word, and what stands in it. */
type Column = readonly [word: string, cell: (line: WorkLine, language: ScreenLanguage) => string];

const columnsOf = ({ day, tells }: Pick<ListShown, 'day' | 'tells'>): readonly Column[] => [
  [day, (line) => dayInSheet(day === 'work.deadline' ? line.due : line.day)],
  ['work.case', ({ key }) => key ?? ''],
  ['work.title', ({ title }) => title],
  ['list.sender', ({ standing }) => standing?.sender ?? ''],
  tells === 'work.remains' ? [tells, ({ remains }) => remains.join(', ')] : [tells, statusInSheet],
  ['work.holder', ({ standing }) => standing?.holder ?? ''],
  ['list.since', ({ standing }) => (standing ? dayInData(dayOfMoment(standing.since)) : '')],
  ['list.minister', ({ standing }) => standing?.ministries ?? ''],
  ['work.unit', ({ unitName }) => unitName],
];

const dayInSheet = (day: string | null) => (day ? dayInData(day) : '');

const statusInSheet = ({ status }: WorkLine, language: ScreenLanguage) =>
  status ? wordOf(language, `status.${status}`) : '';

/**
 * A list as a spreadsheet: CSV with semicolons and a byte order mark, as Norwegian ones read it. Written page by page as
 * it is fetched; one that is cut off says so in its last row. The first page is asked for before anything is written, so
 * that a refusal is still a refusal.
 */
export async function sheetOf(
  linesFrom: LinesFrom,
  language: ScreenLanguage,
  list: Pick<ListShown, 'day' | 'tells'>,
): Promise<AsyncGenerator<string>> {
  const first = await linesFrom({ limit: linesAtOnce });
  return written(first, linesFrom, columnsOf(list), language);
}

/** Sends it as a file to save, as fast as it is taken; one that fails midway breaks off, and is not taken for whole. */
export async function sendSheet(response: Response, sheet: AsyncGenerator<string>): Promise<void> {
  response.setHeader('Content-Type', 'text/csv; charset=utf-8');
  response.setHeader('Content-Disposition', 'attachment; filename="saker.csv"');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-store');
  try {
    await pipeline(Readable.from(sheet), response);
  } catch (error) {
    // The receiver went away: nobody is left to tell.
    if (systemCodeOf(error) !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

async function* written(
  first: Awaited<ReturnType<LinesFrom>>,
  linesFrom: LinesFrom,
  shown: readonly Column[],
  language: ScreenLanguage,
): AsyncGenerator<string> {
  yield `\ufeff${row(shown.map(([word]) => wordOf(language, word)))}`;
  let page = first;
  for (let count = 0; ; page = await linesFrom({ after: page.next ?? '', limit: linesAtOnce })) {
    const lines = page.lines.slice(0, mostOnSheet - count);
    yield lines.map((line) => row(shown.map(([, cell]) => cell(line, language)))).join('');
    count += lines.length;
    if (!page.next) return;
    if (count >= mostOnSheet) break;
  }
  yield row([wordOf(language, 'list.sheetCut', { n: mostOnSheet })]);
}

function row(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(';')}\r\n`;
}

/** A text that a spreadsheet would take for a formula is marked as text: titles are other people's. */
export function cellOf(text: string): string {
  const safe = /^\s*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[";\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
