import { describe, expect, test } from 'vitest';
import { type Mark } from '../../../shared/domain/attendance/attendance.ts';
import { type Delegation, plainDelegation } from '../../../shared/domain/people/groups.ts';
import { type NominationState, nominationStates } from '../../../shared/domain/attendance/nominations.ts';
import type { Participation } from '../../../shared/domain/people/participation.ts';
import { aParticipation, aPerson } from '../../factories/a-workshop.ts';
import { testId } from '../documents/training.ts';

const today = '2026-05-10';
const delegationId = testId(900);

type Named = {
  readonly status?: Participation['status'];
  readonly sex?: 'female' | 'male';
  readonly role?: Participation['role'];
};

function stateOf(
  delegation: Partial<Delegation>,
  named: readonly Named[] = [],
  marks: readonly Pick<Mark, 'participationId' | 'status'>[] = [],
): NominationState {
  const record = {
    ...plainDelegation,
    id: delegationId,
    workshopId: testId(1),
    name: {},
    country: 'KZ',
    ...delegation,
  };
  const people = named.map(({ sex = 'male' }, index) => aPerson({ id: testId(100 + index), sex }));
  const participations = named.map(({ status = 'nominated', role = 'participant' }, index) =>
    aParticipation({
      id: testId(200 + index),
      personId: testId(100 + index),
      delegationId,
      number: index + 1,
      status,
      role,
    }),
  );
  const [state] = nominationStates({ delegations: [record], participations, people }, marks as Mark[], today);
  return state ?? expect.fail('no state');
}

const gapsOf = (state: NominationState): string[] =>
  state.gaps.map(({ gap, count }) => (count === 0 ? gap : `${gap} ${count}`));

const letter = { number: '12/3', date: '2026-05-01' };

test('counts participants by what has become of their nomination, and not the team', () => {
  const state = stateOf({ quota: 4, letter, headParticipationId: testId(200) }, [
    { status: 'confirmed', sex: 'female' },
    { status: 'travelling' },
    { status: 'nominated', sex: 'female' },
    { status: 'accepted' },
    { status: 'reserve' },
    { status: 'declined' },
    { status: 'withdrawn', sex: 'female' },
    { status: 'replaced' },
    { status: 'confirmed', role: 'trainer' },
  ]);
  expect(state).toMatchObject({ named: 4, confirmed: 2, women: 2, men: 2, reserve: 1, left: 3, came: 0, noShow: 0 });
  expect(gapsOf(state)).toEqual(['unconfirmed 2']);
});

describe('what is missing', () => {
  test('an answer, until the deadline; after it somebody has to ask again', () => {
    expect(gapsOf(stateOf({ deadline: today }))).toEqual(['not-answered']);
    expect(gapsOf(stateOf({ deadline: '2026-05-09' }))).toEqual(['to-ask-again']);
    expect(gapsOf(stateOf({ deadline: '2026-05-09', quota: 2, letter }, [{ status: 'confirmed' }]))).toEqual([
      'to-ask-again',
      'seats-free 1',
    ]);
    expect(gapsOf(stateOf({ deadline: '2026-05-09', quota: 1, letter }, [{ status: 'confirmed' }]))).toEqual([]);
  });

  test('the letter of those who are named, a head of several, seats', () => {
    expect(gapsOf(stateOf({ quota: 1 }, [{ status: 'confirmed' }, { status: 'confirmed' }]))).toEqual([
      'letter-missing',
      'seats-over 1',
      'head-missing',
    ]);
    expect(gapsOf(stateOf({ letter }, [{ status: 'confirmed' }]))).toEqual([]);
  });

  test('women, where a number was asked for', () => {
    const named: Named[] = [{ status: 'confirmed', sex: 'female' }, { status: 'confirmed' }];
    const asked = { letter, headParticipationId: testId(200) };
    expect(gapsOf(stateOf({ ...asked, womenWished: 3 }, named))).toEqual(['women-short 2']);
    expect(gapsOf(stateOf({ ...asked, womenWished: 1 }, named))).toEqual([]);
  });
});

test('who came and who did not is derived from the marks, once somebody was there', () => {
  const named: Named[] = [{ status: 'confirmed' }, { status: 'confirmed' }, { status: 'declined' }];
  const mark = (index: number, status: Mark['status']) => ({ participationId: testId(200 + index), status });
  expect(stateOf({}, named, [mark(0, 'absent')])).toMatchObject({ came: 0, noShow: 0 });
  expect(stateOf({}, named, [mark(0, 'late'), mark(1, 'absent')])).toMatchObject({ came: 1, noShow: 1 });
  // Somebody who had declined and came all the same has come.
  expect(stateOf({}, named, [mark(0, 'present'), mark(2, 'present')])).toMatchObject({ came: 2, noShow: 1 });
});

describe('an invitation without an answer', () => {
  const late = { deadline: '2026-05-01', quota: 2 };

  test('is to be asked again after the deadline, unless they were asked again since', () => {
    expect(gapsOf(stateOf(late))).toContain('to-ask-again');
    const before = { number: '8', date: '2026-05-01' };
    expect(gapsOf(stateOf({ ...late, reminders: [before] }))).toContain('to-ask-again');
    const since = { number: '9', date: '2026-05-02' };
    const gaps = gapsOf(stateOf({ ...late, reminders: [before, since] }));
    expect(gaps).toContain('not-answered');
    expect(gaps).not.toContain('to-ask-again');
  });

  test('is to be asked again after a new deadline that has passed too', () => {
    const reminders = [{ number: '9', date: '2026-05-02' }];
    expect(gapsOf(stateOf({ deadline: '2026-05-09', quota: 2, reminders }))).toContain('to-ask-again');
    expect(gapsOf(stateOf({ deadline: '2026-05-10', quota: 2, reminders }))).not.toContain('to-ask-again');
  });

  test('lacks nothing once they have declined, unless somebody of theirs is named all the same', () => {
    expect(gapsOf(stateOf({ ...late, declined: true }))).toEqual(['declined']);
    expect(gapsOf(stateOf({ ...late, declined: true }, [{ status: 'declined' }]))).toEqual(['declined']);
    expect(gapsOf(stateOf({ ...late, declined: true }, [{ status: 'confirmed' }]))).not.toContain('declined');
  });
});
