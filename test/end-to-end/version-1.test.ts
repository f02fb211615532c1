import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { attendanceStatuses } from '../../shared/domain/attendance/attendance.ts';
import { ids } from '../factories/a-workshop.ts';
import { launchApplication, newHome, removeHome } from './application.ts';
import { callMain, pageData } from './page-data.ts';
import { goTo, openFromList, saved } from './steps.ts';

const home = newHome();
afterAll(() => removeHome(home));

test('a data folder of version 1 opens in the app as it is, and is worked on', async () => {
  cpSync(path.join(import.meta.dirname, '../files/version-1/data'), home, { recursive: true });
  const first = await launchApplication({ home });
  await openFromList(first.page, 'Training');
  const before = await pageData(first.page);
  expect(before.sequence).toBe(36);
  expect(before.partitions).toHaveLength(15);
  const mark = `${ids.workshop} ${ids.participations[1]} am/${ids.days[0]}`;
  expect(before.marks[mark]).toBe(attendanceStatuses.indexOf('present'));
  await goTo(first.page, 'Attendance');
  await first.page.keyboard.press('Control+z');
  await expect.poll(async () => (await pageData(first.page)).marks[mark]).toBe(attendanceStatuses.indexOf('absent'));
  await saved(first.page);
  await first.close();
  const again = await launchApplication({ home });
  expect(await pageData(again.page)).toMatchObject({ sequence: 37 });
  const { entries } = await callMain(again.page, 'journal.recent', { count: 2 });
  expect(entries.map(({ version }) => version)).toEqual([1, 2]);
  await again.close();
});
