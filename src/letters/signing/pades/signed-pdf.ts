/**
 * What signing a PDF gives, and what checking a signed one says. Types only.
 */

/** PAdES baseline levels we make (ETSI EN 319 142-1): B-B is signed, B-T has a trusted time as well. */
export type PadesLevel = 'B-B' | 'B-T';

export interface SignedPdf {
  /** The whole file; the unsigned PDF is a strict prefix of it. */
  readonly bytes: Buffer;
  readonly level: PadesLevel;
  /** A time stamp was wanted and could not be had: the letter is B-B until `addDocumentTimestamp` succeeds. */
  readonly pendingTimestamp: boolean;
  /** Why there is no time stamp (a refusal code), when one is pending. */
  readonly timestampFailure?: string;
  /** The authority's time, for B-T. */
  readonly timestampedAt?: Date;
  /** Lower-case hexadecimal, of `bytes`. */
  readonly sha256: string;
  /** Of the certificate that signed; lower-case hexadecimal. */
  readonly certificateSha256: string;
  readonly addedBytes: number;
}

/** Why a signature is not accepted. Each has its sentence in `pades.words.ts`. */
export type SignatureFault =
  /** Not a PDF we can read at all: damaged, encrypted, or with compressed cross-references (we never make those). */
  | 'unreadable'
  | 'unsigned'
  /** The byte range does not cover everything but the signature itself. */
  | 'rangeIncomplete'
  | 'signatureMalformed'
  /** The signed bytes are not the ones that were signed: somebody changed the letter. */
  | 'digestMismatch'
  /** The signature was not made by the key in the certificate. */
  | 'signatureMismatch'
  /** No signing-certificate-v2 that names the certificate, or a signed attribute PAdES forbids. */
  | 'notPades'
  | 'certificateNotTrusted'
  | 'certificateNotValidThen'
  | 'certificateNotForSigning'
  | 'timestampInvalid'
  /** Something other than a time stamp was added after the signature. */
  | 'changedAfterSigning';

export interface TimestampVerdict {
  readonly at: Date;
  /** The authority's common name. */
  readonly authority: string;
  /** In the signature itself, or over the whole file in a later update. */
  readonly kind: 'signature' | 'document';
}

export interface AcceptedSignature {
  readonly valid: true;
  readonly level: PadesLevel;
  /** Common name and fingerprint of the certificate that signed. */
  readonly signatory: string;
  readonly certificateSha256: string;
  /** The time the file itself claims (`/M`); nobody vouches for it without a time stamp. */
  readonly claimedAt?: Date;
  readonly timestamps: readonly TimestampVerdict[];
  /** How many bytes from the start the signatory signed; the rest is time stamps. */
  readonly signedLength: number;
  /** Revocation is not asked for: neither CRL nor OCSP is embedded at B-B and B-T. */
  readonly revocation: 'notChecked';
}

export interface RejectedSignature {
  readonly valid: false;
  readonly fault: SignatureFault;
  /** What exactly was found, in English, for the operator: digests, names, offsets. Never letter text. */
  readonly detail: string;
}

export type SignatureVerdict = AcceptedSignature | RejectedSignature;
