import { Injectable } from '@nestjs/common';
import { isClearedFor } from '../../cases/case-visibility';
import type { Actor } from '../../kernel/actor';
import { holds } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { made } from '../../kernel/entity-rows';
import { newId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import { Person } from '../../government/person.entity';
import { normaliseHtml } from '../../templates/typesetting/html-to-blocks';
import { Journal } from '../entries/journal';
import { JournalEntry } from '../journal-entry.entity';
import { ReplyKeeper } from './reply-keeper';
import { ReplyInHand } from './reply-loading';
import { ReplyNote } from './reply-parts.entity';
import { restrictionOfNote } from './reply-restriction.rules';
import { mayWrite } from './reply.policy';
import { Reply } from './reply.entity';
import './reply.events';

/** States in which the note may be written: it belongs to the folder, not to what is approved. */
const openForNote: readonly Reply['state'][] = ['drafting', 'submitted', 'approved', 'released'];

/** Whether the note of a reply in this state can still be written. */
export function noteIsOpen(state: Reply['state']): boolean {
  return openForNote.includes(state);
}

/**
 * The note to the minister: what is asked, what is advised, why. An internal entry of the case (organinternt dokument uten
 * oppfølging, Noark X), restricted as offentleglova § 14 lets internal documents be, unless the case is restricted harder.
 */
@Injectable()
export class NoteService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly keeper: ReplyKeeper,
    private readonly journal: Journal,
  ) {}

  /** Writes the note; the first time its entry takes its numbers. Every writing is a version. */
  write(replyId: string, version: number, html: string, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply } = hand;
      refuseUnless(noteIsOpen(reply.state), 'conflict', 'reply.notInThatState', {
        state: reply.state,
        action: 'edit',
      });
      refuseUnless(mayWrite(actor, hand, holds(actor, 'leader')), 'forbidden', 'reply.notAllocated');
      await this.refuseUnlessRead(tx, reply, actor);

      reply.noteNumber += 1;
      reply.version += 1;
      const note = made(ReplyNote, {
        id: newId(),
        replyId,
        number: reply.noteNumber,
        html: normaliseHtml(html),
        writtenBy: actor.personId,
        writtenAt: this.clock.now(),
      });
      if (!reply.noteEntryId) await this.createEntry(tx, hand, actor);
      await tx.insert(ReplyNote, note);
      await this.keeper.save(tx, hand);
      const payload = { noteNumber: reply.noteNumber, noteEntryId: reply.noteEntryId ?? '' };
      await this.keeper.record(tx, actor, hand, 'reply.noteWritten', payload);
      return reply;
    });
  }

  /** Nobody writes over a note they may not read. */
  private async refuseUnlessRead(tx: Tx, { noteEntryId }: Reply, actor: Actor): Promise<void> {
    const note = noteEntryId ? await tx.findOneByOrFail(JournalEntry, { id: noteEntryId }) : null;
    refuseUnless(isClearedFor(actor, note?.accessCode ?? null), 'notFound', 'reply.noteUnknown');
  }

  private async createEntry(tx: Tx, { reply, entry, caseFile, touched }: ReplyInHand, actor: Actor): Promise<void> {
    const author = await tx.findOneByOrFail(Person, { id: actor.personId });
    const title = `Notat til politisk ledelse: ${reply.subject}`;
    const created = await this.journal.createEntry(tx, actor, {
      caseFile,
      kind: 'internal',
      status: 'reserved',
      title,
      publicTitle: 'Notat til politisk ledelse',
      documentDate: this.clock.today(),
      language: reply.language,
      restriction: restrictionOfNote(entry, caseFile),
      caseworkerId: entry.caseworkerId,
      parties: [{ kind: 'internalSender', name: author.name, personId: author.id, unitId: entry.unitId }],
      documents: [{ title, type: 'memo', status: 'beingEdited', files: [] }],
    });
    reply.noteEntryId = created.entry.id;
    touched.push(...created.states.map(({ table, id }) => ({ table, id })));
  }
}
