/** The product's own source, read as a text: for tests about what it says, not what it does. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const project = path.resolve(__dirname, '../..');

/** The product's TypeScript files, specs left out, as paths from the project's folder. */
export function sourceFiles(ending = '.ts'): string[] {
  return readdirSync(path.join(project, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join('src', name.replaceAll('\\', '/')))
    .filter((name) => name.endsWith(ending) && !name.endsWith('.spec.ts') && !name.endsWith('.d.ts'))
    .sort();
}

export function parsed(file: string): ts.SourceFile {
  return parsedText(readFileSync(path.join(project, file), 'utf8'), file);
}

export function parsedText(text: string, file = 'sample.ts'): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
}

/** Every node of a file, outermost first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** `src/x.ts:12`, as an editor finds it. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
