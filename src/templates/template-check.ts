import { MergeField, TemplateDeclaration, fieldNamed } from './merge-field';
import {
  HelperName,
  HelperRule,
  ParameterKind,
  fieldFits,
  helperNames,
  helperRule,
  literalFits,
} from './template-helpers';
import { MarkupReader } from './template-markup';
import { bareName, hasHash, isBlock, isContent, isMustache, isPath, isSubExpression, placeOf } from './template-nodes';
import { TemplateProblem, TemplateProblemCode, problemAt } from './template-problems';
import { deepestBlocks, mostBlocks, readTemplate } from './template-syntax';

/**
 * Walks the syntax tree of a template against its declaration: every field declared, every helper known and given what
 * it takes, nothing optional printed where its absence would leave a hole, no way to anything but the declared values.
 *
 * The language is what this walk lets through: text, declared fields, the helpers of `template-helpers.ts`, `if`,
 * `unless` and `each`. No partials, decorators, `with`, `lookup`, `log`, `@root`, block parameters or named arguments.
 */

/** One place where the template prints, after the check. The compiled template refers to it by its number. */
export interface PrintSite {
  readonly node: hbs.AST.MustacheStatement;
  /** The one field printed here, if the expression is that field alone, plain or through one helper. */
  readonly field: MergeField | null;
  /** Every field of the letter the expression asks for; one that is missing is named there in a draft. */
  readonly fields: readonly MergeField[];
  /** Whether the place can be filled again later from that field alone: a field of the letter, not of a row. */
  readonly refillable: boolean;
  readonly helper: HelperName | null;
  readonly as: 'text' | 'link' | 'fragment';
}

export interface CheckedTemplate {
  readonly problems: readonly TemplateProblem[];
  /** Left out when the text could not be read at all. */
  readonly program?: hbs.AST.Program;
  readonly sites: ReadonlyMap<hbs.AST.MustacheStatement, PrintSite>;
}

/** What a part of a template becomes: a letter's restricted HTML, or one line of plain text (a mail's subject). */
export type PartKind = 'html' | 'line';

export function checkSyntax(source: string, declaration: TemplateDeclaration, part: PartKind): CheckedTemplate {
  const read = readTemplate(source);
  if (!read.program) return { problems: read.problems, sites: new Map() };
  const walk = new Walk(declaration, part);
  walk.template(read.program);
  return { problems: walk.problems, program: read.program, sites: walk.sites };
}

/** What names mean at a place: the fields of the letter, or the fields of a row inside `each`. */
interface Scope {
  readonly fields: readonly MergeField[];
  /** Inside `each` over plain names, `this` is the name. */
  readonly thisIsText: boolean;
  /** The optional fields whose presence has been asked for. */
  readonly present: ReadonlySet<MergeField>;
}

const nameItself: MergeField = {
  name: 'this',
  type: 'text',
  required: true,
  origin: 'case',
  description: { nb: 'navnet', nn: 'namnet' },
  sample: '',
};
const placeInList: MergeField = { ...nameItself, name: '@first', type: 'boolean' };

class Walk {
  readonly problems: TemplateProblem[] = [];
  readonly sites = new Map<hbs.AST.MustacheStatement, PrintSite>();
  private blocks = 0;

  constructor(
    private readonly declaration: TemplateDeclaration,
    private readonly part: PartKind,
  ) {}

  template(program: hbs.AST.Program): void {
    this.program(program, [{ fields: this.declaration.fields, thisIsText: false, present: new Set() }], 0);
  }

  private tell(node: hbs.AST.Node, code: TemplateProblemCode, facts: Record<string, string> = {}): void {
    if (this.problems.length < 50) this.problems.push(problemAt(placeOf(node), code, facts));
  }

  private program(program: hbs.AST.Program, scopes: readonly Scope[], depth: number): void {
    const markup = new MarkupReader((problem) => this.problems.push(problem), this.part);
    for (const statement of program.body) {
      if (isContent(statement)) markup.read(statement.original, placeOf(statement));
      else this.statement(statement, scopes, depth);
    }
    markup.end();
  }

  private statement(node: hbs.AST.Statement, scopes: readonly Scope[], depth: number): void {
    if (isMustache(node)) this.mustache(node, scopes);
    else if (isBlock(node)) this.block(node, scopes, depth + 1);
    else if (node.type.startsWith('Partial')) this.tell(node, 'partial');
    else if (node.type.startsWith('Decorator')) this.tell(node, 'decorator');
    else if (node.type !== 'CommentStatement') this.tell(node, 'unreadable');
  }

