import { Injectable } from '@nestjs/common';
import { Archive } from '../../archive/archive.service';
import { CaseLines } from '../../cases/case-lines';
import { CaseViews } from '../../cases/case-views';
import type { CaseView } from '../../cases/case.view';
import { Government } from '../../government/government.service';
import { Staff } from '../../government/staff.service';
import type { Actor } from '../../kernel/actor';
import { Day, startOf } from '../../kernel/clock';
import { Refusal } from '../../kernel/refusal';
import { Transactions } from '../../kernel/transaction';
import type { PartyView } from '../../letters/entries/entry.view';
import { EntryViews } from '../../letters/entries/entry-views';
import type { EarlierLetterView } from '../../letters/incoming/incoming.view';
import { ownCaseByKey } from '../cases/case-by-key';
import type { FieldOption } from '../frame/form';
import type { ScreenLanguage } from '../frame/words';

/** A minister's office as a token. */
export interface OfficeChoice {
  readonly id: string;
  readonly ministryCode: string;
  /** Family name of whoever holds it that day; the title when nobody does. */
  readonly name: string;
  readonly title: string;
  readonly own: boolean;
}

/** What the same sender wrote before, as far as one may see it. */
export interface Before {
  readonly letters: readonly EarlierLetterView[];
  /** Its cases, the latest first; at most three. */
  readonly cases: readonly CaseView[];
  /** The sender as written on the latest of them. */
  readonly sender: PartyView | null;
}

/** What can be chosen on the form, and what went before. */
@Injectable()
export class RegisteringChoices {
  constructor(
    private readonly archive: Archive,
    private readonly staff: Staff,
    private readonly government: Government,
    private readonly caseLines: CaseLines,
    private readonly caseViews: CaseViews,
    private readonly entries: EntryViews,
    private readonly transactions: Transactions,
  ) {}

  async classes({ ministryId }: Actor): Promise<FieldOption[]> {
    const found = await this.archive.classesOf(ministryId);
    return found
      .filter(({ isLeaf }) => isLeaf)
      .map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }));
  }

  async units({ ministryId }: Actor, language: ScreenLanguage): Promise<FieldOption[]> {
    const found = await this.staff.unitsOf(ministryId);
    return found.map((unit) => ({ value: unit.id, label: language === 'nn' ? unit.nameNn : unit.nameNb }));
  }

  /** The codes one may restrict by: nobody hides a letter from themselves. */
  async accessCodes({ clearedFor }: Actor, language: ScreenLanguage): Promise<FieldOption[]> {
    const found = await this.archive.accessCodes();
    return found
      .filter(({ code }) => clearedFor.includes(code))
      .map((one) => {
        const provision = (language === 'nn' ? one.provisionNn : one.provisionNb) ?? one.code;
        return { value: one.code, label: `${provision} – ${language === 'nn' ? one.nameNn : one.nameNb}` };
      });
  }

  /** Ministers' offices of a day; one's own ministry's first. */
  async offices({ ministryId }: Actor, day: Day): Promise<OfficeChoice[]> {
    const offices = await this.government.officesAt(day, { level: 'minister' });
    const ids = offices.map(({ id }) => id);
    const titles = await this.government.titlesOf(ids, day);
    // At noon: a minister who took office that day holds it.
    const at = new Date(startOf(day).getTime() + 12 * 3_600_000);
    const holders = await this.government.holdersOf(this.transactions.reader, ids, at);
    const codes = new Map((await this.government.ministries(day)).map(({ id, code }) => [id, code]));
    const choices = offices.map((office) => {
      const title = titles.find(({ officeId, language }) => officeId === office.id && language === 'nb');
      return {
        id: office.id,
        ministryCode: codes.get(office.ministryId) ?? '',
        title: title?.definiteForm ?? office.code,
        name: holders.get(office.id)?.name.split(' ').at(-1) ?? title?.indefiniteForm ?? office.code,
        own: office.ministryId === ministryId,
      };
    });
    return [...choices.filter(({ own }) => own), ...choices.filter(({ own }) => !own)];
  }

  async before(actor: Actor, letters: readonly EarlierLetterView[]): Promise<Before> {
    const cases: CaseView[] = [];
    for (const id of [...new Set(letters.map(({ caseId }) => caseId))].slice(0, 3)) {
      const found = await this.caseIfThere(actor, id);
      if (found?.own) cases.push(found);
    }
    const [latest] = letters;
    const entry = latest ? await this.entries.view(actor, latest.entryId) : null;
    return { letters, cases, sender: entry?.parties.find(({ kind }) => kind === 'sender') ?? null };
  }

  /** The ministry's own case by its number; refuses one that is not there for the actor. */
  async caseByKey(actor: Actor, key: string): Promise<CaseView> {
    const found = await ownCaseByKey(this.caseLines, actor, key);
    return this.caseViews.view(actor, found.id);
  }

  async caseIfThere(actor: Actor, id: string): Promise<CaseView | null> {
    return this.caseViews.view(actor, id).catch((error: unknown) => {
      if (error instanceof Refusal && error.kind === 'notFound') return null;
      throw error;
    });
  }
}
