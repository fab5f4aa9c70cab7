import { Injectable } from '@nestjs/common';
import { Archive } from '../../archive/archive.service';
import { CaseAccess } from '../../cases/case-access';
import { CaseFile } from '../../cases/case-file.entity';
import { printedEntryKey, printedKey } from '../../cases/case-key';
import { Restrictions } from '../../cases/case-restriction';
import { KeptRestriction, unrestricted } from '../../cases/restriction.rules';
import { Staff } from '../../government/staff.service';
import type { Actor } from '../../kernel/actor';
import { Clock, dayOf, yearOf } from '../../kernel/clock';
import { made, saveTogether } from '../../kernel/entity-rows';
import { History, newChain } from '../../kernel/history/history';
import { newId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx, firstRow } from '../../kernel/transaction';
import { refuseImpossibleDates } from '../entries/entry-dates';
import { CreatedEntry, Journal } from '../entries/journal';
import '../letters.events';
import { publicTitleWhenMissing } from '../public-title.rules';
import { ArrivalAtMinistry } from './arrival.entity';
import { ArrivalIntake, Arrived } from './arrival-intake';
import { ArrivedPieces, MailPieces } from './arrived-pieces';
import { RegistrationWarning } from './incoming.words';
import { LetterParty, NewCase, NewLetter, partiesOfLetter } from './new-letter';
import { usedBeforeSql } from './public-titles';
import { privateNamesOf, titleNamesOneOf, titleWhenMissing, warningsForTitle } from './title-warnings.rules';

/** A letter that has its numbers. */
export interface RegisteredLetter {
  readonly entryId: string;
  readonly caseId: string;
  readonly caseKey: string;
  readonly entryKey: string;
  readonly journalNumber: string;
  readonly arrivalId: string;
  readonly version: number;
  readonly warnings: readonly RegistrationWarning[];
}

/**
 * Registers what came in: case, entry, numbers, parties, files and history in one transaction, numbers last. What the
 * mail holds is stored before it begins; bytes that no row came to use are swept.
 */
