import { v7 as newId } from 'uuid';
import { type Change, type Changes, created, type RecordChange, updated } from '../../shared/changes/change.ts';
import {
  applyToPartition,
  type Partition,
  recordIn,
  recordsOf,
  workshopsAttended,
} from '../../shared/changes/partition.ts';
import type { Session } from '../../shared/domain/agenda/session.ts';
import {
  type AttendanceSheet,
  closingOf,
  type Correction,
  emptySheet,
  type HeadCount,
  markedSlots,
  marksIn,
  sessionIdOf,
  type SignOff,
} from '../../shared/domain/attendance/attendance.ts';
import { leastAfternoon } from '../../shared/domain/attendance/slots.ts';
import { attendancePartition } from '../../shared/domain/entity.ts';
import type { SignedPerson } from '../../shared/domain/evidence/signed-list.ts';
import { isCounted } from '../../shared/domain/people/participation.ts';
import type { Workshop } from '../../shared/domain/workshop.ts';
import { minutesOf } from '../../shared/time/wall-clock.ts';
import { type Person, person as personEntity } from '../../shared/domain/people/person.ts';
import {
  blankSignedList,
  brokenClosedDay,
  plannedOnClosedDays,
  spokenByClosedDays,
} from '../../shared/operations/attendance.ts';
import { now } from '../../shared/time/instant.ts';
import type { StoreReader } from './working-store.ts';

/**
 * The id of a signed-off day that `changes` would alter without a reason; null where there is none. `hasReason` is about
 * signatures: a mark brings its own.
 */
export async function closedDayIn(reader: StoreReader, changes: Changes, hasReason: boolean): Promise<string | null> {
  for (const workshopId of workshopsAttended(changes)) {
    const partition = await reader.partition(attendancePartition({ workshopId }));
    const signOffs = standingIn(partition);
    if (signOffs.length === 0) continue;
    const plan = changes.some(isOfSessionSlot) ? await reader.partition(`workshop/${workshopId}`) : undefined;
    const closed = { signOffs, headCounts: recordsOf(partition, 'headCount'), sessions: recordsOf(plan, 'session') };
    const broken = brokenClosedDay(closed, changes, hasReason);
    if (broken !== null) return broken;
  }
  return rearrangedDay(reader, changes);
}

/**
 * The changes by which the lists of signed-off days keep marks that `changes` alter with a reason: papers and files have them
 * from there, however long ago that was.
 */
export async function keptCorrections(reader: StoreReader, changes: Changes): Promise<Changes> {
  const marks = changes.filter((change) => change.entity === 'mark').filter(({ reason }) => reason !== null);
  const kept: Change[] = [];
  for (const workshopId of workshopsAttended(marks)) {
    const signOffs = standingIn(await reader.partition(attendancePartition({ workshopId })));
    const plan = await reader.partition(`workshop/${workshopId}`);
    const [lists, sessions] = [recordsOf(plan, 'signedList'), recordsOf(plan, 'session')];
    for (const signOff of signOffs) {
      const own = marks.filter(
        (each) => each.workshopId === workshopId && closingOf(each.slotId, [signOff], sessions) !== undefined,
      );
      if (own.length === 0) continue;
      const at = now();
      const made = own.map(({ participationId, slotId, previous, value, reason }): Correction => {
        return { participationId, slotId, previous, status: value, at, reason: reason ?? '' };
      });
      const list = lists.find(({ signOffId }) => signOffId === signOff.id);
      const corrections = [...(list?.corrections ?? []), ...made];
      if (list === undefined) kept.push(created('signedList', { ...blankSignedList(signOff, newId), corrections }));
      else kept.push(...updated('signedList', list, { corrections }));
    }
  }
  return kept;
}

function isOfSessionSlot(change: Change): boolean {
  return change.entity === 'mark' ? sessionIdOf(change.slotId) !== null : change.entity === 'signature';
}

function standingIn(partition: Partition | undefined): SignOff[] {
  return recordsOf(partition, 'signOff').filter(({ withdrawn }) => withdrawn === null);
}

/**
 * The id of a signed-off day of which changes of records would alter by what it is signed (its date, its slots, who is called
 * to its sessions), or whom it shows and counts by marks that stay as they are: by a status, a role, a successor.
 */
async function rearrangedDay(reader: StoreReader, changes: Changes): Promise<string | null> {
  const { replanned, reseated } = await workshopsRearranged(reader, changes);
  for (const workshopId of new Set([...replanned, ...reseated])) {
    const before = await reader.partition(`workshop/${workshopId}`);
    if (before === undefined) continue;
    const after = applyToPartition(before.key, before, changes);
    if (!reseated.has(workshopId) && !mayReplan(before, after, changes)) continue;
    const attendance = await reader.partition(attendancePartition({ workshopId }));
    const signOffs = standingIn(attendance);
    if (signOffs.length === 0) continue;
    const sheet = (await reader.sheet(workshopId)) ?? emptySheet(workshopId);
    const place = { before, after, sheet, signOffs, changes };
    const people = await peopleOf(place, reader);
    const headCounts = recordsOf(attendance, 'headCount');
    const day = replanned.has(workshopId) ? replannedDay(place, people, headCounts) : null;
    const altered = day ?? (reseated.has(workshopId) ? silencedDay(place, people) : null);
    if (altered !== null) return altered;
  }
  return null;
}

