/**
 * The key that signs a letter, wherever it is kept.
 *
 * A ministry keeps its keys in a PKCS#12 file (`pkcs12.signer.ts`) or in a PKCS#11 token (`pkcs11.signer.ts`).
 * May use: nothing but types. Must never hand out the private key.
 */

/** What the key does: ECDSA on curve P-256, or RSA (PKCS #1 v1.5) of 2048 bits or more; both over SHA-256. */
export type SigningAlgorithm = 'ecdsa-p256-sha256' | 'rsa-sha256';

/** Who a key speaks for; what the signing page and the history show. No secret is in it. */
export interface SignerDescription {
  readonly keptIn: 'pkcs12' | 'pkcs11';
  readonly algorithm: SigningAlgorithm;
  /** The certificate's common name; for demo keys it begins with DEMO. */
  readonly commonName: string;
  readonly issuer: string;
  /** Hexadecimal, as in the certificate. */
  readonly serialNumber: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** SHA-256 over the DER certificate, lower-case hexadecimal: what the history refers to. */
  readonly certificateSha256: string;
}

export interface Signer {
  /** DER certificates: the signatory's first, then its issuers as far as they are known. All go into the signature. */
  readonly chain: readonly Buffer[];
  readonly algorithm: SigningAlgorithm;
  /** The longest a signature of this key can be, in bytes; room for it is reserved before it is made. */
  readonly longestSignature: number;
  /** Signs the data (not its digest). An ECDSA signature is DER (`Ecdsa-Sig-Value`), an RSA one PKCS #1 v1.5. */
  sign(data: Buffer): Promise<Buffer>;
  describe(): SignerDescription;
  /** Lets go of the token's session or the key in memory. The signer is not to be used afterwards. */
  close(): Promise<void>;
}
