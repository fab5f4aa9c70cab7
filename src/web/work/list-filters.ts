import { addressOf } from '../frame/asked';
import type { FieldOption } from '../frame/form';
import { dayInData } from '../frame/when';
import { ScreenLanguage, wordOf } from '../frame/words';
import './list.words';

/** A filter a list has: its name in the address, and what one may choose; a day is typed. */
export interface FilterOffered {
  readonly name: string;
  readonly options?: readonly FieldOption[];
}

/** A filter as a chip: what is chosen with the way to be rid of it, or what may be chosen. */
export interface FilterChip {
  readonly name: string;
  readonly label: string;
  readonly chosen: string | null;
  /** The list without this filter. */
  readonly without: string;
  readonly options: readonly { readonly label: string; readonly href: string }[];
  readonly isDay: boolean;
  /** What else the address asks for, for forms that send one of its fields. */
  readonly others: readonly (readonly [string, string])[];
}

/** A view of a list: a filter with a name and how much is in it. */
export interface ListView {
  readonly label: string;
  readonly count: string | null;
  readonly href: string;
  readonly current: boolean;
}

/** The filters of a list as chips in its address. Changing one goes back to the first page. */
export function filterChips(
  path: string,
  asked: Readonly<Record<string, string>>,
  offered: readonly FilterOffered[],
  language: ScreenLanguage,
): FilterChip[] {
  const kept = Object.fromEntries(Object.entries(asked).filter(([name]) => name !== 'after'));
  return offered.map(({ name, options }) => {
    const value = kept[name];
    const others = Object.entries(kept).filter(([one]) => one !== name);
    const told = value && (options ? options.find((one) => one.value === value)?.label : dayInData(value));
    return {
      name,
      label: wordOf(language, `list.${name}`),
      chosen: value ? wordOf(language, `list.${name}-is`, { value: told ?? value }) : null,
      without: addressOf(path, Object.fromEntries(others)),
      options: (options ?? []).map((one) => ({
        label: one.label,
        href: addressOf(path, { ...kept, [name]: one.value }),
      })),
      isDay: options === undefined,
      others,
    };
  });
}
