import { Injectable } from '@nestjs/common';
import { EntryViews } from '../../letters/entries/entry-views';
import { ReplyPdfs } from '../../letters/replies/reply-pdfs';
import type { FolderPartView } from '../../letters/replies/folder.view';
import type { ReplyView } from '../../letters/replies/reply.view';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { presentRoute } from '../replies/present-route';
import './folder.words';

/** The parts of the folder a letter is read with; each is an address of its own (`?mappe=`). */
export const folderTabs = ['notat', 'inn', 'tidligere'] as const;
export type FolderTab = (typeof folderTabs)[number];

/** The folder beside a letter: the note, the letter we got, earlier letters, and who approved which version. */
@Injectable()
export class FolderDrawer {
  constructor(
    private readonly pdfs: ReplyPdfs,
    private readonly entries: EntryViews,
  ) {}

  /** `path` is the page's address; the tab chosen is added to it. */
  async of(visit: Visit, reply: ReplyView, asked: string, path: string, parameter = 'mappe') {
    const { actor, language } = visit;
    const { parts } = await this.pdfs.folderView(reply.id, actor);
    const tab = folderTabs.find((one) => one === asked) ?? 'notat';
    const incoming = parts.filter(({ kind }) => kind === 'incoming');
    const answered = incoming.find(({ entryId }) => reply.answers.includes(entryId)) ?? incoming[0];
    const earlier = parts.filter((part) => isEarlier(part, answered));
    return {
      tab,
      path,
      tabs: folderTabs.map((name) => ({
        name,
        href: `${path}?${parameter}=${name}`,
        current: name === tab,
        label: wordOf(language, `folder.${name}`, { n: earlier.length }),
      })),
      noteHtml: reply.noteHtml,
      notePdf: reply.noteEntryId && !reply.noteWithheld ? `/api/v1/replies/${reply.id}/note/pdf` : null,
      documents: tab === 'inn' && answered ? await this.documentsOf(visit, answered.entryId) : [],
      earlier,
      releaseNote: reply.releaseNote,
      approvals: approvalsShown(reply, language),
      reads: wordOf(language, 'folder.reads', { n: reply.textNumber }),
    };
  }

  private async documentsOf({ actor }: Visit, entryId: string) {
    const entry = await this.entries.look(actor, entryId);
    return entry.documents.flatMap((document) => {
      const file = document.files.find(({ variant }) => variant === 'archive') ?? document.files[0];
      if (!file) return [];
      const href = `/api/v1/entries/${entry.id}/documents/${document.id}/files/${file.id}`;
      return [{ href, title: document.title, size: file.size, isPdf: file.mediaType === 'application/pdf' }];
    });
  }
}

function isEarlier(part: FolderPartView, answered: FolderPartView | undefined): boolean {
  return part.kind === 'earlier' || (part.kind === 'incoming' && part.entryId !== answered?.entryId);
}

/** Who approved which version in the round that counts. */
export function approvalsShown(reply: ReplyView, language: ScreenLanguage) {
  return presentRoute(reply)
    .filter(({ state }) => state === 'approved')
    .map(({ leaderName, textNumber, comment }) => ({
      leaderName,
      comment,
      version: textNumber === null ? '' : wordOf(language, 'folder.version', { n: textNumber }),
    }));
}
