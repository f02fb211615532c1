import { describe, expect, test } from 'vitest';
import type { DirectoryPerson } from '../../../shared/directory/directory.ts';
import {
  availabilityOn,
  hoursOf,
  isTrainer,
  suits,
  taughtTitles,
  trainerCountries,
  type TrainerWish,
  trainingLoad,
} from '../../../shared/directory/trainers.ts';
import { plainTrainer, type TrainerProfile } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { aPerson, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { directoryOf, nextYear } from './some-directory.ts';

/** The trainer of the small workshop, with what the register says. */
function trainer(profile: Partial<TrainerProfile> | null, ...snapshots: readonly WorkshopSnapshot[]): DirectoryPerson {
  const person = aPerson({
    id: ids.people[0],
    languages: ['ru', 'kk'],
    trainer: profile === null ? null : { ...plainTrainer, ...profile },
  });
  const all = snapshots.length === 0 ? [aWorkshop()] : snapshots;
  const { people } = directoryOf(...all.map((each) => ({ ...each, people: [person] }))).contents();
  return people[0] ?? expect.fail('nobody');
}

const anything: TrainerWish = { topic: '', language: null, period: null, isMaster: false };

test('on the register is whoever trained, and whoever was put on it', () => {
  expect(isTrainer(trainer(null))).toBe(true);
  const participant = aWorkshop();
  const asParticipant = {
    ...participant,
    participations: participant.participations.map((each) => ({ ...each, role: 'participant' as const })),
  };
  expect(isTrainer(trainer(null, asParticipant))).toBe(false);
  expect(isTrainer(trainer({}, asParticipant))).toBe(true);
  const declined = {
    ...participant,
    participations: participant.participations.map((each) => ({ ...each, status: 'declined' as const })),
  };
  expect(isTrainer(trainer(null, declined))).toBe(false);
});

describe('the load', () => {
  test('counts sessions with a place, in all and by year', () => {
    const first = aWorkshop();
    const [session] = first.sessions;
    const row = trainer(null, first, nextYear());
    expect(trainingLoad(row)).toEqual({ sessions: 1, hours: hoursOf(session?.minutes ?? 0) });
    expect(trainingLoad(row, 2025).sessions).toBe(1);
    expect(trainingLoad(row, 2026)).toEqual({ sessions: 0, hours: 0 });
    expect(hoursOf(75)).toBe(1.3);
  });

  test('a session that took longer counts so long, and one that did not take place not at all', () => {
    const delivered = (minutes: number): WorkshopSnapshot =>
      aWorkshop({
        sessions: aWorkshop().sessions.map((each) => ({ ...each, delivered: { start: '09:00', minutes } })),
      });
    expect(trainingLoad(trainer(null, delivered(120)))).toEqual({ sessions: 1, hours: 2 });
    expect(trainingLoad(trainer(null, delivered(0)))).toEqual({ sessions: 0, hours: 0 });
    const unplaced = aWorkshop({ sessions: aWorkshop().sessions.map((each) => ({ ...each, placement: null })) });
    expect(trainingLoad(trainer(null, unplaced)).sessions).toBe(0);
  });
});

describe('who is free', () => {
  const day = (from: string, to = from): { from: string; to: string } => ({ from, to });

  test('a workshop on one of the days takes it', () => {
    const row = trainer(null);
    expect(availabilityOn(row, day('2025-07-10', '2025-07-15'))).toMatchObject({
      state: 'busy',
      workshop: { id: ids.workshop },
    });
    expect(availabilityOn(row, day('2025-07-17'))).toEqual({ state: 'unknown', workshop: null });
  });

  test('so do days of which they have said so; free is who said so of all days', () => {
    const row = trainer({
      availability: [
        { from: '2026-01-01', to: '2026-01-10', isFree: true },
        { from: '2026-01-11', to: '2026-01-20', isFree: true },
        { from: '2026-02-01', to: '2026-02-03', isFree: false },
      ],
    });
    expect(availabilityOn(row, day('2026-01-05', '2026-01-15')).state).toBe('free');
    expect(availabilityOn(row, day('2026-01-15', '2026-01-25')).state).toBe('unknown');
    expect(availabilityOn(row, day('2026-01-25', '2026-02-01'))).toEqual({ state: 'busy', workshop: null });
  });

  test('is asked for with topic, language and whether trainers may be trained', () => {
    const row = trainer({
      topics: ['Motivational interviewing', 'Психология зависимости'],
      mayBeMaster: true,
      availability: [{ from: '2026-02-01', to: '2026-02-03', isFree: false }],
    });
    const wishes: readonly (readonly [Partial<TrainerWish>, boolean])[] = [
      [{}, true],
      [{ topic: 'interviewing motiv' }, true],
      [{ topic: 'зависимость' }, true],
      [{ topic: 'зависимый' }, false],
      [{ topic: 'психология зависим' }, true],
      [{ topic: 'motivational психология' }, false],
      [{ language: 'ru' }, true],
      [{ language: 'uz' }, false],
      [{ isMaster: true }, true],
      [{ period: day('2026-02-02') }, false],
      [{ topic: 'interviewing', language: 'ru', period: day('2026-02-04') }, true],
    ];
    for (const [wish, is] of wishes) expect(suits(row, { ...anything, ...wish }), JSON.stringify(wish)).toBe(is);
    expect(suits(trainer({}), { ...anything, isMaster: true })).toBe(false);
  });

  test('a topic is also what they have held', () => {
    const held = aWorkshop({
      sessions: aWorkshop().sessions.map((each) => ({ ...each, title: { en: 'Respectful care' } })),
    });
    const row = trainer(null, held);
    expect(suits(row, { ...anything, topic: 'respectful' })).toBe(true);
    expect(suits(row, { ...anything, topic: 'prison' })).toBe(false);
    expect(taughtTitles(row, 'ru')).toEqual(['Respectful care']);
    const interpreted = {
      ...held,
      assignments: held.assignments.map((each) => ({ ...each, role: 'interpreter' as const })),
    };
    expect(taughtTitles(trainer(null, interpreted), 'en')).toEqual([]);
    expect(trainingLoad(trainer(null, interpreted)).sessions).toBe(1);
  });
});

test('countries are where they are from and where they trained', () => {
  const abroad = nextYear();
  const row = trainer(null, aWorkshop(), {
    ...abroad,
    workshop: { ...abroad.workshop, place: { ...abroad.workshop.place, country: 'UZ' } },
  });
  expect([...trainerCountries(row)].sort()).toEqual(
    [...new Set(['KZ', 'UZ', aWorkshop().workshop.place.country])].sort(),
  );
});
