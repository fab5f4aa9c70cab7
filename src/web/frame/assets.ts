import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NextFunction, Request, Response } from 'express';

/** Where `scripts/build-web.mjs` puts what browsers fetch. The same for the built program and for the tests. */
export const assetFolder = join(projectFolder(__dirname), 'dist', 'assets');

let manifest: Readonly<Record<string, string>> | undefined;

/** The address of an asset by its plain name (`svarbrev.css`): it changes with the content, so it may be kept for ever. */
export function assetPath(name: string): string {
  manifest ??= JSON.parse(readFileSync(join(assetFolder, 'manifest.json'), 'utf8')) as Record<string, string>;
  const file = manifest[name];
  if (!file) throw new Error(`There is no asset ${name}`);
  return `/assets/${file}`;
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  woff2: 'font/woff2',
};
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Sends an asset in the smallest form the browser takes. Anything but a plain file name of a known type goes on. */
export function serveAssets(request: Request, response: Response, next: NextFunction): void {
  const name = /^\/assets\/([\w-]+\.(css|js|svg|woff2))$/.exec(request.path);
  const type = types[name?.[2] ?? ''];
  const reading = request.method === 'GET' || request.method === 'HEAD';
  if (!reading || !name?.[1] || !type || !existsSync(join(assetFolder, name[1]))) {
    next();
    return;
  }
  const taken = request.acceptsEncodings();
  const smallest = encodings.find(
    ([code, end]) => taken.includes(code) && existsSync(join(assetFolder, name[1] + end)),
  );
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  response.setHeader('Vary', 'Accept-Encoding');
  if (smallest) response.setHeader('Content-Encoding', smallest[0]);
  response.sendFile(name[1] + (smallest?.[1] ?? ''), { root: assetFolder, cacheControl: false, lastModified: false });
}

function projectFolder(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : projectFolder(dirname(from));
}
