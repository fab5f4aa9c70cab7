import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { typesetLetter } from '../../../templates/typesetting/typeset-letter';
import { composeCms, sha256, signedAttributes } from './cms';
import { childrenOf, der, integer, nothing, octetString, oid, readDer, sequence, tagged, tags } from './der';
import { ensureDemoKeys, type DemoKeys } from './demo-ca';
import { addDocumentTimestamp } from './document-timestamp';
import { PdfFile } from './pdf-file';
import type { PdfReference } from './pdf-syntax';
import { PdfUpdate } from './pdf-update';
import { Pkcs12Signer } from './pkcs12.signer';
import { signPdf } from './sign-pdf';
import type { Signer } from './signer';
import { TimestampAuthority } from './timestamp';
import { verifySignedPdf } from './verify-signed-pdf';
import { issueCertificate } from './x509-issuing';

const signedAt = new Date('2020-06-08T10:15:00Z');

/** A letter of the typesetter's with its one empty field. */
function aLetter(text = 'Takk for brevet.'): Buffer {
  const letter = typesetLetter({
    level: 'minister',
    languages: ['nb'],
    letterhead: { names: ['Justis- og beredskapsdepartement'], runningName: 'Justis- og beredskapsdepartementet' },
    officeTitle: 'Justis- og beredskapsministeren',
    demo: true,
    recipients: [{ name: 'Eksempelforeningen' }],
    references: { ours: '20/14 - HMK', date: '2020-06-08' },
    subjects: ['Svar'],
    body: [{ type: 'paragraph', runs: [{ type: 'text', text }] }],
    signatories: [{ name: 'Kari Nordmann' }],
    signing: 'electronic',
    footer: { postAddress: [], officeAddress: [], telephone: '22 24 90 90', orgNumber: '972 417 831' },
    metadata: { title: 'Svar', author: 'Justis- og beredskapsdepartementet', subject: '20/14' },
    creationDate: signedAt,
  });
  return Buffer.from(letter.pdf);
}

function withoutField(letter: Buffer): Buffer {
  const [fields] = /\/Fields \[\d+ 0 R\]/.exec(letter.toString('latin1'))!;
  return replaced(letter, /\/Fields \[\d+ 0 R\]/, '/Fields []'.padEnd(fields.length));
}

function withTwoFields(letter: Buffer): Buffer {
  const file = PdfFile.read(letter);
  const form = file.catalog.entries.get('AcroForm') as PdfReference;
  const update = new PdfUpdate(file);
  const second = update.reserve();
  update.add(second, '<< /FT /Sig /T (Signatur2) /Rect [0 0 0 0] >>');
  update.append(form.number, file.dict(form, 'the form'), 'Fields', `${second} 0 R`);
  return Buffer.concat([letter, update.write(0)]);
}

let folder: string;
let keys: DemoKeys;
let minister: Signer;
let seal: Signer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svarbrev-keys-'));
  keys = await ensureDemoKeys(folder, [
    { id: 'minister', commonName: 'Kari Nordmann', organization: 'Justis- og beredskapsdepartementet' },
    { id: 'seal', commonName: 'Justis- og beredskapsdepartementet', organizationNumber: '972417831', key: 'rsa' },
    { id: 'clock', commonName: 'Tidsstempel', purpose: 'timestamping' },
  ]);
  minister = await signerOf('minister');
  seal = await signerOf('seal');
});

afterAll(() => rm(folder, { recursive: true }));

async function signerOf(id: string): Promise<Pkcs12Signer> {
  return new Pkcs12Signer(await readFile(keys.keys.get(id)!.keyFile), keys.passphrase);
}

const verdictOn = (bytes: Buffer) => verifySignedPdf(bytes, { trustedRoots: [keys.rootPem] });
const faultOf = (bytes: Buffer) => {
  const verdict = verdictOn(bytes);
  return verdict.valid ? undefined : verdict.fault;
};

