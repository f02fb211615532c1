import { describe, expect, test } from 'vitest';
import type { Participation } from '../../../shared/domain/people/participation.ts';
import { editPeople, type PersonPatch } from '../../../shared/operations/people-edit.ts';
import { removeParticipations } from '../../../shared/operations/people.ts';
import { aParticipation, aPerson, aWorkshop, anId, ids } from '../../factories/a-workshop.ts';
import { after, all, changesOf, contentsOf, holding, undone } from './store.ts';

const snapshot = aWorkshop();
const before = holding(snapshot);

/** What the user changes of the person at a place of the list, from 0. */
function patchOf(
  index: number,
  participation: PersonPatch['participation'],
  person: PersonPatch['person'] = {},
): PersonPatch {
  const seat = snapshot.participations[index] ?? expect.fail('nobody there');
  const own = snapshot.people.find(({ id }) => id === seat.personId) ?? expect.fail('no such person');
  return { drawn: { person: own, participation: seat }, person, participation };
}

const nothing = { patches: [], added: [], institutions: [] };

describe('one change for several people', () => {
  test('gives all of them the same, and no head to a delegation that its head leaves', () => {
    const patches = [0, 1, 2].map((index) =>
      patchOf(index, { status: 'confirmed', delegationId: null }, { languages: ['ru'] }),
    );
    const changes = changesOf(editPeople(snapshot, { ...nothing, patches }));
    const now = after(before, changes);
    expect(all(now, 'participation').map(({ status, delegationId }) => [status, delegationId])).toEqual([
      ['confirmed', null],
      ['confirmed', null],
      ['confirmed', null],
    ]);
    expect(all(now, 'person').map(({ languages }) => languages)).toEqual([['ru'], ['ru'], ['ru']]);
    expect(all(now, 'delegation')[0]?.headParticipationId).toBeNull();
    expect(contentsOf(undone(now, changes))).toEqual(contentsOf(before));
  });

  test('keeps what another edit has changed since the list was drawn', () => {
    const patch = patchOf(1, {}, { position: { en: 'Doctor', ru: 'Главный врач' } });
    const drawn = { ...patch.drawn, person: { ...patch.drawn.person, position: { en: 'Doctor' } } };
    const stored = {
      ...snapshot,
      people: snapshot.people.map((each) =>
        each.id === ids.people[1] ? { ...each, position: { en: 'Surgeon' } } : each,
      ),
    };
    const now = after(holding(stored), changesOf(editPeople(stored, { ...nothing, patches: [{ ...patch, drawn }] })));
    expect(all(now, 'person').find(({ id }) => id === ids.people[1])?.position).toEqual({
      en: 'Surgeon',
      ru: 'Главный врач',
    });
  });

  test('makes nobody replaced, for that takes a successor; with another status there is no successor any more', () => {
    const successor = { status: 'replaced', replacedById: ids.participations[2], replacedFrom: ids.days[1] } as const;
    const participations = snapshot.participations.map((each) =>
      each.number === 2 ? { ...each, ...successor } : each,
    );
    const replaced = { ...snapshot, participations };
    const own = (changed: Participation['status']): Participation | undefined => {
      const patch = patchOf(1, { status: changed });
      const drawn = { ...patch.drawn, participation: participations[1] ?? aParticipation() };
      const changes = changesOf(editPeople(replaced, { ...nothing, patches: [{ ...patch, drawn }] }));
      return all(after(holding(replaced), changes), 'participation').find(({ number }) => number === 2);
    };
    expect(own('replaced')).toMatchObject(successor);
    expect(own('confirmed')).toMatchObject({ status: 'confirmed', replacedById: null, replacedFrom: null });
    expect(changesOf(editPeople(snapshot, { ...nothing, patches: [patchOf(2, { status: 'replaced' })] }))).toEqual([]);
  });

  test('is refused as a whole where a person or a delegation is gone', () => {
    const gone = {
      ...patchOf(1, { status: 'confirmed' as const }),
      drawn: { person: aPerson(), participation: aParticipation({ id: anId(999) }) },
    };
    for (const patch of [gone, patchOf(1, { delegationId: anId(998) })]) {
      expect(editPeople(snapshot, { ...nothing, patches: [patchOf(0, { role: 'expert' }), patch] })).toMatchObject({
        failure: { code: 'record-missing' },
      });
    }
  });
});

describe('people who are added', () => {
  const added = [900, 901].map((id) => ({
    participationId: anId(id + 50),
    person: aPerson({ id: anId(id) }),
    participation: { role: 'participant' as const, delegationId: ids.delegation, status: 'confirmed' as const },
  }));

  test('get the numbers after the highest that was ever given', () => {
    const now = after(before, changesOf(editPeople(snapshot, { ...nothing, added })));
    expect(all(now, 'participation').slice(-2)).toMatchObject([
      { number: 4, delegationId: ids.delegation, status: 'confirmed' },
      { number: 5, delegationId: ids.delegation, status: 'confirmed' },
    ]);
  });

  test('are refused beyond the highest number that there can be', () => {
    const full = { ...snapshot, workshop: { ...snapshot.workshop, lastNumber: 9998 } };
    expect(editPeople(full, { ...nothing, added })).toMatchObject({ failure: { code: 'people-too-many' } });
    expect(editPeople(full, { ...nothing, added: added.slice(1) }).ok).toBe(true);
  });
});

test('several who are taken out leave groups, assignments, marks and heads behind, and no number is given again', () => {
  const group = {
    id: anId(700),
    workshopId: ids.workshop,
    set: 'A',
    name: {},
    participationIds: [ids.participations[1], ids.participations[2], ids.participations[0]],
    pinnedIds: [ids.participations[2]],
  };
  const own = aWorkshop({ breakoutGroups: [{ ...group }] as never });
  const gone = own.participations.filter(({ number }) => number > 1);
  const changes = removeParticipations(own, gone);
  const now = after(holding(own), changes);
  expect(all(now, 'participation').map(({ number }) => number)).toEqual([1]);
  expect(all(now, 'breakoutGroup')[0]).toMatchObject({ participationIds: [ids.participations[0]], pinnedIds: [] });
  expect(all(now, 'delegation')[0]?.headParticipationId).toBeNull();
  expect(all(now, 'workshop')[0]?.lastNumber).toBe(3);
  expect(contentsOf(undone(now, changes))).toEqual(contentsOf(holding(own)));
});
