import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { englishScreens } from '../../shared/text/english.ts';
import { conferenceTitle, publishedSessions, publishedXml } from '../../test/files/schedules/published-conference.ts';
import { emptyHome } from '../data/homes.ts';
import type { BenchCase, Figures, Sample, Subject } from '../drivers/bench-case.ts';
import { gesture, perform, type Step } from '../drivers/gestures.ts';
import { RunningApp } from '../drivers/running-app.ts';
import { paintBoard } from '../frozen/board-canvas.ts';
import type { Size } from '../frozen/workload.ts';
import { blankShell, builtApp, fixtures } from '../runner/places.ts';

const shell = path.join(builtApp, 'main', 'chromium.js');
/** How often the published conference is held in a row: 872 sessions on 2 days, 4,360 on 10; no workshop takes more. */
const times: Readonly<Record<Size, number>> = { S: 1, M: 5, L: 5 };
/** Low enough that a day has to be scrolled downwards too. */
const view = { width: 1366, height: 560 };
const patience = 120_000;

function homeOf(size: Size): string {
  return path.join(fixtures, `${size}-conference`);
}

/** Brings the conference in once, as a user does: from its schedule. */
async function prepareConference(size: Size): Promise<void> {
  if (existsSync(homeOf(size))) return;
  const unfinished = `${homeOf(size)}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const file = path.join(unfinished, 'conference.xml');
  writeFileSync(file, publishedXml(publishedSessions('fosdem-2020', times[size])));
  const app = await RunningApp.start(shell, unfinished, 'main h1, main h2');
  try {
    await app.page.locator('input[type="file"]').setInputFiles(file);
    await app.page.getByRole('button', { name: englishScreens.importing.makeWorkshop }).click({ timeout: patience });
    await app.page.locator('[data-part="overview"]').waitFor({ timeout: patience });
    await app.page.locator('[data-part="saving"]:not([data-state="busy"])').waitFor({ timeout: patience });
  } finally {
    await app.close();
  }
  renameSync(unfinished, homeOf(size));
}

/** The board of the first day in the built app. */
const product: Subject['sample'] = async (size): Promise<Sample> => {
  const home = emptyHome();
  cpSync(homeOf(size), home, { recursive: true });
  const app = await RunningApp.start(shell, home, 'main h1, main h2');
  const { page } = app;
  try {
    await page.setViewportSize(view);
    await page.getByRole('link', { name: conferenceTitle }).first().click();
    await page.getByRole('navigation').getByRole('link', { name: 'Agenda', exact: true }).click();
    await page.getByText('Day 1', { exact: true }).first().click();
    await page.locator('[data-part="board-column-head"]').nth(30).waitFor({ timeout: patience });
    const board = page.locator('[data-part="board"]');
    const block = page.locator('[data-part="block"][title^="10:00"]').first();
    return await played(app, board, block);
  } finally {
    await app.close();
  }
};

/** The least that any program could do: a canvas of rectangles and lines of text that is painted anew when it moves. */
const limit: Subject['sample'] = async (size): Promise<Sample> => {
  const app = await RunningApp.start(blankShell, emptyHome(), 'h1');
  const { page } = app;
  try {
    await page.setViewportSize(view);
    const sessions = publishedSessions('fosdem-2020', times[size]).filter(({ day }) => day === 1);
    await page.evaluate(paintBoard, sessions);
    return await played(app, page.locator('[data-part="board"]'), page.locator('[data-part="block"]'));
  } finally {
    await app.close();
  }
};

async function played(app: RunningApp, board: Locator, block: Locator): Promise<Sample> {
  const box = await boxOf(board);
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const scrolling = await gesture('scroll', app, scrolls(middle));
  const scrolled = await board.evaluate((element) => element.scrollLeft + element.scrollTop);
  const grip = await boxOf(block);
  const dragging = await gesture('drag', app, drags({ x: grip.x + 20, y: grip.y + 6 }, box));
  const rolled = await board.evaluate((element) => element.scrollLeft);
  return {
    check: `${scrolled === 0 ? 'back at the beginning' : `at ${scrolled}`}, ${rolled > 1000 ? 'rolled on' : `rolled ${rolled}`}`,
    measures: { ...scrolling, ...dragging, drop: await dropped(app.page, { x: box.x + box.width - 10, y: middle.y }) },
    peakMegabytes: await app.counters.heap(),
    bytes: null,
  };
}

/** Four seconds of the wheel: to the last room, down, up, and back to the first. */
function scrolls({ x, y }: { readonly x: number; readonly y: number }): Step[] {
  const turn = (deltaX: number, deltaY: number, count: number): Step[] =>
    Array.from({ length: count }, () => ({ type: 'mouseWheel', x, y, deltaX, deltaY }));
  return [...turn(50, 0, 100), ...turn(0, 10, 20), ...turn(0, -10, 20), ...turn(-50, 0, 110)];
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Four seconds with a session in hand: to and fro over the rooms in view, then at the right edge, where it rolls on. */
function drags(from: { readonly x: number; readonly y: number }, { x, y, width, height }: Box): Step[] {
  const move = (toX: number, toY: number): Step => ({ type: 'mouseMoved', x: toX, y: toY });
  const over = Array.from({ length: 120 }, (_, step) => {
    const [across, down] = [Math.sin(step / 20), Math.sin(step / 7)];
    return move(x + width / 2 + across * width * 0.4, y + height / 2 + down * height * 0.3);
  });
  const atEdge = Array.from({ length: 120 }, (_, step) => move(x + width - 10, y + height / 2 + (step % 2)));
  return [{ type: 'mousePressed', ...from }, move(from.x + 10, from.y + 10), ...over, ...atEdge];
}

declare global {
  interface Window {
    /** Milliseconds from the release until nothing is carried any more and a frame has been painted. */
    settled: Promise<number> | undefined;
  }
}

/** From letting go until the session is painted where it was dropped. */
async function dropped(page: Page, at: { readonly x: number; readonly y: number }): Promise<Figures> {
  // The page must be listening before the hand lets go, or it waits for a release that has been.
  await page.evaluate(watchRelease);
  await perform(page, [{ type: 'mouseReleased', ...at }]);
  return { wall: (await page.evaluate(() => window.settled)) ?? 0, cpu: null };
}

/** Runs in the page. */
function watchRelease(): void {
  const release = new Promise<number>((resolve) => {
    document.addEventListener('pointerup', () => resolve(performance.now()), { once: true, capture: true });
  });
  const settle = async (): Promise<number> => {
    const begin = await release;
    while (document.querySelector('[data-part="ghost"]') !== null)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - begin;
  };
  window.settled = settle();
}

async function boxOf(element: Locator): Promise<Box> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('it is not in view');
  return box;
}

export const boardCase: BenchCase = {
  key: 'board',
  name: 'board of a conference',
  prepare: prepareConference,
  subjects: [
    { name: 'Rostrum', role: 'product', sizes: ['S', 'M'], sample: product },
    { name: 'canvas', role: 'limit', sizes: ['S', 'M'], sample: limit },
  ],
};
