import { type Partition, recordIn, recordsOf } from '../../shared/changes/partition.ts';
import { type AttendanceSheet, emptySheet, marksIn } from '../../shared/domain/attendance/attendance.ts';
import type { EntityName, EntityRecord } from '../../shared/domain/entities.ts';
import { attendancePartition } from '../../shared/domain/entity.ts';
import type { Signature } from '../../shared/domain/evidence/signature.ts';
import { type Erasure, erasuresPartition } from '../../shared/domain/people/erasure.ts';
import { type Person, person, person as personEntity } from '../../shared/domain/people/person.ts';
import { type Commitment, commitmentsOf } from '../../shared/domain/schedule-rules/prepared-agenda.ts';
import {
  type RuleSettings,
  ruleSettingsId,
  usualRuleSettings,
} from '../../shared/domain/schedule-rules/rule-settings.ts';
import type { WorkshopRecords, WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { Existing } from '../../shared/files/import-workshop.ts';
import { currentStore, type StoreReader } from '../storage/working-store.ts';

/** The records of a workshop alone: one partition. Null where the workshop is gone. */
export async function readRecords(workshopId: string, from = currentStore): Promise<WorkshopRecords | null> {
  return recordsIn(await from.partition(`workshop/${workshopId}`), workshopId);
}

function recordsIn(partition: Partition | undefined, workshopId: string): WorkshopRecords | null {
  const workshop = recordIn(partition, 'workshop', workshopId);
  if (partition === undefined || workshop === undefined) return null;
  return {
    workshop,
    days: recordsOf(partition, 'day').sort((one, other) => one.number - other.number),
    rooms: recordsOf(partition, 'room'),
    sessions: recordsOf(partition, 'session'),
    delegations: recordsOf(partition, 'delegation'),
    participations: recordsOf(partition, 'participation').sort((one, other) => one.number - other.number),
    assignments: recordsOf(partition, 'assignment'),
    breakoutGroups: recordsOf(partition, 'breakoutGroup'),
    editions: recordsOf(partition, 'edition').sort((one, other) => one.number - other.number),
    publications: recordsOf(partition, 'publication'),
    acceptances: recordsOf(partition, 'acceptance'),
    issuedSheets: recordsOf(partition, 'issuedSheet'),
    signedLists: recordsOf(partition, 'signedList'),
  };
}

/** A workshop with everything it refers to but its marks, which change most often and are read on their own. */
export async function readWorkshop(workshopId: string, from = currentStore): Promise<WorkshopSnapshot | null> {
  const [partition, attendance, programmes, institutions] = await from.partitions([
    `workshop/${workshopId}`,
    attendancePartition({ workshopId }),
    'programmes',
    'institutions',
  ]);
  const records = recordsIn(partition, workshopId);
  if (records === null) return null;
  const programme = recordIn(programmes, 'programme', records.workshop.programmeId);
  if (programme === undefined) return null;
  const people = await readPeople(
    records.participations.map((each) => each.personId),
    from,
  );
  const institutionIds = new Set(people.map((each) => each.institutionId));
  return {
    ...records,
    programme,
    institutions: recordsOf(institutions, 'institution').filter((each) => institutionIds.has(each.id)),
    people,
    headCounts: recordsOf(attendance, 'headCount'),
    signOffs: recordsOf(attendance, 'signOff'),
    attendance: [],
  };
}

/** The same with its marks: what a document is made from, and an operation that deletes marks. */
export async function readSnapshot(workshopId: string, from = currentStore): Promise<WorkshopSnapshot | null> {
  const snapshot = await readWorkshop(workshopId, from);
  return snapshot === null ? null : { ...snapshot, attendance: marksIn(await readAttendance(workshopId, from)) };
}

export async function readAttendance(workshopId: string, from = currentStore): Promise<AttendanceSheet> {
  return (await from.sheet(workshopId)) ?? emptySheet(workshopId);
}

/** The people with these ids, in that order; those who are gone are left out. */
export async function readPeople(ids: readonly string[], from: StoreReader): Promise<Person[]> {
  const keyOf = (id: string): string => personEntity.partition({ id } as Person);
  const partitions = await from.partitions([...new Set(ids.map(keyOf))]);
  const byKey = new Map(partitions.map((partition) => [partition?.key, partition]));
  return ids.flatMap((id) => recordIn(byKey.get(keyOf(id)), 'person', id) ?? []);
}

export async function readInstitutions(from = currentStore): Promise<WorkshopSnapshot['institutions']> {
  return recordsOf(await from.partition('institutions'), 'institution');
}

/** Which records of `snapshot` are here already. */
export async function readExisting(snapshot: WorkshopSnapshot, from: StoreReader): Promise<Existing> {
  const ownPartition = `workshop/${snapshot.workshop.id}`;
  const keys = new Set([ownPartition, 'programmes', 'institutions', ...snapshot.people.map(person.partition)]);
  const partitions = (await from.partitions([...keys])).filter((partition) => partition !== undefined);
  const find = <Name extends EntityName>(entity: Name, id: string): EntityRecord<Name> | undefined =>
    partitions.map((partition) => recordIn(partition, entity, id)).find((record) => record !== undefined);
  return {
    has: (entity, id) => find(entity, id) !== undefined,
    person: (id): Person | undefined => find('person', id),
  };
}

/** What was erased on this computer, or came with a backup from another. */
export async function readErasures(from = currentStore): Promise<Erasure[]> {
  return recordsOf(await from.partition(erasuresPartition), 'erasure');
}

/** What was signed on the screen in a workshop; it stays on this computer. */
export async function readSignatures(workshopId: string, from = currentStore): Promise<Signature[]> {
  return recordsOf(await from.partition(`signatures/${workshopId}`), 'signature');
}

/** The settings of the rules as they are stored; null until something was changed. */
export async function readStoredRules(from: StoreReader): Promise<{ readonly stored: RuleSettings | null }> {
  return { stored: recordIn(await from.partition('settings'), 'ruleSettings', ruleSettingsId) ?? null };
}

/** The user's settings of the rules; the usual ones until something was changed. */
export async function readRuleSettings(from = currentStore): Promise<RuleSettings> {
  return (await readStoredRules(from)).stored ?? usualRuleSettings;
}

/**
 * What people of this workshop have promised in others at the same time. Only workshops whose dates meet these are
 * opened, so that it costs the same in the first and in the eightieth.
 */
export async function readCommitments(snapshot: WorkshopSnapshot, from = currentStore): Promise<Commitment[]> {
  const dates = snapshot.days.flatMap((day) => day.date ?? []);
  const [first = '', last = ''] = [dates.toSorted()[0], dates.toSorted().at(-1)];
  const others = (await from.summaries()).filter(
    ({ id, firstDate, lastDate }) =>
      id !== snapshot.workshop.id && firstDate !== null && firstDate <= last && (lastDate ?? firstDate) >= first,
  );
  const partitions = await from.partitions(others.map(({ id }) => `workshop/${id}`));
  return partitions.flatMap((partition) => {
    const workshop = recordsOf(partition, 'workshop')[0];
    if (workshop === undefined) return [];
    return commitmentsOf({
      workshop,
      days: recordsOf(partition, 'day'),
      sessions: recordsOf(partition, 'session'),
      participations: recordsOf(partition, 'participation'),
      assignments: recordsOf(partition, 'assignment'),
    });
  });
}
