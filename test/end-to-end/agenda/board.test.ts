import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { englishScreens } from '../../../shared/text/english.ts';
import { addMinutes } from '../../../shared/time/wall-clock.ts';
import { type Application, launchApplication, removeHome } from '../application.ts';
import { type SampleKey, sampleKeys } from '../../../renderer/context/action-parts.ts';
import { goTo, openSample, readWorkshop, sampleFile, saved } from '../steps.ts';

const patience = { timeout: 20_000, interval: 25 };

let application: Application;
let page: Page;

beforeEach(async () => {
  application = await launchApplication();
  page = application.page;
  await page.setViewportSize({ width: 1366, height: 768 });
});

afterEach(async () => {
  await application.close();
  await removeHome(application.home);
});

describe.each(sampleKeys)('%s on the board', (key) => {
  test('by mouse: moved, lengthened, copied, taken off; Undo brings everything back', async () => {
    await openBoard(key);
    const block = blockOf(quietSession(key));
    const before = await timeOf(block);
    const gap = await minuteHeight();

    await drag(block, { x: 30, y: 6 }, { x: 0, y: 30 * gap });
    await says(block, shifted(before, 30));

    await drag(block, await footOf(block), { x: 0, y: 15 * gap });
    await says(block, { start: addMinutes(before.start, 30), end: addMinutes(before.end, 45) });

    const count = await page.locator('[data-part="block"]').count();
    await page.keyboard.down('Control');
    await drag(block, { x: 30, y: 6 }, { x: 0, y: 60 * gap });
    await page.keyboard.up('Control');
    await vi.waitFor(async () => expect(await page.locator('[data-part="block"]').count()).toBe(count + 1), patience);

    await takeOff(block);
    await page.getByRole('region', { name: englishScreens.agenda.unplaced }).waitFor();
    await saved(page);

    for (let taken = 0; taken < 4; taken++) await page.keyboard.press('Control+z');
    await says(block, before);
    expect(await page.locator('[data-part="block"]').count()).toBe(count);
  });

  test('by keyboard alone: picked up, moved, lengthened, dropped; Escape gives up', async () => {
    await openBoard(key);
    const block = blockOf(quietSession(key));
    const before = await timeOf(block);

    await block.focus();
    await page.keyboard.press('Space');
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
    await page
      .getByRole('status')
      .filter({ hasText: addMinutes(before.start, 15) })
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await says(block, before);

    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Space');
    await says(block, { start: addMinutes(before.start, -5), end: addMinutes(before.end, 5) });
    await saved(page);

    // Place and length were changed in one gesture, which one Undo takes back.
    await page.keyboard.press('Control+z');
    await says(block, before);
  });
});

test('by keyboard: everything from a session on is shifted, after a look at what would move', async () => {
  await openBoard('cadap-respectful-care');
  const block = blockOf(quietSession('cadap-respectful-care'));
  const before = await timeOf(block);
  await block.focus();
  await page.keyboard.press('t');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.keyboard.type('-');
  expect(await dialog.getByRole('button', { name: /^Move/ }).isDisabled()).toBe(true);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('10');
  await dialog.getByText(addMinutes(before.start, 10)).waitFor();
  await page.keyboard.press('Enter');
  await says(block, shifted(before, 10));
  await saved(page);
  await page.keyboard.press('Control+z');
  await says(block, before);
});

test('a title is written where it stands; Escape leaves it', async () => {
  await openBoard('cadap-respectful-care');
  const block = blockOf(quietSession('cadap-respectful-care'));
  await block.focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('What was learned');
  await page.keyboard.press('Escape');
  expect(await block.textContent()).not.toContain('What was learned');
  await page.keyboard.press('F2');
  await page.keyboard.type('What was learned');
  await page.keyboard.press('Enter');
  await vi.waitFor(async () => expect(await block.textContent()).toContain('What was learned'), patience);
  expect(await block.evaluate((element) => element === document.activeElement)).toBe(true);
  await saved(page);
});

