import { describe, expect, test } from 'vitest';
import type { AttendanceStatus, Mark, SignOff } from '../../../shared/domain/attendance/attendance.ts';
import {
  type Contradiction,
  contradictions,
  type SignedSlot,
} from '../../../shared/domain/attendance/contradictions.ts';
import type { Participation, Travel } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { removeDay } from '../../../shared/operations/days.ts';
import { anId, aParticipation, aSession, aWorkshop, ids, inEachHalf } from '../../factories/a-workshop.ts';
import { changesOf } from '../operations/store.ts';

const [day, nextDay] = ids.days;
const [, woman] = ids.participations;
const [morning, afternoon] = [`am/${day}`, `pm/${day}`] as const;
const nextMorning = `am/${nextDay}` as const;

function marks(status: AttendanceStatus, ...slotIds: readonly Mark['slotId'][]): Mark[] {
  return slotIds.map((slotId) => ({ participationId: woman, slotId, status }));
}

/** What is found about the one participant of a workshop whose first day has sessions from 9:00 to 10:30 and from 14:00 to 16:00. */
function foundFor(
  person: Partial<Participation>,
  attendance: readonly Mark[],
  changed: Partial<WorkshopSnapshot> = {},
  signatures: readonly SignedSlot[] = [],
): Contradiction[] {
  const at = (number: number, start: string, minutes: number): ReturnType<typeof aSession> =>
    aSession({ id: anId(number), minutes, placement: { dayId: day, start, roomId: null } });
  const participations = [aParticipation(person)];
  const sessions = [at(131, '09:00', 90), at(132, '14:00', 120)];
  return contradictions(
    aWorkshop({ sessions, participations, attendance: [...attendance], ...changed }),
    signatures,
  ).filter(({ participationId }) => participationId === woman);
}

const on = (dayId: string, at: string | null = null): Travel => ({ dayId, at });

