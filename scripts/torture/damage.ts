import type { Random } from '../../shared/planning/seeded-random.ts';
import { integerBelow, oneOf } from './case.ts';

/** The files of a data folder by their path in it: `journal/…`, `mirror/…`, `witness`. */
export type DataFiles = ReadonlyMap<string, Buffer>;

/** What else may come to lie in the place of the data. */
export type Replacements = {
  /** The same folder at an earlier time. */
  readonly older: DataFiles;
  /** The folder of another installation. */
  readonly foreign: DataFiles;
};

export type Damaged = {
  readonly files: DataFiles;
  /** In words. */
  readonly done: string;
  /** Whether an older or a foreign copy lies there now, of which no file can say that it is one. */
  readonly isReplaced: boolean;
  /** Whether files have each other's names now. */
  readonly isSwapped: boolean;
};

type Files = Map<string, Buffer>;
type Kind = readonly [done: string, change: (bytes: Buffer, random: Random) => Buffer | null];

/** What befalls one file: nothing left of it is null. */
const kinds: readonly Kind[] = [
  ['cut off', (bytes, random) => bytes.subarray(0, integerBelow(random, bytes.length + 1))],
  ['cut off', (bytes, random) => bytes.subarray(0, integerBelow(random, bytes.length + 1))],
  [
    'cut off within the last line',
    (bytes, random) => bytes.subarray(0, bytes.length - 1 - integerBelow(random, Math.min(64, bytes.length))),
  ],
  ['one bit flipped', flipped],
  ['one bit flipped', flipped],
  ['one bit flipped', flipped],
  ['a sector of 512 bytes overwritten', (bytes, random) => overwritten(bytes, random, 512, 0x5a)],
  ['a page of 4096 bytes zeroed', (bytes, random) => overwritten(bytes, random, 4096, 0)],
  ['filled with zeros', (bytes) => Buffer.alloc(bytes.length)],
  ['emptied', () => Buffer.of()],
  ['deleted', () => null],
  ['stray bytes appended', (bytes, random) => Buffer.concat([bytes, noise(random, 1 + integerBelow(random, 400))])],
  ['a stray line put in', withStrayLine],
];

/** One fault: of one file, of two, of a folder, or of everything. */
export function damaged(files: DataFiles, random: Random, { older, foreign }: Replacements): Damaged {
  const next: Files = new Map(files);
  const draw = random();
  if (draw < 0.82) return { files: next, done: damageOne(next, random), isReplaced: false, isSwapped: false };
  if (draw < 0.88) {
    const folder = oneOf(random, ['journal/', 'mirror/']);
    deleteBelow(next, folder);
    return { files: next, done: `${folder} deleted`, isReplaced: false, isSwapped: false };
  }
  if (draw < 0.91) {
    const names = [...next.keys()].filter((name) => name.startsWith('journal/'));
    if (names.length === 0)
      return { files: next, done: 'nothing was left to swap', isReplaced: false, isSwapped: false };
    const [one, other] = [oneOf(random, names), oneOf(random, names)];
    const [first, second] = [next.get(one) ?? Buffer.of(), next.get(other) ?? Buffer.of()];
    next.set(one, second).set(other, first);
    return { files: next, done: `${one} and ${other} swapped`, isReplaced: false, isSwapped: true };
  }
  if (draw < 0.94) {
    replaceBelow(next, 'journal/', older);
    return { files: next, done: 'journal/ replaced by an older copy', isReplaced: false, isSwapped: false };
  }
  if (draw < 0.96)
    return { files: new Map(older), done: 'everything replaced by an older copy', isReplaced: true, isSwapped: false };
  if (draw < 0.98) {
    replaceBelow(next, 'journal/', foreign);
    return {
      files: next,
      done: 'journal/ replaced by that of another installation',
      isReplaced: true,
      isSwapped: false,
    };
  }
  return { files: new Map(), done: 'everything deleted', isReplaced: false, isSwapped: false };
}

