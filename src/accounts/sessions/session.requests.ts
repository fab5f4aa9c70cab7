import { IsOptional } from 'class-validator';
import { IsPlainText } from '../../kernel/http/text';

/** Signing in with user name and password. */
export class SignInRequest {
  /**
   * The user name, in any case.
   * @example hmk
   */
  @IsPlainText({ max: 60 })
  username: string;

  /** The password. */
  @IsPlainText({ max: 200 })
  password: string;

  /**
   * Code of the ministry to act for. May be left out by whoever has a role in one only.
   * @example JD
   */
  @IsOptional()
  @IsPlainText({ max: 20 })
  ministry?: string;
}

/** Acting for another ministry from now on. */
export class ChooseMinistryRequest {
  /**
   * Code of the ministry to act for; one of those the session says are open.
   * @example BFD
   */
  @IsPlainText({ max: 20 })
  ministry: string;
}

/** Confirming who one is, before signing. */
export class ConfirmIdentityRequest {
  /** The password of the person signed in. */
  @IsPlainText({ max: 200 })
  password: string;
}
