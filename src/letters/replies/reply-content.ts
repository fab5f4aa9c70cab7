import type { EntityManager } from 'typeorm';
import { canonicalText, sha256Hex } from '../../kernel/history/canonical';
import { Tx, rows } from '../../kernel/transaction';
import { CorrespondenceParty } from '../correspondence-party.entity';
import { JournalEntry } from '../journal-entry.entity';
import { ReplyInHand, currentText } from './reply-loading';
import { Reply } from './reply.entity';
import { ReplySignatory } from './reply-parts.entity';

/**
 * The content an approval covers (DESIGN section 4): text, recipients, copies, attachments' hashes, titles,
 * references, template version, merge values, signing office. Not the date, not the holder's name, so that a letter
 * approved on Friday can be signed on Monday, by whoever holds the office then.
 */
export async function contentHashOf(
  tx: EntityManager,
  reply: Reply,
  entry: JournalEntry,
  html: string,
): Promise<string> {
  const parties = await tx.find(CorrespondenceParty, { where: { entryId: entry.id }, order: { ordinal: 'ASC' } });
  const signatories = await tx.find(ReplySignatory, { where: { replyId: reply.id }, order: { ordinal: 'ASC' } });
  const enclosures = await enclosuresOf(tx, entry.id);
  return sha256Hex(
    canonicalText({
      text: html,
      subject: reply.subject,
      titles: [entry.title, entry.publicTitle],
      restriction: [entry.accessCode, entry.accessProvision, entry.secrecyProvision],
      references: { case: entry.caseId, document: entry.documentNumber, theirs: entry.theirReference },
      caseworker: entry.caseworkerId,
      recipients: parties.filter((party) => party.kind === 'recipient').map(addressOf),
      copies: parties.filter((party) => party.kind === 'copyRecipient').map(addressOf),
      enclosures: enclosures.map(({ title, sha256 }) => ({ title, sha256 })),
      template: reply.templateVersionId,
      values: reply.values,
      language: reply.language,
      level: reply.level,
      office: reply.officeId,
      signatories: signatories.map(({ personId, byAuthority }) => ({ personId, byAuthority })),
    }),
  );
}

/** The hash of a reply's content as it is now, whoever changed what since it was last written down. */
export async function presentHashOf(tx: Tx, { reply, entry }: ReplyInHand): Promise<string> {
  return contentHashOf(tx, reply, entry, (await currentText(tx, reply)).html);
}

export interface Enclosure {
  readonly documentId: string;
  readonly fileId: string;
  readonly title: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
}

/** The enclosures of a reply: its entry's attachments, each in its newest file, in order. */
export async function enclosuresOf(tx: Pick<EntityManager, 'query'>, entryId: string): Promise<Enclosure[]> {
  return rows<Enclosure>(
    tx,
    `SELECT d.id AS "documentId", d.title, f.id AS "fileId", f.sha256, f.file_name AS "fileName", s.media_type AS "mediaType"
       FROM entry_document d
       JOIN LATERAL (SELECT id, sha256, file_name FROM document_file WHERE document_id = d.id
                      ORDER BY version_number DESC, variant LIMIT 1) f ON true
       JOIN stored_file s ON s.sha256 = f.sha256
      WHERE d.entry_id = $1 AND d.association = 'attachment' AND d.type <> 'evidence'
      ORDER BY d.ordinal`,
    [entryId],
  );
}

function addressOf(party: CorrespondenceParty): Record<string, unknown> {
  const { name, attention, addressLines, postCode, postPlace, country, mail } = party;
  return { name, attention, addressLines, postCode, postPlace, country, mail };
}
