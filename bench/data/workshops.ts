import { emptySheet, type AttendanceSheet } from '../../shared/domain/attendance/attendance.ts';
import type { Session } from '../../shared/domain/agenda/session.ts';
import { slotsOf } from '../../shared/domain/attendance/slots.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { addDays } from '../../shared/time/calendar-day.ts';
import { randomFrom, type Random } from '../../scripts/samples/random.ts';
import type { Programme } from '../../shared/domain/workshop.ts';
import { usualAttendance, type Workshop } from '../../shared/domain/workshop.ts';
import { aDay, aParticipation, aSession, aWorkshop, aWorkshopRecord } from '../../test/factories/a-workshop.ts';
import { amounts, type Size } from '../frozen/workload.ts';
import { institutionCount, institutionNumber, makePerson, personId } from './people.ts';
import { plainDelegation } from '../../shared/domain/people/groups.ts';

export const programmeCount = 8;

export function programmeNumber(number: number): Programme {
  const its = number % programmeCount;
  return {
    id: `0190c0c0-0000-7000-8000-00000000000${its}`,
    name: { en: `Programme ${its}`, ru: `Программа ${its}` },
    code: `P-${its}`,
    funders: [{ en: 'European Union', ru: 'Европейский союз' }],
    fundingLine: { en: 'Funded by the European Union', ru: 'Финансируется Европейским союзом' },
    implementedBy: { en: 'Consortium' },
    countries: ['KZ', 'KG', 'TJ', 'UZ'],
  };
}

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
export type MadeWorkshop = { readonly snapshot: WorkshopSnapshot; readonly sheet: AttendanceSheet };

/** Workshop `number` of a size: the same on every machine, and whichever others are made. */
export function makeWorkshop(size: Size, number: number): MadeWorkshop {
  const firstDay = addDays(usual.firstDay, -Math.floor((number * 3650) / amounts[size].workshops));
  const shape: Shape = { ...usual, firstDay, ...ugly[number] };
  return makeShaped(size, number, shape);
}

export function makeShaped(size: Size, number: number, shape: Shape): MadeWorkshop {
  const { people: inAll, seed } = amounts[size];
  const random = randomFrom(seed * 100_003 + number, 1_400_000_000_000 + number * 100_000);
  const workshop = workshopRecord(random.id(), number, random);
  const rooms = ['Hall', 'Зал «Алатау»'].map((name) => ({
    id: random.id(),
    workshopId: workshop.id,
    name: { en: name },
    capacity: random.below(80) + 20,
  }));
  const days = Array.from({ length: shape.days }, (_, index) =>
    aDay({
      id: random.id(),
      workshopId: workshop.id,
      number: index + 1,
      date: addDays(shape.firstDay, index),
      theme: { en: `Theme ${index + 1}` },
      endsAt: '17:30',
    }),
  );
  const sessions = days.flatMap((day) =>
    Array.from({ length: shape.sessionsADay }, (_, index) => makeSession(random, workshop.id, day.id, index)),
  );
  const delegations = Array.from({ length: Math.min(6, shape.participants) }, (_, index) => ({
    id: random.id(),
    workshopId: workshop.id,
    name: { en: `Delegation ${index + 1}`, ru: `Делегация ${index + 1}` },
    country: ['KZ', 'KG', 'TJ', 'TM', 'UZ', 'GE'][index] ?? 'KZ',
    ...plainDelegation,
  }));
  const participations = peopleOf(shape.participants, inAll, number).map((person, index) =>
    aParticipation({
      id: random.id(),
      workshopId: workshop.id,
      personId: personId(person),
      delegationId: delegations[index % delegations.length]?.id ?? null,
      role: index % 25 === 24 ? 'trainer' : 'participant',
      status: index % 40 === 39 ? 'replaced' : 'confirmed',
      category: 'civil-servant',
      number: index + 1,
    }),
  );
  const people = peopleOf(shape.participants, inAll, number).map(makePerson);
  const institutions = [...new Set(people.map((person) => person.institutionId))].flatMap((id) =>
    id === null ? [] : institutionOf(id),
  );
  const snapshot = aWorkshop({
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
    attendance: [],
  });
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

function makeSession(random: Random, workshopId: string, dayId: string, index: number): Session {
  return aSession({
    id: random.id(),
    workshopId,
    kind: random.pick(['lecture', 'discussion', 'group-work'] as const),
    title: { en: `Session ${random.below(1000)}`, ru: `Сессия ${random.below(1000)}` },
    minutes: 75,
    placement: { dayId, start: `${String(9 + index).padStart(2, '0')}:00`, roomId: null },
  });
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

function workshopRecord(id: string, number: number, random: Random): Workshop {
  return aWorkshopRecord({
    id,
    programmeId: programmeNumber(number).id,
    title: {
      en: `Training ${number} on ${random.pick(['care', 'referral', 'evidence'])}`,
      ru: `Тренинг ${number}`,
    },
    number: `B-${number}`,
    place: { country: 'KZ', city: { en: 'Almaty', ru: 'Алматы' }, venue: { en: 'Hotel “Dostyk”' } },
    funders: [{ en: 'European Union', ru: 'Европейский союз' }],
    expectedParticipants: 75,
    attendance: { ...usualAttendance, slots: 'session' },
    sheetCode: 'BNCH',
  });
}
