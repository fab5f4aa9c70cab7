import { Inject, Injectable } from '@nestjs/common';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Actor } from '../../kernel/actor';
import { Clock, Day, dayOf, startOf } from '../../kernel/clock';
import { refuseUnless } from '../../kernel/refusal';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Transactions, Tx, rows } from '../../kernel/transaction';
import { printedEntryKey, printedKey } from '../../cases/case-key';
import { mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import { Documents } from '../../documents/documents.service';
import { Government } from '../../government/government.service';
import { FolderDocument, typesetFolderCover } from '../../templates/typesetting/folder-cover';
import { blocksOfHtml } from '../../templates/typesetting/html-to-blocks';
import { typesetMemo } from '../../templates/typesetting/memo';
import { ReplyApprovals } from './reply-approvals';
import { ReplyLetters } from './reply-letters';
import { ReplyInHand } from './reply-loading';
import { ReplyNotes } from './reply-notes';

/** A letter in the folder besides the one to sign: what came in, and earlier letters of the case. */
interface OtherLetter {
  readonly entryId: string;
  readonly kind: string;
  readonly title: string;
  readonly documentNumber: number;
  readonly documentDate: Day | null;
  readonly accessProvision: string | null;
  readonly sender: string;
  readonly answered: boolean;
  readonly sha256: string | null;
  readonly mediaType: string | null;
}

/** Something in the folder, with its pages. */
interface Part {
  readonly about: Omit<FolderDocument, 'pages'>;
  readonly pdf: Uint8Array;
  readonly pages: number;
}

const words = {
  nb: {
    draft: (n: number) => `Svarbrev til signering, versjon ${n}`,
    note: 'Notat til statsråden',
    to: (t: string) => `Mappe til ${t}`,
    open: 'offentlig',
    letterOf: (d: string) => `brev av ${d}`,
    notPrinted: 'Dokumentet ligger elektronisk i saken og kan ikke skrives ut her.',
    leaders: 'ledelsen',
  },
  nn: {
    draft: (n: number) => `Svarbrev til signering, versjon ${n}`,
    note: 'Notat til statsråden',
    to: (t: string) => `Mappe til ${t}`,
    open: 'offentleg',
    letterOf: (d: string) => `brev av ${d}`,
    notPrinted: 'Dokumentet ligg elektronisk i saka og kan ikkje skrivast ut her.',
    leaders: 'leiinga',
  },
} as const;

/**
 * The folder the minister gets: cover, the letter to sign, the note, the letter that came in, earlier letters. One PDF
 * to print or to read on a flight. Internal; never dispatched.
 */
@Injectable()
export class Folders {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly government: Government,
    private readonly documents: Documents,
    private readonly letters: ReplyLetters,
    private readonly notes: ReplyNotes,
    private readonly approvals: ReplyApprovals,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The whole folder as one PDF. */
  async pdf(hand: ReplyInHand, actor: Actor): Promise<Uint8Array> {
    const parts = await this.parts(hand, actor);
    const cover = await this.cover(hand, actor, parts);
    return joined([cover, ...parts.map((part) => part.pdf)]);
  }

  private async parts(hand: ReplyInHand, actor: Actor): Promise<Part[]> {
    const tx = this.transactions.reader;
    const { reply, entry, caseFile } = hand;
    const say = words[reply.language];
    const draft = await this.letters.set(tx, hand, { on: this.clock.today(), at: this.clock.now() });
    const key = (documentNumber: number) => printedEntryKey(caseFile, documentNumber);
    const toSign: Part = {
      about: {
        title: say.draft(reply.textNumber),
        entry: key(entry.documentNumber),
        access: entry.accessProvision ?? say.open,
        toSign: true,
      },
      pdf: draft.pdf,
      pages: draft.pages,
    };
    const note = await this.notes.set(tx, hand);
    const noteParts: Part[] = note
      ? [
          {
            about: { title: say.note, entry: key(note.documentNumber), access: '§ 14' },
            pdf: note.set.pdf,
            pages: note.set.pages,
          },
        ]
      : [];
    const others = await this.otherLetters(tx, hand, actor);
    const otherParts: Part[] = [];
    for (const other of others) otherParts.push(await this.otherPart(other, hand, key(other.documentNumber)));
    return [toSign, ...noteParts, ...otherParts];
  }

  private async otherPart(other: OtherLetter, { reply, caseFile }: ReplyInHand, entry: string): Promise<Part> {
    const say = words[reply.language];
    const about = {
      title: other.documentDate ? `${other.title}, ${printedDay(other.documentDate)}` : other.title,
      entry,
      access: shortProvision(other.accessProvision) ?? say.open,
    };
    if (other.sha256 && other.mediaType === 'application/pdf') {
      const pdf = await this.documents.read(other.sha256);
      const pages = await pagesOf(pdf);
      if (pages !== undefined) return { about, pdf, pages };
    }
    // What is no PDF is told of on a sheet of its own, with the text when it is a mail.
    const head = await this.government.nameOf(reply.ministryId, reply.language, this.clock.today());
    const sheet = typesetMemo({
      language: reply.language,
      demo: this.settings.demo,
      ministry: head.runningForm,
      title: other.kind === 'incoming' ? 'Innkommet brev' : 'Brev',
      to: say.leaders,
      from: other.sender || head.runningForm,
      caseworker: '',
      caseKey: printedKey(caseFile),
      date: other.documentDate ?? this.clock.today(),
      entry,
      subject: other.title,
      body: [{ type: 'paragraph', runs: [{ type: 'text', text: say.notPrinted }] }],
      decision: false,
      metadata: { title: other.title, author: head.runningForm, subject: printedKey(caseFile) },
      creationDate: startOf(this.clock.today()),
    });
    return { about, pdf: sheet.pdf, pages: sheet.pages };
  }

  private async cover(hand: ReplyInHand, actor: Actor, parts: readonly Part[]): Promise<Uint8Array> {
    const tx = this.transactions.reader;
    const { reply, caseFile } = hand;
    const say = words[reply.language];
    const day = this.clock.today();
    const head = await this.government.nameOf(reply.ministryId, reply.language, day);
    const office = reply.officeId ? await this.government.titleOf(reply.officeId, reply.language, day) : null;
    const answered = (await this.otherLetters(tx, hand, actor)).filter((other) => other.answered);
    const first = answered[0];
    const onBehalfOf = await this.onBehalfOf(tx, hand);
    const place = await this.placeInPile(tx, hand);
    const set = typesetFolderCover({
      language: reply.language,
      demo: this.settings.demo,
      ministry: head.runningForm,
      addressee: say.to(office?.definiteForm ?? say.leaders),
      caseKey: printedKey(caseFile),
      ...(caseFile.replyDeadline ? { deadline: caseFile.replyDeadline } : {}),
      laidBefore: reply.releasedAt ? dayOf(reply.releasedAt) : day,
      subject: caseFile.publicTitle,
      sender: first
        ? [first.sender, first.documentDate ? say.letterOf(printedDay(first.documentDate)) : '']
            .filter(Boolean)
            .join(', ')
        : '',
      ...(onBehalfOf ? { onBehalfOf } : {}),
      documents: parts.map((part) => ({ ...part.about, pages: part.pages })),
      approvals: await this.approvals.shown(tx, hand),
      ...(reply.releaseNote ? { note: blocksOfHtml(asParagraphs(reply.releaseNote), { lang: reply.language }) } : {}),
      folder: place,
      metadata: { title: `Mappe ${printedKey(caseFile)}`, author: head.runningForm, subject: printedKey(caseFile) },
      creationDate: startOf(day),
    });
    return set.pdf;
  }

  private async otherLetters(tx: Tx, { reply, entry, caseFile }: ReplyInHand, actor: Actor): Promise<OtherLetter[]> {
    return rows<OtherLetter>(
      tx,
      `SELECT e.id AS "entryId", e.kind, e.title, e.document_number AS "documentNumber", e.document_date AS "documentDate",
              e.access_provision AS "accessProvision", COALESCE(p.name, '') AS sender, a.entry_id IS NOT NULL AS answered,
              f.sha256, f.media_type AS "mediaType"
         FROM journal_entry e JOIN case_file c ON c.id = e.case_id
         LEFT JOIN correspondence_party p ON p.entry_id = e.id AND p.kind = 'sender'
         LEFT JOIN reply_answer a ON a.entry_id = e.id AND a.reply_id = $1
         LEFT JOIN LATERAL (SELECT v.sha256, s.media_type FROM entry_document d JOIN document_file v ON v.document_id = d.id
             JOIN stored_file s ON s.sha256 = v.sha256 WHERE d.entry_id = e.id AND d.association = 'main'
            ORDER BY (s.media_type = 'application/pdf') DESC, v.version_number DESC LIMIT 1) f ON true
        WHERE e.case_id = $2 AND e.id <> $3 AND e.status <> 'withdrawn'
          AND (e.kind = 'incoming' OR (e.kind = 'outgoing' AND e.status IN ('dispatched', 'journalled', 'archived')))
          AND ${mayReadEntrySql(4)}
        ORDER BY a.entry_id IS NULL, e.document_number LIMIT 50`,
      [reply.id, caseFile.id, entry.id, ...visibilityParameters(actor, this.clock.now())],
    );
  }

  private async onBehalfOf(tx: Tx, { reply, caseFile }: ReplyInHand): Promise<string> {
    const offices = await rows<{ officeId: string }>(
      tx,
      `SELECT b.office_id AS "officeId" FROM answered_on_behalf_of b JOIN responding_minister r ON r.id = b.responding_minister_id
        WHERE r.case_id = $1 AND r.to_at IS NULL ORDER BY b.ordinal`,
      [caseFile.id],
    );
    const titles: string[] = [];
    for (const { officeId } of offices)
      titles.push((await this.government.titleOf(officeId, reply.language, this.clock.today())).definiteForm);
    return titles.join(', ');
  }

  /** Its place among what lies before the same office now, urgent first. */
  private async placeInPile(tx: Tx, { reply }: ReplyInHand): Promise<{ number: number; of: number }> {
    const pile = await rows<{ id: string }>(
      tx,
      `SELECT id FROM reply WHERE office_id = $1 AND state = 'released' AND NOT held ORDER BY urgent DESC, released_at, id`,
      [reply.officeId],
    );
    const index = pile.findIndex((row) => row.id === reply.id);
    return index < 0 ? { number: 1, of: 1 } : { number: index + 1, of: pile.length };
  }
}

/** Pages of a PDF that came from outside; undefined when it cannot be read or is locked. */
async function pagesOf(pdf: Uint8Array): Promise<number | undefined> {
  try {
    return (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount();
  } catch {
    return undefined;
  }
}

async function joined(pdfs: readonly Uint8Array[]): Promise<Uint8Array> {
  const whole = await PDFDocument.create();
  for (const pdf of pdfs) {
    const part = await PDFDocument.load(pdf, { updateMetadata: false });
    for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page);
  }
  refuseUnless(whole.getPageCount() > 0, 'notFound', 'reply.noFolder');
  return whole.save();
}

function printedDay(day: Day): string {
  return day.split('-').reverse().join('.');
}

/** `§ 15`, as short as a table wants it. */
function shortProvision(provision: string | null): string | null {
  return provision && (/§ ?\d+/.exec(provision)?.[0] ?? provision);
}

function asParagraphs(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped
    .split(/\n+/)
    .filter((line) => line.trim())
    .map((line) => `<p>${line}</p>`)
    .join('');
}
