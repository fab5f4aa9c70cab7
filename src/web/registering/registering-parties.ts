import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import type { EarlierSenderView } from '../../letters/incoming/incoming.view';
import { EarlierSenders } from '../../letters/incoming/earlier-senders.service';
import { Faults, Field, ShownField, shownFields } from '../frame/form';
import { dayInData, dayOfMoment } from '../frame/when';
import { ScreenLanguage, wordOf } from '../frame/words';
import './parties.words';
import { PartyList, Typed, mostRows, partyLists, rowsOf, text, withRows } from './registering-request';

/** What a press of `endre` made of the form: what stands in it now, where one goes on, and who was found for which party. */
export interface FormChange {
  readonly typed: Typed;
  /** Id of the field that takes focus; null when that is none of the form's parties. */
  readonly focus: string | null;
  readonly found: { readonly at: string; readonly senders: readonly EarlierSenderView[] } | null;
}

/** Parties added, taken away and filled in on the form, one press each: without script as well (SCREENS, 02). */
@Injectable()
export class RegisteringParties {
  constructor(private readonly senders: EarlierSenders) {}

  /** `legg-til:copies`, `ta-bort:coSenders.1`, `sok:sender`, `bruk:coSenders.0:<id>`; anything else changes nothing. */
  async changed(actor: Actor, typed: Typed): Promise<FormChange> {
    const [does, at = '', id = ''] = text(typed, 'endre').split(':');
    const still: FormChange = { typed, focus: null, found: null };
    if (does === 'legg-til') return added(typed, at) ?? still;
    if (does === 'ta-bort') return takenAway(typed, at) ?? still;
    if (!isPlace(typed, at)) return still;
    if (does === 'sok') {
      const senders = await this.senders.find(actor, text(typed, `${at}.name`));
      return { typed, focus: idOf(`${at}.name`), found: { at, senders } };
    }
    const sender = does === 'bruk' ? await this.senders.one(actor, id) : null;
    return sender ? { typed: filledIn(typed, at, sender), focus: idOf(`${at}.mail`), found: null } : still;
  }
}

/** The fields of a party, under the name it has in the request. */
export function partyFields(at: string, language: ScreenLanguage): Field[] {
  const word = (key: string) => wordOf(language, `registering.${key}`);
  const line = (name: string, key: string, maxLength: number, optional = true): Field => ({
    name: `${at}.${name}`,
    kind: 'text',
    label: word(key),
    maxLength,
    optional,
  });
  const tick = (name: string): Field => ({ name: `${at}.${name}`, kind: 'tick', label: word(name) });
  return [
    line('name', 'senderName', 300, false),
    line('mail', 'mail', 320),
    line('attention', 'attention', 200),
    { name: `${at}.addressLines`, kind: 'area', label: word('address'), optional: true, maxLength: 1300 },
    line('postCode', 'postCode', 20),
    line('postPlace', 'postPlace', 100),
    line('country', 'country', 100),
    tick('privatePerson'),
    tick('screened'),
  ];
}

/** Labels of the fields of every row that stands in the form: `Medavsender 1: E-post`. */
export function rowLabels(typed: Typed, language: ScreenLanguage): [string, string][] {
  return partyLists.flatMap((list) =>
    rowsOf(typed, list).flatMap((_, i) => {
      const row = wordOf(language, `registering.${list}-row`, { n: i + 1 });
      return partyFields(`${list}.${i}`, language).map(({ name, label }): [string, string] => [
        name,
        `${row}: ${label}`,
      ]);
    }),
  );
}

/** Both lists as the form shows them. */
export function partiesShown(typed: Typed, faults: Faults, language: ScreenLanguage, change: FormChange | null) {
  return partyLists.map((list) => {
    const rows = rowsOf(typed, list).map((row, i) => {
      const at = `${list}.${i}`;
      const fields = shownFields(partyFields(at, language), typed, faults);
      const [name, mail, ...more] = fields;
      return {
        at,
        heading: wordOf(language, `registering.${list}-row`, { n: i + 1 }),
        who: text(row, 'name').trim(),
        name,
        mail,
        more: byName(more),
        open: more.some(
          ({ fault, value, checked, kind }) => fault !== null || (kind === 'tick' ? checked : value !== ''),
        ),
        found: foundShown(change, at, language),
      };
    });
    return {
      list,
      place: `felt-${list}`,
      heading: wordOf(language, `registering.${list}`),
      rows,
      full: rows.length >= mostRows,
    };
  });
}

/** Who was looked for at a place of the form; null when nobody was. */
export function foundShown(change: FormChange | null, at: string, language: ScreenLanguage) {
  if (change?.found?.at !== at) return null;
  const senders = change.found.senders.map((sender) => ({
    value: `bruk:${at}:${sender.id}`,
    name: sender.name,
    more: [sender.mail, [sender.postCode, sender.postPlace].filter(Boolean).join(' '), sender.attention]
      .filter(Boolean)
      .join(' · '),
    last: wordOf(language, 'registering.lastLetter', { day: dayInData(dayOfMoment(sender.lastReceivedAt)) }),
  }));
  return { senders };
}

function byName(fields: readonly ShownField[]): Record<string, ShownField> {
  return Object.fromEntries(fields.map((field) => [field.name.split('.').at(-1) ?? '', field]));
}

function added(typed: Typed, at: string): FormChange | null {
  const list = partyLists.find((one) => one === at);
  if (!list) return null;
  const rows = rowsOf(typed, list);
  if (rows.length >= mostRows) return null;
  return { typed: withRows(typed, list, [...rows, {}]), focus: idOf(`${list}.${rows.length}.name`), found: null };
}

/** Focus stays among the rows; after the last one it goes to the press that adds. */
function takenAway(typed: Typed, at: string): FormChange | null {
  const [name, place] = at.split('.');
  const list = partyLists.find((one) => one === name);
  const rows = list ? rowsOf(typed, list) : [];
  if (!list || !rows[Number(place)]) return null;
  const left = rows.filter((_, i) => i !== Number(place));
  const next = Math.min(Number(place), left.length - 1);
  const focus = left.length ? idOf(`${list}.${next}.name`) : `legg-til-${list}`;
  return { typed: withRows(typed, list, left), focus, found: null };
}

/** The party as on the earlier letter, all of it: parts of two addresses would be nobody's. */
function filledIn(typed: Typed, at: string, sender: EarlierSenderView): Typed {
  const values = {
    ...{ name: sender.name, mail: sender.mail, attention: sender.attention, country: sender.country },
    ...{ addressLines: sender.addressLines.join('\n'), postCode: sender.postCode, postPlace: sender.postPlace },
    ...{ privatePerson: sender.privatePerson ? 'true' : '', screened: sender.screened ? 'true' : '' },
  };
  if (at === 'sender') return { ...typed, sender: values };
  const [name, place] = at.split('.');
  const list = name as PartyList;
  return withRows(
    typed,
    list,
    rowsOf(typed, list).map((row, i) => (i === Number(place) ? values : row)),
  );
}

function isPlace(typed: Typed, at: string): boolean {
  const [name, place] = at.split('.');
  const list = partyLists.find((one) => one === name);
  return at === 'sender' || (list !== undefined && rowsOf(typed, list)[Number(place)] !== undefined);
}

/** The id a field has on the page. */
const idOf = (name: string): string => `felt-${name.replaceAll(/\W/g, '-')}`;