type Rearranged = {
  /** Workshops in which something changes by which a day is signed. */
  readonly replanned: ReadonlySet<string>;
  /** Workshops in which something changes that decides who is shown with a mark. */
  readonly reseated: ReadonlySet<string>;
};

/** Not of workshops that go as a whole. */
async function workshopsRearranged(reader: StoreReader, changes: Changes): Promise<Rearranged> {
  const [replanned, reseated, bySession] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const change of changes) {
    if (change.entity === 'mark') continue;
    const workshopId = change.partition.slice(change.partition.indexOf('/') + 1);
    if (replans(change)) replanned.add(workshopId);
    if (rearranges(change)) reseated.add(workshopId);
    else if (rearrangesSessions(change)) bySession.add(workshopId);
  }
  for (const workshopId of await workshopsOfPeople(reader, changes)) bySession.add(workshopId);
  for (const workshopId of bySession) {
    const [workshop] = recordsOf(await reader.partition(`workshop/${workshopId}`), 'workshop');
    if (workshop?.attendance.slots === 'session') reseated.add(workshopId);
  }
  for (const change of changes) {
    if (change.entity !== 'workshop' || change.field !== null || change.value !== null) continue;
    replanned.delete(change.id);
    reseated.delete(change.id);
  }
  return { replanned, reseated };
}

/** Of a person, what an audience may ask for. */
const askedFor: ReadonlySet<string | null> = new Set(['sex', 'position']);

/** The workshops with signed-off days of those people of whom something changes by which they are called to sessions. */
async function workshopsOfPeople(reader: StoreReader, changes: Changes): Promise<string[]> {
  const ids = new Set(
    changes.flatMap((each) => (each.entity === 'person' && askedFor.has(each.field) ? [each.id] : [])),
  );
  if (ids.size === 0) return [];
  const all = (await reader.summaries()).map(({ id }) => id);
  const attended = await reader.partitions(all.map((workshopId) => attendancePartition({ workshopId })));
  const closed = all.filter((_, index) => standingIn(attended[index]).length > 0);
  const workshops = await reader.partitions(closed.map((id) => `workshop/${id}`));
  return closed.filter((_, index) =>
    recordsOf(workshops[index], 'participation').some(({ personId }) => ids.has(personId)),
  );
}

const planned: ReadonlySet<string | null> = new Set([null, 'placement', 'minutes', 'kind', 'audienceFilter']);

/** Whether a change may give a day other slots, or another date. */
function replans({ entity, field }: RecordChange): boolean {
  if (entity === 'session') return planned.has(field);
  return (
    (entity === 'workshop' && field === 'attendance') || (entity === 'day' && (field === null || field === 'date'))
  );
}

const seat: ReadonlySet<string | null> = new Set([null, 'role', 'status', 'replacedById', 'replacedFrom']);

function rearranges({ entity, field }: RecordChange): boolean {
  if (entity === 'participation') return seat.has(field);
  return (
    (entity === 'workshop' && field === 'attendance') ||
    (entity === 'day' && (field === null || field === 'number' || field === 'date'))
  );
}

/** Where sessions are signed for: which there are, on which day, and for whom. */
function rearrangesSessions({ entity, field, value, previous }: RecordChange): boolean {
  if (entity === 'participation' || entity === 'breakoutGroup') return true;
  if (entity !== 'session') return false;
  if (field === 'placement') return dayIn(value) !== dayIn(previous);
  return field === null || field === 'kind' || field === 'audienceFilter';
}

/** Whether a changed session is signed for in other slots then, or for others: most drags need not read the sign-offs. */
function mayReplan(before: Partition, after: Partition, changes: Changes): boolean {
  const [workshop] = recordsOf(before, 'workshop');
  const isOfSessions = changes.every((each) => each.entity === 'mark' || each.entity === 'session' || !replans(each));
  if (workshop === undefined || !isOfSessions) return true;
  const ids = new Set(changes.flatMap((each) => (each.entity === 'session' ? [each.id] : [])));
  const bySlot = (partition: Partition, id: string): string => signedFor(recordIn(partition, 'session', id), workshop);
  return [...ids].some((id) => bySlot(before, id) !== bySlot(after, id));
}

/** What decides in which slots a session is signed for, and by whom; '' for one that has no place. */
function signedFor(session: Session | undefined, { attendance }: Workshop): string {
  if (session == null || session.placement === null) return '';
  const { dayId, start } = session.placement;
  const [begin, midday] = [minutesOf(start), minutesOf(attendance.middayAt)];
  const isLate = begin >= midday || begin + session.minutes >= midday + leastAfternoon;
  const halves = attendance.slots === 'half-day' ? [begin < midday, isLate] : [];
  return JSON.stringify([dayId, session.kind, session.audienceFilter, ...halves]);
}

