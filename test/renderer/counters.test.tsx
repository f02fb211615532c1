import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gridData } from '../../bench/product/grid.ts';
import { mark } from '../../renderer/commands/attendance.ts';
import { importWorkshop } from '../../renderer/commands/workshops.ts';
import { AttendanceSection } from '../../renderer/features/attendance/attendance-section.tsx';
import { readSample } from '../../renderer/features/home/home-page.tsx';
import { readAttendance } from '../../renderer/queries/snapshot.ts';
import { type AttendanceSheet, marksIn } from '../../shared/domain/attendance/attendance.ts';
import { writeWorkshopFile } from '../../shared/files/workshop-file.ts';
import { renderSection } from './rendered-section.tsx';
import { freshStart, saved, valueOf } from './storage/stored.ts';

/**
 * What an action costs, counted and not timed: these numbers are the same on every machine, and whoever raises one of
 * them sees it here before anybody feels it.
 */
const { snapshot, sheet, people, slots } = gridData('S');
const file = new TextEncoder().encode(writeWorkshopFile({ ...snapshot, attendance: marksIn(sheet) }));
const [first] = people;
const cell = { participationId: first?.participation.id ?? '', slotId: slots[0]?.id ?? '' };

/** Nothing here is timed, so a busy machine gets all the time it needs. */
const patience = { timeout: 20_000 };

/** Every request to IndexedDB since the last reset, as `put sheets`. */
let requests: string[] = [];
/** Every transaction that has written since. */
let writing = new Set<IDBTransaction>();
/** The workshops of the sheets that were put since. */
let sheetsWritten: string[] = [];

beforeEach(async () => {
  await freshStart();
  watchIndexedDb();
});

afterEach(() => {
  vi.restoreAllMocks();
});

function watchIndexedDb(): void {
  for (const name of ['get', 'getAll', 'getAllKeys', 'openCursor', 'count', 'put', 'add', 'delete', 'clear'] as const) {
    const original = IDBObjectStore.prototype[name] as (...values: unknown[]) => IDBRequest;
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function counted(
      this: IDBObjectStore,
      ...values: unknown[]
    ) {
      const request = `${name} ${this.name}`;
      requests.push(request);
      if (isWrite(request)) writing.add(this.transaction);
      if (request === 'put sheets') sheetsWritten.push((values[0] as AttendanceSheet).workshopId);
      return original.apply(this, values) as never;
    });
  }
}

function reset(): void {
  requests = [];
  writing = new Set();
  sheetsWritten = [];
}

function isWrite(request: string): boolean {
  return /^(put|add|delete|clear) /.test(request);
}

async function opened(): Promise<string> {
  const workshopId = valueOf(await importWorkshop(file));
  await saved();
  await quiet();
  return workshopId;
}

/** Live queries of a screen that was shown before may still answer to the import: waits until nobody asks any more. */
async function quiet(): Promise<void> {
  do {
    reset();
    await new Promise((resolve) => {
      setTimeout(resolve, 80);
    });
  } while (requests.length > 0);
}

async function shown(): Promise<{ grid: HTMLElement; workshopId: string }> {
  const workshopId = await opened();
  const place = renderSection(AttendanceSection, workshopId);
  await vi.waitFor(() => expect(place.querySelectorAll('[data-part="mark-cell"]').length).toBeGreaterThan(0), patience);
  const grid = place.querySelector<HTMLElement>('[role=grid]') ?? expect.fail('no grid');
  return { grid, workshopId };
}

function press(grid: HTMLElement, code: string, key: string): void {
  grid.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }));
}

/** Brings the cursor from the first row, which is everybody, to the first person. */
async function moveToFirstPerson(grid: HTMLElement): Promise<HTMLElement> {
  for (const row of [1, 2]) {
    press(grid, 'ArrowDown', 'ArrowDown');
    await vi.waitFor(() => expect(grid.getAttribute('aria-activedescendant')).toBe(`mark-${row}-0`), patience);
  }
  await saved();
  return document.getElementById('mark-2-0') ?? expect.fail('the first person is not in view');
}

describe('one mark', () => {
  test('is one transaction that writes the sheet and the entry, and nothing else', async () => {
    const workshopId = await opened();
    valueOf(await mark(workshopId, [cell], 'absent'));
    await saved();
    expect(writing.size).toBe(1);
    expect(requests.filter(isWrite)).toEqual(['put sheets', 'add entries']);
  });

  test('touches no other record than the sheet of its workshop', async () => {
    const workshopId = await opened();
    valueOf(await mark(workshopId, [cell], 'absent'));
    await saved();
    expect(sheetsWritten).toEqual([workshopId]);
  });

  test('reads no list of workshops, people or sheets, and one small partition: the sign-offs of the workshop', async () => {
    const workshopId = await opened();
    valueOf(await mark(workshopId, [cell], 'absent'));
    await saved();
    expect(requests.filter((request) => / (partitions|summaries)$/.test(request))).toEqual(['get partitions']);
    expect(requests.filter((request) => request === 'get sheets').length).toBeLessThanOrEqual(2);
  });

  test('of 300 people in one session is one transaction and two writes as well', async () => {
    const workshopId = await opened();
    const cells = people.map(({ participation }) => ({ ...cell, participationId: participation.id }));
    valueOf(await mark(workshopId, cells, 'excused'));
    await saved();
    expect(writing.size).toBe(1);
    expect(requests.filter(isWrite)).toEqual(['put sheets', 'add entries']);
  });

  test('draws one row of a person and the two headings above it', async () => {
    const { grid } = await shown();
    const target = await moveToFirstPerson(grid);
    const changed = new Set<Element>();
    const observer = new MutationObserver((records) => {
      for (const { target: node } of records) {
        const element = node instanceof Element ? node : node.parentElement;
        const row = element?.closest('[data-part="grid-row"]');
        if (row !== null && row !== undefined) changed.add(row);
      }
    });
    observer.observe(grid, { subtree: true, childList: true, attributes: true, characterData: true });
    const status = target.querySelector('[data-part="mark"][data-status="absent"]') === null ? 'absent' : 'late';
    press(grid, status === 'absent' ? 'KeyA' : 'KeyL', status === 'absent' ? 'a' : 'l');
    await vi.waitFor(() => expect(target.querySelector(`[data-status="${status}"]`)).not.toBeNull(), patience);
    await saved();
    observer.disconnect();
    const rows = [...changed];
    expect(rows.filter((row) => row.getAttribute('data-row') !== 'group')).toHaveLength(1);
    expect(rows.filter((row) => row.getAttribute('data-row') === 'group').length).toBeLessThanOrEqual(2);
  });
});

describe('opening', () => {
  test('the attendance is one get of the sheet', async () => {
    const workshopId = await opened();
    await readAttendance(workshopId);
    expect(requests).toEqual(['get sheets']);
  });

  test('the grid of 300 × 40 makes at most 4,000 nodes', async () => {
    const { grid } = await shown();
    expect(grid.querySelectorAll('*').length).toBeLessThanOrEqual(4_000);
  });
});

describe('importing', () => {
  test('a sample is one transaction', async () => {
    const bytes = await readSample('cadap-respectful-care');
    reset();
    valueOf(await importWorkshop(bytes));
    await saved();
    expect(writing.size).toBe(1);
    expect(requests.filter((request) => request === 'add entries')).toHaveLength(1);
  });
});
