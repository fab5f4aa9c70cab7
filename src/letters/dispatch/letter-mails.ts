import { Inject, Injectable } from '@nestjs/common';
import MailComposer from 'nodemailer/lib/mail-composer';
import { Clock } from '../../kernel/clock';
import { refuseUnless } from '../../kernel/refusal';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Transactions, Tx, rows } from '../../kernel/transaction';
import { CaseFile } from '../../cases/case-file.entity';
import { printedEntryKey } from '../../cases/case-key';
import { Documents } from '../../documents/documents.service';
import { Government } from '../../government/government.service';
import { JournalEntry } from '../journal-entry.entity';
import { Reply } from '../replies/reply.entity';
import { TemplatesForReplies } from '../replies/templates-for-replies';
import { pdfFileName } from '../signing/signed-letters';
import { SignatureAct } from '../signing/signing.entity';
import { Dispatch } from './dispatch.entity';
import { mayGoByMail } from './dispatch.policy';

/** A mail as it goes over the line. */
export interface ComposedMail {
  readonly envelope: { readonly from: string; readonly to: string[] };
  readonly bytes: Buffer;
}

interface Enclosure {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
}

/** The mail a letter goes out in: from the ministry, with the public title, the signed PDF and the enclosures. */
@Injectable()
export class LetterMails {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly documents: Documents,
    private readonly government: Government,
    private readonly templates: TemplatesForReplies,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * The same letter every time it is asked for, under the dispatch's own Message-ID: exactly the bytes that were
   * signed. Refuses what may not or cannot go by mail, also when it was restricted after the archivist checked it.
   */
  async compose(dispatch: Dispatch): Promise<ComposedMail> {
    const tx = this.transactions.reader;
    const reply = await tx.findOneByOrFail(Reply, { id: dispatch.replyId });
    const entry = await tx.findOneByOrFail(JournalEntry, { id: dispatch.entryId });
    const caseFile = await tx.findOneByOrFail(CaseFile, { id: dispatch.caseId });
    refuseUnless(mayGoByMail(entry, caseFile), 'conflict', 'dispatch.restrictedByMail');
    const act = await this.actOf(tx, reply.id);
    const enclosures = await enclosed(tx, entry.id, act);
    const ministry = await this.government.ministry(reply.ministryId);
    const name = (await this.government.nameOf(reply.ministryId, reply.language, act.letterDate)).runningForm;
    const cover = await this.templates.coveringMail(tx, reply, {
      ministryName: name,
      ministryEmail: ministry.mailAddress,
      recipientName: dispatch.recipientName,
      subject: entry.publicTitle,
      caseReference: `${caseFile.caseYear}/${caseFile.caseNumber}`,
      enclosures: act.enclosures.map(({ title }) => title),
    });
    const letter = { sha256: dispatch.signedSha256, fileName: pdfFileName({ entry, caseFile }) };
    const from = ministry.mailAddress || this.settings.mailFrom;
    return composed({
      messageId: `<${dispatch.id}@${from.split('@')[1] ?? 'localhost'}>`,
      date: this.clock.now(),
      from: { name, address: from },
      to: { name: dispatch.recipientName, address: dispatch.address },
      subject: cover.subject,
      text: cover.text,
      headers: { 'X-Svarbrev-Reference': printedEntryKey(caseFile, entry.documentNumber) },
      attachments: await this.attached([{ ...letter, mediaType: 'application/pdf' }, ...enclosures]),
    });
  }

  private async attached(files: readonly Enclosure[]) {
    return Promise.all(
      files.map(async ({ sha256, fileName, mediaType }) => ({
        filename: fileName,
        content: await this.documents.read(sha256),
        contentType: mediaType,
      })),
    );
  }

  private actOf(tx: Tx, replyId: string): Promise<SignatureAct> {
    return tx
      .createQueryBuilder(SignatureAct, 'a')
      .where('a.reply_id = :replyId AND a.undone_at IS NULL', { replyId })
      .getOneOrFail();
  }
}

/** The enclosures the act binds, in its order: those very bytes, whatever versions and copies were added since. */
async function enclosed(tx: Tx, entryId: string, act: SignatureAct): Promise<Enclosure[]> {
  const found = await rows<Enclosure>(
    tx,
    `SELECT DISTINCT ON (f.sha256) f.sha256, f.file_name AS "fileName", s.media_type AS "mediaType"
       FROM entry_document d JOIN document_file f ON f.document_id = d.id JOIN stored_file s ON s.sha256 = f.sha256
      WHERE d.entry_id = $1 AND f.sha256 = ANY($2) ORDER BY f.sha256, f.version_number`,
    [entryId, act.enclosures.map(({ sha256 }) => sha256)],
  );
  return act.enclosures.map(({ sha256 }) => {
    const file = found.find((one) => one.sha256 === sha256);
    refuseUnless(file, 'conflict', 'dispatch.enclosureGone');
    return file;
  });
}

async function composed(mail: ConstructorParameters<typeof MailComposer>[0]): Promise<ComposedMail> {
  const message = new MailComposer({ ...mail, newline: 'windows', disableFileAccess: true, disableUrlAccess: true });
  const built = message.compile();
  const { from, to } = built.getEnvelope();
  return { envelope: { from: from || '', to: [to ?? []].flat() }, bytes: await built.build() };
}