/** The change numbers of which a whole line lies in some file, or which a whole snapshot stands for. */
export function survivors(
  files: DataFiles,
  whole: DataFiles,
  lines: ReadonlyMap<string, number>,
  snapshotEnds: ReadonlyMap<string, number>,
): ReadonlySet<number> {
  const found = wholeLines(files, lines);
  for (const [name, bytes] of files) {
    if (!name.includes('snapshot-')) continue;
    const isWhole = [...whole].some(([path, before]) => path.includes('snapshot-') && before.equals(bytes));
    const end = isWhole ? (snapshotEnds.get(bytes.toString('latin1')) ?? 0) : 0;
    for (let number = 1; number <= end; number += 1) found.add(number);
  }
  return found;
}

/** The change numbers of which a whole line lies in some file. */
export function wholeLines(files: DataFiles, lines: ReadonlyMap<string, number>): Set<number> {
  const found = new Set<number>();
  for (const [, bytes] of files) {
    for (const line of bytes.toString('latin1').split('\n')) {
      const number = lines.get(line);
      if (number !== undefined) found.add(number);
    }
  }
  return found;
}

/** One fault of one file; nothing is left of it where `bytes` is null. */
export function damagedBytes(before: Buffer, random: Random): { readonly bytes: Buffer | null; readonly done: string } {
  const [done, change] = oneOf(random, kinds);
  const bytes = before.length === 0 ? null : change(Buffer.from(before), random);
  return { bytes, done: bytes === null ? done : `${done} at ${placeOf(before, bytes)}` };
}

function damageOne(files: Files, random: Random): string {
  const names = [...files.keys()].filter((name) => /^(journal\/(entries|snapshot)-|mirror\/|witness)/.test(name));
  if (names.length === 0) return 'nothing was left to damage';
  const name = oneOf(random, names);
  const before = files.get(name) ?? Buffer.of();
  const { bytes, done } = damagedBytes(before, random);
  if (bytes === null) files.delete(name);
  else files.set(name, bytes);
  return `${name} (${before.length}): ${done}`;
}

function placeOf(before: Buffer, after: Buffer): number {
  const place = before.findIndex((byte, index) => byte !== after[index]);
  return place < 0 ? after.length : place;
}

function deleteBelow(files: Files, folder: string): void {
  for (const name of files.keys()) if (name.startsWith(folder)) files.delete(name);
}

function replaceBelow(files: Files, folder: string, by: DataFiles): void {
  deleteBelow(files, folder);
  for (const [name, bytes] of by) if (name.startsWith(folder)) files.set(name, bytes);
}

function flipped(bytes: Buffer, random: Random): Buffer {
  const place = placeIn(bytes, random);
  bytes[place] = (bytes[place] ?? 0) ^ (1 << integerBelow(random, 8));
  return bytes;
}

function overwritten(bytes: Buffer, random: Random, length: number, by: number): Buffer {
  const place = Math.floor(placeIn(bytes, random) / length) * length;
  return bytes.fill(by, place, Math.min(place + length, bytes.length));
}

function withStrayLine(bytes: Buffer, random: Random): Buffer {
  const end = bytes.indexOf(0x0a, placeIn(bytes, random)) + 1;
  return Buffer.concat([bytes.subarray(0, end), Buffer.from('stray\n'), bytes.subarray(end)]);
}

/** Of all bytes; or of all lines, for one long line may be nearly everything. */
function placeIn(bytes: Buffer, random: Random): number {
  const any = integerBelow(random, bytes.length);
  if (random() < 0.5) return any;
  const starts = [0];
  for (let end = bytes.indexOf(0x0a); end >= 0 && end + 1 < bytes.length; end = bytes.indexOf(0x0a, end + 1))
    starts.push(end + 1);
  const index = integerBelow(random, starts.length);
  const [start, next] = [starts[index] ?? 0, starts[index + 1] ?? bytes.length];
  return start + integerBelow(random, next - start);
}

function noise(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => integerBelow(random, 256)));
}
