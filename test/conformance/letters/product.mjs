// The built product's parts that make and sign letters.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { builtProduct } from '../tools.mjs';

const require = createRequire(import.meta.url);

export function letterProduct(dist = builtProduct) {
  const templates = (name) => require(join(dist, 'templates', name));
  const pades = (name) => require(join(dist, 'letters', 'signing', 'pades', name));
  return {
    ...templates('template-files.js'),
    ...templates('template-content.js'),
    ...templates('typesetting/html-to-blocks.js'),
    ...templates('typesetting/typeset-letter.js'),
    ...templates('typesetting/memo.js'),
    ...templates('typesetting/folder-cover.js'),
    ...templates('typesetting/letter.words.js'),
    ...templates('typesetting/internal.words.js'),
    samples: templates('typesetting/typesetting.samples.js'),
    ...pades('demo-ca.js'),
    ...pades('sign-pdf.js'),
    ...pades('pkcs12.signer.js'),
  };
}
