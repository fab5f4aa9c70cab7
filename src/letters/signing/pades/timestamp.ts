/**
 * Time stamps (RFC 3161 over HTTP): asking an authority for one, and checking one, ours or somebody's.
 *
 * An authority that is down, slow or wrong never costs a letter: the caller gets a refusal and decides. Nothing but a
 * digest leaves the house.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from '../../../kernel/refusal';
import { followToRoot, isFor, type Certificate } from './certificate';
import {
  hashNamed,
  isSignedBy,
  messageDigestOf,
  namesCertificate,
  oids,
  readCms,
  sha256Identifier,
  type Cms,
} from './cms';
import {
  childrenOf,
  der,
  DerError,
  expectTag,
  integer,
  octetString,
  readDer,
  readOid,
  readTime,
  sequence,
  tags,
  type DerNode,
} from './der';
import { readTrusted, type TrustedRoots } from './trusted-roots';

export interface TimestampSettings {
  readonly url: string;
  /** Whom the authority's certificate must lead back to. */
  readonly trustedRoots: TrustedRoots;
  /** For the whole exchange; 10 seconds unless said. */
  readonly timeoutMs?: number;
  /** Such as `authorization`, where the authority asks for it. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TimestampToken {
  /** DER, as it goes into the signature. */
  readonly token: Buffer;
  readonly at: Date;
  readonly authority: string;
}

/** Tokens are 1 to 8 KB; more than this is not a time stamp. */
const largestAnswer = 64 * 1024;
/** How much longer the next token may be: serial number, fraction of a second and an ECDSA signature vary. */
const variation = 64;

export class TimestampAuthority {
  private readonly roots: readonly Certificate[];
  private longestToken = 0;

  constructor(private readonly settings: TimestampSettings) {
    this.roots = readTrusted(settings.trustedRoots);
  }

  /** Bytes to keep free for a token. The first time the authority is asked for one, over nothing in particular. */
  async room(): Promise<number> {
    if (this.longestToken === 0) await this.stamp(randomBytes(32));
    return this.longestToken + variation;
  }

  /** Has a SHA-256 digest stamped, and checks what comes back before believing it. */
  async stamp(digest: Buffer): Promise<TimestampToken> {
    const nonce = randomBytes(8);
    nonce[0] = (nonce[0]! & 0x3f) | 0x40; // always eight bytes long, so that tokens differ less in length
    const answer = await this.ask(
      sequence(integer(1), sequence(sha256Identifier, octetString(digest)), integer(nonce), certificateToo),
    );
    try {
      const token = tokenOf(answer);
      const stamped = checkTimestamp(token, () => digest, this.roots);
      if (!stamped.nonce?.equals(nonce)) throw new DerError('the nonce is not ours');
      this.longestToken = Math.max(this.longestToken, token.length);
      return { token, at: stamped.at, authority: stamped.authority };
    } catch (error) {
      if (error instanceof DerError)
        throw new Refusal('unavailable', 'pades.timestampInvalid', { what: error.message });
      throw error;
    }
  }

  private async ask(request: Buffer): Promise<Buffer> {
    const { url, headers, timeoutMs = 10_000 } = this.settings;
    try {
      const response = await fetch(url, {
        method: 'POST',
        body: new Uint8Array(request),
        headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply', ...headers },
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      const parts: Uint8Array[] = [];
      let size = 0;
      for await (const part of response.body ?? []) {
        parts.push(part as Uint8Array);
        size += (part as Uint8Array).length;
        if (size > largestAnswer) throw new Error(`more than ${largestAnswer} bytes`);
      }
      return Buffer.concat(parts);
    } catch (error) {
      const cause = (error as Error).cause;
      const what = cause instanceof Error ? cause.message : (error as Error).message;
      throw new Refusal('unavailable', 'pades.timestampUnavailable', { what });
    }
  }
}

const certificateToo = der(0x01, Buffer.from([0xff]));

/** The token inside a TimeStampResp; a refusal when the authority did not grant one. */
function tokenOf(answer: Buffer): Buffer {
  const [status, token] = childrenOf(expectTag(readDer(answer), tags.sequence, 'an answer'));
  const [code, text] = childrenOf(expectTag(status, tags.sequence, 'a status'));
  const granted = expectTag(code, tags.integer, 'a status').contents;
  if (granted.length !== 1 || granted[0]! > 1) {
    const words = text?.tag === tags.sequence ? childrenOf(text).map((one) => one.contents.toString('utf8')) : [];
    const what = `status ${granted.toString('hex')} ${words.join(' ').slice(0, 200)}`.trim();
    throw new Refusal('unavailable', 'pades.timestampRefused', { what });
  }
  return expectTag(token, tags.sequence, 'a token').whole;
}

export interface CheckedTimestamp {
  readonly at: Date;
  readonly authority: string;
  readonly nonce?: Buffer;
}

/**
 * Checks a token against what it should stamp (given by hash name) and the roots its authority must lead back to, at
 * the token's own time. Throws `DerError` with the reason.
 */
export function checkTimestamp(
  token: Buffer,
  stamped: (hash: string) => Buffer,
  roots: readonly Certificate[],
): CheckedTimestamp {
  const cms = readCms(token);
  if (cms.contentType !== oids.timestampInfo || !cms.content) throw new DerError('not a time stamp');
  const info = childrenOf(expectTag(readDer(cms.content), tags.sequence, 'the stamped facts'));
  const [, , imprint, , time, ...optional] = info as (DerNode | undefined)[];
  const [algorithm, digest] = childrenOf(expectTag(imprint, tags.sequence, 'the imprint'));
  const hash = hashNamed(readOid(childrenOf(expectTag(algorithm, tags.sequence, 'the imprint'))[0]));
  if (!stamped(hash).equals(expectTag(digest, tags.octetString, 'the imprint').contents)) {
    throw new DerError('the imprint is of something else');
  }
  const at = readTime(time);
  const certificate = checkSigner(cms, roots, at);
  const nonce = optional.find((node) => node?.tag === tags.integer)?.contents;
  return { at, authority: certificate.commonName, nonce };
}

function checkSigner(cms: Cms, roots: readonly Certificate[], at: Date): Certificate {
  const { certificate } = cms;
  if (!certificate) throw new DerError('the authority’s certificate is missing');
  if (!createHash(cms.hash).update(cms.content!).digest().equals(messageDigestOf(cms))) {
    throw new DerError('the digest does not match');
  }
  const type = cms.attributes.get(oids.contentType)?.[0];
  if (readOid(type) !== oids.timestampInfo) throw new DerError('the content type is another');
  if (!isSignedBy(cms, certificate)) throw new DerError('the signature is not the authority’s');
  if (!namesCertificate(cms, certificate, true)) throw new DerError('the signing certificate is not named');
  if (!isFor('timestamping', certificate)) {
    throw new DerError(`"${certificate.commonName}" is not for time stamps`);
  }
  const chain = followToRoot(certificate, cms.certificates, roots, at);
  if (!chain.trusted) throw new DerError(chain.detail);
  return certificate;
}
