import type { Page } from 'playwright-core';
import { attendanceStatuses } from '../../shared/domain/attendance/attendance.ts';
import { englishScreens } from '../../shared/text/english.ts';
import { callMain, pageData } from '../../test/end-to-end/page-data.ts';
import type { Contents } from '../../test/main/journal/sample-history.ts';
import type { CaseReport } from './case.ts';

/** What the page shows once it waits for nothing more: the app with its notices, or a screen that asks for a decision. */
export type SettledPage = { readonly kind: 'app' | 'trouble'; readonly text: string };

/** Milliseconds that a start may take on a computer that does much else. */
const longestStart = 40_000;
/** Loads of one start; a page that goes on loading never shows anything. */
const mostLoads = 3;

/** Waits until the page shows the app or a screen of trouble; null where it comes to neither, which is charged. */
export async function settlePage(page: Page, loads: () => number, report: CaseReport): Promise<SettledPage | null> {
  const anything = page.locator('[data-part="side"], [data-part="trouble"] h2, main [role="alert"] h2').first();
  await anything.waitFor({ timeout: longestStart }).catch(() => undefined);
  if (loads() > mostLoads) {
    report.charge('stuck', `the page was loaded ${loads()} times`);
    return null;
  }
  if ((await page.locator('[data-part="side"]').count()) > 0) {
    const notices = await page.locator('[role="status"], [role="alert"]').allInnerTexts();
    return { kind: 'app', text: notices.join(' ').replaceAll('\n', ' ') };
  }
  const text = (await page.locator('body').innerText()).replaceAll('\n', ' ');
  if ((await page.locator('[data-part="trouble"]').count()) > 0) return { kind: 'trouble', text };
  report.charge('stuck', `no way on: ${text.slice(0, 400)}`);
  return null;
}

/** What the store of the page holds, in the form in which entries are applied without a store. */
export async function heldContents(page: Page): Promise<Contents> {
  const { partitions, marks } = await pageData(page);
  const sheets = new Map<string, string[]>();
  for (const [place, status] of Object.entries(marks)) {
    const [workshopId = '', participationId = '', slotId = ''] = place.split(' ');
    const mark = `${participationId} ${slotId} ${attendanceStatuses[status] ?? ''}`;
    sheets.set(workshopId, [...(sheets.get(workshopId) ?? []), mark]);
  }
  return {
    partitions: Object.fromEntries(partitions.map(({ key, records }) => [key, records])),
    sheets: Object.fromEntries([...sheets].map(([workshopId, marked]) => [workshopId, marked.sort()])),
  };
}

const savedPattern = new RegExp(`^${englishScreens.saved}`);

/**
 * Charges a page that says "Saved" while the journal lacks entries that the page holds. Looks twice, since a page cannot
 * be asked for all of it at once. Where the journal cannot be written to, `most` is the number of the last entry that it
 * held before: none after it is on the disk, whatever the journal says of itself.
 */
export async function expectSavedIsTrue(page: Page, report: CaseReport, most = Infinity): Promise<void> {
  const look = async (): Promise<string | null> => {
    // A store that Chromium cannot open on a full disk has nothing to compare with.
    const data = await pageData(page).catch(() => null);
    if (data === null) return null;
    const before = data.sequence;
    const text = await page.locator('[data-part="saving"]').first().innerText();
    const { end } = await callMain(page, 'journal.status', {});
    const held = Math.min(end.sequence, most);
    return savedPattern.test(text.trim()) && held < before ? `${text}: ${before}, journal ${held}` : null;
  };
  const first = await look();
  if (first === null) return;
  await page.waitForTimeout(300);
  const second = await look();
  if (second !== null) report.charge('untrue', `the page says saved, and it is not: ${second}`);
}
