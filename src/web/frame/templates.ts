import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import Handlebars, { HelperOptions, TemplateDelegate } from 'handlebars';
import { assetPath } from './assets';
import { StatusLook, statusNamed, statuses } from './statuses.table';
import {
  dayAndTime,
  dayInData,
  dayInSentence,
  dayInTable,
  dueInTable,
  dueInWords,
  momentInFull,
  momentInWords,
} from './when';
import { ScreenLanguage, wordOf } from './words';

/** What every template of a page knows besides its own model, as `@root.frame` says it. */
export interface TemplateContext {
  readonly language: ScreenLanguage;
  readonly today: string;
  readonly now: Date;
  readonly csrfToken: string;
  /** Who has the page before them, and for which ministry (`formsOwner`); empty for somebody not signed in. */
  readonly by: string;
}

const folder = join(__dirname, '..');

/**
 * The templates of the pages: `cases/case` is `web/cases/files/case.hbs`; any may be used as a partial of another. What
 * a template names must be in its model (strict), so that a blank is never shown by mistake; everything is escaped.
 */
const templates = new Map<string, TemplateDelegate>();
const environment = Handlebars.create();
const options: CompileOptions = { strict: true, knownHelpersOnly: true, preventIndent: true, noEscape: false };

/** Renders a template. */
export function renderTemplate(name: string, model: object, context: TemplateContext): string {
  return templateOf(name)(model, { data: { context } });
}

function templateOf(name: string): TemplateDelegate {
  if (!templates.size) load();
  const template = templates.get(name);
  if (!template) throw new Error(`There is no template ${name}`);
  return template;
}

function load(): void {
  registerHelpers();
  for (const path of filesBelow(folder)) {
    const name = relative(folder, path)
      .replace(`${sep}files${sep}`, '/')
      .replace(/\.hbs$/, '')
      .split(sep)
      .join('/');
    const template = environment.compile(readFileSync(path, 'utf8'), { ...options, knownHelpers });
    templates.set(name, template);
    environment.registerPartial(name, template);
  }
}

function filesBelow(path: string): string[] {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => join(entry.parentPath, entry.name));
}

const contextOf = (given: HelperOptions): TemplateContext => (given.data as { context: TemplateContext }).context;
const safe = (html: string) => new Handlebars.SafeString(html);
const escape = (text: string) => Handlebars.escapeExpression(text);
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const dateOf = (value: unknown): Date | string => (value instanceof Date ? value : textOf(value));

function iconSvg(name: string): string {
  return `<svg class="sb-icon" aria-hidden="true" focusable="false"><use href="${assetPath('icons.svg')}#${escape(name)}"></use></svg>`;
}

/** The helpers of page templates. Small words; what needs thought is prepared by the page. */
const helpers = {
  /** The word of a key, with values: `{{t 'signIn.heading' n=3}}`. */
  t: (key: unknown, given: HelperOptions) =>
    wordOf(contextOf(given).language, textOf(key), given.hash as object as Record<string, unknown>),
  icon: (name: unknown) => safe(iconSvg(textOf(name))),
  asset: (name: unknown) => assetPath(textOf(name)),
  /** A status by its name in code: shape and word. `as='tag'` for bars. `more='versjon 7'` follows the word. */
  status: (name: unknown, given: HelperOptions) => {
    const status = statusNamed(textOf(name));
    if (!status) throw new Error(`No page shows the status ${textOf(name)}`);
    const look: StatusLook = statuses[status];
    const hash = given.hash as { as?: string; more?: string; word?: string };
    const word = hash.word ?? wordOf(contextOf(given).language, `status.${status}`);
    const attributes = `${look.noark ? ` title="${escape(look.noark)}"` : ''}${hash.as ? ` data-as="${escape(hash.as)}"` : ''}`;
    return safe(
      `<span class="sb-status" data-color="${look.color}"${attributes}>${iconSvg(look.shape)}<span>${escape(word)}${hash.more ? `, ${escape(hash.more)}` : ''}</span></span>`,
    );
  },
  /** A deadline in working days; nothing for none. `as='table'` tells what is not near by its date. */
  due: (day: unknown, given: HelperOptions) => {
    if (typeof day !== 'string') return '';
    const { today, language } = contextOf(given);
    const told = (given.hash as { as?: string }).as === 'table' ? dueInTable : dueInWords;
    const { state, words, title } = told(day, today, language);
    const shape = state === 'late' ? 'ExclamationmarkTriangleFill' : 'Clock';
    return safe(
      `<span class="sb-due" data-state="${state}" title="${escape(title)}">${iconSvg(shape)}<span>${escape(words)}</span></span>`,
    );
  },
  day: (day: unknown) => (day === null || day === undefined || day === '' ? '' : dayInData(textOf(day))),
  /** The day of a moment in a table: `02.06`. */
  dayShort: (at: unknown, given: HelperOptions) => (at ? dayInTable(dateOf(at), contextOf(given).now) : ''),
  dayLong: (day: unknown, given: HelperOptions) => dayInSentence(textOf(day), contextOf(given).language),
  moment: (at: unknown, given: HelperOptions) => {
    const { now, language } = contextOf(given);
    const machine = new Date(dateOf(at)).toISOString();
    return safe(`<time datetime="${machine}">${escape(momentInWords(dateOf(at), now, language))}</time>`);
  },
  dayAndTime: (at: unknown, given: HelperOptions) => dayAndTime(dateOf(at), contextOf(given).language),
  momentFull: (at: unknown, given: HelperOptions) => momentInFull(dateOf(at), contextOf(given).language),
  /** Restricted: lock and provision. */
  access: (restriction: unknown) => {
    if (!restriction || typeof restriction !== 'object') return '';
    const { provision, code } = restriction as { provision?: string | null; code?: string };
    return safe(
      `<span class="sb-access">${iconSvg('restricted')}<span>${escape(shortProvision(provision ?? code ?? ''))}</span></span>`,
    );
  },
  initials: (name: unknown) => initialsOf(textOf(name)),
  /** What every form sends along: the session's token and a key that makes pressing twice the same as once. */
  csrf: (given: HelperOptions) => {
    const { csrfToken, by } = contextOf(given);
    const whose = by ? `<input type="hidden" name="_by" value="${escape(by)}">` : '';
    return safe(`<input type="hidden" name="_csrf" value="${escape(csrfToken)}">${whose}`);
  },
  eq: (a: unknown, b: unknown) => a === b,
  not: (value: unknown) => !value || (Array.isArray(value) && value.length === 0),
  and: (a: unknown, b: unknown) => Boolean(a) && Boolean(b),
  or: (a: unknown, b: unknown) => Boolean(a) || Boolean(b),
  /** The id of a field by its name, for the summary's links. */
  anchor: (name: unknown) => textOf(name).replaceAll(/\W/g, '-'),
  lookupIsland: (name: unknown) => `${textOf(name)}.js`,
  size: (bytes: unknown) => sizeInWords(Number(bytes)),
} as const;

const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]));

function registerHelpers(): void {
  for (const [name, helper] of Object.entries(helpers)) environment.registerHelper(name, helper);
}

/** `offentleglova § 13 første ledd` is `§ 13 første ledd` on screen. */
function shortProvision(provision: string): string {
  return provision.replace(/^offentleglova\s+/i, '').replaceAll(/§\s+/g, '§\u00a0');
}

/** First letters of the first and the last name. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0) ?? '')
    .join('')
    .toUpperCase();
}

function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}
