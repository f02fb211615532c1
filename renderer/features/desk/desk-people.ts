import { isPresence, statusIn, type AttendanceSheet, type SlotId } from '../../../shared/domain/attendance.ts';
import { textIn, type InterfaceLanguage } from '../../../shared/domain/language.ts';
import { isCounted, isExpected, participationCode, type Participation } from '../../../shared/domain/participation.ts';
import { listName } from '../../../shared/domain/person.ts';
import { expectedAt, type TimedSlot } from '../../../shared/domain/slot-at.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { compareNames } from '../../../shared/text/collation.ts';
import type { Translate } from '../../../shared/text/text.ts';

/** Somebody who may come to the table, as the desk shows and finds them. */
export type DeskPerson = {
  readonly participation: Participation;
  /** The code of a protected person, unless names are shown. */
  readonly name: string;
  readonly otherName: string;
  readonly isProtected: boolean;
  readonly institution: string;
  readonly group: string;
  /** Whether the slot is theirs; others may still be marked. */
  readonly called: boolean;
  /** By what they are found. */
  readonly names: string;
  readonly about: string;
};

export type DeskGroup = {
  readonly id: string;
  readonly name: string;
  readonly expected: number;
  readonly missing: readonly DeskPerson[];
  readonly isCounted: boolean;
};

/** Everybody on the list but those who declined, were replaced or are in reserve, by name. */
export function deskPeople(
  snapshot: WorkshopSnapshot,
  slot: TimedSlot | null,
  language: InterfaceLanguage,
  t: Translate,
  showNames: boolean,
): DeskPerson[] {
  const called = new Set(expectedAt(slot, snapshot).map((each) => each.id));
  const people = new Map(snapshot.people.map((each) => [each.id, each]));
  const institutions = new Map(snapshot.institutions.map((each) => [each.id, each.name]));
  const other = language === 'ru' ? 'en' : 'ru';
  const found = snapshot.participations.filter(isExpected).flatMap((participation): DeskPerson[] => {
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

/** The delegations with whom they still miss, then those without one, then the team. */
export function deskGroups(
  people: readonly DeskPerson[],
  snapshot: WorkshopSnapshot,
  sheet: AttendanceSheet,
  slotId: SlotId | null,
): DeskGroup[] {
  const isMissing = ({ participation }: DeskPerson): boolean => {
    const status = slotId === null ? 'unmarked' : statusIn(sheet, participation.id, slotId);
    return !isPresence(status) && status !== 'excused';
  };
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
    return [{ id, name, expected: members.length, missing: members.filter(isMissing), isCounted: id !== 'staff' }];
  });
}

function groupName(
  participation: Participation,
  { delegations }: WorkshopSnapshot,
  language: InterfaceLanguage,
  t: Translate,
): string {
  if (!isCounted(participation)) return t('screens.desk.staff');
  const delegation = delegations.find((each) => each.id === participation.delegationId);
  return delegation === undefined ? t('screens.desk.withoutDelegation') : textIn(delegation.name, language);
}
