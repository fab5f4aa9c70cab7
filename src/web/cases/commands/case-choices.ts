import { Injectable } from '@nestjs/common';
import { Archive } from '../../../archive/archive.service';
import type { CaseView, NamedOffice } from '../../../cases/case.view';
import { Government } from '../../../government/government.service';
import { Staff } from '../../../government/staff.service';
import { Actor, holds } from '../../../kernel/actor';
import { Clock } from '../../../kernel/clock';
import { Transactions } from '../../../kernel/transaction';
import { EntryViews } from '../../../letters/entries/entry-views';
import type { FieldOption } from '../../frame/form';
import { ScreenLanguage, wordOf } from '../../frame/words';

/** What one may choose among in the forms of a case: classes, people, units, offices. The commands judge the choice. */
@Injectable()
export class CaseChoices {
  constructor(
    private readonly archive: Archive,
    private readonly staff: Staff,
    private readonly government: Government,
    private readonly entries: EntryViews,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Classes a case may be filed on: the leaves of the ministry's key. */
  async classes(actor: Actor): Promise<FieldOption[]> {
    const all = await this.archive.classesOf(actor.ministryId);
    return all.filter(({ isLeaf }) => isLeaf).map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }));
  }

  /** Those who write replies in the ministry, and those who lead them. */
  async writers(actor: Actor): Promise<FieldOption[]> {
    const units = new Map((await this.staff.unitsOf(actor.ministryId)).map((unit) => [unit.id, unit.code]));
    const found = new Map<string, string>();
    for (const role of ['caseworker', 'leader'] as const) {
      for (const one of await this.staff.personsWithRole(actor.ministryId, role, this.clock.now())) {
        const unit = one.unitId && units.get(one.unitId);
        if (!found.has(one.personId)) found.set(one.personId, unit ? `${one.name} (${unit})` : one.name);
      }
    }
    return [...found].map(([value, label]) => ({ value, label }));
  }

  /** All units of the ministry, for filters. */
  async allUnits(actor: Actor): Promise<FieldOption[]> {
    return (await this.staff.unitsOf(actor.ministryId)).map(({ id, nameNb }) => ({ value: id, label: nameNb }));
  }

  /** Units a case may be given to: all to the archive, to a leader those under the units they lead. */
  async units(actor: Actor): Promise<FieldOption[]> {
    const all = await this.staff.unitsOf(actor.ministryId);
    const leads = actor.roles.filter(({ role }) => role === 'leader');
    const everywhere = holds(actor, 'registrar') || leads.some(({ unitId }) => unitId === null);
    const led = new Set<string>();
    for (const { unitId } of everywhere ? [] : leads)
      for (const id of unitId ? await this.staff.unitsUnder(unitId) : []) led.add(id);
    return all
      .filter(({ id }) => everywhere || led.has(id))
      .map(({ id, nameNb, code }) => ({ value: id, label: `${nameNb} (${code})` }));
  }

  /** Who may answer: the ministry's ministers and state secretaries, each with who sits there; the ministry; nobody. */
  async answering(actor: Actor, language: ScreenLanguage): Promise<FieldOption[]> {
    const offices = await this.government.officesAt(undefined, { ministryId: actor.ministryId });
    const shown = offices.filter(({ level }) => level === 'minister' || level === 'stateSecretary');
    const ids = shown.map(({ id }) => id);
    const holders = await this.government.holdersOf(this.transactions.reader, ids, this.clock.now());
    const titles = await this.government.titlesOf(ids, this.clock.today());
    const titleOf = (id: string) =>
      (titles.find((one) => one.officeId === id && one.language === 'nb') ?? titles.find((one) => one.officeId === id))
        ?.definiteForm ?? '';
    return [
      ...shown.map(({ id, level }) => {
        const name = holders.get(id)?.name;
        const title = capital(titleOf(id));
        return { value: `${level}:${id}`, label: name ? `${title}, ${name}` : title };
      }),
      { value: 'department', label: wordOf(language, 'caseAssign.department') },
      { value: 'none', label: wordOf(language, 'caseAssign.none') },
    ];
  }

  /** Offices of others that the letters of the case are addressed to, in the senders' order. */
  async addressed(actor: Actor, caseFile: CaseView): Promise<NamedOffice[]> {
    const { items } = await this.entries.ofCase(actor, caseFile.id, { limit: 100 });
    const incoming = items.filter(({ kind, status }) => kind === 'incoming' && status !== 'withdrawn').slice(0, 10);
    const found = new Map<string, NamedOffice>();
    for (const { id } of incoming)
      for (const office of (await this.entries.view(actor, id)).addressedOffices)
        if (office.ministryCode !== actor.ministryCode) found.set(office.id, office);
    return [...found.values()];
  }

  /** Access codes one may put on a case. */
  async accessCodes(): Promise<FieldOption[]> {
    const codes = await this.archive.accessCodes();
    return codes.map(({ code, nameNb, provisionNb }) => ({ value: code, label: `${provisionNb ?? nameNb} (${code})` }));
  }
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
