import { Injectable } from '@nestjs/common';
import { Clock, Day } from '../kernel/clock';
import { Refusal } from '../kernel/refusal';
import { Transactions, Tx, rows } from '../kernel/transaction';
import { isId } from '../kernel/id';
import { inLanguage, languageOfHead } from './languages';
import { LetterheadFacts, letterheadOf } from './letterhead';
import { Ministry, NameLanguage } from './ministry.entity';
import { Office, OfficeLevel } from './office.entity';

/** What a ministry is called on a day, in one language. `language` is the one found, bokmål where the wanted is missing. */
export interface MinistryNameForms {
  readonly ministryId: string;
  readonly language: NameLanguage;
  readonly letterheadForm: string;
  readonly runningForm: string;
}

/** What an office is called on a day, in one language. */
export interface OfficeTitleForms {
  readonly officeId: string;
  readonly language: NameLanguage;
  readonly letterheadForm: string;
  readonly indefiniteForm: string;
  readonly definiteForm: string;
}

/** In what right someone sits in an office at a moment. */
export type Capacity = 'holder' | 'acting' | 'forThisCase';

export interface Holder {
  readonly officeId: string;
  readonly personId: string;
  readonly name: string;
  readonly capacity: Capacity;
}

/** An office someone may sign for; `caseId` when it is for that one case only. */
export interface HeldOffice {
  readonly officeId: string;
  readonly ministryId: string;
  readonly level: OfficeLevel;
  readonly capacity: Capacity;
  readonly caseId: string | null;
}

/**
 * Who the government is: ministries, offices and who holds them, as dated facts. Reading only; every answer is for a
 * day or a moment, so that a letter of 2020 still gets the names of 2020. `tx` reads inside a running transaction.
 */
@Injectable()
export class Government {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The ministry with this code today. Refuses as not found when there is none. */
  async ministryByCode(code: string, tx: Tx = this.transactions.reader): Promise<Ministry> {
    const found = await tx
      .createQueryBuilder(Ministry, 'ministry')
      .where('ministry.code = :code AND daterange(ministry.valid_from, ministry.valid_to) @> :day::date', {
        code,
        day: this.clock.today(),
      })
      .getOne();
    if (!found) throw new Refusal('notFound', 'ministry.unknown');
    return found;
  }

  /** Refuses as not found when there is none. */
  async ministry(id: string, tx: Tx = this.transactions.reader): Promise<Ministry> {
    const found = isId(id) ? await tx.findOneBy(Ministry, { id }) : null;
    if (!found) throw new Refusal('notFound', 'ministry.unknown');
    return found;
  }

  /** The ministries of a day, by code. */
  async ministries(day: Day = this.clock.today(), tx: Tx = this.transactions.reader): Promise<Ministry[]> {
    return tx
      .createQueryBuilder(Ministry, 'ministry')
      .where('daterange(ministry.valid_from, ministry.valid_to) @> :day::date', { day })
      .orderBy('ministry.code')
      .getMany();
  }

  /** What a ministry was called on a day. A language it has no name in gives bokmål. */
  async nameOf(
    ministryId: string,
    language: NameLanguage,
    day: Day = this.clock.today(),
    tx: Tx = this.transactions.reader,
  ): Promise<MinistryNameForms> {
    const found = inLanguage(await this.namesOf([ministryId], day, tx), language);
    if (!found) throw new Refusal('notFound', 'ministry.unknown');
    return found;
  }

  /** All names of these ministries on a day, in every language they have one in. */
  async namesOf(ministryIds: readonly string[], day: Day, tx: Tx = this.transactions.reader) {
    return rows<MinistryNameForms>(
      tx,
      `SELECT ministry_id AS "ministryId", language, letterhead_form AS "letterheadForm", running_form AS "runningForm"
         FROM ministry_name WHERE ministry_id = ANY($1) AND daterange(valid_from, valid_to) @> $2::date`,
      [ministryIds, day],
    );
  }

  /** Refuses as not found when there is none. */
  async office(id: string, tx: Tx = this.transactions.reader): Promise<Office> {
    const found = isId(id) ? await tx.findOneBy(Office, { id }) : null;
    if (!found) throw new Refusal('notFound', 'office.unknown');
    return found;
  }

  /** The offices of a day: by ministry, ministers first, in their order of precedence. */
  async officesAt(
    day: Day = this.clock.today(),
    only: { ministryId?: string; level?: OfficeLevel } = {},
    tx: Tx = this.transactions.reader,
  ): Promise<Office[]> {
    const query = tx
      .createQueryBuilder(Office, 'office')
      .innerJoin(Ministry, 'ministry', 'ministry.id = office.ministry_id')
      .where('daterange(office.valid_from, office.valid_to) @> :day::date', { day });
    if (only.ministryId) query.andWhere('office.ministry_id = :ministryId', { ministryId: only.ministryId });
    if (only.level) query.andWhere('office.level = :level', { level: only.level });
    return query
      .orderBy('ministry.code')
      .addOrderBy(`array_position(ARRAY['minister', 'stateSecretary', 'permanentSecretary'], office.level)`)
      .addOrderBy('office.precedence')
      .addOrderBy('office.id')
      .getMany();
  }

