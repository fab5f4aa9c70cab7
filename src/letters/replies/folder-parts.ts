import { Inject, Injectable } from '@nestjs/common';
import { isClearedFor } from '../../cases/case-visibility';
import type { Actor } from '../../kernel/actor';
import { Clock, startOf } from '../../kernel/clock';
import { Refusal } from '../../kernel/refusal';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Transactions } from '../../kernel/transaction';
import { printedEntryKey, printedKey } from '../../cases/case-key';
import { Documents } from '../../documents/documents.service';
import { Government } from '../../government/government.service';
import type { FolderDocument } from '../../templates/typesetting/folder-cover';
import { blocksOfHtml } from '../../templates/typesetting/html-to-blocks';
import type { LetterBlock } from '../../templates/typesetting/letter.blocks';
import { typesetMemo } from '../../templates/typesetting/memo';
import { CopiedPdf, pagesCopied } from './bounded-pdf';
import { FolderContents, OtherDocument } from './folder-contents';
import { folderWords } from './folder.words';
import { Enclosure, enclosuresOf } from './reply-content';
import { ReplyLetters } from './reply-letters';
import { ReplyInHand } from './reply-loading';
import { ReplyNotes } from './reply-notes';

/** Something in the folder, with its pages. */
export interface FolderPart extends CopiedPdf {
  readonly kind: 'letter' | 'enclosure' | 'note' | 'incoming' | 'earlier' | 'attachment';
  readonly entryId: string;
  /** Where it can be read by itself. */
  readonly link: string;
  readonly about: Omit<FolderDocument, 'pages'>;
}

/** Something to be shown on a sheet of its own, because it is no PDF or cannot be opened. */
interface Sheet {
  readonly heading: string;
  readonly from: string;
  readonly date: string;
  readonly entry: string;
  readonly subject: string;
  /** The provision that restricts it; null when it is open. */
  readonly access: string | null;
  readonly sha256: string | null;
  readonly mediaType: string | null;
}

/**
 * The parts of the minister's folder in their order: the letter to sign with what goes with it, the note, the letter
 * that came in, earlier letters. What is no PDF, or one that cannot be opened, is shown on a sheet of its own.
 */
@Injectable()
export class FolderParts {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly government: Government,
    private readonly documents: Documents,
    private readonly contents: FolderContents,
    private readonly letters: ReplyLetters,
    private readonly notes: ReplyNotes,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async of(hand: ReplyInHand, actor: Actor): Promise<FolderPart[]> {
    const tx = this.transactions.reader;
    const parts = [await this.letter(hand)];
    for (const one of await enclosuresOf(tx, hand.entry.id)) parts.push(await this.enclosure(hand, one));
    const note = await this.note(hand, actor);
    if (note) parts.push(note);
    for (const other of await this.contents.otherDocuments(tx, hand, actor)) parts.push(await this.other(hand, other));
    return parts;
  }

  private async letter(hand: ReplyInHand): Promise<FolderPart> {
    const { reply, entry } = hand;
    const set = await this.letters.set(this.transactions.reader, hand, {
      on: this.clock.today(),
      at: this.clock.now(),
    });
    const about = { title: folderWords[reply.language].draft(reply.textNumber), ...described(hand), toSign: true };
    return { ...set, kind: 'letter', entryId: entry.id, link: `/api/v1/replies/${reply.id}/pdf`, about };
  }

  private async enclosure(hand: ReplyInHand, { title, documentId, ...file }: Enclosure): Promise<FolderPart> {
    const { reply, entry } = hand;
    const say = folderWords[reply.language];
    const about = { title: say.enclosure(title), ...described(hand) };
    const access = entry.accessProvision;
    const sheet = { heading: say.file, from: '', date: this.clock.today(), subject: title, access, ...file };
    const link = `/api/v1/entries/${entry.id}/documents/${documentId}/files/${file.fileId}`;
    const shown = await this.shown(hand, { ...sheet, entry: about.entry });
    return { ...shown, kind: 'enclosure', entryId: entry.id, link, about };
  }

  private async note(hand: ReplyInHand, actor: Actor): Promise<FolderPart | null> {
    const { reply, caseFile } = hand;
    const note = await this.notes.set(this.transactions.reader, hand);
    if (!note || !isClearedFor(actor, note.accessCode)) return null;
    const about = {
      title: folderWords[reply.language].note,
      entry: printedEntryKey(caseFile, note.documentNumber),
      access: shortProvision(note.accessProvision) ?? folderWords[reply.language].open,
    };
    return { ...note.set, kind: 'note', entryId: note.entryId, link: `/api/v1/replies/${reply.id}/note/pdf`, about };
  }

