import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordChange } from '../../../shared/changes/change.ts';
import {
  applyToPartition,
  changesByPlace,
  inverse,
  isEmptyPartition,
  packedSheetSchema,
  packSheet,
  recordIn,
  touchedBy,
  unpackSheet,
} from '../../../shared/changes/partition.ts';
import { marksIn } from '../../../shared/domain/attendance/attendance.ts';
import { apply, deeds, emptyStore, perform, type Store } from './random-actions.ts';

const fixed = { seed: 20260101, numRuns: 300 };
const id = '00000001-0000-4000-8000-000000000001';
const room = { entity: 'room', partition: 'workshop/a', id, previous: null } as const;

/** What the user sees: an emptied partition and an unmarked sheet are as good as none. */
function seen(store: Store): unknown {
  const partitions = [...store.partitions.values()].filter((partition) => !isEmptyPartition(partition));
  const sheets = [...store.sheets.values()].map((sheet) => ({
    id: sheet.workshopId,
    marks: marksIn(sheet)
      .map((mark) => JSON.stringify(mark))
      .sort(),
  }));
  return {
    partitions: Object.fromEntries(partitions.map((partition) => [partition.key, partition.records])),
    sheets: Object.fromEntries(sheets.filter(({ marks }) => marks.length > 0).map((sheet) => [sheet.id, sheet.marks])),
  };
}

test('taking changes back restores exactly what was there, as often as one likes', () => {
  fc.assert(
    fc.property(deeds, (actions) => {
      const store = emptyStore();
      const states = [seen(store)];
      const done = actions.map((action) => {
        const changes = perform(store, action);
        states.push(seen(store));
        return changes;
      });
      for (const [index, changes] of [...done.entries()].reverse()) {
        apply(store, inverse(changes));
        expect(seen(store)).toEqual(states[index]);
      }
      for (const [index, changes] of done.entries()) {
        apply(store, inverse(inverse(changes)));
        expect(seen(store)).toEqual(states[index + 1]);
      }
    }),
    fixed,
  );
});

test('all changes at once give the same as one action after the other', () => {
  fc.assert(
    fc.property(deeds, (actions) => {
      const oneByOne = emptyStore();
      const changes = actions.flatMap((action) => perform(oneByOne, action));
      const atOnce = emptyStore();
      apply(atOnce, changes);
      expect(seen(atOnce)).toEqual(seen(oneByOne));
      const { partitions, sheets } = changesByPlace(changes);
      expect({ partitions: [...partitions.keys()], sheets: [...sheets.keys()] }).toEqual(touchedBy(changes));
      expect([...partitions.values(), ...sheets.values()].flat()).toHaveLength(changes.length);
    }),
    fixed,
  );
});

test('a packed sheet is the same sheet', () => {
  fc.assert(
    fc.property(deeds, (actions) => {
      const store = emptyStore();
      for (const action of actions) perform(store, action);
      for (const sheet of store.sheets.values()) {
        expect(unpackSheet(packedSheetSchema.parse(packSheet(sheet)))).toEqual(sheet);
      }
    }),
    fixed,
  );
});

test('applying changes neither the partition nor the changes that it is given', () => {
  const changes: RecordChange[] = [{ ...room, field: null, value: { id, name: { en: 'Hall' } } }];
  const partition = applyToPartition('workshop/a', undefined, changes);
  const copy = structuredClone(partition);
  applyToPartition('workshop/a', partition, [{ ...room, field: 'name', value: { en: 'Room' } }]);
  expect(partition).toEqual(copy);
});

test('a field of a record that is gone makes no half record, nor does a value that is no record', () => {
  const wrong: RecordChange[] = [
    { ...room, field: 'name', value: { en: 'Hall' } },
    { ...room, field: null, value: 'Hall' },
    { ...room, field: null, value: { id: 'another', name: {} } },
  ];
  const partition = applyToPartition('workshop/a', undefined, wrong);
  expect(recordIn(partition, 'room', id)).toBeUndefined();
  expect(isEmptyPartition(partition)).toBe(true);
});

test.each(['__proto__', 'constructor'])(
  'a change of an entity, or of a record, called %s pollutes no object',
  (name) => {
    const created = {
      ...room,
      id: name,
      field: null,
      value: { id: name, polluted: 1 } as unknown as RecordChange['value'],
    };
    const foreign = {
      ...room,
      entity: name as 'room',
      field: null,
      value: { id, polluted: 1 } as RecordChange['value'],
    };
    const edited = { ...room, id: name, field: 'polluted', value: 1 } as RecordChange;
    const { records } = applyToPartition('workshop/a', undefined, [foreign, created, edited]);
    expect(Object.getPrototypeOf(records)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(records.room)).toBe(Object.prototype);
    expect(Object.hasOwn(Object.prototype, id)).toBe(false);
    expect(applyToPartition('workshop/a', undefined, [edited]).records).toEqual({ room: {} });
  },
);
