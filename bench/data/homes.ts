import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v5 } from 'uuid';
import { snapshotName } from '../../main/journal/journal-files.ts';
import { openJournal } from '../../main/journal/journal.ts';
import { encodeLine } from '../../main/journal/segments.ts';
import { encodeIndex, type LineLocation } from '../../main/journal/snapshot.ts';
import { entryAfter, type HistoryEnd, type StoredEntry } from '../../shared/changes/entry.ts';
import { packSheet } from '../../shared/changes/partition.ts';
import { statusIn } from '../../shared/domain/attendance/attendance.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import { writeLines, writeMarkObjects } from '../frozen/journal-lines.ts';
import { laterEntries, type Size, usualWorkshop } from '../frozen/workload.ts';
import { fixtures } from '../runner/places.ts';
import { partitionsOf, plainHoldings, sheetsOf } from './holdings.ts';
import { makeWorkshop } from './workshops.ts';

/** Where the snapshot ends: everything came in by so many earlier actions. */
const snapshotEnd: HistoryEnd = { sequence: 10_000, hash: 'b'.repeat(64) };
const space = '0b9c8f1e-6c1b-4f0a-9c53-2f1f8f1c7a10';

const temporary: string[] = [];
process.once('exit', () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

/** A fresh copy of the home of somebody who has worked for years; gone when the process ends. */
export function copyOfHome(size: Size): string {
  const home = emptyHome();
  cpSync(homeOf(size), home, { recursive: true });
  return home;
}

export function emptyHome(): string {
  const home = mkdtempSync(path.join(tmpdir(), 'rostrum-bench-'));
  temporary.push(home);
  return home;
}

export function linesFile(size: Size): string {
  return path.join(fixtures, `${size}-lines.jsonl`);
}

export function peerFile(size: Size): string {
  return path.join(fixtures, `${size}-rows.json`);
}

function homeOf(size: Size): string {
  return path.join(fixtures, `${size}-home`);
}

/** Writes a journal of this size once: a snapshot, and marks of the last days after it. */
export async function prepareHome(size: Size): Promise<void> {
  const home = homeOf(size);
  if (existsSync(home)) return;
  const folder = path.join(`${home}.unfinished`, 'journal');
  rmSync(path.dirname(folder), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeSnapshotFile(path.join(folder, snapshotName(1)), size);
  const opened = await openJournal(folder);
  if (!opened.ok) throw new Error(`the journal of size ${size} cannot be opened: ${opened.failure.code}`);
  const appended = await opened.value.append(marksOfLately(size));
  if (!appended.ok) throw new Error(`the journal takes no entries: ${JSON.stringify(appended.failure)}`);
  await opened.value.close();
  renameSync(path.dirname(folder), home);
}

/** The files of the limit and the peer of the journal; that of the peer fits into one string up to size M. */
export function prepareJournalFiles(size: Size): void {
  mkdirSync(fixtures, { recursive: true });
  if (!existsSync(linesFile(size))) {
    rmSync(`${linesFile(size)}.unfinished`, { force: true });
    writeLines(`${linesFile(size)}.unfinished`, size, plainHoldings, marksOfLately(size));
    renameSync(`${linesFile(size)}.unfinished`, linesFile(size));
  }
  if (size !== 'L' && !existsSync(peerFile(size))) writeMarkObjects(peerFile(size), size, plainHoldings);
}

function writeSnapshotFile(file: string, size: Size): void {
  const partitions = [...partitionsOf(size)].map((partition) => ({
    place: placeOf('partition', partition.key),
    line: encodeLine({ partition }),
  }));
  const sheets = [...sheetsOf(size)].map((sheet) => ({
    place: placeOf('sheet', sheet.workshopId),
    line: encodeLine({ sheet: packSheet(sheet) }),
  }));
  const header = encodeLine({
    format: 'rostrum-snapshot',
    version: dataVersion,
    workspaceId: v5(`bench ${size}`, space),
    end: snapshotEnd,
    counts: { partitions: partitions.length, sheets: sheets.length },
  });
  let offset = header.length;
  const places = [...partitions, ...sheets].map(({ place, line }) => {
    const extent = { ...place, offset, length: line.length };
    offset += line.length;
    return extent;
  });
  const open = openSync(file, 'wx');
  for (const part of [header, ...[...partitions, ...sheets].map(({ line }) => line), encodeIndex(places, offset)]) {
    writeSync(open, part);
  }
  closeSync(open);
}

function placeOf(kind: LineLocation['kind'], key: string): LineLocation {
  return { kind, key };
}

/** Each changes a mark of the usual workshop to what it already is: the holdings stay those of the generator. */
function marksOfLately(size: Size): StoredEntry[] {
  const { sheet } = makeWorkshop(size, usualWorkshop);
  const entries: StoredEntry[] = [];
  let end = snapshotEnd;
  for (let number = 0; number < laterEntries; number += 1) {
    const participationId = sheet.participationIds[number % sheet.participationIds.length] ?? '';
    const slotId = sheet.slotIds[number % sheet.slotIds.length] ?? '';
    const value = statusIn(sheet, participationId, slotId);
    const mark = { entity: 'mark' as const, workshopId: sheet.workshopId, participationId, slotId, value };
    const action = {
      action: 'attendance.mark',
      changes: [{ ...mark, previous: 'unmarked' as const, how: 'grid' as const, reason: null }],
      group: v5(`${size} ${number}`, space),
      reverts: null,
    };
    const entry = entryAfter(end, action, {
      timestamp: `2026-01-01T00:00:00.000Z/${String(number).padStart(6, '0')}/bench`,
      device: 'bench',
      by: { user: '', computer: '' },
    });
    entries.push(entry);
    end = { sequence: entry.sequence, hash: entry.hash };
  }
  return entries;
}
