// A SoftHSM2 token with keys made inside it, which cannot leave it, and their certificates by the demo authority.
import { createPublicKey } from 'node:crypto';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../tools.mjs';

const require = createRequire(import.meta.url);

const places = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib64/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
];

export const pin = '4711';
export const tokenLabel = 'svarbrev';

/** Makes the token; gives the library, and what reading a private key's value is answered with. */
export async function makeToken(made, folder, authority) {
  const library = places.find((path) => existsSync(path));
  if (!library) throw new Error(`libsofthsm2.so is in none of ${places.join(', ')}`);
  mkdirSync(join(folder, 'tokens'), { recursive: true });
  const configuration = join(folder, 'softhsm2.conf');
  writeFileSync(configuration, `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\n`);
  process.env.SOFTHSM2_CONF = configuration;
  const init = ['--init-token', '--free', '--label', tokenLabel, '--so-pin', '0815', '--pin', pin];
  const { code, text } = await execute('softhsm2-util', init);
  if (code !== 0) throw new Error(text);

  const pkcs11 = require('pkcs11js');
  const module = new pkcs11.PKCS11();
  module.load(library);
  module.C_Initialize({ flags: pkcs11.CKF_OS_LOCKING_OK });
  const slot = module.C_GetSlotList(true).find((one) => module.C_GetTokenInfo(one).label.trim() === tokenLabel);
  const session = module.C_OpenSession(slot, pkcs11.CKF_SERIAL_SESSION | pkcs11.CKF_RW_SESSION);
  module.C_Login(session, pkcs11.CKU_USER, pin);
  const ec = generate(pkcs11, module, session, 'minister-ec', {
    mechanism: pkcs11.CKM_EC_KEY_PAIR_GEN,
    publicPart: [{ type: pkcs11.CKA_EC_PARAMS, value: Buffer.from('06082a8648ce3d030107', 'hex') }],
  });
  const rsa = generate(pkcs11, module, session, 'minister-rsa', {
    mechanism: pkcs11.CKM_RSA_PKCS_KEY_PAIR_GEN,
    publicPart: [
      { type: pkcs11.CKA_MODULUS_BITS, value: 3072 },
      { type: pkcs11.CKA_PUBLIC_EXPONENT, value: Buffer.from([1, 0, 1]) },
    ],
  });
  const read = (object, type) => module.C_GetAttributeValue(session, object, [{ type }])[0].value;
  // The point is an OCTET STRING around 04 || x || y; the fixed part before it says "EC public key on P-256".
  const point = read(ec.publicKey, pkcs11.CKA_EC_POINT).subarray(2);
  const spki = Buffer.concat([Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex'), point]);
  certify('minister-ec', 'Kari Nordmann', createPublicKey({ key: spki, format: 'der', type: 'spki' }));
  const base64 = (type) => read(rsa.publicKey, type).toString('base64url');
  const jwk = { kty: 'RSA', n: base64(pkcs11.CKA_MODULUS), e: base64(pkcs11.CKA_PUBLIC_EXPONENT) };
  certify('minister-rsa', 'Ola Nordmann', createPublicKey({ key: jwk, format: 'jwk' }));

  const secrets = [
    [ec, pkcs11.CKA_VALUE],
    [rsa, pkcs11.CKA_PRIVATE_EXPONENT],
  ];
  const leaks = secrets.map(([{ privateKey }, part]) => {
    try {
      return `${read(privateKey, part).length} bytes`;
    } catch (error) {
      return error.message;
    }
  });
  module.C_CloseSession(session);
  module.C_Finalize();
  module.close();
  return { library, leaks };

  function certify(label, commonName, subjectKey) {
    const certificate = made.issueCertificate({
      subject: { country: 'NO', organization: 'DEMO token', commonName: `DEMO ${commonName}` },
      subjectKey,
      issuer: { country: 'NO', organization: 'DEMO Svarbrev', commonName: 'DEMO Svarbrev rotsertifikat' },
      issuerKey: authority.key,
      issuerPublicKey: createPublicKey(authority.key),
      issuedFor: 'signing',
      validFrom: new Date('2019-01-01T00:00:00Z'),
      validTo: new Date('2044-12-31T23:59:59Z'),
    });
    for (const [id, der] of [
      [label, certificate],
      ...(label === 'minister-ec' ? [['root', authority.certificates[0]]] : []),
    ]) {
      const { subject, serialNumber } = made.readCertificate(der);
      module.C_CreateObject(session, [
        { type: pkcs11.CKA_CLASS, value: pkcs11.CKO_CERTIFICATE },
        { type: pkcs11.CKA_CERTIFICATE_TYPE, value: pkcs11.CKC_X_509 },
        { type: pkcs11.CKA_TOKEN, value: true },
        { type: pkcs11.CKA_LABEL, value: id },
        { type: pkcs11.CKA_ID, value: Buffer.from(id) },
        { type: pkcs11.CKA_SUBJECT, value: subject },
        { type: pkcs11.CKA_SERIAL_NUMBER, value: serialNumber },
        { type: pkcs11.CKA_VALUE, value: der },
      ]);
    }
  }
}

function generate(pkcs11, module, session, label, { mechanism, publicPart }) {
  const named = [
    { type: pkcs11.CKA_TOKEN, value: true },
    { type: pkcs11.CKA_LABEL, value: label },
    { type: pkcs11.CKA_ID, value: Buffer.from(label) },
  ];
  return module.C_GenerateKeyPair(
    session,
    { mechanism },
    [...named, ...publicPart, { type: pkcs11.CKA_VERIFY, value: true }],
    [
      ...named,
      { type: pkcs11.CKA_PRIVATE, value: true },
      { type: pkcs11.CKA_SENSITIVE, value: true },
      { type: pkcs11.CKA_EXTRACTABLE, value: false },
      { type: pkcs11.CKA_SIGN, value: true },
    ],
  );
}
