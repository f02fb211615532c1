import { expect, test } from 'vitest';
import { marksIn, type SignOff } from '../../../shared/domain/attendance/attendance.ts';
import { noLetter } from '../../../shared/domain/people/groups.ts';
import type { Participation } from '../../../shared/domain/people/participation.ts';
import { brokenClosedDay } from '../../../shared/operations/attendance.ts';
import { mergePeople, suggestedSource, tellApart } from '../../../shared/operations/merge-people.ts';
import { aParticipation, aPerson, aWorkshop, anId, ids } from '../../factories/a-workshop.ts';
import { after, all, contentsOf, holding, undone } from './store.ts';

const kept = aPerson({
  id: ids.people[1],
  latinName: { family: 'Orazow', given: 'Meret', patronymic: '' },
  cyrillicName: null,
  email: '',
  differentFrom: [anId(77)],
});
const gone = aPerson({
  id: anId(60),
  latinName: null,
  cyrillicName: { family: 'Оразов', given: 'Мерет', patronymic: 'Аманович' },
  email: 'meret@example.org',
  phone: '+993 12 34 56 78',
  protected: true,
});
const [am, pm] = [`am/${ids.days[0]}`, `pm/${ids.days[0]}`];
const seatOfGone = aParticipation({
  id: anId(61),
  personId: gone.id,
  number: 4,
  delegationId: null,
  status: 'arrived',
});

/** Both are in one workshop. */
const both = aWorkshop({
  people: [...aWorkshop().people.filter(({ id }) => id !== kept.id), kept, gone],
  participations: [...aWorkshop().participations, seatOfGone],
  delegations: aWorkshop().delegations.map((each) => ({ ...each, headParticipationId: seatOfGone.id })),
  assignments: aWorkshop().assignments.map((each) => ({ ...each, participationId: seatOfGone.id })),
  attendance: [
    { participationId: ids.participations[1], slotId: am, status: 'absent' },
    { participationId: seatOfGone.id, slotId: am, status: 'present' },
    { participationId: seatOfGone.id, slotId: pm, status: 'late' },
  ],
});

test('a person who takes part elsewhere takes the participations along', () => {
  const snapshot = aWorkshop({
    people: [...aWorkshop().people.filter(({ id }) => id !== kept.id), gone],
    participations: aWorkshop().participations.map((each) =>
      each.personId === kept.id ? { ...each, personId: gone.id } : each,
    ),
  });
  const before = after(holding(snapshot), []);
  const { changes, joined, participations, marks } = mergePeople(kept, gone, {}, [{ snapshot, signatures: [] }]);
  expect({ joined, participations, marks }).toEqual({ joined: [], participations: 1, marks: 1 });
  expect(changes.filter(({ entity }) => entity === 'participation')).toMatchObject([
    { field: 'personId', value: kept.id, previous: gone.id },
  ]);
  expect(all(before, 'participation')).toHaveLength(3);
});

test('two lines of one workshop become one: marks, assignments, delegation and status follow, and one undo takes it back', () => {
  const before = holding(both);
  const { changes, joined } = mergePeople(kept, gone, {}, [{ snapshot: both, signatures: [] }]);
  const now = after(before, changes);
  expect(joined.map(({ id }) => id)).toEqual([ids.workshop]);
  const person = all(now, 'person').find(({ id }) => id === kept.id);
  expect(person).toMatchObject({
    latinName: kept.latinName,
    cyrillicName: gone.cyrillicName,
    email: gone.email,
    protected: true,
    differentFrom: [anId(77)],
  });
  expect(all(now, 'person').some(({ id }) => id === gone.id)).toBe(false);
  const seats = all(now, 'participation').filter(({ personId }) => personId === kept.id);
  expect(seats).toMatchObject([{ id: ids.participations[1], number: 2, status: 'arrived' }]);
  expect(all(now, 'delegation')[0]?.headParticipationId).toBe(ids.participations[1]);
  expect(all(now, 'assignment')[0]?.participationId).toBe(ids.participations[1]);
  expect(all(now, 'workshop')[0]?.lastNumber).toBe(4);
  const marks = [...now.sheets.values()].flatMap(marksIn);
  expect(marks).toEqual([
    { participationId: ids.participations[1], slotId: am, status: 'present' },
    { participationId: ids.participations[1], slotId: pm, status: 'late' },
  ]);
  expect(contentsOf(undone(now, changes))).toEqual(contentsOf(before));
});

