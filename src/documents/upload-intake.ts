import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import { SETTINGS, Settings } from '../kernel/settings/settings';
import { DocumentStore } from './document-store';
import { receiveOneFile } from './multipart';
import { UploadedFile, Uploads } from './uploads.service';

/** Takes the one file of a request into the store while it comes, whether a page or a program sends it. */
@Injectable()
export class UploadIntake {
  constructor(
    private readonly uploads: Uploads,
    private readonly store: DocumentStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async receive(actor: Actor, request: IncomingMessage): Promise<UploadedFile> {
    await this.uploads.refuseTooManyWaiting(actor);
    const limit = this.settings.uploadLimit;
    const { name, received } = await receiveOneFile(
      request,
      limit,
      async (file) => ({ name: file.name, received: await this.store.receive(file.bytes, limit) }),
      (taken) => this.store.discard(taken.received.path),
    );
    try {
      return await this.uploads.add(actor, name, received);
    } finally {
      await this.store.discard(received.path);
    }
  }
}