@Injectable()
export class Registration {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly cases: CaseAccess,
    private readonly archive: Archive,
    private readonly staff: Staff,
    private readonly restrictions: Restrictions,
    private readonly pieces: ArrivedPieces,
    private readonly intake: ArrivalIntake,
    private readonly journal: Journal,
    private readonly history: History,
  ) {}

  async register(actor: Actor, letter: NewLetter): Promise<RegisteredLetter> {
    this.refuseContradictions(letter);
    const mail = letter.mailUploadId ? await this.pieces.ofMail(actor, letter.mailUploadId) : null;
    const text = letter.arrivalId ? await this.intake.textOfWaiting(actor, letter.arrivalId) : null;
    const { receivers, usedBefore } = await this.lookUp(actor, letter);

    return this.transactions.run(async (tx) => {
      const caseFile = letter.newCase
        ? await this.openCase(tx, actor, letter.newCase, letter.dueDate)
        : await this.cases.lock(tx, actor, letter.caseId ?? '');
      caseFile.take('enter', actor);
      const restriction = letter.restriction
        ? await this.restrictions.judge(tx, actor, letter.restriction, this.clock.today())
        : unrestricted;
      const arrived = await this.intake.take(tx, actor, letter, mail, text);
      const entryId = newId();
      const ways = this.waysOf(actor, arrived, entryId, receivers);
      const head = letter.newCase ? newChain : await this.history.headOf(tx, caseFile.id);

      const created = await this.journal.createEntry(tx, actor, {
        id: entryId,
        caseFile,
        newCase: Boolean(letter.newCase),
        kind: 'incoming',
        status: 'received',
        title: letter.title,
        publicTitle: publicTitleOf(letter, caseFile, restriction),
        documentDate: letter.documentDate,
        receivedAt: letter.receivedAt,
        journalDate: letter.journalDate,
        dueDate: letter.dueDate,
        language: letter.language,
        theirReference: letter.theirReference,
        restriction,
        keywords: letter.keywords,
        arrivalId: arrived.arrivalId,
        parties: partiesOfLetter(letter),
        addressedOfficeIds: letter.addressedOfficeIds,
        documents: arrived.documents,
        together: [...arrived.stored, ...ways],
      });
      const taken = await saveTogether(tx, ...arrived.taken(entryId));
      await this.history.record(tx, actor, {
        caseId: caseFile.id,
        type: 'entry.registered',
        subject: { table: 'journal_entry', id: entryId },
        payload: {
          caseYear: caseFile.caseYear,
          caseNumber: caseFile.caseNumber,
          documentNumber: created.entry.documentNumber,
          journalYear: created.entry.journalYear,
          journalNumber: created.entry.journalNumber,
          newCase: Boolean(letter.newCase),
          arrivalId: arrived.arrivalId,
          accessCode: created.entry.accessCode,
          addressedOffices: [...letter.addressedOfficeIds],
          alsoReceivedBy: ways.filter((way) => way.outcome === 'waiting').map((way) => way.ministryId),
        },
        states: [...created.states, ...taken],
        head,
      });
      const warnings = warningsFor(letter, caseFile, mail, usedBefore);
      return registered(caseFile, created, arrived.arrivalId, warnings);
    });
  }

  private refuseContradictions(letter: NewLetter): void {
    const sources = [letter.mailUploadId, letter.files, letter.arrivalId].filter((one) => one !== undefined);
    refuseUnless(sources.length === 1, 'invalid', 'incoming.sourceMissing');
    refuseUnless((letter.caseId === undefined) !== (letter.newCase === undefined), 'invalid', 'incoming.caseOneOf');
    const offices = letter.addressedOfficeIds;
    refuseUnless(new Set(offices).size === offices.length, 'invalid', 'incoming.officeTwice');
    const today = this.clock.today();
    refuseUnless(letter.receivedAt <= this.clock.now(), 'invalid', 'entry.receivedInTheFuture');
    refuseUnless(letter.journalDate <= today, 'invalid', 'entry.journalledInTheFuture');
    refuseUnless(letter.journalDate >= dayOf(letter.receivedAt), 'invalid', 'entry.journalledBeforeReceived');
    refuseImpossibleDates(letter);
  }

  /** A case opened for a letter is to be answered when the letter is. */
  private async openCase(tx: Tx, actor: Actor, wanted: NewCase, replyDeadline: string | null): Promise<CaseFile> {
    const now = this.clock.now();
    const today = this.clock.today();
    if (wanted.unitId) {
      const unit = await this.staff.unit(wanted.unitId, tx);
      refuseUnless(unit.ministryId === actor.ministryId && unit.isOn(today), 'invalid', 'incoming.unitOfOthers');
    }
    const seriesId = await this.archive.filingFor(tx, actor.ministryId, wanted.classId ?? null, today);
    const restriction = await this.restrictions.judge(tx, actor, wanted.restriction ?? null, today);
    return made(CaseFile, {
      id: newId(),
      ministryId: actor.ministryId,
      caseYear: yearOf(now),
      caseNumber: 0,
      title: wanted.title,
      publicTitle: wanted.publicTitle,
      status: 'underTreatment',
      caseDate: today,
      seriesId,
      classId: wanted.classId ?? null,
      unitId: wanted.unitId ?? null,
      ownerId: null,
      ...restriction,
      keywords: [...(wanted.keywords ?? [])],
      lastDocumentNumber: 0,
      replyDeadline,
      createdAt: now,
      createdBy: actor.personId,
      closedAt: null,
      closedBy: null,
      withdrawnReason: null,
      version: 1,
    });
  }

  /** What must be known of a letter before the transaction: the offices it names, and how worn its public title is. */
  private async lookUp(actor: Actor, letter: NewLetter): Promise<LookedUp> {
    const officesOf = (parties: readonly LetterParty[]) =>
      parties.flatMap((party) => party.officeId?.toLowerCase() ?? []);
    const reached = [...letter.addressedOfficeIds, ...officesOf(letter.copies)];
    const wanted = [...new Set([...reached, ...officesOf([letter.sender, ...letter.coSenders])])];
    const found = await firstRow<{ offices: NamedOfficeRow[]; usedBefore: number }>(
      this.transactions.reader,
      `SELECT coalesce((SELECT json_agg(json_build_object('id', id, 'code', code, 'ministryId', ministry_id,
                'then', daterange(valid_from, valid_to) @> $2::date)) FROM office WHERE id = ANY($1::uuid[])), '[]') AS offices,
              ${usedBeforeSql(3)} AS "usedBefore"`,
      [wanted, dayOf(letter.receivedAt), actor.ministryId, letter.publicTitle],
    );
    const offices = found?.offices ?? [];
    refuseUnless(offices.length === wanted.length, 'invalid', 'office.unknown');
    const gone = offices.find((office) => !office.then);
    refuseUnless(!gone, 'invalid', 'incoming.officeNotThen', { office: gone?.code ?? '' });
    const ministries = offices.filter((office) => reached.includes(office.id)).map((office) => office.ministryId);
    return { receivers: [...new Set(ministries)], usedBefore: found?.usedBefore ?? 0 };
  }

  /** One way per ministry that received it: ours is registered, the others wait for theirs (one arrival, many entries). */
  private waysOf(actor: Actor, arrived: Arrived, entryId: string, receivers: readonly string[]): ArrivalAtMinistry[] {
    const way = (ministryId: string): ArrivalAtMinistry =>
      made(ArrivalAtMinistry, {
        id: newId(),
        arrivalId: arrived.arrivalId,
        ministryId,
        entryId: null,
        outcome: 'waiting',
        reason: null,
        decidedBy: null,
        decidedAt: null,
      });
    const own = arrived.knownTo.includes(actor.ministryId) ? [] : [way(actor.ministryId)];
    for (const one of own) one.register(entryId, actor.personId, this.clock.now());
    const others = receivers.filter((id) => id !== actor.ministryId && !arrived.knownTo.includes(id));
    return [...own, ...others.map(way)];
  }
}

