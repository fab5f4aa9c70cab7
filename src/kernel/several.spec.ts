import { setTimeout as pause } from 'node:timers/promises';
import { severalAtOnce } from './several';

describe('Doing the same to many things', () => {
  it('answers in their order, however long each takes, and never does more than so many at once', async () => {
    let running = 0;
    let most = 0;
    const results = await severalAtOnce(3, [30, 1, 20, 2, 10, 3], async (milliseconds, index) => {
      most = Math.max(most, ++running);
      await pause(milliseconds);
      running--;
      return `${index}: ${milliseconds}`;
    });
    expect(results).toEqual(['0: 30', '1: 1', '2: 20', '3: 2', '4: 10', '5: 3']);
    expect(most).toBe(3);
  });

  it('begins nothing new when one fails, and waits for what is under way', async () => {
    const done: number[] = [];
    const work = async (number: number): Promise<void> => {
      await pause(number === 2 ? 1 : 15);
      if (number === 2) throw new Error('the second');
      done.push(number);
    };
    await expect(severalAtOnce(2, [1, 2, 3, 4], work)).rejects.toThrow('the second');
    expect(done).toEqual([1]);
  });

  it('of nothing is nothing', async () => {
    expect(await severalAtOnce(4, [], () => Promise.reject(new Error('never')))).toEqual([]);
  });
});
