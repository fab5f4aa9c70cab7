import { Body, Controller, Get, Param, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { CaseView } from '../../cases/case.view';
import { SignedIn } from '../../kernel/http/access';
import { declaredRefusals, refuseUnless, sentenceOf } from '../../kernel/refusal';
import { Faults, Field, noFaults, requestOf, shownAgain, shownFields, validated } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import {
  BulkCases,
  BulkCommand,
  ChosenCase,
  alsoIn,
  bulkCommands,
  hinderedIn,
  sentencesOf,
  targetOf,
} from './bulk-cases';
import './bulk.words';

/**
 * The same command for several cases: what would happen to each is shown first, each is then done on its own as it was seen,
 * and what became of each is told.
 */
@ApiExcludeController()
@Controller('saker/flere/:action')
export class BulkPages {
  constructor(private readonly bulk: BulkCases) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async show(
    @CurrentVisit() visit: Visit,
    @Param('action') action: string,
    @Query('sak') chosen: string | string[] = [],
  ): Promise<Page> {
    const command = commandNamed(action);
    const cases = await this.bulk.chosen(visit.actor, command, [chosen].flat());
    const fields = await this.bulk.fields(command, cases, visit);
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
    const cases = await this.bulk.chosen(visit.actor, command, [typed['sak'] ?? []].flat());
    const form = this.bulk.formOf(command);
    const fields = await this.bulk.fields(command, cases, visit);
    try {
      refuseUnless(cases[0], 'invalid', 'bulk.nothingChosen');
      const sent = requestOf(fields, typed);
      const given = form.prepare?.(sent, targetOf(cases[0].caseFile), visit) ?? sent;
      const body = form.request ? await validated(form.request, given) : given;
      const results = new URLSearchParams();
      for (const one of cases) {
        const { id } = one.caseFile;
        const code = await this.bulk.outcomeOf(command, visit, one, body);
        results.append(code === null ? 'gjort' : 'ikke', code === null ? id : `${id}:${code}`);
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
    const cases = await this.bulk.chosen(actor, command, [...told.keys()]);
    const lines = cases.map((one) => {
      const code = told.get(one.caseFile.id) ?? '';
      return { ...one.caseFile, done: code === '', holder: withWhom(one.caseFile), because: whyNot(code, one) };
    });
    const n = lines.filter((line) => line.done).length;
    const heading = n === lines.length ? 'allDone' : n === 0 ? 'noneDone' : 'someDone';
    return new Page('work/bulk-result', {
      title: wordOf(language, `bulk.${command}`),
      heading: wordOf(language, `bulk.${heading}`, { n, of: lines.length }),
      doneWord: wordOf(language, `bulk.${command}-done`),
      lines,
      back: listBehind(command),
    });
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
  const lines = cases.map((one) => ({
    ...one.caseFile,
    value: `${one.caseFile.id}:${one.version ?? one.caseFile.version}`,
    holder: withWhom(one.caseFile),
    because: hinderedIn(command, one),
    also: alsoIn(one, language),
  }));
  const n = lines.filter(({ because }) => because === null).length;
  return new Page('work/bulk', {
    title: wordOf(language, `bulk.${command}`),
    heading: wordOf(language, `bulk.${command}`),
    button: wordOf(language, `bulk.${command}-button`, { n }),
    willWord: wordOf(language, `bulk.${command}-will`),
    lines,
    n,
    fields: n ? shownFields(fields, typed, faults) : [],
    faults,
    key: newFormKey(),
    back: listBehind(command),
  });
}

function commandNamed(action: string): BulkCommand {
  const command = bulkCommands.find((one) => one === action);
  refuseUnless(command, 'notFound', 'request.unknownRoute');
  return command;
}

/** Why it was not done, as a sentence; of a case that could not be closed, what hinders it. */
function whyNot(code: string, { caseFile, hindrances }: ChosenCase): string | null {
  if (code === 'case.cannotClose' && hindrances.length) return sentencesOf(hindrances);
  if (!declaredRefusals().includes(code)) return null;
  return sentenceOf({ code, facts: { code: caseFile.restriction?.code } }) ?? code;
}

/** The list the cases of a command are chosen from. */
function listBehind(command: BulkCommand): string {
  return command === 'close' ? '/arbeid/to-close' : '/saker';
}

const withWhom = ({ allocation, owner, unit }: CaseView): string =>
  owner?.name ?? allocation?.caseworker?.name ?? unit?.name ?? '';