describe('Signing a letter', () => {
  it.each([
    ['the minister’s EC key', () => minister, 'DEMO Kari Nordmann'],
    ['the ministry’s RSA seal', () => seal, 'DEMO Justis- og beredskapsdepartementet'],
  ])('with %s gives a letter that verifies as B-B', async (_, signer, signatory) => {
    const letter = aLetter();
    const signed = await signPdf(letter, signer(), { signedAt, signatory: 'Kari Nordmann' });

    expect(signed).toMatchObject({
      level: 'B-B',
      pendingTimestamp: false,
      sha256: sha256(signed.bytes).toString('hex'),
    });
    expect(verdictOn(signed.bytes)).toEqual({
      valid: true,
      level: 'B-B',
      signatory,
      certificateSha256: signed.certificateSha256,
      claimedAt: signedAt,
      timestamps: [],
      signedLength: signed.bytes.length,
      revocation: 'notChecked',
    });
  });

  it('leaves every byte of the letter as it was shown', async () => {
    const letter = aLetter();
    const { bytes, addedBytes } = await signPdf(letter, minister, { signedAt });

    expect(bytes.subarray(0, letter.length).equals(letter)).toBe(true);
    expect(addedBytes).toBe(bytes.length - letter.length);
    expect(addedBytes).toBeLessThan(12 * 1024);
  });

  it('keeps the identifier of the file, says when, and claims no time inside the signature', async () => {
    const { bytes } = await signPdf(aLetter(), minister, { signedAt, signatory: 'Åse Čáhppe' });
    const text = bytes.toString('latin1');

    expect(new Set(text.match(/\/ID \[[^\]]+\]/g)).size).toBe(1);
    expect(text.match(/\/ID \[/g)).toHaveLength(2);
    expect(text).toContain('/SubFilter /ETSI.CAdES.detached\n/M (D:20200608101500Z)');
    expect(text).toContain('/Name <feff00c5007300650020010c00e10068007000700065>');
    expect(text).not.toContain(oid('1.2.840.113549.1.9.5').toString('hex'));
    expect(text).toContain(oid('1.2.840.113549.1.9.16.2.47').toString('hex'));
  });

  it('is refused where there is no field, more than one, or a signature already', async () => {
    const signed = await signPdf(aLetter(), minister, { signedAt });

    await expect(signPdf(withoutField(aLetter()), minister, { signedAt })).rejects.toMatchObject({
      code: 'pades.noSignatureField',
    });
    await expect(signPdf(withTwoFields(aLetter()), minister, { signedAt })).rejects.toMatchObject({
      code: 'pades.severalSignatureFields',
    });
    await expect(signPdf(signed.bytes, seal, { signedAt })).rejects.toMatchObject({ code: 'pades.alreadySigned' });
  });

  it.each([
    ['no PDF at all', () => Buffer.from('Kjære Anne')],
    ['a PDF cut short', (letter: Buffer) => letter.subarray(0, letter.length - 200)],
    ['a PDF whose table points astray', (letter: Buffer) => replaced(letter, /startxref\n\d+/, 'startxref\n7')],
    ['an encrypted PDF', (letter: Buffer) => replaced(letter, /\/Size /, '/Encrypt 1 0 R /Size ')],
    ['cross-references in a circle', (letter: Buffer) => circular(letter)],
    ['a form nested without end', (letter: Buffer) => replaced(letter, /\/SigFlags 3/, `/X ${'['.repeat(70)}`)],
  ])('is refused, not guessed at, for %s', async (_, harm) => {
    await expect(signPdf(harm(aLetter()), minister, { signedAt })).rejects.toMatchObject({
      code: 'pades.pdfUnreadable',
    });
  });

  it('is refused before and after the certificate’s time', async () => {
    const early = new Date('2018-12-31T23:59:59Z');
    await expect(signPdf(aLetter(), minister, { signedAt: early })).rejects.toMatchObject({
      code: 'pades.certificateNotValidNow',
      facts: { commonName: 'DEMO Kari Nordmann', validFrom: '2019-01-01', validTo: '2044-12-31', at: '2018-12-31' },
    });
  });

  it('is refused with a certificate that is not for signing', async () => {
    const clock = await signerOf('clock');
    const authority: Signer = { ...plain(clock), chain: [clock.chain[1]!] };
    await expect(signPdf(aLetter(), authority, { signedAt })).rejects.toMatchObject({
      code: 'pades.certificateNotForSigning',
    });
  });

  it('is refused when the key does not belong to the certificate', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const other: Signer = { ...plain(minister), sign: async (data) => sign('sha256', data, privateKey) };
    await expect(signPdf(aLetter(), other, { signedAt })).rejects.toMatchObject({ code: 'pades.keyMissing' });
  });

  it('says so when the signature is longer than the room that was kept for it', async () => {
    const tight: Signer = { ...plain(seal), longestSignature: 200 };
    await expect(signPdf(aLetter(), tight, { signedAt })).rejects.toMatchObject({
      code: 'pades.signatureTooLarge',
    });
  });
});

