// PDF/A-2a and PDF/UA-1 by veraPDF: every shipped template, the letters that usually go wrong, the internal papers,
// unsigned and signed. veraPDF is first shown to find every wrong file wrong, by the rule that it breaks.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { edgeCases } from '../letters/edge-cases.mjs';
import { papersSet } from '../letters/papers.mjs';
import { letterProduct } from '../letters/product.mjs';
import { shippedPapers } from '../letters/shipped.mjs';
import { cache, execute, freshFolder, javaProgram, missingPrograms, newTally } from '../tools.mjs';
import { wrongFiles } from '../letters/wrong-files.mjs';

const folder = join(cache, 'conformance', 'verapdf');
/** What the suite of signatures left, time stamps and all, when it has run. */
const signedElsewhere = join(cache, 'conformance', 'signatures');
const signedAt = new Date('2020-06-17T10:15:00Z');

export async function run(log = () => {}) {
  const tally = newTally(log);
  const missing = missingPrograms(['java', 'mvn']);
  if (missing.length > 0) {
    for (const program of missing) tally.check(`there is ${program}`, ['it is missing']);
    return tally.result();
  }
  const classPath = await javaProgram('verapdf', join(import.meta.dirname, 'runner'), log);
  freshFolder(folder);
  const made = letterProduct();
  const shipped = papersSet(made, shippedPapers(made));
  const edges = papersSet(made, edgeCases(made));

  const seed = edges.find(({ name }) => name === 'seed').pdf;
  const wrong = await wrongFiles(seed);
  const wrongPaths = written(wrong.map(({ bytes }, i) => ({ name: `wrong-${i}`, bytes })));
  const found = await validate(classPath, wrongPaths);
  wrong.forEach(({ name, breaks }, i) => {
    for (const [flavour, rule] of Object.entries(breaks)) {
      const broken = found[i][flavour] ?? [found[i].unreadable];
      const seen = broken.some((one) => one.startsWith(rule));
      tally.check(`veraPDF finds ${name} wrong by ${flavour} ${rule}`, seen ? [] : [`it finds ${broken.join(', ')}`]);
    }
  });

  const sign = await signerOf(made);
  const letters = [...shipped, ...edges].filter(({ what }) => what === 'letter');
  const signed = [];
  for (const { name, pdf } of letters) signed.push({ name: `${name}-signed`, bytes: await sign(pdf) });
  const unsigned = [...shipped, ...edges].map(({ name, pdf }) => ({ name, bytes: pdf }));
  const good = [...written([...unsigned, ...signed]), ...timestamped()];
  const answers = await validate(classPath, good);
  good.forEach((path, i) => {
    const name = path.slice(path.lastIndexOf('/') + 1, -'.pdf'.length);
    const { unreadable, '2a': a, ua1 } = answers[i];
    tally.check(`${name} is PDF/A-2a`, a ?? [unreadable]);
    tally.check(`${name} is PDF/UA-1`, ua1 ?? [unreadable]);
  });
  return tally.result();
}

function written(files) {
  return files.map(({ name, bytes }) => {
    const path = join(folder, `${name}.pdf`);
    writeFileSync(path, bytes);
    return path;
  });
}

function timestamped() {
  if (!existsSync(signedElsewhere)) return [];
  return readdirSync(signedElsewhere)
    .filter((name) => /^good-.*\.pdf$/.test(name))
    .map((name) => join(signedElsewhere, name));
}

/** The rules each file breaks, by flavour. */
async function validate(classPath, files) {
  const args = ['-Xss8m', '-XX:+UseSerialGC', '-cp', classPath, 'Validate', ...files];
  const { stdout, text } = await execute('java', args, { timeoutMs: 600_000 });
  const lines = stdout.toString().trim().split('\n');
  if (lines.length !== files.length) throw new Error(`veraPDF gave ${lines.length} answers: ${text.slice(-2000)}`);
  return lines.map((line) => JSON.parse(line));
}

async function signerOf(made) {
  const keys = await made.ensureDemoKeys(join(folder, 'keys'), [{ id: 'minister', commonName: 'Monica Mæland' }]);
  const signer = new made.Pkcs12Signer(readFileSync(keys.keys.get('minister').keyFile), keys.passphrase);
  return async (pdf) => (await made.signPdf(pdf, signer, { signedAt })).bytes;
}
