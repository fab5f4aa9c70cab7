import { Injectable } from '@nestjs/common';
import { columnsByThemselves, listColumns } from '../../letters/work-lists/saved/list-columns.table';
import type { ListColumn, ListName } from '../../letters/work-lists/saved/list-columns.table';
import {
  ChangeViewRequest,
  SaveViewRequest,
  ShowColumnsRequest,
} from '../../letters/work-lists/saved/saved-view.requests';
import type { SavedViewView } from '../../letters/work-lists/saved/saved-view.view';
import { SavedViews } from '../../letters/work-lists/saved/saved-views.service';
import type { CommandForm, CommandTarget } from '../frame/command-forms';
import type { Field } from '../frame/form';
import { ScreenLanguage, wordOf } from '../frame/words';
import { ListAsked, listAddress } from './list-address';
import { allCasesShown, listsShown } from './lists-shown.table';
import './views.words';

/** A list as it is looked at, and the view of it the command is about; null when it is about none. */
export interface ViewTarget extends CommandTarget {
  readonly asked: ListAsked;
  readonly view: SavedViewView | null;
}

type ViewForm = CommandForm<ViewTarget>;

/** Forms about saved views and columns. Each carries the address of the list as it is looked at, and goes back there. */
@Injectable()
export class ViewForms {
  constructor(private readonly views: SavedViews) {}

  /** About the list. */
  readonly ofList: Readonly<Record<string, ViewForm>> = {
    ny: {
      word: 'viewSave',
      request: SaveViewRequest,
      fields: (target, { language }) => [nameField(null, language), whereFrom(target)],
      prepare: ({ name }, { asked: { list, filters } }) => ({ list, filters, name }),
      run: async ({ visit, target: { asked, view }, body }) => {
        const { name } = body as SaveViewRequest;
        const { list, filters } = asked;
        const columns = view?.columns ?? (await this.views.columnsOf(visit.actor, list));
        const saved = await this.views.save(visit.actor, { list, name, filters, columns });
        return `${listAddress({ list, filters, viewId: saved.id })}`;
      },
    },
    kolonner: {
      word: 'viewColumns',
      request: ShowColumnsRequest,
      fields: async (target, { actor, language }) => {
        const { list } = target.asked;
        const shown = target.view?.columns ?? (await this.views.columnsOf(actor, list)) ?? columnsByThemselves;
        const options = listColumns.map((value) => ({ value, label: columnWord(list, value, language) }));
        const label = wordOf(language, 'viewColumns.columns');
        return [{ name: 'columns', kind: 'ticks', label, value: shown, options, optional: true }, whereFrom(target)];
      },
      prepare: ({ columns }) => ({ columns }),
      run: async ({ visit, target: { asked, view }, body }) => {
        const columns = (body as ShowColumnsRequest).columns ?? [];
        if (view) await this.views.change(visit.actor, view.id, { columns });
        else await this.views.showColumns(visit.actor, asked.list, columns);
      },
    },
  };

  /** About one saved view. */
  readonly ofView: Readonly<Record<string, ViewForm>> = {
    'gi-navn': {
      word: 'viewRename',
      request: ChangeViewRequest,
      fields: (target, { language }) => [nameField(target.view, language), whereFrom(target)],
      prepare: ({ name }) => ({ name }),
      run: async ({ visit, target: { view }, body }) => {
        const { name } = body as ChangeViewRequest;
        await this.views.change(visit.actor, view?.id ?? '', { name });
      },
    },
    oppdater: {
      word: 'viewUpdate',
      request: ChangeViewRequest,
      fields: (target) => [whereFrom(target)],
      prepare: (_, { asked: { filters } }) => ({ filters }),
      run: async ({ visit, target: { view }, body }) => {
        const { filters } = body as ChangeViewRequest;
        await this.views.change(visit.actor, view?.id ?? '', { filters: { ...filters } });
      },
    },
    slett: {
      word: 'viewRemove',
      serious: true,
      fields: (target) => [whereFrom(target)],
      run: async ({ visit, target: { view, asked } }) => {
        await this.views.remove(visit.actor, view?.id ?? '');
        return listAddress({ ...asked, viewId: null });
      },
    },
  };
}

const nameField = (view: SavedViewView | null, language: ScreenLanguage): Field => ({
  name: 'name',
  kind: 'text',
  label: wordOf(language, 'viewSave.name'),
  maxLength: 80,
  value: view?.name ?? '',
  autocomplete: 'off',
});

const whereFrom = ({ asked }: ViewTarget): Field => ({
  name: 'fra',
  kind: 'hidden',
  label: '',
  value: listAddress(asked),
});

/** What a column is called in its list: the day has a name of its own where it is no deadline. */
function columnWord(list: ListName, column: ListColumn, language: ScreenLanguage): string {
  const shown = list === 'cases' ? allCasesShown : listsShown[list];
  const words: Record<ListColumn, string> = {
    due: shown.day,
    sender: 'list.sender',
    status: shown.tells,
    holder: 'work.holder',
    since: 'list.since',
    ministries: 'list.minister',
    unit: 'work.unit',
  };
  return wordOf(language, words[column]);
}
