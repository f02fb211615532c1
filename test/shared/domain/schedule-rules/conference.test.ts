import { describe, expect, test } from 'vitest';
import { randomFrom } from '../../../../scripts/samples/random.ts';
import { checkAgenda } from '../../../../shared/domain/schedule-rules/check.ts';
import { usualRuleSettings } from '../../../../shared/domain/schedule-rules/rule-settings.ts';
import { clockAt } from '../../../../shared/time/wall-clock.ts';
import { aDay, anId, ids } from '../../../factories/a-workshop.ts';
import { at, duties, sessionId, staff, workshopWith } from './planned.ts';

/**
 * A conference of the size and shape of those that publish their schedules: two days, 30 rooms, 800 sessions, no breaks
 * in the rooms, hundreds of speakers. Talks of half an hour follow each other in each room; the known mistakes are
 * those that published schedules really have: a talk moved onto another, a speaker given two talks at once.
 */
const rooms = Array.from({ length: 30 }, (_, index) => ({
  id: anId(0x2000 + index),
  workshopId: ids.workshop,
  name: { en: `Room ${index + 1}` },
  capacity: null,
}));
const days = [1, 2].map((number) =>
  aDay({ id: anId(0x2100 + number), number, date: `2025-02-0${number}`, endsAt: '19:00' }),
);

const talks = Array.from({ length: 800 }, (_, index) => {
  const [room, slot] = [index % 30, Math.floor(index / 30)];
  const day = days[slot % 2]!;
  return at(index, `${clockAt(540 + Math.floor(slot / 2) * 30)} 30`, { day: day.id, room: rooms[room]!.id });
});

const conference = workshopWith(talks, {
  days,
  rooms,
  participations: Array.from({ length: 800 }, (_, index) => staff(0x1000 + index, { role: 'speaker' })),
  assignments: duties(...talks.map((_, index) => [index, 0x1000 + index] as const)),
});

const random = randomFrom(7, 1_700_000_000_000);
/** Eleven talks run on by five minutes, into the next of their room: `n` and `n + 60`, for rooms and days alternate. */
const overrunning = Array.from({ length: 11 }, (_, index) => index * 30 * 2 + random.below(30));
/** Seven speakers are given a second talk at the time of their own, in the room next door. */
const doubled = Array.from({ length: 7 }, (_, index) => index * 90 + 2 * random.below(14));

const mistaken = {
  ...conference,
  sessions: talks.map((talk, index) => (overrunning.includes(index) ? { ...talk, minutes: 35 } : talk)),
  assignments: [
    ...conference.assignments,
    ...duties(...doubled.map((talk) => [talk + 1, 0x1000 + talk] as const)).map((each, index) => ({
      ...each,
      id: anId(0x9000 + index),
    })),
  ],
};

describe('a conference of 800 sessions in 30 rooms', () => {
  test('has no clash where nothing was moved', () => {
    const { findings } = checkAgenda(conference, usualRuleSettings);
    expect(findings.filter(({ severity }) => severity === 'must-fix')).toEqual([]);
  });

  test('shows exactly the known clashes', () => {
    const { findings } = checkAgenda(mistaken, usualRuleSettings);
    const pairsOf = (rule: string): string[] =>
      findings
        .filter((each) => each.rule === rule)
        .map(({ sessionIds }) => sessionIds.join(' '))
        .sort();
    expect(pairsOf('room-double-booked')).toEqual(
      overrunning.map((talk) => `${sessionId(talk)} ${sessionId(talk + 60)}`).sort(),
    );
    const known = doubled.map((talk) => `${sessionId(talk)} ${sessionId(talk + 1)}`);
    expect(pairsOf('person-in-two-places')).toEqual(expect.arrayContaining(known));
    expect(pairsOf('person-in-two-places')).toHaveLength(known.length);
  });

  test('parallel talks that anybody may choose are no clash of the participants', () => {
    const { findings } = checkAgenda(mistaken, usualRuleSettings);
    expect(findings.filter(({ rule }) => rule === 'participants-in-two-sessions')).toEqual([]);
  });
});
