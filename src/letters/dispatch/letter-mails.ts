import { Inject, Injectable } from '@nestjs/common';
import type Mail from 'nodemailer/lib/mailer';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Transactions } from '../../kernel/transaction';
import { printedKey } from '../../cases/case-key';
import { Documents } from '../../documents/documents.service';
import { Government } from '../../government/government.service';
import { CorrespondenceParty } from '../correspondence-party.entity';
import { enclosuresOf } from '../replies/reply-content';
import { CaseFile } from '../../cases/case-file.entity';
import { JournalEntry } from '../journal-entry.entity';
import { Reply } from '../replies/reply.entity';
import { TemplatesForReplies } from '../replies/templates-for-replies';
import { pdfFileName } from '../signing/signed-letters';
import { SignatureAct } from '../signing/signing.entity';
import { Dispatch } from './dispatch.entity';

/** The mail a letter goes out in: from the ministry, with the public title, the signed PDF and the enclosures. */
@Injectable()
export class LetterMails {
  constructor(
    private readonly transactions: Transactions,
    private readonly documents: Documents,
    private readonly government: Government,
    private readonly templates: TemplatesForReplies,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The same mail every time it is asked for; its Message-ID is the dispatch's. */
  async of(dispatchId: string): Promise<Mail.Options> {
    const tx = this.transactions.reader;
    const dispatch = await tx.findOneByOrFail(Dispatch, { id: dispatchId });
    const reply = await tx.findOneByOrFail(Reply, { id: dispatch.replyId });
    const entry = await tx.findOneByOrFail(JournalEntry, { id: dispatch.entryId });
    const caseFile = await tx.findOneByOrFail(CaseFile, { id: dispatch.caseId });
    const party = await tx.findOneByOrFail(CorrespondenceParty, { id: dispatch.partyId });
    const act = await tx
      .createQueryBuilder(SignatureAct, 'a')
      .where('a.reply_id = :id AND a.undone_at IS NULL', { id: reply.id })
      .getOneOrFail();
    const ministry = await this.government.ministry(reply.ministryId);
    const name = await this.government.nameOf(reply.ministryId, reply.language, act.letterDate);
    const enclosures = await enclosuresOf(tx, entry.id);
    const cover = await this.templates.coveringMail(tx, reply, {
      ministryName: name.runningForm,
      ministryEmail: ministry.mailAddress,
      recipientName: party.name,
      subject: entry.publicTitle,
      caseReference: `${caseFile.caseYear}/${caseFile.caseNumber}`,
      enclosures: enclosures.map((enclosure) => enclosure.title),
    });
    const from = ministry.mailAddress || this.settings.mailFrom;
    return {
      messageId: `<${dispatch.id}@${from.split('@')[1] ?? 'localhost'}>`,
      from: { name: name.runningForm, address: from },
      to: { name: party.name, address: dispatch.address },
      subject: cover.subject,
      text: cover.text,
      headers: { 'X-Svarbrev-Reference': `${printedKey(caseFile)}-${entry.documentNumber}` },
      attachments: [
        {
          filename: pdfFileName({ reply, entry, caseFile }),
          content: await this.documents.read(act.signedSha256),
          contentType: 'application/pdf',
        },
        ...(await Promise.all(
          enclosures.map(async ({ fileName, sha256, mediaType }) => ({
            filename: fileName,
            content: await this.documents.read(sha256),
            contentType: mediaType,
          })),
        )),
      ],
    };
  }
}
