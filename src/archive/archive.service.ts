import { Injectable } from '@nestjs/common';
import { Clock, Day } from '../kernel/clock';
import { isId } from '../kernel/id';
import { Refusal, refuseUnless } from '../kernel/refusal';
import { preparedRows } from '../kernel/prepared';
import { Transactions, Tx, rows } from '../kernel/transaction';
import { AccessCode } from './access-code.entity';
import { ArchiveSeries } from './archive-series.entity';
import { ClassificationClass } from './classification.entity';

/** A class as pickers show it: with whether cases may be filed on it. */
export interface ClassToFileOn {
  readonly id: string;
  readonly systemId: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly title: string;
  /** Cases are filed on leaves only (Noark 5, 2.4.4). */
  readonly isLeaf: boolean;
}

/** A restriction as chosen for a case or an entry: the code, and what has to be named with it. */
export interface AccessRestriction {
  readonly code: string;
  /** The other law's provision that § 13 stands on: `forvaltningsloven § 13 første ledd nr. 1`. */
  readonly secrecyProvision?: string | null;
}

/** Where cases are filed and why something is kept from the public. Reading only; `tx` reads inside a transaction. */
@Injectable()
export class Archive {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The series of a ministry, by code. */
  async seriesOf(ministryId: string, tx: Tx = this.transactions.reader): Promise<ArchiveSeries[]> {
    return tx
      .createQueryBuilder(ArchiveSeries, 'series')
      .where('series.ministry_id = :ministryId', { ministryId })
      .orderBy('series.code')
      .getMany();
  }

  /** The series new cases of a ministry are filed in on a day; null when it has none: then cases have no series yet. */
  async currentSeries(
    ministryId: string,
    day: Day = this.clock.today(),
    tx: Tx = this.transactions.reader,
  ): Promise<ArchiveSeries | null> {
    return tx
      .createQueryBuilder(ArchiveSeries, 'series')
      .where(`series.ministry_id = :ministryId AND series.status = 'active'`, { ministryId })
      .andWhere('daterange(series.period_from, series.period_to) @> :day::date', { day })
      .orderBy('series.code')
      .limit(1)
      .getOne();
  }

  /** All classes of a ministry's filing keys on a day, by system and code. A class with classes under it is no leaf. */
  async classesOf(
    ministryId: string,
    day: Day = this.clock.today(),
    tx: Tx = this.transactions.reader,
  ): Promise<ClassToFileOn[]> {
    return rows<ClassToFileOn>(
      tx,
      `${classSql} WHERE system.ministry_id = $1 AND daterange(class.valid_from, class.valid_to) @> $2::date
        ORDER BY system.code, class.code`,
      [ministryId, day],
    );
  }

  /**
   * The class a case is to be filed on. Refuses a class of another ministry as not found, one that has ended, and one
   * that is no leaf.
   */
  async classToFileOn(
    tx: Tx,
    ministryId: string,
    classId: string,
    day: Day = this.clock.today(),
  ): Promise<ClassificationClass> {
    const [found] = isId(classId)
      ? await rows<ClassToFileOn & { valid: boolean }>(
          tx,
          `${classSql.replace('SELECT', 'SELECT daterange(class.valid_from, class.valid_to) @> $3::date AS valid,')}
            WHERE class.id = $1 AND system.ministry_id = $2`,
          [classId, ministryId, day],
        )
      : [];
    refuseUnless(found, 'notFound', 'class.unknown');
    refuseUnless(found.valid, 'invalid', 'class.notThen', { code: found.code });
    refuseUnless(found.isLeaf, 'invalid', 'class.notLeaf', { code: found.code });
    return tx.findOneByOrFail(ClassificationClass, { id: classId });
  }

  /**
   * Where a new case is filed, in one question: the series of the day, and the class if one is chosen already, refused
   * as `classToFileOn` does. Answers the series, null when the ministry has none.
   */
  async filingFor(tx: Tx, ministryId: string, classId: string | null, day: Day): Promise<string | null> {
    const [found] = await preparedRows<{
      seriesId: string | null;
      code: string | null;
      valid: boolean;
      isLeaf: boolean;
    }>(
      tx,
      `SELECT (SELECT id FROM archive_series WHERE ministry_id = $1 AND status = 'active'
                  AND daterange(period_from, period_to) @> $3::date ORDER BY code LIMIT 1) AS "seriesId",
              found.code, found.valid, found."isLeaf"
         FROM (SELECT 1) AS one LEFT JOIN LATERAL (${classSql.replace(
           'SELECT',
           'SELECT daterange(class.valid_from, class.valid_to) @> $3::date AS valid,',
         )} WHERE class.id = $2::uuid AND system.ministry_id = $1) AS found ON true`,
      [ministryId, classId, day],
    );
    if (classId !== null) {
      refuseUnless(found && found.code !== null, 'notFound', 'class.unknown');
      refuseUnless(found.valid, 'invalid', 'class.notThen', { code: found.code });
      refuseUnless(found.isLeaf, 'invalid', 'class.notLeaf', { code: found.code });
    }
    return found?.seriesId ?? null;
  }

  /** The access codes of a day, by code, the temporary one last. */
  async accessCodes(day: Day = this.clock.today(), tx: Tx = this.transactions.reader): Promise<AccessCode[]> {
    return tx
      .createQueryBuilder(AccessCode, 'access')
      .where('daterange(access.valid_from, access.valid_to) @> :day::date', { day })
      .orderBy('access.is_temporary')
      .addOrderBy('access.code')
      .getMany();
  }

  /** What a code meant on a day. Refuses one that did not exist then. */
  async accessCode(
    code: string,
    day: Day = this.clock.today(),
    tx: Tx = this.transactions.reader,
  ): Promise<AccessCode> {
    const found = await tx
      .createQueryBuilder(AccessCode, 'access')
      .where('access.code = :code AND daterange(access.valid_from, access.valid_to) @> :day::date', { code, day })
      .getOne();
    if (!found) throw new Refusal('invalid', 'access.codeUnknown', { code });
    return found;
  }

  /**
   * Checks a restriction before it is given: the code exists that day, and § 13 names the provision its duty of secrecy
   * stands on (offentleglova § 31). Answers with the code, whose provision is copied beside it.
   */
  async restrictionFor(
    wanted: AccessRestriction,
    day: Day = this.clock.today(),
    tx: Tx = this.transactions.reader,
  ): Promise<AccessCode> {
    const code = await this.accessCode(wanted.code, day, tx);
    refuseUnless(
      !code.needsSecrecyProvision || wanted.secrecyProvision?.trim(),
      'invalid',
      'access.secrecyProvisionMissing',
      { code: code.code },
    );
    return code;
  }
}

const classSql = `
  SELECT class.id, class.system_id AS "systemId", class.parent_id AS "parentId", class.code, class.title,
         NOT EXISTS (SELECT FROM classification_class AS below WHERE below.parent_id = class.id) AS "isLeaf"
    FROM classification_class AS class JOIN classification_system AS system ON system.id = class.system_id`;
