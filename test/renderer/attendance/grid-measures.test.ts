import { expect, test } from 'vitest';
import { gridMeasures } from '../../../renderer/features/attendance/grid/grid-view.ts';

test('a wide window gives each slot its full width', () => {
  expect(gridMeasures(1600, 4)).toMatchObject({ slotWidth: 104, hasInstitution: true, isShort: false });
  expect(gridMeasures(null, 4)).toMatchObject({ slotWidth: 104, hasInstitution: true });
});

test('in a small window slots become narrower, so that all are seen', () => {
  // 1000 - 258 of number and name - 40 of sex - 130 of institution - 174 of percentages = 398 for four slots.
  expect(gridMeasures(1000, 4)).toMatchObject({ slotWidth: 99, hasInstitution: true, isShort: false });
  expect(gridMeasures(900, 4)).toMatchObject({ slotWidth: 74, hasInstitution: true, isShort: true });
});

test('the institution gives way to the slots, unless they scroll and enough of them are seen beside it', () => {
  expect(gridMeasures(780, 4)).toMatchObject({ slotWidth: 77, hasInstitution: false, peopleWidth: 298 });
  expect(gridMeasures(780, 40)).toMatchObject({ slotWidth: 64, hasInstitution: false });
  // 1000 - 472 - 130 = 398, which is six slots and a bit; one pixel fewer than six, and it gives way.
  expect(gridMeasures(1000, 40)).toMatchObject({ slotWidth: 64, hasInstitution: true });
  expect(gridMeasures(985, 40)).toMatchObject({ slotWidth: 64, hasInstitution: false });
});
