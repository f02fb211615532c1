import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { readEntry, type StoredEntry } from '../../shared/changes/entry.ts';
import { recordIn } from '../../shared/changes/partition.ts';
import { attendanceStatuses } from '../../shared/domain/attendance/attendance.ts';
import type { EntityName } from '../../shared/domain/entities.ts';
import { type Application, launchApplication, newHome, processesOf, removeHome } from './application.ts';
import { callMain, pageData } from './page-data.ts';
import { expectWorkshops, openFromList, openSample, readWorkshop, sampleFile } from './steps.ts';
import { type Acknowledged, watchAcknowledged, workOn } from './work.ts';

/** Each cycle: a kill amid writes, and two starts. */
const cycles = Number(process.env['ROSTRUM_KILL_CYCLES'] ?? 10);
const key = 'cadap-respectful-care';
const snapshot = readWorkshop(sampleFile(key));
const { workshop } = snapshot;
const home = newHome();
afterAll(() => removeHome(home));

describe('1, 2, 3: an app of which a part is killed amid writes', () => {
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

/**
 * Marks and edits as fast as the app takes it, and kills the browser with its processes, the Node process, or those that
 * draw the page amid that.
 */
async function writeUntilKilled(application: Application, cycle: number): Promise<Acknowledged> {
  const { page } = application;
  const acknowledged: Acknowledged = { sequence: 0 };
  const before = (await callMain(page, 'journal.status', {})).end.sequence;
  const watching = watchAcknowledged(page, acknowledged);
  const working = workOn(page, snapshot, cycle);
  // Some later than others, so that the kill meets a write at another moment each time.
  const enough = before + 6 + (cycle % 5);
  await expect.poll(() => acknowledged.sequence, { timeout: 30_000, interval: 1 }).toBeGreaterThanOrEqual(enough);
  await pause(cycle * 7);
  const victim = (['browser', 'node', 'page'] as const)[cycle % 3];
  if (victim === 'browser') application.process.killBrowser();
  if (victim === 'node') application.process.kill();
  if (victim === 'page') application.process.killPage();
  await Promise.all([watching, working]);
  // A page that was killed is drawn again by the app, which goes on.
  if (victim === 'page') application.process.kill();
  await application.process.exit();
  await expect.poll(() => processesOf(home), { timeout: 15_000, interval: 50 }).toEqual([]);
  return acknowledged;
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
