import { Injectable } from '@nestjs/common';
import { partyKinds } from '../../archive/noark.lists';
import { refuseUnless } from '../../kernel/refusal';
import { EntryParties } from '../../letters/entries/entry-parties.service';
import type { PartyView } from '../../letters/entries/entry.view';
import type { EntryKind } from '../../letters/entries/entry.lifecycle';
import { sideOf } from '../../letters/entries/entry.locking.rules';
import { partyKindsOf } from '../../letters/entries/party.rules';
import { EntryPartyRequest } from '../../letters/party.requests';
import type { CommandForm } from '../frame/command-forms';
import { Field, validated } from '../frame/form';
import { ScreenLanguage, wordOf } from '../frame/words';
import { noarkLanguage } from './entry-forms';
import type { EntryTarget } from './entry-target';

/** Korrespondanseparter: one is added, or put right. */
@Injectable()
export class PartyForms {
  constructor(private readonly parties: EntryParties) {}

  readonly add: CommandForm<EntryTarget> = {
    word: 'entryAddParty',
    action: 'changeParties',
    fields: ({ entry }, { language }) => partyFields(entry.kind as EntryKind, null, language),
    run: async ({ visit, target, body, version }) => {
      await this.parties.add(visit.actor, target.id, version, await partyOf(body));
      return `/dokument/${target.id}/gjor/changeParties`;
    },
  };

  replace(partyId: string): CommandForm<EntryTarget> {
    return {
      word: 'entryReplaceParty',
      action: 'changeParties',
      fields: ({ entry }, { language }) =>
        partyFields(entry.kind as EntryKind, partyIn(entry.parties, partyId), language),
      run: async ({ visit, target, body, version }) => {
        const { officeId } = partyIn(target.entry.parties, partyId);
        const party = await partyOf({ ...(body as object), ...(officeId ? { officeId } : {}) });
        await this.parties.replace(visit.actor, target.id, version, partyId, party);
        return `/dokument/${target.id}/gjor/changeParties`;
      },
    };
  }
}

function partyIn(parties: readonly PartyView[], id: string): PartyView {
  const found = parties.find((party) => party.id === id);
  refuseUnless(found, 'notFound', 'entry.partyUnknown');
  return found;
}

async function partyOf(given: object): Promise<EntryPartyRequest> {
  const lines = 'addressLines' in given && typeof given.addressLines === 'string' ? given.addressLines : '';
  return validated(EntryPartyRequest, {
    ...given,
    addressLines: lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  });
}

function partyFields(kind: EntryKind, party: PartyView | null, language: ScreenLanguage): Field[] {
  const word = (key: string) => wordOf(language, `registering.${key}`);
  const line = (name: keyof PartyView, key: string, maxLength: number): Field => ({
    name,
    kind: 'text',
    label: word(key),
    maxLength,
    optional: true,
    value: String(party?.[name] ?? ''),
  });
  const kinds = partyKindsOf[sideOf(kind)].map((value) => ({
    value,
    label: partyKinds[value][noarkLanguage(language)],
  }));
  return [
    {
      name: 'kind',
      kind: 'select',
      label: wordOf(language, 'entryFields.partyKind'),
      options: kinds,
      value: party?.kind ?? '',
    },
    { ...line('name', 'senderName', 300), optional: false },
    line('attention', 'attention', 200),
    line('mail', 'mail', 320),
    {
      name: 'addressLines',
      kind: 'area',
      label: word('address'),
      optional: true,
      maxLength: 1300,
      value: (party?.addressLines ?? []).join('\n'),
    },
    line('postCode', 'postCode', 20),
    line('postPlace', 'postPlace', 100),
    line('country', 'country', 100),
    { name: 'privatePerson', kind: 'tick', label: word('privatePerson'), value: party?.privatePerson ?? false },
    { name: 'screened', kind: 'tick', label: word('screened'), value: party?.screened ?? false },
  ];
}
