import {
  type Change,
  type Changes,
  created,
  type MarkChange,
  marked,
  type Marking,
  type NewId,
  type RecordChange,
  removed,
  updated,
} from '../changes/change.ts';
import {
  type AttendanceSheet,
  type AttendanceStatus,
  closingOf,
  type Correction,
  type HeadCount,
  headsIn,
  isClosed,
  type Mark,
  sessionIdOf,
  type SignOff,
  signOffOf,
  type SlotId,
  statusIn,
} from '../domain/attendance/attendance.ts';
import type { Session } from '../domain/agenda/session.ts';
import { expectationOf } from '../domain/attendance/attendance-rates.ts';
import { dayExpectationOf, recordedSlots, slotsOf } from '../domain/attendance/slots.ts';
import type { SignedList, SignedPerson } from '../domain/evidence/signed-list.ts';
import { isCounted, isListed, type Participation } from '../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { failure, type Result, success } from '../result.ts';

/** One cell of the attendance grid. */
export type MarkCell = { readonly participationId: string; readonly slotId: SlotId };

/** What marks are written into, by what means, and the days that are closed to marks without a reason. */
export type MarkingPlace = {
  readonly sheet: AttendanceSheet;
  readonly signOffs: readonly SignOff[];
  /** Of the workshop, by which a slot that was made after the sign-off of its day is closed too; missing where unread. */
  readonly sessions?: readonly Session[] | undefined;
  readonly marking: Marking;
  /** Who and what is in the workshop, to see that no cell is of somebody who has left; null or missing asks nobody. */
  readonly known?: CellOwners | null;
};

/** Ids of the participations, days and sessions of a workshop. */
export type CellOwners = { readonly participations: ReadonlySet<string>; readonly slotOwners: ReadonlySet<string> };

export type MarkingCode = 'record-missing' | 'day-signed-off';

/**
 * Whether the sheet alone shows that the person and the slot of every cell are there: it has a mark of each, and whoever
 * leaves the workshop, and a day or session that goes, takes its marks along.
 */
export function areAllMarked(sheet: AttendanceSheet, cells: readonly MarkCell[]): boolean {
  const width = sheet.slotIds.length;
  const rows = new Map(sheet.participationIds.map((id, row) => [id, row]));
  const columns = new Map(sheet.slotIds.map((id, column) => [id, column]));
  const hasRow = (row: number): boolean =>
    sheet.marks.subarray(row * width, (row + 1) * width).some((mark) => mark > 0);
  const hasColumn = (column: number): boolean =>
    sheet.participationIds.some((_, row) => (sheet.marks[row * width + column] ?? 0) > 0);
  const areMarked = (indexes: readonly (number | undefined)[], isMarked: (index: number) => boolean): boolean =>
    [...new Set(indexes)].every((index) => index !== undefined && isMarked(index));
  return (
    areMarked(
      cells.map(({ participationId }) => rows.get(participationId)),
      hasRow,
    ) &&
    areMarked(
      cells.map(({ slotId }) => columns.get(slotId)),
      hasColumn,
    )
  );
}

function isGone({ participationId, slotId }: MarkCell, known: CellOwners | null | undefined): boolean {
  if (known == null) return false;
  return !known.participations.has(participationId) || !known.slotOwners.has(slotId.slice(slotId.indexOf('/') + 1));
}

/**
 * Writes each of the marks; those that stand already are left alone. A reason is kept with the marks that needed one.
 * None is written, with `record-missing`, where the person or the slot of one is gone, and with `day-signed-off` where one
 * would change in a day that is signed off and no reason is given.
 */
export function markEach(
  { sheet, signOffs, sessions, marking, known }: MarkingPlace,
  marks: readonly Mark[],
): Result<MarkChange[], MarkingCode> {
  if (marks.some((each) => isGone(each, known))) return failure('record-missing');
  const reason = marking.reason?.trim() ?? '';
  const changes = marks.flatMap(({ participationId, slotId, status }) => {
    const previous = statusIn(sheet, participationId, slotId);
    if (previous === status) return [];
    const kept = isClosed(slotId, signOffs, sessions) ? reason : null;
    return [marked(sheet.workshopId, participationId, slotId, previous, status, { how: marking.how, reason: kept })];
  });
  return changes.some((change) => change.reason === '') ? failure('day-signed-off') : success(changes);
}

