import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnTitle,
  layoutBoard,
  placementOnBoard,
  snappedLength,
  snappedStart,
  type SessionBlock,
} from '../../../renderer/features/agenda/board/board-layout.ts';
import type { Session } from '../../../shared/domain/agenda/session.ts';
import { clockAt } from '../../../shared/time/wall-clock.ts';
import { aDay, anId, aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';

type Place = readonly [start: string, minutes: number, roomId?: string | null];

/** Sessions of the first day, numbered in the order given. */
function sessionsAt(places: readonly Place[]): Session[] {
  return places.map(([start, minutes, roomId = null], index) =>
    aSession({ id: anId(0x500 + index), minutes, placement: { dayId: ids.days[0], start, roomId } }),
  );
}

function lanesOf(places: readonly Place[]): (readonly [lane: number, lanes: number])[] {
  const { blocks } = layoutBoard(aWorkshop({ sessions: sessionsAt(places) }), 'all-days');
  return blocks.map(({ lane, lanes }) => [lane, lanes]);
}

describe('days side by side', () => {
  test('each day is a column, and what has no place is on none', () => {
    const { columns, blocks } = layoutBoard(aWorkshop(), 'all-days');
    expect(columns.map(({ dayId, roomId }) => [dayId, roomId])).toEqual(ids.days.map((id) => [id, null]));
    expect(blocks.map(({ session, column }) => [session.id, column])).toEqual([
      [ids.sessions[0], 0],
      [ids.sessions[1], 0],
    ]);
  });

  test('what follows on takes the whole width, what overlaps shares it', () => {
    expect(
      lanesOf([
        ['09:00', 60],
        ['10:00', 60],
      ]),
    ).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(
      lanesOf([
        ['09:00', 60],
        ['09:30', 60],
      ]),
    ).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  test('what overlaps only through a third shares the width too, and takes a lane that has become free', () => {
    expect(
      lanesOf([
        ['09:00', 60],
        ['09:30', 90],
        ['10:00', 30],
        ['11:00', 30],
      ]),
    ).toEqual([
      [0, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });

  test('no two sessions lie on each other, whatever the agenda', () => {
    const place = fc.record({ start: fc.integer({ min: 0, max: 250 }), minutes: fc.integer({ min: 5, max: 180 }) });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 14 }), (drawn) => {
        const sessions = sessionsAt(drawn.map(({ start, minutes }) => [clockAt(start * 5), minutes]));
        const { blocks, lanes } = layoutBoard(aWorkshop({ sessions }), 'all-days');
        expect(blocks).toHaveLength(sessions.length);
        for (const block of blocks) {
          expect(block.lane).toBeLessThan(block.lanes);
          expect(block.lanes).toBeLessThanOrEqual(lanes);
          expect(blocks.filter((other) => other !== block && isOn(block, other))).toEqual([]);
        }
      }),
    );
  });
});

/** Whether two blocks of one column cover each other on the screen. */
function isOn(one: SessionBlock, other: SessionBlock): boolean {
  const [from, to] = [one.lane / one.lanes, (one.lane + 1) / one.lanes];
  const [otherFrom, otherTo] = [other.lane / other.lanes, (other.lane + 1) / other.lanes];
  const inTime = one.start < other.end && other.start < one.end;
  return inTime && from < otherTo - 1e-9 && otherFrom < to - 1e-9;
}

describe('the rooms of one day', () => {
  test('each room is a column, and what is for all rooms covers them all', () => {
    const [hall, annex] = ids.rooms;
    const sessions = sessionsAt([
      ['09:00', 60, hall],
      ['09:00', 60, annex],
      ['10:00', 30, null],
    ]);
    const { columns, blocks } = layoutBoard(aWorkshop({ sessions }), { dayId: ids.days[0] });
    expect(columns.map(({ roomId }) => roomId)).toEqual([hall, annex]);
    expect(Object.fromEntries(blocks.map((block) => [block.session.id, [block.column, block.span]]))).toEqual({
      [anId(0x500)]: [0, 1],
      [anId(0x501)]: [1, 1],
      [anId(0x502)]: [0, 2],
    });
  });

  test('a session in a room that was deleted is shown over all of them', () => {
    const sessions = sessionsAt([['09:00', 60, anId(0x999)]]);
    const { blocks } = layoutBoard(aWorkshop({ sessions }), { dayId: ids.days[0] });
    expect(blocks.map(({ span }) => span)).toEqual([2]);
  });

  test('without rooms there is one column, and other days are not on it', () => {
    const other = aSession({ id: anId(0x600), placement: { dayId: ids.days[1], start: '09:00', roomId: null } });
    const sessions = [...sessionsAt([['09:00', 60]]), other];
    const { columns, blocks } = layoutBoard(aWorkshop({ rooms: [], sessions }), { dayId: ids.days[1] });
    expect(columns).toEqual([{ key: ids.days[1], dayId: ids.days[1], roomId: null }]);
    expect(blocks.map(({ session, column, span }) => [session.id, column, span])).toEqual([[other.id, 0, 1]]);
  });

  test('a column is titled with its room in the language of the interface', () => {
    const workshop = aWorkshop();
    const { columns } = layoutBoard(workshop, { dayId: ids.days[0] });
    expect(columns.map((column) => columnTitle(column, workshop, 'ru'))).toEqual(['Зал', 'Annex']);
    const [day] = layoutBoard(workshop, 'all-days').columns;
    expect(day === undefined ? 'no column' : columnTitle(day, workshop, 'en')).toBe('');
  });
});

describe('the hours shown', () => {
  test('are those of the day in full hours, and those of sessions before and after it', () => {
    const days = [aDay({ startsAt: '09:30', endsAt: '16:15' })];
    const hours = (places: readonly Place[]) => {
      const { from, to } = layoutBoard(aWorkshop({ days, sessions: sessionsAt(places) }), 'all-days');
      return [clockAt(from), to / 60];
    };
    expect(hours([])).toEqual(['09:00', 17]);
    expect(hours([['07:45', 30]])).toEqual(['07:00', 17]);
    expect(hours([['19:00', 90]])).toEqual(['09:00', 21]);
    expect(hours([['23:30', 90]])).toEqual(['09:00', 24]);
  });
});

describe('a drop', () => {
  test('is put on five minutes, and stays within the day', () => {
    expect([542.4, 543, -20, 1435].map((minutes) => snappedStart(minutes, 60))).toEqual([540, 545, 0, 1380]);
    expect([2, 47.6, 5000].map((minutes) => snappedLength(minutes, 1380))).toEqual([5, 50, 60]);
  });

  test('on a room puts the session there; what is for all rooms stays so; a day keeps the room', () => {
    const [day, other] = ids.days;
    const room = { key: ids.rooms[1], dayId: day, roomId: ids.rooms[1] };
    expect(placementOnBoard(aSession(), room, 615)).toEqual({ dayId: day, start: '10:15', roomId: ids.rooms[1] });
    expect(placementOnBoard(aSession({ placement: null }), room, 0).roomId).toBe(ids.rooms[1]);
    const plenary = aSession({ placement: { dayId: day, start: '09:00', roomId: null } });
    expect(placementOnBoard(plenary, room, 615).roomId).toBeNull();
    const column = { key: other, dayId: other, roomId: null };
    expect(placementOnBoard(aSession(), column, 540)).toEqual({ dayId: other, start: '09:00', roomId: ids.rooms[0] });
  });
});
