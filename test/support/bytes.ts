import type TestAgent from 'supertest/lib/agent';

/** The bytes a browser gets from an address, with the answer expected to be 200. */
export async function bytesAt(browser: TestAgent, path: string): Promise<Buffer> {
  const answer = await browser
    .get(path)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  return answer.body as Buffer;
}