/** Marks every cell with `status`. */
export function markCells(
  place: MarkingPlace,
  cells: readonly MarkCell[],
  status: AttendanceStatus,
): Result<MarkChange[], MarkingCode> {
  return markEach(
    place,
    cells.map((cell) => ({ ...cell, status })),
  );
}

/** Marks those of `cells` that nobody has marked yet: "all present but …". */
export function markUnmarked(
  place: MarkingPlace,
  cells: readonly MarkCell[],
  status: AttendanceStatus,
): Result<MarkChange[], MarkingCode> {
  const open = cells.filter((cell) => statusIn(place.sheet, cell.participationId, cell.slotId) === 'unmarked');
  return markCells(place, open, status);
}

/** Deletes the marks that `concerns` picks: a person or a day that goes takes its marks along. */
export function clearMarks(
  snapshot: Pick<WorkshopSnapshot, 'workshop' | 'attendance'>,
  concerns: (mark: Mark) => boolean,
): MarkChange[] {
  return snapshot.attendance.filter(concerns).map((mark) =>
    marked(snapshot.workshop.id, mark.participationId, mark.slotId, mark.status, 'unmarked', {
      how: 'removal',
      reason: null,
    }),
  );
}

/** Deletes all that is on record for slots that go: marks, and people who were counted without a name. */
export function clearSlots(snapshot: Attended, slotIds: ReadonlySet<string>): Changes {
  return [
    ...clearMarks(snapshot, (mark) => slotIds.has(mark.slotId)),
    ...snapshot.headCounts.filter((each) => slotIds.has(each.slotId)).map((each) => removed('headCount', each)),
  ];
}

type Attended = Pick<WorkshopSnapshot, 'workshop' | 'attendance' | 'headCounts'>;

/**
 * Signs a day off: from then on its marks change only with a reason, and who is on its list is kept as they are called
 * now. A day that is signed off already stays as it was. Fails with `record-missing` where the day is gone, and with
 * `nothing-to-sign` where it has no slot: nothing that is signed is planned on it, and nobody is marked or counted.
 */
export function signOffDay(
  snapshot: Attended & Pick<WorkshopSnapshot, 'days' | 'sessions' | 'signOffs' | ListPart>,
  dayId: string,
  { at, by }: Pick<SignOff, 'at' | 'by'>,
  newId: NewId,
): Result<Changes, 'record-missing' | 'nothing-to-sign'> {
  const { workshop, days, sessions, signOffs } = snapshot;
  const day = days.find((each) => each.id === dayId);
  if (day === undefined) return failure('record-missing');
  if (signOffOf(dayId, signOffs) !== undefined) return success([]);
  const recorded = recordedSlots(snapshot);
  const slots = slotsOf(workshop.attendance, [day], sessions, recorded);
  if (slots.length === 0) return failure('nothing-to-sign');
  const slotIds = slots.map((slot) => slot.id);
  const signed = { at, by: by.trim(), timeZone: workshop.timeZone };
  const record = { id: newId(), workshopId: workshop.id, dayId, slotIds, ...signed, withdrawn: null };
  const people = signedPeople(snapshot, dayId);
  return success([
    created('signOff', record),
    created('signedList', { id: newId(), workshopId: workshop.id, signOffId: record.id, people, corrections: [] }),
  ]);
}

/**
 * A workshop as papers and files have it: the lists of days that are signed off with the marks that were changed since, also
 * those of which the history alone knows, for they were changed before lists kept them.
 */
export function withCorrections(
  snapshot: WorkshopSnapshot,
  history: readonly Correction[],
  newId: NewId,
): WorkshopSnapshot {
  const signedLists = new Map(snapshot.signedLists.map((list) => [list.signOffId, list]));
  for (const signOff of snapshot.signOffs.filter(({ withdrawn }) => withdrawn === null)) {
    const list = signedLists.get(signOff.id) ?? blankSignedList(signOff, newId);
    const known = new Set(list.corrections.map(correctionKey));
    const older = history.filter(
      (each) =>
        each.at >= signOff.at &&
        closingOf(each.slotId, [signOff], snapshot.sessions) !== undefined &&
        !known.has(correctionKey(each)),
    );
    if (older.length > 0) signedLists.set(signOff.id, { ...list, corrections: [...older, ...list.corrections] });
  }
  return { ...snapshot, signedLists: [...signedLists.values()] };
}

