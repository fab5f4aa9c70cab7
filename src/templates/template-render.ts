import Handlebars from 'handlebars';
import { sha256Hex } from '../kernel/history/canonical';
import { Refusal } from '../kernel/refusal';
import { SigningLevel, TemplateDeclaration } from './merge-field';
import { inlineOf, mergeElement, missingElement, missingWords, oneLine, shown } from './merge-elements';
import { standardFieldNames } from './merge-fields';
import { PlainValue, PlainValues, plainValues } from './merge-values';
import { PartKind, PrintSite, checkSyntax } from './template-check';
import { HelperArgument, HelperName, Voice, helperNames, helperRule } from './template-helpers';
import { normaliseHtml } from './typesetting/html-to-blocks';
import type { LetterLanguage } from './typesetting/letter.blocks';

/**
 * From a template's text and values to a letter's text.
 *
 * What is compiled is never the text itself but its checked syntax tree, with every place that prints turned into a
 * call of our own `print`: one place that escapes, counts and stops. A template that passed the check can loop over
 * one list at a time only; a hostile one that somehow got further is stopped by the limits below, in the same thread.
 */

/** Limits of one rendering. A long letter takes some 300 steps, 20,000 characters and a millisecond. */
export interface RenderLimits {
  readonly steps: number;
  readonly characters: number;
  readonly milliseconds: number;
}
export const renderLimits: RenderLimits = { steps: 20_000, characters: 200_000, milliseconds: 1_000 };

export interface RenderOptions {
  readonly language: LetterLanguage;
  readonly level: SigningLevel;
  /** `refuse` (the default) wants every required field; `mark` shows what is missing, for an adviser's new draft. */
  readonly missing?: 'refuse' | 'mark';
  /** Whether filled fields stand in elements that can be filled again (`merge-elements.ts`). Default: yes. */
  readonly elements?: boolean;
  readonly limits?: RenderLimits;
}

/** One text of a template: a letter's body in one language, or a mail's subject. */
export interface TemplatePart {
  readonly source: string;
  readonly declaration: TemplateDeclaration;
  readonly kind: PartKind;
}

/**
 * Renders one text. `html` gives normalised restricted HTML, `line` one line of plain text.
 * Refuses `template.valuesRefused` (each field named), `template.broken` (the text does not pass the check) and
 * `template.tooMuchWork` (steps, characters or time).
 */
export function renderPart(
  part: TemplatePart,
  values: Readonly<Record<string, unknown>>,
  options: RenderOptions,
): string {
  const plain = plainValues(part.declaration.fields, values, {
    missing: options.missing ?? 'refuse',
    alsoKnown: standardFieldNames,
  });
  const compiled = compiledPart(part);
  const run = new Run(part.kind, compiled.sites, plain, options);
  const rendered = compiled.render(plain, { data: { run } });
  run.wrote(rendered.length);
  return part.kind === 'html' ? normaliseHtml(rendered) : rendered.replaceAll(/\s+/g, ' ').trim();
}

/** One rendering: its voice, and how much it has done. Reaches the helpers as private data, never the template. */
class Run {
  readonly voice: Voice;
  private steps = 0;
  private characters = 0;
  private readonly limits: RenderLimits;
  private readonly started = performance.now();

  constructor(
    private readonly kind: PartKind,
    private readonly sites: readonly PrintSite[],
    private readonly values: PlainValues,
    private readonly options: RenderOptions,
  ) {
    this.voice = { language: options.language, level: options.level };
    this.limits = options.limits ?? renderLimits;
  }

  /** Called by everything the template does. */
  step(): void {
    this.steps += 1;
    if (this.steps > this.limits.steps) throw tooMuchWork('steps');
    if (this.steps % 64 === 0 && performance.now() - this.started > this.limits.milliseconds) throw tooMuchWork('time');
  }

  wrote(characters: number): void {
    this.characters += characters;
    if (this.characters > this.limits.characters) throw tooMuchWork('characters');
  }

