import { join } from 'node:path';
import { DailyRoots } from '../../kernel/history/daily-roots';
import { say, withApplication, type Command } from './command';

/** The daily root, at once: before a backup, or before hardware is changed. */
export const root: Command = {
  usage: '',
  does: 'Makes a signed root over the history now, if a chain moved since the newest one; the worker makes one a day.',
  run: (given) =>
    withApplication(given, async (app) => {
      const { root: made, fresh } = await app.get(DailyRoots).make('asked');
      const { number, fileName, sha256, changedChains, allChains } = made;
      say(
        `${fresh ? 'Made' : 'Nothing has changed since'} root ${number}: ${join(given.settings.rootFolder, fileName)}`,
      );
      say(`${changedChains} of ${allChains} chains moved. SHA-256 of the file: ${sha256}`);
      return 0;
    }),
};
