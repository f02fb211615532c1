import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Changes } from '../../../shared/operations/operation.ts';
import {
  copySession,
  dragEnd,
  dragStart,
  moveSession,
  nudgeSession,
  placementFor,
} from '../../../shared/operations/place-session.ts';
import { minutesOf } from '../../../shared/time/wall-clock.ts';
import { aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { after, all, contentsOf, holding, idsFrom, undone } from './store.ts';

const snapshot = aWorkshop();
const [session] = snapshot.sessions;
const before = holding(snapshot);
const drop = { dayId: ids.days[1], minute: 612, roomId: ids.rooms[1], snap: 5 };

function moved(changes: Changes): { start: string | undefined; minutes: number | undefined } {
  const now = all(after(before, changes), 'session').find((each) => each.id === session?.id);
  return { start: now?.placement?.start, minutes: now?.minutes };
}

describe('a session that is dropped', () => {
  test('snaps to five minutes, and to the minute where it is typed', () => {
    expect(placementFor(drop, 60)).toEqual({ dayId: ids.days[1], start: '10:10', roomId: ids.rooms[1] });
    expect(placementFor({ ...drop, snap: 1 }, 60).start).toBe('10:12');
  });

  test('never leaves the day nor gets a length of nothing', () => {
    const minute = fc.integer({ min: -3000, max: 5000 });
    fc.assert(
      fc.property(minute, fc.integer({ min: 5, max: 1440 }), fc.constantFrom(1, 5), (at, minutes, snap) => {
        const long = aSession({ minutes, placement: placementFor({ ...drop, minute: at, snap }, minutes) });
        const start = minutesOf(long.placement?.start ?? '');
        expect(start + minutes).toBeLessThanOrEqual(1440);
        for (const change of [...dragEnd(long, at, snap), ...dragStart(long, at, snap)]) {
          if (change.entity === 'mark' || change.field !== 'minutes') continue;
          expect(change.value).toBeGreaterThanOrEqual(5);
          expect(change.value).toBeLessThanOrEqual(1440);
        }
      }),
    );
  });

  test('is moved, drawn at either edge, nudged, and put back by Undo', () => {
    if (session === undefined) throw new Error('no session');
    expect(moved(moveSession(session, drop))).toEqual({ start: '10:10', minutes: 60 });
    expect(moved(dragEnd(session, 633, 5))).toEqual({ start: '09:00', minutes: 95 });
    expect(moved(dragStart(session, 522, 5))).toEqual({ start: '08:40', minutes: 80 });
    expect(moved(nudgeSession(session, -5))).toEqual({ start: '08:55', minutes: 60 });
    const changes = moveSession(session, drop);
    expect(contentsOf(undone(after(before, changes), changes))).toEqual(contentsOf(before));
  });

  test('is copied with its people, to a place or to the tray, and the first stays', () => {
    if (session === undefined) throw new Error('no session');
    const { sessionId, changes } = copySession(snapshot, session, drop, idsFrom(0x700));
    const now = after(before, changes);
    expect(all(now, 'session')).toHaveLength(4);
    expect(all(now, 'assignment').map((each) => each.sessionId)).toEqual([session.id, sessionId]);
    const loose = copySession(snapshot, session, null, idsFrom(0x700));
    expect(loose.changes[0]).toMatchObject({ value: { placement: null, delivered: null } });
  });

  test('without a place has no edges to draw', () => {
    const loose = aSession({ placement: null });
    expect([...dragEnd(loose, 600, 5), ...dragStart(loose, 600, 5), ...nudgeSession(loose, 5)]).toEqual([]);
  });
});
