import { Injectable } from '@nestjs/common';
import { LetterTemplates } from '../../templates/letter-templates/letter-templates.service';
import type { TemplateView } from '../../templates/letter-templates/template.view';
import { CreateTemplateRequest, DescribeTemplateRequest } from '../../templates/letter-templates/templates.requests';
import { templateKinds } from '../../templates/template-kind';
import type { CommandForm, CommandTarget } from '../frame/command-forms';
import type { Field } from '../frame/form';
import { ScreenLanguage, wordOf } from '../frame/words';
import './templates.words';
import { WordingCommand, bothForms, wordingForms } from './wording.forms';

/** A template, or none yet, as what a command is about. */
export interface TemplateTarget extends CommandTarget {
  readonly template: TemplateView | null;
}

export function templateTarget(template: TemplateView, language: ScreenLanguage): TemplateTarget {
  const { id, code, version, actions } = template;
  const title = language === 'nn' ? template.names.nn : template.names.nb;
  return { id, key: code, title, version, allowedActions: actions, href: `/maler/${id}`, template };
}

/** A template still to be made; `template` is the one it copies, if any. */
export function newTemplateTarget(copied: TemplateView | null, language: ScreenLanguage): TemplateTarget {
  const key = wordOf(language, 'templates.heading');
  return { id: '', key, title: '', version: 0, allowedActions: [], href: '/maler', template: copied };
}

/** What administrators do with templates besides writing them, which has a page of its own. */
@Injectable()
export class TemplateForms {
  readonly byAddress: Readonly<Record<WordingCommand | 'beskriv', CommandForm<TemplateTarget>>>;

  constructor(private readonly templates: LetterTemplates) {
    this.byAddress = { ...wordingForms<TemplateTarget>(templates), beskriv: this.describe };
  }

  readonly create: CommandForm<TemplateTarget> = {
    word: 'templates.create',
    request: CreateTemplateRequest,
    fields: ({ template }, { language }) => [
      {
        name: 'code',
        kind: 'text',
        label: wordOf(language, 'wording.code'),
        hint: wordOf(language, 'wording.codeHint'),
        value: template?.code,
        maxLength: 60,
      },
      {
        name: 'kind',
        kind: 'choices',
        label: wordOf(language, 'templates.kind'),
        value: template?.kind ?? 'letter',
        options: templateKinds.map((kind) => ({ value: kind, label: wordOf(language, `templates.kind-${kind}`) })),
      },
      ...aboutFields(template, language),
      { name: 'copyOf', kind: 'hidden', label: '', value: template?.currentVersionId, optional: true },
    ],
    run: async ({ visit, body }) => `/maler/${(await this.templates.create(visit.actor, body)).id}`,
  };

  private get describe(): CommandForm<TemplateTarget> {
    return {
      word: 'templates.describe',
      action: 'describe',
      request: DescribeTemplateRequest,
      fields: ({ template }, { language }) => aboutFields(template, language),
      run: ({ visit, target, body, version }) => this.templates.describe(visit.actor, target.id, version, body),
    };
  }
}

function aboutFields(template: TemplateView | null, language: ScreenLanguage): Field[] {
  return [
    ...bothForms('names', template?.names, language),
    ...bothForms('descriptions', template?.descriptions, language, { kind: 'area', maxLength: 1000 }),
    ...bothForms('owner', template?.owner, language),
    ...bothForms('audience', template?.audience, language),
  ];
}
