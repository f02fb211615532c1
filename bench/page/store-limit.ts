import { type AttendanceSheet, attendanceStatuses, marksIn } from '../../shared/domain/attendance/attendance.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { amounts, makeWorkshop } from '../generate.ts';
import type { PageProgram } from './page-program.ts';
import { getRaw, openRaw, putRaw } from './raw-database.ts';
import { storeTasks } from './store-tasks.ts';

const open = (): Promise<IDBDatabase> => openRaw('limit', { sheets: 'workshopId', workshops: 'id' });

/** One record for what is opened at once, nothing else written, no history. */
export const storeLimit: PageProgram = {
  fill: async (size) => {
    const database = await open();
    for (let number = 0; number < amounts[size].workshops; number += 1) {
      const { snapshot, sheet } = makeWorkshop(size, number);
      await putRaw(database, { sheets: [sheet], workshops: [{ id: sheet.workshopId, snapshot }] });
    }
  },
  begin: async (size) => {
    const database = await open();
    const sheetOf = async (id: string): Promise<AttendanceSheet> =>
      (await getRaw(database, 'sheets', id)) as AttendanceSheet;
    const inMemory = new Map<string, AttendanceSheet>();
    return storeTasks(size, {
      openAttendance: sheetOf,
      openWorkshop: async (id) => {
        const { snapshot } = (await getRaw(database, 'workshops', id)) as { snapshot: WorkshopSnapshot };
        return { ...snapshot, attendance: marksIn(await sheetOf(id)) };
      },
      mark: async (id, cells, status) => {
        const sheet = inMemory.get(id) ?? (await sheetOf(id));
        inMemory.set(id, sheet);
        const byte = attendanceStatuses.indexOf(status);
        const column = sheet.slotIds.indexOf(cells[0]?.slotId ?? '');
        const rows = new Map(sheet.participationIds.map((each, row) => [each, row]));
        for (const cell of cells) {
          sheet.marks[(rows.get(cell.participationId) ?? 0) * sheet.slotIds.length + column] = byte;
        }
        await putRaw(database, { sheets: [sheet] });
      },
    });
  },
};
