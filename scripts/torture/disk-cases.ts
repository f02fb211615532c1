import { closeSync, cpSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Random } from '../../shared/planning/seeded-random.ts';
import { newHome, removeHome } from '../../test/end-to-end/application.ts';
import { callMain } from '../../test/end-to-end/page-data.ts';
import { goTo, press, saved } from '../../test/end-to-end/steps.ts';
import { type CaseKind, type CaseReport, integerBelow, oneOf } from './case.ts';
import { anyBackend, mountMemory, pause, remount, RunningApp, unmount, whyNoMounts } from './running-app.ts';
import { expectSavedIsTrue } from './settled-page.ts';

/** The running app on a disk that becomes full, is read-only at the start, or loses its folders. */
export const appDisks: CaseKind = {
  name: 'disk',
  about:
    'the running app on a disk that is full or read-only, and over folders that are moved away, deleted or put back, with both stores of Chromium',
  brief: 1,
  share: 5,
  longest: 300,
  open: () => Promise.resolve(whyNoMounts() ?? { run: troubleOnDisk }),
};

const troubles = ['full', 'full', 'full', 'full-start', 'read-only-start', 'journal-moved', 'data-deleted'] as const;
const megabytes = 160;
/** Milliseconds within which saving has to go on by itself once the cause is gone. */
const longestReturn = 60_000;

async function troubleOnDisk(random: Random, report: CaseReport): Promise<void> {
  const app = new RunningApp(newHome(), anyBackend(random));
  const trouble = oneOf(random, troubles);
  report.tell(`${app.backend}, ${trouble}`);
  mountMemory(app.home, megabytes);
  try {
    await app.begin();
    await markTwice(app.application.page, 2);
    await saved(app.application.page);
    await app.expectHeld(report, 'before');
    if (trouble === 'full') await fillWhileRunning(app, random, report);
    if (trouble.endsWith('-start')) await startOnBadDisk(app, trouble === 'full-start', random, report);
    if (trouble === 'journal-moved') await moveJournal(app, random, report);
    if (trouble === 'data-deleted') await deleteData(app, random, report);
    if (report.charged.length > 0) return;
    for (const start of ['first start', 'second start']) {
      await app.close(report);
      if (!(await app.expectWhole(report, `${start} afterwards`))) return;
    }
    await app.close(report);
  } finally {
    await app.kill();
    unmount(app.home);
    await removeHome(app.home);
  }
}

/** Presses keys in the grid, whether or not anything becomes of them. */
async function markTwice(page: Page, times: number): Promise<void> {
  if (!page.url().endsWith('/attendance')) await goTo(page, 'Attendance');
  await page.getByRole('grid').focus();
  for (let time = 0; time < times; time += 1) {
    await press(page, ['ArrowDown', 'ArrowRight'][time % 2] ?? 'ArrowDown', 'p', 'l');
  }
}

/** Fills the disk but for `left` bytes. */
function fill(home: string, left: number): void {
  const file = openSync(path.join(home, 'filling'), 'a');
  try {
    for (;;) {
      const { bavail, bsize } = statfsSync(home);
      const size = Math.min(1024 * 1024, bavail * bsize - left);
      if (size <= 0) break;
      writeSync(file, Buffer.alloc(size, 1));
    }
    fsyncSync(file);
  } catch {
    // Somebody else took the rest.
  } finally {
    closeSync(file);
  }
}

async function fillWhileRunning(app: RunningApp, random: Random, report: CaseReport): Promise<void> {
  const { page } = app.application;
  const left = oneOf(random, [0, 0, 4096, 40_000, 400_000]);
  fill(app.home, left);
  report.tell(`full but for ${left} bytes`);
  for (let round = 0; round < 3; round += 1) {
    await markTwice(page, 1 + integerBelow(random, 4));
    await pause(integerBelow(random, 600));
    await expectSavedIsTrue(page, report);
  }
  await acknowledgeNow(app);
  const isKilled = random() < 0.4;
  if (isKilled) {
    report.tell('killed while it was full');
    await app.kill();
    if (random() < 0.5) {
      report.tell('started while it was full');
      // With nothing left, the browser cannot say where it listens for the test.
      await app.launch().then(
        () => pause(4000),
        (error: unknown) => report.tell(String(error).slice(0, 200)),
      );
      await app.kill();
    }
  }
  rmSync(path.join(app.home, 'filling'));
  if (isKilled) await app.expectWhole(report, 'after space came back');
  else await expectReturn(app, report);
}

