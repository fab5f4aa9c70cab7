import { randomBytes } from 'node:crypto';
import { seedDemoAccounts } from '../../accounts/demo-accounts';
import { seedDemoArchive } from '../../archive/demo/seed-demo-archive';
import { demoMinistries } from '../../government/demo/ministries.data';
import { demoAccounts, demoMinistryId, seedDemoGovernment } from '../../government/demo/seed-demo-government';
import { firstRow } from '../../kernel/transaction';
import { UsageFault, say, withApplication, type Command } from './command';

/** The demonstration's government, to try the product with at one's own pace. Never where a ministry works. */
export const demoData: Command = {
  usage: '',
  does: 'Fills an empty database with the demonstration’s ministries, people and accounts; only with DEMO=true.',
  run: async (given) => {
    const { settings, dataSource } = given;
    if (!settings.demo)
      throw new UsageFault('Made-up people have no place in a ministry’s archive. Set DEMO=true first.');
    // Before the first start of the application, which seals what is there.
    const there = await firstRow(
      dataSource.manager,
      'SELECT 1 FROM ministry UNION ALL SELECT 1 FROM history_event LIMIT 1',
    );
    if (there) throw new UsageFault('The database is not empty: an application has been started on it.');
    const password = `demo ${randomBytes(6).toString('hex')}`;
    await dataSource.transaction(async (tx) => {
      await seedDemoGovernment(tx);
      await seedDemoArchive(
        tx,
        demoMinistries.map(({ code }) => ({ id: demoMinistryId(code), code })),
      );
      await seedDemoAccounts(tx, demoAccounts, password);
    });
    await withApplication(given, () => Promise.resolve());
    say(`${demoAccounts.length} people can sign in with the password: ${password}`);
    say(`User names: ${demoAccounts.map(({ username }) => username).join(', ')}`);
    return 0;
  },
};