test('who withdrew in one record stays expected by the other; answers on consent and the letter of the status follow', () => {
  const [photo, lists] = [
    { given: true, date: '2025-06-02' },
    { given: false, date: '2025-06-03' },
  ];
  const letter = { number: '7/1', date: '2025-06-20' };
  const seatsAfter = (own: Partial<Participation>, other: Partial<Participation>): unknown => {
    const snapshot = {
      ...both,
      participations: both.participations.map((each) =>
        each.id === seatOfGone.id
          ? { ...each, ...other }
          : each.id === ids.participations[1]
            ? { ...each, ...own }
            : each,
      ),
    };
    const { changes } = mergePeople(kept, gone, {}, [{ snapshot, signatures: [] }]);
    return all(after(holding(snapshot), changes), 'participation').find(({ personId }) => personId === kept.id);
  };
  expect(seatsAfter({ status: 'attended' }, { status: 'withdrawn', letter })).toMatchObject({
    status: 'attended',
    letter: noLetter,
  });
  expect(
    seatsAfter(
      { status: 'withdrawn', consents: { photo, lists: null } },
      { status: 'confirmed', letter, consents: { photo: lists, lists } },
    ),
  ).toMatchObject({ status: 'confirmed', letter, consents: { photo, lists } });
});

test('a mark of a signed-off day is guarded', () => {
  const signOff: SignOff = {
    id: anId(70),
    workshopId: ids.workshop,
    dayId: ids.days[0],
    by: 'A. B.',
    at: '2025-07-15T18:00:00Z',
    slotIds: [am, pm],
    timeZone: '',
    withdrawn: null,
  };
  const closed = { signOffs: [signOff], headCounts: [] };
  const { changes } = mergePeople(kept, gone, {}, [{ snapshot: both, signatures: [] }]);
  expect(brokenClosedDay(closed, changes)).not.toBeNull();
});

test('a field is taken as chosen, else from the record that says something, the fuller name first', () => {
  const named = { ...kept, cyrillicName: { family: 'Оразов', given: 'Мерет', patronymic: '' } };
  expect(suggestedSource(named, gone, 'cyrillicName')).toBe('gone');
  expect(suggestedSource(kept, gone, 'latinName')).toBe('kept');
  expect(suggestedSource(kept, gone, 'email')).toBe('gone');
  const { changes } = mergePeople(named, gone, { cyrillicName: 'kept' }, []);
  expect(changes.some((change) => 'field' in change && change.field === 'cyrillicName')).toBe(false);
});

test('who was told apart stays so, in both records', () => {
  const changes = tellApart(kept, gone);
  expect(changes).toMatchObject([
    { id: kept.id, field: 'differentFrom', value: [anId(77), gone.id] },
    { id: gone.id, field: 'differentFrom', value: [kept.id] },
  ]);
});

test('what the register of trainers knows of either stays', () => {
  const [free, busy] = [
    { from: '2026-01-01', to: '2026-01-05', isFree: true },
    { from: '2026-02-01', to: '2026-02-05', isFree: false },
  ];
  const one = { ...kept, trainer: { topics: ['Care', 'Law'], availability: [free], mayBeMaster: false } };
  const other = { ...gone, trainer: { topics: ['Law', 'Ethics'], availability: [free, busy], mayBeMaster: true } };
  const trainerAfter = (first: typeof kept, second: typeof gone): unknown =>
    mergePeople(first, second, {}, []).changes.find(
      (change) => change.entity === 'person' && change.field === 'trainer',
    )?.value;
  expect(trainerAfter(one, other)).toEqual({
    topics: ['Care', 'Law', 'Ethics'],
    availability: [free, busy],
    mayBeMaster: true,
  });
  expect(trainerAfter(kept, other)).toEqual(other.trainer);
  expect(trainerAfter(one, gone)).toBeUndefined();
});
