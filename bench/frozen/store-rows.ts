import Dexie, { type Table } from 'dexie';
import { repeated, type PageProgram } from './page-program.ts';
import {
  holdingsAsText,
  rebuiltText,
  storeTasks,
  workshopsOpened,
  type PlainWorkshop,
  type StoredHoldings,
  type StoredWorkshop,
  type WorkshopMaker,
} from './store-tasks.ts';
import {
  plainMarks,
  plainStatuses,
  sheetFromText,
  type PlainMark,
  type PlainSheet,
  type PlainSheetText,
} from './workload.ts';

type MarkRow = PlainMark & { readonly workshopId: string };
type Snapshot = StoredWorkshop['snapshot'];
type ListName = 'days' | 'rooms' | 'sessions' | 'delegations' | 'participations';
const lists: readonly ListName[] = ['days', 'rooms', 'sessions', 'delegations', 'participations'];

/** The obvious schema: a row for each record and each mark, with the indexes that the screens ask for. */
class RowDatabase extends Dexie {
  declare readonly marks: Table<MarkRow>;
  declare readonly people: Table<Snapshot['people'][number], string>;
  declare readonly institutions: Table<Snapshot['institutions'][number], string>;
  declare readonly programmes: Table<Snapshot['programme'], string>;
  declare readonly workshops: Table<Snapshot['workshop'], string>;

  constructor() {
    super('peer', { chromeTransactionDurability: 'strict' });
    const owned = Object.fromEntries(lists.map((list) => [list, 'id, workshopId']));
    const single = { people: 'id', institutions: 'id', programmes: 'id', workshops: 'id' };
    this.version(1).stores({ marks: '[participationId+slotId], workshopId, slotId', ...single, ...owned });
  }
}

/**
 * Peer of the working store. It holds only the workshops that are opened, for filling a whole year takes minutes; that
 * is in its favour.
 */
export function storeRows(make: WorkshopMaker): PageProgram {
  return {
    fill: async (size) => {
      const database = new RowDatabase();
      for (const { snapshot, sheet } of workshopsOpened(size, make)) {
        await database.marks.bulkPut(plainMarks(sheet).map((mark) => ({ ...mark, workshopId: sheet.workshopId })));
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
      return storeTasks(size, make, {
        openAttendance: async (id) => sheetOf(id, await marksOf(id)),
        openWorkshop: (id) => openWorkshop(database, id, marksOf),
        mark: async (workshopId, cells, status) => {
          await database.marks.bulkPut(cells.map((cell) => ({ ...cell, workshopId, status })));
        },
      });
    },
  };
}

/** Peer of rebuilding: a row for each mark, by its key alone, the cheapest of the row layouts. */
export function rebuildRows(holdings: StoredHoldings): PageProgram {
  return {
    begin: async (size) => {
      const parts = holdingsAsText(size, holdings);
      const database = new Dexie('peer', { chromeTransactionDurability: 'strict' });
      database.version(1).stores({ marks: '[participationId+slotId]', groups: 'key' });
      await database.open();
      let sheetCount = 0;
      const fill = async (): Promise<void> => {
        for (const part of parts) {
          const { groups, sheets } = JSON.parse(part) as { groups: object[]; sheets: PlainSheetText[] };
          await database.table('groups').bulkPut(groups);
          for (const sheet of sheets) await database.table('marks').bulkPut(plainMarks(sheetFromText(sheet)));
          sheetCount += sheets.length;
        }
      };
      return {
        phases: { rebuild: () => repeated(1, fill) },
        check: async () => rebuiltText(await database.table('groups').count(), sheetCount),
      };
    },
  };
}

function sheetOf(workshopId: string, rows: readonly MarkRow[]): PlainSheet {
  const participationIds = [...new Set(rows.map((row) => row.participationId))];
  const slotIds = [...new Set(rows.map((row) => row.slotId))];
  const rowOf = new Map(participationIds.map((id, index) => [id, index]));
  const columnOf = new Map(slotIds.map((id, index) => [id, index]));
  const marks = new Uint8Array(participationIds.length * slotIds.length);
  for (const row of rows) {
    const place = (rowOf.get(row.participationId) ?? 0) * slotIds.length + (columnOf.get(row.slotId) ?? 0);
    marks[place] = plainStatuses.indexOf(row.status);
  }
  return { workshopId, participationIds, slotIds, marks };
}

async function openWorkshop(
  database: RowDatabase,
  id: string,
  marksOf: (id: string) => Promise<MarkRow[]>,
): Promise<PlainWorkshop> {
  const workshop = await database.workshops.get(id);
  const programme = await database.programmes.get(workshop?.programmeId ?? '');
  if (workshop === undefined || programme === undefined) throw new Error('the workshop is not there');
  const found = await Promise.all(lists.map((list) => database.table(list).where({ workshopId: id }).toArray()));
  const owned = Object.fromEntries(lists.map((list, index) => [list, found[index]])) as unknown as Pick<
    Snapshot,
    ListName
  >;
  const people = (await database.people.bulkGet(owned.participations.map((each) => each.personId))).flatMap(
    (person) => person ?? [],
  );
  const ids = [...new Set(people.flatMap((person) => person.institutionId ?? []))];
  const institutions = (await database.institutions.bulkGet(ids)).flatMap((each) => each ?? []);
  return { ...owned, workshop, programme, people, institutions, attendance: await marksOf(id) };
}
