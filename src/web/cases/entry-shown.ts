import { Injectable } from '@nestjs/common';
import type { CaseView } from '../../cases/case.view';
import type { Actor } from '../../kernel/actor';
import { EntryFiles } from '../../letters/entries/entry-files';
import type { EntryDocumentView, EntryView } from '../../letters/entries/entry.view';
import type { ReplyView } from '../../letters/replies/reply.view';
import { dayOfMoment } from '../frame/when';
import { ScreenLanguage, wordOf } from '../frame/words';
import './case.words';
import './entry.words';

/** A tab of an entry: one of its files, or the letter being written, at an address of its own. */
export interface EntryTab {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly current: boolean;
}

/** What lies under the chosen tab. */
export interface DocumentShown {
  readonly kind: 'pdf' | 'text' | 'other';
  readonly href: string;
  readonly fileName: string;
  readonly size: number | null;
  /** Of `text`, else empty. */
  readonly text: string;
}

interface FileOfEntry {
  readonly id: string;
  readonly documentId: string;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly original: boolean;
}

/** The chosen entry as the case page shows it: its files as tabs, one of them open, and what is known of it. */
@Injectable()
export class EntryShown {
  constructor(private readonly files: EntryFiles) {}

  async of(
    actor: Actor,
    caseFile: CaseView,
    entry: EntryView,
    reply: ReplyView | null,
    fileId: string | undefined,
    language: ScreenLanguage,
  ) {
    const all = letterFirst(
      entry,
      entry.documents.flatMap((document) => filesOf(document, language)),
    );
    const drafts = all.length || !reply ? [] : draftsOf(entry, reply, language);
    const ids = [...drafts.map(({ id }) => id), ...all.map(({ id }) => id)];
    const chosen = ids.find((id) => id === fileId) ?? ids[0];
    const base = `/saker/${caseFile.id}/dokument/${entry.id}`;
    const tabs: EntryTab[] = [...drafts, ...all].map(({ id, title }) => ({
      id,
      title,
      href: `${base}?fil=${id}`,
      current: id === chosen,
    }));
    const file = all.find(({ id }) => id === chosen);
    const draft = drafts.find(({ id }) => id === chosen);
    return {
      ...entry,
      kindWord: wordOf(language, `casePage.${entry.kind}`),
      tabs,
      shown: draft ? draft.shown : file ? await this.document(actor, entry, file) : null,
      whole: chosen ? `${base}/stor?fil=${chosen}` : null,
      facts: factsOf(entry, language),
      remarks: caseFile.remarks.filter(({ entryId }) => entryId === entry.id),
      parties: entry.parties.map((party) => ({
        ...party,
        kindWord: wordOf(language, `caseParty.${party.kind}`),
        address: [
          ...party.addressLines,
          `${party.postCode} ${party.postPlace}`.trim(),
          party.country,
          party.mail,
        ].filter(Boolean),
      })),
      settlements: entry.settlements
        .filter(({ undoneAt }) => !undoneAt)
        .map((one) => ({ ...one, methodWord: wordOf(language, `caseSettled.${one.method}`) })),
    };
  }

  private async document(actor: Actor, entry: EntryView, file: FileOfEntry): Promise<DocumentShown> {
    const href = `/api/v1/entries/${entry.id}/documents/${file.documentId}/files/${file.id}`;
    const { fileName, size } = file;
    if (file.mediaType === 'application/pdf') return { kind: 'pdf', href, fileName, size, text: '' };
    const text = await this.files.text(actor, entry.id, file.documentId, file.id);
    return text === null
      ? { kind: 'other', href, fileName, size, text: '' }
      : { kind: 'text', href, fileName, size, text };
  }
}

export type EntryAsShown = Awaited<ReturnType<EntryShown['of']>>;

/** A document's latest version: to be read in its archive form, the original beside it when that is something else. */
function filesOf(document: EntryDocumentView, language: ScreenLanguage): FileOfEntry[] {
  const latest = document.files.filter(({ versionNumber }) => versionNumber === document.files[0]?.versionNumber);
  const shown = latest.find(({ variant }) => variant === 'archive') ?? latest[0];
  if (!shown) return [];
  const { id, fileName, mediaType, size } = shown;
  const title = document.type === 'mail' ? wordOf(language, 'casePage.mail') : document.title;
  return [{ id, documentId: document.id, title, fileName, mediaType, size, original: shown.variant === 'production' }];
}

/** Of a letter that came by mail one wants to read the PDF first; else the main document. */
function letterFirst(entry: EntryView, all: readonly FileOfEntry[]): FileOfEntry[] {
  const isMail = entry.documents[0]?.type === 'mail';
  const letter = isMail ? all.find(({ mediaType }) => mediaType === 'application/pdf') : undefined;
  return letter ? [letter, ...all.filter((one) => one !== letter)] : [...all];
}

/** A letter or a note that is still being written has no file yet, but a PDF as it would be now. */
function draftsOf(entry: EntryView, reply: ReplyView, language: ScreenLanguage) {
  const isNote = reply.noteEntryId === entry.id;
  const href = `/api/v1/replies/${reply.id}/${isNote ? 'note/pdf' : 'pdf'}`;
  const title = wordOf(language, isNote ? 'casePage.note' : 'casePage.letter');
  const shown: DocumentShown = { kind: 'pdf', href, fileName: `${entry.key}.pdf`, size: null, text: '' };
  return [{ id: isNote ? 'notat' : 'brev', title, shown }];
}

/** What is known of the entry, as words and values; what is not known is left out. */
function factsOf(entry: EntryView, language: ScreenLanguage) {
  const days = [
    ['documentDate', entry.documentDate],
    ['receivedAt', entry.receivedAt],
    ['sentAt', entry.sentAt],
    ['journalDate', entry.journalDate],
    ['dueDate', entry.dueDate],
  ] as const;
  const texts = [
    ['journalNumber', entry.journalNumber],
    ['publicTitle', entry.publicTitle === entry.title ? null : entry.publicTitle],
    ['theirReference', entry.theirReference],
    ['language', wordOf(language, `caseLanguage.${entry.language}`)],
    ['caseworker', entry.caseworker?.name],
    ['unit', entry.unit?.name],
    ['keywords', entry.keywords.join(', ')],
    ['secrecyProvision', entry.restriction?.secrecyProvision],
    ['withdrawnReason', entry.withdrawnReason],
  ] as const;
  const name = (key: string) => wordOf(language, `caseFact.${key}`);
  return {
    days: days.flatMap(([key, day]) => (day ? [{ name: name(key), when: dayText(day) }] : [])),
    texts: texts.flatMap(([key, text]) => (text ? [{ name: name(key), text }] : [])),
  };
}

const dayText = (day: Date | string): string => (day instanceof Date ? dayOfMoment(day) : day);
