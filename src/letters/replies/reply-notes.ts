import { Inject, Injectable } from '@nestjs/common';
import { dayOf, startOf } from '../../kernel/clock';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Tx, rows } from '../../kernel/transaction';
import { printedEntryKey, printedKey } from '../../cases/case-key';
import { Government } from '../../government/government.service';
import { OrganisationalUnit } from '../../government/organisational-unit.entity';
import { Person } from '../../government/person.entity';
import { blocksOfHtml } from '../../templates/typesetting/html-to-blocks';
import type { SetLetter } from '../../templates/typesetting/letter-to-set';
import { typesetMemo } from '../../templates/typesetting/memo';
import { JournalEntry } from '../journal-entry.entity';
import { folderWords } from './folder.words';
import { ReplyApprovals } from './reply-approvals';
import { enclosuresOf } from './reply-content';
import { ReplyInHand } from './reply-loading';
import { ReplyNote } from './reply-parts.entity';
import { Reply } from './reply.entity';

/** The note as a PDF, and the entry it is. */
export interface SetNote {
  readonly set: SetLetter;
  readonly entryId: string;
  readonly documentNumber: number;
  readonly accessCode: string | null;
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
    const answered = await this.answered(tx, reply);
    const leaders = await this.approvals.ofLeaders(tx, hand);
    const via = [...new Set(leaders.map((leader) => leader.role))].filter(Boolean).slice(-2).join(', ');

    const set = typesetMemo({
      language: reply.language,
      demo: this.settings.demo,
      ministry: ministry.runningForm,
      ...(noteEntry.accessProvision
        ? { marking: { provision: `Unntatt offentlighet, ${noteEntry.accessProvision}` } }
        : {}),
      to: capitalised(office?.definiteForm ?? 'ledelsen'),
      ...(via ? { via: capitalised(via) } : {}),
      from: unitName ?? ministry.runningForm,
      caseworker: caseworker?.name ?? '',
      caseKey: printedKey(caseFile),
      date: day,
      ...(caseFile.replyDeadline ? { deadline: caseFile.replyDeadline } : {}),
      entry: printedEntryKey(caseFile, noteEntry.documentNumber),
      subject: reply.subject,
      body: blocksOfHtml(note.html, { lang: reply.language }),
      approvals: leaders,
      enclosures: [
        `Utkast til svarbrev, versjon ${reply.textNumber}`,
        ...answered,
        ...enclosures.map((enclosure) => enclosure.title),
      ],
      metadata: { title: noteEntry.publicTitle, author: ministry.runningForm, subject: printedKey(caseFile) },
      creationDate: startOf(day),
    });
    const { documentNumber, accessCode, accessProvision, id: entryId } = noteEntry;
    return { set, documentNumber, accessCode, accessProvision, entryId };
  }

  /** What came in and is answered, as the note lists it: one line, so that the note stays on its page. */
  private async answered(tx: Tx, { id, language }: Reply): Promise<string[]> {
    const letters = await rows<{ day: string | null }>(
      tx,
      `SELECT e.document_date AS day FROM reply_answer a JOIN journal_entry e ON e.id = a.entry_id
        WHERE a.reply_id = $1 ORDER BY a.ordinal`,
      [id],
    );
    const say = folderWords[language];
    if (letters.length > 1) return [say.lettersIn(letters.length)];
    const day = letters[0]?.day?.split('-').reverse().join('.');
    return letters.length ? [[say.cameIn, day].filter(Boolean).join(', ')] : [];
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);
}
