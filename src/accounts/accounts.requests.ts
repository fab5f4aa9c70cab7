import { IsUUID, Matches } from 'class-validator';
import { IsPlainText } from '../kernel/http/text';
import { ruleWords } from '../kernel/http/validation.words';

/** An account for a person who works in the ministry. */
export class CreateAccountRequest {
  /** The person it is for; one account each. */
  @IsUUID()
  personId: string;

  /**
   * What the person will sign in as: small letters, digits, `.`, `_` and `-`.
   * @example hmk
   */
  @Matches(/^[a-z0-9æøå][a-z0-9æøå._-]{1,59}$/, {
    message: ruleWords({
      nb: '{field} må være 2 til 60 små bokstaver, tall, punktum, understrek eller bindestrek',
      nn: '{field} må vere 2 til 60 små bokstavar, tal, punktum, understrek eller bindestrek',
      en: '{field} must be 2 to 60 small letters, digits, full stops, underscores or hyphens',
    }),
  })
  username: string;
}

/** Locking an account. */
export class LockAccountRequest {
  /** Why; for the other administrators. */
  @IsPlainText({ max: 500 })
  reason: string;
}

/** Choosing one's own password. */
export class ChoosePasswordRequest {
  /** The password as it is now, or the one-time password from the administrator. */
  @IsPlainText({ max: 200 })
  current: string;

  /** The new password: 12 to 200 characters, five of them different, not built on the user name. */
  @IsPlainText({ max: 200 })
  chosen: string;
}