  /** The only way a value reaches the text. */
  print(value: PlainValue, siteNumber: number): string {
    this.step();
    const site = this.sites[siteNumber];
    if (!site) throw new Error(`The template has no place number ${siteNumber}`);
    const printed = this.printed(value, site);
    this.wrote(printed.length);
    return printed;
  }

  private printed(value: PlainValue, site: PrintSite): string {
    const plainLine = this.kind === 'line';
    const marks = this.options.elements !== false && !plainLine;
    if (value === null) return this.missing(site, plainLine);
    if (site.as === 'fragment') return normaliseHtml(oneLine(value));
    // A place with one field is worded from the field's value here; other helpers have worded theirs already.
    const words = site.field ? shown(value, site.helper, this.voice) : oneLine(value);
    if (words === null || plainLine) return words ?? '';
    const inner = inlineOf(words, site.as);
    return marks && site.field && site.refillable ? mergeElement(site.field, site.helper, inner) : inner;
  }

  /** Only in a draft: the place of a required field without a value says so. */
  private missing(site: PrintSite, plainLine: boolean): string {
    const field = site.fields.find(({ name, required }) => required && this.values[name] === null);
    if (!field || this.options.missing !== 'mark') return '';
    return plainLine ? missingWords(field, this.voice) : missingElement(field, site.helper, this.voice);
  }
}

function tooMuchWork(limit: 'steps' | 'characters' | 'time'): Refusal {
  return new Refusal('invalid', 'template.tooMuchWork', { limit });
}

/** What a helper gets as its last argument: the rendering it belongs to, and a block's two branches. */
interface Block {
  readonly data: { readonly run: Run };
  fn(this: void, context: unknown, options?: { readonly data: object }): string;
  inverse(this: void, context: unknown): string;
}

/** An environment of our own: none of the library's helpers, partials or decorators, only what the check lets through. */
function ownEnvironment(): typeof Handlebars {
  const environment = Handlebars.create();
  for (const name of Object.keys(environment.helpers)) environment.unregisterHelper(name);
  for (const name of Object.keys(environment.decorators)) environment.unregisterDecorator(name);

  environment.registerHelper('print', (value: PlainValue, site: number, { data }: Block) => {
    return new Handlebars.SafeString(data.run.print(value, site));
  });
  environment.registerHelper('if', function (this: unknown, value: PlainValue, block: Block): string {
    block.data.run.step();
    return isThere(value) ? block.fn(this) : block.inverse(this);
  });
  environment.registerHelper('unless', function (this: unknown, value: PlainValue, block: Block): string {
    block.data.run.step();
    return isThere(value) ? block.inverse(this) : block.fn(this);
  });
  environment.registerHelper('each', function (this: unknown, list: PlainValue, block: Block): string {
    return eachItem(this, list, block);
  });
  for (const name of helperNames) {
    environment.registerHelper(name, (...given: unknown[]) =>
      words(name, given.slice(0, -1), (given.at(-1) as Block).data.run),
    );
  }
  return environment;
}

function isThere(value: PlainValue): boolean {
  return value !== null && value !== false;
}

function eachItem(context: unknown, list: PlainValue, block: Block): string {
  const { run } = block.data;
  run.step();
  if (!Array.isArray(list) || list.length === 0) return block.inverse(context);
  let text = '';
  list.forEach((item: unknown, index) => {
    run.step();
    const data = { ...block.data, first: index === 0, last: index === list.length - 1 };
    const part = block.fn(typeof item === 'string' ? rowOfName(item) : item, { data });
    run.wrote(part.length);
    text += part;
  });
  return text;
}

/** The library compares contexts loosely, which plain text and rows without prototypes do not bear: a name is a row. */
function rowOfName(name: string): object {
  const row = Object.create(null) as Record<string, string>;
  row[nameInRow] = name;
  return row;
}
const nameInRow = 'name';

