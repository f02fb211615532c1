import { useEffect, useMemo, useState } from 'react';
import { type Expectation, expectationOf } from '../../../../shared/domain/attendance/attendance-rates.ts';
import {
  type AttendanceSheet,
  type Mark,
  markedSlots,
  marksIn,
  type SlotId,
} from '../../../../shared/domain/attendance/attendance.ts';
import {
  addedToSignedDays,
  areOver,
  listedFinder,
  type Slot,
  slotsOf,
  timedSlots,
  unplannedRecords,
} from '../../../../shared/domain/attendance/slots.ts';
import { type Language, textIn } from '../../../../shared/domain/language.ts';
import { delegationName, type OrderedGroup, orderedPeople } from '../../../../shared/text/collation.ts';
import { isCounted, type Participation, shownName } from '../../../../shared/domain/people/participation.ts';
import { listName, otherScript, type Person } from '../../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import type { Translate } from '../../../../shared/text/text.ts';
import { localTime, now } from '../../../../shared/time/instant.ts';
import { usePreferences } from '../../../context/preferences.tsx';
import { readAttendance } from '../../../queries/snapshot.ts';
import { useStored } from '../../../storage/working-store.ts';
import { groupCounts, type ReadRow, rowReaders } from './grid-marks.ts';

/** A workshop's attendance as the section shows it. */
export type Attendance = {
  readonly snapshot: WorkshopSnapshot;
  readonly sheet: AttendanceSheet;
  readonly slots: readonly Slot[];
  /** One digit a slot: 1 where its time has passed, or its day is signed off. */
  readonly past: string;
  /** The same, and a participant is marked in it. */
  readonly over: string;
  readonly rows: readonly GridRow[];
  /** The participants: who is counted. */
  readonly counted: readonly PersonRow[];
  readonly expects: Expectation;
  readonly read: ReadRow;
};

const noSlots: readonly SlotId[] = [];

/** Undefined until the marks are read. */
export function useAttendance(snapshot: WorkshopSnapshot): Attendance | undefined {
  const { t, language } = usePreferences();
  const { workshop, days, sessions } = snapshot;
  const sheet = useStored(() => readAttendance(workshop.id), [workshop.id]);
  const marked = useMemo(() => (sheet === undefined ? noSlots : markedSlots(sheet)), [sheet]);
  const unplanned = useMemo(() => unplannedRecords(snapshot, marked), [snapshot, marked]);
  const slots = useMemo(
    () => slotsOf(workshop.attendance, days, sessions, unplanned.split(' ')),
    [workshop.attendance, days, sessions, unplanned],
  );
  const rows = useMemo(() => gridRows(snapshot, language, t), [snapshot, language, t]);
  const added = useMemo(() => addedToSignedDays(snapshot), [snapshot]);
  // As a text, so that a mark of somebody else does not change it.
  const marksOfAdded = useMemo(() => JSON.stringify(marksOf(added, sheet)), [added, sheet]);
  const expects = useMemo(
    () => expectationOf({ ...snapshot, attendance: JSON.parse(marksOfAdded) as Mark[] }),
    [snapshot, marksOfAdded],
  );
  const past = useSlotsOver(snapshot, unplanned);
  const counted = useMemo(
    () => rows.filter((row): row is PersonRow => row.kind === 'person' && isCounted(row.participation)),
    [rows],
  );
  const [rowReader] = useState(rowReaders);
  const read = useMemo(
    () => (sheet === undefined ? undefined : rowReader(sheet, slots, expects)),
    [rowReader, sheet, slots, expects],
  );
  const over = useMemo(() => (read === undefined ? '' : overAndMarked(past, counted, read)), [past, counted, read]);
  return useMemo(
    () =>
      sheet === undefined || read === undefined
        ? undefined
        : { snapshot, sheet, slots, past, over, rows, counted, expects, read },
    [snapshot, sheet, slots, past, over, rows, counted, expects, read],
  );
}

/** The marks of people who came on the list after a day was signed off: on such a day they are expected by them alone. */
function marksOf(added: ReadonlySet<string>, sheet: AttendanceSheet | undefined): Mark[] {
  if (added.size === 0 || sheet === undefined) return [];
  return marksIn(sheet).filter(({ participationId }) => added.has(participationId));
}