  private async other(hand: ReplyInHand, other: OtherDocument): Promise<FolderPart> {
    const say = folderWords[hand.reply.language];
    const attached = other.association === 'attachment';
    const dated = other.documentDate ? `${other.title}, ${printedDay(other.documentDate)}` : other.title;
    const about = {
      title: attached ? say.enclosure(other.title) : dated,
      entry: printedEntryKey(hand.caseFile, other.documentNumber),
      access: shortProvision(other.accessProvision) ?? say.open,
    };
    const shown = await this.shown(hand, {
      heading: attached ? say.file : other.kind === 'incoming' ? say.cameIn : say.earlier,
      from: other.sender,
      access: other.accessProvision,
      date: other.documentDate ?? this.clock.today(),
      entry: about.entry,
      subject: other.title,
      sha256: other.sha256,
      mediaType: other.mediaType,
    });
    const link = other.fileId
      ? `/api/v1/entries/${other.entryId}/documents/${other.documentId}/files/${other.fileId}`
      : `/api/v1/entries/${other.entryId}`;
    const kind = attached ? 'attachment' : other.kind === 'incoming' ? 'incoming' : 'earlier';
    return { ...shown, kind, entryId: other.entryId, link, about };
  }

  /** The file's own pages when it is a PDF that can be opened; else a sheet, with the words where it is plain text. */
  private async shown(hand: ReplyInHand, sheet: Sheet): Promise<CopiedPdf> {
    const bytes = sheet.sha256 ? await this.documents.read(sheet.sha256) : null;
    if (bytes && sheet.mediaType === 'application/pdf') {
      const copied = await pagesCopied(bytes);
      if (copied) return copied;
    }
    const say = folderWords[hand.reply.language];
    const words = bytes && sheet.mediaType === 'text/plain' ? bytes.toString('utf8') : '';
    for (const text of [words, settable(words)]) {
      if (!text.trim()) continue;
      try {
        return await this.sheet(hand, sheet, paragraphs(text));
      } catch (error) {
        // A sign no typeface of ours has: the letter is readable on screen, and must not keep the folder from being made.
        if (!(error instanceof Refusal)) throw error;
      }
    }
    return this.sheet(hand, { ...sheet, subject: settable(sheet.subject), from: settable(sheet.from) }, [
      { type: 'paragraph', runs: [{ type: 'text', text: say.notPrinted }] },
    ]);
  }

  private async sheet({ reply, caseFile }: ReplyInHand, sheet: Sheet, body: readonly LetterBlock[]) {
    const say = folderWords[reply.language];
    const head = await this.government.nameOf(reply.ministryId, reply.language, this.clock.today());
    return typesetMemo({
      language: reply.language,
      demo: this.settings.demo,
      ministry: head.runningForm,
      title: sheet.heading,
      marking: sheet.access ? { text: say.restricted, provision: sheet.access } : { text: say.fromCase },
      to: sheet.from ? head.runningForm : say.minister,
      from: sheet.from || head.runningForm,
      caseworker: '',
      caseKey: printedKey(caseFile),
      date: sheet.date,
      entry: sheet.entry,
      subject: sheet.subject,
      body,
      decision: false,
      metadata: { title: sheet.subject, author: head.runningForm, subject: printedKey(caseFile) },
      creationDate: startOf(this.clock.today()),
    });
  }
}

function described({ reply, entry, caseFile }: ReplyInHand): { entry: string; access: string } {
  const access = shortProvision(entry.accessProvision) ?? folderWords[reply.language].open;
  return { entry: printedEntryKey(caseFile, entry.documentNumber), access };
}

export function printedDay(day: string): string {
  return day.split('-').reverse().join('.');
}

/** `§ 15`, as short as a table wants it. */
function shortProvision(provision: string | null): string | null {
  return provision && (/§ ?\d+/.exec(provision)?.[0] ?? provision);
}

/** Plain text as paragraphs; an empty line parts them. */
export function paragraphs(text: string): LetterBlock[] {
  const escape = (line: string) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const html = text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => `<p>${part.split('\n').map(escape).join('<br>')}</p>`);
  return blocksOfHtml(html.join(''), { lang: 'nb' });
}

/** The text with a sign in place of what a letter cannot show: other scripts, pictures, control characters. */
function settable(text: string): string {
  return text.normalize('NFC').replaceAll(/[^\n\u0020-\u007e\u00a0-\u017f\u2010-\u2026\u20ac]/gu, '?');
}
