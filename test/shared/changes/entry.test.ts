import { expect, test } from 'vitest';
import { beginning, type Change, type Entry, entrySchema } from '../../../shared/changes/change.ts';
import { timestampAfter } from '../../../shared/changes/clock.ts';
import { entryAfter, follows } from '../../../shared/changes/entry.ts';

const id = '00000001-0000-4000-8000-000000000001';
const changes: Change[] = [
  { entity: 'room', shelf: 'workshop/a', id, field: 'name', value: { en: 'Hall', ru: 'Зал \ud800' }, previous: null },
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
const entry = entryAfter(beginning, action, 'stamp', 'd-TEST22');

test('an entry follows the end that it was made for, and no other', () => {
  expect(follows(entry, beginning)).toBe(true);
  const next = entryAfter(entry, action, 'stamp', 'd-TEST22');
  expect(next.sequence).toBe(2);
  expect(follows(next, entry)).toBe(true);
  expect(follows(next, beginning)).toBe(false);
  expect(follows(entry, { sequence: 0, hash: 'f'.repeat(64) })).toBe(false);
});

test('an entry that was altered anywhere follows nothing', () => {
  const altered: Entry[] = [
    { ...entry, sequence: 2 },
    { ...entry, stamp: 'other' },
    { ...entry, device: 'other' },
    { ...entry, action: 'other' },
    { ...entry, reverts: null },
    { ...entry, reverts: { group: id, kind: 'redo' } },
    { ...entry, changes: changes.slice(1) },
    { ...entry, changes: changes.toReversed() },
    { ...entry, changes: changes.map((change) => ({ ...change, previous: change.value }) as Change) },
  ];
  for (const each of altered) expect(follows(each, beginning)).toBe(false);
});

test('an entry is the same after a journey as JSON, through the schema, and with its fields in another order', () => {
  const travelled = entrySchema.parse(JSON.parse(JSON.stringify(entry)));
  expect(follows(travelled, beginning)).toBe(true);
  const reversed = (record: object): object => Object.fromEntries(Object.entries(record).reverse());
  const reordered = { ...entry, reverts: { kind: 'undo', group: id }, changes: entry.changes.map(reversed) } as Entry;
  expect(follows(reordered, beginning)).toBe(true);
});

test('later stamps sort after earlier ones, also when the clock is set back', () => {
  const first = timestampAfter('', '2025-03-01T10:00:00.000Z', 'd-A');
  const second = timestampAfter(first, '2025-03-01T10:00:00.000Z', 'd-B');
  const third = timestampAfter(second, '2023-01-01T00:00:00.000Z', 'd-A');
  const fourth = timestampAfter(third, '2025-03-01T10:00:00.001Z', 'd-A');
  expect([fourth, second, third, first].sort()).toEqual([first, second, third, fourth]);
});
