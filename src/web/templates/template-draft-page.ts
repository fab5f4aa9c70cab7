import { Injectable } from '@nestjs/common';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { LetterTemplates } from '../../templates/letter-templates/letter-templates.service';
import { TemplateList } from '../../templates/letter-templates/template-list';
import { TemplateReading } from '../../templates/letter-templates/template-reading';
import { problemsOfTemplate } from '../../templates/letter-templates/template-trial';
import {
  TemplateProblemView,
  TemplateVersionView,
  TemplateView,
  templateProblemView,
  templateVersionView,
  templateView,
} from '../../templates/letter-templates/template.view';
import { WriteTemplateRequest, contentOf } from '../../templates/letter-templates/templates.requests';
import { standardMergeFields } from '../../templates/merge-fields';
import { letterLanguages } from '../../templates/typesetting/letter.blocks';
import { Faults, Field, faultsOf, noFaults, requestOf, shownAgain, shownFields, validated } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { GoTo, Page, goTo } from '../frame/page';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import { nameOf } from './template-page';
import { draftRequest, faultsAsTyped, fieldRowCount, levelsField, rowFields, textFields } from './template-draft';
import './templates.words';

type Typed = Readonly<Record<string, unknown>>;

/** Where a template's draft is written: texts and fields, checked at will, what hinders publishing told with its place. */
@Injectable()
export class TemplateDraftPage {
  constructor(
    private readonly templates: LetterTemplates,
    private readonly list: TemplateList,
    private readonly reading: TemplateReading,
  ) {}

  async show(visit: Visit, id: string): Promise<Page> {
    const { template, version } = await this.begun(visit, id);
    const problems = template.hasDraft ? await this.problemsOfDraft(visit, id) : null;
    return this.page(visit, template, version, undefined, noFaults, problems);
  }

  /** Keeps what is typed as the draft, whole, and shows it with what hinders publishing. */
  async save(visit: Visit, id: string, typed: Typed): Promise<GoTo> {
    const { template, version } = await this.begun(visit, id);
    try {
      const request = await this.request(visit, version, typed);
      await this.templates.write(visit.actor, id, seenVersion(visit), contentOf(request));
      return goTo(`/maler/${id}?versjon=draft`, 'templates.write');
    } catch (error) {
      throw shownAgain(error, (faults) => this.page(visit, template, version, typed, mapped(faults, typed), null));
    }
  }

  /** What hinders publishing what is typed. Nothing is stored. */
  async checked(visit: Visit, id: string, typed: Typed): Promise<Page> {
    const { template, version } = await this.begun(visit, id);
    try {
      const request = await this.request(visit, version, typed);
      const problems = problemsOfTemplate({ kind: template.kind, ...contentOf(request) }).map(templateProblemView);
      return this.page(visit, template, version, typed, noFaults, problems);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.page(visit, template, version, typed, mapped(faultsOf(error), typed), null);
    }
  }

  /** The template and what its next version begins with: the draft, or the version in use. */
  private async begun({ actor }: Visit, id: string) {
    const template = templateView(actor, await this.list.one(actor.ministryId, id));
    const write = template.actions.find(({ action }) => action === 'write');
    refuseUnless(write, 'notFound', 'template.unknown');
    if (!write.allowed) throw new Refusal('conflict', write.code ?? 'wording.notInThatState');
    const number = template.hasDraft
      ? 'draft'
      : template.currentNumber === null
        ? null
        : String(template.currentNumber);
    const version = number && templateVersionView((await this.reading.version(actor, id, number)).version);
    return { template, version: version ? version : null };
  }

  private async request(
    visit: Visit,
    version: TemplateVersionView | null,
    typed: Typed,
  ): Promise<WriteTemplateRequest> {
    return validated(WriteTemplateRequest, draftRequest(requestOf(allFields(visit, version, typed), typed), version));
  }

  private async problemsOfDraft({ actor }: Visit, id: string): Promise<TemplateProblemView[]> {
    const { content } = await this.reading.version(actor, id, 'draft');
    return problemsOfTemplate(content).map(templateProblemView);
  }

  private page(
    { language }: Visit,
    template: TemplateView,
    version: TemplateVersionView | null,
    typed: Typed | undefined,
    faults: Faults,
    problems: readonly TemplateProblemView[] | null,
  ): Page {
    const shown = (fields: readonly Field[]) => shownFields(fields, typed, faults);
    const rows = Array.from({ length: fieldRowCount(version, typed?.['fields']) }, (_, i) => i);
    return new Page('templates/draft', {
      title: wordOf(language, 'templates.draftTitle', { name: nameOf(template, language) }),
      frame: 'context',
      islands: ['source'],
      template,
      name: nameOf(template, language),
      faults,
      key: newFormKey(),
      version: template.version,
      levels: shown([levelsField(version, language)]),
      texts: letterLanguages.map((one, i) => ({
        word: wordOf(language, `templates.in-${one}`),
        open: i < 2 || version?.texts.some((text) => text.language === one) === true,
        fields: shown(textFields(version, i, language)),
        lang: one,
      })),
      rows: rows.map((i) => {
        const fields = shown(rowFields(version, i, language));
        const name = fields[0]?.value ?? '';
        return { name, fields, open: fields.some(({ fault }) => fault !== null) };
      }),
      standard: standardMergeFields.map(({ name, description }) => ({
        name,
        meaning: language === 'nn' ? description.nn : description.nb,
      })),
      checked: problems !== null,
      problems: (problems ?? []).map((problem) => problemShown(problem, language)),
    });
  }
}

function allFields({ language }: Visit, version: TemplateVersionView | null, typed: Typed): Field[] {
  const rows = Array.from({ length: fieldRowCount(version, typed['fields']) }, (_, i) =>
    rowFields(version, i, language),
  );
  const texts = letterLanguages.map((_, i) => textFields(version, i, language));
  return [levelsField(version, language), ...texts.flat(), ...rows.flat()];
}

/** A problem with the address of the field it is in, for a link that goes there. */
export function problemShown(problem: TemplateProblemView, language: Visit['language']) {
  const index = problem.language ? letterLanguages.indexOf(problem.language) : -1;
  const field = index < 0 ? 'levels' : `texts-${index}-${problem.part ?? 'body'}`;
  const where = problem.language ? wordOf(language, `templates.in-${problem.language}`) : '';
  const place = problem.line
    ? wordOf(language, 'templates.line', { line: problem.line, column: problem.column ?? 1 })
    : '';
  return { ...problem, field, place: [where, place].filter(Boolean).join(', ') };
}

function mapped(faults: Faults, typed: Typed): Faults {
  return { ...faults, fields: faultsAsTyped({ ...typed }, faults.fields) };
}

function seenVersion({ request }: Visit): number {
  const seen = /^"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '')?.[1];
  refuseUnless(seen, 'unconditional', 'request.versionMissing');
  return Number(seen);
}
