/**
 * Does the same to many things, a few at a time, and answers in their order. What waits for the database and the disk
 * then waits together. The first that fails ends it: nothing new is begun, and what is under way is waited for.
 */
export async function severalAtOnce<T, R>(
  atOnce: number,
  things: readonly T[],
  work: (thing: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const left = things.entries();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const [index, thing] of left) {
      if (failed) return;
      results[index] = await work(thing, index);
    }
  };
  const workers = Array.from({ length: Math.min(atOnce, things.length) }, () =>
    worker().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  const ended = await Promise.allSettled(workers);
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return results;
}
