/**
 * What may come after a signature: time stamps over the whole file, and nothing else.
 *
 * A later update can replace any object, so a valid signature alone does not say that the reader sees what was signed.
 * We therefore compare the objects: those that a time stamp has to touch may only have grown at the end of known lists.
 */
import type { PdfFile } from './pdf-file';
import { numberOf } from './pdf-file';
import type { PdfDict, PdfValue } from './pdf-syntax';

/** Lists a time stamp adds to: the page's annotations and the form's fields. */
const growing = new Set(['Annots', 'Fields']);

/** Undefined when the newer file only adds time stamps to the older one; otherwise what else it did. */
export function otherChange(older: PdfFile, newer: PdfFile): string | undefined {
  const added = newer.revisions.length - older.revisions.length;
  if (older.revisions.some((revision, index) => revision.xrefAt !== newer.revisions[added + index]?.xrefAt)) {
    return 'the update does not build on what was signed';
  }
  for (const key of ['Root', 'Info', 'ID']) {
    if (written(older.trailer, older, key) !== written(newer.trailer, newer, key))
      return `the trailer has another ${key}`;
  }
  for (const revision of newer.revisions.slice(0, added)) {
    for (const number of revision.places.keys()) {
      const accepted = older.placeOf(number)
        ? hasGrownOnly(older, newer, number)
        : isPartOfTimestamp(newer, objectOf(newer, number));
      if (!accepted) return `object ${number} is changed or added, and not by a time stamp`;
    }
  }
  return undefined;
}

/** An object that was there: everything in it still is, with additions only at the end of the lists that may grow. */
function hasGrownOnly(older: PdfFile, newer: PdfFile, number: number): boolean {
  const was = objectOf(older, number);
  const now = objectOf(newer, number);
  return was !== undefined && now !== undefined && hasOnlyGrown(was, now, '', older.size);
}

/** The object, unless it is a stream: no stream is ever changed or added by a time stamp. */
function objectOf(file: PdfFile, number: number): PdfValue | undefined {
  const place = file.placeOf(number);
  if (!place) return undefined;
  const value = file.resolve({ kind: 'reference', number, generation: place.generation, start: 0, end: 0 });
  const stream = value && /^[\s\0]*(%|stream)/.test(file.bytes.toString('latin1', value.end, value.end + 32));
  return stream ? undefined : value;
}

/** A new object may be a time stamp or its widget, which shows nothing. */
function isPartOfTimestamp(file: PdfFile, dict: PdfValue | undefined): boolean {
  if (dict?.kind !== 'dict') return false;
  const type = file.name(dict.entries.get('Type'));
  if (type === 'DocTimeStamp') return file.name(dict.entries.get('SubFilter')) === 'ETSI.RFC3161';
  const rect = file.array(dict.entries.get('Rect'), 'Rect').map((one) => numberOf(one, 'Rect'));
  const value = file.resolve(dict.entries.get('V'));
  return (
    type === 'Annot' &&
    file.name(dict.entries.get('FT')) === 'Sig' &&
    rect.length === 4 &&
    rect[0] === rect[2] &&
    rect[1] === rect[3] &&
    !['AP', 'AA', 'A', 'MK'].some((key) => dict.entries.has(key)) &&
    value?.kind === 'dict' &&
    file.name(value.entries.get('Type')) === 'DocTimeStamp'
  );
}

/** Whether everything that was there still is, in place, with additions only at the end of the lists that may grow. */
function hasOnlyGrown(was: PdfValue, now: PdfValue, key: string, size: number): boolean {
  if (was.kind === 'dict' && now.kind === 'dict') {
    const kept = [...was.entries].every(([name, value]) => {
      const next = now.entries.get(name);
      return next !== undefined && hasOnlyGrown(value, next, name, size);
    });
    const fresh = [...now.entries].filter(([name]) => !was.entries.has(name));
    return (
      kept &&
      fresh.every(([name, value]) => growing.has(name) && value.kind === 'array' && areNew(value.elements, size))
    );
  }
  if (was.kind === 'array' && now.kind === 'array') {
    const more = now.elements.slice(was.elements.length);
    if (now.elements.length < was.elements.length || (more.length > 0 && !growing.has(key))) return false;
    return (
      areNew(more, size) &&
      was.elements.every((element, index) => hasOnlyGrown(element, now.elements[index]!, '', size))
    );
  }
  return textOf(was) === textOf(now);
}

/** What a list may get: objects that were not there before. */
const areNew = (elements: readonly PdfValue[], size: number): boolean =>
  elements.every((element) => element.kind === 'reference' && element.number >= size);

function textOf(value: PdfValue): string {
  switch (value.kind) {
    case 'reference':
      return `${value.number} ${value.generation} R`;
    case 'name':
      return `/${value.name}`;
    case 'keyword':
      return value.word;
    case 'string':
      return value.written;
    case 'number':
      return String(value.value);
    case 'array':
    case 'dict':
      return value.kind;
  }
}

function written(dict: PdfDict, file: PdfFile, key: string): string {
  const value = dict.entries.get(key);
  return value ? file.written(value) : '';
}
