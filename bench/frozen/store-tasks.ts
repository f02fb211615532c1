import { repeated, type Phases } from './page-program.ts';
import {
  checksum,
  plainMarks,
  plainStatuses,
  plainStatusIn,
  usualWorkshop,
  type PlainMark,
  type PlainSheet,
  type PlainStatus,
  type Size,
} from './workload.ts';

type Identified = { readonly id: string };

/** What is compared of an opened workshop. */
export type PlainWorkshop = {
  readonly workshop: Identified;
  readonly programme: Identified;
  readonly people: readonly Identified[];
  readonly participations: readonly Identified[];
  readonly sessions: readonly Identified[];
  readonly days: readonly Identified[];
  readonly institutions: readonly Identified[];
  readonly attendance: readonly PlainMark[];
};

/** A workshop as it is stored; participations name people, people institutions. */
export type StoredWorkshop = {
  readonly sheet: PlainSheet;
  readonly snapshot: Omit<PlainWorkshop, 'workshop' | 'people' | 'participations'> & {
    readonly workshop: Identified & { readonly programmeId: string | null };
    readonly people: readonly (Identified & { readonly institutionId: string | null })[];
    readonly participations: readonly (Identified & { readonly personId: string })[];
    readonly rooms: readonly Identified[];
    readonly delegations: readonly Identified[];
  };
};

/** Makes workshop `number` of a size. */
export type WorkshopMaker = (size: Size, number: number) => StoredWorkshop;

type MarkedCell = { readonly participationId: string; readonly slotId: string };

/** What every store has to do, whatever it is made of. */
export type TestedStore = {
  readonly openAttendance: (workshopId: string) => Promise<PlainSheet>;
  readonly openWorkshop: (workshopId: string) => Promise<PlainWorkshop>;
  readonly mark: (workshopId: string, cells: readonly MarkedCell[], status: PlainStatus) => Promise<void>;
};

/** Each opening that is measured opens another workshop, so that none is answered from a cache. */
const openings = 10;
/** Openings before the clock runs, of workshops that are not measured, so that the code is compiled. */
const warmings = 12;
const warmingWorkshops = 4;
const marks = 40;

/** The workshops that the tasks need; the peer's store holds no others. */
export function workshopsOpened(size: Size, make: WorkshopMaker): StoredWorkshop[] {
  return Array.from({ length: 2 * openings + warmingWorkshops }, (_, index) => make(size, usualWorkshop + index));
}

/** The same tasks in the same order against any store. */
export async function storeTasks(size: Size, make: WorkshopMaker, store: TestedStore): Promise<Phases> {
  const workshops = workshopsOpened(size, make);
  const idOf = (index: number): string => workshops[index]?.sheet.workshopId ?? '';
  const sheet = workshops[0]?.sheet;
  if (sheet === undefined) throw new Error('no workshops');
  const { workshopId } = sheet;
  for (let index = 0; index < warmings; index += 1) {
    const id = idOf(2 * openings + (index % warmingWorkshops));
    await store.openAttendance(id);
    await store.openWorkshop(id);
  }
  return {
    phases: {
      'open attendance': () => repeated(openings, (index) => store.openAttendance(idOf(index))),
      'open workshop': () => repeated(openings, (index) => store.openWorkshop(idOf(openings + index))),
      'one mark': () =>
        repeated(marks, (index) => {
          const cell = { participationId: sheet.participationIds[index] ?? '', slotId: sheet.slotIds[0] ?? '' };
          return store.mark(workshopId, [cell], otherThan(plainStatusIn(sheet, cell.participationId, cell.slotId)));
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
      return checksum([...answers, textOf(await store.openWorkshop(idOf(1)))]);
    },
  };
}

function otherThan(status: PlainStatus): PlainStatus {
  return plainStatuses[1 + (plainStatuses.indexOf(status) % 5)] ?? 'present';
}

/** Stores may keep lists in any order, so that only what is in them is compared. */
function textOf(opened: PlainWorkshop): string {
  const { workshop, programme, people, participations, sessions, days, institutions, attendance } = opened;
  const lists = [people, participations, sessions, days, institutions].map((list) =>
    list
      .map((record) => record.id)
      .sort()
      .join(' '),
  );
  return [workshop.id, programme.id, ...lists, marksText(attendance)].join('\n');
}

function sheetText(sheet: PlainSheet): string {
  return marksText(plainMarks(sheet));
}

function marksText(marks: readonly PlainMark[]): string {
  return marks
    .map((mark) => `${mark.participationId} ${mark.slotId} ${mark.status}`)
    .sort()
    .join('\n');
}

/** Everything of a size: groups of records under a key, and sheets. */
export type StoredHoldings = {
  readonly groups: (size: Size) => Iterable<{ readonly key: string }>;
  readonly sheets: (size: Size) => Iterable<PlainSheet>;
};

/** Characters of JSON in one part of a rebuild. */
const largestPart = 1024 * 1024;

/** Everything of a size as text in parts of a megabyte: what a store is rebuilt from. */
export function holdingsAsText(size: Size, { groups, sheets }: StoredHoldings): string[] {
  const parts: string[] = [];
  let part = { groups: [] as string[], sheets: [] as string[], length: 0 };
  // Joined as soon as it is full: ten decades fit into a page's memory once only.
  const finish = (): void => {
    if (part.length === 0) return;
    parts.push(`{"groups":[${part.groups.join(',')}],"sheets":[${part.sheets.join(',')}]}`);
    part = { groups: [], sheets: [], length: 0 };
  };
  const add = (kind: 'groups' | 'sheets', text: string): void => {
    part[kind].push(text);
    part.length += text.length;
    if (part.length >= largestPart) finish();
  };
  for (const group of groups(size)) add('groups', JSON.stringify(group));
  for (const sheet of sheets(size)) add('sheets', JSON.stringify({ ...sheet, marks: sheet.marks.join('') }));
  finish();
  return parts;
}

export function rebuiltText(groups: number, sheets: number): string {
  return `${groups} groups, ${sheets} sheets`;
}