describe('Checking a signed letter', () => {
  it('finds one flipped bit wherever it is among the signed bytes', async () => {
    const letter = aLetter();
    const { bytes } = await signPdf(letter, minister, { signedAt });
    const gapStart = bytes.lastIndexOf('/Contents <') + '/Contents '.length;
    const gapEnd = bytes.indexOf('>', gapStart) + 1;

    const missed: number[] = [];
    for (let at = 0; at < bytes.length; at++) {
      // Hashing treats the letter's own bytes all alike: every 13th byte there, and all of what signing added.
      if ((at >= gapStart && at < gapEnd) || (at < letter.length && at % 13 !== 0)) continue;
      bytes[at]! ^= 1 << (at % 8);
      if (verdictOn(bytes).valid) missed.push(at);
      bytes[at]! ^= 1 << (at % 8);
    }

    expect(missed).toEqual([]);
    expect(verdictOn(bytes).valid).toBe(true);
  });

  it('says that the digest differs, and which digests, when the text was changed', async () => {
    const { bytes } = await signPdf(aLetter(), minister, { signedAt });
    const stream = bytes.indexOf('stream\n') + 20;
    bytes[stream]! ^= 1;

    expect(verdictOn(bytes)).toEqual({
      valid: false,
      fault: 'digestMismatch',
      detail: expect.stringMatching(/^signed were bytes with the digest [0-9a-f]{64}, here are [0-9a-f]{64}$/),
    });
  });

  it('finds a change in the signature’s own value, up to the last zero after it', async () => {
    const { bytes } = await signPdf(aLetter(), minister, { signedAt });
    const { start, end } = gapOf(bytes);
    const value = Buffer.from(bytes.toString('latin1', start + 1, end - 1), 'hex');
    const certificate = value.indexOf(minister.chain[0]!);
    const authority = value.indexOf(minister.chain[1]!);
    const afterCertificates = Math.max(certificate + minister.chain[0]!.length, authority + minister.chain[1]!.length);

    const missed: number[] = [];
    for (let at = 0; at < value.length; at++) {
      // The authority's certificate is there for convenience: trusted is our own copy of it.
      if (at < afterCertificates && !(at >= certificate && at < certificate + minister.chain[0]!.length)) continue;
      const changed = Buffer.from(value);
      changed[at]! ^= 1;
      if (verdictOn(withValue(bytes, changed)).valid) missed.push(at - afterCertificates);
    }
    expect(missed).toEqual([]);
  });

  it.each([
    ['unsigned', 'a letter nobody signed', async () => aLetter()],
    ['unreadable', 'something that is no PDF', async () => Buffer.from('%PDF-1.7 nei')],
    ['unreadable', 'bytes after the end', async () => Buffer.concat([await signed(), Buffer.from('\n%%EOF\n')])],
    ['rangeIncomplete', 'a later update', async () => rewritten(await signed())],
    ['rangeIncomplete', 'a byte range that leaves out a page', async () => withRange(await signed())],
    ['notPades', 'a SubFilter of the older kind', async () => resigned(/ETSI.CAdES.detached/, 'adbe.pkcs7.detached')],
    ['signatureMalformed', 'no CMS at all', async () => withValue(await signed(), Buffer.from('3003020101', 'hex'))],
  ] as const)('answers %s for %s', async (fault, _, make) => {
    expect(faultOf(await make())).toBe(fault);
  });

  it('does not accept another letter’s signature', async () => {
    const one = await signPdf(aLetter('Ja'), minister, { signedAt });
    const other = await signPdf(aLetter('Nei'), minister, { signedAt });
    expect(faultOf(withValue(other.bytes, valueOf(one.bytes)))).toBe('digestMismatch');
  });

  it('does not accept a signature by another key with the minister’s certificate beside it', async () => {
    const { bytes } = await signPdf(aLetter(), minister, { signedAt });
    const attributes = signedAttributes(minister, rangeDigest(bytes));
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const forged = composeCms(minister, attributes, sign('sha256', attributes, privateKey));
    expect(faultOf(withValue(bytes, forged))).toBe('signatureMismatch');
  });

  it('does not accept a certificate that the attributes do not name, nor a signing time', async () => {
    const roomy = { ...plain(minister), longestSignature: 172 };
    const { bytes } = await signPdf(aLetter(), roomy, { signedAt });
    const attributes = childrenOf(readDer(signedAttributes(minister, rangeDigest(bytes))));
    const time = sequence(oid('1.2.840.113549.1.9.5'), der(tags.set, der(tags.utcTime, Buffer.from('200608101500Z'))));
    const without = der(tags.set, attributes[0]!.whole, attributes[1]!.whole);
    const dated = der(tags.set, attributes[0]!.whole, time, attributes[1]!.whole, attributes[2]!.whole);
    for (const set of [without, dated]) {
      expect(faultOf(withValue(bytes, composeCms(minister, set, await minister.sign(set))))).toBe('notPades');
    }
  });

  it('does not trust a certificate of somebody else’s authority, nor one that was not valid then', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'svarbrev-other-'));
    const others = await ensureDemoKeys(elsewhere, [{ id: 'minister', commonName: 'Kari Nordmann' }]);
    const { bytes } = await signPdf(aLetter(), minister, { signedAt });
    const late = await signPdf(aLetter(), anExpired(), { signedAt });

    expect(verifySignedPdf(bytes, { trustedRoots: [others.rootPem] })).toMatchObject({
      fault: 'certificateNotTrusted',
    });
    expect(verifySignedPdf(bytes, { trustedRoots: [] })).toMatchObject({ fault: 'certificateNotTrusted' });
    expect(verifySignedPdf(late.bytes, { trustedRoots: [anExpired().chain[0]!] }).valid).toBe(true);
    const moved = await composeAgain(replaced(late.bytes, /M \(D:20200608/, 'M (D:20210608'), anExpired());
    expect(verifySignedPdf(moved, { trustedRoots: [anExpired().chain[0]!] })).toMatchObject({
      fault: 'certificateNotValidThen',
    });
    await rm(elsewhere, { recursive: true });
  });
});

