import { ApiProperty } from '@nestjs/swagger';
import { RoleCode, TokenScope, roleCodes, tokenScopes } from '../../kernel/actor';
import { confirmedUntil } from '../../kernel/identity';
import { Acting, OpenMinistry } from '../acting';
import { SignedInSession, endOfSession } from './session';

/** A ministry one may act for. */
export class OpenMinistryView {
  /** Id of the ministry. */
  id: string;

  /** Code of the ministry, such as `JD`. */
  code: string;

  /** The ministry's name in bokmål, as in running text. */
  name: string;
}

/** A role held now, in the ministry acted for. */
export class HeldRoleView {
  /** Code of the role. */
  @ApiProperty({ enum: roleCodes, enumName: 'RoleCode' })
  role: RoleCode;

  /** The unit the role is held in; null when it is held for the whole ministry. */
  @ApiProperty({ type: String, nullable: true })
  unitId: string | null;
}

/** Who acts, and for whom. */
export class SessionView {
  /** Id of the account. */
  accountId: string;

  /** The user name. */
  username: string;

  /** Id of the person behind the account. */
  personId: string;

  /** The person's name. */
  name: string;

  /** The person's initials, as in a letter's reference. */
  initials: string;

  /** The ministry acted for. */
  ministry: OpenMinistryView;

  /** The roles held in that ministry at this moment; none when the last one has ended. */
  @ApiProperty({ type: [HeldRoleView] })
  roles: HeldRoleView[];

  /** Access codes whose restricted cases and entries the person may read in that ministry. */
  clearedFor: string[];

  /** Every ministry the person may act for now. */
  @ApiProperty({ type: [OpenMinistryView] })
  ministries: OpenMinistryView[];

  /** Whether it is a person's session or an API token. */
  @ApiProperty({ enum: ['session', 'token'] })
  through: 'session' | 'token';

  /** What the token may be used for; null for a session, which may do whatever the roles allow. */
  @ApiProperty({ enum: tokenScopes, enumName: 'TokenScope', isArray: true, nullable: true })
  scopes: TokenScope[] | null;

  /** To be sent as `X-CSRF-Token` with everything but reading; null for a token, which needs none. */
  @ApiProperty({ type: String, nullable: true })
  csrfToken: string | null;

  /** Until when the identity confirmed for signing holds; null when it must be confirmed first. */
  @ApiProperty({ type: Date, nullable: true })
  identityConfirmedUntil: Date | null;

  /** The latest moment the session ends, however busy; it ends an hour after the last request in any case. Null for a token. */
  @ApiProperty({ type: Date, nullable: true })
  endsAt: Date | null;

  /** Whether an own password must be chosen before anything else can be done. */
  mustChoosePassword: boolean;
}

export function sessionView(
  acting: Acting,
  ministries: readonly OpenMinistry[],
  signedIn: SignedInSession | undefined,
): SessionView {
  const { actor } = acting;
  const { through } = actor;
  const { id, code } = { id: actor.ministryId, code: actor.ministryCode };
  return {
    accountId: actor.accountId,
    username: acting.username,
    personId: actor.personId,
    name: actor.name,
    initials: actor.initials,
    ministry: { id, code, name: ministries.find((ministry) => ministry.id === id)?.name ?? code },
    roles: actor.roles.map(({ role, unitId }) => ({ role, unitId })),
    clearedFor: [...actor.clearedFor],
    ministries: ministries.map((ministry) => ({ id: ministry.id, code: ministry.code, name: ministry.name })),
    through: through.kind === 'token' ? 'token' : 'session',
    scopes: through.kind === 'token' ? [...through.scopes] : null,
    csrfToken: signedIn?.csrfToken ?? null,
    identityConfirmedUntil: confirmedUntil(actor),
    endsAt: signedIn ? endOfSession(signedIn) : null,
    mustChoosePassword: acting.oneTimeUntil !== null,
  };
}
