/**
 * Key files (PKCS#12, RFC 7292): a private key with its certificates behind a passphrase, as OpenSSL 3 writes them by
 * default. Encryption is PBES2 with PBKDF2 and AES, the seal HMAC with SHA-2; the older ways are refused, not guessed.
 */
import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  pbkdf2Sync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import { Refusal, refuseUnless } from '../../../kernel/refusal';
import { hashNamed, oids, sha256Identifier } from './cms';
import {
  childrenOf,
  DerError,
  expectTag,
  integer,
  octetString,
  oid,
  readDer,
  readOid,
  sequence,
  der,
  tagged,
  tags,
  type DerNode,
} from './der';

export interface KeyFile {
  readonly key: KeyObject;
  /** DER, in the order of the file. */
  readonly certificates: readonly Buffer[];
}

const ids = {
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509: '1.2.840.113549.1.9.22.1',
  localKeyId: '1.2.840.113549.1.9.21',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
} as const;

const ciphers: Readonly<Record<string, { name: string; keyLength: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyLength: 32 },
};

const pseudoRandom: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/** More rounds than anybody sets; a file asking for more would only keep the process busy. */
const mostRounds = 5_000_000;

/** Opens a key file. A wrong passphrase, a damaged file and an outdated encryption are three different refusals. */
export function readKeyFile(bytes: Buffer, passphrase: string): KeyFile {
  try {
    const [, wrapper, seal] = childrenOf(expectTag(readDer(bytes), tags.sequence, 'a key file'));
    const content = contentOf(expectTag(wrapper, tags.sequence, 'the content'), passphrase);
    checkSeal(seal, content, passphrase);
    const bags = childrenOf(readDer(content)).flatMap((part) => childrenOf(readDer(contentOf(part, passphrase))));
    const keys = bags.flatMap((bag) => keyIn(bag, passphrase));
    refuseUnless(keys.length === 1, 'invalid', 'pades.keyFileUnreadable', { what: `${keys.length} keys` });
    return { key: keys[0]!, certificates: bags.flatMap(certificateIn) };
  } catch (error) {
    if (error instanceof DerError) throw new Refusal('invalid', 'pades.keyFileUnreadable', { what: error.message });
    throw error;
  }
}

/** The bytes inside a ContentInfo, decrypted where they are encrypted. */
function contentOf(info: DerNode, passphrase: string): Buffer {
  const [type, wrapper] = childrenOf(info);
  const inner = readDer(expectTag(wrapper, 0xa0, 'the content').contents);
  const kind = readOid(type);
  if (kind === oids.data) return expectTag(inner, tags.octetString, 'the content').contents;
  if (kind !== ids.encryptedData) throw new DerError(`the content type ${kind}`);
  const [, algorithm, encrypted] = childrenOf(expectTag(childrenOf(inner)[1], tags.sequence, 'encrypted content'));
  return decrypt(algorithm, expectTag(encrypted, 0x80, 'encrypted content').contents, passphrase);
}

function decrypt(algorithm: DerNode | undefined, encrypted: Buffer, passphrase: string): Buffer {
  const [scheme, parameters] = childrenOf(expectTag(algorithm, tags.sequence, 'an algorithm'));
  if (readOid(scheme) !== ids.pbes2) throw tooWeak(readOid(scheme));
  const [derivation, encryption] = childrenOf(expectTag(parameters, tags.sequence, 'parameters'));
  const [derivationId, settings] = childrenOf(expectTag(derivation, tags.sequence, 'key derivation'));
  if (readOid(derivationId) !== ids.pbkdf2) throw tooWeak(readOid(derivationId));
  const [salt, rounds, ...rest] = childrenOf(expectTag(settings, tags.sequence, 'key derivation'));
  const prf = rest.find((node) => node.tag === tags.sequence);
  const hash = pseudoRandom[prf ? readOid(childrenOf(prf)[0]) : '1.2.840.113549.2.7'];
  const [cipherId, vector] = childrenOf(expectTag(encryption, tags.sequence, 'encryption'));
  const cipher = ciphers[readOid(cipherId)];
  if (!hash || !cipher) throw tooWeak(readOid(cipherId));
  const key = pbkdf2Sync(
    passphrase.normalize('NFC'),
    expectTag(salt, tags.octetString, 'a salt').contents,
    roundsOf(rounds),
    cipher.keyLength,
    hash,
  );
  const iv = expectTag(vector, tags.octetString, 'a vector').contents;
  try {
    const decipher = createDecipheriv(cipher.name, key, iv);
    return Buffer.concat([decipher.update(encrypted), decipher.final()]);
  } catch {
    throw new Refusal('invalid', 'pades.wrongPassphrase');
  }
}

