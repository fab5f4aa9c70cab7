import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { isId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { spoken } from '../../kernel/spoken';
import { Transactions, Tx, firstRow, rows } from '../../kernel/transaction';
import { restrictionView } from '../../cases/case-lines';
import type { KeptRestriction } from '../../cases/restriction.rules';
import { CaseKey, letterReference, printedEntryKey } from '../../cases/case-key';
import { mayReadCaseSql, mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import { Government } from '../../government/government.service';
import { Person } from '../../government/person.entity';
import { CorrespondenceParty } from '../correspondence-party.entity';
import { actionsOn } from './reply-actions';
import { enclosuresOf, presentHashOf } from './reply-content';
import { ReplyInHand, currentText, readReply } from './reply-loading';
import { ApprovalStep, NoticeType, ReplyAnswer, ReplyText } from './reply-parts.entity';
import { Reply } from './reply.entity';
import { DifferenceView, TextVersionsView } from './reply-text.view';
import {
  ApprovalStepView,
  NoticesView,
  RepliesView,
  ReplyLineView,
  ReplyPartyView,
  ReplyView,
  SignatoryView,
} from './reply.view';
import { noticeWords, replyStateWords } from './reply.words';
import { differenceBetween } from './text-difference';

/** Replies as people read them. Nothing here changes anything. */
@Injectable()
export class ReplyQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly government: Government,
  ) {}

  /** A reply with everything a page needs. */
  async view(replyId: string, actor: Actor): Promise<ReplyView> {
    const tx = this.transactions.reader;
    return this.viewOf(tx, await readReply(tx, actor, this.clock.now(), replyId), actor);
  }

  /** The replies of a case, in the order of their entries. Another ministry sees only what was sent. */
  async ofCase(caseId: string, actor: Actor): Promise<RepliesView> {
    const visibility = visibilityParameters(actor, this.clock.now());
    const sql = `SELECT 1 FROM case_file c WHERE c.id = $1 AND ${mayReadCaseSql(2)}`;
    refuseUnless(
      isId(caseId) && (await firstRow(this.transactions.reader, sql, [caseId, ...visibility])),
      'notFound',
      'case.unknown',
    );
    const found = await rows<Omit<ReplyLineView, 'stateWords' | 'entryKey'> & CaseKey & { documentNumber: number }>(
      this.transactions.reader,
      `SELECT r.id, r.entry_id AS "entryId", r.subject, r.state, r.level, r.version,
              c.case_year AS "caseYear", c.case_number AS "caseNumber", e.document_number AS "documentNumber"
         FROM reply r JOIN journal_entry e ON e.id = r.entry_id JOIN case_file c ON c.id = r.case_id
        WHERE r.case_id = $1 AND ${mayReadEntrySql(2)}
          AND (r.ministry_id = $2 OR r.state = 'dispatched')
        ORDER BY e.document_number`,
      [caseId, ...visibility],
    );
    return {
      items: found.map(({ caseYear, caseNumber, documentNumber, ...line }) => ({
        ...line,
        entryKey: printedEntryKey({ caseYear, caseNumber }, documentNumber),
        stateWords: spoken(replyStateWords[line.state]),
      })),
    };
  }

  async viewOf(tx: Tx, hand: ReplyInHand, actor: Actor): Promise<ReplyView> {
    const { reply, entry, caseFile } = hand;
    reply.contentHash = await presentHashOf(tx, hand);
    const parties = await tx.find(CorrespondenceParty, { where: { entryId: entry.id }, order: { ordinal: 'ASC' } });
    const answers = await tx.find(ReplyAnswer, { where: { replyId: reply.id }, order: { ordinal: 'ASC' } });
    const route = await tx.find(ApprovalStep, {
      where: { replyId: reply.id, round: reply.round },
      order: { ordinal: 'ASC' },
    });
    const caseworker = entry.caseworkerId ? await tx.findOneBy(Person, { id: entry.caseworkerId }) : null;
    const held = await this.government.officesHeldBy(actor.personId, this.clock.now(), tx);
    const offices = held
      .filter((office) => !office.caseId || office.caseId === caseFile.id)
      .map((office) => office.officeId);

    return {
      id: reply.id,
      entryId: entry.id,
      caseId: caseFile.id,
      entryKey: printedEntryKey(caseFile, entry.documentNumber),
      ourReference: letterReference(caseFile, caseworker?.initials ?? ''),
      state: reply.state,
      stateWords: spoken(replyStateWords[reply.state]),
      version: reply.version,
      templateVersionId: reply.templateVersionId,
      language: reply.language,
      level: reply.level,
      officeId: reply.officeId,
      subject: reply.subject,
      title: entry.title,
      publicTitle: entry.publicTitle,
      restriction: restrictionView(entry),
      textNumber: reply.textNumber,
      html: (await currentText(tx, reply)).html,
      contentHash: reply.contentHash,
      settles: reply.settles,
      answers: answers.map((answer) => answer.entryId),
      correctsEntryId: entry.correctsEntryId,
      recipients: parties.filter((party) => party.kind === 'recipient').map(partyView),
      copies: parties.filter((party) => party.kind === 'copyRecipient').map(partyView),
      enclosures: await enclosuresOf(tx, entry.id),
      signatories: await this.signatories(tx, reply),
      ...(reply.ministryId === actor.ministryId ? await this.internalPart(tx, reply, actor) : nothingInternal),
      releasedAt: reply.releasedAt?.toISOString() ?? null,
      allowedActions: actionsOn(actor, { reply, writers: hand, route, offices }),
    };
  }

  /** What the ministry keeps to itself also when the letter is sent: who approved it with which words, and the folder. */
  private async internalPart(tx: Tx, reply: Reply, actor: Actor): Promise<InternalPart> {
    const { noteEntryId, releaseNote, urgent, held } = reply;
    // The archivist may have restricted the note further than its letter.
    const note = await firstRow<{ html: string } & KeptRestriction>(
      tx,
      `SELECT n.html, e.access_code AS "accessCode", e.access_provision AS "accessProvision",
              e.secrecy_provision AS "secrecyProvision"
         FROM reply_note n JOIN journal_entry e ON e.id = $5 JOIN case_file c ON c.id = e.case_id
        WHERE n.reply_id = $4 AND n.number = $6 AND ${mayReadEntrySql(1)}`,
      [...visibilityParameters(actor, this.clock.now()), reply.id, noteEntryId, reply.noteNumber],
    );
    const approvals = await this.approvals(tx, reply);
    return {
      approvals,
      noteEntryId,
      noteHtml: note?.html ?? '',
      noteRestriction: note ? restrictionView(note) : null,
      noteWithheld: noteEntryId !== null && !note,
      releaseNote,
      urgent,
      held,
    };
  }

  /** The versions of the text. Only the ministry that writes the letter reads its drafts. */
  async versions(replyId: string, actor: Actor): Promise<TextVersionsView> {
    const { reply } = await this.own(replyId, actor);
    const items = await rows<Omit<TextVersionsView['items'][number], 'writtenAt'> & { writtenAt: Date }>(
      this.transactions.reader,
      `SELECT t.number, t.written_by AS "writtenBy", p.given_name || ' ' || p.family_name AS "writtenByName",
              t.written_at AS "writtenAt", t.origin, t.sealed, t.html
         FROM reply_text t JOIN person p ON p.id = t.written_by WHERE t.reply_id = $1 ORDER BY t.number`,
      [reply.id],
    );
    return { items: items.map((item) => ({ ...item, writtenAt: item.writtenAt.toISOString() })) };
  }

  /** What differs between two versions, word by word and in form, as read. */
  async difference(replyId: string, from: number, to: number, actor: Actor): Promise<DifferenceView> {
    const { reply } = await this.own(replyId, actor);
    const [earlier, later] = await Promise.all([this.textOf(reply, from), this.textOf(reply, to)]);
    return { from, to, ...differenceBetween(earlier, later) };
  }

  /** What is new for the actor: her approvals whose letter changed, letters sent back to her. */
  async notices(actor: Actor): Promise<NoticesView> {
    const found = await rows<{
      id: string;
      replyId: string;
      type: NoticeType;
      textNumber: number | null;
      at: Date;
      subject: string;
      caseYear: number;
      caseNumber: number;
      documentNumber: number;
    }>(
      this.transactions.reader,
      `SELECT n.id, n.reply_id AS "replyId", n.type, n.text_number AS "textNumber", n.at, r.subject,
              c.case_year AS "caseYear", c.case_number AS "caseNumber", e.document_number AS "documentNumber"
         FROM reply_notice n JOIN reply r ON r.id = n.reply_id JOIN journal_entry e ON e.id = r.entry_id JOIN case_file c ON c.id = r.case_id
        WHERE n.person_id = $1 AND n.seen_at IS NULL AND ${mayReadEntrySql(2)} ORDER BY n.at DESC, n.id DESC LIMIT 100`,
      [actor.personId, ...visibilityParameters(actor, this.clock.now())],
    );
    return {
      items: found.map(({ caseYear, caseNumber, documentNumber, at, ...notice }) => ({
        ...notice,
        entryKey: printedEntryKey({ caseYear, caseNumber }, documentNumber),
        words: spoken(noticeWords[notice.type]),
        at: at.toISOString(),
      })),
    };
  }

  private async own(replyId: string, actor: Actor): Promise<ReplyInHand> {
    const hand = await readReply(this.transactions.reader, actor, this.clock.now(), replyId);
    refuseUnless(hand.reply.ministryId === actor.ministryId, 'notFound', 'reply.unknown');
    return hand;
  }

  private async textOf(reply: Reply, number: number): Promise<string> {
    const text = await this.transactions.reader.findOneBy(ReplyText, { replyId: reply.id, number });
    refuseUnless(text, 'notFound', 'reply.textUnknown');
    return text.html;
  }

  private async signatories(tx: Tx, reply: Reply): Promise<SignatoryView[]> {
    return rows<SignatoryView>(
      tx,
      `SELECT s.person_id AS "personId", p.given_name || ' ' || p.family_name AS name, s.by_authority AS "byAuthority"
         FROM reply_signatory s JOIN person p ON p.id = s.person_id WHERE s.reply_id = $1 ORDER BY s.ordinal`,
      [reply.id],
    );
  }

  private async approvals(tx: Tx, reply: Reply): Promise<ApprovalStepView[]> {
    const steps = await rows<
      Omit<ApprovalStepView, 'answeredAt' | 'coversCurrentContent'> & {
        answeredAt: Date | null;
        contentHash: string | null;
      }
    >(
      tx,
      `SELECT s.round, s.ordinal, s.leader_id AS "leaderId", p.given_name || ' ' || p.family_name AS "leaderName", s.state,
              s.text_number AS "textNumber", s.content_hash AS "contentHash", s.carried_over AS "carriedOver", s.comment, s.answered_at AS "answeredAt"
         FROM approval_step s JOIN person p ON p.id = s.leader_id WHERE s.reply_id = $1 ORDER BY s.round, s.ordinal`,
      [reply.id],
    );
    return steps.map(({ contentHash, answeredAt, ...step }) => ({
      ...step,
      coversCurrentContent: step.state === 'approved' && contentHash === reply.contentHash,
      answeredAt: answeredAt?.toISOString() ?? null,
    }));
  }
}

type InternalPart = Pick<
  ReplyView,
  'approvals' | 'noteEntryId' | 'noteHtml' | 'noteRestriction' | 'noteWithheld' | 'releaseNote' | 'urgent' | 'held'
>;

/** What another ministry that the case is granted to reads in place of it (offentleglova § 14: documents for own use). */
const nothingInternal: InternalPart = {
  approvals: [],
  noteEntryId: null,
  noteHtml: '',
  noteRestriction: null,
  noteWithheld: false,
  releaseNote: '',
  urgent: false,
  held: false,
};

function partyView(party: CorrespondenceParty): ReplyPartyView {
  const { name, attention, addressLines, postCode, postPlace, country, mail, privatePerson, screened } = party;
  return { name, attention, addressLines, postCode, postPlace, country, mail, privatePerson, screened };
}
