// The addresses of pages that the source declares, so that none is left out.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../conformance/tools.mjs';

/** Every page's address as written: `/saker/:id/dokument/:entryId`. */
export function pageRoutes(folder = join(root, 'src', 'web')) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.controller.ts'));
  return files.flatMap((name) => routesIn(readFileSync(join(folder, name), 'utf8'))).sort();
}

export function routesIn(source) {
  const routes = [];
  const parts = source.split(/@Controller\(/).slice(1);
  for (const part of parts) {
    const base = /^'([^']*)'/.exec(part)?.[1] ?? '';
    for (const [, path = ''] of part.matchAll(/@Get\((?:'([^']*)')?\)/g)) {
      routes.push(`/${[base, path].filter(Boolean).join('/')}`);
    }
  }
  return routes;
}

/** Whether an address is one of that route. */
export function isOf(route, path) {
  const pattern = route.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(new URL(path, 'http://x').pathname);
}
