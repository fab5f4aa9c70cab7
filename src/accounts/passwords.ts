import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Algorithm, hash, verify } from '@node-rs/argon2';
import { normalPassword } from './password.rules';

/** OWASP's least for argon2id: 19 MiB, two passes. About 0.1 s of one core. */
const cost = { algorithm: Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Argon2id in PHC form. */
export function hashOfPassword(password: string): Promise<string> {
  return hash(normalPassword(password), cost);
}

/** Proves passwords, and takes as long for an account that does not exist. */
@Injectable()
export class Passwords {
  /** Nobody's password; made at start, so that the first unknown name takes no longer than the next. */
  private readonly nobodys = hashOfPassword(randomBytes(24).toString('base64url'));

  /** Whether it is the password; `kept` undefined for an account that does not exist, which is never right. */
  async isRight(kept: string | undefined, given: string): Promise<boolean> {
    const right = await verify(kept ?? (await this.nobodys), normalPassword(given));
    return right && kept !== undefined;
  }
}

/** Letters and digits that are not mistaken for one another on paper. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to hand over once: 20 characters of 31, in groups, 99 bits. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 5 }, () => readable[randomInt(readable.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
