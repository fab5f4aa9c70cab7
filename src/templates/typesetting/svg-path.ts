/** A ministry's mark: one SVG path as operators of a PDF content stream. */
import { Refusal } from '../../kernel/refusal';
import { round } from './canvas';

const segments = /([MLHVCSQTZmlhvcsqtz])([^MLHVCSQTZmlhvcsqtz]*)/g;

/** SVG path data as PDF operators: M L H V C S Q T Z, absolute and relative; arcs are refused. */
export function pathOperators(path: string): string {
  if (/[^MLHVCSQTZmlhvcsqtz\d\s.,eE+-]/.test(path) || !/^\s*[Mm]/.test(path))
    throw new Refusal('invalid', 'letter.markWrong');
  const out: string[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let [handleX, handleY] = [0, 0];
  const emit = (operator: string, ...values: number[]) => out.push(`${values.map(round).join(' ')} ${operator}`);
  const curve = (a: number, b: number, c: number, d: number, e: number, f: number) => {
    emit('c', a, b, c, d, e, f);
    [handleX, handleY, x, y] = [c, d, e, f];
  };
  for (const [, letter = '', rest = ''] of path.matchAll(segments)) {
    const numbers = (rest.match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g) ?? []).map(Number);
    const kind = letter.toUpperCase();
    const relative = letter !== kind;
    const step = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, Z: 0 }[kind]!;
    if (step === 0) {
      out.push('h');
      [x, y] = [startX, startY];
      continue;
    }
    if (numbers.length === 0 || numbers.length % step !== 0) throw new Refusal('invalid', 'letter.markWrong');
    for (let i = 0; i < numbers.length; i += step) {
      const [dx, dy] = relative ? [x, y] : [0, 0];
      const at = (n: number) => numbers[i + n]! + (n % 2 === 0 ? dx : dy);
      const [beforeX, beforeY] = [2 * x - handleX, 2 * y - handleY];
      if (kind === 'M' && i === 0) {
        [x, y] = [at(0), at(1)];
        [startX, startY] = [x, y];
        emit('m', x, y);
      } else if (kind === 'M' || kind === 'L') {
        [x, y] = [at(0), at(1)];
        emit('l', x, y);
      } else if (kind === 'H') {
        x = numbers[i]! + dx;
        emit('l', x, y);
      } else if (kind === 'V') {
        y = numbers[i]! + dy;
        emit('l', x, y);
      } else if (kind === 'C') curve(at(0), at(1), at(2), at(3), at(4), at(5));
      else if (kind === 'S') curve(beforeX, beforeY, at(0), at(1), at(2), at(3));
      else {
        const [qx, qy] = kind === 'Q' ? [at(0), at(1)] : [beforeX, beforeY];
        const [ex, ey] = kind === 'Q' ? [at(2), at(3)] : [at(0), at(1)];
        const third = (from: number, to: number) => from + ((to - from) * 2) / 3;
        curve(third(x, qx), third(y, qy), third(ex, qx), third(ey, qy), ex, ey);
        [handleX, handleY] = [qx, qy];
      }
      if (!'CSQT'.includes(kind)) [handleX, handleY] = [x, y];
    }
  }
  return out.join(' ');
}
