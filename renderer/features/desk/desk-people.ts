import {
  type AttendanceSheet,
  type AttendanceStatus,
  isPresence,
  type SlotId,
  statusIn,
} from '../../../shared/domain/attendance/attendance.ts';
import { expectedAt, type TimedSlot } from '../../../shared/domain/attendance/slots.ts';
import { type Language, textIn } from '../../../shared/domain/language.ts';
import {
  isCounted,
  isExpected,
  type Participation,
  participationCode,
} from '../../../shared/domain/people/participation.ts';
import { listName, otherScript } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { compareNames, delegationName } from '../../../shared/text/collation.ts';
import { latinKey, matchesQuery, searchKey } from '../../../shared/domain/search-key.ts';
import type { Translate } from '../../../shared/text/text.ts';

/** A participation as the desk shows and finds it. */
export type DeskPerson = {
  readonly participation: Participation;
  /** The code of a protected person, unless names are shown. */
  readonly name: string;
  readonly otherName: string;
  readonly isProtected: boolean;
  readonly institution: string;
  readonly group: string;
  /** Whether the person is expected in the slot; others may still be marked. */
  readonly called: boolean;
  /** Searched text of first rank: both names, or the code. `about`: of second rank, code and institution. */
  readonly names: string;
  readonly about: string;
};

export type DeskGroup = {
  readonly id: string;
  readonly name: string;
  readonly expected: number;
  /** Who is marked as there; an excused person is neither here nor missing. */
  readonly here: number;
  readonly missing: readonly DeskPerson[];
  readonly isCounted: boolean;
};

/** Everybody on the list but those who declined, were replaced before the slot or are in reserve, by name. */
export function deskPeople(
  snapshot: WorkshopSnapshot,
  slot: TimedSlot | null,
  language: Language,
  t: Translate,
  showNames: boolean,
): DeskPerson[] {
  const called = new Set(expectedAt(slot, snapshot).map((each) => each.id));
  const people = new Map(snapshot.people.map((each) => [each.id, each]));
  const institutions = new Map(snapshot.institutions.map((each) => [each.id, each.name]));
  const other = otherScript(language);
  const isHere = (each: Participation): boolean => isExpected(each) || called.has(each.id);
  const found = snapshot.participations.filter(isHere).flatMap((participation): DeskPerson[] => {
    const person = people.get(participation.personId);
    if (person === undefined) return [];
    const code = participationCode(participation);
    const isHidden = person.protected && !showNames;
    const [name, otherName] = [listName(person, language), listName(person, other)];
    const institution = institutions.get(person.institutionId ?? '') ?? {};
    return [
      {
        participation,
        name: isHidden ? code : name,
        otherName: isHidden || otherName === name ? '' : otherName,
        isProtected: person.protected,
        institution: isHidden ? '' : textIn(institution, language),
        group: groupName(participation, snapshot, language, t),
        called: called.has(participation.id),
        names: isHidden ? code : `${name} ${otherName}`,
        about: isHidden ? '' : `${code} ${Object.values(institution).join(' ')}`,
      },
    ];
  });
  const compare = compareNames(language);
  return found.sort((one, two) => compare(one.name, two.name));
}

/**
 * The people who are still missing in a slot, by delegation; then those without a delegation, then the team. Without a
 * slot nobody is expected, and there are no groups.
 */
export function deskGroups(
  people: readonly DeskPerson[],
  snapshot: WorkshopSnapshot,
  sheet: AttendanceSheet,
  slotId: SlotId | null,
): DeskGroup[] {
  if (slotId === null) return [];
  const statusOf = ({ participation }: DeskPerson): AttendanceStatus => statusIn(sheet, participation.id, slotId);
  const isHere = (person: DeskPerson): boolean => isPresence(statusOf(person));
  const isMissing = (person: DeskPerson): boolean => !isHere(person) && statusOf(person) !== 'excused';
  const groups = new Map<string, DeskPerson[]>();
  for (const person of people.filter((each) => each.called)) {
    const id = isCounted(person.participation) ? (person.participation.delegationId ?? 'none') : 'staff';
    groups.set(id, [...(groups.get(id) ?? []), person]);
  }
  const order = [...snapshot.delegations.map((each) => each.id), 'none', 'staff'];
  return order.flatMap((id) => {
    const members = groups.get(id) ?? [];
    const [first] = members;
    if (first === undefined) return [];
    const name = first.group;
    const [here, missing] = [members.filter(isHere).length, members.filter(isMissing)];
    return [{ id, name, expected: members.length, here, missing, isCounted: id !== 'staff' }];
  });
}

function groupName(
  participation: Participation,
  { delegations }: WorkshopSnapshot,
  language: Language,
  t: Translate,
): string {
  if (!isCounted(participation)) return t('screens.desk.staff');
  const delegation = delegations.find((each) => each.id === participation.delegationId);
  return delegation === undefined ? t('screens.desk.withoutDelegation') : delegationName(delegation, language);
}

/**
 * The people who match a query, ranked: by number, by the beginning of a name, by a part of a name, by institution.
 * Names match in either script, also by their transliteration.
 */
export function findPeople(people: readonly DeskPerson[], query: string): DeskPerson[] {
  const typed = query.trim();
  if (typed === '') return [];
  return people
    .map((person) => ({ person, rank: rankOf(person, typed) }))
    .filter(({ rank }) => rank < unfound)
    .sort((one, other) => one.rank - other.rank)
    .map(({ person }) => person);
}

const unfound = 9;

function rankOf(person: DeskPerson, typed: string): number {
  const uncalled = person.called ? 0 : 4;
  if (typed === String(person.participation.number)) return 0;
  if (beginsWith(searchKey(person.names), searchKey(typed))) return 1 + uncalled;
  if (beginsWith(latinKey(person.names), latinKey(typed))) return 1 + uncalled;
  if (holds(person.names, typed)) return 2 + uncalled;
  return holds(`${person.names} ${person.about}`, typed) ? 3 + uncalled : unfound;
}

/** Whether each word of the query begins a word of the text. */
function beginsWith(text: string, query: string): boolean {
  const words = text.split(/\s+/);
  return query.split(/\s+/).every((start) => start !== '' && words.some((word) => word.startsWith(start)));
}

function holds(text: string, query: string): boolean {
  return matchesQuery(text, query) || matchesQuery(latinKey(text), latinKey(query));
}
