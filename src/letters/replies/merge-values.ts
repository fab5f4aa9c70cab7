import { Injectable } from '@nestjs/common';
import { Clock, dayOf } from '../../kernel/clock';
import { Tx, firstRow, rows } from '../../kernel/transaction';
import { CaseFile } from '../../cases/case-file.entity';
import { fullKey } from '../../cases/case-key';
import { Government } from '../../government/government.service';
import type { MergeValues } from '../../templates/merge-field';

interface AnsweredLetter {
  id: string;
  title: string;
  documentDate: string | null;
  receivedAt: Date | null;
  theirReference: string;
  senderName: string;
  senderPerson: string;
}

interface AddressedOffice {
  officeId: string;
  code: string;
  answering: boolean;
  onBehalf: boolean;
}

/** What the case and the register can fill into a letter: the values of the standard merge fields of origin `case`. */
@Injectable()
export class CaseMergeValues {
  constructor(
    private readonly government: Government,
    private readonly clock: Clock,
  ) {}

  /** Values in the letter's language, for the letters it answers. The first of them is the one the text speaks of. */
  async of(
    tx: Tx,
    caseFile: CaseFile,
    letter: {
      readonly language: 'nb' | 'nn';
      readonly officeId: string | null;
      readonly subject: string;
      readonly caseworkerId: string | null;
      readonly answers: readonly string[];
    },
  ): Promise<MergeValues> {
    const day = this.clock.today();
    const answered = await this.answeredLetter(tx, letter.answers[0]);
    const offices = await this.addressedOffices(tx, caseFile.id, letter.answers, letter.language);
    const others = offices.filter((office) => !office.answering);
    const ministry = await this.government.ministry(caseFile.ministryId, tx);
    const name = await this.government.nameOf(caseFile.ministryId, letter.language, day, tx);
    const title = letter.officeId ? await this.government.titleOf(letter.officeId, letter.language, day, tx) : null;
    const holder = letter.officeId
      ? await this.government.holderOf(tx, letter.officeId, this.clock.now(), caseFile.id)
      : null;
    const caseworker = await this.caseworker(tx, letter.caseworkerId, caseFile.unitId, letter.language);

    return {
      incomingDate: answered?.documentDate ?? undefined,
      receivedDate: answered?.receivedAt ? dayOf(answered.receivedAt) : undefined,
      incomingSubject: answered?.title,
      theirReference: answered?.theirReference || undefined,
      recipientName: answered?.senderName,
      recipientPerson: answered?.senderPerson || undefined,
      addressedOffices: offices.map((office) => office.words),
      onBehalfOfOffices: offices.filter((office) => office.onBehalf).map((office) => office.words),
      answersForAll: others.length > 0 && others.every((office) => office.onBehalf),
      caseReference: fullKey(caseFile),
      caseworkerInitials: caseworker?.initials,
      subject: letter.subject,
      deadline: caseFile.replyDeadline ?? undefined,
      ministryName: name.runningForm,
      ministryLetterheadName: name.letterheadForm,
      ministryEmail: ministry.mailAddress,
      officeTitle: title?.definiteForm,
      ministerName: holder?.name,
      unitName: caseworker?.unitName ?? undefined,
      caseworkerName: caseworker?.name,
      caseworkerTelephone: caseworker?.telephone ?? undefined,
    };
  }

  private async answeredLetter(tx: Tx, entryId: string | undefined): Promise<AnsweredLetter | undefined> {
    return firstRow<AnsweredLetter>(
      tx,
      `SELECT e.id, e.public_title AS title, e.document_date AS "documentDate", e.received_at AS "receivedAt",
              e.their_reference AS "theirReference", COALESCE(s.name, '') AS "senderName", COALESCE(s.attention, '') AS "senderPerson"
         FROM journal_entry e LEFT JOIN correspondence_party s ON s.entry_id = e.id AND s.kind = 'sender' WHERE e.id = $1`,
      [entryId ?? null],
    );
  }

  /** The offices the letters were addressed to, in the senders' order, and which of them this case answers for. */
  private async addressedOffices(tx: Tx, caseId: string, answers: readonly string[], language: 'nb' | 'nn') {
    const day = this.clock.today();
    const found = await rows<AddressedOffice>(
      tx,
      `SELECT a.office_id AS "officeId", m.code, a.office_id = r.office_id AS answering, b.office_id IS NOT NULL AS "onBehalf"
         FROM (SELECT office_id, min(ordinal) AS ordinal FROM addressed_office WHERE entry_id = ANY($2::uuid[]) GROUP BY office_id) a
         JOIN office o ON o.id = a.office_id
         JOIN ministry m ON m.id = o.ministry_id
         LEFT JOIN responding_minister r ON r.case_id = $1 AND r.to_at IS NULL
         LEFT JOIN answered_on_behalf_of b ON b.responding_minister_id = r.id AND b.office_id = a.office_id
        ORDER BY a.ordinal, a.office_id`,
      [caseId, answers],
    );
    const shown: {
      answering: boolean;
      onBehalf: boolean;
      words: { title: string; ministry: string; primeMinister: boolean };
    }[] = [];
    for (const office of found) {
      const { ministryId } = await this.government.office(office.officeId, tx);
      const title = await this.government.titleOf(office.officeId, language, day, tx);
      const ministry = await this.government.nameOf(ministryId, language, day, tx);
      const words = { title: title.definiteForm, ministry: ministry.runningForm, primeMinister: office.code === 'SMK' };
      shown.push({ answering: office.answering, onBehalf: office.onBehalf, words });
    }
    return shown;
  }

  private async caseworker(tx: Tx, personId: string | null, unitId: string | null, language: 'nb' | 'nn') {
    return firstRow<{ name: string; initials: string; telephone: string | null; unitName: string | null }>(
      tx,
      `SELECT p.given_name || ' ' || p.family_name AS name, p.initials, p.telephone,
              (SELECT CASE $3 WHEN 'nn' THEN u.name_nn ELSE u.name_nb END FROM organisational_unit u WHERE u.id = $2) AS "unitName"
         FROM person p WHERE p.id = $1`,
      [personId, unitId, language],
    );
  }
}
