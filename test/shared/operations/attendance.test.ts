import { describe, expect, test } from 'vitest';
import { emptySheet, withMarks } from '../../../shared/domain/attendance/attendance.ts';
import { clearMarks, clearSlots, markCells, markEach, markUnmarked } from '../../../shared/operations/attendance.ts';
import { anId, aWorkshop, ids } from '../../factories/a-workshop.ts';

const slotId = `am/${ids.days[0]}`;
const [one, other] = [anId(71), anId(72)];
const sheet = withMarks(emptySheet(ids.workshop), [{ participationId: one, slotId, status: 'late' }]);
const place = { sheet, signOffs: [], marking: { how: 'grid' as const, reason: null } };
const cells = [
  { participationId: one, slotId },
  { participationId: other, slotId },
];

describe('marks', () => {
  test('are written where they differ, with what stood there and how they were made', () => {
    expect(markCells(place, cells, 'present')).toMatchObject({
      value: [
        { participationId: one, previous: 'late', value: 'present', how: 'grid', reason: null },
        { participationId: other, previous: 'unmarked', value: 'present', how: 'grid', reason: null },
      ],
    });
    expect(markCells(place, cells, 'late')).toMatchObject({ value: [{ participationId: other }] });
  });

  test('on a heading leave those alone who are marked already', () => {
    expect(markUnmarked(place, cells, 'present')).toMatchObject({
      value: [{ participationId: other, value: 'present' }],
    });
  });

  test('of several kinds at once are one list', () => {
    const marks = [
      { participationId: one, slotId, status: 'absent' as const },
      { participationId: other, slotId, status: 'unmarked' as const },
    ];
    expect(markEach(place, marks)).toMatchObject({
      value: [{ participationId: one, previous: 'late', value: 'absent' }],
    });
  });

  test('that go are those that are meant', () => {
    const snapshot = aWorkshop();
    expect(clearMarks(snapshot, () => false)).toEqual([]);
    expect(clearMarks(snapshot, () => true)).toMatchObject([
      { participationId: ids.participations[1], previous: 'present', value: 'unmarked', how: 'removal' },
    ]);
  });

  test('of a slot that goes take the unnamed people of the slot along', () => {
    const count = { id: anId(91), workshopId: ids.workshop, slotId, women: 2, men: 1, unspecified: 0 };
    const elsewhere = { ...count, id: anId(92), slotId: `pm/${ids.days[0]}` };
    const changes = clearSlots(aWorkshop({ headCounts: [count, elsewhere] }), new Set([slotId]));
    expect(changes).toMatchObject([{ entity: 'mark' }, { entity: 'headCount', id: count.id, value: null }]);
  });
});
