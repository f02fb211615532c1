import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Figures } from './bench-case.ts';
import type { Counters } from './browser.ts';
import { median, quantile } from '../runner/statistics.ts';

/** Milliseconds of a frame at sixty a second; hands and wheels send what they do as often. */
const frame = 1000 / 60;
/** A frame that takes longer has missed its turn. A little more than a frame, for clocks are not finer. */
const late = frame * 1.1;

declare global {
  interface Window {
    /** When each frame began, while they are counted. */
    frameBegins: number[] | undefined;
  }
}

/** What a hand does at one moment, in pixels of the page. */
export type Step = {
  readonly type: 'mousePressed' | 'mouseMoved' | 'mouseReleased' | 'mouseWheel';
  readonly x: number;
  readonly y: number;
  readonly deltaX?: number;
  readonly deltaY?: number;
};

/**
 * Does the steps at sixty a second, whatever the page makes of them, and tells how the frames came meanwhile: the usual
 * one with the CPU of all processes for a step, the slowest of twenty, the worst, how many of a hundred were late, and
 * for how long the page's own thread worked for a step.
 */
export async function gesture(
  name: string,
  { page, counters }: { readonly page: Page; readonly counters: Counters },
  steps: readonly Step[],
): Promise<Record<string, Figures>> {
  const [cpuBegin, threadBegin] = [await counters.processorTime(), await counters.pageTime()];
  await page.evaluate(countFrames);
  await perform(page, steps);
  const frames = await page.evaluate(countedFrames);
  const [cpuEnd, threadEnd] = [await counters.processorTime(), await counters.pageTime()];
  const cpu = cpuBegin === null || cpuEnd === null ? null : (cpuEnd - cpuBegin) / steps.length;
  const only = (wall: number): Figures => ({ wall, cpu: null });
  return {
    [`${name}, frame`]: { wall: median(frames), cpu },
    [`${name}, slowest of 20`]: only(quantile(frames, 0.95)),
    [`${name}, worst frame`]: only(Math.max(...frames)),
    [`${name}, late of 100`]: only((frames.filter((each) => each > late).length / frames.length) * 100),
    [`${name}, page’s thread`]: only((threadEnd - threadBegin) / steps.length),
  };
}

export async function perform(page: Page, steps: readonly Step[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const begin = performance.now();
  const sent: Promise<unknown>[] = [];
  for (const [index, step] of steps.entries()) {
    await wait(Math.max(0, begin + index * frame - performance.now()));
    const held = step.type === 'mousePressed' || step.type === 'mouseMoved';
    const hand = step.type === 'mouseWheel' ? {} : { button: 'left' as const, buttons: held ? 1 : 0, clickCount: 1 };
    sent.push(session.send('Input.dispatchMouseEvent', { ...step, ...hand }));
  }
  await Promise.all(sent);
  await session.detach();
}

/** Runs in the page. */
function countFrames(): void {
  const frames: number[] = [];
  window.frameBegins = frames;
  const count = (begin: number): void => {
    frames.push(begin);
    if (window.frameBegins === frames) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
}

/** Runs in the page; gives the milliseconds from each frame to the next. */
function countedFrames(): number[] {
  const begins = window.frameBegins ?? [];
  window.frameBegins = undefined;
  return begins.slice(1).map((begin, index) => begin - (begins[index] ?? begin));
}
