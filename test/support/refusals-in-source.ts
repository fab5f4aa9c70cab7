import ts from 'typescript';
import { nodesOf, placeOf } from './source';

/** A refusal code the source can throw, and where. `facts` are named when they can be read off there. */
export interface ThrownCode {
  readonly code: string;
  readonly place: string;
  readonly facts: readonly string[] | null;
}

/** Which argument of these is the refusal's code, and which its facts. */
const codeArgument: Readonly<Record<string, readonly [code: number, facts: number]>> = {
  Refusal: [1, 2],
  refuseUnless: [2, 3],
  lockOrRefuse: [3, 4],
};

/** What a query builder is told looks like a code too: `token.id`. */
const ofQueries =
  /^(select|addSelect|where|andWhere|orWhere|orderBy|addOrderBy|groupBy|addGroupBy|having|setParameter|innerJoin|leftJoin|handle|send|record)$/;

const codeForm = /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/;
const fileName = /\.(json|hbs|html|txt|eml|pdf|js|ts|svg|ttf)$/;

/** Codes given straight to a refusal; what is not a literal there is told as a fault, unless it is handed on by name. */
export function codesThrownIn(source: ts.SourceFile): { thrown: ThrownCode[]; faults: string[] } {
  const thrown: ThrownCode[] = [];
  const faults: string[] = [];
  for (const node of nodesOf(source)) {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) continue;
    const at = codeArgument[node.expression.getText()];
    const argument = at && node.arguments?.[at[0]];
    if (!argument) continue;
    const facts = factsOf(node.arguments?.[at[1]]);
    for (const code of literalsOf(argument)) {
      if (ts.isStringLiteralLike(code) && code.text) thrown.push({ code: code.text, place: placeOf(code), facts });
      else if (ts.isTemplateExpression(code))
        faults.push(`${placeOf(code)}: a code is written out, never put together`);
    }
  }
  return { thrown, faults };
}

/** Literals that look like a code of one of these modules and are handed on: to a lifecycle, to a helper, in a table. */
export function codesMentionedIn(source: ts.SourceFile, prefixes: ReadonlySet<string>): ThrownCode[] {
  const mentioned: ThrownCode[] = [];
  for (const node of nodesOf(source)) {
    if (!ts.isStringLiteral(node) || !codeForm.test(node.text) || fileName.test(node.text) || isElsewhere(node))
      continue;
    if (!prefixes.has(node.text.split('.')[0] ?? '')) continue;
    mentioned.push({ code: node.text, place: placeOf(node), facts: null });
  }
  return mentioned;
}

/** The names of events declared for the history; they look like codes and are none. */
export function eventsDeclaredIn(source: ts.SourceFile): string[] {
  return [...nodesOf(source)]
    .filter((node) => ts.isInterfaceDeclaration(node) && node.name.text === 'HistoryEvents')
    .flatMap((node) => [...(node as ts.InterfaceDeclaration).members])
    .flatMap((member) => (member.name && ts.isStringLiteral(member.name) ? [member.name.text] : []));
}

/** Everything a words file has a word for: refusals, and other codes such as a typesetter's warnings. */
export function wordsKeptIn(source: ts.SourceFile): string[] {
  return [...nodesOf(source)].flatMap((node) =>
    ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name) ? [node.name.text] : [],
  );
}

function literalsOf(expression: ts.Expression): ts.Expression[] {
  if (ts.isConditionalExpression(expression))
    return [...literalsOf(expression.whenTrue), ...literalsOf(expression.whenFalse)];
  if (ts.isBinaryExpression(expression)) return [...literalsOf(expression.left), ...literalsOf(expression.right)];
  return [expression];
}

function factsOf(argument: ts.Expression | undefined): string[] | null {
  if (!argument) return [];
  if (!ts.isObjectLiteralExpression(argument)) return null;
  if (argument.properties.some((property) => ts.isSpreadAssignment(property))) return null;
  return argument.properties.flatMap((property) => (property.name ? [property.name.getText()] : []));
}

/** Types, imports, and what a query is told. */
function isElsewhere(node: ts.StringLiteral): boolean {
  const { parent } = node;
  if (ts.isLiteralTypeNode(parent) || ts.isImportDeclaration(parent) || ts.isPropertySignature(parent)) return true;
  return (
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    ofQueries.test(parent.expression.name.text)
  );
}
