// Makes what browsers fetch: one style sheet, the islands, the icons. Each is named by its content, so that it may be
// kept for ever, and lies beside its compressed forms. `dist/assets/manifest.json` says what each is called now.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { icons } from '../src/web/look/icons.mjs';

const root = join(import.meta.dirname, '..');
const web = join(root, 'src', 'web');
const out = join(root, 'dist', 'assets');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const manifest = {};

const islands = readdirSync(join(web, 'islands')).filter((name) => /^[\w-]+\.entry\.ts$/.test(name));
const built = await build({
  absWorkingDir: root,
  entryPoints: [
    { in: join(web, 'look', 'index.css'), out: 'svarbrev' },
    ...islands.map((name) => ({ in: join(web, 'islands', name), out: name.replace('.entry.ts', '') })),
    { in: 'pdfjs-dist/build/pdf.worker.min.mjs', out: 'pdf-worker' },
  ],
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022', 'chrome110', 'firefox115', 'safari16.4'],
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file' },
  publicPath: '/assets',
  metafile: true,
  write: true,
  legalComments: 'linked',
  logLevel: 'warning',
});
for (const [path, { entryPoint }] of Object.entries(built.metafile.outputs)) {
  if (entryPoint) manifest[basename(path).replace(/-[A-Z0-9]{8}(?=\.)/, '')] = basename(path);
}

const symbol = (id, svg) => {
  const [, box] = /viewBox="([^"]+)"/.exec(svg);
  return `<symbol id="${id}" viewBox="${box}" fill="none">${svg.replace(/^[^]*?<svg[^>]*>|<\/svg>\s*$/g, '').trim()}</symbol>`;
};
const aksel = (name) => readFileSync(join(root, 'node_modules/@navikt/aksel-icons/dist/svg', `${name}.svg`), 'utf8');
const shapes = readdirSync(join(web, 'look', 'shapes')).sort();
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${[
  ...icons.map((name) => symbol(name, aksel(name))),
  ...shapes.map((name) => symbol(name.replace('.svg', ''), readFileSync(join(web, 'look', 'shapes', name), 'utf8'))),
].join('')}</svg>\n`;
const spriteName = `icons-${createHash('sha256').update(sprite).digest('hex').slice(0, 8).toUpperCase()}.svg`;
writeFileSync(join(out, spriteName), sprite);
manifest['icons.svg'] = spriteName;

for (const name of readdirSync(out).filter((one) => /\.(css|js|svg)$/.test(one))) {
  const bytes = readFileSync(join(out, name));
  writeFileSync(join(out, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  writeFileSync(
    join(out, `${name}.br`),
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  );
}
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
