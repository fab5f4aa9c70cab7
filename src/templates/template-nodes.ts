import type { Place } from './template-problems';

/** Handlebars' syntax tree, read with care: its types promise more than the parser gives. */

/** A path that is one plain word: only that can be a helper's name. `this.x` and `../x` never are. */
export function bareName(path: hbs.AST.PathExpression): string | undefined {
  return !path.data && path.depth === 0 && path.parts.length === 1 && path.parts[0] === path.original
    ? path.original
    : undefined;
}

export function placeOf(node: hbs.AST.Node): Place | undefined {
  // Nodes of an empty template have no place, whatever the type says.
  return (node.loc as hbs.AST.SourceLocation | undefined)?.start;
}

export function hasHash(node: { hash: hbs.AST.Hash | undefined }): boolean {
  return (node.hash?.pairs.length ?? 0) > 0;
}

export function isContent(
  node: hbs.AST.Statement,
): node is Omit<hbs.AST.ContentStatement, 'original'> & { original: string } {
  return node.type === 'ContentStatement';
}

export function isMustache(node: hbs.AST.Statement): node is hbs.AST.MustacheStatement {
  return node.type === 'MustacheStatement';
}

export function isBlock(node: hbs.AST.Statement): node is hbs.AST.BlockStatement {
  return node.type === 'BlockStatement';
}

export function isPath(node: hbs.AST.Expression): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}

export function isSubExpression(node: hbs.AST.Expression): node is hbs.AST.SubExpression {
  return node.type === 'SubExpression';
}
