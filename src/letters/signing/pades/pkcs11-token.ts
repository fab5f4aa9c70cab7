/**
 * A key in a PKCS#11 token, as the worker thread sees it. The calls wait for the token, so they never run on the main
 * thread. `pkcs11js` is an optional dependency with a native part, loaded only when a token is configured; what we use
 * of it is written down here, so that the product builds without it.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { readCertificate } from './certificate';

export interface TokenSettings {
  /** Path of the token maker's library. */
  readonly library: string;
  /** Which token, when there are several. */
  readonly tokenLabel?: string;
  /** Label of the private key; its certificate has the same CKA_ID. */
  readonly keyLabel: string;
  readonly pin: string;
}

type Handle = Buffer;
interface Attribute {
  type: number;
  value?: Buffer | number | string;
}

interface Cryptoki {
  load(path: string): void;
  C_Initialize(options?: { flags?: number }): void;
  C_GetSlotList(tokenPresent: boolean): Handle[];
  C_GetTokenInfo(slot: Handle): { label: string };
  C_OpenSession(slot: Handle, flags: number): Handle;
  C_CloseSession(session: Handle): void;
  C_Login(session: Handle, user: number, pin: string): void;
  C_FindObjectsInit(session: Handle, template: Attribute[]): void;
  C_FindObjects(session: Handle, most: number): Handle[];
  C_FindObjectsFinal(session: Handle): void;
  C_GetAttributeValue(session: Handle, object: Handle, template: Attribute[]): { type: number; value: Buffer }[];
  C_SignInit(session: Handle, mechanism: { mechanism: number; parameter?: Buffer }, key: Handle): void;
  C_Sign(session: Handle, data: Buffer, out: Buffer): Buffer;
}

/** Constants of PKCS #11 2.40 that we need. */
const ck = {
  class: 0x00,
  value: 0x11,
  keyType: 0x100,
  id: 0x102,
  label: 0x03,
  privateKey: 0x03,
  certificate: 0x01,
  keyTypeEc: 0x03,
  ecdsa: 0x1041,
  sha256RsaPkcs: 0x40,
  user: 1,
  serialSession: 0x04,
  osLocking: 0x02,
} as const;

const alreadyInitialized = 'CKR_CRYPTOKI_ALREADY_INITIALIZED';
const alreadyLoggedIn = 'CKR_USER_ALREADY_LOGGED_IN';

/** Why a token does not do as asked, in a word the main thread can send on. */
export class TokenError extends Error {
  constructor(
    readonly kind: 'unavailable' | 'wrongPin' | 'keyMissing',
    detail: string,
  ) {
    super(detail);
  }
}

/** One session with one key. */
export class TokenKey {
  private constructor(
    private readonly cryptoki: Cryptoki,
    private readonly session: Handle,
    private readonly key: Handle,
    private readonly isEc: boolean,
    /** DER, of the key's certificate and any others on the token. */
    readonly certificates: readonly Buffer[],
  ) {}

  static open(settings: TokenSettings): TokenKey {
    const cryptoki = load(settings.library);
    const session = attempt(() => cryptoki.C_OpenSession(slotFor(cryptoki, settings), ck.serialSession));
    try {
      attempt(() => cryptoki.C_Login(session, ck.user, settings.pin), alreadyLoggedIn);
      const wanted: Attribute[] = [
        { type: ck.class, value: ck.privateKey },
        { type: ck.label, value: settings.keyLabel },
      ];
      const keys = attempt(() => find(cryptoki, session, wanted));
      if (keys.length !== 1) throw new TokenError('keyMissing', `${keys.length} private keys "${settings.keyLabel}"`);
      const key = keys[0]!;
      const [type, id] = attempt(() => read(cryptoki, session, key, ck.keyType, ck.id));
      const certificates = attempt(() => certificatesOn(cryptoki, session, id!));
      return new TokenKey(cryptoki, session, key, type!.readUInt8(0) === ck.keyTypeEc, certificates);
    } catch (error) {
      cryptoki.C_CloseSession(session);
      throw error;
    }
  }

  /** The signature as the token makes it: `r || s` for ECDSA, PKCS #1 for RSA. */
  sign(data: Buffer): Buffer {
    return attempt(() => {
      const mechanism = this.isEc ? ck.ecdsa : ck.sha256RsaPkcs;
      this.cryptoki.C_SignInit(this.session, { mechanism }, this.key);
      const input = this.isEc ? createHash('sha256').update(data).digest() : data;
      return this.cryptoki.C_Sign(this.session, input, Buffer.alloc(1024));
    });
  }

  close(): void {
    this.cryptoki.C_CloseSession(this.session);
  }
}

function load(library: string): Cryptoki {
  let cryptoki: Cryptoki;
  try {
    // Not an import: the package may be absent, and neither start nor build may need it.
    const { PKCS11 } = createRequire(__filename)('pkcs11js') as { PKCS11: new () => Cryptoki };
    cryptoki = new PKCS11();
    cryptoki.load(library);
  } catch (error) {
    throw new TokenError('unavailable', (error as Error).message);
  }
  attempt(() => cryptoki.C_Initialize({ flags: ck.osLocking }), alreadyInitialized);
  return cryptoki;
}

function slotFor(cryptoki: Cryptoki, { tokenLabel }: TokenSettings): Handle {
  const slots = cryptoki.C_GetSlotList(true);
  const slot = slots.find((one) => !tokenLabel || cryptoki.C_GetTokenInfo(one).label.trim() === tokenLabel);
  if (!slot) throw new TokenError('unavailable', `no token ${tokenLabel ?? ''}`.trim());
  return slot;
}

function find(cryptoki: Cryptoki, session: Handle, wanted: Attribute[]): Handle[] {
  cryptoki.C_FindObjectsInit(session, wanted);
  try {
    return cryptoki.C_FindObjects(session, 64);
  } finally {
    cryptoki.C_FindObjectsFinal(session);
  }
}

function read(cryptoki: Cryptoki, session: Handle, object: Handle, ...types: number[]): Buffer[] {
  const template = types.map((type) => ({ type }));
  return cryptoki.C_GetAttributeValue(session, object, template).map(({ value }) => Buffer.from(value));
}

/** The certificate with the key's CKA_ID first. */
function certificatesOn(cryptoki: Cryptoki, session: Handle, id: Buffer): Buffer[] {
  const found = find(cryptoki, session, [{ type: ck.class, value: ck.certificate }]).map((object) => {
    const [value, certificateId] = read(cryptoki, session, object, ck.value, ck.id);
    return { der: readCertificate(value!).der, isOurs: certificateId!.equals(id) };
  });
  return [...found.filter((one) => one.isOurs), ...found.filter((one) => !one.isOurs)].map((one) => one.der);
}

/** Runs a call; what PKCS #11 says went wrong becomes a `TokenError`, except what is fine with us. */
function attempt<T>(call: () => T, tolerated?: string): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof TokenError) throw error;
    const { message } = error as Error;
    if (tolerated && message.includes(tolerated)) return undefined as T;
    throw new TokenError(/CKR_PIN_/.test(message) ? 'wrongPin' : 'unavailable', message);
  }
}