describe('presence and travel', () => {
  test.each<[string, Partial<Participation>, readonly Mark['slotId'][], Contradiction['kind'][]]>([
    ['before the day of arrival', { arrival: on(nextDay) }, [morning], ['before-arrival']],
    ['on the day of arrival, at whatever time', { arrival: on(day) }, [morning], []],
    [
      'in the morning, arriving in the evening',
      { arrival: on(day, '18:00') },
      [morning, afternoon],
      ['before-arrival'],
    ],
    ['in the afternoon that has begun, arriving late', { arrival: on(day, '15:00') }, [afternoon], []],
    ['when the slot ends as the person arrives', { arrival: on(day, '16:00') }, [afternoon], ['before-arrival']],
    ['on the day after departure', { departure: on(day) }, [nextMorning], ['after-departure']],
    ['on the day of departure, at whatever time', { departure: on(day) }, [morning, afternoon], []],
    ['in the afternoon, leaving at noon', { departure: on(day, '12:00') }, [morning, afternoon], ['after-departure']],
    ['in the afternoon, leaving during it', { departure: on(day, '15:00') }, [afternoon], []],
    ['when the slot begins as the person leaves', { departure: on(day, '14:00') }, [afternoon], ['after-departure']],
    ['between the two', { arrival: on(day), departure: on(nextDay) }, [morning, nextMorning], []],
    ['with travel on a day that is gone', { arrival: on(anId(999)) }, [morning], []],
  ])('there %s', (_, person, slotIds, kinds) => {
    expect(foundFor(person, marks('present', ...slotIds)).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('names only the slots of which it is true, and absence is no contradiction', () => {
    expect(foundFor({ departure: on(day, '12:00') }, marks('late', morning, afternoon))).toMatchObject([
      { slotIds: [afternoon] },
    ]);
    expect(foundFor({ arrival: on(nextDay) }, marks('absent', morning))).toEqual([]);
  });
});

describe('allowances', () => {
  const paid = { paidDayIds: [day] };
  const signOffs: SignOff[] = [
    {
      id: anId(95),
      workshopId: ids.workshop,
      dayId: day,
      slotIds: [],
      at: '2025-07-15T13:00:00.000Z',
      by: 'A',
      timeZone: '',
      withdrawn: null,
    },
  ];

  test.each<[string, readonly Mark[], Partial<WorkshopSnapshot>, boolean]>([
    ['absent all day', marks('absent', morning, afternoon), {}, true],
    ['absent once and not marked otherwise', marks('absent', morning), {}, true],
    ['there for half of the day', [...marks('absent', morning), ...marks('late', afternoon)], {}, false],
    ['excused', marks('excused', morning, afternoon), {}, false],
    ['nobody has marked yet', [], {}, false],
    ['no mark on a day that is signed off', [], { signOffs }, true],
    ['absent on another day', marks('absent', nextMorning), {}, false],
  ])('paid, and %s', (_, attendance, changed, isFound) => {
    const expected = isFound ? [{ kind: 'paid-absent', participationId: woman, slotIds: [`day/${day}`] }] : [];
    expect(foundFor(paid, attendance, changed)).toEqual(expected);
  });

  test('not paid, and absent', () => {
    expect(foundFor({}, marks('absent', morning, afternoon))).toEqual([]);
  });
});

describe('certificates', () => {
  const decided = (result: 'completion' | 'participation' | 'none'): Partial<Participation> => ({
    completion: { result, reason: 'Presented on both days' },
  });
  const all = marks('present', morning, afternoon, nextMorning, `pm/${nextDay}`);

  test.each<[string, Partial<Participation>, readonly Mark[], boolean]>([
    ['completion for half of the slots', decided('completion'), all.slice(0, 2), true],
    ['participation for one of four', decided('participation'), all.slice(0, 1), true],
    ['completion for all', decided('completion'), all, false],
    ['less than was earned', decided('none'), all, false],
    ['nothing decided', {}, all.slice(0, 1), false],
  ])('%s', (_, person, attendance, isFound) => {
    expect(foundFor(person, attendance, { sessions: inEachHalf() }).map(({ kind }) => kind)).toEqual(
      isFound ? ['certificate-above'] : [],
    );
  });
});

describe('signatures on the screen', () => {
  const others = [anId(801), anId(802), anId(803)];
  const everybody = [woman, ...others];
  const participations = everybody.map((id, index) => aParticipation({ id, number: 2 + index }));
  const present = everybody.map((participationId): Mark => ({ participationId, slotId: morning, status: 'present' }));
  const signedBy = (...people: readonly string[]): SignedSlot[] =>
    people.map((participationId) => ({ participationId, slotId: morning }));

  test.each<[string, readonly SignedSlot[], readonly Mark[], Contradiction['kind'][]]>([
    ['there, and only the others have signed', signedBy(...others), present, ['not-signed']],
    ['there, and half of the others have signed', signedBy(...others.slice(0, 2)), present, []],
    ['there, and all have signed', signedBy(...everybody), present, []],
    ['there, where nobody signs on the screen', [], present, []],
    ['signed and absent', signedBy(woman), marks('absent', morning), ['signed-absent']],
    ['signed and not marked', signedBy(woman), [], ['signed-absent']],
    ['signed and left early', signedBy(woman), marks('left-early', morning), []],
    ['absent and not signed', signedBy(...others), [...present.slice(1), ...marks('absent', morning)], []],
  ])('%s', (_, signatures, attendance, kinds) => {
    expect(foundFor({}, attendance, { participations }, signatures).map(({ kind }) => kind)).toEqual(kinds);
  });
});

test('a day that goes takes what was said of travel and allowance on it along', () => {
  const person = aParticipation({ arrival: on(day, '09:00'), departure: on(nextDay), paidDayIds: [day, nextDay] });
  const changes = changesOf(removeDay(aWorkshop({ participations: [person] }), day)).filter(
    ({ entity }) => entity === 'participation',
  );
  expect(changes).toMatchObject([
    { field: 'arrival', value: null },
    { field: 'paidDayIds', value: [nextDay] },
  ]);
});
