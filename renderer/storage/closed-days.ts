import type { Changes, RecordChange } from '../../shared/changes/change.ts';
import { applyToPartition, type Partition, recordsOf } from '../../shared/changes/partition.ts';
import { marksIn, type SignOff } from '../../shared/domain/attendance/attendance.ts';
import { attendancePartition } from '../../shared/domain/entity.ts';
import { type Person, person as personEntity } from '../../shared/domain/people/person.ts';
import { spokenByClosedDays } from '../../shared/operations/attendance.ts';
import type { StoreReader } from './working-store.ts';

/**
 * Whether changes of records would alter whom signed-off days show and count by marks that stay as they are: a status, a
 * role, a successor, the slots of the workshop, the date of a day, the audience or day of a session.
 */
export async function rearrangeClosedDays(reader: StoreReader, changes: Changes): Promise<boolean> {
  for (const workshopId of await workshopsRearranged(reader, changes)) {
    const partition = await reader.partition(attendancePartition({ workshopId }));
    const signOffs = recordsOf(partition, 'signOff').filter(({ withdrawn }) => withdrawn === null);
    if (signOffs.length > 0 && (await silenceMarks(workshopId, signOffs, reader, changes))) return true;
  }
  return false;
}

/** The workshops in which something changes that decides who is shown with a mark; not those that go as a whole. */
async function workshopsRearranged(reader: StoreReader, changes: Changes): Promise<readonly string[]> {
  const [certain, bySession] = [new Set<string>(), new Set<string>()];
  for (const change of changes) {
    if (change.entity === 'mark') continue;
    const workshopId = change.partition.slice(change.partition.indexOf('/') + 1);
    if (rearranges(change)) certain.add(workshopId);
    else if (rearrangesSessions(change)) bySession.add(workshopId);
  }
  for (const workshopId of bySession) {
    const [workshop] = recordsOf(await reader.partition(`workshop/${workshopId}`), 'workshop');
    if (workshop?.attendance.slots === 'session') certain.add(workshopId);
  }
  for (const change of changes) {
    if (change.entity === 'workshop' && change.field === null && change.value === null) certain.delete(change.id);
  }
  return [...certain];
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
function rearrangesSessions({ entity, field }: RecordChange): boolean {
  if (entity === 'participation' || entity === 'breakoutGroup') return true;
  if (entity !== 'session') return false;
  return field === null || field === 'placement' || field === 'kind' || field === 'audienceFilter';
}

/** Compares what the marks of signed-off days say before and after; marks that change themselves have their own guard. */
async function silenceMarks(
  workshopId: string,
  signOffs: readonly SignOff[],
  reader: StoreReader,
  changes: Changes,
): Promise<boolean> {
  const key = `workshop/${workshopId}`;
  const [before, sheet] = await Promise.all([reader.partition(key), reader.sheet(workshopId)]);
  if (before === undefined || sheet === undefined) return false;
  const marked = new Set(
    changes.flatMap((each) => (each.entity === 'mark' ? [`${each.participationId} ${each.slotId}`] : [])),
  );
  const marks = marksIn(sheet).filter(({ participationId, slotId }) => !marked.has(`${participationId} ${slotId}`));
  const people = await peopleOf(before, reader);
  const said = spokenIn(before, people, marks, signOffs);
  const saysThen = spokenIn(applyToPartition(key, before, changes), people, marks, signOffs);
  return [...said].some(([cell, words]) => saysThen.get(cell) !== words);
}

function spokenIn(
  partition: Partition,
  people: readonly Person[],
  marks: Parameters<typeof spokenByClosedDays>[1],
  signOffs: readonly SignOff[],
): ReadonlyMap<string, string> {
  const [workshop] = recordsOf(partition, 'workshop');
  if (workshop === undefined) return new Map();
  const snapshot = {
    workshop,
    people: [...people],
    days: recordsOf(partition, 'day'),
    sessions: recordsOf(partition, 'session'),
    participations: recordsOf(partition, 'participation'),
    breakoutGroups: recordsOf(partition, 'breakoutGroup'),
  };
  return spokenByClosedDays(snapshot, marks, signOffs);
}

/** The people of a workshop as far as an audience asks for them. */
async function peopleOf(partition: Partition, reader: StoreReader): Promise<Person[]> {
  if (recordsOf(partition, 'session').every(({ audienceFilter }) => audienceFilter === null)) return [];
  const ids = new Set(recordsOf(partition, 'participation').map(({ personId }) => personId));
  const keys = [...new Set([...ids].map((id) => personEntity.partition({ id } as Person)))];
  const partitions = await reader.partitions(keys);
  return partitions.flatMap((each) => recordsOf(each, 'person').filter(({ id }) => ids.has(id)));
}
