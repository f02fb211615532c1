import { recordOn, recordsOf } from '../../shared/changes/shelf.ts';
import { emptySheet, marksIn, type AttendanceSheet } from '../../shared/domain/attendance.ts';
import { attendanceShelf } from '../../shared/domain/entity.ts';
import { person as personEntity } from '../../shared/domain/person.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { SignOff } from '../../shared/domain/sign-off.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { readSheet, readShelf, readShelves } from '../storage/reading.ts';

/** A workshop with everything it refers to, but its marks, which change most often and are read on their own. */
export async function readWorkshop(workshopId: string): Promise<WorkshopSnapshot | null> {
  const [shelf, attendance, programmes, institutions] = await readShelves([
    `workshop/${workshopId}`,
    attendanceShelf({ workshopId }),
    'programmes',
    'institutions',
  ]);
  const workshop = recordOn(shelf, 'workshop', workshopId);
  if (shelf === undefined || workshop === undefined) return null;
  const programme = recordOn(programmes, 'programme', workshop.programmeId);
  if (programme === undefined) return null;
  const participations = recordsOf(shelf, 'participation').sort((one, other) => one.number - other.number);
  const people = await readPeople(participations.map((each) => each.personId));
  const institutionIds = new Set(people.map((each) => each.institutionId));
  return {
    programme,
    workshop,
    days: recordsOf(shelf, 'day').sort((one, other) => one.number - other.number),
    rooms: recordsOf(shelf, 'room'),
    sessions: recordsOf(shelf, 'session'),
    institutions: recordsOf(institutions, 'institution').filter((each) => institutionIds.has(each.id)),
    people,
    delegations: recordsOf(shelf, 'delegation'),
    participations,
    assignments: recordsOf(shelf, 'assignment'),
    breakoutGroups: recordsOf(shelf, 'breakoutGroup'),
    editions: recordsOf(shelf, 'edition').sort((one, other) => one.number - other.number),
    acceptances: recordsOf(shelf, 'acceptance'),
    headCounts: recordsOf(attendance, 'headCount'),
    signOffs: recordsOf(attendance, 'signOff'),
    issuedSheets: recordsOf(shelf, 'issuedSheet'),
    attendance: [],
  };
}

/** The same with its marks: what an operation and a document are given. */
export async function readSnapshot(workshopId: string): Promise<WorkshopSnapshot | null> {
  const [snapshot, sheet] = await Promise.all([readWorkshop(workshopId), readAttendance(workshopId)]);
  return snapshot === null ? null : { ...snapshot, attendance: marksIn(sheet) };
}

export async function readAttendance(workshopId: string): Promise<AttendanceSheet> {
  return (await readSheet(workshopId)) ?? emptySheet(workshopId);
}

/** The sign-offs alone: a mark asks them whether its day is closed, and nothing else. */
export async function readSignOffs(workshopId: string): Promise<SignOff[]> {
  return recordsOf(await readShelf(attendanceShelf({ workshopId })), 'signOff');
}

async function readPeople(ids: readonly string[]): Promise<Person[]> {
  const keyOf = (id: string): string => personEntity.shelf({ id } as Person);
  const shelves = await readShelves([...new Set(ids.map(keyOf))]);
  const byKey = new Map(shelves.map((shelf) => [shelf?.key, shelf]));
  return ids.flatMap((id) => recordOn(byKey.get(keyOf(id)), 'person', id) ?? []);
}

export async function readInstitutions(): Promise<WorkshopSnapshot['institutions']> {
  return recordsOf(await readShelf('institutions'), 'institution');
}
