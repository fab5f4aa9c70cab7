// The signatures of our letters before judges who owe us nothing: EU DSS, pyHanko, pdfsig, OpenSSL and qpdf; keys in a
// file and in a SoftHSM2 token; time stamps by `openssl ts`. Every judge is first shown to find the wrong ones wrong.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as judges from './judges.mjs';
import {
  product,
  signedAt,
  signedPartOf,
  signedTheOldWay,
  unsignedLetter,
  withCrookedTable,
  withFlippedBit,
} from './letters.mjs';
import { startResponder } from './responder.mjs';
import { makeToken, pin, tokenLabel } from './token.mjs';
import { dssClassPath, missing, pyHankoPython } from './tools.mjs';
import { builtProduct, cache, freshFolder, newTally } from '../tools.mjs';

/** Where the letters are left, for those who judge the pages too (veraPDF): every `good-*.pdf` is PDF/A and PDF/UA. */
export const lettersFolder = join(cache, 'conformance', 'signatures');

/** Runs everything; `log` gets progress. Wants the product built (`npm run build`). */
export async function run(log = () => {}, { dist = builtProduct } = {}) {
  const tally = newTally(log);
  if (missing().length > 0) {
    for (const program of missing()) tally.check(`there is ${program}`, ['it is missing']);
    return tally.result();
  }
  const tools = { python: await pyHankoPython(log), classPath: await dssClassPath(log) };
  const folder = freshFolder(lettersFolder);
  const made = product(dist);
  const scene = await setTheScene(made, folder, tally);
  try {
    await judgeAll(made, scene, tools, tally);
    await judgeTimestamps(made, scene, tally);
    await judgeTheToken(made, scene, tally);
  } finally {
    for (const stop of scene.stops) await stop();
  }
  return tally.result();
}

async function setTheScene(made, folder, tally) {
  const ours = await newAuthority(made, join(folder, 'keys'));
  const others = await newAuthority(made, join(folder, 'other-keys'));
  const stops = [];
  const authorityOf = async (keys, name) => {
    const { key, certificates } = keyFile(made, keys, 'clock');
    const responder = await startResponder({
      folder,
      name,
      keyPem: key.export({ format: 'pem', type: 'pkcs8' }),
      certificatePem: made.readCertificate(certificates[0]).x509.toString(),
      rootPem: keys.rootPem,
    });
    stops.push(responder.stop);
    return new made.TimestampAuthority({ url: responder.url, trustedRoots: [keys.rootPem] });
  };
  const clock = await authorityOf(ours, 'clock');
  const otherClock = await authorityOf(others, 'other-clock');
  const token = await makeToken(made, join(folder, 'token'), keyFile(made, ours, 'root'));
  const inToken = (keyLabel, code = pin) =>
    made.Pkcs11Signer.open({ library: token.library, tokenLabel, keyLabel, pin: code });
  // First of all: once a process has signed in to a token, further sessions of it are not asked.
  const withWrongPin = await inToken('minister-ec', '0000').then(
    () => 'opened',
    (error) => error.code,
  );
  tally.check('a wrong PIN is refused', withWrongPin === 'pades.wrongPin' ? [] : [withWrongPin]);
  const ecToken = await inToken('minister-ec');
  const rsaToken = await inToken('minister-rsa');
  stops.push(
    () => ecToken.close(),
    () => rsaToken.close(),
  );

  const letter = unsignedLetter(made);
  const kari = signerOf(made, ours, 'kari');
  const seal = signerOf(made, ours, 'seal');
  const sign = (signer, timestampAuthority) => made.signPdf(letter, signer, { signedAt, timestampAuthority });
  const files = new Map();
  const add = (name, level, bytes) => {
    const path = join(folder, `${name}.pdf`);
    writeFileSync(path, bytes);
    files.set(name, { path, level, bytes });
  };

  const bb = await sign(kari);
  add('good-ec-bb', 'B', bb.bytes);
  const bt = await sign(kari, clock);
  add('good-ec-bt', 'T', bt.bytes);
  add('good-rsa-bb', 'B', (await sign(seal)).bytes);
  add('good-rsa-bt', 'T', (await sign(seal, clock)).bytes);
  add('good-stamped-later', 'T', (await made.addDocumentTimestamp(bb.bytes, clock)).bytes);
  add('good-token-ec-bb', 'B', (await sign(ecToken)).bytes);
  add('good-token-ec-bt', 'T', (await sign(ecToken, clock)).bytes);
  add('good-token-rsa-bb', 'B', (await sign(rsaToken)).bytes);

  add('wrong-flipped-bit', 'B', withFlippedBit(bb.bytes));
  add('wrong-flipped-bit-bt', 'T', withFlippedBit(bt.bytes));
  add('wrong-authority', 'B', (await sign(signerOf(made, others, 'kari'))).bytes);
  add('wrong-clock', 'T', (await sign(kari, otherClock)).bytes);
  const { key, certificates } = keyFile(made, ours, 'kari');
  const [keyPem, certificatePem] = [
    key.export({ format: 'pem', type: 'pkcs8' }),
    made.readCertificate(certificates[0]).x509.toString(),
  ];
  add('wrong-not-pades', 'B', await signedTheOldWay(made, letter, { keyPem, certificatePem, folder }));
  add('wrong-unsigned', 'B', letter);
  add('wrong-table', 'B', withCrookedTable(bb.bytes));

  const rootFile = ours.rootFile;
  const clockFile = join(folder, 'clock.pem');
  tally.check('B-B with an EC key adds at most 12 KB', bb.addedBytes <= 12_288 ? [] : [`${bb.addedBytes} bytes`]);
  tally.check('B-T with an EC key adds at most 25 KB', bt.addedBytes <= 25_600 ? [] : [`${bt.addedBytes} bytes`]);
  return { folder, files, stops, ours, others, rootFile, clockFile, clock, token, letter };
}

