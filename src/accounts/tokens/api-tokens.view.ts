import { ApiProperty } from '@nestjs/swagger';
import { TokenScope, tokenScopes } from '../../kernel/actor';
import { ApiToken } from './api-token.entity';
import { ListedToken } from './api-tokens.service';

/** An API token, without its text. */
export class TokenView {
  /** Id of the token. */
  id: string;

  /** What it is for, in its owner's words. */
  name: string;

  /** The beginning of its text, to recognise it by. */
  prefix: string;

  /** Id of the ministry it acts for. */
  ministryId: string;

  /** What it may be used for. */
  @ApiProperty({ enum: tokenScopes, enumName: 'TokenScope', isArray: true })
  scopes: TokenScope[];

  /** When it was made (real time). */
  createdAt: Date;

  /** When it ends (real time). */
  expiresAt: Date;

  /** When it was revoked; null while it is not. */
  @ApiProperty({ type: Date, nullable: true })
  revokedAt: Date | null;

  /** When it was last used, to the minute; null when it never was. */
  @ApiProperty({ type: Date, nullable: true })
  lastUsedAt: Date | null;
}

/** A token just made. */
export class NewTokenView extends TokenView {
  /** The token itself, for `Authorization: Bearer`. Shown here, and never again. */
  token: string;
}

/** One page of one's own tokens, newest first. */
export class TokenPageView {
  /** The tokens of the page. */
  @ApiProperty({ type: [TokenView] })
  items: TokenView[];

  /** Cursor of the next page; null when this was the last. */
  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

export function tokenView({ token, lastUsedAt }: ListedToken): TokenView {
  const { id, name, prefix, ministryId, scopes, createdAt, expiresAt, revokedAt } = token;
  return { id, name, prefix, ministryId, scopes, createdAt, expiresAt, revokedAt, lastUsedAt };
}

export function newTokenView(token: ApiToken, text: string): NewTokenView {
  return { ...tokenView({ token, lastUsedAt: null }), token: text };
}
