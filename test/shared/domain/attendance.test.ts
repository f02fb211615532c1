import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { packedSheetSchema, packSheet, unpackSheet } from '../../../shared/changes/partition.ts';
import {
  attendanceStatuses,
  emptySheet,
  isPresence,
  type Mark,
  marksIn,
  type SlotId,
  statusIn,
  withMarks,
} from '../../../shared/domain/attendance/attendance.ts';
import { anId, ids } from '../../factories/a-workshop.ts';

const slot = (number: number): SlotId => `day/${anId(500 + number)}`;
const someMarks: fc.Arbitrary<Mark[]> = fc.array(
  fc.record({
    participationId: fc.nat(8).map((number) => anId(100 + number)),
    slotId: fc.nat(6).map(slot),
    status: fc.constantFrom(...attendanceStatuses),
  }),
  { maxLength: 60 },
);

test('a sheet tells what was last marked, however the marks came in', () => {
  fc.assert(
    fc.property(someMarks, someMarks, (earlier, later) => {
      const sheet = withMarks(withMarks(emptySheet(ids.workshop), earlier), later);
      const last = new Map([...earlier, ...later].map((mark) => [`${mark.participationId} ${mark.slotId}`, mark]));
      for (const { participationId, slotId, status } of last.values()) {
        expect(statusIn(sheet, participationId, slotId)).toBe(status);
      }
      const kept = [...last.values()].filter((mark) => mark.status !== 'unmarked');
      expect(marksIn(sheet)).toHaveLength(kept.length);
      expect(marksIn(sheet)).toEqual(expect.arrayContaining(kept));
    }),
  );
});

test('marking leaves the sheet before it alone: undo and the screen still hold it', () => {
  fc.assert(
    fc.property(someMarks, someMarks, (earlier, later) => {
      const before = withMarks(emptySheet(ids.workshop), earlier);
      const copy = structuredClone(before);
      withMarks(before, later);
      expect(before).toEqual(copy);
    }),
  );
});

test('a packed sheet travels as text and comes back the same', () => {
  fc.assert(
    fc.property(someMarks, (marks) => {
      const sheet = withMarks(emptySheet(ids.workshop), marks);
      const travelled = packedSheetSchema.parse(JSON.parse(JSON.stringify(packSheet(sheet))));
      expect(unpackSheet(travelled)).toEqual(sheet);
    }),
  );
});

test('a packed sheet of the wrong size or with an unknown status is refused', () => {
  const packed = packSheet(
    withMarks(emptySheet(ids.workshop), [{ participationId: anId(1), slotId: slot(1), status: 'late' }]),
  );
  expect(packedSheetSchema.safeParse({ ...packed, marks: '12' }).success).toBe(false);
  expect(packedSheetSchema.safeParse({ ...packed, marks: '9' }).success).toBe(false);
});

test('nobody unknown is marked', () => {
  expect(statusIn(emptySheet(ids.workshop), anId(1), slot(1))).toBe('unmarked');
});

test('late and left early count as presence, excused does not', () => {
  expect(attendanceStatuses.filter(isPresence)).toEqual(['present', 'late', 'left-early']);
});

test('the order of the statuses is part of the stored format and only grows', () => {
  expect(attendanceStatuses.slice(0, 6)).toEqual(['unmarked', 'present', 'late', 'left-early', 'excused', 'absent']);
});