const newAuthority = (made, folder) =>
  made.ensureDemoKeys(folder, [
    { id: 'kari', commonName: 'Kari Nordmann', organization: 'Justis- og beredskapsdepartementet' },
    { id: 'seal', commonName: 'Justis- og beredskapsdepartementet', organizationNumber: '972417831', key: 'rsa' },
    { id: 'clock', commonName: 'Tidsstempel', purpose: 'timestamping' },
  ]);

function keyFile(made, keys, id) {
  const path = id === 'root' ? keys.rootFile.replace(/\.pem$/, '.p12') : keys.keys.get(id).keyFile;
  return made.readKeyFile(readFileSync(path), keys.passphrase);
}

const signerOf = (made, keys, id) => new made.Pkcs12Signer(readFileSync(keys.keys.get(id).keyFile), keys.passphrase);

/** Which wrong files each judge must find wrong. pdfsig has no trust store here, and takes any CMS for a signature. */
const mustFind = {
  'EU DSS': /flipped|authority|clock|pades|unsigned/,
  pyHanko: /flipped|authority|clock|pades|unsigned/,
  'svarbrev itself': /flipped|authority|clock|pades|unsigned|table/,
  pdfsig: /flipped|pades|unsigned/,
  'openssl cms -verify -cades': /flipped|authority|pades/,
  'qpdf --check': /table/,
};

async function judgeAll(made, scene, { python, classPath }, tally) {
  const { files, folder, rootFile, clockFile, ours } = scene;
  const paths = [...files.values()].map(({ path }) => path);
  const dss = await judges.dss(classPath, [rootFile, clockFile].join(':'), paths);
  const pyHanko = await judges.pyHanko(python, rootFile, paths);
  const panel = {
    'EU DSS': ({ path, level }) => dss(path, level),
    pyHanko: ({ path, level }) => pyHanko(path, level),
    'svarbrev itself': ({ bytes, level }) => {
      const verdict = made.verifySignedPdf(bytes, { trustedRoots: [ours.rootPem] });
      if (!verdict.valid) return [`${verdict.fault}: ${verdict.detail}`];
      return verdict.level === `B-${level}` ? [] : [`the level is ${verdict.level}`];
    },
    pdfsig: ({ path }) => judges.pdfsig(path),
    'openssl cms -verify -cades': ({ bytes }) => judges.opensslCms(folder, rootFile, bytes),
    'qpdf --check': ({ path }) => judges.qpdf(path),
  };
  for (const [judge, ask] of Object.entries(panel)) {
    for (const [name, file] of files) {
      if (name.startsWith('wrong-') && mustFind[judge].test(name)) {
        const found = await ask(file);
        tally.check(
          `${judge} finds ${name} wrong (${found[0]?.replaceAll(/\s+/g, ' ').slice(0, 110)})`,
          found.length > 0 ? [] : ['it does not'],
        );
      }
    }
    for (const [name, file] of files) {
      if (name.startsWith('good-')) tally.check(`${judge} passes ${name}`, await ask(file));
    }
  }
}

/** The bare token, as OpenSSL sees it, over the right bytes, other bytes, and with another root. */
async function judgeTimestamps(made, { files, folder, rootFile, others, clock }, tally) {
  const { bytes } = files.get('good-stamped-later');
  const { data, cms } = signedPartOf(bytes);
  tally.check('openssl ts -verify passes the later time stamp', await judges.opensslTs(folder, rootFile, cms, data));
  const other = await judges.opensslTs(folder, rootFile, cms, Buffer.concat([data, Buffer.from('x')]));
  tally.check('openssl ts -verify finds one over other bytes wrong', other.length > 0 ? [] : ['it does not']);
  const untrusted = await judges.opensslTs(folder, others.rootFile, cms, data);
  tally.check('openssl ts -verify finds one by another authority wrong', untrusted.length > 0 ? [] : ['it does not']);

  const again = (await made.addDocumentTimestamp(bytes, clock)).bytes;
  const prefix = again.subarray(0, bytes.length).equals(bytes);
  tally.check('a second later time stamp leaves every byte before it', prefix ? [] : ['a byte differs']);
}

async function judgeTheToken(made, { token, files }, tally) {
  const kept = token.leaks.every((answer) => answer.includes('CKR_ATTRIBUTE_SENSITIVE'));
  tally.check('the private keys cannot be read from the token', kept ? [] : token.leaks);
  const { library } = token;
  for (const [what, change, code] of [
    ['a module that is not there', { library: '/nowhere/libtoken.so' }, 'pades.tokenUnavailable'],
    ['a token that is not there', { tokenLabel: 'nowhere' }, 'pades.tokenUnavailable'],
    ['a key that is not there', { keyLabel: 'nobody' }, 'pades.keyMissing'],
  ]) {
    const settings = { library, tokenLabel, keyLabel: 'minister-ec', pin, ...change };
    const answer = await made.Pkcs11Signer.open(settings).then(
      () => 'opened',
      (error) => error.code,
    );
    tally.check(`${what} is refused as ${code}`, answer === code ? [] : [String(answer)]);
  }
  const signatory = made.verifySignedPdf(files.get('good-token-ec-bb').bytes, { trustedRoots: [] });
  tally.check('a letter signed in the token is not trusted without a root', signatory.valid ? ['it is'] : []);
}
