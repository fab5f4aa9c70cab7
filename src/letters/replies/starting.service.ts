import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../../cases/case-access';
import type { CaseFile } from '../../cases/case-file.entity';
import { RespondingMinister } from '../../cases/responding-ministers/responding-minister.entity';
import type { Actor } from '../../kernel/actor';
import { made } from '../../kernel/entity-rows';
import { History } from '../../kernel/history/history';
import { newId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx, rows } from '../../kernel/transaction';
import type { MergeValues } from '../../templates/merge-field';
import { EntryAccess } from '../entries/entry-access';
import { Journal } from '../entries/journal';
import type { NewParty } from '../entries/new-entry';
import type { JournalEntry } from '../journal-entry.entity';
import { CaseMergeValues } from './merge-values';
import { contentHashOf } from './reply-content';
import { ReplyAnswer, ReplyText } from './reply-parts.entity';
import { partsWritten } from './reply-parts-written';
import { Reply } from './reply.entity';
import type { ReplyLevel } from './reply.lifecycle';
import { StartReplyRequest } from './reply.requests';
import { ReplyTexts } from './reply-texts';
import { TemplatesForReplies } from './templates-for-replies';
import './reply.events';

/** Starts replies: the outgoing entry exists from here on, with its numbers, as Reservert (Noark R). */
@Injectable()
export class StartingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly cases: CaseAccess,
    private readonly entries: EntryAccess,
    private readonly journal: Journal,
    private readonly texts: ReplyTexts,
    private readonly mergeValues: CaseMergeValues,
    private readonly templates: TemplatesForReplies,
  ) {}

  /** Starts a reply from a template, filled in from the case. Answers its id. */
  start(caseId: string, wanted: StartReplyRequest, actor: Actor): Promise<string> {
    return this.transactions.run(async (tx) => {
      const caseFile = await this.cases.lock(tx, actor, caseId);
      refuseUnless(caseFile.status === 'underTreatment', 'conflict', 'reply.caseClosed');
      const answered = await this.answered(tx, actor, caseFile, wanted.answers);
      const { level, officeId } = await this.signing(tx, caseFile.id);
      const language = wanted.language ?? (answered[0]?.language === 'nn' ? 'nn' : 'nb');
      const template = await this.templates.published(tx, wanted.templateCode, actor.ministryId, level);

      const letter = {
        language,
        officeId,
        subject: wanted.subject ?? '',
        caseworkerId: actor.personId,
        answers: wanted.answers,
      };
      const known = await this.mergeValues.of(tx, caseFile, letter);
      const subject = wanted.subject ?? this.templates.subjectOf(template, known, { language, level });
      const values = this.templates.valuesFor(template, { ...known, subject, ...adviserValues(wanted.values) });
      const html = this.templates.render(template, values, { language, level });
      const parties = wanted.recipients ? recipients(wanted.recipients) : await this.senders(tx, wanted.answers);
      refuseUnless(parties.length > 0, 'invalid', 'reply.recipientMissing');

      const reply = newReply(caseFile, {
        level,
        officeId,
        language,
        subject,
        values,
        templateVersionId: template.versionId,
        settles: template.settles,
      });
      const text = this.texts.make(reply, html, 'template', actor);
      const answers = wanted.answers.map((entryId, index) =>
        made(ReplyAnswer, { id: newId(), replyId: reply.id, entryId, ordinal: index + 1 }),
      );
      const created = await this.journal.createEntry(tx, actor, {
        id: reply.entryId,
        caseFile,
        kind: 'outgoing',
        status: 'reserved',
        title: wanted.title ?? subject,
        publicTitle: wanted.publicTitle ?? subject,
        documentDate: null,
        language,
        theirReference: answered[0]?.theirReference ?? '',
        caseworkerId: actor.personId,
        parties,
        documents: [
          {
            title: wanted.publicTitle ?? subject,
            type: template.settles ? 'letter' : 'preliminaryReply',
            status: 'beingEdited',
            files: [],
          },
        ],
        together: [reply, text, ...answers],
      });
      await this.templates.recordUse(tx, template.versionId, reply);
      await this.sealContent(tx, actor, reply, created.entry, text, wanted.answers);
      return reply.id;
    });
  }

  private async sealContent(
    tx: Tx,
    actor: Actor,
    reply: Reply,
    entry: JournalEntry,
    text: ReplyText,
    answers: readonly string[],
  ): Promise<void> {
    reply.contentHash = await contentHashOf(tx, reply, entry, text.html);
    await tx.save([reply]);
    const touched = ['case_file', 'journal_entry', 'reply'] as const;
    const ids = { case_file: reply.caseId, journal_entry: entry.id, reply: reply.id };
    await this.history.record(tx, actor, {
      caseId: reply.caseId,
      type: 'reply.started',
      subject: { table: 'reply', id: reply.id },
      payload: {
        templateVersionId: reply.templateVersionId,
        level: reply.level,
        language: reply.language,
        answers: [...answers],
        contentHash: reply.contentHash,
      },
      rows: [...touched.map((table) => ({ table, id: ids[table] })), ...(await partsWritten(tx, reply))],
    });
  }

  /** The letters to be answered: incoming, in this case, not withdrawn. */
  private async answered(
    tx: Tx,
    actor: Actor,
    caseFile: CaseFile,
    entryIds: readonly string[],
  ): Promise<JournalEntry[]> {
    refuseUnless(entryIds.length > 0, 'invalid', 'reply.nothingAnswered');
    const found = await this.entries.lockAll(tx, actor, caseFile, entryIds);
    const sound = found.every((entry) => entry.kind === 'incoming' && entry.status !== 'withdrawn');
    refuseUnless(sound, 'invalid', 'reply.answersOtherCase');
    return entryIds.flatMap((id) => found.filter((entry) => entry.id === id));
  }

  /** The level that answers the case, and its office: the responding minister's. */
  private async signing(tx: Tx, caseId: string): Promise<{ level: ReplyLevel; officeId: string | null }> {
    const responding = await tx
      .createQueryBuilder(RespondingMinister, 'r')
      .where('r.case_id = :caseId AND r.to_at IS NULL', { caseId })
      .getOne();
    refuseUnless(responding && responding.level !== 'none', 'conflict', 'reply.noRespondingMinister');
    const { level, officeId } = responding;
    return level === 'department' ? { level: 'official', officeId: null } : { level, officeId };
  }

  /** The senders and co-senders of the letters, once each, as recipients. */
  private async senders(tx: Tx, entryIds: readonly string[]): Promise<NewParty[]> {
    return rows<NewParty>(
      tx,
      `SELECT 'recipient' AS kind, name, attention, private_person AS "privatePerson", screened, address_lines AS "addressLines",
              post_code AS "postCode", post_place AS "postPlace", country, mail
         FROM (SELECT DISTINCT ON (p.name, p.mail) p.*, array_position($1::uuid[], p.entry_id) AS letter
                 FROM correspondence_party p WHERE p.entry_id = ANY($1::uuid[]) AND p.kind IN ('sender', 'coSender')
                ORDER BY p.name, p.mail, array_position($1::uuid[], p.entry_id)) s
        ORDER BY letter, ordinal`,
      [entryIds],
    );
  }
}

function newReply(
  caseFile: CaseFile,
  letter: Pick<Reply, 'level' | 'officeId' | 'language' | 'subject' | 'values' | 'templateVersionId' | 'settles'>,
): Reply {
  return made(Reply, {
    ...letter,
    id: newId(),
    entryId: newId(),
    caseId: caseFile.id,
    ministryId: caseFile.ministryId,
    state: 'drafting',
    textNumber: 1,
    contentHash: '',
    noteEntryId: null,
    noteNumber: 0,
    round: 0,
    orderedByMinister: false,
    releasedAt: null,
    releasedBy: null,
    releaseNote: '',
    urgent: false,
    held: false,
    version: 1,
  });
}

/** What the adviser was asked for; the template's own check says whether each value fits its field. */
function adviserValues(values: StartReplyRequest['values']): MergeValues {
  return (values ?? {}) as MergeValues;
}

function recipients(people: NonNullable<StartReplyRequest['recipients']>): NewParty[] {
  return people.map((person) => ({ ...person, kind: 'recipient' }));
}
