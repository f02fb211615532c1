import { beforeEach, expect, test } from 'vitest';
import { partitionOfWorkshop } from '../../../bench/data/holdings.ts';
import { makeWorkshop } from '../../../bench/data/workshops.ts';
import { fillProduct, openProduct, partsOf } from '../../../bench/product/store.ts';
import { store } from '../../../renderer/storage/database.ts';
import { readAttendance } from '../../../renderer/queries/snapshot.ts';
import { freshStart } from './stored.ts';

// Another file may have left a store of the same name in this browser.
beforeEach(async () => {
  await store.delete();
  await store.open();
});

test('the bench fills a store and opens it as the app does', async () => {
  await freshStart();
  const { snapshot, sheet } = makeWorkshop('S', 0);
  await fillProduct(partsOf([partitionOfWorkshop(snapshot)], [sheet]));
  await openProduct();
  expect(await readAttendance(sheet.workshopId)).toEqual(sheet);
});
