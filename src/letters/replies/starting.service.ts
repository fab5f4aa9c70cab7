import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../../cases/case-access';
import type { CaseFile } from '../../cases/case-file.entity';
import { printedEntryKey } from '../../cases/case-key';
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
import { privateNamesOf, titleNamesOneOf } from '../incoming/title-warnings.rules';
import type { JournalEntry } from '../journal-entry.entity';
import { publicTitleWhenMissing } from '../public-title.rules';
import { CaseMergeValues } from './merge-values';
import { levelOfCase } from './case-level';
import { contentHashOf } from './reply-content';
import { ReplyAnswer, ReplyText } from './reply-parts.entity';
import { partsWritten } from './reply-parts-written';
import { Reply } from './reply.entity';
import { restrictedDifferently, restrictionOfReply } from './reply-restriction.rules';
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
      const corrected = await this.corrected(tx, actor, caseFile, wanted.correctsEntryId);
      const about = [...answered, ...(corrected ? [corrected] : [])];
      refuseUnless(!restrictedDifferently(about), 'invalid', 'reply.restrictedDifferently');
      const now = await levelOfCase(tx, caseFile.id);
      refuseUnless(now, 'conflict', 'reply.noRespondingMinister');
      const { level, officeId } = now;
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
      const opening = this.templates.render(template, values, { language, level });
      const html = corrected ? correctionOf(corrected, caseFile, language) + opening : opening;
      const parties = wanted.recipients
        ? recipients(wanted.recipients)
        : await (corrected ? this.recipientsOf(tx, corrected.id) : this.senders(tx, wanted.answers));
      refuseUnless(parties.length > 0, 'invalid', 'reply.recipientMissing');

      const belongsTo = [caseFile, ...about];
      const publicTitle =
        wanted.publicTitle ?? publicTitleWhenMissing(publicSubject(subject, parties, language), belongsTo);
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
        publicTitle,
        documentDate: null,
        language,
        theirReference: answered[0]?.theirReference ?? '',
        restriction: restrictionOfReply(about),
        correctsEntryId: corrected?.id ?? null,
        caseworkerId: actor.personId,
        parties,
        documents: [
          {
            title: publicTitle,
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

  /** The letter this one puts right: sent, in the same case. */
  private async corrected(
    tx: Tx,
    actor: Actor,
    caseFile: CaseFile,
    entryId: string | undefined,
  ): Promise<JournalEntry | null> {
    if (entryId === undefined) return null;
    const [entry] = await this.entries.lockAll(tx, actor, caseFile, [entryId]);
    const sent = entry?.kind === 'outgoing' && ['dispatched', 'journalled', 'archived'].includes(entry.status);
    refuseUnless(entry && sent, 'invalid', 'reply.correctsNothingSent');
    return entry;
  }

  /** Whom the letter that is put right went to. */
  private recipientsOf(tx: Tx, entryId: string): Promise<NewParty[]> {
    return this.asRecipients(tx, [entryId], ['recipient']);
  }

  /** The senders and co-senders of the letters, once each. */
  private senders(tx: Tx, entryIds: readonly string[]): Promise<NewParty[]> {
    return this.asRecipients(tx, entryIds, ['sender', 'coSender']);
  }

  private async asRecipients(tx: Tx, entryIds: readonly string[], kinds: readonly string[]): Promise<NewParty[]> {
    return rows<NewParty>(
      tx,
      `SELECT 'recipient' AS kind, name, attention, private_person AS "privatePerson", screened, address_lines AS "addressLines",
              post_code AS "postCode", post_place AS "postPlace", country, mail
         FROM (SELECT DISTINCT ON (p.name, p.mail) p.*, array_position($1::uuid[], p.entry_id) AS letter
                 FROM correspondence_party p WHERE p.entry_id = ANY($1::uuid[]) AND p.kind = ANY($2)
                ORDER BY p.name, p.mail, array_position($1::uuid[], p.entry_id)) s
        ORDER BY letter, ordinal`,
      [entryIds, kinds],
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

/** The subject as the public may read it: one that names a private or screened recipient tells only what kind it is. */
function publicSubject(subject: string, parties: readonly NewParty[], language: 'nb' | 'nn'): string {
  return titleNamesOneOf(subject, privateNamesOf(parties)) ? plainSubject[language] : subject;
}

const plainSubject = { nb: 'Svar på henvendelse', nn: 'Svar på førespurnad' } as const;

/** What the adviser was asked for; the template's own check says whether each value fits its field. */
function adviserValues(values: StartReplyRequest['values']): MergeValues {
  return (values ?? {}) as MergeValues;
}

function recipients(people: NonNullable<StartReplyRequest['recipients']>): NewParty[] {
  return people.map((person) => ({ ...person, kind: 'recipient' }));
}

/** The sentence a correction begins with, with the number and the day of the letter it puts right. */
function correctionOf(entry: JournalEntry, caseFile: CaseFile, language: 'nb' | 'nn'): string {
  const key = printedEntryKey(caseFile, entry.documentNumber);
  const day = entry.documentDate?.split('-').reverse().join('.') ?? '';
  return language === 'nn'
    ? `<p>Dette brevet rettar brevet vårt ${key} av ${day}.</p>`
    : `<p>Dette brevet retter vårt brev ${key} av ${day}.</p>`;
}