  private mustache(node: hbs.AST.MustacheStatement, scopes: readonly Scope[]): void {
    const { path } = node;
    if (!isPath(path)) return this.tell(node, 'literalPrinted');
    const rule = bareName(path) === undefined ? undefined : helperRule(path.original);
    if (rule) return this.printHelper(node, path.original as HelperName, rule, scopes);
    if (node.params.length > 0 || hasHash(node)) return this.tell(node, 'unknownHelper', { helper: path.original });
    const field = this.field(path, scopes);
    if (field) this.printField(node, field, scopes, path);
  }

  private printField(
    node: hbs.AST.MustacheStatement,
    field: MergeField,
    scopes: readonly Scope[],
    path: hbs.AST.PathExpression,
  ): void {
    if (field.type === 'fragment') {
      if (this.part === 'line') return this.tell(node, 'fragmentInLine', { field: field.name });
      if (node.escaped) return this.tell(node, 'fragmentEscaped', { field: field.name });
      this.sites.set(node, { node, field, fields: [field], refillable: false, helper: null, as: 'fragment' });
    } else if (!node.escaped) {
      this.tell(node, 'rawOutput', { field: field.name });
    } else if (field.type === 'text' || field.type === 'number' || field.type === 'reference') {
      const helper = field.type === 'text' ? null : field.type;
      const refillable = isOfLetter(path, scopes);
      this.sites.set(node, { node, field, fields: refillable ? [field] : [], refillable, helper, as: 'text' });
    } else {
      this.tell(node, 'needsHelper', { field: field.name, type: field.type });
    }
    this.mustBePresent(node, field, scopes);
  }

  private printHelper(
    node: hbs.AST.MustacheStatement,
    name: HelperName,
    rule: HelperRule,
    scopes: readonly Scope[],
  ): void {
    if (!node.escaped) return this.tell(node, 'rawOutput', { field: name });
    if (rule.gives === 'condition') return this.tell(node, 'conditionPrinted', { helper: name });
    this.call(node, name, rule, scopes);
    const [only] = node.params;
    const alone = node.params.length === 1 && only && isPath(only) ? only : undefined;
    this.sites.set(node, {
      node,
      field: alone ? (this.lookUp(alone, scopes) ?? null) : null,
      fields: this.fieldsOfLetter(node.params, scopes),
      refillable: alone !== undefined && isOfLetter(alone, scopes),
      helper: name,
      as: rule.gives,
    });
  }

  private call(
    node: hbs.AST.MustacheStatement | hbs.AST.SubExpression,
    name: HelperName,
    rule: HelperRule,
    scopes: readonly Scope[],
    nested = 0,
  ): void {
    if (hasHash(node)) this.tell(node, 'namedArguments', { helper: name });
    const wanted = rule.takes.length;
    if (node.params.length < wanted || (node.params.length > wanted && !rule.repeats)) {
      return this.tell(node, 'wrongNumberOfArguments', { helper: name, wanted: String(wanted) });
    }
    node.params.forEach((argument, index) => {
      const kind = rule.takes[Math.min(index, wanted - 1)] ?? 'text';
      this.argument(argument, kind, name, scopes, nested);
    });
  }

  private argument(
    node: hbs.AST.Expression,
    kind: ParameterKind,
    helper: HelperName,
    scopes: readonly Scope[],
    nested: number,
  ): void {
    if (isPath(node)) {
      const field = this.field(node, scopes);
      if (!field) return;
      if (!fieldFits[kind](field)) this.tell(node, 'wrongArgument', { helper, wanted: kind });
      else this.mustBePresent(node, field, scopes);
    } else if (isSubExpression(node)) {
      const rule = helperRule(node.path.original);
      if (!rule) return this.tell(node, 'unknownHelper', { helper: node.path.original });
      if (kind !== 'sentencePart' || rule.gives !== 'text' || nested > 1) {
        return this.tell(node, 'wrongArgument', { helper, wanted: kind });
      }
      this.call(node, node.path.original as HelperName, rule, scopes, nested + 1);
    } else if (!literalFits(kind, 'value' in node ? node.value : undefined)) {
      this.tell(node, 'wrongArgument', { helper, wanted: kind });
    }
  }

