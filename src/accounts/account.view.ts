import { ApiProperty } from '@nestjs/swagger';
import { ListedAccount } from './accounts.service';

/** An account, as the ministry's administrators see it. */
export class AccountView {
  /** Id of the account. */
  id: string;

  /** What the person signs in as. */
  username: string;

  /** Id of the person. */
  personId: string;

  /** The person's name. */
  name: string;

  /** The person's initials. */
  initials: string;

  /** When it was made. */
  createdAt: Date;

  /** Since when it is locked; null while it is open. */
  @ApiProperty({ type: Date, nullable: true })
  lockedAt: Date | null;

  /** Why it is locked; null while it is open. */
  @ApiProperty({ type: String, nullable: true })
  lockedReason: string | null;

  /** Until when its one-time password is good (real time); null when the person has chosen an own one. */
  @ApiProperty({ type: Date, nullable: true })
  oneTimeUntil: Date | null;
}

/** An account with a one-time password just made for it. */
export class AccountWithPasswordView extends AccountView {
  /** To be handed over in person. Shown here, and never again; opens nothing but the choice of an own password. */
  oneTimePassword: string;
}

/** One page of the ministry's accounts. */
export class AccountPageView {
  /** The accounts of the page. */
  @ApiProperty({ type: [AccountView] })
  items: AccountView[];

  /** Cursor of the next page; null when this was the last. */
  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

export function accountView(account: ListedAccount): AccountView {
  return { ...account };
}

export function accountWithPasswordView(made: { account: ListedAccount; oneTimePassword: string }) {
  return { ...accountView(made.account), oneTimePassword: made.oneTimePassword } satisfies AccountWithPasswordView;
}
