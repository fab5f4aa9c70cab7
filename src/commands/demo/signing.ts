import type { Browser } from './browser';

interface Ceremony {
  readonly id: string;
  readonly letters: readonly { readonly id: string; readonly shownSha256: string }[];
}

/** The signatory opens the exact PDF of a letter, confirms who she is, and signs it. */
export async function signLetter(signatory: Browser, replyId: string): Promise<void> {
  const ceremony = await signatory.post<Ceremony>('/api/v1/signing-ceremonies', { replyIds: [replyId] });
  const [letter] = ceremony.letters;
  if (!letter) throw new Error('The ceremony has no letter');
  await signatory.bytes(`/api/v1/signing-ceremonies/${ceremony.id}/letters/${letter.id}/pdf`);
  await signatory.confirmIdentity();
  type Results = { results: { outcome: string; because: string | null }[] };
  const { results } = await signatory.post<Results>(`/api/v1/signing-ceremonies/${ceremony.id}/sign`, {
    marks: [{ laidLetterId: letter.id, sha256: letter.shownSha256 }],
  });
  if (results[0]?.outcome !== 'signed') throw new Error(`The letter was not signed: ${results[0]?.because}`);
}
