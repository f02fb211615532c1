import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { readEntry, type StoredEntry } from '../../shared/changes/entry.ts';
import { recordIn } from '../../shared/changes/partition.ts';
import { attendanceStatuses } from '../../shared/domain/attendance/attendance.ts';
import type { EntityName } from '../../shared/domain/entities.ts';
import { isExpected } from '../../shared/domain/people/participation.ts';
import { englishScreens } from '../../shared/text/english/english.ts';
import { type Application, launchApplication, newHome, processesOf, removeHome } from './application.ts';
import { callMain, pageData } from './page-data.ts';
import { expectWorkshops, goTo, goToTable, openFromList, openSample, readWorkshop, sampleFile } from './steps.ts';

/** Each cycle: a kill amid writes, and two starts. */
const cycles = Number(process.env['ROSTRUM_KILL_CYCLES'] ?? 10);
const key = 'cadap-respectful-care';
const { workshop, participations } = readWorkshop(sampleFile(key));
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
  if (cycle % 2 === 0) application.process.killBrowser();
  else application.process.kill();
  await Promise.all([watching, working]);
  await application.process.exit();
  await expect.poll(() => processesOf(home), { timeout: 15_000, interval: 50 }).toEqual([]);
  return acknowledged;
}

/** Counts as acknowledged what the journal says it holds, asked by the page itself. */
async function watch(page: Page, acknowledged: Acknowledged): Promise<void> {
  try {
    for (;;) acknowledged.sequence = (await callMain(page, 'journal.status', {})).end.sequence;
  } catch {
    // The page is dead.
  }
}

type Work = (page: Page, turn: number) => Promise<void>;

/** Marks by the keyboard in the grid, marks and signatures at the desk, the minutes of a session: two cycles of each. */
async function work(page: Page, cycle: number): Promise<void> {
  try {
    const begin = [markInGrid, workAtDesk, editMinutes][Math.floor(cycle / 2) % 3] ?? markInGrid;
    const step = await begin(page, cycle);
    for (let turn = 0; ; turn++) await step(page, turn);
  } catch {
    // The page is dead.
  }
}

async function markInGrid(page: Page, cycle: number): Promise<Work> {
  const letters = ['p', 'l', 'd', 'e', 'a'];
  await goTo(page, 'Attendance');
  await page.getByRole('grid', { name: englishScreens.attendance.grid }).focus();
  return async ({ keyboard }, turn) => {
    await keyboard.press(['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowLeft'][turn % 4] ?? 'ArrowDown');
    // Two marks: at least one of them changes the cell, whatever an earlier cycle has left there.
    await keyboard.press(letters[(turn + cycle) % letters.length] ?? 'p');
    await keyboard.press(letters[(turn + cycle + 1) % letters.length] ?? 'l');
  };
}

async function editMinutes(page: Page, cycle: number): Promise<Work> {
  await goToTable(page);
  const minutes = page.getByRole('textbox', { name: /^Minutes: / }).nth(3);
  return async (_page, turn) => {
    await minutes.fill(String(30 + ((turn * 5 + cycle) % 90)));
    await minutes.press('Enter');
  };
}

/** Somebody is marked, that is undone, and then they sign. */
async function workAtDesk(page: Page): Promise<Work> {
  await goTo(page, 'Attendance');
  await page.getByRole('link', { name: englishScreens.section.desk, exact: true }).click();
  await page.getByRole('button', { name: new RegExp(englishScreens.desk.slot) }).click();
  await page.getByRole('option').nth(1).click();
  const numbers = participations.filter(isExpected).map(({ number }) => number);
  return async ({ keyboard }, turn) => {
    const number = String(numbers[turn % numbers.length]);
    await keyboard.type(number);
    await keyboard.press('Enter');
    await keyboard.press('Control+z');
    await keyboard.type(number);
    await keyboard.press('Control+Enter');
    await signOnPad(page);
  };
}

async function signOnPad(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  const { x, y } = (await dialog.locator('[data-part="signature-pad"]').boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(x + 40, y + 60);
  await page.mouse.down();
  await page.mouse.move(x + 200, y + 90, { steps: 4 });
  await page.mouse.up();
  await dialog.getByRole('button', { name: englishScreens.desk.keepSignature }).click();
  await dialog.waitFor({ state: 'detached' });
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
  const records = new Map<string, Record<string, unknown> | null>();
  for (const change of entries.flatMap((entry) => readEntry(entry).changes)) {
    if (change.entity === 'mark') {
      const mark = `${change.workshopId} ${change.participationId} ${change.slotId}`;
      marks.set(mark, attendanceStatuses.indexOf(change.value));
    } else {
      const place = `${change.partition} ${change.entity} ${change.id}`;
      const whole = change.field === null ? change.value : { ...records.get(place), [change.field]: change.value };
      records.set(place, whole as Record<string, unknown> | null);
    }
  }
  for (const [mark, status] of marks) expect(data.marks[mark] ?? 0, mark).toBe(status);
  for (const [place, record] of records) {
    const [key = '', entity = '', id = ''] = place.split(' ');
    const partition = data.partitions.find((each) => each.key === key);
    expect(recordIn(partition, entity as EntityName, id) ?? null, place).toEqual(record);
  }
}

/** Reads the newest entries from the journal; none that was seen before may differ. */
async function remember(page: Page, kept: Map<number, string>): Promise<readonly StoredEntry[]> {
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
