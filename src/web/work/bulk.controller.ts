import { Body, Controller, Get, Param, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CaseViews } from '../../cases/case-views';
import type { CaseView } from '../../cases/case.view';
import type { Actor } from '../../kernel/actor';
import { SignedIn } from '../../kernel/http/access';
import { isId } from '../../kernel/id';
import { Refusal, declaredRefusals, refuseUnless, sentenceOf } from '../../kernel/refusal';
import { CaseCommandForms } from '../cases/commands/case-forms';
import type { CaseTarget } from '../cases/commands/case-target';
import type { CommandForm } from '../frame/command-forms';
import { Faults, Field, noFaults, requestOf, shownAgain, shownFields, validated } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import './bulk.words';

/** Commands that may be given for several cases at once. */
const bulkCommands = ['allocate', 'setDeadline'] as const;
type BulkCommand = (typeof bulkCommands)[number];

/** Most cases at once: a page of a list. */
const mostCases = 100;

/** A chosen case as the form has it: the version that was shown travels with it. */
interface Chosen {
  readonly id: string;
  readonly version: number | null;
}

interface ChosenCase extends Chosen {
  readonly caseFile: CaseView;
}

/**
 * The same command for several cases: what would happen to each is shown first, each is then done on its own as it was seen,
 * and what became of each is told.
 */
