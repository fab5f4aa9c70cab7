import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Pkcs12Signer } from './pkcs12.signer';
import { readKeyFile, writeKeyFile } from './pkcs12';
import { issueCertificate } from './x509-issuing';

/**
 * Made by `openssl pkcs12 -export` of OpenSSL 3.0 with its defaults: EC P-256, self-signed, "DEMO Åse Čáhppe", passphrase
 * "blåbær 🫐". And the same in the way of older versions (`-legacy`).
 */
const byOpenssl = [
  'MIIEPAIBAzCCA/IGCSqGSIb3DQEHAaCCA+MEggPfMIID2zCCApIGCSqGSIb3DQEHBqCCAoMwggJ/AgEAMIICeAYJKoZIhvcNAQcBMFcGCSqGSIb3',
  'DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhMST3ITYIXfAICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEFNvvsZybk+gTlkrjD9R/iiAggIQ',
  '4a/KHnHwR8lW9jGPZugiWoBMbKOx0Tx1GI9HYNaVCfg+MoFSEIJPVPW9ytUnqbthQvlsgZOQkmGTqD5OW9U8/nEB/rJEOSPrB1V0KxjynxIJ5YO6',
  'ILfWH4kGp+GqM4GxKohj21KTEksWCIwT7plMWiRf27n7Yo8ievJSq4gE/7OF4bIP3BfxGvqJbGbIP6tnyk/9V3SDwte2qxWn26SiAIO59g+7sAF+',
  'zLuD7kOlz2iffSeh8ammlAWgghYTNGiW2uiI50XAwANy+mNdFzmJERXZObB92CieiCcRIfQwdcYKUm1SGxWzj3TEjRzr8hEvWJq5i9QEM9p2jE4m',
  'I2nroCYYTHZeGmVMYZwAipJioBS/zJ735kjF/tG5/KwxkN5Mn/1aqZuoXHz5viKu9+t8jqjyQbwyrMs8sf0xFZotR0wZ+i+qnG6MOFpNGe2sNkzh',
  'uK4tgysYo5YJ2oGuR8Ea2P0Pnoo2aYIr2z76y8cf7rayKbgq/GNXwf9fAOsgsA8a/Dtk8Q0IMmhEAET0Tsy/w+8S1hOvf8TDdg05m20vvmb0bYM2',
  'U+Tq4mkVeW5rgFuTrfm6Itx5e3k7VkJfnpboh8xJy5P5DlyKmXmYyWljmJDwMMO1wDd7T0n0hhh4xm1B3yBoPlk3LyIqnJoiXTnvI5cXEY3L5C5U',
  'XztlIIrisfI3/PvE2iCBlKrpIAs5idJ+MIIBQQYJKoZIhvcNAQcBoIIBMgSCAS4wggEqMIIBJgYLKoZIhvcNAQwKAQKgge8wgewwVwYJKoZIhvcN',
  'AQUNMEowKQYJKoZIhvcNAQUMMBwECB5rs/5ZTDIEAgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQOBDFy0DxvIaJHEHcy9Zi2wSBkFfI',
  'bUhGsQZg5JZx03M8GIaqLkk1ZLCNMM+eTdsFzlHWe5aJ+PvhNI4h7uQo09GWHoZTOgxgWdgPh3oJBm2HO+afNqOVib/j+CAUFonUpjoI/ujVk9r2',
  'r8DqAMZ5lepbeUUGe3SxuWBypcZCqtqEjAD6/QCXshKVf3WYNHIwKcl1rcXDyAoQ9mq9uAtawLmTmzElMCMGCSqGSIb3DQEJFTEWBBQfTTnOESxN',
  '2dS425RR5xUBtiLYEDBBMDEwDQYJYIZIAWUDBAIBBQAEIJmgRWqrkkz/KD0qA0t1xSN7fUvzXiTnYe+q52iinfUdBAj8eSpFcNMowgICCAA=',
].join('');
const byOlderOpenssl = [
  'MIIDqgIBAzCCA3AGCSqGSIb3DQEHAaCCA2EEggNdMIIDWTCCAk8GCSqGSIb3DQEHBqCCAkAwggI8AgEAMIICNQYJKoZIhvcNAQcBMBwGCiqGSIb3',
  'DQEMAQYwDgQIJ+as5DJxmZsCAggAgIICCE9Fqd8QReCw2UUpog0ypMnU7Nr4al4xBbgzrkuoZ3l5ZHN9ARkE5AK99xcaIvWt+av40MG9LM+Nh8/O',
  '+IOFjW5qFEyJ5W6DCK8ujDz7hIKlcOmGIHJgcCyJi1EMHamNzvFniiNpZuhbFMnoY2RVW1peqajK24rM/OLERFmSJT6phWeGCYJ55uBFDQ7iV8nN',
  'Q2WUGqhafQudx0poJ179fyPBB2hBiJAsZ7ufPAYhhKR9WR5uKKYuLUBP+eURuJjSjWwFIRoodDM3NcIuoncBIu80XGe5WWdHukf1WufEKUAQeF+l',
  'qfWJqxh5KA2TmWBBGl7Zs6AUzx/U1FWja1YlqOAn+aK/Xab7Moz0NJyo0L5qQAqb5kx75giFu0lFyHCutta3maVJrTCi6TpomZCZ1Qt3ZqxysnUS',
  'MCb1/5I4qo5zeSVX6YyozchgZe5oMfj7PJ3jP6igk1zSYLnlUUDZeUIw75zFLCInvDSiUk+cLvE1sXBg0OtSxwmAipz/mNeV3FUUg3iURfRBZ47G',
  'hIFaMpFOx9+VahyAj3MClb2uZGClq7QPredhBPyTbB+HLXP3TOVpzes4hjRJrUNmP4a68XMGy6enrWb3s4KH8t0hRa8xxccoOLaKjEXFNKV4UITz',
  'e83dLjbY98PZfupg6Eg4zLXw7CUxubbkViydDPfwoWcHc3o0QqX1hCwwggECBgkqhkiG9w0BBwGggfQEgfEwge4wgesGCyqGSIb3DQEMCgECoIG0',
  'MIGxMBwGCiqGSIb3DQEMAQMwDgQI77dHP1TYGTECAggABIGQyk3TAtu9n5F+mJA08RQrCDoyZwp86Gid/SAhKZvNin5tx9XXDWq35ivK5uPnbslw',
  'FUHYauqKlZJn+MZAw24XcKItbOqkC9hoNYkCoxe1kP4voEsAVtUaKnab2JQRODPPG44UrxVaNxrzbWeFUhl+pOeQrSkJ4fvz1fwxZfjuQPao+vUq',
  'itRaST9QT741xb/PMSUwIwYJKoZIhvcNAQkVMRYEFB9NOc4RLE3Z1LjblFHnFQG2ItgQMDEwITAJBgUrDgMCGgUABBQTuvQfo0vN2c+87z3m/8SM',
  'mjnfSwQI8Eao7dR4s+cCAggA',
].join('');
const passphrase = 'blåbær 🫐';