test('a clash is shown while dragging and listed afterwards', async () => {
  await openBoard('cadap-respectful-care');
  const sessions = readWorkshop(sampleFile('cadap-respectful-care')).sessions;
  const moved = sessions.find((session) => session.title.en?.startsWith('Trauma, stigma') === true);
  const lunch = sessions.find((session) => session.kind === 'lunch' && session.placement?.start === '12:45');
  if (moved === undefined || lunch === undefined) throw new Error('the sample has changed');
  const from = await blockOf(moved.id).boundingBox();
  const to = await blockOf(lunch.id).boundingBox();
  if (from === null || to === null) throw new Error('not on the board');

  await page.mouse.move(from.x + 30, from.y + 6);
  await page.mouse.down();
  await page.mouse.move(to.x + 30, to.y + 10, { steps: 6 });
  await page.locator('[data-part="ghost-clash"]').waitFor();
  await page.mouse.up();

  await page.locator('[data-part="findings-chip"]').click();
  const findings = page.getByRole('complementary', { name: englishScreens.agenda.findings });
  await findings.getByRole('listitem').first().waitFor();
  expect(await findings.getByRole('listitem').count()).toBeGreaterThan(0);
});

async function openBoard(key: SampleKey): Promise<void> {
  await openSample(page, key);
  await goTo(page, 'Agenda');
  await page.locator('[data-part="block"]').first().waitFor();
}

/** A session of the first day with room to move: the last before its closing items. */
function quietSession(key: SampleKey): string {
  const { sessions, days } = readWorkshop(sampleFile(key));
  const first = days.find((day) => day.number === 1);
  const [session] = sessions
    .filter((each) => each.placement?.dayId === first?.id && each.minutes >= 40 && each.kind !== 'lunch')
    .sort((one, other) => (one.placement?.start ?? '').localeCompare(other.placement?.start ?? ''));
  if (session === undefined) throw new Error('no session to move');
  return session.id;
}

function blockOf(sessionId: string): Locator {
  return page.locator(`[data-part="block"][data-session="${sessionId}"]`);
}

type Time = { readonly start: string; readonly end: string };

async function timeOf(block: Locator): Promise<Time> {
  const [, start = '', end = ''] = /^(\d\d:\d\d) – (\d\d:\d\d)/.exec((await block.getAttribute('title')) ?? '') ?? [];
  return { start, end };
}

function shifted({ start, end }: Time, minutes: number): Time {
  return { start: addMinutes(start, minutes), end: addMinutes(end, minutes) };
}

async function says(block: Locator, time: Time): Promise<void> {
  await vi.waitFor(async () => expect(await timeOf(block)).toEqual(time), patience);
}

/** Pixels a minute, measured between two hours of the scale. */
async function minuteHeight(): Promise<number> {
  const [first, second] = await page
    .locator('[data-part="board-grid"] i')
    .evaluateAll((lines) => lines.slice(0, 2).map((line) => line.getBoundingClientRect().top));
  return ((second ?? 0) - (first ?? 0)) / 60;
}

async function drag(block: Locator, from: { x: number; y: number }, by: { x: number; y: number }): Promise<void> {
  const box = await block.boundingBox();
  if (box === null) throw new Error('not on the board');
  await page.mouse.move(box.x + from.x, box.y + from.y);
  await page.mouse.down();
  await page.mouse.move(box.x + from.x + by.x, box.y + from.y + by.y, { steps: 8 });
  await page.mouse.up();
}

async function footOf(block: Locator): Promise<{ x: number; y: number }> {
  const box = await block.boundingBox();
  return { x: 40, y: (box?.height ?? 0) - 2 };
}

/** Drags a session off the agenda, beyond its left edge. */
async function takeOff(block: Locator): Promise<void> {
  const box = await block.boundingBox();
  const board = await page.locator('[data-part="board"]').boundingBox();
  if (box === null || board === null) throw new Error('not on the board');
  await page.mouse.move(box.x + 30, box.y + 6);
  await page.mouse.down();
  await page.mouse.move(board.x - 60, box.y + 20, { steps: 8 });
  await page.mouse.up();
}