  /** What an office was called on a day. A language it has no title in gives bokmål. */
  async titleOf(
    officeId: string,
    language: NameLanguage,
    day: Day = this.clock.today(),
    tx: Tx = this.transactions.reader,
  ): Promise<OfficeTitleForms> {
    const found = inLanguage(await this.titlesOf([officeId], day, tx), language);
    if (!found) throw new Refusal('notFound', 'office.unknown');
    return found;
  }

  /** All titles of these offices on a day, in every language they have one in. */
  async titlesOf(officeIds: readonly string[], day: Day, tx: Tx = this.transactions.reader) {
    return rows<OfficeTitleForms>(
      tx,
      `SELECT office_id AS "officeId", language, letterhead_form AS "letterheadForm",
              indefinite_form AS "indefiniteForm", definite_form AS "definiteForm"
         FROM office_title WHERE office_id = ANY($1) AND daterange(valid_from, valid_to) @> $2::date`,
      [officeIds, day],
    );
  }

  /**
   * Who sits in an office at a moment, and in what right: whoever acts in this one case before whoever acts in the
   * office before its holder. Null when nobody does: between two ministers nothing is signed.
   */
  async holderOf(tx: Tx, officeId: string, at: Date, caseId?: string | null): Promise<Holder | null> {
    return (await this.holdersOf(tx, [officeId], at, caseId)).get(officeId) ?? null;
  }

  /** `holderOf` for many offices in one question; an office where nobody sits has no entry. */
  async holdersOf(
    tx: Tx,
    officeIds: readonly string[],
    at: Date,
    caseId?: string | null,
  ): Promise<Map<string, Holder>> {
    const found = await rows<Holder>(
      tx,
      `SELECT DISTINCT ON (sitting.office_id) sitting.office_id AS "officeId", person.id AS "personId",
              person.given_name || ' ' || person.family_name AS name, sitting.capacity
         FROM (SELECT office_id, person_id, from_at, to_at, 'holder' AS capacity, 3 AS rank FROM office_term
                WHERE office_id = ANY($1)
               UNION ALL
               SELECT office_id, person_id, from_at, to_at,
                      CASE kind WHEN 'forCase' THEN 'forThisCase' ELSE 'acting' END,
                      CASE kind WHEN 'forCase' THEN 1 ELSE 2 END
                 FROM acting_term WHERE office_id = ANY($1) AND (case_id IS NULL OR case_id = $3)) AS sitting
         JOIN person ON person.id = sitting.person_id
        WHERE tstzrange(sitting.from_at, sitting.to_at) @> $2::timestamptz
        ORDER BY sitting.office_id, sitting.rank`,
      [officeIds, at, caseId ?? null],
    );
    return new Map(found.map((holder) => [holder.officeId, holder]));
  }

  /** Every office a person sits in at a moment. Where somebody else acts, the holder still holds but does not sign. */
  async officesHeldBy(personId: string, at: Date, tx: Tx = this.transactions.reader): Promise<HeldOffice[]> {
    return rows<HeldOffice>(
      tx,
      `SELECT office.id AS "officeId", office.ministry_id AS "ministryId", office.level, sitting.capacity, sitting.case_id AS "caseId"
         FROM (SELECT office_id, from_at, to_at, 'holder' AS capacity, NULL::uuid AS case_id FROM office_term
                WHERE person_id = $1
               UNION ALL
               SELECT office_id, from_at, to_at, CASE kind WHEN 'forCase' THEN 'forThisCase' ELSE 'acting' END, case_id
                 FROM acting_term WHERE person_id = $1) AS sitting
         JOIN office ON office.id = sitting.office_id
        WHERE tstzrange(sitting.from_at, sitting.to_at) @> $2::timestamptz
          AND daterange(office.valid_from, office.valid_to) @> ($2::timestamptz AT TIME ZONE 'Europe/Oslo')::date
        ORDER BY office.level, office.precedence, office.id, sitting.capacity, sitting.case_id`,
      [personId, at],
    );
  }

  /**
   * Everything a letterhead and its footer print, as plain data. `languages` are the letter's, the first one first;
   * the head is in its Norwegian language if it has one. The office's title only for the three levels that show it.
   */
  async letterheadOf(
    ministryId: string,
    officeId: string | null,
    languages: readonly NameLanguage[],
    day: Day = this.clock.today(),
    tx: Tx = this.transactions.reader,
  ): Promise<LetterheadFacts> {
    const language = languageOfHead(languages);
    const ministry = await this.ministry(ministryId, tx);
    const name = await this.nameOf(ministryId, language, day, tx);
    const title = officeId ? await this.titleOf(officeId, language, day, tx) : null;
    return letterheadOf(ministry, name, title, language);
  }
}
