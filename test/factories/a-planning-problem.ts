import {
  type Candidate,
  fairShare,
  type MovableSession,
  placeCost,
  type PlanningProblem,
} from '../../shared/planning/planning-problem.ts';
import { type Random, seededRandom } from '../../shared/planning/seeded-random.ts';
import { anId } from './a-workshop.ts';

export type ProblemSize = {
  readonly sessions: number;
  readonly days: number;
  readonly rooms: number;
  readonly trainers: number;
  readonly cohorts: number;
  readonly precedences: number;
};

/** Sixty sessions on five days in four rooms: the size that the design is measured by. */
export const usualSize: ProblemSize = { sessions: 60, days: 5, rooms: 4, trainers: 20, cohorts: 3, precedences: 15 };

const slots = [540, 620, 720, 840, 920, 1020];
const minutes = 75;
const capacities = [80, 40, 30, 20];

/**
 * Sessions of 75 minutes in six slots a day: each has a trainer, who is away half a day now and then; two thirds are
 * for one of the cohorts, the rest for some of it; some follow others.
 */
export function aPlanningProblem(seed: number, size: ProblemSize = usualSize): PlanningProblem {
  const random = seededRandom(seed);
  const trainerOf = Array.from({ length: size.sessions }, () => Math.floor(random() * size.trainers));
  const away = Array.from({ length: size.trainers }, () => absences(random, size.days));
  const sessions = trainerOf.map((trainer, index) => aMovable(index, size, away[trainer] ?? new Set(), random));
  const cohortOf = sessions.map(() => (random() < 0.67 ? Math.floor(random() * size.cohorts) : -1));
  const groups = (of: readonly number[], count: number): number[][] =>
    Array.from({ length: count }, (_, set) => sessions.map((__, index) => index).filter((index) => of[index] === set));
  const led = groups(trainerOf, size.trainers).filter((members) => members.length > 0);
  return {
    sessions,
    days: size.days,
    rooms: size.rooms,
    roomsAreExclusive: true,
    exclusives: [...led, ...groups(cohortOf, size.cohorts)].filter((members) => members.length > 1),
    precedences: Array.from({ length: size.precedences }, () => aPair(random, size.sessions)),
    loads: led.map((members) => ({ members, ceiling: fairShare(members.length * minutes, size.days) })),
  };
}

function aPair(random: Random, sessions: number): readonly [number, number] {
  const first = Math.floor(random() * (sessions - 1));
  return [first, first + 1 + Math.floor(random() * Math.min(20, sessions - first - 1))];
}

function absences(random: Random, days: number): ReadonlySet<string> {
  return new Set(Array.from({ length: 2 }, () => `${Math.floor(random() * days)} ${random() < 0.5}`));
}

function aMovable(index: number, size: ProblemSize, away: ReadonlySet<string>, random: Random): MovableSession {
  const expected = 10 + Math.floor(random() * 30);
  const wish = { day: Math.floor((index * size.days) / size.sessions), dayStart: 540, expected };
  const candidates: Candidate[] = [];
  for (let day = 0; day < size.days; day += 1) {
    for (const start of slots) {
      for (let room = 0; room < size.rooms; room += 1) {
        const capacity = capacities[room % capacities.length] ?? 80;
        if (away.has(`${day} ${start < 780}`) || capacity < expected) continue;
        candidates.push({ day, start, room, cost: placeCost({ day, start, room }, { ...wish, capacity }) });
      }
    }
  }
  return { id: anId(0x5000 + index), minutes, candidates };
}
