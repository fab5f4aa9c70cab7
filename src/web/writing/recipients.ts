import type { RecipientRequest } from '../../letters/replies/reply.requests';
import type { ReplyPartyView, ReplyView } from '../../letters/replies/reply.view';
import { Field, shownFields } from '../frame/form';
import type { Faults, ShownField } from '../frame/form';
import { ScreenLanguage, wordOf } from '../frame/words';

/** The two lists of a letter: whom it is to, and who gets a copy. */
export const partyLists = ['recipients', 'copies'] as const;
export type PartyList = (typeof partyLists)[number];

/** A form that was sent and refused: which one, with what. */
export interface TypedParty {
  readonly list: PartyList;
  readonly index: number | 'new';
  readonly typed: Readonly<Record<string, unknown>>;
  readonly faults: Faults;
}

/** What one presses on a recipient. */
export type PartyAct = 'save' | 'up' | 'down' | 'remove' | 'toOther';

/** Both lists of a letter, each party with the form that changes it. */
export function listsShown(reply: ReplyView, language: ScreenLanguage, refused?: TypedParty) {
  const word = (key: string, values = {}) => wordOf(language, `writing.${key}`, values);
  return partyLists.map((list) => {
    const parties = reply[list];
    const formOf = (index: number | 'new', party?: ReplyPartyView) => {
      const again = refused?.list === list && refused.index === index ? refused : undefined;
      return {
        open: again !== undefined,
        summary: again?.faults.summary ?? null,
        fields: partyForm(`${list}-${index}`, language, party, again),
      };
    };
    return {
      list,
      heading: word(list),
      none: word(`${list}None`),
      addWord: word(`${list}Add`),
      otherWord: word(list === 'recipients' ? 'toCopies' : 'toRecipients'),
      parties: parties.map((party, index) => ({
        ...party,
        index,
        way: word(party.mail ? 'byMail' : 'byPost'),
        address: [
          ...party.addressLines,
          [party.postCode, party.postPlace].filter(Boolean).join(' '),
          party.country,
        ].filter(Boolean),
        first: index === 0,
        last: index === parties.length - 1,
        mayGo: list === 'copies' || parties.length > 1,
        form: formOf(index, party),
      })),
      adding: formOf('new'),
    };
  });
}

/** The lists with one party saved, moved or taken off: what the letter is changed to. */
export function changedLists(
  reply: ReplyView,
  { list, index, act }: { list: PartyList; index: number | 'new'; act: PartyAct },
  party?: RecipientRequest,
): Partial<Record<PartyList, RecipientRequest[]>> {
  const people: RecipientRequest[] = reply[list].map(asRequest);
  const at = index === 'new' ? people.length : index;
  if (act === 'save' && party) people[at] = party;
  if (act === 'remove') people.splice(at, 1);
  if (act === 'up' || act === 'down') {
    const to = at + (act === 'up' ? -1 : 1);
    const moved = people[at];
    if (moved && people[to]) [people[at], people[to]] = [people[to], moved];
  }
  if (act !== 'toOther') return { [list]: people };
  const other = list === 'recipients' ? 'copies' : 'recipients';
  const [moved] = people.splice(at, 1);
  return { [list]: people, [other]: [...reply[other].map(asRequest), ...(moved ? [moved] : [])] };
}

/** What was typed about a recipient, as the API takes it. By post there is no mail address. */
export function partyOf(typed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name].trim() : '');
  const ticked = (name: string) => typed[name] === 'true';
  return {
    name: text('name'),
    attention: text('attention'),
    addressLines: text('address')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
    postCode: text('postCode'),
    postPlace: text('postPlace'),
    country: text('country'),
    mail: typed['way'] === 'post' ? '' : text('mail'),
    privatePerson: ticked('privatePerson'),
    screened: ticked('screened'),
  };
}

function asRequest({ ...party }: ReplyPartyView): RecipientRequest {
  return party;
}

function partyForm(
  prefix: string,
  language: ScreenLanguage,
  party: ReplyPartyView | undefined,
  refused: TypedParty | undefined,
): ShownField[] {
  const word = (key: string) => wordOf(language, `writing.${key}`);
  const fields: Field[] = [
    { name: 'name', kind: 'text', label: word('partyName'), value: party?.name ?? '', maxLength: 300 },
    {
      name: 'attention',
      kind: 'text',
      label: word('attention'),
      optional: true,
      value: party?.attention ?? '',
      maxLength: 200,
    },
    {
      name: 'way',
      kind: 'choices',
      label: word('way'),
      value: party && !party.mail ? 'post' : 'mail',
      options: [
        { value: 'mail', label: word('byMail') },
        { value: 'post', label: word('byPost') },
      ],
    },
    {
      name: 'mail',
      kind: 'text',
      label: word('mail'),
      optional: true,
      hint: word('mailHint'),
      value: party?.mail ?? '',
      maxLength: 254,
      autocomplete: 'off',
    },
    {
      name: 'address',
      kind: 'area',
      label: word('address'),
      optional: true,
      value: party?.addressLines.join('\n') ?? '',
      maxLength: 1_200,
    },
    {
      name: 'postCode',
      kind: 'text',
      label: word('postCode'),
      optional: true,
      value: party?.postCode ?? '',
      maxLength: 20,
    },
    {
      name: 'postPlace',
      kind: 'text',
      label: word('postPlace'),
      optional: true,
      value: party?.postPlace ?? '',
      maxLength: 100,
    },
    {
      name: 'country',
      kind: 'text',
      label: word('country'),
      optional: true,
      value: party?.country ?? '',
      maxLength: 100,
    },
    { name: 'privatePerson', kind: 'tick', label: word('privatePerson'), value: party?.privatePerson ?? false },
    { name: 'screened', kind: 'tick', label: word('screened'), value: party?.screened ?? false },
  ];
  const faults = refused?.faults ?? { summary: null, fields: [] };
  return shownFields(
    fields,
    refused?.typed,
    // The lines of an address are one field on the page.
    {
      ...faults,
      fields: faults.fields.map((one) => ({ ...one, field: one.field.replace('addressLines', 'address') })),
    },
  ).map((field) => ({
    ...field,
    id: `${prefix}-${field.name}`,
    options: field.options.map((option, i) => ({ ...option, id: `${prefix}-${field.name}-${i}` })),
  }));
}
