import { Injectable } from '@nestjs/common';
import { Actor, holds } from '../../../kernel/actor';
import { Clock } from '../../../kernel/clock';
import { isId, newId } from '../../../kernel/id';
import { Refusal, refuseUnless } from '../../../kernel/refusal';
import { Transactions, Tx, firstRow, rows } from '../../../kernel/transaction';
import { WorkList, workLists } from '../work-lists.table';
import { ListColumn, ListName, filtersOf, listColumns } from './list-columns.table';
import type { SavedViewView } from './saved-view.view';
import './saved-view.words';

/** Most views a person saves in one ministry. */
export const mostViews = 50;

/** Filters by their names; one that is left out narrows nothing. */
export type ListFilters = Readonly<Record<string, string | undefined>>;

/** A view as somebody wants it saved. */
export interface WantedView {
  readonly list: ListName;
  readonly name: string;
  readonly filters: ListFilters;
  readonly columns?: readonly ListColumn[] | null;
}

const columns = `v.id, v.list, v.name, v.filters, v.columns, v.saved_at AS "savedAt"`;
const own = 'v.person_id = $1 AND v.ministry_id = $2';

/**
 * Filters that people save under names, and the columns they want: each person's own in each ministry, known to nobody else.
 * A view opens nothing: what the list shows is asked of the list each time.
 */
@Injectable()
export class SavedViews {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** One's own views, by name; of one list where it is named. */
  async list(actor: Actor, list?: ListName): Promise<SavedViewView[]> {
    return rows<SavedViewView>(
      this.transactions.reader,
      `SELECT ${columns} FROM saved_view v WHERE ${own} AND ($3::text IS NULL OR v.list = $3)
       ORDER BY lower(v.name), v.id`,
      [actor.personId, actor.ministryId, list ?? null],
    );
  }

  /** One of one's own views; refused as unknown when it is somebody else's. */
  async one(actor: Actor, id: string): Promise<SavedViewView> {
    return found(this.transactions.reader, actor, id);
  }

  async save(actor: Actor, wanted: WantedView): Promise<SavedViewView> {
    const { list } = wanted;
    refuseUnlessTheirs(actor, list);
    const filters = filtersFor(list, wanted.filters);
    const name = nameOf(wanted.name);
    return this.transactions.run(async (tx) => {
      await oneAtATime(tx, actor);
      const there = await firstRow<{ count: number }>(
        tx,
        `SELECT count(*)::int AS count FROM saved_view v WHERE ${own}`,
        [actor.personId, actor.ministryId],
      );
      refuseUnless((there?.count ?? 0) < mostViews, 'conflict', 'savedView.tooMany', { most: mostViews });
      const id = newId();
      await refuseNameTaken(tx, actor, { id, list, name });
      await tx.query(
        `INSERT INTO saved_view (id, person_id, ministry_id, list, name, filters, columns, saved_at)
         VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)`,
        [
          id,
          actor.personId,
          actor.ministryId,
          list,
          name,
          JSON.stringify(filters),
          inOrder(wanted.columns),
          this.clock.now(),
        ],
      );
      return found(tx, actor, id);
    });
  }

  /** Another name, other filters or other columns; what is left out stays. */
  async change(actor: Actor, id: string, wanted: Partial<Omit<WantedView, 'list'>>): Promise<SavedViewView> {
    refuseUnless(
      Object.values(wanted).some((one) => one !== undefined),
      'invalid',
      'savedView.nothingToChange',
    );
    return this.transactions.run(async (tx) => {
      await oneAtATime(tx, actor);
      const view = await found(tx, actor, id);
      const name = wanted.name === undefined ? view.name : nameOf(wanted.name);
      await refuseNameTaken(tx, actor, { ...view, name });
      const filters = wanted.filters === undefined ? view.filters : filtersFor(view.list, wanted.filters);
      const shown = wanted.columns === undefined ? view.columns : inOrder(wanted.columns);
      await tx.query(
        'UPDATE saved_view SET name = $2, filters = $3::jsonb, columns = $4, saved_at = $5 WHERE id = $1',
        [view.id, name, JSON.stringify(filters), shown, this.clock.now()],
      );
      return found(tx, actor, id);
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await oneAtATime(tx, actor);
      const { id: known } = await found(tx, actor, id);
      await tx.query('DELETE FROM saved_view WHERE id = $1', [known]);
    });
  }