/** The list of a day that was signed off before lists were kept. */
export function blankSignedList({ id, workshopId }: SignOff, newId: NewId): SignedList {
  return { id: newId(), workshopId, signOffId: id, people: null, corrections: [] };
}

function correctionKey({ participationId, slotId, previous, status, reason }: Correction): string {
  return [participationId, slotId, previous, status, reason].join(' ');
}

type ListPart = 'participations' | 'people' | 'institutions' | 'delegations';

/** Everybody who is expected on a day, by number, as they are called now. */
function signedPeople(snapshot: Pick<WorkshopSnapshot, 'days' | ListPart>, dayId: string): SignedPerson[] {
  const isHere = dayExpectationOf(snapshot);
  const people = new Map(snapshot.people.map((each) => [each.id, each]));
  const institutions = new Map(snapshot.institutions.map((each) => [each.id, each.name]));
  const delegations = new Map(snapshot.delegations.map(({ id, name, country }) => [id, { name, country }]));
  return snapshot.participations
    .filter((each) => isHere(each, dayId))
    .toSorted((one, other) => one.number - other.number)
    .map(({ id, number, role, personId, delegationId }) => {
      const person = people.get(personId);
      const isNamed = person !== undefined && !person.protected;
      return {
        participationId: id,
        number,
        role,
        latinName: isNamed ? person.latinName : null,
        cyrillicName: isNamed ? person.cyrillicName : null,
        sex: person?.sex ?? 'unspecified',
        institution: isNamed ? (institutions.get(person.institutionId ?? '') ?? {}) : {},
        delegation: delegations.get(delegationId ?? '') ?? null,
      };
    });
}

/**
 * Opens a day again, with the reason; that it had been signed off stays on record. Fails with `record-missing` where the
 * day is not signed off.
 */
export function withdrawSignOff(
  { signOffs }: Pick<WorkshopSnapshot, 'signOffs'>,
  dayId: string,
  { at, reason }: { readonly at: string; readonly reason: string },
): Result<Changes, 'record-missing'> {
  const standing = signOffOf(dayId, signOffs);
  if (standing === undefined) return failure('record-missing');
  return success(updated('signOff', standing, { withdrawn: { at, reason: reason.trim() } }));
}

/**
 * Records how many people without a name were in a slot; a count of 0 deletes the record. Fails with `record-missing`
 * where the day or session of the slot is gone.
 */
export function countHeads(
  { workshop, days, sessions, headCounts }: Pick<WorkshopSnapshot, 'workshop' | 'days' | 'sessions' | 'headCounts'>,
  slotId: SlotId,
  counts: Pick<HeadCount, 'women' | 'men' | 'unspecified'>,
  newId: NewId,
): Result<Changes, 'record-missing'> {
  const owner = slotId.slice(slotId.indexOf('/') + 1);
  if (![...days, ...sessions].some(({ id }) => id === owner)) return failure('record-missing');
  const before = headCounts.find((each) => each.slotId === slotId);
  if (headsIn(counts) === 0) return success(before === undefined ? [] : [removed('headCount', before)]);
  return success(
    before === undefined
      ? [created('headCount', { id: newId(), workshopId: workshop.id, slotId, ...counts })]
      : updated('headCount', before, counts),
  );
}

/**
 * Decides on a certificate against the percentages, with the reason; null leaves it to them again. Fails with
 * `record-missing` where the participation is gone.
 */
export function decideCompletion(
  { participations }: Pick<WorkshopSnapshot, 'participations'>,
  participationId: string,
  completion: Participation['completion'],
): Result<Changes, 'record-missing'> {
  const participation = participations.find((each) => each.id === participationId);
  if (participation === undefined) return failure('record-missing');
  return success(updated('participation', participation, { completion }));
}

type Closed = Pick<WorkshopSnapshot, 'signOffs' | 'headCounts'> & Partial<Pick<WorkshopSnapshot, 'sessions'>>;

/**
 * The id of a signed-off day of which `changes` touch, without a reason, what it says: a mark, a count of people without a
 * name, a signature, or the sign-off itself; null where there is none. A mark brings its own reason; `hasReason` is about
 * signatures. The deletion of the whole workshop takes everything along and is no such change.
 */
