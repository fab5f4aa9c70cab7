import type { CaseFile } from '../../cases/case-file.entity';
import type { KeptRestriction } from '../../cases/restriction.rules';
import type { Fields } from '../../kernel/entity-rows';
import type { CorrespondenceParty } from '../correspondence-party.entity';
import type { DocumentFile, DocumentType } from '../entry-document.entity';
import type { EntryKind, JournalStatus, LetterLanguage } from '../journal-entry.entity';

/** A party as a command gives it; who has no address gets empty texts. */
export type NewParty = Pick<Fields<CorrespondenceParty>, 'kind' | 'name'> &
  Partial<Omit<Fields<CorrespondenceParty>, 'id' | 'entryId' | 'ordinal'>>;

/** A stored file as a variant of a document. */
export interface NewFile {
  readonly sha256: string;
  readonly fileName: string;
  readonly variant: DocumentFile['variant'];
}

/** A document of a new entry: the first is the main document, the others are its attachments. */
export interface NewDocument {
  readonly title: string;
  readonly type: DocumentType;
  /** `beingEdited` for a draft; what came in, or was uploaded whole, is finished. */
  readonly status: 'beingEdited' | 'finished';
  readonly files: readonly NewFile[];
}

/** A journal entry to be created, numbers and all. */
export interface NewEntry {
  /** Chosen beforehand where other new rows refer to it. */
  readonly id?: string;
  /** Locked by the caller (`CaseAccess.lock`), or new and stored in the same statement. */
  readonly caseFile: CaseFile;
  /** The case is new: it takes its own number in the same statement. */
  readonly newCase?: boolean;
  readonly kind: EntryKind;
  readonly status: JournalStatus;
  readonly title: string;
  readonly publicTitle: string;
  readonly documentDate: string | null;
  readonly receivedAt?: Date | null;
  /** Today when left out. */
  readonly journalDate?: string;
  readonly dueDate?: string | null;
  readonly language: LetterLanguage;
  readonly theirReference?: string;
  /** The case's restriction when left out; null for none. */
  readonly restriction?: KeptRestriction | null;
  readonly keywords?: readonly string[];
  readonly arrivalId?: string | null;
  readonly correctsEntryId?: string | null;
  /** The case's unit when left out. */
  readonly unitId?: string | null;
  readonly caseworkerId?: string | null;
  readonly parties: readonly NewParty[];
  readonly addressedOfficeIds?: readonly string[];
  readonly documents: readonly NewDocument[];
  /** Other new entities to be stored in the same statement: a reply, an arrival. They may refer to the entry. */
  readonly together?: readonly object[];
}
