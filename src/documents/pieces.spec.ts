import { randomBytes } from 'node:crypto';
import { PieceSums, firstDifference, pieceSize } from './pieces';

const size = 3 * pieceSize + 100;
const stored = randomBytes(size);
const kept = new PieceSums().update(stored).digest();

async function* inBits(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += 777) yield bytes.subarray(from, from + 777);
}

const differs = (bytes: Buffer) => firstDifference(inBits(bytes), kept, size);

function altered(...places: number[]): Buffer {
  const bytes = Buffer.from(stored);
  for (const place of places) bytes[place] = (bytes[place] ?? 0) ^ 0x41;
  return bytes;
}

describe('Where a stored file was damaged', () => {
  it('is nowhere when it is as it was stored', async () => {
    expect(await differs(stored)).toBeUndefined();
  });

  it.each([0, 1, pieceSize - 1, pieceSize, 2 * pieceSize + 17, size - 1])(
    'is the very byte, and what it was, when one byte was altered (%i)',
    async (place) => {
      const bytes = altered(place);
      expect(await differs(bytes)).toEqual({ at: place, was: stored[place], is: bytes[place] });
    },
  );

  it('is the first of the bytes when several pieces have one each', async () => {
    expect(await differs(altered(5000, 9000))).toMatchObject({ at: 5000 });
  });

  it('is the piece when several bytes in it were altered', async () => {
    expect(await differs(altered(5000, 5003, 9000))).toEqual({ from: pieceSize, to: 2 * pieceSize });
  });

  it('is where the file ends when its tail is missing at the edge of a piece', async () => {
    expect(await differs(stored.subarray(0, 2 * pieceSize))).toEqual({ endsAt: 2 * pieceSize });
  });

  it('is in the last piece when its tail is missing within it', async () => {
    expect(await differs(stored.subarray(0, 2 * pieceSize + 5))).toEqual({ from: 2 * pieceSize, to: 3 * pieceSize });
  });

  it('is the end when something was added', async () => {
    expect(await differs(Buffer.concat([stored, Buffer.from('x')]))).toEqual({ continuesAt: size });
    expect(await differs(Buffer.concat([stored, randomBytes(9000)]))).toEqual({ continuesAt: size });
  });

  it('is the piece in which a byte was put in between', async () => {
    const bytes = Buffer.concat([stored.subarray(0, 4500), Buffer.from('x'), stored.subarray(4500)]);
    expect(await differs(bytes)).toEqual({ from: pieceSize, to: 2 * pieceSize });
  });

  it('costs 16 bytes for each 4 KiB, and nothing for an empty file', async () => {
    expect(kept).toHaveLength(4 * 16);
    expect(new PieceSums().digest()).toHaveLength(0);
    expect(await firstDifference(inBits(Buffer.alloc(0)), Buffer.alloc(0), 0)).toBeUndefined();
  });
});
