import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { TokenScope, tokenScopes } from '../../kernel/actor';
import { IsPlainText } from '../../kernel/http/text';

/** A new API token, for the person signed in and the ministry acted for. */
export class MakeTokenRequest {
  /**
   * What it is for, to recognise it by.
   * @example Innsyn i restanser
   */
  @IsPlainText({ max: 100 })
  name: string;

  /** What it may be used for: `write` covers `register`, which covers `read`. No token can sign. */
  @ApiProperty({ enum: tokenScopes, enumName: 'TokenScope', isArray: true, minItems: 1, maxItems: 3 })
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsIn(tokenScopes, { each: true })
  scopes: TokenScope[];

  /** For how many days it is good; 90 when left out. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  days?: number;
}
