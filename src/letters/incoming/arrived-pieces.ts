import { Injectable } from '@nestjs/common';
import { Documents, KeptFile } from '../../documents/documents.service';
import { Uploads } from '../../documents/uploads.service';
import type { Actor } from '../../kernel/actor';
import { refuseUnless } from '../../kernel/refusal';
import { mailAsText } from './mail-as-text';
import { MailAttachment, MailSuggestion, readMailFile } from './mail-file';

/** A file that came, stored already. */
export interface Piece {
  readonly sha256: string;
  readonly fileName: string;
  /** PRONOM id, or null. */
  readonly format: string | null;
}

/** A mail taken apart: itself, its text in an archive format, and the files that came with it. All bytes are stored. */
export interface MailPieces {
  readonly mail: Piece;
  readonly messageId: string | null;
  readonly subject: string;
  /** Null when the text could not be read. */
  readonly text: KeptFile | null;
  readonly attachments: readonly KeptFile[];
}

/** Takes a mail apart before the transaction that registers it: storing bytes is no part of a transaction. */
@Injectable()
export class ArrivedPieces {
  constructor(
    private readonly documents: Documents,
    private readonly uploads: Uploads,
  ) {}

  /** A mail the actor has uploaded, read but not kept. Refuses a file that is no mail. */
  async read(actor: Actor, uploadId: string): Promise<{ mail: Piece; suggestion: MailSuggestion }> {
    const { upload, facts } = await this.uploads.mine(actor, uploadId);
    const suggestion = await readMailFile(await this.documents.read(facts.sha256));
    refuseUnless(!suggestion.notes.includes('noMail'), 'invalid', 'incoming.notAMail');
    return { mail: { sha256: facts.sha256, fileName: upload.fileName, format: facts.format }, suggestion };
  }

  /** The same, with its text and its files stored. Pictures that stand in the text stay in the mail. */
  async ofMail(actor: Actor, uploadId: string): Promise<MailPieces> {
    const { mail, suggestion } = await this.read(actor, uploadId);
    const attachments: KeptFile[] = [];
    for (const { fileName, bytes } of documentsIn(suggestion))
      attachments.push(await this.documents.keep(bytes, { fileName }));
    return {
      mail,
      messageId: suggestion.messageId,
      subject: suggestion.subject,
      text: await this.keepText(suggestion),
      attachments,
    };
  }

  /** A mail that is stored already, read again. */
  async readStored(mailSha256: string): Promise<MailSuggestion> {
    return readMailFile(await this.documents.read(mailSha256));
  }

  /** The text of a mail that is stored already, in an archive format. */
  async textOf(mailSha256: string): Promise<KeptFile | null> {
    return this.keepText(await this.readStored(mailSha256));
  }

  private async keepText(suggestion: MailSuggestion): Promise<KeptFile | null> {
    if (suggestion.notes.some((note) => ['unreadable', 'headersOnly', 'tooLarge', 'noMail'].includes(note)))
      return null;
    return this.documents.keep(Buffer.from(mailAsText(suggestion)), { fileName: 'e-post.txt' });
  }
}

/** The files of a mail that become documents of their own, each with a name: not pictures that stand in its text. */
export function documentsIn({ attachments }: Pick<MailSuggestion, 'attachments'>): MailAttachment[] {
  return attachments
    .map((one, i) => ({ ...one, fileName: one.fileName || `vedlegg-${i + 1}` }))
    .filter(({ inText, bytes }) => !inText && bytes.length > 0);
}
