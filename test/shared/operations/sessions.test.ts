import { describe, expect, test } from 'vitest';
import type { Change } from '../../../shared/changes/change.ts';
import { type Session, usualLength } from '../../../shared/domain/agenda/session.ts';
import { sessionsOfDay } from '../../../shared/domain/attendance/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import {
  addSession,
  dropSession,
  placeSession,
  removeSession,
  resizeSession,
  restartSession,
  setAssignments,
  swapWithNeighbour,
} from '../../../shared/operations/sessions.ts';
import { aDay, anId, aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { changesOf, after, all, differences, holding, idsFrom } from './store.ts';

const [day] = ids.days;

/** A day of sessions given as `09:00 60`; their ids count from 31. */
function dayOf(...sessions: string[]): WorkshopSnapshot {
  return aWorkshop({
    sessions: sessions.map((each, index) => {
      const [start = '', minutes] = each.split(' ');
      return aSession({
        id: anId(31 + index),
        minutes: Number(minutes),
        placement: { dayId: day, start, roomId: null },
      });
    }),
    assignments: [],
  });
}

/** The day after `changes`, as `id start minutes` in the order of time. */
function clockAfter(snapshot: WorkshopSnapshot, changes: readonly Change[]): string[] {
  const sessions = sessionsOfDay(day, all(after(holding(snapshot), changes), 'session'));
  return sessions.map((each) => `${String(Number(`0x${each.id.slice(-2)}`))} ${each.placement?.start} ${each.minutes}`);
}

function sessionIn(snapshot: WorkshopSnapshot, index: number): Session {
  const session = snapshot.sessions[index];
  if (session === undefined) throw new Error(`no session ${index}`);
  return session;
}

describe('a new session', () => {
  test('starts where the day’s clock stands, with the usual length of its kind', () => {
    const session = addSession(dayOf('09:00 30', '09:30 45'), aDay(), 'break', idsFrom(500));
    expect(session).toMatchObject({ minutes: usualLength('break'), placement: { start: '10:15', dayId: day } });
  });

  test('starts with the day where it is the first', () => {
    expect(addSession(dayOf(), aDay({ startsAt: '08:30' }), 'opening', idsFrom(500)).placement?.start).toBe('08:30');
  });

  test('waits for the longest of those that go on at once', () => {
    expect(addSession(dayOf('09:00 180', '10:00 30'), aDay(), 'lecture', idsFrom(500)).placement?.start).toBe('12:00');
  });
});

describe('another start', () => {
  const snapshot = dayOf('09:00 60', '10:00 30', '10:30 30', '11:30 30');
  const first = sessionIn(snapshot, 0);

  test('moves those along that follow without a gap, and no others', () => {
    expect(clockAfter(snapshot, restartSession(snapshot, first, '09:15', true))).toEqual([
      '31 09:15 60',
      '32 10:15 30',
      '33 10:45 30',
      '34 11:30 30',
    ]);
  });

  test('moves it alone where the clock does not run on', () => {
    expect(clockAfter(snapshot, restartSession(snapshot, first, '09:15', false))).toEqual([
      '31 09:15 60',
      '32 10:00 30',
      '33 10:30 30',
      '34 11:30 30',
    ]);
  });

  test('earlier takes them along too; sessions before it stay', () => {
    const second = sessionIn(snapshot, 1);
    expect(clockAfter(snapshot, restartSession(snapshot, second, '09:50', true))).toEqual([
      '31 09:00 60',
      '32 09:50 30',
      '33 10:20 30',
      '34 11:30 30',
    ]);
  });

  test('means nothing for a session without a place', () => {
    expect(restartSession(snapshot, aSession({ placement: null }), '09:15', true)).toEqual([]);
  });

  test('changes no other field and no other record', () => {
    const before = holding(snapshot);
    const now = after(before, restartSession(snapshot, sessionIn(snapshot, 3), '12:00', true));
    expect(differences(before, now)).toEqual([`session ${anId(34)}`]);
    expect(all(now, 'session')[3]).toEqual({
      ...sessionIn(snapshot, 3),
      placement: { dayId: day, start: '12:00', roomId: null },
    });
  });
});

describe('parallel sessions', () => {
  const snapshot = dayOf('09:00 60', '10:00 30', '10:00 45', '10:30 30', '10:45 15', '11:30 30');
  const first = sessionIn(snapshot, 0);
  const moved = ['31 09:15 60', '32 10:15 30', '33 10:15 45', '34 10:45 30', '35 11:00 15', '36 11:30 30'];

  test('move together when what lies before them moves', () => {
    expect(clockAfter(snapshot, restartSession(snapshot, first, '09:15', true))).toEqual(moved);
    expect(clockAfter(snapshot, resizeSession(snapshot, first, 75, true)).slice(1)).toEqual(moved.slice(1));
  });

  test('move by the same rule where the session is dragged or pulled on the board', () => {
    const placement = { dayId: day, start: '09:15', roomId: null };
    const dragged = dropSession(snapshot, first, { placement, minutes: 60 }, true);
    expect(clockAfter(snapshot, changesOf(dragged))).toEqual(moved);
    const pulled = dropSession(snapshot, first, { placement: first.placement, minutes: 75 }, true);
    expect(clockAfter(snapshot, changesOf(pulled)).slice(1)).toEqual(moved.slice(1));
    const alone = dropSession(snapshot, first, { placement, minutes: 60 }, false);
    expect(clockAfter(snapshot, changesOf(alone)).slice(1)).toEqual(clockAfter(snapshot, []).slice(1));
  });

  test('stay where the session goes to another day or room', () => {
    const elsewhere = { dayId: ids.days[1], start: '09:00', roomId: null };
    for (const placement of [elsewhere, { dayId: day, start: '09:15', roomId: ids.rooms[0] }, null]) {
      expect(changesOf(dropSession(snapshot, first, { placement, minutes: 60 }, true))).toHaveLength(1);
    }
  });

  test('never leave the day', () => {
    const late = dayOf('20:00 60', '21:00 60', '21:00 120');
    expect(clockAfter(late, restartSession(late, sessionIn(late, 0), '23:00', true)).slice(0, 2)).toEqual([
      '32 22:00 60',
      '33 22:00 120',
    ]);
  });
});

describe('another length', () => {
  const snapshot = dayOf('09:00 60', '10:00 30', '11:00 30');

  test('moves what follows without a gap', () => {
    expect(clockAfter(snapshot, resizeSession(snapshot, sessionIn(snapshot, 0), 75, true))).toEqual([
      '31 09:00 75',
      '32 10:15 30',
      '33 11:00 30',
    ]);
    expect(clockAfter(snapshot, resizeSession(snapshot, sessionIn(snapshot, 0), 75, false))[1]).toBe('32 10:00 30');
  });

  test('is kept by a session without a place', () => {
    const waiting = aSession({ placement: null });
    expect(resizeSession(snapshot, waiting, 90, true)).toMatchObject([{ field: 'minutes', value: 90 }]);
  });
});

describe('neighbours that change places', () => {
  const snapshot = dayOf('09:00 60', '10:10 30', '10:40 20');

  test('keep their lengths, their pause and the clock around them', () => {
    const swapped = ['32 09:00 30', '31 09:40 60', '33 10:40 20'];
    expect(clockAfter(snapshot, swapWithNeighbour(snapshot, sessionIn(snapshot, 0), 1))).toEqual(swapped);
    expect(clockAfter(snapshot, swapWithNeighbour(snapshot, sessionIn(snapshot, 1), -1))).toEqual(swapped);
  });

  test('come back by the opposite move', () => {
    const changed = { ...snapshot, sessions: all(after(holding(snapshot), swapFirst()), 'session') };
    const back = swapWithNeighbour(changed, sessionIn(changed, 0), -1);
    expect(clockAfter(changed, back)).toEqual(clockAfter(snapshot, []));
  });

  test('stay where there is no neighbour, and where there is no place', () => {
    expect(swapWithNeighbour(snapshot, sessionIn(snapshot, 0), -1)).toEqual([]);
    expect(swapWithNeighbour(snapshot, sessionIn(snapshot, 2), 1)).toEqual([]);
    expect(swapWithNeighbour(snapshot, aSession({ placement: null }), 1)).toEqual([]);
  });

  function swapFirst(): readonly Change[] {
    return swapWithNeighbour(snapshot, sessionIn(snapshot, 0), 1);
  }
});

describe('a session that goes', () => {
  const slotId = `session/${ids.sessions[0]}`;
  const snapshot = aWorkshop({
    attendance: [
      { participationId: ids.participations[1], slotId, status: 'late' },
      { participationId: ids.participations[1], slotId: `session/${ids.sessions[1]}`, status: 'present' },
    ],
  });
  const before = holding(snapshot);

  test('takes its assignments and its own marks along', () => {
    const now = after(before, removeSession(snapshot, sessionIn(snapshot, 0)));
    expect(differences(before, now)).toEqual([`assignment ${ids.assignment}`, 'mark', `session ${ids.sessions[0]}`]);
  });

  test('takes nothing but itself where there is nothing', () => {
    const now = after(before, removeSession(snapshot, sessionIn(snapshot, 2)));
    expect(differences(before, now)).toEqual([`session ${ids.sessions[2]}`]);
  });

  test('off the agenda only keeps its contents', () => {
    const now = after(before, placeSession(sessionIn(snapshot, 0), null));
    expect(all(now, 'session')[0]).toEqual({ ...sessionIn(snapshot, 0), placement: null });
  });
});

describe('who leads', () => {
  const snapshot = aWorkshop();
  const before = holding(snapshot);
  const [trainer, participant] = ids.participations;
  const session = sessionIn(snapshot, 0);

  test('becomes exactly those who are named; who stays keeps their record', () => {
    const now = after(
      before,
      changesOf(setAssignments(snapshot, session, 'lead', [trainer, participant], idsFrom(500))),
    );
    expect(all(now, 'assignment').map((each) => [each.id, each.participationId, each.role])).toEqual([
      [ids.assignment, trainer, 'lead'],
      [anId(500), participant, 'lead'],
    ]);
  });

  test('may be nobody', () => {
    const now = after(before, changesOf(setAssignments(snapshot, session, 'lead', [], idsFrom(500))));
    expect(all(now, 'assignment')).toEqual([]);
  });

  test('has nothing to do with who interprets', () => {
    const now = after(before, changesOf(setAssignments(snapshot, session, 'interpreter', [participant], idsFrom(500))));
    expect(all(now, 'assignment').map((each) => each.role)).toEqual(['lead', 'interpreter']);
    expect(changesOf(setAssignments(snapshot, session, 'presenter', [], idsFrom(500)))).toEqual([]);
  });
});
