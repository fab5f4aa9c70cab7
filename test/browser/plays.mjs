// Short plays, each by one person at a browser: what one tries by hand. A play gives what was wrong, or nothing.

/** `plays` by their names: `{ who, run(page, house) }`. BROWSER_ONLY plays those whose names have these words. */
export async function playAll(plays, house, tally, options = {}) {
  const wanted = process.env.BROWSER_ONLY ?? '';
  for (const [name, play] of Object.entries(plays)) {
    if (!name.includes(wanted)) continue;
    const page = await house.at(play.who, options);
    try {
      tally.check(name, (await play.run(page, house)) ?? []);
    } catch (error) {
      const [what, ...log] = String(error.message ?? error).split('\n');
      tally.check(name, [
        `${what} ${log.slice(1, 3).join(' ').trim().slice(0, 200)} (at ${new URL(page.url()).pathname})`,
      ]);
    } finally {
      await page.context().close();
    }
  }
}

/** What was wrong, unless it is right. */
export const unless = (right, words) => (right ? [] : [words]);
