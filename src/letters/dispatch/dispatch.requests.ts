import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsUUID, ValidateNested } from 'class-validator';
import { IfGiven } from '../../kernel/http/if-given';
import { IsDay, IsPlainText } from '../../kernel/http/text';
import { IsMail } from '../mail-address';

/** The way to one recipient, when it is not the ordinary one. */
export class ChannelRequest {
  /** The recipient: a party of the entry. */
  @IsUUID()
  partyId: string;

  /** mail or post. */
  @IsIn(['mail', 'post'])
  channel: 'mail' | 'post';
}

/** Sends a signed letter. */
export class DispatchRequest {
  /** The archivist has checked recipients, access and titles. */
  @IsBoolean()
  checked: boolean;

  /** Ways that differ from the ordinary: mail where there is an address and the letter may go by it, else post. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(600)
  @ValidateNested({ each: true })
  @Type(() => ChannelRequest)
  channels?: ChannelRequest[];
}

/** Confirms that a letter was put in the post. */
export class PostedRequest {
  /** The day. */
  @IsDay()
  on: string;
}

/** Tries again. */
export class RetryRequest {
  /** For an uncertain mail: how it was found out that it never left. */
  @IfGiven()
  @IsPlainText({ max: 2_000, multiline: true })
  reason?: string;
}

/** Sends a letter to the same recipient again. */
export class ResendRequest {
  /** Another way; left out, the ordinary one. */
  @IfGiven()
  @IsIn(['mail', 'post'])
  channel?: 'mail' | 'post';

  /** Another mail address. */
  @IfGiven()
  @IsMail()
  mail?: string;
}