describe('A time stamp', () => {
  it('makes the letter B-T, and the authority’s time stands in it', async () => {
    await withClock({}, async (authority) => {
      const stamped = await signPdf(aLetter(), minister, { signedAt, timestampAuthority: authority });

      expect(stamped).toMatchObject({ level: 'B-T', pendingTimestamp: false, timestampedAt: stampTime });
      expect(stamped.addedBytes).toBeLessThan(12 * 1024);
      expect(verdictOn(stamped.bytes)).toMatchObject({
        valid: true,
        level: 'B-T',
        timestamps: [{ kind: 'signature', at: stampTime, authority: 'DEMO Tidsstempel' }],
      });
    });
  });

  it.each([
    ['down', { down: true }, 'pades.timestampUnavailable'],
    ['slow', { delayMs: 2000 }, 'pades.timestampUnavailable'],
    ['answering with an error page', { status: 500 }, 'pades.timestampUnavailable'],
    ['answering without end', { endless: true }, 'pades.timestampUnavailable'],
    ['redirecting', { status: 302 }, 'pades.timestampUnavailable'],
    ['refusing', { refuse: true }, 'pades.timestampRefused'],
    ['repeating another’s nonce', { nonce: Buffer.alloc(8, 0x41) }, 'pades.timestampInvalid'],
    ['leaving out the nonce', { nonce: null }, 'pades.timestampInvalid'],
    ['stamping something else', { imprint: Buffer.alloc(32, 7) }, 'pades.timestampInvalid'],
    ['signing with a key for letters', { signer: 'minister' }, 'pades.timestampInvalid'],
    ['breaking its own signature', { breakSignature: true }, 'pades.timestampInvalid'],
    ['no DER', { garbage: true }, 'pades.timestampInvalid'],
    ['out of term', { time: '20180101000000Z' }, 'pades.timestampInvalid'],
  ] as const)(
    'that cannot be had, its authority being %s, leaves the letter B-B and says so',
    async (_, manners, code) => {
      await withClock(manners, async (authority) => {
        const signed = await signPdf(aLetter(), minister, { signedAt, timestampAuthority: authority });

        expect(signed).toMatchObject({ level: 'B-B', pendingTimestamp: true, timestampFailure: code });
        expect(verdictOn(signed.bytes)).toMatchObject({ valid: true, level: 'B-B', timestamps: [] });
      });
    },
  );

  it('may fail after the room was kept: the letter is B-B all the same', async () => {
    const manners: Manners = {};
    await withClock(manners, async (authority) => {
      await authority.room();
      Object.assign(manners, { status: 503 });
      const signed = await signPdf(aLetter(), minister, { signedAt, timestampAuthority: authority });

      expect(signed).toMatchObject({ level: 'B-B', pendingTimestamp: true });
      expect(verdictOn(signed.bytes)).toMatchObject({ valid: true, level: 'B-B' });
    });
  });

  it('that has grown since it was measured gets its room on a second try', async () => {
    const manners: Manners = {};
    await withClock(manners, async (authority) => {
      await authority.room();
      Object.assign(manners, { padding: 900 });
      const signed = await signPdf(aLetter(), minister, { signedAt, timestampAuthority: authority });
      expect(signed).toMatchObject({ level: 'B-T', pendingTimestamp: false });
    });
  });

  it('that was tampered with is not believed', async () => {
    await withClock({}, async (authority) => {
      const { bytes } = await signPdf(aLetter(), minister, { signedAt, timestampAuthority: authority });
      const value = valueOf(bytes);
      const at = value.lastIndexOf(Buffer.from('20260102030405'));
      value.write('20250102030405', at);
      expect(faultOf(withValue(bytes, value))).toBe('timestampInvalid');
      expect(verifySignedPdf(bytes, { trustedRoots: [keys.rootPem], trustedTimestampRoots: [] })).toMatchObject({
        fault: 'timestampInvalid',
      });
    });
  });
});