function dayIn(placement: unknown): string | undefined {
  return (placement as Session['placement'])?.dayId;
}

type Rearrangement = {
  readonly before: Partition;
  readonly after: Partition;
  readonly sheet: AttendanceSheet;
  readonly signOffs: readonly SignOff[];
  readonly changes: Changes;
};

/** Compares by what signed-off days are signed before and after; who is in the workshop and its groups is taken as before. */
function replannedDay(
  { before, after, sheet, signOffs }: Rearrangement,
  people: PeopleThen,
  headCounts: readonly HeadCount[],
): string | null {
  const recorded = [...markedSlots(sheet), ...headCounts.map(({ slotId }) => slotId)];
  const was = sourceIn(before, people.before);
  const willBe = sourceIn(after, people.before);
  if (was === null || willBe === null) return null;
  const { participations, breakoutGroups } = was;
  const said = plannedOnClosedDays(was, recorded, signOffs);
  const saysThen = plannedOnClosedDays({ ...willBe, participations, breakoutGroups }, recorded, signOffs);
  return signOffs.find(({ dayId }) => said.get(dayId) !== saysThen.get(dayId))?.dayId ?? null;
}

/** Compares what the marks of signed-off days say before and after; marks that change themselves have their own guard. */
function silencedDay({ before, after, sheet, signOffs, changes }: Rearrangement, people: PeopleThen): string | null {
  const marked = new Set(
    changes.flatMap((each) => (each.entity === 'mark' ? [`${each.participationId} ${each.slotId}`] : [])),
  );
  const marks = marksIn(sheet).filter(({ participationId, slotId }) => !marked.has(`${participationId} ${slotId}`));
  const was = sourceIn(before, people.before);
  const willBe = sourceIn(after, people.after);
  if (was === null) return null;
  const unlisted = unlistedDay(before, after, signOffs);
  if (unlisted !== null) return unlisted;
  const said = spokenByClosedDays(was, marks, signOffs);
  const saysThen = willBe === null ? new Map<string, string>() : spokenByClosedDays(willBe, marks, signOffs);
  const silenced = marks.find(({ participationId, slotId }) => {
    const cell = `${participationId} ${slotId}`;
    return said.get(cell) !== saysThen.get(cell);
  });
  return silenced === undefined ? null : (closingOf(silenced.slotId, signOffs, was.sessions)?.dayId ?? null);
}

/**
 * The id of a day on whose signed list stands somebody who goes, or who is counted after and was not before or the other way
 * round, marked or not: the day counts them. A status takes nobody off such a list.
 */
function unlistedDay(before: Partition, after: Partition, signOffs: readonly SignOff[]): string | null {
  const lists = recordsOf(before, 'signedList');
  const isAltered = ({ participationId }: SignedPerson): boolean => {
    const was = recordIn(before, 'participation', participationId);
    const willBe = recordIn(after, 'participation', participationId);
    return was !== undefined && (willBe === undefined || isCounted(was) !== isCounted(willBe));
  };
  const altered = signOffs.find(({ id }) => lists.find(({ signOffId }) => signOffId === id)?.people?.some(isAltered));
  return altered?.dayId ?? null;
}

function sourceIn(partition: Partition, people: readonly Person[]): Parameters<typeof spokenByClosedDays>[0] | null {
  const [workshop] = recordsOf(partition, 'workshop');
  if (workshop === undefined) return null;
  return {
    workshop,
    people: [...people],
    days: recordsOf(partition, 'day'),
    sessions: recordsOf(partition, 'session'),
    participations: recordsOf(partition, 'participation'),
    breakoutGroups: recordsOf(partition, 'breakoutGroup'),
  };
}

type PeopleThen = { readonly before: readonly Person[]; readonly after: readonly Person[] };

/** The people of a workshop, before and after, as far as an audience asks for them. */
async function peopleOf({ before, after, changes }: Rearrangement, reader: StoreReader): Promise<PeopleThen> {
  const sessions = [before, after].flatMap((each) => recordsOf(each, 'session'));
  if (sessions.every(({ audienceFilter }) => audienceFilter === null)) return { before: [], after: [] };
  const taking = [before, after].flatMap((each) => recordsOf(each, 'participation'));
  const ids = new Set(taking.map(({ personId }) => personId));
  const keys = [...new Set([...ids].map((id) => personEntity.partition({ id } as Person)))];
  const were = await reader.partitions(keys);
  const own = (partition: Partition | undefined): Person[] =>
    recordsOf(partition, 'person').filter(({ id }) => ids.has(id));
  return {
    before: were.flatMap(own),
    after: were.flatMap((each, index) => own(applyToPartition(keys[index] ?? '', each, changes))),
  };
}
