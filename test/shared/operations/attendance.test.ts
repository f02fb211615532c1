import { describe, expect, test } from 'vitest';
import { emptySheet, withMarks } from '../../../shared/domain/attendance.ts';
import { clearMarks, markCells, markEach, markUnmarked } from '../../../shared/operations/attendance.ts';
import { anId, aWorkshop, ids } from '../../factories/a-workshop.ts';

const slotId = `am/${ids.days[0]}`;
const [one, other] = [anId(71), anId(72)];
const sheet = withMarks(emptySheet(ids.workshop), [{ participationId: one, slotId, status: 'late' }]);
const cells = [
  { participationId: one, slotId },
  { participationId: other, slotId },
];

describe('marks', () => {
  test('are written where they differ, with what stood there', () => {
    expect(markCells(sheet, cells, 'present')).toMatchObject([
      { participationId: one, previous: 'late', value: 'present' },
      { participationId: other, previous: 'unmarked', value: 'present' },
    ]);
    expect(markCells(sheet, cells, 'late')).toMatchObject([{ participationId: other }]);
  });

  test('on a heading leave those alone who are marked already', () => {
    expect(markUnmarked(sheet, cells, 'present')).toMatchObject([{ participationId: other, value: 'present' }]);
  });

  test('of several kinds at once are one list', () => {
    const marks = [
      { participationId: one, slotId, status: 'absent' as const },
      { participationId: other, slotId, status: 'unmarked' as const },
    ];
    expect(markEach(sheet, marks)).toMatchObject([{ participationId: one, previous: 'late', value: 'absent' }]);
  });

  test('that go are those that are meant', () => {
    const snapshot = aWorkshop();
    expect(clearMarks(snapshot, () => false)).toEqual([]);
    expect(clearMarks(snapshot, () => true)).toMatchObject([
      { workshopId: ids.workshop, participationId: ids.participations[1], previous: 'present', value: 'unmarked' },
    ]);
  });
});
