import fc from 'fast-check';
import { type Session, sessionKinds } from '../../../shared/domain/agenda/session.ts';
import { languages, type Text } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { clockAt } from '../../../shared/time/wall-clock.ts';
import { anId, aPerson, aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';

/** Zones of the trainings of the samples and their neighbours, and some whose clocks do what few others do. */
export const zones = [
  'Asia/Almaty',
  'Asia/Ashgabat',
  'Asia/Bishkek',
  'Asia/Dushanbe',
  'Asia/Qyzylorda',
  'Asia/Tashkent',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Europe/Vienna',
  'Europe/Dublin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Etc/GMT+5',
  'UTC',
] as const;

/** Days on which clocks change somewhere, and plain ones. */
const dates = ['2020-07-15', '2024-02-29', '2024-03-01', '2025-03-29', '2025-03-30', '2025-10-26', '2025-12-31'];

/** Letters that some format gives a meaning, that no file may hold, or that are half of one. */
const oddUnits = [
  'a',
  'Щ',
  'ү',
  '🧑🏽‍⚕️',
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\t',
  '\u2028',
  ',',
  ';',
  ':',
  '\\',
  '\\n',
  '"',
  '&',
  '<b>',
  ']]>',
  '&amp;',
  '\u0000',
  '\u0007',
  '\u001F',
  '\u007F',
  '\uFEFF',
  '\uFFFE',
  '\uD800',
  '\uDC00',
  ' / ',
  '(2)',
];

const oddLine = fc
  .oneof(
    { weight: 5, arbitrary: fc.array(fc.constantFrom(...oddUnits), { minLength: 1, maxLength: 12 }) },
    { weight: 1, arbitrary: fc.constantFrom([longText('Very long words '), ''], ['__proto__', ''], ['All rooms', '']) },
  )
  .map((units) => units.join(''))
  .filter((text) => text.trim() !== '');

function longText(words: string): string {
  return words.repeat(4000).slice(0, 4000);
}

const oddText: fc.Arbitrary<Text> = fc.dictionary(fc.constantFrom(...languages), oddLine, { maxKeys: 3 });

const oddSession = fc.record({
  kind: fc.constantFrom(...sessionKinds),
  title: oddText,
  description: oddText,
  audience: oddText,
  language: fc.option(fc.constantFrom(...languages)),
  day: fc.nat({ max: 2 }),
  room: fc.option(fc.nat({ max: 39 })),
  /** In steps of five minutes; the first and the last of a day among them. */
  start: fc.oneof(
    fc.constantFrom(0, 5, 1435),
    fc.nat({ max: 287 }).map((step) => step * 5),
  ),
  minutes: fc.integer({ min: 5, max: 24 * 60 }),
  /** What lasts beyond midnight is rare, and no session of the board does. */
  pastMidnight: fc.constantFrom(false, false, false, true),
});

/**
 * A training as nobody would plan it: texts of every odd letter, no title in any language, forty rooms of one name,
 * sessions at once without a room, at midnight and past it, a protected speaker, zones and days of a change of clocks.
 */
export const oddAgenda: fc.Arbitrary<WorkshopSnapshot> = fc
  .record({
    title: oddText,
    timeZone: fc.constantFrom(...zones),
    spoken: fc.uniqueArray(fc.constantFrom(...languages), { minLength: 1, maxLength: 3 }),
    venue: oddText,
    firstDay: fc.nat({ max: dates.length - 3 }),
    roomNames: fc.oneof(
      fc.constant<Text[]>([]),
      oddText.map((name): Text[] => Array.from({ length: 40 }, () => name)),
      fc.array(oddText, { maxLength: 6 }),
    ),
    family: oddLine.map((name) => name.slice(0, 80)),
    sessions: fc.array(oddSession, { minLength: 1, maxLength: 8 }),
    leads: fc.array(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 2 })), { maxLength: 6 }),
  })
  .map((odd) => {
    const plain = aWorkshop();
    const days = [0, 1, 2].map((index) => ({
      ...plain.days[0]!,
      id: anId(500 + index),
      number: index + 1,
      date: dates[odd.firstDay + index]!,
    }));
    const rooms = odd.roomNames.map((name, index) => ({ ...plain.rooms[0]!, id: anId(600 + index), name }));
    const sessions = odd.sessions.map(({ day, room, start, minutes, pastMidnight, ...content }, index) =>
      aSession({
        ...content,
        id: anId(700 + index),
        minutes: pastMidnight ? minutes : Math.min(minutes, 24 * 60 - start),
        placement: {
          dayId: anId(500 + day),
          start: clockAt(start),
          roomId: room === null ? null : (rooms[room % Math.max(rooms.length, 1)]?.id ?? null),
        },
      }),
    );
    return aWorkshop({
      workshop: {
        ...plain.workshop,
        title: odd.title,
        timeZone: odd.timeZone,
        languages: odd.spoken,
        place: { ...plain.workshop.place, venue: odd.venue },
      },
      days,
      rooms,
      sessions,
      people: [
        aPerson({
          id: ids.people[0],
          latinName: { family: odd.family, given: '', patronymic: '' },
          cyrillicName: null,
        }),
        ...plain.people.slice(1),
      ],
      assignments: leadsOf(odd.leads, sessions),
      attendance: [],
    });
  });

function leadsOf(wished: readonly (readonly [number, number])[], sessions: readonly Session[]) {
  const pairs = new Map(
    wished.flatMap(([session, person]) => {
      const sessionId = sessions[session]?.id;
      const participationId = ids.participations[person];
      return sessionId === undefined || participationId === undefined
        ? []
        : [[`${sessionId} ${participationId}`, { sessionId, participationId }] as const];
    }),
  );
  return [...pairs.values()].map((pair, index) => ({
    ...pair,
    id: anId(800 + index),
    workshopId: ids.workshop,
    role: 'lead' as const,
  }));
}
