import { expect, test } from 'vitest';
import { attendedIn } from '../../../shared/directory/attended.ts';
import { aParticipation, aWorkshop, ids } from '../../factories/a-workshop.ts';

const after = { day: '2025-08-01', clock: '09:00' };
const during = { day: '2025-07-15', clock: '12:00' };

test('says of how many slots somebody was there, and which certificate that gives once all is over', () => {
  const [, own] = ids.participations;
  const snapshot = aWorkshop();
  const now = attendedIn(snapshot, own, during);
  expect(now).toMatchObject({ attended: 1, certificate: null });
  const then = attendedIn(snapshot, own, after);
  expect(then?.all).toBeGreaterThan(0);
  expect(then?.percent).toBe(Math.floor((100 * (then?.attended ?? 0)) / (then?.all ?? 1)));
  expect(then?.certificate).not.toBeNull();
});

test('a decision gives the certificate at once, trainers get none, and who is not there has nothing', () => {
  const [trainer, own] = ids.participations;
  const decided = aWorkshop({
    participations: aWorkshop().participations.map((each) =>
      each.id === own ? aParticipation({ ...each, completion: { result: 'none', reason: 'left' } }) : each,
    ),
  });
  expect(attendedIn(decided, own, during)?.certificate).toBe('none');
  expect(attendedIn(decided, trainer, after)?.certificate).toBeNull();
  expect(attendedIn(decided, ids.workshop, after)).toBeNull();
});