  /** The columns somebody chose for a list; null when they did not. */
  async columnsOf(actor: Actor, list: ListName): Promise<ListColumn[] | null> {
    const chosen = await firstRow<{ columns: ListColumn[] }>(
      this.transactions.reader,
      `SELECT v.columns FROM list_columns v WHERE ${own} AND v.list = $3`,
      [actor.personId, actor.ministryId, list],
    );
    return chosen?.columns ?? null;
  }

  /** Chooses the columns of a list; null goes back to those it has by itself. */
  async showColumns(actor: Actor, list: ListName, wanted: readonly ListColumn[] | null): Promise<void> {
    refuseUnlessTheirs(actor, list);
    const whose = [actor.personId, actor.ministryId, list];
    await this.transactions.run(async (tx) => {
      if (wanted === null) await tx.query(`DELETE FROM list_columns v WHERE ${own} AND v.list = $3`, whose);
      else
        await tx.query(
          `INSERT INTO list_columns (person_id, ministry_id, list, columns) VALUES ($1, $2, $3, $4)
           ON CONFLICT (person_id, ministry_id, list) DO UPDATE SET columns = excluded.columns`,
          [...whose, inOrder(wanted)],
        );
    });
  }
}

async function found(tx: Pick<Tx, 'query'>, actor: Actor, id: string): Promise<SavedViewView> {
  const view = isId(id)
    ? await firstRow<SavedViewView>(tx, `SELECT ${columns} FROM saved_view v WHERE ${own} AND v.id = $3::uuid`, [
        actor.personId,
        actor.ministryId,
        id,
      ])
    : undefined;
  if (!view) throw new Refusal('notFound', 'savedView.unknown');
  return view;
}

/** A person's changes wait for each other: two tabs make neither fifty-one views nor two of one name. */
async function oneAtATime(tx: Tx, { personId }: Actor): Promise<void> {
  await tx.query('SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]);
}

async function refuseNameTaken(
  tx: Tx,
  actor: Actor,
  { id, list, name }: Pick<SavedViewView, 'id' | 'list' | 'name'>,
): Promise<void> {
  const taken = await firstRow(
    tx,
    `SELECT 1 FROM saved_view v WHERE ${own} AND v.list = $3 AND lower(v.name) = lower($4) AND v.id <> $5::uuid`,
    [actor.personId, actor.ministryId, list, name, id],
  );
  refuseUnless(!taken, 'conflict', 'savedView.nameTaken', { name });
}

function refuseUnlessTheirs(actor: Actor, list: ListName): void {
  if (list === 'cases') return;
  const { roles }: WorkList = workLists[list];
  refuseUnless(holds(actor, ...roles), 'forbidden', 'workList.notForRole', { list });
}

function nameOf(given: string): string {
  const name = given.trim();
  refuseUnless(name !== '', 'invalid', 'savedView.nameMissing');
  return name;
}

/** Those filters that say something, each one the list has. */
function filtersFor(list: ListName, given: ListFilters): Record<string, string> {
  const said = Object.entries(given).filter((one): one is [string, string] => Boolean(one[1]?.trim()));
  const names: readonly string[] = filtersOf(list);
  const other = said.find(([name]) => !names.includes(name));
  refuseUnless(!other, 'invalid', 'savedView.filterOfAnother', { filter: other?.[0] ?? '' });
  return Object.fromEntries(said);
}

function inOrder(wanted: readonly ListColumn[] | null | undefined): ListColumn[] | null {
  return wanted ? listColumns.filter((column) => wanted.includes(column)) : null;
}
