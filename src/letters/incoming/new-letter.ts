import type { WantedRestriction } from '../../cases/case-restriction';
import type { Day } from '../../kernel/clock';
import type { NewParty } from '../entries/new-entry';
import type { LetterLanguage } from '../journal-entry.entity';
import type { ArrivalChannel } from './arrival.entity';
import type { RegisterLetterRequest } from './incoming.requests';

/** A case to be opened for a letter. */
export interface NewCase {
  readonly title: string;
  readonly publicTitle: string;
  readonly classId?: string;
  readonly unitId?: string;
  readonly keywords?: readonly string[];
  readonly restriction?: WantedRestriction;
}

/** A party without its kind, which its place in the letter tells. */
export type LetterParty = Omit<NewParty, 'kind'>;

/** A letter as the archivist registers it. */
export interface NewLetter {
  readonly caseId?: string;
  readonly newCase?: NewCase;
  /** What arrived, one of three: a mail file, files by hand (none for a letter not yet scanned), a waiting arrival. */
  readonly mailUploadId?: string;
  readonly files?: readonly { readonly uploadId: string; readonly title?: string }[];
  readonly arrivalId?: string;
  readonly channel?: ArrivalChannel;
  /** Which of the pieces is the letter itself: 0 the mail or the first file, then the others in their order. */
  readonly main: number;
  /** Titles of the documents in their order, the main document first. */
  readonly documentTitles: readonly string[];
  readonly title: string;
  readonly publicTitle: string;
  readonly sender: LetterParty;
  readonly coSenders: readonly LetterParty[];
  readonly copies: readonly LetterParty[];
  readonly addressedOfficeIds: readonly string[];
  readonly theirReference: string;
  readonly receivedAt: Date;
  readonly documentDate: string | null;
  readonly journalDate: string;
  readonly dueDate: string | null;
  readonly language: LetterLanguage;
  readonly restriction?: WantedRestriction;
  readonly keywords: readonly string[];
}

export function partiesOfLetter(letter: Pick<NewLetter, 'sender' | 'coSenders' | 'copies'>): NewParty[] {
  return [
    { ...letter.sender, kind: 'sender' },
    ...letter.coSenders.map((party) => ({ ...party, kind: 'coSender' as const })),
    ...letter.copies.map((party) => ({ ...party, kind: 'copyRecipient' as const })),
  ];
}

/** The letter a request asks to have registered; what it leaves out is as the journal has it by itself. */
export function letterOf(body: RegisterLetterRequest, today: Day): NewLetter {
  return {
    ...body,
    main: body.main ?? 0,
    documentTitles: body.documentTitles ?? [],
    publicTitle: body.publicTitle ?? '',
    coSenders: body.coSenders ?? [],
    copies: body.copies ?? [],
    addressedOfficeIds: (body.addressedOfficeIds ?? []).map((id) => id.toLowerCase()),
    theirReference: body.theirReference ?? '',
    receivedAt: new Date(body.receivedAt),
    documentDate: body.documentDate ?? null,
    journalDate: body.journalDate ?? today,
    dueDate: body.dueDate ?? null,
    keywords: body.keywords ?? [],
  };
}
