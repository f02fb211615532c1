import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gridData } from '../../bench/product/grid.ts';
import { dropOnBoard, moveSession } from '../../renderer/commands/agenda.ts';
import { mark } from '../../renderer/commands/attendance.ts';
import { importWorkshop } from '../../renderer/commands/workshops.ts';
import { AttendanceSection } from '../../renderer/features/attendance/attendance-section.tsx';
import { readSample } from '../../renderer/features/home/home-page.tsx';
import { readAttendance } from '../../renderer/queries/snapshot.ts';
import { marksIn } from '../../shared/domain/attendance/attendance.ts';
import { writeWorkshopFile } from '../../shared/files/workshop-file.ts';
import { renderSection } from './rendered-section.tsx';
import { countRequests, type CountedRequests, isWrite } from './storage/counted-requests.ts';
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

let counted: CountedRequests;

beforeEach(async () => {
  await freshStart();
  counted = countRequests();
});

afterEach(() => {
  vi.restoreAllMocks();
});

async function opened(): Promise<string> {
  const workshopId = valueOf(await importWorkshop(file));
  await saved();
  await quiet();
  return workshopId;
}

/** Live queries of a screen that was shown before may still answer to the import: waits until nobody asks any more. */
async function quiet(): Promise<void> {
  do {
    counted.reset();
    await new Promise((resolve) => {
      setTimeout(resolve, 80);
    });
  } while (counted.requests.length > 0);
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

describe('moving a session', () => {
  const [session] = snapshot.sessions;
  if (session?.placement == null) throw new Error('no placed session');
  const later = { ...session.placement, start: '20:00' };

  test('reads the partition of its workshop, and no marks, no people and no other workshop', async () => {
    await opened();
    valueOf(await moveSession(session, later));
    await saved();
    const read = counted.keys.filter((request) => request.startsWith('get '));
    expect(read).toEqual([`get partitions workshop/${session.workshopId}`]);
    expect(counted.requests.filter((request) => / (sheets|summaries)$/.test(request))).toEqual([]);
  });

  test('to another day reads the sign-offs too, one small partition', async () => {
    await opened();
    valueOf(await moveSession(session, { ...later, dayId: snapshot.days.at(-1)?.id ?? '' }));
    await saved();
    const read = counted.keys.filter((request) => request.startsWith('get '));
    const { workshopId } = session;
    expect(read).toEqual([`get partitions workshop/${workshopId}`, `get partitions attendance/${workshopId}`]);
    expect(counted.requests.filter((request) => / (sheets|summaries)$/.test(request))).toEqual([]);
  });

  test('is one transaction that writes the workshop and the entry, once each, and not its summary, which stays as it was', async () => {
    await opened();
    valueOf(await dropOnBoard(session, { placement: later, minutes: session.minutes + 5 }));
    await saved();
    expect(counted.writing.size).toBe(1);
    expect(counted.requests.filter(isWrite)).toEqual(['put partitions', 'add entries']);
  });
});

describe('one mark', () => {
  test('is one transaction that writes the sheet and the entry, and nothing else', async () => {
    const workshopId = await opened();
    valueOf(await mark(workshopId, [cell], 'absent'));
    await saved();
    expect(counted.writing.size).toBe(1);
    expect(counted.requests.filter(isWrite)).toEqual(['put sheets', 'add entries']);
  });

  test('touches no other record than the sheet of its workshop', async () => {
    const workshopId = await opened();
    valueOf(await mark(workshopId, [cell], 'absent'));
    await saved();
    expect(counted.sheetsWritten).toEqual([workshopId]);
  });

  test('reads no list of workshops, people or sheets, and one small partition: the sign-offs of the workshop', async () => {
    const workshopId = await opened();
    valueOf(await mark(workshopId, [cell], 'absent'));
    await saved();
    expect(counted.requests.filter((request) => / (partitions|summaries)$/.test(request))).toEqual(['get partitions']);
    expect(counted.requests.filter((request) => request === 'get sheets').length).toBe(1);
  });

  test('of 300 people in one session is one transaction and two writes as well', async () => {
    const workshopId = await opened();
    const cells = people.map(({ participation }) => ({ ...cell, participationId: participation.id }));
    valueOf(await mark(workshopId, cells, 'excused'));
    await saved();
    expect(counted.writing.size).toBe(1);
    expect(counted.requests.filter(isWrite)).toEqual(['put sheets', 'add entries']);
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
    expect(counted.requests).toEqual(['get sheets']);
  });

  test('the grid of 300 × 40 makes at most 4,000 nodes', async () => {
    const { grid } = await shown();
    expect(grid.querySelectorAll('*').length).toBeLessThanOrEqual(4_000);
  });
});

describe('importing', () => {
  test('a sample is one transaction', async () => {
    const bytes = await readSample('cadap-respectful-care');
    counted.reset();
    valueOf(await importWorkshop(bytes));
    await saved();
    expect(counted.writing.size).toBe(1);
    expect(counted.requests.filter((request) => request === 'add entries')).toHaveLength(1);
  });
});