export function brokenClosedDay(
  { signOffs, headCounts, sessions = [] }: Closed,
  changes: Changes,
  hasReason = false,
): string | null {
  const standing = signOffs.filter(({ withdrawn }) => withdrawn === null);
  if (standing.length === 0 || changes.some((change) => isRemoval(change) && change.entity === 'workshop')) return null;
  const breaking = (change: Change): SignOff | undefined => {
    if (isMark(change)) return change.reason === null ? closingOf(change.slotId, standing, sessions) : undefined;
    if (change.entity === 'signOff') return isRemoval(change) ? standing.find(({ id }) => id === change.id) : undefined;
    if (change.entity !== 'headCount' && (change.entity !== 'signature' || hasReason)) return undefined;
    const slotId = slotIdIn(change, change.entity === 'headCount' ? headCounts : []);
    return slotId === undefined ? undefined : closingOf(slotId, standing, sessions);
  };
  for (const change of changes) {
    const closing = breaking(change);
    if (closing !== undefined) return closing.dayId;
  }
  return null;
}

type Spoken = Pick<WorkshopSnapshot, 'workshop' | 'days' | 'sessions' | 'participations' | 'people' | 'breakoutGroups'>;

/**
 * What signed-off days say of people: for each of their marks, whether it is shown and counted, on which day and date it
 * stands, and for what kind of session.
 * By person and slot. Two of them are compared to see whether a change, whatever it is, alters what was signed.
 */
export function spokenByClosedDays(
  snapshot: Spoken,
  marks: readonly Mark[],
  signOffs: readonly SignOff[],
): ReadonlyMap<string, string> {
  const expects = expectationOf(snapshot);
  const recorded = marks.map(({ slotId }) => slotId);
  const slots = slotsOf(snapshot.workshop.attendance, snapshot.days, snapshot.sessions, recorded);
  const dates = new Map(snapshot.days.map(({ id, date }) => [id, date]));
  const columns = new Map(slots.map(({ id, dayId }) => [id, `${dayId} ${dates.get(dayId) ?? ''}`]));
  const kinds = new Map(snapshot.sessions.map(({ id, kind }) => [id, kind]));
  const people = new Map(snapshot.participations.map((each) => [each.id, each]));
  return new Map(
    marks
      .filter(({ slotId }) => isClosed(slotId, signOffs, snapshot.sessions))
      .map(({ participationId, slotId }) => {
        const person = people.get(participationId);
        const isShown = person !== undefined && isListed(person);
        const sessionId = sessionIdOf(slotId);
        const isHere = isShown && expects(participationId, { id: slotId, sessionId });
        const at = [columns.get(slotId) ?? '', kinds.get(sessionId ?? '') ?? ''];
        const says = [isShown, isHere, person !== undefined && isCounted(person), ...at];
        return [`${participationId} ${slotId}`, says.join(' ')] as const;
      }),
  );
}

/**
 * What signed-off days are signed by: the date of each, its slots, and who is called to its sessions where those are
 * signed for. By day; compared as `spokenByClosedDays` is. `recorded` are the slots with marks or counts.
 */
export function plannedOnClosedDays(
  snapshot: Spoken,
  recorded: readonly SlotId[],
  signOffs: readonly Pick<SignOff, 'dayId'>[],
): ReadonlyMap<string, string> {
  const { workshop, days, sessions, participations } = snapshot;
  const expects = expectationOf(snapshot);
  const slots = slotsOf(workshop.attendance, days, sessions, recorded);
  const counted = participations.filter((each) => isCounted(each) && isListed(each));
  return new Map(
    signOffs.map(({ dayId }) => {
      const own = slots.filter((slot) => slot.dayId === dayId).toSorted((one, other) => (one.id < other.id ? -1 : 1));
      const called = own.map((slot) =>
        slot.sessionId === null ? [] : counted.filter(({ id }) => expects(id, slot)).map(({ id }) => id),
      );
      const date = days.find(({ id }) => id === dayId)?.date ?? '';
      return [dayId, JSON.stringify([date, own.map(({ id }) => id), called])] as const;
    }),
  );
}

/** The slot of a record that is made, changed or removed. */
function slotIdIn({ id, value, previous }: RecordChange, stored: readonly HeadCount[]): SlotId | undefined {
  return (stored.find((each) => each.id === id) ?? ((value ?? previous) as Partial<HeadCount> | null))?.slotId;
}

function isMark(change: Change): change is MarkChange {
  return change.entity === 'mark';
}

function isRemoval(change: Change): boolean {
  return !isMark(change) && change.field === null && change.value === null;
}
