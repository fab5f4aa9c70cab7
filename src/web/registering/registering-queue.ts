import { Injectable } from '@nestjs/common';
import { Uploads } from '../../documents/uploads.service';
import type { Actor } from '../../kernel/actor';
import { Arrivals } from '../../letters/incoming/arrivals.service';
import { isMail } from './incoming-post';

/** Something that waits to be registered: come by another ministry, or uploaded here and not seen to. */
export interface QueueLine {
  readonly href: string;
  readonly title: string;
  readonly channel: string;
  readonly receivedAt: Date;
  /** Code of the ministry that registered it first; null for one's own upload. */
  readonly firstRegisteredBy: string | null;
}

/** More than this is not shown at once; it comes when these are seen to. */
const mostShown = 200;

/** What waits to be registered, in the order it is seen to: one's own uploaded mails, then what came, oldest first. */
@Injectable()
export class RegisteringQueue {
  constructor(
    private readonly arrivals: Arrivals,
    private readonly uploads: Uploads,
  ) {}

  async lines(actor: Actor): Promise<QueueLine[]> {
    const { items } = await this.arrivals.waiting(actor, { limit: mostShown });
    const uploads = (await this.uploads.waiting(actor)).filter(({ facts }) => isMail(facts.mediaType));
    return [
      ...uploads.map(({ upload }) => ({
        href: `/registrering/ny?opplasting=${upload.id}`,
        title: upload.fileName,
        channel: 'mail',
        receivedAt: upload.createdAt,
        firstRegisteredBy: null,
      })),
      ...items.map(({ id, subject, channel, receivedAt, firstRegisteredBy }) => ({
        href: `/registrering/${id}`,
        title: subject,
        channel,
        receivedAt,
        firstRegisteredBy,
      })),
    ];
  }

  /** Where one goes after what is at `href`: the line after it, else the first; the queue itself when it is empty. */
  async after(actor: Actor, href: string): Promise<string> {
    const lines = await this.lines(actor);
    const at = lines.findIndex((line) => line.href === href);
    const rest = [...lines.slice(at + 1), ...lines.slice(0, Math.max(0, at))];
    return (at < 0 ? lines[0] : rest[0])?.href ?? '/registrering';
  }
}
