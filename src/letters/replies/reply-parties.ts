import { newId } from '../../kernel/id';
import { CorrespondenceParty } from '../correspondence-party.entity';
import type { RecipientRequest } from './reply.requests';

/** Recipients stand before those who get a copy; each kind keeps the order it was given in. */
const firstOrdinal = { recipient: 1, copyRecipient: 1_001 } as const;

/** Correspondence parties of a letter out, as the caseworker named them. */
export function recipientParties(
  entryId: string,
  kind: 'recipient' | 'copyRecipient',
  people: readonly RecipientRequest[],
): CorrespondenceParty[] {
  return people.map((person, index) =>
    Object.assign(new CorrespondenceParty(), {
      id: newId(),
      entryId,
      ordinal: firstOrdinal[kind] + index,
      kind,
      name: person.name,
      attention: person.attention ?? '',
      privatePerson: person.privatePerson ?? false,
      screened: person.screened ?? false,
      addressLines: person.addressLines ?? [],
      postCode: person.postCode ?? '',
      postPlace: person.postPlace ?? '',
      country: person.country ?? '',
      mail: person.mail ?? '',
      officeId: null,
      personId: null,
      unitId: null,
    }),
  );
}
