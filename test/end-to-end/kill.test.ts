import { afterAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Entry } from '../../shared/changes/change.ts';
import { attendanceStatuses } from '../../shared/domain/attendance.ts';
import { recordOn } from '../../shared/changes/shelf.ts';
import { screens } from '../../shared/text/english/screens.ts';
import { launchApplication, newHome, processesOf, removeHome, type Application } from './application.ts';
import { callMain, pageData } from './page-data.ts';
import { expectWorkshops, goTo, goToTable, openFromList, openSample, readWorkshop, sampleFile } from './steps.ts';

/** Each cycle: a kill amid writes, and two starts. */
const cycles = Number(process.env['ROSTRUM_KILL_CYCLES'] ?? 10);
const key = 'cadap-respectful-care';
const { workshop } = readWorkshop(sampleFile(key));
const home = newHome();
afterAll(() => removeHome(home));

/** What the page has said is saved: the journal's end as this side was told before the kill. */
type Acknowledged = { sequence: number };

describe('a browser killed amid writes', () => {
  /** Every entry that was ever acknowledged; a history may grow, and never change or shrink. */
  const kept = new Map<number, string>();

  test('is opened with a workshop', async () => {
    const application = await launchApplication({ home });
    await openSample(application.page, key);
    await remember(application.page, kept);
    await application.close();
    expect(kept.size).toBe(1);
  });

  test.each(Array.from({ length: cycles }, (_, cycle) => cycle))('has lost nothing, time %i', async (cycle) => {
    const application = await launchApplication({ home });
    const { page } = application;
    await openFromList(page, workshop.title.en ?? '');
    const acknowledged = await writeUntilKilled(application, cycle);
    expect(acknowledged.sequence).toBeGreaterThan(0);

    for (const start of ['first', 'second']) {
      const again = await launchApplication({ home });
      await expectWorkshops(again.page, 1);
      await expectWhole(again.page, acknowledged, kept, `${start} start`);
      await again.close();
    }
  });

  test('leaves no process behind', async () => {
    await expect.poll(() => processesOf(home)).toEqual([]);
  });
});

/** Marks and edits as fast as the app takes it, and kills the browser's process group or the Node process amid that. */
async function writeUntilKilled(application: Application, cycle: number): Promise<Acknowledged> {
  const { page } = application;
  const acknowledged: Acknowledged = { sequence: 0 };
  const before = (await callMain(page, 'journal.status', {})).end.sequence;
  const watching = watch(page, acknowledged);
  const working = work(page, cycle);
  // Some later than others, so that the kill meets a write at another moment each time.
  const enough = before + 6 + (cycle % 5);
  await expect.poll(() => acknowledged.sequence, { timeout: 30_000, interval: 1 }).toBeGreaterThanOrEqual(enough);
  await pause(cycle * 7);
  if (cycle % 2 === 0) killBrowser(application);
  else application.process.kill();
  await Promise.all([watching, working]);
  await application.process.exit();
  await expect.poll(() => processesOf(home), { timeout: 15_000, interval: 50 }).toEqual([]);
  return acknowledged;
}

/** The browser and every process that it started, at once, as the system does it when memory runs out. */
function killBrowser({ process: { child } }: Application): void {
  for (const id of processesOf(home)) {
    if (id !== child.pid) killQuietly(id);
  }
}

function killQuietly(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has ended with its parent.
  }
}

/** Counts as acknowledged what the journal says it holds, asked by the page itself. */
async function watch(page: Page, acknowledged: Acknowledged): Promise<void> {
  try {
    for (;;) acknowledged.sequence = (await callMain(page, 'journal.status', {})).end.sequence;
  } catch {
    // The page is dead.
  }
}

/** Marks by the keyboard on even cycles; edits the minutes of a session on odd ones. */
async function work(page: Page, cycle: number): Promise<void> {
  const letters = ['p', 'l', 'd', 'e', 'a'];
  try {
    await (cycle % 4 < 2 ? goTo(page, 'Attendance') : goToTable(page));
    const minutes = page.getByRole('textbox', { name: /^Minutes: / }).nth(3);
    if (cycle % 4 < 2) await page.getByRole('grid', { name: screens.attendance.grid }).focus();
    for (let turn = 0; ; turn++) {
      if (cycle % 4 < 2) {
        await page.keyboard.press(['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowLeft'][turn % 4] ?? 'ArrowDown');
        await page.keyboard.press(letters[(turn + cycle) % letters.length] ?? 'p');
      } else {
        await minutes.fill(String(30 + ((turn * 5 + cycle) % 90)));
        await minutes.press('Enter');
      }
    }
  } catch {
    // The page is dead.
  }
}

/** Page and journal hold every acknowledged entry, unaltered, and the page's records are what those entries made. */
async function expectWhole(
  page: Page,
  { sequence }: Acknowledged,
  kept: Map<number, string>,
  at: string,
): Promise<void> {
  const { end } = await callMain(page, 'journal.status', {});
  expect(end.sequence, at).toBeGreaterThanOrEqual(sequence);
  const entries = await remember(page, kept);
  const data = await pageData(page);
  expect(data.sequence, at).toBe(end.sequence);
  const marks = new Map<string, number>();
  const fields = new Map<string, unknown>();
  for (const change of entries.flatMap((entry) => entry.changes)) {
    if (change.entity === 'mark') {
      const mark = `${change.workshopId} ${change.participationId} ${change.slotId}`;
      marks.set(mark, attendanceStatuses.indexOf(change.value));
    } else if (change.field !== null) {
      fields.set(`${change.shelf} ${change.id} ${change.field}`, change.value);
    }
  }
  for (const [mark, status] of marks) expect(data.marks[mark] ?? 0, mark).toBe(status);
  for (const [place, value] of fields) {
    const [shelf = '', id = '', field = ''] = place.split(' ');
    const record = recordOn(
      data.shelves.find((each) => each.key === shelf),
      'session',
      id,
    );
    expect(record, place).toHaveProperty(field, value);
  }
}

/** Reads the newest entries from the journal; none that was seen before may differ. */
async function remember(page: Page, kept: Map<number, string>): Promise<readonly Entry[]> {
  const { entries } = await callMain(page, 'journal.recent', { count: 1000 });
  for (const { sequence, hash } of entries) {
    expect(kept.get(sequence) ?? hash, `entry ${sequence}`).toBe(hash);
    kept.set(sequence, hash);
  }
  return entries;
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
