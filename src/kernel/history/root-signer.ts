/** What checking the signature of a root said. */
export type RootSignatureVerdict =
  | { readonly sound: true; readonly signedBy: string; readonly certificateSha256: string }
  | { readonly sound: false; readonly why: string };

/**
 * The installation's key that signs the daily roots. A port: the kernel knows no keys, `letters/signing` does.
 */
export abstract class RootSigner {
  /** A detached signature over the content, with the certificates that are needed to check it (CMS, DER). */
  abstract sign(content: Buffer, at: Date): Promise<Buffer>;

  /** Whether the signature is over this content, by a key the installation trusts. Asks nobody outside. */
  abstract check(content: Buffer, signature: Buffer, at: Date): Promise<RootSignatureVerdict>;
}
