import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { readEntry, type StoredEntry } from '../../shared/changes/entry.ts';
import { callMain } from '../../test/end-to-end/page-data.ts';
import type { SampleKey } from '../../renderer/context/action-parts.ts';
import { goTo, openSample, press, saved } from '../../test/end-to-end/steps.ts';
import type { BrowserState, BuiltPage, BuiltWindow } from './built-page.ts';
import type { DataFiles, Replacements } from './damage.ts';
import { linesIn } from './journal-damage.ts';

/** A data folder as it was at one moment, with the store of that moment. */
export type Stage = {
  readonly name: string;
  readonly files: DataFiles;
  readonly store: BrowserState;
  /** Everything that had been acknowledged, oldest first. */
  readonly entries: readonly StoredEntry[];
  readonly lines: ReadonlyMap<string, number>;
  readonly snapshotEnds: ReadonlyMap<string, number>;
};

export type Stages = {
  /** Closed, worked on and closed again; and copied amid work, as a kill leaves it. */
  readonly whole: readonly Stage[];
  /** The same data some marks earlier. */
  readonly early: Stage;
  readonly replacements: Replacements;
};

const marksOfStage = 14;

/** Works in the built page, and keeps what lies on the disk and in the store at four moments. */
export async function makeStages(built: BuiltPage): Promise<Stages> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-torture-'));
  const window = await built.window(null);
  try {
    await openSample(await window.start(folder), 'osce-gbv-ashgabat');
    await markSome(window.page, marksOfStage);
    const early = await closedStage('early', window, folder);
    await window.start(folder, attendanceOf(early));
    await markSome(window.page, marksOfStage);
    const closed = await closedStage('closed', window, folder);
    await window.start(folder, attendanceOf(early));
    await markSome(window.page, marksOfStage);
    // Mirror and witness are written behind the acknowledgement.
    await window.page.waitForTimeout(1500);
    const killed = await stageOf('killed', window, readFiles(folder));
    const foreign = await foreignFiles(built, 'cadap-respectful-care');
    return { whole: [closed, killed], early, replacements: { older: early.files, foreign } };
  } finally {
    await window.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function foreignFiles(built: BuiltPage, sample: SampleKey): Promise<DataFiles> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-torture-'));
  const window = await built.window(null);
  try {
    await openSample(await window.start(folder), sample);
    await markSome(window.page, 3);
    await window.end();
    return readFiles(folder);
  } finally {
    await window.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function closedStage(name: string, window: BuiltWindow, folder: string): Promise<Stage> {
  const open = await stageOf(name, window, new Map());
  await window.end();
  const files = readFiles(folder);
  return { ...open, files, ...namedLines(files, open.entries) };
}

async function stageOf(name: string, window: BuiltWindow, files: DataFiles): Promise<Stage> {
  const { entries } = await callMain(window.page, 'journal.recent', { count: 1000 });
  return { name, files, store: await window.state(), entries, ...namedLines(files, entries) };
}

function namedLines(files: DataFiles, entries: readonly StoredEntry[]): Pick<Stage, 'lines' | 'snapshotEnds'> {
  const { lines, ends } = linesIn(files, entries);
  return { lines, snapshotEnds: ends };
}

/** The address of the attendance of the workshop that is in it. */
export function attendanceOf({ entries }: Stage): string {
  const [first] = entries;
  const partition =
    first === undefined ? [] : readEntry(first).changes.flatMap((each) => ('partition' in each ? each.partition : []));
  const key = partition.find((each) => each.startsWith('workshop/')) ?? '';
  return `/${key}/attendance`;
}

/** Marks one cell after another, each twice, so that at least one of the marks changes it. */
export async function markSome(page: Page, count: number): Promise<void> {
  if (!page.url().endsWith('/attendance')) await goTo(page, 'Attendance');
  await page.getByRole('grid').focus();
  for (let mark = 0; mark < count; mark += 2) {
    await press(page, ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowLeft'][(mark / 2) % 4] ?? 'ArrowDown', 'p', 'l');
  }
  await saved(page);
}

/** All files but the lock, whose process the copy does not have. */
export function readFiles(folder: string): DataFiles {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = names.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const kept = files.filter((name) => !/lock|^log\//.test(name));
  return new Map(kept.map((name) => [name, readFileSync(path.join(folder, name))]));
}

export function writeFiles(folder: string, files: DataFiles): void {
  for (const [name, bytes] of files) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}
