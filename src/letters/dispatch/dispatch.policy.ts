/** Questions about how a letter may leave the ministry. */

/** Ordinary e-mail is open on its way: what is exempt from public access never goes by it. */
export function mayGoByMail(
  letter: { readonly accessCode: string | null },
  caseFile: { readonly accessCode: string | null },
): boolean {
  return letter.accessCode === null && caseFile.accessCode === null;
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
