import { describe, expect, test } from 'vitest';
import {
  describeSlots,
  speakingOrder,
  speakingSlots,
  splitIntoSlots,
} from '../../../shared/operations/country-presentations.ts';
import { anId, aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { after, all, contentsOf, holding, idsFrom, undone } from './store.ts';

const base = aWorkshop();
const names = [
  { en: 'Kyrgyzstan', ru: 'Кыргызстан' },
  { en: 'Kazakhstan', ru: 'Казахстан' },
  { en: 'Hungary', ru: 'Венгрия' },
];
const delegations = names.map((name, index) => ({ ...base.delegations[0]!, id: anId(0x600 + index), name }));
const snapshot = { ...base, delegations: [...base.delegations, ...delegations] };
const session = aSession({ kind: 'country-presentations', minutes: 65 });
const russian = { by: 'alphabet', language: 'ru' } as const;
const inOrder = speakingOrder(delegations, russian);

describe('the order in which delegations speak', () => {
  test('is that of the alphabet of the language', () => {
    const english = speakingOrder(delegations, { by: 'alphabet', language: 'en' });
    expect(english.map((each) => each.name.en)).toEqual(['Hungary', 'Kazakhstan', 'Kyrgyzstan']);
    expect(speakingOrder(delegations, russian).map((each) => each.name.en)).toEqual([
      'Hungary',
      'Kazakhstan',
      'Kyrgyzstan',
    ]);
  });

  test('is drawn by lot, the same for the same seed however the delegations lie', () => {
    const once = speakingOrder(delegations, { by: 'lot', seed: 3 });
    expect(speakingOrder(delegations.toReversed(), { by: 'lot', seed: 3 })).toEqual(once);
    const draws = new Set(
      Array.from({ length: 40 }, (_, seed) =>
        speakingOrder(delegations, { by: 'lot', seed })
          .map((each) => each.id)
          .join(),
      ),
    );
    expect(draws.size).toBe(6);
  });
});

describe('the slots', () => {
  test('are equal, in whole minutes, one after the other', () => {
    expect(speakingSlots(session, inOrder).map(({ start, minutes }) => [start, minutes])).toEqual([
      [540, 21],
      [561, 21],
      [582, 21],
    ]);
  });

  test('are none without delegations or without time, and one for one', () => {
    expect(speakingSlots(session, [])).toEqual([]);
    expect(speakingSlots({ ...session, minutes: 10 }, inOrder)).toEqual([]);
    expect(speakingSlots(session, inOrder.slice(0, 1))).toMatchObject([{ start: 540, minutes: 65 }]);
    expect(speakingSlots({ ...session, placement: null }, inOrder)[0]?.start).toBeNull();
  });

  test('stand in the description in both languages', () => {
    const changes = describeSlots(snapshot, snapshot.sessions[0]!, speakingSlots(session, inOrder));
    expect(changes).toMatchObject([
      { field: 'description', value: { ru: expect.stringContaining('09:00–09:21 Венгрия') } },
    ]);
    expect(describeSlots(snapshot, session, [])).toEqual([]);
  });

  test('take the place of those written before; what else was written stays', () => {
    const written = { ...session, description: { en: 'Bring slides.\n09:00–09:30 Hungary\nKyrgyzstan', kk: 'Слайд' } };
    expect(describeSlots(snapshot, written, speakingSlots(session, inOrder.slice(0, 1)))).toMatchObject([
      { value: { en: 'Bring slides.\n09:00–10:05 Hungary', ru: '09:00–10:05 Венгрия', kk: 'Слайд' } },
    ]);
  });

  test('become sessions with the heads presenting, and Undo makes them one again', () => {
    const before = holding(snapshot);
    const slots = speakingSlots(snapshot.sessions[0]!, speakingOrder(snapshot.delegations, russian));
    const changes = splitIntoSlots(snapshot, snapshot.sessions[0]!, slots, idsFrom(0x700));
    const now = after(before, changes);
    expect(all(now, 'session')).toHaveLength(snapshot.sessions.length + 3);
    expect(all(now, 'session').find((each) => each.id === ids.sessions[0])?.minutes).toBe(15);
    expect(all(now, 'assignment').filter((each) => each.role === 'presenter')).toHaveLength(4);
    expect(all(now, 'assignment').filter((each) => each.role === 'lead')).toHaveLength(4);
    expect(contentsOf(undone(now, changes))).toEqual(contentsOf(before));
    expect(splitIntoSlots(snapshot, session, [], idsFrom(0x700))).toEqual([]);
  });
});