describe('A time stamp added later', () => {
  it('makes a letter that was left B-B into B-T, with the signed bytes as a strict prefix', async () => {
    const letter = aLetter();
    const signed = await signPdf(letter, minister, { signedAt });
    await withClock({}, async (authority) => {
      const stamped = await addDocumentTimestamp(signed.bytes, authority);

      expect(stamped.bytes.subarray(0, signed.bytes.length).equals(signed.bytes)).toBe(true);
      expect(verdictOn(stamped.bytes)).toMatchObject({
        valid: true,
        level: 'B-T',
        signedLength: signed.bytes.length,
        timestamps: [{ kind: 'document', at: stampTime, authority: 'DEMO Tidsstempel' }],
      });
      const again = await addDocumentTimestamp(stamped.bytes, authority);
      expect(verdictOn(again.bytes)).toMatchObject({ valid: true, timestamps: [{}, {}] });
    });
  });

  it('is refused on a letter that nobody signed, and thrown back when the authority is down', async () => {
    const letter = aLetter();
    await withClock({}, async (authority) => {
      await expect(addDocumentTimestamp(letter, authority)).rejects.toMatchObject({ code: 'pades.notSigned' });
    });
    const { bytes } = await signPdf(letter, minister, { signedAt });
    await withClock({ down: true }, async (authority) => {
      await expect(addDocumentTimestamp(bytes, authority)).rejects.toMatchObject({
        code: 'pades.timestampUnavailable',
      });
    });
  });

  it.each([
    ['another text on the page', (text: string) => text.replace(/\/Contents (\d+) 0 R/, '/Contents 1 0 R')],
    ['a note over the text', (text: string) => text.replace(/(\/Annots \[[^\]]*)\]/, '$1 << /Subtype /FreeText >>]')],
    ['a visible field', (text: string) => text.replace('/Rect [-1 -1 -1 -1]', '/Rect [0 0 9 9]')],
    ['a field with a face', (text: string) => text.replace('/F 132', '/F 132 /AP 5 0 R')],
  ])('does not hide %s', async (_, harm) => {
    const { bytes } = await signPdf(aLetter(), minister, { signedAt });
    await withClock({}, async (authority) => {
      const stamped = (await addDocumentTimestamp(bytes, authority)).bytes;
      const update = stamped.subarray(bytes.length).toString('latin1');
      const changed = harm(update);
      expect(changed).not.toBe(update);
      const forged = await stampAgain(Buffer.concat([bytes, Buffer.from(relocated(changed, bytes.length), 'latin1')]));
      expect(verdictOn(forged)).toMatchObject({ valid: false, fault: 'changedAfterSigning' });
      const honest = await stampAgain(Buffer.concat([bytes, Buffer.from(relocated(update, bytes.length), 'latin1')]));
      expect(verdictOn(honest)).toMatchObject({ valid: true, level: 'B-T' });
    });
  });
});