@ApiExcludeController()
@Controller('saker/flere/:action')
export class BulkPages {
  constructor(
    private readonly views: CaseViews,
    private readonly commands: CaseCommandForms,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async show(
    @CurrentVisit() visit: Visit,
    @Param('action') action: string,
    @Query('sak') chosen: string | string[] = [],
  ): Promise<Page> {
    const command = commandNamed(action);
    const cases = await this.cases(visit.actor, chosenOf([chosen].flat()));
    const fields = await this.fields(command, cases, visit);
    return page({ command, visit, cases, fields }, undefined, noFaults);
  }

  @Post()
  @SignedIn({ scope: 'none' })
  @Redirect('/', 303)
  async send(
    @CurrentVisit() visit: Visit,
    @Param('action') action: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    const command = commandNamed(action);
    const chosen = chosenOf([typed['sak'] ?? []].flat());
    const cases = await this.cases(visit.actor, chosen);
    const form = this.formOf(command);
    const fields = await this.fields(command, cases, visit);
    try {
      refuseUnless(cases[0], 'invalid', 'bulk.nothingChosen');
      const sent = requestOf(fields, typed);
      const given = form.prepare?.(sent, targetOf(cases[0].caseFile), visit) ?? sent;
      const body = form.request ? await validated(form.request, given) : given;
      const results = new URLSearchParams();
      for (const { caseFile, version } of cases) {
        const code = await outcomeOf(form, visit, caseFile, body, version ?? caseFile.version);
        results.append(code === null ? 'gjort' : 'ikke', code === null ? caseFile.id : `${caseFile.id}:${code}`);
      }
      return goTo(`/saker/flere/${command}/resultat?${results.toString()}`);
    } catch (error) {
      throw shownAgain(error, (faults) => page({ command, visit, cases, fields }, typed, faults));
    }
  }

  /** What became of each. Reloading shows it again and does nothing. */
  @Get('resultat')
  @SignedIn({ scope: 'none' })
  async result(
    @CurrentVisit() visit: Visit,
    @Param('action') action: string,
    @Query('gjort') done: string | string[] = [],
    @Query('ikke') refused: string | string[] = [],
  ): Promise<Page> {
    const { actor, language } = visit;
    const command = commandNamed(action);
    const told = new Map([done].flat().map((id) => [id, '']));
    for (const one of [refused].flat()) told.set(one.slice(0, 36), one.slice(37));
    const cases = await this.cases(actor, chosenOf([...told.keys()]));
    const lines = cases.map(({ caseFile }) => {
      const code = told.get(caseFile.id) ?? '';
      const known = declaredRefusals().includes(code);
      return {
        ...caseFile,
        done: code === '',
        holder: withWhom(caseFile),
        because: known ? (sentenceOf({ code, facts: { code: caseFile.restriction?.code } }) ?? code) : null,
      };
    });
    const n = lines.filter((line) => line.done).length;
    const heading = n === lines.length ? 'allDone' : n === 0 ? 'noneDone' : 'someDone';
    return new Page('work/bulk-result', {
      title: wordOf(language, `bulk.${command}`),
      heading: wordOf(language, `bulk.${heading}`, { n, of: lines.length }),
      doneWord: wordOf(language, `bulk.${command}-done`),
      lines,
    });
  }

  /** The chosen cases the actor may see, in the order chosen. What is not theirs is passed over. */
  private async cases(actor: Actor, chosen: readonly Chosen[]): Promise<ChosenCase[]> {
    const found: ChosenCase[] = [];
    for (const one of chosen) {
      try {
        found.push({ ...one, caseFile: await this.views.view(actor, one.id) });
      } catch (error) {
        if (!(error instanceof Refusal && error.kind === 'notFound')) throw error;
      }
    }
    return found;
  }

  private formOf(command: BulkCommand): CommandForm<CaseTarget> {
    const form = this.commands.forms[command];
    if (!form) throw new Error(`There is no form for ${command}`);
    return form;
  }

  /** The form's own fields; what stands in them for one case is not what is wanted for several. */
  private async fields(command: BulkCommand, [first]: readonly ChosenCase[], visit: Visit): Promise<Field[]> {
    const fields = first ? await this.formOf(command).fields?.(targetOf(first.caseFile), visit) : [];
    return (fields ?? []).map((field) => (field.name === 'unitId' ? field : { ...field, value: null }));
  }
}

/** Does it to one case; answers the refusal's code, null when it is done. */
async function outcomeOf(
  form: CommandForm<CaseTarget>,
  visit: Visit,
  caseFile: CaseView,
  body: object,
  version: number,
): Promise<string | null> {
  try {
    await form.run({ visit, target: targetOf(caseFile), body: body as never, version });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

interface PageAsked {
  readonly command: BulkCommand;
  readonly visit: Visit;
  readonly cases: readonly ChosenCase[];
  readonly fields: readonly Field[];
}

/** The form with what would happen to each of the chosen. */
function page(
  { command, visit: { language }, cases, fields }: PageAsked,
  typed: Record<string, unknown> | undefined,
  faults: Faults,
): Page {
  const lines = cases.map(({ caseFile, version }) => {
    const action = caseFile.allowedActions.find((one) => one.action === command);
    const seen = version ?? caseFile.version;
    return {
      ...caseFile,
      value: `${caseFile.id}:${seen}`,
      holder: withWhom(caseFile),
      because: action?.because ?? null,
    };
  });
  const n = lines.filter(({ because }) => because === null).length;
  return new Page('work/bulk', {
    title: wordOf(language, `bulk.${command}`),
    heading: wordOf(language, `bulk.${command}`),
    button: wordOf(language, `bulk.${command}-button`, { n }),
    willWord: wordOf(language, `bulk.${command}-will`),
    lines,
    n,
    fields: shownFields(fields, typed, faults),
    faults,
    key: newFormKey(),
  });
}

function commandNamed(action: string): BulkCommand {
  const command = bulkCommands.find((one) => one === action);
  refuseUnless(command, 'notFound', 'request.unknownRoute');
  return command;
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

function targetOf(caseFile: CaseView): CaseTarget {
  const { id, key, title, version, allowedActions } = caseFile;
  return { id, key, title, version, allowedActions, href: `/saker/${id}`, caseFile };
}

const withWhom = ({ allocation, owner, unit }: CaseView): string =>
  owner?.name ?? allocation?.caseworker?.name ?? unit?.name ?? '';
