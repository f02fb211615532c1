import { type Random, randomFrom } from '../scripts/samples/random.ts';
import { plainContent, type Session } from '../shared/domain/agenda/session.ts';
import { type AttendanceSheet, emptySheet } from '../shared/domain/attendance/attendance.ts';
import { slotsOf } from '../shared/domain/attendance/slots.ts';
import type { Participation } from '../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../shared/domain/workshop-snapshot.ts';
import { addDays } from '../shared/time/calendar-day.ts';
import { institutionCount, institutionNumber, makePerson, personId } from './generate-people.ts';
import { programmeNumber, workshopRecord } from './generate-programme.ts';

/** How much data: a year, the decade, ten times the decade. */
export const sizes = ['S', 'M', 'L'] as const;
export type Size = (typeof sizes)[number];

type Amounts = { readonly workshops: number; readonly people: number; readonly seed: number };

export const amounts: Readonly<Record<Size, Amounts>> = {
  S: { workshops: 80, people: 4_000, seed: 80 },
  M: { workshops: 800, people: 40_000, seed: 800 },
  L: { workshops: 8_000, people: 400_000, seed: 8_000 },
};

export type Shape = {
  readonly participants: number;
  readonly days: number;
  readonly sessionsADay: number;
  /** Slots of the last column are missing from the sheet: the session was added when marking had begun. */
  readonly lateSlot: boolean;
  /** The day on which it begins. */
  readonly firstDay: string;
};

const usual: Shape = { participants: 75, days: 5, sessionsADay: 5, lateSlot: false, firstDay: '2025-07-14' };

/** Workshops that are not as usual, by their number: nobody, very many, a slot too late, over a change of the clocks. */
const ugly: Readonly<Record<number, Partial<Shape>>> = {
  3: { participants: 0 },
  5: { participants: 300 },
  7: { lateSlot: true },
  // Kazakhstan went from UTC+6 to UTC+5 in the night before 2024-03-01.
  9: { firstDay: '2024-02-27' },
  11: { participants: 1, days: 1, sessionsADay: 1 },
};

/** A workshop with its marks packed as the working store keeps them. */
export type Made = { readonly snapshot: WorkshopSnapshot; readonly sheet: AttendanceSheet };

/** Workshop `number` of a size: the same on every machine, and whichever others are made. */
export function makeWorkshop(size: Size, number: number): Made {
  const firstDay = addDays(usual.firstDay, -Math.floor((number * 3650) / amounts[size].workshops));
  const shape: Shape = { ...usual, firstDay, ...ugly[number] };
  return makeShaped(size, number, shape);
}

/** The workshop that most cases open: neither the first nor an ugly one. */
export const usualWorkshop = 20;

export function makeShaped(size: Size, number: number, shape: Shape): Made {
  const { people: inAll, seed } = amounts[size];
  const random = randomFrom(seed * 100_003 + number, 1_400_000_000_000 + number * 100_000);
  const workshop = workshopRecord(random.id(), number, random);
  const rooms = ['Hall', 'Зал «Алатау»'].map((name) => ({
    id: random.id(),
    workshopId: workshop.id,
    name: { en: name },
    capacity: random.below(80) + 20,
  }));
  const days = Array.from({ length: shape.days }, (_, index) => ({
    id: random.id(),
    workshopId: workshop.id,
    number: index + 1,
    date: addDays(shape.firstDay, index),
    theme: { en: `Theme ${index + 1}` },
    startsAt: '09:00',
    endsAt: '17:30',
  }));
  const sessions = days.flatMap((day) =>
    Array.from({ length: shape.sessionsADay }, (_, index) => aSession(random, workshop.id, day.id, index)),
  );
  const delegations = Array.from({ length: Math.min(6, shape.participants) }, (_, index) => ({
    id: random.id(),
    workshopId: workshop.id,
    name: { en: `Delegation ${index + 1}`, ru: `Делегация ${index + 1}` },
    country: ['KZ', 'KG', 'TJ', 'TM', 'UZ', 'GE'][index] ?? 'KZ',
    headParticipationId: null,
    quota: null,
    letter: { number: '', date: null },
  }));
  const participations = peopleOf(shape.participants, inAll, number).map((person, index): Participation => ({
    id: random.id(),
    workshopId: workshop.id,
    personId: personId(person),
    delegationId: delegations[index % delegations.length]?.id ?? null,
    role: index % 25 === 24 ? 'trainer' : 'participant',
    status: index % 40 === 39 ? 'replaced' : 'confirmed',
    category: 'civil-servant',
    number: index + 1,
    availability: null,
    arrival: null,
    departure: null,
    paidDayIds: [],
    replacedById: null,
    completion: null,
  }));
  const people = peopleOf(shape.participants, inAll, number).map(makePerson);
  const institutions = [...new Set(people.map((person) => person.institutionId))].flatMap((id) =>
    id === null ? [] : institutionOf(id),
  );
  const snapshot: WorkshopSnapshot = {
    programme: programmeNumber(number),
    workshop,
    days,
    rooms,
    sessions,
    institutions,
    people,
    delegations,
    participations,
    assignments: [],
    breakoutGroups: [],
    editions: [],
    acceptances: [],
    headCounts: [],
    signOffs: [],
    issuedSheets: [],
    attendance: [],
  };
  return { snapshot, sheet: sheetOf(snapshot, shape.lateSlot, random) };
}

function institutionOf(id: string): WorkshopSnapshot['institutions'] {
  return Array.from({ length: institutionCount }, (_, number) => institutionNumber(number)).filter(
    (each) => each.id === id,
  );
}

/** Numbers of people without repetition; neighbouring workshops share many, so that people come back. */
function peopleOf(count: number, inAll: number, workshop: number): number[] {
  return Array.from({ length: count }, (_, index) => (workshop * 50 + index) % inAll);
}

function aSession(random: Random, workshopId: string, dayId: string, index: number): Session {
  return {
    id: random.id(),
    workshopId,
    kind: random.pick(['lecture', 'discussion', 'group-work'] as const),
    ...plainContent,
    title: { en: `Session ${random.below(1000)}`, ru: `Сессия ${random.below(1000)}` },
    minutes: 75,
    placement: { dayId, start: `${String(9 + index).padStart(2, '0')}:00`, roomId: null },
  };
}

function sheetOf(snapshot: WorkshopSnapshot, lateSlot: boolean, random: Random): AttendanceSheet {
  const { workshop, days, sessions, participations } = snapshot;
  if (participations.length === 0) return emptySheet(workshop.id);
  const slotIds = slotsOf(workshop.attendance, days, sessions).map((slot) => slot.id);
  const marked = lateSlot ? slotIds.slice(0, -1) : slotIds;
  const marks = Uint8Array.from({ length: participations.length * marked.length }, () =>
    random.chance(85) ? 1 : random.below(6),
  );
  return {
    workshopId: workshop.id,
    participationIds: participations.map((each) => each.id),
    slotIds: marked,
    marks,
  };
}
