import type { ScreenLanguage } from '../frame/words';
import { wordOf } from '../frame/words';
import { dayInData, dayOfMoment } from '../frame/when';
import type { WorkLine } from './work-line';
import './list.words';

/** Most lines of a spreadsheet. */
export const mostOnSheet = 1000;

/** The lines of a list for a spreadsheet: CSV with semicolons and a byte order mark, as Norwegian ones read it. */
export function sheetOf(lines: readonly WorkLine[], language: ScreenLanguage): string {
  const head = ['work.deadline', 'work.case', 'work.title', 'list.sender', 'work.status', 'work.holder'];
  const rest = ['list.since', 'list.minister', 'work.unit'];
  const rows = lines.map((line) => [
    line.due ? dayInData(line.due) : '',
    line.key ?? '',
    line.title,
    line.standing?.sender ?? '',
    line.status ? wordOf(language, `status.${line.status}`) : '',
    line.standing?.holder ?? '',
    line.standing ? dayInData(dayOfMoment(line.standing.since)) : '',
    line.standing?.ministries ?? '',
    line.unitName,
  ]);
  const named = [...head, ...rest].map((key) => wordOf(language, key));
  return `\ufeff${[named, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would take for a formula is marked as text: titles are other people's. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
