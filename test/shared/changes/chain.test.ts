import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  beginning,
  follows,
  hashAfter,
  type HistoryEnd,
  newSalts,
  type StoredEntry,
  storedEntrySchema,
} from '../../../shared/changes/entry.ts';
import { alterations, altered, type Json } from './altered.ts';

const fixed = { seed: 20261127, numRuns: 2000 };
const id = '00000001-0000-4000-8000-000000000001';
const [first = '', second = '', third = '', fourth = ''] = newSalts(4);

const mark = { entity: 'mark', workshopId: id, participationId: id, slotId: `day/${id}`, how: 'grid' };
const record = { entity: 'room', partition: `workshop/${id}`, id };

/** One entry with every kind of change. */
const entry = chained({
  version: 2,
  sequence: 1,
  timestamp: '2026-11-27T10:00:00.000Z/000000/d-MEM234',
  device: 'd-MEM234',
  by: { user: 'Aigul', computer: 'Laptop 2', salt: first },
  action: 'room.edit',
  group: id,
  reverts: { group: id, kind: 'undo' },
  later: { unknown: [1, { to: 'us' }] },
  changes: [
    {
      ...record,
      field: null,
      value: { id, name: { en: 'Hall', ru: 'Зал \ud800' }, capacity: 40 },
      previous: null,
      salt: second,
    },
    { ...record, field: 'capacity', value: null, previous: 40, salt: third, later: 'unknown' },
    { ...mark, value: 'late', previous: 'unmarked', reason: null },
    { ...mark, value: 'present', previous: 'late', reason: null },
    { ...mark, value: 'absent', previous: 'present', reason: 'She was ill', salt: fourth },
    { ...mark, value: 'late', previous: 'absent', reason: null, origin: { timestamp: 'a/b/c', how: 'badge' } },
    { ...record, field: 'name', digest: 'd'.repeat(64) },
    { ...mark, value: 'late', previous: 'absent', digest: 'e'.repeat(64) },
  ],
});

/** As the journal looks at what it reads: first at the outline, then at the hash. */
function isFollowing(content: unknown, end: HistoryEnd): boolean {
  return storedEntrySchema.safeParse(content).success && follows(content as StoredEntry, end);
}

/** With the hash that makes it the first of a history. */
function chained(unsigned: Parameters<typeof hashAfter>[1]): StoredEntry {
  const hash = hashAfter(beginning.hash, unsigned);
  if (hash === null) throw new Error('cannot be hashed');
  return { ...unsigned, hash } as StoredEntry;
}

test('an entry follows the end that it was made for, and no other', () => {
  expect(follows(entry, beginning)).toBe(true);
  expect(follows(entry, { sequence: 0, hash: 'f'.repeat(64) })).toBe(false);
  expect(follows(entry, { sequence: 1, hash: beginning.hash })).toBe(false);
});

test('an entry with anything altered, added, taken away or renamed follows nothing', () => {
  const json = JSON.parse(JSON.stringify(entry)) as Json;
  fc.assert(
    fc.property(alterations(json), (alteration) => {
      expect(isFollowing(altered(json, alteration), beginning)).toBe(false);
    }),
    fixed,
  );
});

test.each(['entry', 'author', 'change', 'value', 'unknown'])(
  'a field named __proto__ in the %s is in the hash',
  (place) => {
    const fields = '"__proto__":{"hidden":true},';
    const at =
      { entry: '{', author: '"by":{', change: '"changes":[{', value: '"value":{', unknown: '"later":{' }[place] ?? '';
    const json = JSON.stringify(entry);
    const added = json.replace(at, at + fields);
    expect(added).not.toBe(json);
    expect(isFollowing(JSON.parse(added), beginning)).toBe(false);
  },
);

test.each(['__proto__', 'constructor'])('a change with a field %s hides no field of the change after it', (name) => {
  const named = JSON.parse(
    JSON.stringify({ ...mark, value: 'late', previous: null, reason: null, name: 1 }).replace(
      '"name"',
      JSON.stringify(name),
    ),
  ) as object;
  const other = { ...mark, value: 'late', previous: null, reason: null };
  const withOther = (how: number) => ({ ...entry, changes: [named, { ...other, other: how }] }) as StoredEntry;
  expect(hashAfter(beginning.hash, withOther(1))).not.toBe(hashAfter(beginning.hash, withOther(2)));
});

test('the order of fields is no part of an entry, the order of changes is', () => {
  const reversed = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(reversed);
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, each]) => [name, reversed(each)] as const)
        .reverse(),
    );
  };
  expect(follows(reversed(entry) as StoredEntry, beginning)).toBe(true);
  expect(follows(JSON.parse(JSON.stringify(entry)) as StoredEntry, beginning)).toBe(true);
  expect(follows({ ...entry, changes: entry.changes.toReversed() }, beginning)).toBe(false);
});

test('a change with both its values and their digest, or with neither, belongs to no entry', () => {
  for (const wrong of [
    { ...record, field: 'name', value: 'Hall', previous: null },
    { ...record, field: 'name', value: 'Hall', previous: null, digest: 'd' },
    { ...record, field: 'name', value: 'Hall', previous: null, salt: first, digest: 'd' },
    { ...record, field: 'name', previous: null, salt: first },
    { ...mark, value: 'late', previous: 'present', reason: 'without a salt' },
    { ...mark, value: 'late', previous: 'present' },
  ]) {
    expect(hashAfter(beginning.hash, { version: 2, sequence: 1, by: entry['by'], changes: [wrong] })).toBeNull();
  }
});

/** What the hash of version 1 leaves out: how, why and whence a mark came, and whatever version 1 did not know. */
const outsideHash1 = (path: readonly (string | number)[]): boolean =>
  path.some((step) => ['how', 'reason', 'origin', 'later'].includes(String(step)));

test('an entry of version 1 is checked by the rule of version 1', () => {
  const [header = '', ...lines] = readFileSync('test/files/version-1/data/journal/entries-00000003.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.slice(9));
  const { from } = JSON.parse(header) as { from: { sequence: number; hash: string } };
  const entries = lines.map((line) => JSON.parse(line) as Json);
  let end = from;
  for (const each of entries as unknown as StoredEntry[]) {
    expect(follows(each, end)).toBe(true);
    end = each;
  }
  for (const each of entries) {
    const before = entries[entries.indexOf(each) - 1] ?? from;
    fc.assert(
      fc.property(alterations(each), (alteration) => {
        fc.pre(!outsideHash1(alteration.path) && alteration.kind !== 'added');
        expect(isFollowing(altered(each, alteration), before as HistoryEnd)).toBe(false);
      }),
      { ...fixed, numRuns: 200 },
    );
  }
});

test('salts are random and as many as asked for', () => {
  const salts = newSalts(10_000);
  expect(new Set(salts).size).toBe(10_000);
  expect(salts.every((salt) => /^[0-9a-f]{32}$/.test(salt))).toBe(true);
});