/** The signer as a plain object, so that a test can put one part of it wrong. */
function plain(signer: Signer): Signer {
  const { chain, algorithm, longestSignature } = signer;
  const sign = (data: Buffer) => signer.sign(data);
  return { chain, algorithm, longestSignature, sign, describe: () => signer.describe(), close: () => signer.close() };
}

const signed = async () => (await signPdf(aLetter(), minister, { signedAt })).bytes;

const replaced = (bytes: Buffer, from: RegExp, to: string): Buffer =>
  Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1');

function circular(letter: Buffer): Buffer {
  const at = letter.length;
  const trailer = `trailer\n<< /Size 1 /Root 1 0 R /Prev ${at} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([letter, Buffer.from(`xref\n0 0\n${trailer}`)]);
}

/** An update that puts something else in place of an object, and signs nothing. */
function rewritten(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const previous = /startxref\n(\d+)\n%%EOF\s*$/.exec(text)![1];
  const trailer = text.slice(text.lastIndexOf('trailer\n'), text.lastIndexOf('>>')).replace(/\/Prev \d+/, '');
  const object = '1 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n';
  const at = bytes.length + object.length;
  const xref = `xref\n1 1\n${String(bytes.length).padStart(10, '0')} 00000 n \n`;
  return Buffer.concat([
    bytes,
    Buffer.from(`${object}${xref}${trailer}/Prev ${previous} >>\nstartxref\n${at}\n%%EOF\n`),
  ]);
}

/** The byte range says that a hundred bytes more before the value are left out. */
function withRange(bytes: Buffer): Buffer {
  const [whole, gapStart] = /\/ByteRange \[0 (\d+) \d+ \d+\]\s*/.exec(bytes.toString('latin1'))!;
  return replaced(bytes, /\/ByteRange \[[^\]]+\] */, whole.replace(` ${gapStart} `, ` ${Number(gapStart) - 100} `));
}

function gapOf(bytes: Buffer): { start: number; end: number; stop: number } {
  const ranges = [...bytes.toString('latin1').matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g)];
  const [start, end, rest] = ranges.at(-1)!.slice(1).map(Number) as [number, number, number];
  return { start, end, stop: end + rest };
}

function rangeDigest(bytes: Buffer): Buffer {
  const { start, end, stop } = gapOf(bytes);
  return sha256(bytes.subarray(0, start), bytes.subarray(end, stop));
}

function valueOf(bytes: Buffer): Buffer {
  const { start, end } = gapOf(bytes);
  return readDer(Buffer.from(bytes.toString('latin1', start + 1, end - 1), 'hex')).whole;
}

function withValue(bytes: Buffer, value: Buffer): Buffer {
  const { start, end } = gapOf(bytes);
  const copy = Buffer.from(bytes);
  copy.write(value.toString('hex').padEnd(end - start - 2, '0'), start + 1, 'latin1');
  return copy;
}

/** The same file signed anew after a change, by the key itself: what an insider could do. */
async function composeAgain(bytes: Buffer, signer: Signer): Promise<Buffer> {
  const attributes = signedAttributes(signer, rangeDigest(bytes));
  return withValue(bytes, composeCms(signer, attributes, await signer.sign(attributes)));
}

const resigned = async (from: RegExp, to: string) => composeAgain(replaced(await signed(), from, to), minister);

/** The update's tables and byte range put right after its text has changed length. */
function relocated(update: string, from: number): string {
  const starts = [...update.matchAll(/^(\d+) (\d+) obj$/gm)];
  const table = update.indexOf('xref\n');
  let text = update;
  for (const [whole, number] of starts.map((match) => [match[0], match[1]!] as const)) {
    const at = String(from + update.indexOf(`\n${whole}\n`) + (update.startsWith(whole) ? 0 : 1)).padStart(10, '0');
    const first = update.startsWith(whole) ? String(from).padStart(10, '0') : at;
    text = placeEntry(text, table, Number(number), first);
  }
  text = text.replace(/startxref\n\d+/, `startxref\n${from + table}`);
  const gapStart = from + text.indexOf('/Contents <') + '/Contents '.length;
  const gapEnd = from + text.indexOf('>', gapStart - from + 1) + 1;
  const range = `/ByteRange [0 ${gapStart} ${gapEnd} ${from + text.length - gapEnd}]`;
  return text.replace(/\/ByteRange \[[^\]]+\] *(?=\n)/, (old) => range.padEnd(old.length));
}

function placeEntry(text: string, table: number, number: number, offset: string): string {
  const lines = text.slice(table).split('\n');
  for (let index = 1; index < lines.length && lines[index] !== 'trailer';) {
    const [first, count] = lines[index]!.split(' ').map(Number) as [number, number];
    if (number >= first && number < first + count) lines[index + 1 + number - first] = `${offset} 00000 n `;
    index += 1 + count;
  }
  return text.slice(0, table) + lines.join('\n');
}

async function stampAgain(bytes: Buffer): Promise<Buffer> {
  return withValue(bytes, await tokenFor({}, rangeDigest(bytes), undefined));
}

let expired: Signer | undefined;

/** A key whose certificate was good in 2020 only, and is trusted itself. */
function anExpired(): Signer {
  if (expired) return expired;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = { country: 'NO', commonName: 'DEMO Ola Nordmann' };
  const certificate = issueCertificate({
    subject,
    subjectKey: publicKey,
    issuer: subject,
    issuerKey: privateKey,
    issuerPublicKey: publicKey,
    issuedFor: 'signing',
    validFrom: new Date('2020-01-01'),
    validTo: new Date('2020-12-31'),
  });
  expired = { ...plain(minister), chain: [certificate], sign: async (data) => sign('sha256', data, privateKey) };
  return expired;
}

/** How a time-stamp authority behaves; nothing said: as it should. */
interface Manners {
  down?: boolean;
  delayMs?: number;
  status?: number;
  endless?: boolean;
  refuse?: boolean;
  garbage?: boolean;
  nonce?: Buffer | null;
  imprint?: Buffer;
  signer?: string;
  breakSignature?: boolean;
  time?: string;
  padding?: number;
}

const stampTime = new Date('2026-01-02T03:04:05Z');
const stampInfo = '1.2.840.113549.1.9.16.1.4';

/** A time-stamp token by the demo's clock key: what an authority would make, or get wrong. */
async function tokenFor(manners: Manners, imprint: Buffer, nonce: Buffer | undefined): Promise<Buffer> {
  const signer = await signerOf(manners.signer ?? 'clock');
  const hash = sequence(oid('2.16.840.1.101.3.4.2.1'));
  const info = sequence(
    integer(1),
    oid('1.2.3.4'),
    sequence(hash, octetString(manners.imprint ?? imprint)),
    integer(42),
    der(tags.generalizedTime, Buffer.from(manners.time ?? '20260102030405Z')),
    ...(manners.nonce === null || !nonce ? [] : [integer(manners.nonce ?? nonce)]),
    ...(manners.padding ? [tagged(0, der(0x86, Buffer.alloc(manners.padding, 0x61)))] : []),
  );
  const [, , named] = childrenOf(readDer(signedAttributes(signer, Buffer.alloc(32))));
  const attribute = (type: string, value: Buffer) => sequence(oid(type), der(tags.set, value));
  const attributes = der(
    tags.set,
    attribute('1.2.840.113549.1.9.3', oid(stampInfo)),
    attribute('1.2.840.113549.1.9.4', octetString(sha256(info))),
    named!.whole,
  );
  const signature = await signer.sign(manners.breakSignature ? Buffer.from('noe annet') : attributes);
  const detached = readDer(composeCms(signer, attributes, signature));
  const [type, wrapper] = childrenOf(detached);
  const [version, digests, , ...rest] = childrenOf(childrenOf(wrapper!)[0]!);
  const content = sequence(oid(stampInfo), tagged(0, octetString(info)));
  const parts = [version!.whole, digests!.whole, content, ...rest.map((node) => node.whole)];
  return sequence(type!.whole, tagged(0, sequence(...parts)));
}

async function answerTo(request: Buffer, manners: Manners): Promise<Buffer> {
  if (manners.garbage) return Buffer.from('<html>');
  if (manners.refuse) return sequence(sequence(integer(2), sequence(der(0x0c, Buffer.from('bad request')))));
  const [, imprint, nonce] = childrenOf(readDer(request));
  const digest = childrenOf(imprint!)[1]!.contents;
  return sequence(sequence(integer(0)), await tokenFor(manners, digest, nonce!.contents));
}

/** A loopback authority with these manners, which a test may change while it runs. */
async function withClock(manners: Manners, use: (authority: TimestampAuthority) => Promise<void>): Promise<void> {
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const status = manners.status ?? 200;
      const headers = { 'content-type': 'application/timestamp-reply', ...(status === 302 ? { location: '/' } : {}) };
      response.writeHead(status, headers);
      if (manners.endless) {
        const pour = () => {
          while (!response.destroyed && response.write(Buffer.alloc(16_384)));
        };
        response.on('drain', pour);
        return pour();
      }
      void answerTo(Buffer.concat(parts), manners).then((answer) => {
        setTimeout(() => response.end(answer), manners.delayMs ?? 0).unref();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const stop = () => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve())));
  if (manners.down) await stop();
  try {
    await use(new TimestampAuthority({ url, trustedRoots: [keys.rootPem], timeoutMs: 1000 }));
  } finally {
    if (!manners.down) await stop();
  }
}

describe('The bytes of a signature', () => {
  it('are the shortest DER there is', () => {
    expect(integer(Buffer.from('00000080', 'hex')).toString('hex')).toBe('02020080');
    expect(integer(0).toString('hex')).toBe('020100');
    expect(oid('2.16.840.1.101.3.4.2.1').toString('hex')).toBe('0609608648016503040201');
    expect(der(4, Buffer.alloc(300)).subarray(0, 4).toString('hex')).toBe('0482012c');
    expect(nothing.toString('hex')).toBe('0500');
  });
});
