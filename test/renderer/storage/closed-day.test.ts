import { beforeEach, expect, test } from 'vitest';
import { recordSignOff, reopen, setHeadCount } from '../../../renderer/commands/attendance.ts';
import { takeOut } from '../../../renderer/commands/people.ts';
import { readWorkshop } from '../../../renderer/queries/snapshot.ts';
import { deleteDay } from '../../../renderer/commands/workshops.ts';
import { failure } from '../../../shared/result.ts';
import { ids } from '../../factories/a-workshop.ts';
import { contentsHash, freshStart, openSmallWorkshop, valueOf } from './stored.ts';

beforeEach(freshStart);

test('nothing is taken from a signed-off day without a reason, and all of it once the day is open again', async () => {
  const [day] = ids.days;
  const workshopId = await openSmallWorkshop();
  valueOf(await recordSignOff(workshopId, day, 'A. Coordinator'));
  const before = await contentsHash();
  const marked = (await readWorkshop(workshopId))?.participations.find(({ id }) => id === ids.participations[1]);
  if (marked === undefined) throw new Error('nobody');
  const refused = failure('closed-day-stays');
  expect(await takeOut(marked)).toEqual(refused);
  expect(await deleteDay({ workshopId, id: day })).toEqual(refused);
  expect(await setHeadCount(workshopId, `am/${day}`, { women: 1, men: 0, unspecified: 0 })).toEqual(refused);
  expect(await contentsHash()).toBe(before);
  valueOf(await reopen(workshopId, day, 'Entered twice'));
  valueOf(await takeOut(marked));
  valueOf(await deleteDay({ workshopId, id: day }));
});