/** A helper inside an expression: nothing in, nothing out, so that `print` sees what is missing. */
function words(name: HelperName, given: readonly unknown[], run: Run): string | boolean | null {
  run.step();
  if (given.some((argument) => argument === null || argument === undefined)) return null;
  return helperRule(name)?.words(given as HelperArgument[], run.voice) ?? null;
}

const environment = ownEnvironment();
const libraryHelpers = ['helperMissing', 'blockHelperMissing', 'with', 'log', 'lookup'];
const known: Record<string, boolean> = {
  ...Object.fromEntries(libraryHelpers.map((name) => [name, false])),
  ...Object.fromEntries(Object.keys(environment.helpers).map((name) => [name, true])),
};

interface CompiledPart {
  readonly render: Handlebars.TemplateDelegate;
  readonly sites: readonly PrintSite[];
}

/** Compiled texts by what they were compiled from, the latest used kept: nothing here can go out of date. */
const compiledParts = new Map<string, CompiledPart>();
const mostCompiled = 400;

function compiledPart(part: TemplatePart): CompiledPart {
  const key = sha256Hex(JSON.stringify([part.kind, part.source, part.declaration.fields]));
  const before = compiledParts.get(key);
  if (before) {
    compiledParts.delete(key);
    compiledParts.set(key, before);
    return before;
  }

  const checked = checkSyntax(part.source, part.declaration, part.kind);
  if (!checked.program || checked.problems.length > 0) throw new Refusal('invalid', 'template.broken');
  const sites = [...checked.sites.values()];
  printThroughSites(checked.program, sites);
  const render = environment.compile(checked.program, { strict: true, knownHelpers: known, knownHelpersOnly: true });
  const compiled = { render, sites };
  compiledParts.set(key, compiled);
  if (compiledParts.size > mostCompiled) compiledParts.delete(compiledParts.keys().next().value ?? '');
  return compiled;
}

/** Turns every printing place of the tree, in place, into a call of `print` with the place's number. */
function printThroughSites(program: hbs.AST.Program, sites: readonly PrintSite[]): void {
  program.body = program.body.map((statement) => {
    const number = sites.findIndex((site) => site.node === statement);
    if (number >= 0) return callOfPrint(statement as hbs.AST.MustacheStatement, sites[number], number);
    if (statement.type !== 'BlockStatement') return statement;
    const block = statement as hbs.AST.BlockStatement;
    // A missing branch is undefined at run time, whatever the type says.
    for (const branch of [block.program, block.inverse] as (hbs.AST.Program | undefined)[]) {
      if (branch) printThroughSites(branch, sites);
    }
    return { ...block, params: block.params.map(readable) };
  });
}

function callOfPrint(
  node: hbs.AST.MustacheStatement,
  site: PrintSite | undefined,
  number: number,
): hbs.AST.MustacheStatement {
  const { loc } = node;
  // Of `{{field}}` and `{{helper field}}` the field itself is printed: `print` words it.
  const value = site?.field ? (node.params[0] ?? node.path) : { ...node, type: 'SubExpression' };
  const place = { type: 'NumberLiteral', value: number, original: number, loc };
  const print = { type: 'PathExpression', data: false, depth: 0, parts: ['print'], original: 'print', loc };
  return {
    ...node,
    path: print,
    params: [readable(value), place] as hbs.AST.Expression[],
    escaped: true,
  };
}

/** The expression with `this`, which the check lets through for a name in a list only, turned into the row's name. */
function readable(node: hbs.AST.Expression): hbs.AST.Expression {
  if (node.type === 'PathExpression') {
    const path = node as hbs.AST.PathExpression;
    return path.parts.length > 0
      ? path
      : ({ ...path, parts: [nameInRow], original: `this.${nameInRow}` } as hbs.AST.Expression);
  }
  if (node.type !== 'SubExpression') return node;
  const expression = node as hbs.AST.SubExpression;
  return { ...expression, params: expression.params.map(readable) } as hbs.AST.Expression;
}
