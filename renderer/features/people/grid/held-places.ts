import { useMemo, useState } from 'react';
import type { ListOrder } from '../../../../shared/domain/workshop.ts';
import { usePreferences } from '../../../context/preferences.tsx';
import { filterGroups, type PeopleFilter, type PeopleGroup, type PeopleRow } from '../people-groups.ts';
import { type PeopleView, viewedGroups } from './people-view.ts';

type Looks = { readonly filter: PeopleFilter; readonly view: PeopleView; readonly order: ListOrder };

/** The groups as the list shows them: searched, narrowed and sorted, with those who are chosen where they were. */
export function useShownGroups(
  groups: readonly PeopleGroup[],
  { filter, view, order }: Looks,
  chosen: ReadonlySet<string>,
): readonly PeopleGroup[] {
  const { t, language } = usePreferences();
  const { sort, values } = view;
  const viewed = useMemo(() => {
    return viewedGroups(filterGroups(groups, filter, language), { sort, values }, language, t);
  }, [groups, filter, sort, values, language, t]);
  return useHeldPlaces(viewed, chosen, [filter, sort, values, language, order]);
}

/** How the list is looked at, and who is chosen in it: where one of these changes, everybody goes to their place. */
type Held = { readonly by: readonly unknown[]; readonly chosen: ReadonlySet<string>; readonly places: Places };

/** The group and the line in it of each person, by participation. */
type Places = ReadonlyMap<string, { readonly groupId: string; readonly line: number }>;

/**
 * The list with those who are chosen where they were when they were chosen: a row whose role or name is changed stays under the
 * pointer, and goes to its new place when somebody else is chosen, or when the list is looked at in another way (`by`).
 */
function useHeldPlaces(
  groups: readonly PeopleGroup[],
  chosen: ReadonlySet<string>,
  by: readonly unknown[],
): readonly PeopleGroup[] {
  const [held, setHeld] = useState<Held>(() => ({ by, chosen, places: placesIn(groups) }));
  const isSame = isEqualSet(held.chosen, chosen) && by.every((value, index) => value === held.by[index]);
  if (isSame) return withHeldPlaces(groups, chosen, held.places);
  setHeld({ by, chosen, places: placesIn(groups) });
  return groups;
}

function isEqualSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one === other || (one.size === other.size && [...one].every((id) => other.has(id)));
}

function placesIn(groups: readonly PeopleGroup[]): Places {
  return new Map(
    groups.flatMap(({ id: groupId, rows }) =>
      rows.map(({ participation }, line) => [participation.id, { groupId, line }] as const),
    ),
  );
}

/** Puts the chosen back to `places`; one whose group is gone, or who was not there, stands where the list has them now. */
export function withHeldPlaces(
  groups: readonly PeopleGroup[],
  chosen: ReadonlySet<string>,
  places: Places,
): readonly PeopleGroup[] {
  const now = placesIn(groups);
  const isMoved = (id: string): boolean => {
    const [before, after] = [places.get(id), now.get(id)];
    if (before === undefined || after === undefined || !groups.some((group) => group.id === before.groupId))
      return false;
    return before.groupId !== after.groupId || before.line !== after.line;
  };
  const moved = [...chosen].filter(isMoved);
  if (moved.length === 0) return groups;
  const goes = new Set(moved);
  const rows = new Map(groups.flatMap((group) => group.rows.map((row) => [row.participation.id, row] as const)));
  return groups.map((group) => {
    const own: PeopleRow[] = group.rows.filter(({ participation }) => !goes.has(participation.id));
    const back = moved
      .flatMap((id) => {
        const [place, row] = [places.get(id), rows.get(id)];
        return place?.groupId === group.id && row !== undefined ? [{ row, line: place.line }] : [];
      })
      .toSorted((one, other) => one.line - other.line);
    for (const { row, line } of back) own.splice(Math.min(line, own.length), 0, row);
    return { ...group, rows: own };
  });
}