/**
 * Of a slot that is over, nothing is known until a participant is marked in it: who is not then was missing. Marks of
 * trainers and staff say nothing of it, as on paper.
 */
function overAndMarked(past: string, counted: readonly PersonRow[], read: ReadRow): string {
  const counts = groupCounts(counted, past.length, read);
  return Array.from(past, (digit, slot) => {
    const { open = 0, expected = 0 } = counts[slot] ?? {};
    return open < expected ? digit : '0';
  }).join('');
}

const minute = 60_000;

/** One digit a slot, 1 where it is over; calculated once a minute. */
function useSlotsOver(snapshot: WorkshopSnapshot, unplanned: string): string {
  const [instant, setInstant] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setInstant(now()), minute);
    return () => clearInterval(timer);
  }, []);
  const { timeZone } = snapshot.workshop;
  return useMemo(() => {
    const over = areOver(timedSlots(snapshot, unplanned.split(' ')), snapshot, localTime(instant, timeZone));
    return over.map((isOver) => (isOver ? '1' : '0')).join('');
  }, [snapshot, unplanned, instant, timeZone]);
}

/** One person's row. */
export type PersonRow = {
  readonly kind: 'person';
  readonly participation: Participation;
  readonly name: string;
  readonly otherName: string;
  readonly isProtected: boolean;
  /** Who came in the person's stead; '' for somebody who stayed. */
  readonly successor: string;
  readonly sex: Person['sex'];
  readonly institution: string;
};

/** A heading over people: everybody, a delegation, the staff. A mark on it is a mark for each of them. */
export type GroupRow = {
  readonly kind: 'group';
  readonly id: string;
  readonly name: string;
  readonly people: readonly PersonRow[];
};

export type GridRow = GroupRow | PersonRow;

/** Everybody first, then the participants in the order of the workshop, then who is not counted. */
export function gridRows(snapshot: WorkshopSnapshot, language: Language, t: Translate): GridRow[] {
  const { delegations, workshop } = snapshot;
  const order = workshop.listOrder;
  const people = orderedPeople(personRows(snapshot, language), { order, language, delegations });
  const groups = people.groups.map((group) => delegationRow(group, language, t));
  const staff: GroupRow = { kind: 'group', id: 'staff', name: t('screens.attendance.staff'), people: people.staff };
  const counted = groups.flatMap((group) => group.people);
  const everybody: GroupRow = { kind: 'group', id: 'all', name: t('screens.attendance.everybody'), people: counted };
  const divided = order === 'protocol' ? groups.flatMap((group) => [group, ...group.people]) : counted;
  return [everybody, ...divided, ...(staff.people.length === 0 ? [] : [staff, ...staff.people])];
}

/** The heading of the people of a delegation, or of those without one. */
export function delegationRow(
  { delegation, people }: OrderedGroup<PersonRow>,
  language: Language,
  t: Translate,
): GroupRow {
  const name = delegation === null ? t('screens.attendance.withoutDelegation') : delegationName(delegation, language);
  return { kind: 'group', id: delegation?.id ?? 'none', name, people };
}

function personRows(snapshot: WorkshopSnapshot, language: Language): PersonRow[] {
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const institutions = new Map(snapshot.institutions.map((institution) => [institution.id, institution]));
  const names = new Map(
    snapshot.participations.map((each) => [each.id, shownName(each, people.get(each.personId), language)]),
  );
  return snapshot.participations.filter(listedFinder(snapshot)).flatMap((participation): PersonRow[] => {
    const person = people.get(participation.personId);
    if (person === undefined) return [];
    const institution = institutions.get(person.institutionId ?? '');
    const name = names.get(participation.id) ?? '';
    const otherName = person.protected ? '' : listName(person, otherScript(language));
    return [
      {
        kind: 'person',
        participation,
        name,
        otherName: otherName === name ? '' : otherName,
        isProtected: person.protected,
        successor: participation.status === 'replaced' ? (names.get(participation.replacedById ?? '') ?? '') : '',
        sex: person.sex,
        institution: person.protected || institution === undefined ? '' : textIn(institution.name, language),
      },
    ];
  });
}
