import { describe, expect, test } from 'vitest';
import {
  expectedIn,
  isEmptyBitset,
  prepareAudience,
  sizeOfBitset,
  without,
} from '../../../../shared/domain/people/audience.ts';
import type { Participation } from '../../../../shared/domain/people/participation.ts';
import { anId, aParticipation, aPerson, ids } from '../../../factories/a-workshop.ts';
import { annex, at, brief, duties, found, hall, only, workshopWith } from './planned.ts';

/** Seventy participants: odd ones are men; every tenth is a judge; the last ten are of another delegation. */
const other = anId(0x62);
const everybody: Participation[] = Array.from({ length: 70 }, (_, index) =>
  aParticipation({
    id: anId(0x500 + index),
    personId: anId(0x600 + index),
    number: index + 1,
    delegationId: index < 60 ? ids.delegation : other,
    category: index % 10 === 0 ? 'civil-servant' : 'practitioner',
  }),
);
const people = everybody.map((each, index) =>
  aPerson({
    id: each.personId,
    sex: index % 2 === 0 ? 'female' : 'male',
    protected: index === 3,
    position: index % 10 === 0 ? { ru: 'Судья районного суда' } : { en: 'Doctor', ru: 'Врач' },
    languages: index === 0 ? [] : index < 5 ? ['tk'] : ['ru'],
  }),
);
const groups = [
  {
    id: anId(0x700),
    workshopId: ids.workshop,
    name: {},
    set: '',
    participationIds: everybody.slice(0, 5).map(({ id }) => id),
    pinnedIds: [],
  },
];
const full = { participations: everybody, people, breakoutGroups: groups };

function expectedWith(filter: Parameters<typeof only>[0]): number {
  return expectedIn({ audienceFilter: only(filter) }, prepareAudience(full)).length;
}

describe('who is expected', () => {
  test('everybody where there is no filter, or one that says nothing; protected people count', () => {
    const audience = prepareAudience(full);
    expect(expectedIn({ audienceFilter: null }, audience)).toEqual(everybody.map(({ id }) => id));
    expect(expectedWith({ position: '  ' })).toBe(70);
  });

  test('each list narrows the circle, and several narrow it together', () => {
    expect(expectedWith({ sexes: ['male'] })).toBe(35);
    expect(expectedWith({ sexes: ['male', 'female'] })).toBe(70);
    expect(expectedWith({ delegationIds: [other] })).toBe(10);
    expect(expectedWith({ categories: ['civil-servant'] })).toBe(7);
    expect(expectedWith({ groupIds: [anId(0x700)] })).toBe(5);
    expect(expectedWith({ groupIds: [anId(0x700)], sexes: ['male'] })).toBe(2);
    expect(expectedWith({ groupIds: [anId(0x7ff)] })).toBe(0);
  });

  test('positions are found by their words in any language', () => {
    expect(expectedWith({ position: 'судья' })).toBe(7);
    expect(expectedWith({ position: 'doctor' })).toBe(63);
    expect(expectedWith({ position: 'Врач' })).toBe(63);
    expect(expectedWith({ position: 'pilot' })).toBe(0);
  });

  test('never the declined, the replaced, the reserve and the staff', () => {
    const participations = (['declined', 'replaced', 'reserve', 'confirmed'] as const).map((status, index) =>
      aParticipation({ id: anId(0x500 + index), status }),
    );
    const trainer = aParticipation({ id: anId(0x5ff), role: 'trainer' });
    const audience = prepareAudience({ ...full, participations: [...participations, trainer] });
    expect(expectedIn({ audienceFilter: null }, audience)).toEqual([anId(0x503)]);
  });

  test('bits are counted and cut across words of 32 bits', () => {
    const audience = prepareAudience(full);
    const all = audience.everybody;
    const some = audience.bitsetWith([anId(0x500 + 31), anId(0x500 + 32), anId(0x500 + 69), anId(1)]);
    expect(sizeOfBitset(some)).toBe(3);
    expect(sizeOfBitset(without(all, some))).toBe(67);
    expect(isEmptyBitset(without(some, all))).toBe(true);
  });
});

