import { describe, expect, test } from 'vitest';
import type { Session } from '../../../shared/domain/agenda/session.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { compareEditions, freezeEdition, latestEdition } from '../../../shared/operations/edition.ts';
import { anId, aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { after, all, contentsOf, holding, idsFrom, undone } from './store.ts';

const snapshot = aWorkshop();
const instant = '2025-07-12T09:00:00.000Z';

function withSession(index: number, changed: Partial<Session>): WorkshopSnapshot {
  return {
    ...snapshot,
    sessions: snapshot.sessions.map((each, at) => (at === index ? { ...each, ...changed } : each)),
  };
}

function kindsSince(now: WorkshopSnapshot): string[] {
  return compareEditions(snapshot, now).map((each) => each.kind);
}

describe('freezing', () => {
  test('numbers editions from 1 on, and Undo takes one back', () => {
    const before = holding(snapshot);
    const first = freezeEdition(snapshot, instant, 'To the ministry', idsFrom(0x700));
    const now = after(before, first);
    const [edition] = all(now, 'edition');
    expect(edition).toMatchObject({ number: 1, frozenAt: instant, note: 'To the ministry' });
    expect(edition?.sessions).toEqual(snapshot.sessions);
    expect(contentsOf(undone(now, first))).toEqual(contentsOf(before));
    const again = { ...snapshot, editions: all(now, 'edition') };
    expect(freezeEdition(again, instant, '', idsFrom(0x701))).toMatchObject([{ value: { number: 2 } }]);
    expect(latestEdition(again)?.number).toBe(1);
    expect(latestEdition(snapshot)).toBeUndefined();
  });
});

describe('what has changed', () => {
  test('is nothing between an agenda and itself, in whatever order its texts were written', () => {
    expect(compareEditions(snapshot, snapshot)).toEqual([]);
    expect(kindsSince(withSession(0, { title: { ru: 'Лекция', en: 'Lecture' } }))).toEqual([]);
  });

  test('is told by its kind, from what to what', () => {
    const placement = { dayId: ids.days[1], start: '10:00', roomId: ids.rooms[0] };
    expect(compareEditions(snapshot, withSession(0, { placement }))).toMatchObject([
      { kind: 'moved', from: { day: 1, date: '2025-07-15', start: '09:00' }, to: { day: 2, start: '10:00' } },
    ]);
    expect(compareEditions(snapshot, withSession(0, { minutes: 75 }))).toMatchObject([
      { kind: 'resized', from: 60, to: 75 },
    ]);
    expect(compareEditions(snapshot, withSession(0, { title: { en: 'Talk' } }))).toMatchObject([
      { kind: 'renamed', from: { en: 'Lecture' }, to: { en: 'Talk' } },
    ]);
    expect(
      compareEditions(snapshot, withSession(0, { placement: { dayId: ids.days[0], start: '09:00', roomId: null } })),
    ).toMatchObject([{ kind: 'room-changed', from: { en: 'Hall' }, to: null }]);
  });

  test('is a cancellation where a session is taken off or deleted, and an addition where it is placed', () => {
    expect(kindsSince(withSession(0, { placement: null }))).toEqual(['cancelled']);
    expect(kindsSince({ ...snapshot, sessions: snapshot.sessions.slice(1) })).toEqual(['cancelled']);
    expect(kindsSince(withSession(2, { placement: { dayId: ids.days[0], start: '15:00', roomId: null } }))).toEqual([
      'added',
    ]);
  });

  test('names trainers who are new or gone, by their role', () => {
    const other = { ...snapshot.assignments[0]!, participationId: ids.participations[1] };
    expect(compareEditions(snapshot, { ...snapshot, assignments: [other] })).toMatchObject([
      { kind: 'people-added', role: 'lead', participationIds: [ids.participations[1]] },
      { kind: 'people-removed', role: 'lead', participationIds: [ids.participations[0]] },
    ]);
  });

  test('is told of a day as a whole where the day moves, and not of each of its sessions', () => {
    const moved = snapshot.days.map((day) => ({ ...day, date: day.number === 1 ? '2025-07-18' : day.date }));
    expect(compareEditions(snapshot, { ...snapshot, days: moved })).toEqual([
      { kind: 'day-moved', from: { day: 1, date: '2025-07-15' }, day: { day: 1, date: '2025-07-18' } },
    ]);
    const [one, two] = snapshot.days;
    const swapped = [
      { ...one!, number: 2 },
      { ...two!, number: 1 },
    ];
    expect(kindsSince({ ...snapshot, days: swapped })).toEqual(['day-moved', 'day-moved']);
    const themed = snapshot.days.map((day) => ({ ...day, theme: { en: 'Another' } }));
    expect(kindsSince({ ...snapshot, days: themed })).toEqual(['theme-changed', 'theme-changed']);
  });

  test('is nothing where a day was made anew for the same sessions', () => {
    const id = anId(0x990);
    const sessions = snapshot.sessions.map((each) =>
      each.placement?.dayId === ids.days[0] ? { ...each, placement: { ...each.placement, dayId: id } } : each,
    );
    const days = snapshot.days.map((day) => (day.id === ids.days[0] ? { ...day, id } : day));
    expect(compareEditions(snapshot, { ...snapshot, days, sessions })).toEqual([]);
  });

  test('is a description where the words below the title are others', () => {
    for (const field of ['description', 'method', 'audience']) {
      expect(kindsSince(withSession(0, { [field]: { en: 'Other words' } }))).toEqual(['described']);
    }
  });

  test('stands in the order of time', () => {
    const added = [4, 3].map((hour) =>
      aSession({ id: anId(0x900 + hour), placement: { dayId: ids.days[0], start: `1${hour}:30`, roomId: null } }),
    );
    const now = {
      ...withSession(0, { minutes: 30 }),
      sessions: [...withSession(0, { minutes: 30 }).sessions, ...added],
    };
    expect(compareEditions(snapshot, now).map((each) => ('session' in each ? each.session.id : ''))).toEqual([
      ids.sessions[0],
      anId(0x903),
      anId(0x904),
    ]);
  });
});
