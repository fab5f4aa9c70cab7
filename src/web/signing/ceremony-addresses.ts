import type { CeremonyView } from '../../letters/signing/signing.view';

/** A letter of a ceremony. */
export type CeremonyLetter = CeremonyView['letters'][number];

/** The exact PDF that is signed. Reading it there is noted as opening it. */
export const shownPdfHref = (ceremonyId: string, letterId: string): string =>
  `/api/v1/signing-ceremonies/${ceremonyId}/letters/${letterId}/pdf`;

export const letterHref = (ceremonyId: string, letterId: string): string => `/signering/${ceremonyId}/brev/${letterId}`;
export const signHref = (ceremonyId: string): string => `/signering/${ceremonyId}/signer`;
export const resultHref = (ceremonyId: string): string => `/signering/${ceremonyId}/resultat`;

/** A letter and the PDF it was shown as, in one field of a form: what is signed is exactly that. */
export const markOf = ({ id, shownSha256 }: CeremonyLetter): string => `${id} ${shownSha256 ?? ''}`;

/** What a form's marks say, as the API's request wants it. */
export function marksIn(given: unknown): { laidLetterId: string; sha256: string }[] {
  return [given ?? []].flat().map((mark) => {
    const [laidLetterId = '', sha256 = ''] = (typeof mark === 'string' ? mark : '').split(' ');
    return { laidLetterId, sha256 };
  });
}
