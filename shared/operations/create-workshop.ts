import { created } from '../changes/record-changes.ts';
import type { Programme } from '../domain/programme.ts';
import { noGroupingRules, usualAttendance, type Workshop } from '../domain/workshop.ts';
import type { Day } from '../domain/day.ts';
import type { Language, Text } from '../domain/language.ts';
import type { Changes, NewId } from './operation.ts';

export type NewWorkshop = {
  readonly programmeId: string | null;
  readonly title: Text;
  readonly country: string;
  readonly city: Text;
  readonly timeZone: string;
  readonly languages: readonly Language[];
  readonly days: number;
};

/** A workshop of numbered days without dates, in a programme that is made with it where none is chosen. */
export function createWorkshop(wish: NewWorkshop, newId: NewId): { workshopId: string; changes: Changes } {
  const programme = wish.programmeId === null ? emptyProgramme(newId()) : null;
  const workshop = emptyWorkshop(newId(), programme?.id ?? wish.programmeId ?? '', wish);
  const days = Array.from({ length: wish.days }, (_, index) => dayNumber(index + 1, workshop.id, newId()));
  return {
    workshopId: workshop.id,
    changes: [
      ...(programme === null ? [] : [created('programme', programme)]),
      created('workshop', workshop),
      ...days.map((day) => created('day', day)),
    ],
  };
}

export function dayNumber(number: number, workshopId: string, id: string): Day {
  return { id, workshopId, number, date: null, theme: {}, startsAt: '09:00', endsAt: '17:30' };
}

function emptyProgramme(id: string): Programme {
  return { id, name: {}, code: '', funders: [], fundingLine: {}, implementedBy: {}, countries: [] };
}

function emptyWorkshop(id: string, programmeId: string, wish: NewWorkshop): Workshop {
  return {
    id,
    programmeId,
    title: wish.title,
    kind: 'workshop',
    number: '',
    timeZone: wish.timeZone,
    place: { country: wish.country, city: wish.city, venue: {} },
    languages: [...wish.languages],
    organisers: [],
    funders: [],
    audience: {},
    objectives: [],
    expectedParticipants: null,
    attendance: usualAttendance,
    grouping: noGroupingRules,
    sheetCode: sheetCodeFrom(id),
    fictional: false,
  };
}

/** Four characters that tell sheets of different workshops apart; without 0, 1, I and O, which people misread. */
export function sheetCodeFrom(id: string): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const bits = Number.parseInt(id.slice(-5), 16);
  return [0, 5, 10, 15].map((shift) => alphabet[(bits >> shift) & 31] ?? '2').join('');
}
