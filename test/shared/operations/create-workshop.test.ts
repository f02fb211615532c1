import { describe, expect, test } from 'vitest';
import { entities } from '../../../shared/domain/entities.ts';
import { createWorkshop, type NewWorkshop } from '../../../shared/operations/workshops.ts';
import { anId, ids } from '../../factories/a-workshop.ts';
import { after, all, idsFrom } from './store.ts';

const wish: NewWorkshop = {
  programmeId: null,
  title: { en: 'Training' },
  country: 'KZ',
  city: { en: 'Almaty' },
  timeZone: 'Asia/Almaty',
  languages: ['en', 'ru'],
  days: 3,
};
const nothing = { partitions: new Map(), sheets: new Map() };

describe('a new workshop', () => {
  const { workshopId, changes } = createWorkshop(wish, idsFrom(1));
  const now = after(nothing, changes);

  test('has numbered days without dates, in a programme made with it', () => {
    expect(all(now, 'day').map((day) => [day.number, day.date, day.workshopId])).toEqual(
      [1, 2, 3].map((number) => [number, null, workshopId]),
    );
    expect(all(now, 'workshop')[0]?.programmeId).toBe(all(now, 'programme')[0]?.id);
  });

  test('is made of valid records only', () => {
    for (const name of ['programme', 'workshop', 'day'] as const) {
      for (const record of all(now, name)) expect(entities[name].schema.safeParse(record).error).toBeUndefined();
    }
  });

  test('is not a sample, and its sheets have a code without letters that people misread', () => {
    expect(all(now, 'workshop')[0]).toMatchObject({ fictional: false, title: wish.title });
    expect(all(now, 'workshop')[0]?.sheetCode).toMatch(/^[2-9A-HJ-NP-Z]{4}$/);
  });

  test('joins a programme that is there', () => {
    const joining = after(nothing, createWorkshop({ ...wish, programmeId: ids.programme }, idsFrom(1)).changes);
    expect(all(joining, 'programme')).toEqual([]);
    expect(all(joining, 'workshop')[0]?.programmeId).toBe(ids.programme);
  });

  test('has a code that tells it from its neighbour', () => {
    const codes = [10, 11, 40, 1000].map(
      (first) => all(after(nothing, createWorkshop(wish, idsFrom(first)).changes), 'workshop')[0]?.sheetCode,
    );
    expect(new Set(codes).size).toBe(codes.length);
    expect(workshopId).toBe(anId(2));
  });
});
