import { useState } from 'react';
import * as z from 'zod';
import type { Language } from '../../../../shared/domain/language.ts';
import { cellText, type PeopleColumn, peopleColumns } from '../../../../shared/exchange/people/people-cells.ts';
import { compareNames } from '../../../../shared/text/collation.ts';
import type { Translate } from '../../../../shared/text/text.ts';
import type { PeopleGroup, PeopleRow } from '../people-groups.ts';
import { fixedColumns, usualColumns } from './grid-columns.ts';

const columnSchema = z.enum(peopleColumns);
const sortSchema = z.object({ column: columnSchema, descending: z.boolean() });
const valueFilterSchema = z.object({ column: columnSchema, text: z.string().max(500) });
const viewSchema = z.object({
  /** '' for the one that was never given a name. */
  name: z.string().max(60),
  columns: z.array(columnSchema),
  sort: sortSchema.nullable(),
  /** Only people in whose cells that stands. */
  values: z.array(valueFilterSchema),
});

/** By which column the people of each group are sorted; without one they stand in the order of the workshop's lists. */
export type PeopleSort = z.infer<typeof sortSchema>;
/** How the list of people is looked at: which columns in which order, how it is sorted and narrowed. */
export type PeopleView = z.infer<typeof viewSchema>;

export const usualView: PeopleView = { name: '', columns: [...usualColumns], sort: null, values: [] };

const storedSchema = z.object({ current: viewSchema, saved: z.array(viewSchema).max(50) });
type StoredViews = z.infer<typeof storedSchema>;
const storageName = 'people-views';

export type PeopleViews = {
  readonly view: PeopleView;
  readonly saved: readonly PeopleView[];
  readonly setView: (view: PeopleView) => void;
  /** Keeps the present view under a name; one of that name is replaced. */
  readonly save: (name: string) => void;
  readonly forget: (name: string) => void;
};

/** The view of the list of people, and those that were saved; they are remembered on this computer. */
export function usePeopleViews(): PeopleViews {
  const [stored, setStored] = useState(readViews);
  const keep = (next: StoredViews): void => {
    setStored(next);
    localStorage.setItem(storageName, JSON.stringify(next));
  };
  const { current, saved } = stored;
  return {
    view: current,
    saved,
    setView: (view) => keep({ saved, current: { ...view, columns: withFixed(view.columns) } }),
    save: (name) => {
      const named = { ...current, name };
      keep({ current: named, saved: [...saved.filter((each) => each.name !== name), named] });
    },
    forget: (name) =>
      keep({
        current: current.name === name ? { ...current, name: '' } : current,
        saved: saved.filter((each) => each.name !== name),
      }),
  };
}

function readViews(): StoredViews {
  const nothing = { current: usualView, saved: [] };
  try {
    const read = storedSchema.safeParse(JSON.parse(localStorage.getItem(storageName) ?? 'null'));
    return read.success
      ? { ...read.data, current: { ...read.data.current, columns: withFixed(read.data.current.columns) } }
      : nothing;
  } catch {
    return nothing;
  }
}

/** Numbers and names first, each column once. */
function withFixed(columns: readonly PeopleColumn[]): PeopleColumn[] {
  return [...new Set([...fixedColumns, ...columns])];
}

/** The people of each group in whose cells the wanted values stand, sorted by a column where the view says so. */
export function viewedGroups(
  groups: readonly PeopleGroup[],
  { sort, values }: Pick<PeopleView, 'sort' | 'values'>,
  language: Language,
  t: Translate,
): readonly PeopleGroup[] {
  if (sort === null && values.length === 0) return groups;
  const isWanted = (row: PeopleRow): boolean =>
    values.every(({ column, text }) => cellText(column, row, language, t) === text);
  return groups
    .map((group) => ({ ...group, rows: sorted(group.rows.filter(isWanted), sort, language, t) }))
    .filter((group) => values.length === 0 || group.rows.length > 0);
}

/** Empty cells stand last, whichever way it is sorted; protected people too where they would be sorted by a name. */
function sorted(
  rows: readonly PeopleRow[],
  sort: PeopleSort | null,
  language: Language,
  t: Translate,
): readonly PeopleRow[] {
  if (sort === null) return rows;
  const compare = compareNames(language);
  const turn = sort.descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, text: cellText(sort.column, row, language, t) }));
  const isLast = ({ row, text }: (typeof keyed)[number]): boolean =>
    text === '' || (sort.column === 'name' && row.isProtected);
  return keyed
    .toSorted((one, other) => {
      const last = Number(isLast(one)) - Number(isLast(other));
      if (last !== 0) return last;
      if (sort.column === 'number') return turn * (Number(one.text) - Number(other.text));
      return turn * compare(one.text, other.text);
    })
    .map(({ row }) => row);
}

/** A column is sorted upwards first, then downwards, then not at all. */
export function sortedBy(sort: PeopleSort | null, column: PeopleColumn): PeopleSort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}
