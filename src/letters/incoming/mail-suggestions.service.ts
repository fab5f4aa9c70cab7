import { Injectable } from '@nestjs/common';
import { CaseKey, printedEntryKey } from '../../cases/case-key';
import { mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import type { Actor } from '../../kernel/actor';
import { Clock, dayOf } from '../../kernel/clock';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, firstRow, rows } from '../../kernel/transaction';
import type { LetterLanguage } from '../journal-entry.entity';
import { AddressedSuggestion, addressedOffices } from './addressed-offices';
import { ArrivalIntake } from './arrival-intake';
import { ArrivedPieces, documentsIn } from './arrived-pieces';
import type { EarlierLetterView, MailSuggestionView, SuggestedOfficeView } from './incoming.view';
import type { LetterLanguageGuess } from './language-guess';
import type { MailAttachment, MailSuggestion } from './mail-file';

interface OfficeRow {
  officeId: string;
  ministryCode: string;
  title: string;
  titleForms: string[];
  mailAddress: string | null;
}

const languageOf: Record<LetterLanguageGuess, LetterLanguage | null> = {
  nb: 'nb',
  nn: 'nn',
  sme: 'se',
  en: 'en',
  unknown: null,
};

/** What a mail can fill in when a letter is registered. Changes nothing, keeps nothing. */
@Injectable()
export class MailSuggestions {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly pieces: ArrivedPieces,
    private readonly intake: ArrivalIntake,
  ) {}

  async suggest(actor: Actor, uploadId: string): Promise<MailSuggestionView> {
    const { mail, suggestion } = await this.pieces.read(actor, uploadId);
    return this.viewOf(actor, mail.sha256, suggestion);
  }

  /** The same of a mail that waits here because another ministry registered it; null when it came on paper. */
  async suggestForArrival(actor: Actor, arrivalId: string): Promise<MailSuggestionView | null> {
    const sha256 = await this.intake.mailOfWaiting(actor, arrivalId);
    return sha256 ? this.viewOf(actor, sha256, await this.pieces.readStored(sha256)) : null;
  }

  /** A file in an uploaded mail that is not registered yet, by its place among those that become documents. */
  async fileIn(actor: Actor, uploadId: string, place: number): Promise<MailAttachment> {
    const { suggestion } = await this.pieces.read(actor, uploadId);
    const file = documentsIn(suggestion)[place];
    refuseUnless(file, 'notFound', 'entry.fileUnknown');
    return file;
  }

  private async viewOf(actor: Actor, sha256: string, suggestion: MailSuggestion): Promise<MailSuggestionView> {
    const { sender, sentAt, receivedAt, subject, bareSubject, to, cc, text, attachments, notes } = suggestion;
    const offices = await this.officesOf(dayOf(receivedAt ?? sentAt ?? this.clock.now()));
    const addressed = addressedOffices({ to, cc }, subject, text, offices);
    return {
      sender,
      sentAt,
      receivedAt,
      documentDate: sentAt ? dayOf(sentAt) : null,
      subject,
      title: bareSubject,
      to: [...to],
      cc: [...cc],
      offices: addressed.flatMap((one) => officeView(one, offices)),
      language: languageOf[suggestion.language],
      text,
      attachments: attachments.map(({ fileName, statedMediaType, inText, bytes }) => ({
        fileName,
        mediaType: statedMediaType,
        size: bytes.length,
        inText,
      })),
      notes: [...notes],
      arrivalId: await this.arrivalOf(actor, sha256),
      earlier: await this.earlier(actor, sha256, suggestion.messageId, sender?.address ?? null),
    };
  }

  /** Ministers' offices of a day with every form of their titles, and their ministry's name and address. */
  private async officesOf(day: string): Promise<OfficeRow[]> {
    return rows<OfficeRow>(
      this.transactions.reader,
      `SELECT o.id AS "officeId", m.code AS "ministryCode", m.mail_address AS "mailAddress",
         coalesce((SELECT t.definite_form FROM office_title t WHERE t.office_id = o.id AND t.language = 'nb'
           AND daterange(t.valid_from, t.valid_to) @> $1::date), o.code) AS title,
         ARRAY(SELECT unnest(ARRAY[t.definite_form, t.letterhead_form, t.indefinite_form]) FROM office_title t
             WHERE t.office_id = o.id AND daterange(t.valid_from, t.valid_to) @> $1::date
           UNION SELECT n.running_form FROM ministry_name n
             WHERE n.ministry_id = m.id AND daterange(n.valid_from, n.valid_to) @> $1::date) AS "titleForms"
       FROM office o JOIN ministry m ON m.id = o.ministry_id
       WHERE o.level = 'minister' AND daterange(o.valid_from, o.valid_to) @> $1::date
       ORDER BY m.code, o.precedence, o.id`,
      [day],
    );
  }

  /** An arrival of the very same bytes that is known to the actor's ministry, or not registered there. */
  private async arrivalOf(actor: Actor, sha256: string): Promise<string | null> {
    const found = await firstRow<{ id: string }>(
      this.transactions.reader,
      `SELECT a.id FROM arrival a JOIN arrival_at_ministry w ON w.arrival_id = a.id AND w.ministry_id = $2
       WHERE a.mail_sha256 = $1 AND w.outcome = 'waiting'`,
      [sha256, actor.ministryId],
    );
    return found?.id ?? null;
  }

  private async earlier(
    actor: Actor,
    sha256: string,
    messageId: string | null,
    address: string | null,
  ): Promise<EarlierLetterView[]> {
    const found = await rows<EarlierLetterView & CaseKey & { documentNumber: number }>(
      this.transactions.reader,
      `SELECT e.id AS "entryId", c.id AS "caseId", c.case_year AS "caseYear", c.case_number AS "caseNumber",
         e.document_number AS "documentNumber", e.title, e.received_at AS "receivedAt", s.because
       FROM (
         SELECT e.id, 1 AS rank, 'sameFile' AS because FROM arrival a JOIN journal_entry e ON e.arrival_id = a.id
           WHERE a.mail_sha256 = $4
         UNION SELECT e.id, 2, 'sameMail' FROM arrival a JOIN journal_entry e ON e.arrival_id = a.id
           WHERE a.message_id = $5
         UNION SELECT * FROM (SELECT p.entry_id, 3, 'sameSender' FROM correspondence_party p
           WHERE lower(p.mail) = lower($6) AND p.mail <> '' AND p.kind IN ('sender', 'coSender')
           ORDER BY p.entry_id DESC LIMIT 50) latest
       ) s JOIN journal_entry e ON e.id = s.id JOIN case_file c ON c.id = e.case_id
       WHERE e.status <> 'withdrawn' AND e.ministry_id = $1 AND ${mayReadEntrySql(1)}
       ORDER BY s.rank, e.received_at DESC, e.id LIMIT 30`,
      [...visibilityParameters(actor, this.clock.now()), sha256, messageId, address],
    );
    const once = found.filter((one, i) => found.findIndex((other) => other.entryId === one.entryId) === i);
    return once.slice(0, 10).map(({ entryId, caseId, caseYear, caseNumber, documentNumber, ...rest }) => ({
      entryId,
      caseId,
      entryKey: printedEntryKey({ caseYear, caseNumber }, documentNumber),
      title: rest.title,
      receivedAt: rest.receivedAt,
      because: rest.because,
    }));
  }
}

function officeView(one: AddressedSuggestion, offices: readonly OfficeRow[]): SuggestedOfficeView[] {
  const office = offices.find((row) => row.officeId === one.officeId);
  if (!office) return [];
  const { officeId, title, ministryCode } = office;
  return [{ officeId, title, ministryCode, as: one.as, signs: one.signs.map((sign) => `${sign.in}: ${sign.found}`) }];
}
