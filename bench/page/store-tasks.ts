import {
  type AttendanceSheet,
  type AttendanceStatus,
  attendanceStatuses,
  marksIn,
  statusIn,
} from '../../shared/domain/attendance/attendance.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { MarkCell } from '../../shared/operations/attendance.ts';
import { checksum } from '../checksum.ts';
import { type Made, makeWorkshop, type Size, usualWorkshop } from '../generate.ts';
import { type Phases, repeated } from './page-program.ts';

/** What is compared of an opened workshop. */
export type OpenedWorkshop = Pick<
  WorkshopSnapshot,
  'workshop' | 'programme' | 'people' | 'participations' | 'sessions' | 'days' | 'institutions' | 'attendance'
>;

/** What every store has to do, whatever it is made of. */
export type Store = {
  readonly openAttendance: (workshopId: string) => Promise<AttendanceSheet>;
  readonly openWorkshop: (workshopId: string) => Promise<OpenedWorkshop>;
  readonly mark: (workshopId: string, cells: readonly MarkCell[], status: AttendanceStatus) => Promise<void>;
};

const [openings, marks] = [40, 40];
/** Workshops that are opened in turn. */
const opened = 8;

/** The workshops that the tasks need; the naive store holds no others. */
export function workshopsOpened(size: Size): Made[] {
  return Array.from({ length: opened }, (_, index) => makeWorkshop(size, usualWorkshop + index));
}

/** The same tasks in the same order against any store. */
export function storeTasks(size: Size, store: Store): Phases {
  const workshops = workshopsOpened(size);
  const nth = (index: number): Made => {
    const made = workshops[index % opened];
    if (made === undefined) throw new Error('no workshops');
    return made;
  };
  const { sheet } = nth(0);
  const { workshopId } = sheet;
  return {
    phases: {
      'open attendance': () => repeated(openings, (index) => store.openAttendance(nth(index).sheet.workshopId)),
      'open workshop': () => repeated(openings, (index) => store.openWorkshop(nth(index).sheet.workshopId)),
      'one mark': () =>
        repeated(marks, (index) => {
          const cell = { participationId: sheet.participationIds[index] ?? '', slotId: sheet.slotIds[0] ?? '' };
          return store.mark(workshopId, [cell], otherThan(statusIn(sheet, cell.participationId, cell.slotId)));
        }),
      'mark a session': () =>
        repeated(marks, (index) => {
          const slotId = sheet.slotIds[1] ?? '';
          const cells = sheet.participationIds.map((participationId) => ({ participationId, slotId }));
          return store.mark(workshopId, cells, index % 2 === 0 ? 'late' : 'excused');
        }),
    },
    check: async () => {
      const answers = [textOf(await store.openWorkshop(workshopId)), sheetText(await store.openAttendance(workshopId))];
      const others = await store.openWorkshop(nth(1).sheet.workshopId);
      return checksum([...answers, textOf(others)]);
    },
  };
}

function otherThan(status: AttendanceStatus): AttendanceStatus {
  return attendanceStatuses[1 + (attendanceStatuses.indexOf(status) % 5)] ?? 'present';
}

/** Stores may keep lists in any order, so that only what is in them is compared. */
function textOf(snapshot: OpenedWorkshop): string {
  const { workshop, programme, people, participations, sessions, days, institutions, attendance } = snapshot;
  const lists = [people, participations, sessions, days, institutions].map((list) =>
    list
      .map((record) => record.id)
      .sort()
      .join(' '),
  );
  return [workshop.id, programme.id, ...lists, marksText(attendance)].join('\n');
}

function sheetText(sheet: AttendanceSheet): string {
  return marksText(marksIn(sheet));
}

function marksText(marks: WorkshopSnapshot['attendance']): string {
  return marks
    .map((mark) => `${mark.participationId} ${mark.slotId} ${mark.status}`)
    .sort()
    .join('\n');
}