/** A ministers' office a letter names, and whether it was there when the letter came. */
interface NamedOfficeRow {
  readonly id: string;
  readonly code: string;
  readonly ministryId: string;
  readonly then: boolean;
}

interface LookedUp {
  /** Ministries the letter reached: addressed, or copied to. */
  readonly receivers: readonly string[];
  /** How many entries have its public title already; not counted beyond ten. */
  readonly usedBefore: number;
}

function warningsFor(
  letter: NewLetter,
  caseFile: CaseFile,
  mail: MailPieces | null,
  usedBefore: number,
): RegistrationWarning[] {
  const dated = letter.documentDate !== null && letter.documentDate > dayOf(letter.receivedAt);
  const caseRestricted = caseFile.accessCode !== null;
  return [
    ...warningsForTitle({
      publicTitle: letter.publicTitle,
      restrictedTitles: [
        ...(caseRestricted || letter.restriction ? [letter.title] : []),
        ...(caseRestricted && caseFile.title !== caseFile.publicTitle ? [caseFile.title] : []),
      ],
      privateNames: privateNamesOf(partiesOfLetter(letter)),
      usedBefore,
    }),
    ...(dated ? (['documentDateAfterArrival'] as const) : []),
    ...(mail && !mail.text ? (['textNotArchivable'] as const) : []),
  ];
}

/** As given; a missing one is not made of what is restricted, nor of a title that names a private or screened person. */
function publicTitleOf(letter: NewLetter, caseFile: CaseFile, { accessCode }: KeptRestriction): string {
  if (letter.publicTitle.trim()) return letter.publicTitle;
  const title = titleNamesOneOf(letter.title, privateNamesOf(partiesOfLetter(letter)))
    ? titleWhenMissing
    : letter.title;
  return publicTitleWhenMissing(title, [caseFile, { accessCode, publicTitle: titleWhenMissing }]);
}

function registered(
  caseFile: CaseFile,
  { entry }: CreatedEntry,
  arrivalId: string,
  warnings: readonly RegistrationWarning[],
): RegisteredLetter {
  return {
    entryId: entry.id,
    caseId: caseFile.id,
    caseKey: printedKey(caseFile),
    entryKey: printedEntryKey(caseFile, entry.documentNumber),
    journalNumber: `${entry.journalNumber}/${entry.journalYear}`,
    arrivalId,
    version: entry.version,
    warnings,
  };
}
