import { describe, expect, test } from 'vitest';
import type { AudienceFilter } from '../../../shared/domain/agenda/session.ts';
import { expectationOf, tallyOf } from '../../../shared/domain/attendance/attendance-rates.ts';
import { contradictions } from '../../../shared/domain/attendance/contradictions.ts';
import { anId, aParticipation, aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';

const [day, nextDay] = ids.days;
const [trainer, woman] = ids.participations;
const nobodyLeftOut: AudienceFilter = { delegationIds: [], sexes: [], categories: [], groupIds: [], position: '' };
const formen = { ...nobodyLeftOut, sexes: ['male' as const] };
const session = (
  number: number,
  start: string,
  audienceFilter: AudienceFilter | null = null,
): ReturnType<typeof aSession> =>
  aSession({ id: anId(number), audienceFilter, placement: { dayId: day, start, roomId: ids.rooms[0] } });
const slotOf = (number: number): `session/${string}` => `session/${anId(number)}`;

function present(...slotIds: string[]): ReturnType<typeof aWorkshop>['attendance'] {
  return slotIds.map((slotId) => ({ participationId: woman, slotId, status: 'present' as const }));
}

function kindsFor(changed: Parameters<typeof aWorkshop>[0], status = aParticipation().status): string[] {
  const participations = [aParticipation({ status, ...changed?.participations?.[0] })];
  return contradictions(aWorkshop({ ...changed, participations })).map(({ kind }) => kind);
}

describe('who is expected in a session', () => {
  const snapshot = aWorkshop({ sessions: [session(131, '09:00', formen), session(132, '11:00', nobodyLeftOut)] });
  const expects = expectationOf(snapshot);

  test('is its audience; an empty filter and a half-day leave nobody out', () => {
    expect(expects(woman, { id: slotOf(131), sessionId: anId(131) })).toBe(false);
    expect(expects(woman, { id: slotOf(132), sessionId: anId(132) })).toBe(true);
    expect(expects(woman, { id: `am/${day}`, sessionId: null })).toBe(true);
  });

  test('is its breakout group', () => {
    const group = {
      id: anId(141),
      workshopId: ids.workshop,
      name: {},
      set: '',
      participationIds: [woman],
      pinnedIds: [],
    };
    const filter = { ...nobodyLeftOut, groupIds: [group.id] };
    const grouped = { ...snapshot, sessions: [session(133, '09:00', filter)] };
    const at = { id: slotOf(133), sessionId: anId(133) };
    expect(expectationOf({ ...grouped, breakoutGroups: [group] })(woman, at)).toBe(true);
    expect(expectationOf({ ...grouped, breakoutGroups: [{ ...group, participationIds: [] }] })(woman, at)).toBe(false);
  });

  test('is every trainer', () => {
    expect(expects(trainer, { id: slotOf(131), sessionId: anId(131) })).toBe(true);
  });
});

test('a tally counts late and left early as present, and excused as neither present nor absent', () => {
  const tally = tallyOf(['present', 'late', 'left-early', 'excused', 'absent', 'unmarked']);
  expect(tally).toEqual({ expected: 6, present: 3, late: 1, leftEarly: 1, excused: 1, absent: 1, open: 1 });
});

describe('contradictions', () => {
  test('none where all is well', () => {
    expect(kindsFor({ attendance: present(`am/${day}`) })).toEqual([]);
    expect(kindsFor({ attendance: [] }, 'declined')).toEqual([]);
  });

  test('there, though declined, replaced or in reserve, or never confirmed', () => {
    for (const status of ['declined', 'replaced', 'reserve'] as const) {
      expect(kindsFor({ attendance: present(`am/${day}`) }, status)).toEqual(['not-coming']);
    }
    expect(kindsFor({ attendance: present(`am/${day}`) }, 'nominated')).toEqual(['not-confirmed']);
  });

  test('in two sessions at once, but not in two that touch', () => {
    const sessions = [session(131, '09:00'), session(132, '09:30'), session(133, '10:00')];
    expect(kindsFor({ sessions, attendance: present(slotOf(131), slotOf(132)) })).toEqual(['two-sessions']);
    expect(kindsFor({ sessions, attendance: present(slotOf(131), slotOf(133)) })).toEqual([]);
  });

  test('in a session that is for others', () => {
    expect(kindsFor({ sessions: [session(131, '09:00', formen)], attendance: present(slotOf(131)) })).toEqual([
      'not-expected',
    ]);
  });

  test('on a day on which the person is not available', () => {
    const availability = [{ dayId: nextDay, from: '09:00', to: '17:00' }];
    const participations = [aParticipation({ availability })];
    expect(kindsFor({ participations, attendance: present(`am/${day}`) })).toEqual(['not-available']);
    expect(kindsFor({ participations, attendance: present(`am/${nextDay}`) })).toEqual([]);
  });

  test('attended by status, and by no mark', () => {
    expect(kindsFor({ attendance: [] }, 'attended')).toEqual(['attended-without-mark']);
  });
});
