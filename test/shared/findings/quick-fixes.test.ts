import { describe, expect, test } from 'vitest';
import type { Session } from '../../../shared/domain/agenda/session.ts';
import { checkAgenda } from '../../../shared/domain/schedule-rules/check.ts';
import { prepareAgenda } from '../../../shared/domain/schedule-rules/prepared-agenda.ts';
import { quickFixesOf } from '../../../shared/findings/quick-fixes.ts';
import { type RuleName, usualRuleSettings } from '../../../shared/domain/schedule-rules/rule-settings.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { ids } from '../../factories/a-workshop.ts';
import { after, all, holding, idsFrom } from '../operations/store.ts';
import {
  annex,
  at,
  dayTwo,
  duties,
  found,
  hall,
  sessionId,
  staff,
  workshopWith,
} from '../domain/schedule-rules/planned.ts';

/** The names of the repairs of the first finding of a rule. */
function offered(rule: RuleName, snapshot: WorkshopSnapshot): string[] {
  const [finding] = found(rule, snapshot);
  if (finding === undefined) throw new Error(`nothing found by ${rule}`);
  return quickFixesOf(finding, prepareAgenda(snapshot), usualRuleSettings, idsFrom(0x900)).map(({ text }) => text);
}

/** The workshop after a repair of the first finding of a rule. */
function repaired(rule: RuleName, snapshot: WorkshopSnapshot, which = 0): WorkshopSnapshot {
  const [finding] = found(rule, snapshot);
  const repair = quickFixesOf(finding!, prepareAgenda(snapshot), usualRuleSettings, idsFrom(0x900))[which];
  const holdings = after(holding(snapshot), repair?.changes ?? []);
  return {
    ...snapshot,
    days: all(holdings, 'day'),
    sessions: all(holdings, 'session'),
    assignments: all(holdings, 'assignment'),
  };
}

function clocks(snapshot: WorkshopSnapshot): string[] {
  return snapshot.sessions.map(({ placement, minutes }) => `${placement?.start} ${minutes}`).sort();
}

/** What is left of a rule's findings after a repair, and what must be fixed since then. */
function outcome(rule: RuleName, snapshot: WorkshopSnapshot, which = 0): { settled: number; worse: string[] } {
  const now = repaired(rule, snapshot, which);
  const before = new Set(checkAgenda(snapshot, usualRuleSettings).findings.map(({ key }) => key));
  const { findings } = checkAgenda(now, usualRuleSettings);
  const worse = findings.filter(({ severity, key }) => severity === 'must-fix' && !before.has(key));
  return { settled: found(rule, snapshot).length - found(rule, now).length, worse: worse.map(({ key }) => key) };
}

const lectures = (...times: string[]): Session[] => times.map((time, index) => at(index + 1, time));
const interpreters = [staff(1, { role: 'interpreter' }), staff(2, { role: 'interpreter' })];

describe('each repair settles what it is offered for', () => {
  test.each<[RuleName, WorkshopSnapshot, number?]>([
    ['room-double-booked', workshopWith(lectures('09:00 60', '09:30 60'))],
    ['no-break', workshopWith(lectures('09:00 90', '10:30 90'))],
    ['lunch-missing', workshopWith(lectures('09:00 90', '10:45 90', '12:15 90', '14:00 90'))],
    ['outside-day-hours', workshopWith(lectures('08:30 60'))],
    ['consecutive-too-short', workshopWith([at(1, '09:00 60', { interpretation: 'consecutive' }), at(2, '10:00 60')])],
    ['consecutive-too-short', workshopWith([at(1, '09:00 60', { interpretation: 'consecutive' })]), 1],
    [
      'interpreters-too-few',
      workshopWith([at(1, '09:00 60', { interpretation: 'simultaneous' })], {
        participations: interpreters,
        assignments: duties([1, 1, 'interpreter']),
      }),
    ],
    ['prerequisite-order', workshopWith([at(1, '09:00 60', { prerequisiteIds: [sessionId(2)] }), at(2, '10:00 60')])],
    ['opening-or-closing-missing', workshopWith([at(1, '08:30 30', { kind: 'registration' }), at(2, '09:00 60')])],
    ['opening-or-closing-missing', workshopWith([at(1, '09:00 60', { kind: 'opening' })])],
    [
      'no-turn-round',
      workshopWith([at(1, '09:00 60'), at(2, '10:00 60', { room: annex })], {
        participations: [staff(1)],
        assignments: duties([1, 1], [2, 1]),
      }),
    ],
    [
      'language-not-understood',
      workshopWith([at(1, '09:00 60')], {
        people: workshopWith([]).people.map((person) => ({ ...person, languages: ['ru'] })),
      }),
    ],
  ])('%s', (rule, snapshot, which) => {
    expect(outcome(rule, snapshot, which)).toEqual({ settled: 1, worse: [] });
  });
});

