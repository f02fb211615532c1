import { recordIn, recordsOf } from '../../shared/changes/partition.ts';
import { type AttendanceSheet, emptySheet, marksIn, type SignOff } from '../../shared/domain/attendance/attendance.ts';
import type { EntityName, EntityRecord } from '../../shared/domain/entities.ts';
import { attendancePartition } from '../../shared/domain/entity.ts';
import type { Signature } from '../../shared/domain/evidence/signature.ts';
import { type Person, person, person as personEntity } from '../../shared/domain/people/person.ts';
import { type Commitment, commitmentsOf } from '../../shared/domain/schedule-rules/prepared-agenda.ts';
import {
  type RuleSettings,
  ruleSettingsId,
  usualRuleSettings,
} from '../../shared/domain/schedule-rules/rule-settings.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { Existing } from '../../shared/files/import-workshop.ts';
import { readPartition, readPartitions, readSheet, readSummaries } from '../storage/working-store.ts';

/** A workshop with everything it refers to, without its marks, which have queries of their own. */
export async function readWorkshop(workshopId: string): Promise<WorkshopSnapshot | null> {
  const [partition, attendance, programmes, institutions] = await readPartitions([
    `workshop/${workshopId}`,
    attendancePartition({ workshopId }),
    'programmes',
    'institutions',
  ]);
  const workshop = recordIn(partition, 'workshop', workshopId);
  if (partition === undefined || workshop === undefined) return null;
  const programme = recordIn(programmes, 'programme', workshop.programmeId);
  if (programme === undefined) return null;
  const participations = recordsOf(partition, 'participation').sort((one, other) => one.number - other.number);
  const people = await readPeople(participations.map((each) => each.personId));
  const institutionIds = new Set(people.map((each) => each.institutionId));
  return {
    programme,
    workshop,
    days: recordsOf(partition, 'day').sort((one, other) => one.number - other.number),
    rooms: recordsOf(partition, 'room'),
    sessions: recordsOf(partition, 'session'),
    institutions: recordsOf(institutions, 'institution').filter((each) => institutionIds.has(each.id)),
    people,
    delegations: recordsOf(partition, 'delegation'),
    participations,
    assignments: recordsOf(partition, 'assignment'),
    breakoutGroups: recordsOf(partition, 'breakoutGroup'),
    editions: recordsOf(partition, 'edition').sort((one, other) => one.number - other.number),
    acceptances: recordsOf(partition, 'acceptance'),
    headCounts: recordsOf(attendance, 'headCount'),
    signOffs: recordsOf(attendance, 'signOff'),
    issuedSheets: recordsOf(partition, 'issuedSheet'),
    attendance: [],
  };
}

/** A workshop with everything it refers to and its marks, as operations and documents read it. */
export async function readSnapshot(workshopId: string): Promise<WorkshopSnapshot | null> {
  const [snapshot, sheet] = await Promise.all([readWorkshop(workshopId), readAttendance(workshopId)]);
  return snapshot === null ? null : { ...snapshot, attendance: marksIn(sheet) };
}

export async function readAttendance(workshopId: string): Promise<AttendanceSheet> {
  return (await readSheet(workshopId)) ?? emptySheet(workshopId);
}

/** The sign-offs of a workshop, which decide whether a mark may change without a reason. */
export async function readSignOffs(workshopId: string): Promise<SignOff[]> {
  return recordsOf(await readPartition(attendancePartition({ workshopId })), 'signOff');
}

async function readPeople(ids: readonly string[]): Promise<Person[]> {
  const keyOf = (id: string): string => personEntity.partition({ id } as Person);
  const partitions = await readPartitions([...new Set(ids.map(keyOf))]);
  const byKey = new Map(partitions.map((partition) => [partition?.key, partition]));
  return ids.flatMap((id) => recordIn(byKey.get(keyOf(id)), 'person', id) ?? []);
}

export async function readInstitutions(): Promise<WorkshopSnapshot['institutions']> {
  return recordsOf(await readPartition('institutions'), 'institution');
}

/** Looks up which records of `snapshot` the store has already. */
export async function readExisting(snapshot: WorkshopSnapshot): Promise<Existing> {
  const ownPartition = `workshop/${snapshot.workshop.id}`;
  const keys = new Set([ownPartition, 'programmes', 'institutions', ...snapshot.people.map(person.partition)]);
  const partitions = (await readPartitions([...keys])).filter((partition) => partition !== undefined);
  const find = <Name extends EntityName>(entity: Name, id: string): EntityRecord<Name> | undefined =>
    partitions.map((partition) => recordIn(partition, entity, id)).find((record) => record !== undefined);
  return {
    has: (entity, id) => find(entity, id) !== undefined,
    person: (id): Person | undefined => find('person', id),
  };
}

/** Signatures drawn on the screen in a workshop; they never leave this computer. */
export async function readSignatures(workshopId: string): Promise<Signature[]> {
  return recordsOf(await readPartition(`signatures/${workshopId}`), 'signature');
}

/** The user's settings of the schedule rules; the defaults until something is changed. */
export async function readRuleSettings(): Promise<RuleSettings> {
  return recordIn(await readPartition('settings'), 'ruleSettings', ruleSettingsId) ?? usualRuleSettings;
}

/**
 * What people of this workshop have promised in others at the same time. Only workshops whose dates meet these are
 * opened, so that it costs the same in the first and in the eightieth.
 */
export async function readCommitments(snapshot: WorkshopSnapshot): Promise<Commitment[]> {
  const dates = snapshot.days.flatMap((day) => day.date ?? []);
  const [first = '', last = ''] = [dates.toSorted()[0], dates.toSorted().at(-1)];
  const others = (await readSummaries()).filter(
    ({ id, firstDate, lastDate }) =>
      id !== snapshot.workshop.id && firstDate !== null && firstDate <= last && (lastDate ?? firstDate) >= first,
  );
  const partitions = await readPartitions(others.map(({ id }) => `workshop/${id}`));
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