function keyIn(bag: DerNode, passphrase: string): KeyObject[] {
  const [type, value] = childrenOf(bag);
  const kind = readOid(type);
  if (kind !== ids.keyBag && kind !== ids.shroudedKeyBag) return [];
  const info = readDer(expectTag(value, 0xa0, 'a key').contents);
  const [algorithm, encrypted] = childrenOf(info);
  const pkcs8 =
    kind === ids.keyBag
      ? info.whole
      : decrypt(algorithm, expectTag(encrypted, tags.octetString, 'a key').contents, passphrase);
  try {
    return [createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })];
  } catch (error) {
    throw new DerError(`the private key: ${(error as Error).message}`);
  }
}

function certificateIn(bag: DerNode): Buffer[] {
  const [type, value] = childrenOf(bag);
  if (readOid(type) !== ids.certificateBag) return [];
  const [kind, wrapper] = childrenOf(readDer(expectTag(value, 0xa0, 'a certificate').contents));
  if (readOid(kind) !== ids.x509) return [];
  const inner = readDer(expectTag(wrapper, 0xa0, 'a certificate').contents);
  return [expectTag(inner, tags.octetString, 'a certificate').contents];
}

/** The seal tells a wrong passphrase before anything is decrypted. */
function checkSeal(seal: DerNode | undefined, content: Buffer, passphrase: string): void {
  const [info, salt, rounds] = childrenOf(expectTag(seal, tags.sequence, 'the seal'));
  const [algorithm, digest] = childrenOf(expectTag(info, tags.sequence, 'the seal'));
  const identifier = readOid(childrenOf(expectTag(algorithm, tags.sequence, 'the seal'))[0]);
  if (identifier === '1.3.14.3.2.26') throw tooWeak('SHA-1');
  const hash = hashNamed(identifier);
  const key = sealKey(
    hash,
    passphrase,
    expectTag(salt, tags.octetString, 'a salt').contents,
    rounds ? roundsOf(rounds) : 1,
  );
  const expected = createHmac(hash, key).update(content).digest();
  const found = expectTag(digest, tags.octetString, 'the seal').contents;
  if (expected.length !== found.length || !timingSafeEqual(expected, found)) {
    throw new Refusal('invalid', 'pades.wrongPassphrase');
  }
}

function roundsOf(node: DerNode | undefined): number {
  const rounds = Number(`0x${expectTag(node, tags.integer, 'the number of rounds').contents.toString('hex')}`);
  if (rounds < 1 || rounds > mostRounds) throw new DerError(`${rounds} rounds`);
  return rounds;
}

const tooWeak = (algorithm: string): Refusal => new Refusal('invalid', 'pades.keyFileTooWeak', { algorithm });

/** The key of the seal: RFC 7292 appendix B.2, for identity 3; one block of the hash is all that is needed. */
function sealKey(hash: string, passphrase: string, salt: Buffer, rounds: number): Buffer {
  const block = hash === 'sha256' ? 64 : 128;
  const password = Buffer.from(`${passphrase.normalize('NFC')}\0`, 'utf16le').swap16();
  let key: Buffer = Buffer.concat([Buffer.alloc(block, 3), filled(salt, block), filled(password, block)]);
  for (let round = 0; round < rounds; round++) key = createHash(hash).update(key).digest();
  return key;
}

/** The bytes repeated to fill whole blocks. */
function filled(bytes: Buffer, block: number): Buffer {
  return Buffer.alloc(block * Math.ceil(bytes.length / block), bytes);
}

/** Writes a key file as OpenSSL 3 does: AES-256 for the key, SHA-256 for the seal. The certificates are public. */
export function writeKeyFile(file: KeyFile, passphrase: string): Buffer {
  const shrouded = file.key.export({ format: 'der', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase });
  const keyId = createHash('sha1').update(file.certificates[0]!).digest();
  const attributes = der(tags.set, sequence(oid(ids.localKeyId), der(tags.set, octetString(keyId))));
  const bags = [
    sequence(oid(ids.shroudedKeyBag), tagged(0, shrouded), attributes),
    ...file.certificates.map((certificate, index) =>
      sequence(
        oid(ids.certificateBag),
        tagged(0, sequence(oid(ids.x509), tagged(0, octetString(certificate)))),
        ...(index === 0 ? [attributes] : []),
      ),
    ),
  ];
  const content = sequence(data(sequence(...bags)));
  const salt = randomBytes(16);
  const rounds = 2048;
  const seal = createHmac('sha256', sealKey('sha256', passphrase, salt, rounds))
    .update(content)
    .digest();
  return sequence(
    integer(3),
    data(content),
    sequence(sequence(sha256Identifier, octetString(seal)), octetString(salt), integer(rounds)),
  );
}

const data = (content: Buffer): Buffer => sequence(oid(oids.data), tagged(0, octetString(content)));
