import type { Day } from '../../shared/domain/agenda/day.ts';
import { plainContent, type Session } from '../../shared/domain/agenda/session.ts';
import type { IssuedSheet, Scan } from '../../shared/domain/evidence/issued-sheet.ts';
import { noLetter, plainDelegation } from '../../shared/domain/people/groups.ts';
import { type Participation, plainDetails } from '../../shared/domain/people/participation.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { noGroupingRules, usualAttendance, type Workshop } from '../../shared/domain/workshop.ts';
import type { WorkshopCopy } from '../../shared/operations/workshops.ts';

/** The id that a test calls `number`; the same number is the same id, whatever the kind of record. */
export function anId(number: number): string {
  return `0190a000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Ids of the small workshop that `aWorkshop` builds. */
export const ids = {
  programme: anId(1),
  workshop: anId(2),
  days: [anId(11), anId(12)],
  rooms: [anId(21), anId(22)],
  sessions: [anId(31), anId(32), anId(33)],
  institution: anId(41),
  people: [anId(51), anId(52), anId(53)],
  delegation: anId(61),
  participations: [anId(71), anId(72), anId(73)],
  assignment: anId(81),
} as const;

/** Two days, two rooms, three sessions (one of them unplaced), a trainer, a participant and a protected one, one mark. */
export function aWorkshop(changed: Partial<WorkshopSnapshot> = {}): WorkshopSnapshot {
  return {
    programme: {
      id: ids.programme,
      name: { en: 'Programme', ru: 'Программа' },
      code: 'P-1',
      funders: [{ en: 'Funder', ru: 'Донор' }],
      fundingLine: { en: 'Funded by the funder', ru: 'Финансируется донором' },
      implementedBy: {},
      countries: ['KZ'],
    },
    workshop: aWorkshopRecord(),
    days: [
      aDay({ id: ids.days[0], number: 1, date: '2025-07-15' }),
      aDay({ id: ids.days[1], number: 2, date: '2025-07-16' }),
    ],
    rooms: [
      { id: ids.rooms[0], workshopId: ids.workshop, name: { en: 'Hall', ru: 'Зал' }, capacity: 40 },
      { id: ids.rooms[1], workshopId: ids.workshop, name: { en: 'Annex' }, capacity: null },
    ],
    sessions: [
      aSession({ id: ids.sessions[0] }),
      aSession({
        id: ids.sessions[1],
        kind: 'lunch',
        title: {},
        placement: { dayId: ids.days[0], start: '13:00', roomId: null },
      }),
      aSession({ id: ids.sessions[2], placement: null }),
    ],
    institutions: [
      {
        id: ids.institution,
        name: { en: 'Centre', ru: 'Центр' },
        kind: 'health-service',
        sector: 'health',
        country: 'KZ',
      },
    ],
    people: [
      aPerson({ id: ids.people[0], latinName: { family: 'Trainer', given: 'Tamara', patronymic: '' } }),
      aPerson({ id: ids.people[1] }),
      aPerson({ id: ids.people[2], protected: true }),
    ],
    delegations: [
      {
        ...plainDelegation,
        id: ids.delegation,
        workshopId: ids.workshop,
        name: { en: 'Kazakhstan', ru: 'Казахстан' },
        country: 'KZ',
        headParticipationId: ids.participations[1],
        quota: 5,
        letter: { number: '12/3', date: '2025-06-01' },
      },
    ],
    participations: [
      aParticipation({
        id: ids.participations[0],
        personId: ids.people[0],
        role: 'trainer',
        delegationId: null,
        number: 1,
      }),
      aParticipation({ id: ids.participations[1], personId: ids.people[1], number: 2 }),
      aParticipation({ id: ids.participations[2], personId: ids.people[2], number: 3 }),
    ],
    assignments: [
      {
        id: ids.assignment,
        workshopId: ids.workshop,
        sessionId: ids.sessions[0],
        participationId: ids.participations[0],
        role: 'lead',
      },
    ],
    breakoutGroups: [],
    editions: [],
    publications: [],
    acceptances: [],
    headCounts: [],
    signOffs: [],
    issuedSheets: [],
    signedLists: [],
    attendance: [{ participationId: ids.participations[1], slotId: `am/${ids.days[0]}`, status: 'present' }],
    ...changed,
  };
}

export function aWorkshopRecord(changed: Partial<Workshop> = {}): Workshop {
  return {
    id: ids.workshop,
    programmeId: ids.programme,
    title: { en: 'Training', ru: 'Тренинг' },
    kind: 'training',
    number: '2025-07-A',
    timeZone: 'Asia/Almaty',
    place: { country: 'KZ', city: { en: 'Almaty', ru: 'Алматы' }, venue: {} },
    languages: ['en', 'ru'],
    organisers: [{ en: 'Organiser', ru: 'Организатор' }],
    funders: [{ en: 'Funder', ru: 'Донор' }],
    audience: {},
    objectives: [{ en: 'To learn' }],
    expectedParticipants: 20,
    attendance: usualAttendance,
    grouping: noGroupingRules,
    allowances: null,
    asksFor: [],
    eraseOn: null,
    listOrder: 'protocol',
    lastNumber: 0,
    sheetCode: 'TEST',
    fictional: true,
    ...changed,
  };
}

export function aDay(changed: Partial<Day> = {}): Day {
  return {
    id: ids.days[0],
    workshopId: ids.workshop,
    number: 1,
    date: null,
    theme: {},
    startsAt: '09:00',
    endsAt: '17:00',
    ...changed,
  };
}

export function aSession(changed: Partial<Session> = {}): Session {
  return {
    id: ids.sessions[0],
    workshopId: ids.workshop,
    kind: 'lecture',
    ...plainContent,
    title: { en: 'Lecture', ru: 'Лекция' },
    minutes: 60,
    placement: { dayId: ids.days[0], start: '09:00', roomId: ids.rooms[0] },
    ...changed,
  };
}

/** A lecture at nine and one at two on each day: every half-day has a slot. */
export function inEachHalf(days: readonly string[] = ids.days): Session[] {
  return days.flatMap((dayId, day) =>
    ['09:00', '14:00'].map((start, half) =>
      aSession({ id: anId(3300 + 2 * day + half), placement: { dayId, start, roomId: null } }),
    ),
  );
}

/** The list of the first morning as it was issued, with a scan of what was signed. */
export function aSheetWithScan(scan: Pick<Scan, 'hash' | 'bytes'>): IssuedSheet {
  return {
    id: anId(301),
    workshopId: ids.workshop,
    sheetId: 'S-7K2P-D1',
    kind: 'list',
    dayId: ids.days[0],
    slotIds: [`am/${ids.days[0]}`],
    delegationIds: null,
    issuedAt: '2025-07-15T06:00:00.000Z',
    pages: [],
    scans: [{ id: anId(302), name: 'scan.pdf', type: 'pdf', page: null, addedAt: '2025-07-16T06:00:00.000Z', ...scan }],
    withdrawal: null,
  };
}

/** What a copy of a workshop takes along when it takes everything. */
export const wholeCopy: WorkshopCopy = {
  rooms: true,
  sessions: true,
  team: true,
  participants: true,
  delegations: true,
  assignments: true,
  breakoutGroups: true,
};

export function aPerson(changed: Partial<Person> = {}): Person {
  return {
    id: ids.people[1],
    latinName: { family: 'Äbenova', given: 'Gülnar', patronymic: '' },
    cyrillicName: { family: 'Әбенова', given: 'Гүлнар', patronymic: '' },
    sex: 'female',
    ageBand: '35-44',
    country: 'KZ',
    institutionId: ids.institution,
    position: { en: 'Doctor', ru: 'Врач' },
    email: '',
    phone: '',
    languages: [],
    protected: false,
    differentFrom: [],
    trainer: null,
    ...changed,
  };
}

export function aParticipation(changed: Partial<Participation> = {}): Participation {
  return {
    id: ids.participations[1],
    workshopId: ids.workshop,
    personId: ids.people[1],
    delegationId: ids.delegation,
    role: 'participant',
    status: 'confirmed',
    category: 'practitioner',
    number: 2,
    letter: noLetter,
    availability: null,
    arrival: null,
    departure: null,
    paidAs: null,
    paidDayIds: [],
    replacedById: null,
    ...plainDetails,
    replacedFrom: null,
    consents: { photo: null, lists: null },
    completion: null,
    ...changed,
  };
}