/**
 * The journal alone lies on a disk of its own, which is full or read-only at the start: the test itself writes beside it
 * where the browser is to be found.
 */
async function startOnBadDisk(app: RunningApp, isFull: boolean, random: Random, report: CaseReport): Promise<void> {
  await app.close(report);
  const [folder, aside] = [journalOf(app), `${journalOf(app)}-aside`];
  renameSync(folder, aside);
  mkdirSync(folder);
  mountMemory(folder, 16);
  cpSync(aside, folder, { recursive: true });
  if (isFull) fill(folder, oneOf(random, [0, 4096, 40_000]));
  else remount(folder, 'ro');
  try {
    const { page } = await app.launch();
    await expectShown(page, report);
    if ((await page.locator('[data-part="side"]').count()) > 0) {
      await app.openWorkshop();
      await markTwice(page, 1);
      await pause(400);
      await expectSavedIsTrue(page, report, isFull ? undefined : app.acknowledged);
    }
  } finally {
    await app.kill();
    unmount(folder);
    rmSync(folder, { recursive: true, force: true });
    renameSync(aside, folder);
  }
  await app.expectWhole(report, 'after it could be written to');
}

/** Something is shown, whatever it is: never an empty window. */
async function expectShown(page: Page, report: CaseReport): Promise<void> {
  const anything = page.locator('[data-part="side"], main [role="alert"], [data-part="trouble"]').first();
  await anything.waitFor({ timeout: 40_000 }).catch(() => report.charge('stuck', 'nothing is shown'));
  report.tell(`shows: ${(await page.locator('body').innerText()).replaceAll('\n', ' ').slice(0, 300)}`);
}

async function moveJournal(app: RunningApp, random: Random, report: CaseReport): Promise<void> {
  const { page } = app.application;
  const folder = journalOf(app);
  renameSync(folder, `${folder}-away`);
  // An empty folder in its place is filled again, so that what is entered then may be called saved.
  const isEmpty = random() < 0.5;
  if (isEmpty) mkdirSync(folder);
  report.tell(`moved away and back, ${isEmpty ? 'an empty folder' : 'nothing'} in its place`);
  for (let round = 0; round < 3; round += 1) {
    await markTwice(page, 1);
    await pause(300);
    await expectSavedIsTrue(page, report, isEmpty ? undefined : app.acknowledged);
  }
  await pause(integerBelow(random, 2000));
  rmSync(folder, { recursive: true, force: true });
  renameSync(`${folder}-away`, folder);
  await expectReturn(app, report);
}

async function deleteData(app: RunningApp, random: Random, report: CaseReport): Promise<void> {
  const { page } = app.application;
  await acknowledgeNow(app);
  rmSync(journalOf(app), { recursive: true });
  for (let round = 0; round < 2; round += 1) {
    await markTwice(page, 1);
    await pause(400);
    await expectSavedIsTrue(page, report, app.acknowledged);
  }
  if (random() < 0.5) await app.kill();
  else await app.close();
  await app.expectWhole(report, 'after the journal was deleted');
}

function journalOf(app: RunningApp): string {
  return path.join(app.home, 'journal');
}

async function acknowledgeNow(app: RunningApp): Promise<void> {
  const { end } = await callMain(app.application.page, 'journal.status', {});
  app.acknowledge(end.sequence);
}

/** Saving goes on by itself. */
async function expectReturn(app: RunningApp, report: CaseReport): Promise<void> {
  const { page } = app.application;
  const begin = performance.now();
  for (;;) {
    const isSaved = await saved(page).then(
      () => true,
      () => false,
    );
    if (isSaved) break;
    if (performance.now() - begin > longestReturn) {
      const text = (await page.locator('body').innerText()).replaceAll('\n', ' ');
      return report.charge('stuck', `saving does not go on by itself: ${text.slice(0, 400)}`);
    }
  }
  await markTwice(page, 1);
  await saved(page).catch((error: unknown) => report.charge('stuck', `nothing is saved any more: ${String(error)}`));
  await app.expectHeld(report, 'after the return');
}
