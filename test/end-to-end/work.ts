import type { Page } from 'playwright-core';
import { isExpected } from '../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { englishScreens } from '../../shared/text/english.ts';
import { callMain } from './page-data.ts';
import { goTo, goToTable } from './steps.ts';

/** What the page has said is saved: the journal's end as this side was told. */
export type Acknowledged = { sequence: number };

type Work = (page: Page, turn: number) => Promise<void>;

/** Counts as acknowledged what the journal says it holds, asked by the page itself; ends with the page. */
export async function watchAcknowledged(page: Page, acknowledged: Acknowledged): Promise<void> {
  try {
    for (;;) acknowledged.sequence = (await callMain(page, 'journal.status', {})).end.sequence;
  } catch {
    // The page is dead.
  }
}

/** For how many milliseconds a key stays down: what a key that is held repeats by. */
const held = { delay: 33 };

/**
 * Works as fast as keys repeat until the page dies or `isEnough`: marks by the keyboard in the grid, marks and
 * signatures at the desk, the minutes of a session. `cycle` says which: two cycles of each.
 * Keys that come without a pause would take the whole processor from the store, which no hand does.
 */
export async function workOn(
  page: Page,
  snapshot: WorkshopSnapshot,
  cycle: number,
  isEnough: () => boolean = () => false,
): Promise<void> {
  try {
    const begin = [markInGrid, workAtDesk, editMinutes][Math.floor(cycle / 2) % 3] ?? markInGrid;
    const step = await begin(page, cycle, snapshot);
    for (let turn = 0; !isEnough(); turn++) await step(page, turn);
  } catch {
    // The page is dead.
  }
}

async function markInGrid(page: Page, cycle: number): Promise<Work> {
  const letters = ['p', 'l', 'd', 'e', 'a'];
  await goTo(page, 'Attendance');
  await page.getByRole('grid', { name: englishScreens.attendance.grid }).focus();
  return async ({ keyboard }, turn) => {
    await keyboard.press(['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowLeft'][turn % 4] ?? 'ArrowDown', held);
    // Two marks: at least one of them changes the cell, whatever an earlier cycle has left there.
    await keyboard.press(letters[(turn + cycle) % letters.length] ?? 'p', held);
    await keyboard.press(letters[(turn + cycle + 1) % letters.length] ?? 'l', held);
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
async function workAtDesk(page: Page, _cycle: number, { participations }: WorkshopSnapshot): Promise<Work> {
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
