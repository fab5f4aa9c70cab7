// A real time-stamp authority: `openssl ts` behind HTTP on loopback (RFC 3161, 3.4).
import { createServer } from 'node:http';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../tools.mjs';

/** Starts a responder that signs with this key. Gives its address and how to stop it. */
export async function startResponder({ folder, name, keyPem, certificatePem, rootPem }) {
  const at = (suffix) => join(folder, `${name}.${suffix}`);
  writeFileSync(at('key'), keyPem, { mode: 0o600 });
  writeFileSync(at('pem'), certificatePem);
  writeFileSync(at('chain'), rootPem);
  writeFileSync(at('serial'), '01\n');
  writeFileSync(
    at('cnf'),
    [
      '[tsa]',
      'default_tsa = responder',
      '[responder]',
      `serial = ${at('serial')}`,
      'crypto_device = builtin',
      `signer_cert = ${at('pem')}`,
      `certs = ${at('chain')}`,
      `signer_key = ${at('key')}`,
      'signer_digest = sha256',
      'default_policy = 1.3.6.1.4.1.99999.1',
      'digests = sha256, sha384, sha512',
      'accuracy = secs:1',
      'ordering = yes',
      'ess_cert_id_alg = sha256',
      '',
    ].join('\n'),
  );
  let turn = Promise.resolve();
  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      // One at a time: they share the file with the serial number.
      turn = turn.then(async () => {
        writeFileSync(at('tsq'), Buffer.concat(parts));
        const args = ['ts', '-reply', '-config', at('cnf'), '-queryfile', at('tsq')];
        const { stdout } = await execute('openssl', args);
        response.writeHead(200, { 'content-type': 'application/timestamp-reply' });
        response.end(stdout);
      });
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(at('key'));
    },
  };
}
