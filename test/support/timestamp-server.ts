/** A time-stamp authority on loopback (RFC 3161 over HTTP), by a clock key of a demo authority's. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeCms, sha256, signedAttributes } from '../../src/letters/signing/pades/cms';
import { ensureDemoKeys } from '../../src/letters/signing/pades/demo-ca';
import {
  childrenOf,
  der,
  integer,
  octetString,
  oid,
  readDer,
  sequence,
  tagged,
  tags,
} from '../../src/letters/signing/pades/der';
import { Pkcs12Signer } from '../../src/letters/signing/pades/pkcs12.signer';
import type { Signer } from '../../src/letters/signing/pades/signer';

export interface TimestampServer {
  readonly url: string;
  /** How many times it was asked. */
  readonly asked: number;
  /** Answers nothing but errors while set. */
  down: boolean;
  stop(): Promise<void>;
}

/** Its certificate leads to the demo root in the key folder, which an installation for demonstrations trusts. */
export async function startTimestampServer(keyFolder: string): Promise<TimestampServer> {
  const clock = { id: 'clock', commonName: 'Tidsstempel', purpose: 'timestamping' } as const;
  const { keys, passphrase } = await ensureDemoKeys(keyFolder, [clock]);
  const signer = new Pkcs12Signer(await readFile(keys.get('clock')?.keyFile ?? ''), passphrase);
  const state = { down: false, asked: 0 };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      state.asked += 1;
      if (state.down) return response.writeHead(503).end();
      void answerTo(Buffer.concat(parts), signer).then((answer) =>
        response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answer),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}/`,
    stop: async () => {
      await new Promise((resolve) => server.close(resolve));
      await signer.close();
    },
  });
}

const stampInfo = '1.2.840.113549.1.9.16.1.4';

async function answerTo(request: Buffer, signer: Signer): Promise<Buffer> {
  const [, imprint, nonce] = childrenOf(readDer(request));
  const digest = imprint && childrenOf(imprint)[1]?.contents;
  if (!digest || !nonce) throw new Error('not a request for a time stamp');
  return sequence(sequence(integer(0)), await tokenOver(digest, nonce.contents, signer));
}

/** A token: a CMS whose content says what was stamped when. */
async function tokenOver(digest: Buffer, nonce: Buffer, signer: Signer): Promise<Buffer> {
  const now = new Date().toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  const info = sequence(
    integer(1),
    oid('1.2.3.4'),
    sequence(sequence(oid('2.16.840.1.101.3.4.2.1')), octetString(digest)),
    integer(42),
    der(tags.generalizedTime, Buffer.from(now)),
    integer(nonce),
  );
  const named = childrenOf(readDer(signedAttributes(signer, Buffer.alloc(32))))[2];
  const attribute = (type: string, value: Buffer) => sequence(oid(type), der(tags.set, value));
  const attributes = der(
    tags.set,
    attribute('1.2.840.113549.1.9.3', oid(stampInfo)),
    attribute('1.2.840.113549.1.9.4', octetString(sha256(info))),
    named?.whole ?? Buffer.alloc(0),
  );
  const detached = readDer(composeCms(signer, attributes, await signer.sign(attributes)));
  const [type, wrapper] = childrenOf(detached);
  const body = wrapper && childrenOf(wrapper)[0];
  if (!type || !body) throw new Error('no CMS was made');
  const [version, digests, , ...rest] = childrenOf(body).map((node) => node.whole);
  const content = sequence(oid(stampInfo), tagged(0, octetString(info)));
  return sequence(
    type.whole,
    tagged(0, sequence(version ?? Buffer.alloc(0), digests ?? Buffer.alloc(0), content, ...rest)),
  );
}