  private block(node: hbs.AST.BlockStatement, scopes: readonly Scope[], depth: number): void {
    this.blocks += 1;
    if (this.blocks === mostBlocks + 1) this.tell(node, 'tooManyBlocks', { most: String(mostBlocks) });
    if (depth > deepestBlocks) return this.tell(node, 'tooDeep', { deepest: String(deepestBlocks) });
    // A missing branch is undefined at run time, whatever the type says.
    const branches = [node.program, node.inverse] as (hbs.AST.Program | undefined)[];
    if (branches.some((branch) => (branch?.blockParams ?? []).length > 0)) return this.tell(node, 'blockParameters');
    if (hasHash(node)) return this.tell(node, 'namedArguments', { helper: node.path.original });

    const name = isPath(node.path) ? node.path.original : '';
    const [subject, ...rest] = node.params;
    if (name !== 'if' && name !== 'unless' && name !== 'each') {
      const problem = subject === undefined ? 'blockWithoutHelper' : 'unknownHelper';
      return this.tell(node, problem, { helper: name });
    }
    if (!subject || rest.length > 0) {
      return this.tell(node, 'wrongNumberOfArguments', { helper: name, wanted: '1' });
    }
    const [whole, otherwise] = name === 'each' ? this.each(subject, scopes) : this.condition(name, subject, scopes);
    if (branches[0]) this.program(branches[0], whole, depth);
    if (branches[1]) this.program(branches[1], otherwise, depth);
  }

  /** The scopes of both branches: where an optional field's presence was asked for, it may be printed. */
  private condition(
    name: 'if' | 'unless',
    subject: hbs.AST.Expression,
    scopes: readonly Scope[],
  ): [readonly Scope[], readonly Scope[]] {
    if (isSubExpression(subject)) {
      const rule = helperRule(subject.path.original);
      if (!rule) this.tell(subject, 'unknownHelper', { helper: subject.path.original });
      else if (rule.gives !== 'condition') this.tell(subject, 'notACondition', { helper: subject.path.original });
      else this.call(subject, subject.path.original as HelperName, rule, scopes);
      return [scopes, scopes];
    }
    const field = isPath(subject) ? this.field(subject, scopes, 'orPlaceInList') : undefined;
    if (!isPath(subject)) this.tell(subject, 'notACondition', { helper: name });
    if (!field) return [scopes, scopes];
    const known = scopes.map((scope) => ({ ...scope, present: new Set([...scope.present, field]) }));
    return name === 'if' ? [known, scopes] : [scopes, known];
  }

  private each(subject: hbs.AST.Expression, scopes: readonly Scope[]): [readonly Scope[], readonly Scope[]] {
    if (scopes.length > 1) this.tell(subject, 'listInList');
    const field = isPath(subject) ? this.field(subject, scopes) : undefined;
    if (field?.type !== 'list') {
      if (!isPath(subject) || field) this.tell(subject, 'notAList');
      return [scopes, scopes];
    }
    return [[...scopes, { fields: field.items ?? [], thisIsText: !field.items, present: new Set() }], scopes];
  }

  /** The declared field a path names; a problem when there is none. */
  private field(
    path: hbs.AST.PathExpression,
    scopes: readonly Scope[],
    also?: 'orPlaceInList',
  ): MergeField | undefined {
    if (path.data) {
      if (also && scopes.length > 1 && ['@first', '@last'].includes(path.original)) return placeInList;
      this.tell(path, 'outsideScope', { field: path.original });
      return undefined;
    }
    if (path.depth >= scopes.length) {
      this.tell(path, 'outsideScope', { field: path.original });
      return undefined;
    }
    const found = this.lookUp(path, scopes);
    if (!found) this.tell(path, 'unknownField', { field: path.original });
    return found;
  }

  private lookUp(path: hbs.AST.PathExpression, scopes: readonly Scope[]): MergeField | undefined {
    const scope = scopes[scopes.length - 1 - path.depth];
    if (!scope || path.data) return undefined;
    const [name, ...deeper] = path.parts;
    if (name === undefined) return scope.thisIsText && path.depth === 0 ? nameItself : undefined;
    return deeper.length > 0 || typeof name !== 'string' ? undefined : fieldNamed(scope.fields, name);
  }

  private fieldsOfLetter(nodes: readonly hbs.AST.Expression[], scopes: readonly Scope[]): MergeField[] {
    return nodes.flatMap((node) => {
      if (isSubExpression(node)) return this.fieldsOfLetter(node.params, scopes);
      const field = isPath(node) && isOfLetter(node, scopes) ? this.lookUp(node, scopes) : undefined;
      return field ? [field] : [];
    });
  }

  private mustBePresent(node: hbs.AST.Node, field: MergeField, scopes: readonly Scope[]): void {
    if (field.required || scopes.some((scope) => scope.present.has(field))) return;
    this.tell(node, 'unguardedOptional', { field: field.name });
  }
}

/** Words a field may not be called because they are helpers, or blocks. */
export function isHelperName(name: string): boolean {
  return (helperNames as readonly string[]).includes(name);
}

/** Whether the path names a field of the letter itself, not of a row in a list. */
function isOfLetter(path: hbs.AST.PathExpression, scopes: readonly Scope[]): boolean {
  return path.depth === scopes.length - 1 && path.parts.length === 1;
}