describe('participants in two sessions', () => {
  function clashes(...sessions: ReturnType<typeof at>[]): string[] {
    return brief(found('participants-in-two-sessions', workshopWith(sessions, full)));
  }

  test('a plenary item beside anything, also before anybody is known', () => {
    const sessions = [at(1, '12:30 60', { kind: 'lunch', room: null }), at(2, '13:00 60')];
    expect(clashes(...sessions)).toEqual(['participants-in-two-sessions 1 2 30']);
    const nobody = workshopWith(sessions, { participations: [], people: [] });
    expect(brief(found('participants-in-two-sessions', nobody))).toEqual(['participants-in-two-sessions 1 2 30']);
    expect(clashes(at(1, '12:00 60', { room: null }), at(2, '12:00 60', { room: null }))).toHaveLength(1);
  });

  test('filters that let the same people in, with those people', () => {
    const sessions = [
      at(1, '09:00 60', { audienceFilter: only({ sexes: ['male'] }) }),
      at(2, '09:30 60', { room: annex, audienceFilter: only({ groupIds: [anId(0x700)] }) }),
    ];
    expect(found('participants-in-two-sessions', workshopWith(sessions, full))).toMatchObject([
      { minutes: 30, participationIds: [anId(0x501), anId(0x503)] },
    ]);
  });

  test('a delegation that both name, before it has members', () => {
    const audienceFilter = only({ delegationIds: [anId(0x66)] });
    const sessions = [at(1, '09:00 60', { audienceFilter }), at(2, '09:30 60', { room: annex, audienceFilter })];
    expect(clashes(...sessions)).toEqual(['delegation-in-two-sessions 1 2 30']);
  });

  test('the presenter from among the participants, whom the other session asks for', () => {
    const sessions = [
      at(1, '09:00 60'),
      at(2, '09:30 60', { room: annex, audienceFilter: only({ delegationIds: [other] }) }),
    ];
    const assignments = duties([1, 0, 'presenter']).map((each) => ({ ...each, participationId: anId(0x500 + 65) }));
    expect(found('participants-in-two-sessions', workshopWith(sessions, { ...full, assignments }))).toMatchObject([
      { participationIds: [anId(0x500 + 65)] },
    ]);
  });

  test('not: open sessions beside each other or beside a named one, filters that part people, sessions that touch', () => {
    expect(clashes(at(1, '09:00 60'), at(2, '09:00 60', { room: annex }))).toEqual([]);
    const women = only({ sexes: ['female'] });
    expect(clashes(at(1, '09:00 60'), at(2, '09:00 60', { room: annex, audienceFilter: women }))).toEqual([]);
    const men = at(1, '09:00 60', { audienceFilter: only({ sexes: ['male'] }) });
    expect(clashes(men, at(2, '09:00 60', { room: annex, audienceFilter: women }))).toEqual([]);
    expect(clashes(at(1, '09:00 60', { room: null }), at(2, '10:00 60'))).toEqual([]);
    expect(clashes(at(1, '09:00 60', { room: null, audience: { en: 'Men' } }), at(2, '09:00 60'))).toEqual([]);
  });
});

describe('a room that is too small', () => {
  function crowded(capacity: number | null, ...sessions: ReturnType<typeof at>[]): (string | number)[][] {
    const rooms = [hall, annex].map((id) => ({ id, workshopId: ids.workshop, name: {}, capacity }));
    return found('room-too-small', workshopWith(sessions, { ...full, rooms })).map(({ values }) =>
      Object.values(values),
    );
  }

  test('is found with how many are expected', () => {
    expect(crowded(69, at(1, '09:00 60'))).toEqual([[70, 69]]);
    expect(crowded(34, at(1, '09:00 60', { audienceFilter: only({ sexes: ['male'] }) }))).toEqual([[35, 34]]);
  });

  test('open sessions share those who are not called elsewhere', () => {
    const both = [at(1, '09:00 60'), at(2, '09:00 60', { room: annex })];
    expect(crowded(34, ...both)).toEqual([
      [35, 34],
      [35, 34],
    ]);
    expect(crowded(35, ...both)).toEqual([]);
    const men = at(2, '09:00 60', { room: annex, audienceFilter: only({ sexes: ['male'] }) });
    expect(crowded(35, at(1, '09:00 60'), men)).toEqual([]);
  });

  test('not where seats are enough or not counted, in all rooms, or where words alone say who comes', () => {
    expect(crowded(70, at(1, '09:00 60'))).toEqual([]);
    expect(crowded(null, at(1, '09:00 60'))).toEqual([]);
    expect(crowded(10, at(1, '09:00 60', { room: null }))).toEqual([]);
    expect(crowded(10, at(1, '09:00 60', { audience: { en: 'Men' } }))).toEqual([]);
  });

  test('before anybody is nominated, the number expected stands for everybody', () => {
    const rooms = [{ id: hall, workshopId: ids.workshop, name: {}, capacity: 19 }];
    const nobody = workshopWith([at(1, '09:00 60')], { rooms, participations: [] });
    expect(found('room-too-small', nobody)).toMatchObject([{ values: { expected: 20, capacity: 19 } }]);
  });
});

describe('a language that is not understood', () => {
  function lost(...sessions: ReturnType<typeof at>[]): number[] {
    return found('language-not-understood', workshopWith(sessions, full)).map(({ values }) => Number(values['people']));
  }

  test('is found with those who know other languages only; the language is the first of the workshop by default', () => {
    expect(lost(at(1, '09:00 60', { language: 'ru' }))).toEqual([4]);
    expect(lost(at(1, '09:00 60'))).toEqual([69]);
  });

  test('interpretation brings the languages of the workshop, no others', () => {
    expect(lost(at(1, '09:00 60', { interpretation: 'simultaneous' }))).toEqual([4]);
    expect(lost(at(1, '09:00 60', { interpretation: 'simultaneous', language: 'tk' }))).toEqual([]);
  });

  test('not at lunch, not for an audience that understands, not where they can choose what they understand', () => {
    expect(lost(at(1, '12:00 60', { kind: 'lunch', language: 'ru' }))).toEqual([]);
    expect(lost(at(1, '09:00 60', { language: 'ru', audienceFilter: only({ delegationIds: [other] }) }))).toEqual([]);
    expect(lost(at(1, '09:00 60', { language: 'ru' }), at(2, '09:00 60', { room: annex, language: 'tk' }))).toEqual([]);
  });
});
