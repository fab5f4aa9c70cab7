// Each judge answers the same question about a file: what, in its own view, is wrong with it? An empty list is a pass.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../tools.mjs';
import { signedPartOf } from './letters.mjs';

const here = import.meta.dirname;

/** EU DSS with its default policy; demands the level as well. */
export async function dss(classPath, rootFile, files) {
  const args = ['-Xshare:auto', '-XX:TieredStopAtLevel=1', '-cp', classPath, 'Judge', rootFile, ...files];
  const { stdout, text } = await execute('java', args, { timeoutMs: 300_000 });
  return linesOf(stdout, text, files, (one, level) => {
    const wrong = [];
    if (one.signatures !== 1) wrong.push(`${one.signatures} signatures ${one.why ?? ''}`);
    else {
      if (one.indication !== 'TOTAL_PASSED') wrong.push(`${one.indication} ${one.subIndication} ${one.why}`);
      if (!one.intact) wrong.push('not intact');
      if (one.format !== `PAdES-BASELINE-${level}`) wrong.push(`the level is ${one.format}`);
      const bad = one.timestamps.filter((stamp) => stamp.indication !== 'PASSED');
      if (bad.length > 0) wrong.push(`time stamp ${bad[0].indication} ${bad[0].why}`);
      if (level === 'T' && one.timestamps.length === 0) wrong.push('no time stamp');
    }
    return wrong;
  });
}

/** pyHanko; demands the PAdES attributes as well, which its verdict alone does not. */
export async function pyHanko(python, rootFile, files) {
  const { stdout, text } = await execute(python, [join(here, 'judge.py'), rootFile, ...files]);
  return linesOf(stdout, text, files, (one, level) => {
    if (one.signatures !== 1) return [`${one.signatures} signatures ${one.why ?? ''}`];
    const wrong = [];
    if (!one.intact) wrong.push('not intact');
    if (!one.trusted) wrong.push('not trusted');
    if (!one.passed) wrong.push('not passed');
    if (one.subfilter !== '/ETSI.CAdES.detached') wrong.push(`SubFilter ${one.subfilter}`);
    const attributes = one.attributes.join(' ');
    if (attributes !== 'content_type message_digest signing_certificate_v2') wrong.push(`attributes ${attributes}`);
    if (one.timestamps.some((stamp) => !stamp.passed)) wrong.push('time stamp not passed');
    if (level === 'T' && one.timestamps.length === 0) wrong.push('no time stamp');
    return wrong;
  });
}

function linesOf(stdout, text, files, judge) {
  const lines = stdout.toString().trim().split('\n').filter(Boolean);
  if (lines.length !== files.length) throw new Error(`the judge gave ${lines.length} answers: ${text.slice(-2000)}`);
  const answers = new Map(files.map((file, index) => [file, JSON.parse(lines[index])]));
  return (file, level) => judge(answers.get(file), level);
}

/** pdfsig of poppler, without trust: it judges the digest, the signature and its type, not the certificate. */
export async function pdfsig(file) {
  const { text } = await execute('pdfsig', ['-nocert', file]);
  // "pdfsig 22.12 cannot verify DocTimeStamp": only the letter's signature is judged, always the first.
  const first = text.split('Signature #2')[0];
  const wrong = [];
  if (!first.includes('Signature Validation: Signature is Valid.')) {
    wrong.push(/Signature Validation: .*/.exec(first)?.[0] ?? text.trim());
  }
  if (!first.includes('Signature Type: ETSI.CAdES.detached')) wrong.push('another signature type');
  return wrong;
}

/** `openssl cms -verify -cades` over the signed bytes, up to the root. */
export async function opensslCms(folder, rootFile, bytes) {
  const { data, cms } = signedPartOf(bytes, 0);
  const [content, signature] = [join(folder, 'cms.data'), join(folder, 'cms.der')];
  writeFileSync(content, data);
  writeFileSync(signature, cms);
  const args = ['-verify', '-cades', '-binary', '-inform', 'DER', '-in', signature, '-content', content];
  const trust = ['-CAfile', rootFile, '-purpose', 'any', '-out', '/dev/null'];
  const { code, text } = await execute('openssl', ['cms', ...args, ...trust]);
  for (const file of [content, signature]) rmSync(file);
  return code === 0 ? [] : [text.trim().split('\n')[0]];
}

/** `openssl ts -verify` of a token over the bytes it stamps. */
export async function opensslTs(folder, rootFile, token, stamped) {
  const [data, file] = [join(folder, 'ts.data'), join(folder, 'ts.der')];
  writeFileSync(data, stamped);
  writeFileSync(file, token);
  const args = ['ts', '-verify', '-token_in', '-in', file, '-data', data, '-CAfile', rootFile];
  const { code, text } = await execute('openssl', args);
  for (const one of [data, file]) rmSync(one);
  return code === 0 ? [] : [text.trim().split('\n').at(-1)];
}

export async function qpdf(file) {
  const { code, text } = await execute('qpdf', ['--check', file]);
  return code === 0 ? [] : [text.trim().split('\n')[0]];
}
