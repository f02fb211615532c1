import Dexie, { type Table } from 'dexie';
import { emptySheet, type Mark, marksIn, withMarks } from '../../shared/domain/attendance/attendance.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { PageProgram } from './page-program.ts';
import { type OpenedWorkshop, storeTasks, workshopsOpened } from './store-tasks.ts';

export type MarkRow = Mark & { readonly workshopId: string };
type ListName = 'days' | 'rooms' | 'sessions' | 'delegations' | 'participations';
const lists: readonly ListName[] = ['days', 'rooms', 'sessions', 'delegations', 'participations'];

/** The obvious schema: a row for each record and each mark, with the indexes that the screens ask for. */
class RowDatabase extends Dexie {
  declare readonly marks: Table<MarkRow>;
  declare readonly people: Table<WorkshopSnapshot['people'][number], string>;
  declare readonly institutions: Table<WorkshopSnapshot['institutions'][number], string>;
  declare readonly programmes: Table<WorkshopSnapshot['programme'], string>;
  declare readonly workshops: Table<WorkshopSnapshot['workshop'], string>;

  constructor() {
    super('peer', { chromeTransactionDurability: 'strict' });
    const owned = Object.fromEntries(lists.map((list) => [list, 'id, workshopId']));
    const single = { people: 'id', institutions: 'id', programmes: 'id', workshops: 'id' };
    this.version(1).stores({ marks: '[participationId+slotId], workshopId, slotId', ...single, ...owned });
  }
}

/**
 * It holds only the eight workshops that are opened, for filling a whole year takes minutes; that is in its favour.
 */
export const storePeer: PageProgram = {
  fill: async (size) => {
    const database = new RowDatabase();
    for (const { snapshot, sheet } of workshopsOpened(size)) {
      await database.marks.bulkPut(marksIn(sheet).map((mark) => ({ ...mark, workshopId: sheet.workshopId })));
      await database.people.bulkPut(snapshot.people);
      await database.institutions.bulkPut(snapshot.institutions);
      await database.programmes.put(snapshot.programme);
      await database.workshops.put(snapshot.workshop);
      for (const list of lists) await database.table(list).bulkPut(snapshot[list]);
    }
    database.close();
  },
  begin: async (size) => {
    const database = new RowDatabase();
    await database.open();
    const marksOf = (workshopId: string): Promise<MarkRow[]> => database.marks.where({ workshopId }).toArray();
    return storeTasks(size, {
      openAttendance: async (id) => withMarks(emptySheet(id), await marksOf(id)),
      openWorkshop: (id) => openWorkshop(database, id, marksOf),
      mark: async (workshopId, cells, status) => {
        await database.marks.bulkPut(cells.map((cell) => ({ ...cell, workshopId, status })));
      },
    });
  },
};

async function openWorkshop(
  database: RowDatabase,
  id: string,
  marksOf: (id: string) => Promise<MarkRow[]>,
): Promise<OpenedWorkshop> {
  const workshop = await database.workshops.get(id);
  const programme = await database.programmes.get(workshop?.programmeId ?? '');
  if (workshop === undefined || programme === undefined) throw new Error('the workshop is not there');
  const found = await Promise.all(lists.map((list) => database.table(list).where({ workshopId: id }).toArray()));
  const owned = Object.fromEntries(lists.map((list, index) => [list, found[index]])) as Pick<
    WorkshopSnapshot,
    ListName
  >;
  const people = (await database.people.bulkGet(owned.participations.map((each) => each.personId))).flatMap(
    (person) => person ?? [],
  );
  const ids = [...new Set(people.flatMap((person) => person.institutionId ?? []))];
  const institutions = (await database.institutions.bulkGet(ids)).flatMap((each) => each ?? []);
  return { ...owned, workshop, programme, people, institutions, attendance: await marksOf(id) };
}
