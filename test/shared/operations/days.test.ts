import { describe, expect, test } from 'vitest';
import { addDay, removeDay, setDates } from '../../../shared/operations/days.ts';
import { removeRoom } from '../../../shared/operations/sessions.ts';
import { aDay, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { failure } from '../../../shared/result.ts';
import { changesOf, after, all, differences, holding, idsFrom } from './store.ts';

const snapshot = aWorkshop();
const before = holding(snapshot);
const [first, second] = ids.days;

describe('dates', () => {
  test('go from the first day on, over the end of a month', () => {
    const now = after(before, setDates(snapshot, '2024-02-29'));
    expect(all(now, 'day').map((day) => day.date)).toEqual(['2024-02-29', '2024-03-01']);
    expect(differences(before, now)).toEqual([`day ${first}`, `day ${second}`]);
  });

  test('go with the numbers of the days, however the days are listed', () => {
    const shuffled = aWorkshop({ days: snapshot.days.toReversed() });
    const now = after(before, setDates(shuffled, '2026-01-31'));
    expect(all(now, 'day').map((day) => day.date)).toEqual(['2026-01-31', '2026-02-01']);
  });

  test('are taken away together, and nothing else is', () => {
    const now = after(before, setDates(snapshot, null));
    expect(all(now, 'day').map((day) => day.date)).toEqual([null, null]);
    expect(all(now, 'session')).toEqual(all(before, 'session'));
  });

  test('that stand already change nothing', () => expect(setDates(snapshot, '2025-07-15')).toEqual([]));
});

describe('one more day', () => {
  test('follows the last one in number, date and hours', () => {
    const [, last] = all(before, 'day');
    const [change] = addDay(snapshot, idsFrom(500));
    expect(change).toMatchObject({
      value: { number: 3, date: '2025-07-17', startsAt: last?.startsAt, endsAt: last?.endsAt },
    });
  });

  test('has no date where the last one has none', () => {
    const undated = aWorkshop({ days: [aDay()] });
    expect(addDay(undated, idsFrom(500))).toMatchObject([{ value: { number: 2, date: null } }]);
  });

  test('is the first where there is none', () => {
    expect(addDay(aWorkshop({ days: [] }), idsFrom(500))).toMatchObject([{ value: { number: 1, date: null } }]);
  });
});

describe('a day that goes', () => {
  const now = after(before, changesOf(removeDay(snapshot, first)));

  test('leaves its sessions unplaced, takes its marks along and lets later days move up', () => {
    expect(all(now, 'day')).toMatchObject([{ id: second, number: 1, date: '2025-07-16' }]);
    expect(all(now, 'session').map((session) => session.placement)).toEqual([null, null, null]);
    expect(differences(before, now)).toEqual([
      `day ${first}`,
      `day ${second}`,
      'mark',
      `session ${ids.sessions[0]}`,
      `session ${ids.sessions[1]}`,
    ]);
  });

  test('leaves sessions, marks and numbers of other days alone', () => {
    const later = after(before, changesOf(removeDay(snapshot, second)));
    expect(differences(before, later)).toEqual([`day ${second}`]);
  });

  test('and is not there is said to be gone', () =>
    expect(removeDay(snapshot, ids.workshop)).toEqual(failure('record-missing')));
});

describe('a room that goes', () => {
  test('leaves its sessions in all rooms at their time', () => {
    const now = after(before, changesOf(removeRoom(snapshot, ids.rooms[0])));
    expect(differences(before, now)).toEqual([`room ${ids.rooms[0]}`, `session ${ids.sessions[0]}`]);
    expect(all(now, 'session')[0]?.placement).toEqual({ dayId: first, start: '09:00', roomId: null });
  });

  test('without sessions touches no session', () => {
    expect(differences(before, after(before, changesOf(removeRoom(snapshot, ids.rooms[1]))))).toEqual([
      `room ${ids.rooms[1]}`,
    ]);
  });
});
