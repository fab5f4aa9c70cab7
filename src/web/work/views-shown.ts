import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { ListColumn, columnsByThemselves, listColumns } from '../../letters/work-lists/saved/list-columns.table';
import type { SavedViewView } from '../../letters/work-lists/saved/saved-view.view';
import { SavedViews } from '../../letters/work-lists/saved/saved-views.service';
import { addressOf } from '../frame/asked';
import { ScreenLanguage, wordOf } from '../frame/words';
import { ListAsked, listAddress, pathOf } from './list-address';
import type { ListView } from './list-filters';
import './views.words';

/** What a list shows of views and columns: links above it, and the forms behind them. */
export interface ViewsShown {
  readonly views: readonly ListView[];
  /** Which columns are shown, by name. */
  readonly cols: Readonly<Record<ListColumn, boolean>>;
  readonly saveHref: string;
  readonly columnsHref: string;
  /** The view it was opened by, and what may be done with it. */
  readonly opened: {
    readonly name: string;
    readonly changed: boolean;
    readonly updateHref: string;
    readonly renameHref: string;
    readonly removeHref: string;
  } | null;
}

/** The saved views of a list, and its columns as the person wants them. */
@Injectable()
export class ViewsOfList {
  constructor(private readonly saved: SavedViews) {}

  /** `given` are the views the list has by itself; a list without any gets its saved ones behind «Alle». */
  async of(actor: Actor, asked: ListAsked, given: readonly ListView[], language: ScreenLanguage): Promise<ViewsShown> {
    const { list, filters, viewId } = asked;
    const saved = await this.saved.list(actor, list);
    const opened = saved.find(({ id }) => id === viewId) ?? null;
    const everything: ListView = {
      label: wordOf(language, 'list.viewAll'),
      count: null,
      href: pathOf(list),
      current: Object.keys(filters).length === 0,
    };
    const own = given.length || !saved.length ? given : [everything];
    const columns = opened?.columns ?? (await this.saved.columnsOf(actor, list)) ?? columnsByThemselves;
    const from = listAddress({ list, filters, viewId: opened?.id ?? null });
    const form = (path: string) => addressOf(`/visninger/${path}`, { fra: from });
    return {
      views: [
        ...own.map((one) => ({ ...one, current: one.current && !opened })),
        ...saved.map((view) => savedLink(view, opened)),
      ],
      cols: flagsOf(columns),
      saveHref: form('ny'),
      columnsHref: form('kolonner'),
      opened: opened && {
        name: opened.name,
        changed: !sameFilters(opened.filters, filters),
        updateHref: form(`${opened.id}/oppdater`),
        renameHref: form(`${opened.id}/gi-navn`),
        removeHref: form(`${opened.id}/slett`),
      },
    };
  }
}

function savedLink({ id, list, name, filters }: SavedViewView, opened: SavedViewView | null): ListView {
  return { label: name, count: null, href: listAddress({ list, filters, viewId: id }), current: opened?.id === id };
}

function flagsOf(columns: readonly ListColumn[]): Record<ListColumn, boolean> {
  return Object.fromEntries(listColumns.map((column) => [column, columns.includes(column)])) as Record<
    ListColumn,
    boolean
  >;
}

export function sameFilters(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const sorted = (filters: object) => JSON.stringify(Object.entries(filters).sort());
  return sorted(one) === sorted(other);
}