test('a crowded session goes to the smallest free room that is large enough', () => {
  const capacities = [1, 400, 30, 1];
  const rooms = capacities.map((capacity, index) => ({
    id: [hall, annex, sessionId(0x50), sessionId(0x51)][index]!,
    workshopId: ids.workshop,
    name: {},
    capacity,
  }));
  const snapshot = workshopWith([at(1, '09:00 60')], { rooms });
  expect(repaired('room-too-small', snapshot).sessions[0]?.placement?.roomId).toBe(sessionId(0x50));
});

test('what follows moves along only until a gap has taken the delay up', () => {
  const snapshot = workshopWith(lectures('09:00 90', '10:30 90', '12:10 30', '14:00 30'));
  expect(clocks(repaired('no-break', snapshot))).toEqual(['09:00 90', '10:30 20', '10:50 90', '12:20 30', '14:00 30']);
});

test('dates are counted on from the day that has one', () => {
  const snapshot = workshopWith([]);
  const days = snapshot.days.map((day, index) => (index === 0 ? { ...day, date: null } : day));
  expect(repaired('day-without-date', { ...snapshot, days }).days.map((day) => day.date)).toEqual([
    '2025-07-15',
    '2025-07-16',
  ]);
  expect(offered('day-without-date', { ...snapshot, days: days.map((day) => ({ ...day, date: null })) })).toEqual([]);
});

describe('days out of order', () => {
  /** Four days on these dates, of the given hours where they are not the usual ones. */
  function datesOn(dates: readonly (string | null)[], hours: Partial<Record<number, readonly [string, string]>> = {}) {
    const snapshot = workshopWith([]);
    const [day] = snapshot.days;
    if (day === undefined) throw new Error('the workshop has no day');
    const days = dates.map((date, index) => {
      const [startsAt, endsAt] = hours[index] ?? [day.startsAt, day.endsAt];
      return { ...day, id: sessionId(0x70 + index), number: index + 1, date, startsAt, endsAt };
    });
    return { ...snapshot, days };
  }
  const datesOf = (snapshot: WorkshopSnapshot): (string | null)[] => snapshot.days.map(({ date }) => date);

  test('two that were mixed up change dates', () => {
    const snapshot = datesOn(['2025-07-15', '2025-07-17', '2025-07-16', '2025-07-18']);
    expect(offered('days-out-of-order', snapshot)).toEqual(['sort-dates', 'next-date']);
    expect(datesOf(repaired('days-out-of-order', snapshot))).toEqual([
      '2025-07-15',
      '2025-07-16',
      '2025-07-17',
      '2025-07-18',
    ]);
  });

  test('one with a wrong date gets the one after the day before it, and what follows keeps its own', () => {
    const snapshot = datesOn(['2025-07-18', '2025-06-19', null, '2025-07-21']);
    expect(offered('days-out-of-order', snapshot)[0]).toBe('next-date');
    expect(datesOf(repaired('days-out-of-order', snapshot))).toEqual(['2025-07-18', '2025-07-19', null, '2025-07-21']);
  });

  test('two on one date with overlapping hours are parted; a morning and an afternoon may share it', () => {
    const overlapped = datesOn(['2025-07-15', '2025-07-15', '2025-07-16']);
    expect(datesOf(repaired('days-out-of-order', overlapped))).toEqual(['2025-07-15', '2025-07-16', '2025-07-17']);
    const halves = datesOn(['2025-07-16', '2025-07-15', '2025-07-15'], {
      1: ['09:00', '13:00'],
      2: ['13:00', '18:00'],
    });
    for (const which of [0, 1]) {
      const { findings } = checkAgenda(repaired('days-out-of-order', halves, which), usualRuleSettings);
      expect(findings.filter(({ rule }) => rule === 'days-out-of-order')).toEqual([]);
    }
  });
});

describe('nothing is offered', () => {
  test('where no room is free, no interpreter is, and no session ends at midday', () => {
    const full = [at(1, '09:00 60'), at(2, '09:30 60'), at(3, '09:00 120', { room: annex })];
    expect(offered('room-double-booked', workshopWith(full))).toEqual([]);
    const busy = workshopWith(
      [at(1, '09:00 60', { interpretation: 'simultaneous' }), at(2, '09:00 60', { room: annex })],
      { participations: interpreters, assignments: duties([1, 1, 'interpreter'], [2, 2, 'interpreter']) },
    );
    expect(offered('interpreters-too-few', busy)).toEqual([]);
    expect(offered('lunch-missing', workshopWith(lectures('09:00 420')))).toEqual([]);
  });

  test('that would push a session past midnight', () => {
    const late = workshopWith([at(1, '20:00 60', { interpretation: 'consecutive' }), at(2, '21:00 180')]);
    expect(offered('consecutive-too-short', late)).toEqual(['make-simultaneous']);
  });

  test('for what only the coordinator can decide', () => {
    expect(offered('no-lead', workshopWith(lectures('09:00 60')))).toEqual([]);
    const longer = workshopWith([
      at(1, '09:00 60', { prerequisiteIds: [sessionId(2)] }),
      at(2, '10:00 30', { day: dayTwo }),
    ]);
    expect(offered('prerequisite-order', longer)).toEqual([]);
  });
});
