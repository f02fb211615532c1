import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionKind } from '../../../shared/domain/agenda/session.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { catchUp, insertMinutes, type Ripple, shiftAfter, shiftedBy } from '../../../shared/operations/ripple.ts';
import { clockAt } from '../../../shared/time/wall-clock.ts';
import { anId, aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { after, all, contentsOf, holding, undone } from './store.ts';

type Line = readonly [minutes: number, kind: SessionKind, gap?: number];

/** One day from 09:00, one session after the other; the third entry is a gap before it, in minutes. */
function aDayOf(lines: readonly Line[]): WorkshopSnapshot {
  let clock = 540;
  const sessions = lines.map(([minutes, kind, gap = 0], index) => {
    const start = clock + gap;
    clock = start + minutes;
    const placement = { dayId: ids.days[0], start: clockAt(start), roomId: null };
    return aSession({ id: anId(0x100 + index), kind, minutes, placement });
  });
  return aWorkshop({ sessions, assignments: [], attendance: [] });
}

const usual: readonly Line[] = [
  [60, 'lecture'],
  [20, 'break'],
  [75, 'lecture'],
  [10, 'photo'],
  [60, 'lunch'],
  [75, 'discussion'],
  [20, 'break'],
  [60, 'country-presentations'],
  [15, 'wrap-up'],
  [20, 'closing'],
];

const plan = (from: number, minutes: number): Ripple => ({ dayId: ids.days[0], from, minutes, target: 'plan' });

function starts(snapshot: WorkshopSnapshot, changes: ReturnType<typeof shiftAfter>): (string | undefined)[] {
  return all(after(holding(snapshot), changes), 'session').map((session) => session.placement?.start);
}

describe('everything after this', () => {
  test('moves by so many minutes, and what lies before does not', () => {
    const snapshot = aDayOf(usual.slice(0, 4));
    expect(starts(snapshot, shiftAfter(snapshot, plan(600, 15)))).toEqual(['09:00', '10:15', '10:35', '11:50']);
    expect(starts(snapshot, shiftAfter(snapshot, plan(600, -10)))).toEqual(['09:00', '09:50', '10:10', '11:25']);
  });

  test('stops at either end of the day', () => {
    const snapshot = aDayOf([[60, 'lecture']]);
    expect(starts(snapshot, shiftAfter(snapshot, plan(0, 2000)))).toEqual(['23:00']);
    expect(starts(snapshot, shiftAfter(snapshot, plan(0, -2000)))).toEqual(['00:00']);
  });

  test('on an empty day is nothing', () => {
    expect(shiftAfter(aDayOf([]), plan(0, 15))).toEqual([]);
    expect(insertMinutes(aDayOf([]), plan(0, 15))).toEqual([]);
    expect(catchUp(aDayOf([]), plan(0, 15))).toEqual([]);
  });
});

describe('minutes that are inserted', () => {
  test('are taken up by a gap', () => {
    const snapshot = aDayOf([
      [60, 'lecture'],
      [20, 'break'],
      [60, 'lecture', 30],
    ]);
    expect(starts(snapshot, insertMinutes(snapshot, plan(600, 15)))).toEqual(['09:00', '10:15', '10:50']);
    expect(starts(snapshot, insertMinutes(snapshot, plan(600, 45)))).toEqual(['09:00', '10:45', '11:05']);
  });
});

describe('what a shift would move, before it does', () => {
  const snapshot = aDayOf(usual.slice(0, 4));

  test('in the plan: from when to when, in the order of the day', () => {
    const shifted = shiftedBy(snapshot, shiftAfter(snapshot, plan(600, 15)), 'plan');
    expect(shifted.map(({ before, start, end }) => [before, start, end])).toEqual([
      [600, 615, 635],
      [620, 635, 710],
      [695, 710, 720],
    ]);
  });

  test('in what is delivered: beside the plan, and on from there the next time', () => {
    const late = { ...plan(600, 15), target: 'delivered' as const };
    const once = shiftAfter(snapshot, late);
    expect(shiftedBy(snapshot, once, 'plan')).toEqual([]);
    const sessions = all(after(holding(snapshot), once), 'session');
    const running = { ...snapshot, sessions };
    const again = shiftedBy(running, shiftAfter(running, { ...late, from: 700 }), 'delivered');
    expect(again.map(({ before, start, end }) => [before, start, end])).toEqual([[710, 725, 735]]);
  });

  test('nothing where a gap takes it all up after the first', () => {
    const gapped = aDayOf([
      [60, 'lecture'],
      [60, 'lecture', 30],
    ]);
    expect(shiftedBy(gapped, insertMinutes(gapped, plan(0, 15)), 'plan').map(({ start }) => start)).toEqual([555]);
  });
});

describe('being behind', () => {
  const snapshot = aDayOf(usual);
  const late: Ripple = { dayId: ids.days[0], from: 600, minutes: 35, target: 'delivered' };

  test('is made up in up to three ways, and each says what it does', () => {
    const proposals = catchUp(snapshot, late);
    expect(proposals.map((each) => each.strategy)).toEqual(['gentle', 'firm', 'later']);
    expect(proposals[0]).toMatchObject({ gained: 35, endsLater: 0 });
    expect(proposals[2]).toMatchObject({ gained: 0, endsLater: 35 });
    expect(proposals[2]?.steps.every((step) => step.step === 'shifted' && step.minutes === 35)).toBe(true);
  });

  test('never costs teaching or protocol a minute, nor lunch more than down to 45', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 180 }), fc.constantFrom(540, 600, 620, 705), (minutes, from) => {
        for (const { changes, endsLater, gained } of catchUp(snapshot, plan(from, minutes))) {
          const now = all(after(holding(snapshot), changes), 'session');
          for (const [index, [length, kind]] of usual.entries()) {
            const session = now[index];
            if (['lecture', 'country-presentations', 'closing'].includes(kind)) expect(session?.minutes).toBe(length);
            if (kind === 'lunch') expect(session?.minutes).toBeGreaterThanOrEqual(45);
          }
          expect(gained + endsLater).toBe(minutes);
          expect(contentsOf(undone(after(holding(snapshot), changes), changes))).toEqual(contentsOf(holding(snapshot)));
        }
      }),
    );
  });

  test('while the workshop runs leaves the plan alone and writes what is delivered beside it', () => {
    const [gentle] = catchUp(snapshot, late);
    const now = all(after(holding(snapshot), gentle?.changes ?? []), 'session');
    expect(now.map((session) => session.placement)).toEqual(snapshot.sessions.map((session) => session.placement));
    expect(now[1]?.delivered).toEqual({ start: '10:35', minutes: expect.any(Number) });
    expect(now[0]?.delivered).toBeNull();
  });

  test('keeps the break in which interpreters rest', () => {
    const interpreted = {
      ...snapshot,
      sessions: snapshot.sessions.map((each) => ({ ...each, interpretation: 'simultaneous' as const })),
    };
    const firm = catchUp(interpreted, plan(600, 150)).find((each) => each.strategy === 'firm');
    const dropped = firm?.steps.filter((step) => step.step === 'dropped').map((step) => step.sessionId) ?? [];
    expect(dropped).not.toContain(anId(0x101));
    expect(dropped).toContain(anId(0x103));
  });

  test('sessions side by side start together', () => {
    const beside = aSession({
      id: anId(0x200),
      placement: { dayId: ids.days[0], start: '10:20', roomId: ids.rooms[1] },
    });
    const both = { ...snapshot, sessions: [...snapshot.sessions, beside] };
    for (const { changes } of catchUp(both, plan(600, 35))) {
      const now = new Map(
        all(after(holding(both), changes), 'session').map((each) => [each.id, each.placement?.start]),
      );
      expect(now.get(beside.id)).toBe(now.get(anId(0x102)));
    }
  });

  test('by nothing, or when a gap takes it up, changes little', () => {
    expect(catchUp(snapshot, plan(600, 0))).toEqual([]);
    const loose = aDayOf([
      [60, 'lecture'],
      [20, 'break'],
      [60, 'lecture', 60],
    ]);
    expect(catchUp(loose, plan(600, 30))).toMatchObject([{ endsLater: 0, steps: [{ step: 'shifted', minutes: 30 }] }]);
  });
});
