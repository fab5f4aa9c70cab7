import { Injectable } from '@nestjs/common';
import type { Hindrance } from '../../cases/case-letters';
import { CaseViews } from '../../cases/case-views';
import type { CaseView } from '../../cases/case.view';
import { Cases } from '../../cases/cases.service';
import type { Actor } from '../../kernel/actor';
import { isId } from '../../kernel/id';
import { Refusal, sentenceOf } from '../../kernel/refusal';
import { CaseCommandForms } from '../cases/commands/case-forms';
import type { CaseTarget } from '../cases/commands/case-target';
import type { CommandForm } from '../frame/command-forms';
import type { Field } from '../frame/form';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import './bulk.words';

/** Commands that may be given for several cases at once. */
export const bulkCommands = ['allocate', 'setDeadline', 'close'] as const;
export type BulkCommand = (typeof bulkCommands)[number];

/** Most cases at once: a page of a list. */
const mostCases = 100;

/** A chosen case as the form has it: the version that was shown travels with it. */
interface Chosen {
  readonly id: string;
  readonly version: number | null;
}

/** A chosen case, with what hinders closing where that is what is wanted of it. */
export interface ChosenCase extends Chosen {
  readonly caseFile: CaseView;
  readonly hindrances: readonly Hindrance[];
}

/** The cases chosen for a command, what it would meet in each, and the command done to one of them. */
@Injectable()
export class BulkCases {
  constructor(
    private readonly views: CaseViews,
    private readonly cases: Cases,
    private readonly commands: CaseCommandForms,
  ) {}

  /** The chosen cases the actor may see, in the order chosen. What is not theirs is passed over. */
  async chosen(actor: Actor, command: BulkCommand, values: readonly unknown[]): Promise<ChosenCase[]> {
    const found: ChosenCase[] = [];
    for (const one of chosenOf(values)) {
      try {
        const caseFile = await this.views.view(actor, one.id);
        const closing = command === 'close' && mayDo(caseFile, command);
        found.push({ ...one, caseFile, hindrances: closing ? await this.cases.hindrances(actor, one.id) : [] });
      } catch (error) {
        if (!(error instanceof Refusal && error.kind === 'notFound')) throw error;
      }
    }
    return found;
  }

  formOf(command: BulkCommand): CommandForm<CaseTarget> {
    const form = this.commands.forms[command];
    if (!form) throw new Error(`There is no form for ${command}`);
    return form;
  }

  /** The form's own fields; what stands in them for one case is not what is wanted for several. */
  async fields(command: BulkCommand, cases: readonly ChosenCase[], visit: Visit): Promise<Field[]> {
    if (command === 'close') return closingFields(cases, visit.language);
    const [first] = cases;
    const fields = first ? await this.formOf(command).fields?.(targetOf(first.caseFile), visit) : [];
    return (fields ?? []).map((field) => (field.name === 'unitId' ? field : { ...field, value: null }));
  }

  /** Does it to one case as it was seen; answers the refusal's code, null when it is done. */
  async outcomeOf(command: BulkCommand, visit: Visit, chosen: ChosenCase, body: object): Promise<string | null> {
    const { caseFile, version } = chosen;
    try {
      const target = targetOf(caseFile);
      await this.formOf(command).run({ visit, target, body: body as never, version: version ?? caseFile.version });
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }
}

/** What keeps the command from one of the cases, in words; null when nothing does. */
export function hinderedIn(command: BulkCommand, { caseFile, hindrances }: ChosenCase): string | null {
  const action = caseFile.allowedActions.find((one) => one.action === command);
  const lasting = hindrances.filter(({ confirmWith }) => confirmWith !== 'archiveRest');
  return action?.because ?? (sentencesOf(lasting) || null);
}

/** What happens to one of the cases besides, in words: what is archived first. */
export function alsoIn({ hindrances }: ChosenCase, language: ScreenLanguage): string {
  const archived = hindrances.find(({ confirmWith }) => confirmWith === 'archiveRest')?.facts['entries'];
  return Array.isArray(archived) ? wordOf(language, 'bulk.close-first', { entries: archived.join(', ') }) : '';
}

export function sentencesOf(hindrances: readonly Hindrance[]): string {
  return hindrances.map((one) => sentenceOf(one) ?? one.code).join(' ');
}

export function targetOf(caseFile: CaseView): CaseTarget {
  const { id, key, title, version, allowedActions } = caseFile;
  return { id, key, title, version, allowedActions, href: `/saker/${id}`, caseFile };
}

/**
 * Archiving what is ready is confirmed for all of them at once. Writing letters off is not: that an answer was never given is
 * said of one case at a time.
 */
function closingFields(cases: readonly ChosenCase[], language: ScreenLanguage): Field[] {
  const asked = cases.some(({ hindrances }) => hindrances.some(({ confirmWith }) => confirmWith === 'archiveRest'));
  return asked ? [{ name: 'archiveRest', kind: 'tick', label: wordOf(language, 'bulk.archiveRest'), value: true }] : [];
}

function mayDo({ allowedActions }: CaseView, command: BulkCommand): boolean {
  return allowedActions.some(({ action, allowed }) => action === command && allowed);
}

/** `<id>` or `<id>:<version>`; anything else is passed over. */
function chosenOf(values: readonly unknown[]): Chosen[] {
  const chosen = new Map<string, Chosen>();
  for (const value of values) {
    const [id = '', version] = typeof value === 'string' ? value.split(':') : [];
    if (isId(id) && chosen.size < mostCases)
      chosen.set(id, { id, version: version && /^\d{1,9}$/.test(version) ? Number(version) : null });
  }
  return [...chosen.values()];
}
