import { newId } from '../kernel/id';
import { Tx } from '../kernel/transaction';
import { Account, AccountPassword } from './account.entity';
import { hashOfPassword } from './passwords';

/** A made-up person and what they sign in as. */
export interface DemoAccount {
  readonly personId: string;
  readonly username: string;
}

/**
 * Accounts for a demonstration or a test, all with the same password, hashed once. Never for a ministry: the caller
 * answers for that. Nothing is written in the history, which begins with the first thing somebody does.
 */
export async function seedDemoAccounts(tx: Tx, people: readonly DemoAccount[], password: string): Promise<void> {
  const hash = await hashOfPassword(password);
  const accounts = people.map(({ personId, username }) => ({ id: newId(), personId, username, createdAt: new Date() }));
  await tx.insert(Account, accounts);
  await tx.insert(
    AccountPassword,
    accounts.map(({ id }) => ({ accountId: id, hash, generation: 1, changedAt: new Date(), oneTimeUntil: null })),
  );
}
