/** Questions about how a letter may leave the ministry. */

/** Ordinary e-mail is open on its way: what is exempt from public access never goes by it. */
export function mayGoByMail(
  letter: { readonly accessCode: string | null },
  caseFile: { readonly accessCode: string | null },
): boolean {
  return letter.accessCode === null && caseFile.accessCode === null;
}

/** What a mail weighs when its files are written as text (base64, RFC 2045: four characters for three bytes, lines of 76). */
export function mailSize(fileSizes: readonly number[]): number {
  return fileSizes.reduce((sum, size) => sum + Math.ceil(size / 3) * 4 * (78 / 76), 10_000);
}

interface Addressed {
  readonly mail: string;
  readonly addressLines: readonly string[];
  readonly postPlace: string;
}

export function hasPostalAddress(party: Addressed): boolean {
  return party.addressLines.some((line) => line.trim() !== '') || party.postPlace.trim() !== '';
}

/** Mail when the recipient has an address and the letter may go by it, else post. */
export function ordinaryChannel(party: Addressed, byMail: boolean): 'mail' | 'post' {
  return byMail && party.mail ? 'mail' : 'post';
}
