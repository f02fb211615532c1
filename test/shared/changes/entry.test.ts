import { expect, test } from 'vitest';
import type { Change } from '../../../shared/changes/change.ts';
import { beginning, entryAfter, entrySchema, follows, type StoredEntry } from '../../../shared/changes/entry.ts';
import { timestampAfter } from '../../../shared/time/instant.ts';

const id = '00000001-0000-4000-8000-000000000001';
const changes: Change[] = [
  {
    entity: 'room',
    partition: 'workshop/a',
    id,
    field: 'name',
    value: { en: 'Hall', ru: 'Зал \ud800' },
    previous: null,
  },
  {
    entity: 'mark',
    workshopId: id,
    participationId: id,
    slotId: `day/${id}`,
    value: 'late',
    previous: 'present',
    how: 'grid',
    reason: null,
  },
];
const action = { action: 'room.rename', changes, group: id, reverts: { group: id, kind: 'undo' as const } };
const made = { timestamp: 'timestamp', device: 'd-TEST22', by: { user: 'Aigul', computer: 'Laptop 2' } };
const entry = entryAfter(beginning, action, made);

test('an entry follows the end that it was made for, and no other', () => {
  expect(follows(entry, beginning)).toBe(true);
  const next = entryAfter(entry, action, made);
  expect(next.sequence).toBe(2);
  expect(follows(next, entry)).toBe(true);
  expect(follows(next, beginning)).toBe(false);
  expect(follows(entry, { sequence: 0, hash: 'f'.repeat(64) })).toBe(false);
});

test('an entry that was altered anywhere follows nothing', () => {
  const altered: StoredEntry[] = [
    { ...entry, sequence: 2 },
    { ...entry, timestamp: 'other' },
    { ...entry, device: 'other' },
    { ...entry, action: 'other' },
    { ...entry, reverts: null },
    { ...entry, reverts: { group: id, kind: 'redo' } },
    { ...entry, by: made.by },
    { ...entry, changes: entry.changes.slice(1) },
    { ...entry, changes: entry.changes.toReversed() },
    { ...entry, changes: entry.changes.map((change) => ({ ...change, previous: change['value'] })) },
  ];
  for (const each of altered) expect(follows(each, beginning)).toBe(false);
});

test('an entry is the same after a journey as JSON, through the schema, and with its fields in another order', () => {
  const travelled = entrySchema.parse(JSON.parse(JSON.stringify(entry)));
  expect(follows(travelled, beginning)).toBe(true);
  const reversed = (record: object): object => Object.fromEntries(Object.entries(record).reverse());
  const reordered = {
    ...entry,
    reverts: { kind: 'undo', group: id },
    changes: entry.changes.map(reversed),
  } as StoredEntry;
  expect(follows(reordered, beginning)).toBe(true);
});

test('later stamps sort after earlier ones, also when the clock is set back', () => {
  const first = timestampAfter('', '2025-03-01T10:00:00.000Z', 'd-A');
  const second = timestampAfter(first, '2025-03-01T10:00:00.000Z', 'd-B');
  const third = timestampAfter(second, '2023-01-01T00:00:00.000Z', 'd-A');
  const fourth = timestampAfter(third, '2025-03-01T10:00:00.001Z', 'd-A');
  expect([fourth, second, third, first].sort()).toEqual([first, second, third, fourth]);
});
