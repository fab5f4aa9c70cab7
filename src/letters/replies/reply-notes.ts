import { Inject, Injectable } from '@nestjs/common';
import { dayOf, startOf } from '../../kernel/clock';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Tx, firstRow } from '../../kernel/transaction';
import { printedEntryKey, printedKey } from '../../cases/case-key';
import { Government } from '../../government/government.service';
import { OrganisationalUnit } from '../../government/organisational-unit.entity';
import { Person } from '../../government/person.entity';
import { blocksOfHtml } from '../../templates/typesetting/html-to-blocks';
import type { SetLetter } from '../../templates/typesetting/letter-to-set';
import { typesetMemo } from '../../templates/typesetting/memo';
import { JournalEntry } from '../journal-entry.entity';
import { ReplyApprovals } from './reply-approvals';
import { enclosuresOf } from './reply-content';
import { ReplyInHand } from './reply-loading';
import { ReplyNote } from './reply-parts.entity';

/** The note as a PDF, and the entry it is. */
export interface SetNote {
  readonly set: SetLetter;
  readonly entryId: string;
  readonly documentNumber: number;
  readonly accessProvision: string | null;
}

/** The note to the minister as it is laid before her: one page, what is asked first. */
@Injectable()
export class ReplyNotes {
  constructor(
    private readonly government: Government,
    private readonly approvals: ReplyApprovals,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Sets the newest version of the note; null while there is none. */
  async set(tx: Tx, hand: ReplyInHand): Promise<SetNote | null> {
    const { reply, entry, caseFile } = hand;
    if (!reply.noteEntryId) return null;
    const note = await tx.findOneByOrFail(ReplyNote, { replyId: reply.id, number: reply.noteNumber });
    const noteEntry = await tx.findOneByOrFail(JournalEntry, { id: reply.noteEntryId });
    const day = dayOf(note.writtenAt);
    const ministry = await this.government.nameOf(reply.ministryId, reply.language, day, tx);
    const office = reply.officeId ? await this.government.titleOf(reply.officeId, reply.language, day, tx) : null;
    const caseworker = entry.caseworkerId ? await tx.findOneBy(Person, { id: entry.caseworkerId }) : null;
    const unitId = entry.unitId ?? caseFile.unitId;
    const unit = unitId ? await tx.findOneBy(OrganisationalUnit, { id: unitId }) : null;
    const unitName = reply.language === 'nn' ? unit?.nameNn : unit?.nameNb;
    const enclosures = await enclosuresOf(tx, entry.id);
    const answered = await this.answered(tx, reply.id);

    const set = typesetMemo({
      language: reply.language,
      demo: this.settings.demo,
      ministry: ministry.runningForm,
      ...(noteEntry.accessProvision
        ? { marking: { provision: `Unntatt offentlighet, ${noteEntry.accessProvision}` } }
        : {}),
      to: capitalised(office?.definiteForm ?? 'ledelsen'),
      from: unitName ?? ministry.runningForm,
      caseworker: caseworker?.name ?? '',
      caseKey: printedKey(caseFile),
      date: day,
      ...(caseFile.replyDeadline ? { deadline: caseFile.replyDeadline } : {}),
      entry: printedEntryKey(caseFile, noteEntry.documentNumber),
      subject: reply.subject,
      body: blocksOfHtml(note.html, { lang: reply.language }),
      approvals: await this.approvals.shown(tx, hand),
      enclosures: [
        `Utkast til svarbrev, versjon ${reply.textNumber}`,
        ...answered,
        ...enclosures.map((enclosure) => enclosure.title),
      ],
      metadata: { title: noteEntry.publicTitle, author: ministry.runningForm, subject: printedKey(caseFile) },
      creationDate: startOf(day),
    });
    const { documentNumber, accessProvision, id: entryId } = noteEntry;
    return { set, documentNumber, accessProvision, entryId };
  }

  private async answered(tx: Tx, replyId: string): Promise<string[]> {
    const letter = await firstRow<{ sender: string; day: string | null }>(
      tx,
      `SELECT COALESCE(p.name, e.title) AS sender, e.document_date AS day FROM reply_answer a JOIN journal_entry e ON e.id = a.entry_id
         LEFT JOIN correspondence_party p ON p.entry_id = e.id AND p.kind = 'sender' WHERE a.reply_id = $1 ORDER BY a.ordinal LIMIT 1`,
      [replyId],
    );
    return letter
      ? [[`Brev fra ${letter.sender}`, letter.day?.split('-').reverse().join('.')].filter(Boolean).join(', ')]
      : [];
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);
}
