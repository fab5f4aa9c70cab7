// The letters to be judged: good ones as the product makes them, and for every check some known to be wrong.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../tools.mjs';

const require = createRequire(import.meta.url);

/** The built product's parts under test. */
export function product(dist) {
  const pades = (name) => require(join(dist, 'letters', 'signing', 'pades', name));
  return {
    ...pades('demo-ca.js'),
    ...pades('sign-pdf.js'),
    ...pades('verify-signed-pdf.js'),
    ...pades('document-timestamp.js'),
    ...pades('timestamp.js'),
    ...pades('pkcs12.js'),
    ...pades('pkcs12.signer.js'),
    ...pades('pkcs11.signer.js'),
    ...pades('x509-issuing.js'),
    ...pades('certificate.js'),
    ...pades('pdf-file.js'),
    ...pades('pdf-update.js'),
    ...pades('signature-field.js'),
    ...pades('signature-layout.js'),
    ...require(join(dist, 'templates', 'typesetting', 'typeset-letter.js')),
  };
}

export const signedAt = new Date('2026-06-08T10:15:00Z');

/** A two-page letter with its one empty field. */
export function unsignedLetter({ typesetLetter }) {
  const text =
    'Takk for brevet om vold i nære relasjoner. Regjeringen vil følge opp arbeidet, og departementet kommer tilbake til saken når høringen er avsluttet. Čáhppes šaldi, đ og ŋ skal stå som de er skrevet.';
  const letter = typesetLetter({
    level: 'minister',
    languages: ['nb'],
    letterhead: { names: ['Justis- og beredskapsdepartement'], runningName: 'Justis- og beredskapsdepartementet' },
    officeTitle: 'Justis- og beredskapsministeren',
    demo: true,
    recipients: [{ name: 'Eksempelforeningen', address: ['Storgata 1'], postalPlace: '0001 Oslo' }],
    references: { yours: '17', ours: '20/14 - HMK', date: '2026-06-08' },
    subjects: ['Svar på brev om vold i nære relasjoner'],
    body: Array.from({ length: 14 }, () => ({ type: 'paragraph', runs: [{ type: 'text', text: `${text} ${text}` }] })),
    signatories: [{ name: 'Kari Nordmann' }],
    signing: 'electronic',
    footer: {
      postAddress: ['Postboks 8005 Dep', '0030 Oslo'],
      officeAddress: ['Gullhaug torg 4a', '0484 Oslo'],
      telephone: '22 24 90 90',
      orgNumber: '972 417 831',
    },
    metadata: { title: 'Svar på brev', author: 'Justis- og beredskapsdepartementet', subject: '20/14' },
    creationDate: signedAt,
  });
  return Buffer.from(letter.pdf);
}

/** The range a signature covers, read from the file itself. */
export function signedPartOf(bytes, which = -1) {
  const ranges = [...bytes.toString('latin1').matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g)];
  const [start, end, rest] = ranges.at(which).slice(1).map(Number);
  const padded = Buffer.from(bytes.toString('latin1', start + 1, end - 1), 'hex');
  return { data: Buffer.concat([bytes.subarray(0, start), bytes.subarray(end, end + rest)]), cms: unpadded(padded) };
}

function unpadded(value) {
  if (value[1] < 0x80) return value.subarray(0, 2 + value[1]);
  const count = value[1] & 0x7f;
  return value.subarray(0, 2 + count + value.readUIntBE(2, count));
}

/** One bit of the page's own text turned, far from anything a parser needs. */
export function withFlippedBit(bytes) {
  const copy = Buffer.from(bytes);
  const stream = /\/FlateDecode\n>>\nstream\n/.exec(copy.toString('latin1'));
  copy[stream.index + stream[0].length + 40] ^= 1;
  return copy;
}

/** A cross-reference that points one byte astray: what `qpdf --check` is there for. */
export function withCrookedTable(bytes) {
  return Buffer.from(bytes.toString('latin1').replace(/(\n0{4}\d{5})\d( 00000 n)/, '$19$2'), 'latin1');
}

/**
 * A signature by OpenSSL in the older way: valid, but neither signing-certificate-v2 nor the ETSI SubFilter. It stands
 * for what signing libraries commonly make and call PAdES.
 */
export async function signedTheOldWay(made, letter, { keyPem, certificatePem, folder }) {
  const file = made.PdfFile.read(letter);
  const [field] = made.signatureFieldsOf(file);
  const update = new made.PdfUpdate(file);
  const number = update.reserve();
  update.setKey(field.object, field.dict, 'V', `${number} 0 R`);
  update.addSignature(number, 'Sig', `/SubFilter /adbe.pkcs7.detached\n/M ${made.pdfDate(signedAt)}\n`);
  const laidOut = made.layOut(file, update, 4096);
  const { data } = signedPartOf(laidOut.fill(Buffer.from([0x30, 0x00])));
  if (!createHash('sha256').update(data).digest().equals(laidOut.digest)) throw new Error('the range is another');
  const [key, certificate] = [join(folder, 'old.key'), join(folder, 'old.pem')];
  writeFileSync(key, keyPem, { mode: 0o600 });
  writeFileSync(certificate, certificatePem);
  const signed = await execute(
    'openssl',
    ['cms', '-sign', '-binary', '-outform', 'DER', '-md', 'sha256', '-signer', certificate, '-inkey', key],
    { input: data },
  );
  rmSync(key);
  if (signed.code !== 0) throw new Error(signed.text);
  return laidOut.fill(signed.stdout);
}
