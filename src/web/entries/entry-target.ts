import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { EntryViews } from '../../letters/entries/entry-views';
import type { EntryView } from '../../letters/entries/entry.view';
import type { CommandTarget } from '../frame/command-forms';

/** An entry something is to be done with. */
export interface EntryTarget extends CommandTarget {
  readonly entry: EntryView;
}

@Injectable()
export class EntryTargets {
  constructor(private readonly entries: EntryViews) {}

  /** The entry as it is now; opening a form for it is looking into it, sending the form is not. */
  async of(actor: Actor, entryId: string, looking: boolean): Promise<EntryTarget> {
    const entry = looking ? await this.entries.look(actor, entryId) : await this.entries.view(actor, entryId);
    return {
      id: entry.id,
      key: entry.key,
      title: entry.title,
      version: entry.version,
      allowedActions: entry.allowedActions,
      href: `/saker/${entry.caseId}/dokument/${entry.id}`,
      entry,
    };
  }
}
