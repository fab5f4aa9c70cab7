/**
 * What a password must be: long, and not built on the person's own name. No rule about kinds of characters and no
 * forced change, as NSM and NIST SP 800-63B advise. A passphrase in any language is welcome.
 */
export const passwordLength = { min: 12, max: 200 } as const;

/** How long a password given by an administrator may be used for choosing an own one, in hours. */
export const oneTimeHours = 72;

export type PasswordFault = 'tooShort' | 'tooLong' | 'tooFewCharacters' | 'holdsUsername' | 'sameAsBefore';

/** What is wrong with a new password; null when nothing is. Length counts characters after normalising. */
export function faultOfPassword(chosen: string, username: string, before?: string): PasswordFault | null {
  const password = normalPassword(chosen);
  const length = [...password].length;
  if (length < passwordLength.min) return 'tooShort';
  if (length > passwordLength.max) return 'tooLong';
  if (new Set(password).size < 5) return 'tooFewCharacters';
  if (password.toLowerCase().includes(username) && length < passwordLength.min + username.length)
    return 'holdsUsername';
  if (before !== undefined && normalPassword(before) === password) return 'sameAsBefore';
  return null;
}

/** The same password whatever keyboard composed its letters (NIST SP 800-63B, 3.1.1.2). */
export function normalPassword(typed: string): string {
  return typed.normalize('NFKC');
}
