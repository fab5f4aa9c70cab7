import type { ListName } from '../../letters/work-lists/saved/list-columns.table';
import { filtersOf, listNames } from '../../letters/work-lists/saved/list-columns.table';
import { addressOf, askedOf } from '../frame/asked';

/** A list with what its address asks of it: its filters, and which saved view it was opened by. */
export interface ListAsked {
  readonly list: ListName;
  readonly filters: Record<string, string>;
  readonly viewId: string | null;
}

export const pathOf = (list: ListName): string => (list === 'cases' ? '/saker' : `/arbeid/${list}`);

/** The address of a list with its filters, as opened by a view. */
export function listAddress({ list, filters, viewId }: ListAsked): string {
  return addressOf(pathOf(list), { ...filters, ...(viewId ? { visning: viewId } : {}) });
}

/** What an address of a list asks; null when it is the address of something else. */
export function listAskedBy(address: string): ListAsked | null {
  const [path = '', query = ''] = address.slice(0, 4000).split('?');
  const list = listNames.find((one) => pathOf(one) === path);
  if (!list) return null;
  const given = Object.fromEntries(new URLSearchParams(query));
  return { list, filters: askedOf(given, filtersOf(list)), viewId: given['visning'] ?? null };
}
