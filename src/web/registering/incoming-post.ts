import { Injectable } from '@nestjs/common';
import type { UploadedFile } from '../../documents/uploads.service';
import { Uploads } from '../../documents/uploads.service';
import type { Actor } from '../../kernel/actor';
import { Refusal } from '../../kernel/refusal';
import { Arrivals } from '../../letters/incoming/arrivals.service';
import type { ArrivalView, MailSuggestionView } from '../../letters/incoming/incoming.view';
import { MailSuggestions } from '../../letters/incoming/mail-suggestions.service';

/** A piece of what came, as the panel shows it: 0 is the mail or the first file. */
export interface PostPiece {
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly href: string;
  readonly isMail: boolean;
}

/** What is about to be registered, wherever it came from. */
export interface IncomingPost {
  readonly kind: 'mail' | 'files' | 'arrival';
  /** Where its form is, and under which name what is typed in it is kept. */
  readonly href: string;
  readonly draft: string;
  readonly uploadIds: readonly string[];
  readonly arrival: ArrivalView | null;
  readonly suggestion: MailSuggestionView | null;
  readonly pieces: readonly PostPiece[];
}

/** Finds what is to be registered: an uploaded mail, uploaded files (or none yet), or what waits from another ministry. */
@Injectable()
export class IncomingPosts {
  constructor(
    private readonly uploads: Uploads,
    private readonly arrivals: Arrivals,
    private readonly suggestions: MailSuggestions,
  ) {}

  async ofUploads(actor: Actor, uploadIds: readonly string[]): Promise<IncomingPost> {
    const ids = [...new Set(uploadIds)].slice(0, 100);
    const found: UploadedFile[] = [];
    for (const id of ids) found.push(await this.uploads.mine(actor, id));
    const [first] = found;
    if (first && found.length === 1 && isMail(first.facts.mediaType)) return this.ofMail(actor, first);
    return {
      kind: 'files',
      href: `/registrering/ny${ids.length ? `?${ids.map((id) => `opplasting=${id}`).join('&')}` : ''}`,
      draft: 'ny',
      uploadIds: ids,
      arrival: null,
      suggestion: null,
      pieces: found.map(({ upload, facts }) => ({
        fileName: upload.fileName,
        mediaType: facts.mediaType,
        size: facts.size,
        href: `/api/v1/uploads/${upload.id}/content`,
        isMail: false,
      })),
    };
  }

  async ofArrival(actor: Actor, arrivalId: string): Promise<IncomingPost> {
    const arrival = await this.arrivals.look(actor, arrivalId);
    const href = (fileId: string) => `/api/v1/arrivals/${arrival.id}/files/${fileId}`;
    return {
      kind: 'arrival',
      href: `/registrering/${arrival.id}`,
      draft: arrival.id,
      uploadIds: [],
      arrival,
      suggestion: await this.suggestions.suggestForArrival(actor, arrival.id),
      pieces: [
        ...(arrival.mail ? [{ ...arrival.mail, href: href(arrival.mail.id), isMail: true }] : []),
        ...arrival.files.map((file) => ({ ...file, href: href(file.id), isMail: false })),
      ],
    };
  }

  /** A file that passes for a mail but cannot be read as one is a file like others. */
  private async ofMail(actor: Actor, { upload, facts }: UploadedFile): Promise<IncomingPost> {
    const suggestion = await this.suggestions.suggest(actor, upload.id).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'incoming.notAMail') return null;
      throw error;
    });
    const mail = { fileName: upload.fileName, mediaType: facts.mediaType, size: facts.size };
    const files = (suggestion?.attachments ?? []).filter(({ inText, size }) => !inText && size > 0);
    return {
      kind: suggestion ? 'mail' : 'files',
      href: `/registrering/ny?opplasting=${upload.id}`,
      draft: upload.id,
      uploadIds: [upload.id],
      arrival: null,
      suggestion,
      pieces: [
        { ...mail, href: `/api/v1/uploads/${upload.id}/content`, isMail: suggestion !== null },
        ...files.map(({ fileName, mediaType, size }, i) => ({
          fileName: fileName || `vedlegg-${i + 1}`,
          mediaType,
          size,
          href: `/registrering/opplasting/${upload.id}/vedlegg/${i}`,
          isMail: false,
        })),
      ],
    };
  }
}

export function isMail(mediaType: string): boolean {
  return mediaType === 'message/rfc822';
}
