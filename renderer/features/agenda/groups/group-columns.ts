import type { BreakoutGroup, GroupSet } from '../../../../shared/domain/breakout-group.ts';
import { textIn, type InterfaceLanguage } from '../../../../shared/domain/language.ts';
import { isCounted, isExpected } from '../../../../shared/domain/participation.ts';
import { shownName } from '../../../../shared/domain/shown-name.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { balanceOf, type Balance, type GroupNumbers } from '../../../../shared/operations/breakout-balance.ts';
import { compareNames } from '../../../../shared/text/collation.ts';
import { countryName } from '../../../../shared/text/country-name.ts';
import type { Translate } from '../../../../shared/text/text.ts';

/** A person as shown in a group: the code stands for the name of a protected one. */
export type Seat = {
  readonly id: string;
  readonly name: string;
  readonly institution: string;
  /** Country and sex, short. */
  readonly origin: string;
  readonly pinned: boolean;
};

/** A group with its people; without a record, those who are in no group of the set. */
export type GroupColumn = {
  readonly group: BreakoutGroup | null;
  readonly name: string;
  readonly seats: readonly Seat[];
  readonly numbers: GroupNumbers | null;
};

export type GroupBoard = { readonly columns: readonly GroupColumn[]; readonly balance: Balance };

/** The groups of a set as they are shown, with those last who are in none. The declined and the replaced are left out. */
export function groupBoard(
  set: GroupSet,
  snapshot: WorkshopSnapshot,
  language: InterfaceLanguage,
  t: Translate,
): GroupBoard {
  const seatOf = seats(snapshot, language, t);
  const members = set.groups.map((group) => group.participationIds.filter((id) => seatOf.has(id)));
  const balance = balanceOf(snapshot, members);
  const placed = new Set(members.flat());
  const compare = compareNames(language);
  const inOrder = (ids: Iterable<string>, pinned: readonly string[]): Seat[] =>
    [...ids]
      .flatMap((id) => seatOf.get(id) ?? [])
      .map((seat) => (pinned.includes(seat.id) ? { ...seat, pinned: true } : seat))
      .sort((one, other) => compare(one.name, other.name));
  const loose = [...seatOf.keys()].filter((id) => !placed.has(id));
  const groups = set.groups.map((group, index) => ({
    group,
    name: textIn(group.name, language),
    seats: inOrder(members[index] ?? [], group.pinnedIds),
    numbers: balance.numbers[index] ?? null,
  }));
  const rest = { group: null, name: t('screens.groups.loose'), seats: inOrder(loose, []), numbers: null };
  return { columns: loose.length === 0 ? groups : [...groups, rest], balance };
}

/** The expected participants. */
function seats(snapshot: WorkshopSnapshot, language: InterfaceLanguage, t: Translate): ReadonlyMap<string, Seat> {
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const institutions = new Map(snapshot.institutions.map((each) => [each.id, textIn(each.name, language)]));
  return new Map(
    snapshot.participations
      .filter((each) => isCounted(each) && isExpected(each))
      .map((each) => {
        const person = people.get(each.personId);
        const country = person?.country == null ? '' : countryName(person.country, language);
        const sex = t(`vocabulary.sexShort.${person?.sex ?? 'unspecified'}`);
        const seat = {
          id: each.id,
          name: shownName(each, person, language),
          institution: institutions.get(person?.institutionId ?? '') ?? '',
          origin: [country, sex].filter((part) => part !== '').join(' · '),
          pinned: false,
        };
        return [each.id, seat];
      }),
  );
}