function keyFile({ privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }): Buffer {
  const subject = { country: 'NO', commonName: 'DEMO Kari Nordmann' };
  const { privateKey: issuerKey, publicKey: issuerPublicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = issueCertificate({
    subject,
    subjectKey: publicKey,
    issuer: subject,
    issuerKey,
    issuerPublicKey,
    issuedFor: 'signing',
    validFrom: new Date('2020-01-01'),
    validTo: new Date('2060-01-01'),
  });
  return writeKeyFile({ key: privateKey, certificates: [certificate] }, passphrase);
}

const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

describe('A key file', () => {
  it('made by OpenSSL opens with its passphrase, whatever letters that has', () => {
    const signer = new Pkcs12Signer(Buffer.from(byOpenssl, 'base64'), passphrase);
    expect(signer.describe()).toMatchObject({
      keptIn: 'pkcs12',
      algorithm: 'ecdsa-p256-sha256',
      commonName: 'DEMO Åse Čáhppe',
      issuer: 'DEMO Åse Čáhppe',
    });
  });

  it('of our own opens again, for EC and RSA', async () => {
    const one = new Pkcs12Signer(keyFile(ec()), passphrase);
    const other = new Pkcs12Signer(keyFile(generateKeyPairSync('rsa', { modulusLength: 2048 })), passphrase);

    expect([one.algorithm, one.longestSignature]).toEqual(['ecdsa-p256-sha256', 72]);
    expect([other.algorithm, other.longestSignature]).toEqual(['rsa-sha256', 256]);
    expect(one.describe().validTo).toEqual(new Date('2060-01-01'));
    expect(await other.sign(Buffer.from('brev'))).toHaveLength(256);
  });

  it.each([
    ['a wrong passphrase', () => Buffer.from(byOpenssl, 'base64'), 'feil', 'pades.wrongPassphrase'],
    ['no passphrase', () => Buffer.from(byOpenssl, 'base64'), '', 'pades.wrongPassphrase'],
    ['a byte changed', () => flipped(keyFile(ec()), 300), passphrase, 'pades.wrongPassphrase'],
    ['half of it', () => keyFile(ec()).subarray(0, 500), passphrase, 'pades.keyFileUnreadable'],
    ['something else', () => Buffer.from('-----BEGIN PRIVATE KEY-----'), passphrase, 'pades.keyFileUnreadable'],
    ['nothing', () => Buffer.alloc(0), passphrase, 'pades.keyFileUnreadable'],
    ['an outdated encryption', () => Buffer.from(byOlderOpenssl, 'base64'), passphrase, 'pades.keyFileTooWeak'],
    [
      'a short RSA key',
      () => keyFile(generateKeyPairSync('rsa', { modulusLength: 1024 })),
      passphrase,
      'pades.keyUnsupported',
    ],
    [
      'another curve',
      () => keyFile(generateKeyPairSync('ec', { namedCurve: 'secp256k1' })),
      passphrase,
      'pades.keyUnsupported',
    ],
  ])('is refused for %s', (_, make, given, code) => {
    const bytes = make();
    expect(() => new Pkcs12Signer(bytes, given)).toThrow(expect.objectContaining({ code }));
  });

  it('is refused when its certificate is another key’s', () => {
    const { certificates } = readKeyFile(keyFile(ec()), passphrase);
    const mixed = writeKeyFile({ key: ec().privateKey, certificates }, passphrase);
    expect(() => new Pkcs12Signer(mixed, passphrase)).toThrow(
      expect.objectContaining({ code: 'pades.keyFileUnreadable', facts: { what: 'no certificate for the key' } }),
    );
  });

  it('does not sign after it was closed', async () => {
    const signer = new Pkcs12Signer(keyFile(ec()), passphrase);
    await signer.close();
    await expect(signer.sign(Buffer.from('brev'))).rejects.toThrow('closed');
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  bytes[at]! ^= 1;
  return bytes;
}
