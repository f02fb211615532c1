import type { Session } from '../../shared/domain/agenda/session.ts';
import { type Language, languages, type Text } from '../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { aDay, anId, aParticipation, aPerson, aSession, aWorkshop, aWorkshopRecord, ids } from './a-workshop.ts';

/** Workshops that are hard to print. All texts and people are made up. */

/** Every letter of the languages of the region that is not in plain Latin or Russian, small, in words. */
const latinLetters = 'äçžňöşüýāūoʻgʻabcdefghijklmnopqrstuvwxyz';
const cyrillicLetters = 'әғқңөұүһіӣӯҳҷўёйщъыьэабвгджзиклмнопрстуфхцчшюя';

/** A made-up name of `length` letters, of all letters in turn from `start` on, in words of up to 17 letters. */
function longName(letters: string, length: number, start: number): string {
  const all = [...letters];
  const words: string[] = [];
  for (let at = 0; at < length; at += 18) {
    const size = Math.min(17, length - at);
    const word = Array.from({ length: size }, (_, index) => all[(start + at + index) % all.length] ?? 'a').join('');
    words.push(word.charAt(0).toLocaleUpperCase('en') + word.slice(1));
  }
  return words.join(' ');
}

/** The same words in every language, each marked with its own. */
function inEvery(words: string, latin: string): Text {
  const isLatin = (language: Language): boolean => ['en', 'tk', 'uz'].includes(language);
  return Object.fromEntries(
    languages.map((language) => [language, `${isLatin(language) ? latin : words} (${language})`]),
  );
}

function institutions(count: number): WorkshopSnapshot['institutions'] {
  return Array.from({ length: count }, (_, index) => ({
    id: anId(900 + index),
    name: inEvery(
      `Республиканский научно-практический центр психического здоровья имени ${longName(cyrillicLetters, 60, index)}`,
      `Republican Scientific and Practical Centre of Mental Health named after ${longName(latinLetters, 60, index)}`,
    ),
    kind: 'ministry' as const,
    sector: 'health' as const,
    country: 'KZ' as const,
  }));
}

type Crowd = { readonly count: number; readonly nameLength: (index: number) => number };

function crowd({ count, nameLength }: Crowd): Pick<WorkshopSnapshot, 'people' | 'participations'> {
  const people = Array.from({ length: count }, (_, index) =>
    aPerson({
      id: anId(10_000 + index),
      latinName: {
        family: longName(latinLetters, nameLength(index), index),
        given: `Given${String(index)}`,
        patronymic: '',
      },
      cyrillicName: {
        family: longName(cyrillicLetters, nameLength(index), index),
        given: `Имя${String(index)}`,
        patronymic: 'Отчество',
      },
      sex: index % 2 === 0 ? 'female' : 'male',
      institutionId: anId(900 + (index % 7)),
      position: inEvery('Начальник управления охраны здоровья матери и ребёнка', 'Head of Department'),
      email: `person${String(index)}@example.org`,
      phone: '+7 700 000 00 00',
    }),
  );
  const participations = people.map(({ id }, index) =>
    aParticipation({
      id: anId(20_000 + index),
      personId: id,
      delegationId: index % 3 === 0 ? null : ids.delegation,
      role: index < 2 ? 'trainer' : 'participant',
      number: index + 1,
    }),
  );
  return { people, participations };
}

function titled(title: Text, changed: Partial<Session>): Session {
  return aSession({ title, ...changed });
}

/** Three days and 300 people of three-line institutions. */
export function aCrowdedWorkshop(): WorkshopSnapshot {
  const days = [1, 2, 3].map((number) =>
    aDay({ id: anId(100 + number), number, date: `2025-07-1${String(number + 4)}` }),
  );
  const sessions = days.flatMap((day, index) => [
    titled(inEvery('Открытие', 'Opening'), {
      id: anId(200 + index * 2),
      placement: { dayId: day.id, start: '09:00', roomId: ids.rooms[0] },
    }),
    titled(inEvery('Работа в группах', 'Group work'), {
      id: anId(201 + index * 2),
      placement: { dayId: day.id, start: '14:00', roomId: ids.rooms[0] },
    }),
  ]);
  const everybody = crowd({ count: 300, nameLength: () => 16 });
  const [first, second] = everybody.participations;
  const breakoutGroups = [1, 2].map((number) => ({
    id: anId(600 + number),
    workshopId: ids.workshop,
    set: 'Cases',
    name: inEvery(`Группа ${String(number)}`, `Group ${String(number)}`),
    participationIds: everybody.participations.filter((_, index) => index % 10 === number).map(({ id }) => id),
    pinnedIds: [],
  }));
  const assignments = [first, second].map((one, index) => ({
    id: anId(700 + index),
    workshopId: ids.workshop,
    sessionId: sessions[index]?.id ?? '',
    participationId: one?.id ?? '',
    role: 'lead' as const,
  }));
  return aWorkshop({
    days,
    sessions,
    ...everybody,
    institutions: institutions(7),
    breakoutGroups,
    assignments,
    attendance: [],
  });
}

/** Ten days in twelve rooms: twelve sessions at once in each of two blocks of every day, each of them signed. */
export function aWorkshopOfManyRooms(): WorkshopSnapshot {
  const days = Array.from({ length: 10 }, (_, index) =>
    aDay({
      id: anId(100 + index),
      number: index + 1,
      date: `2025-07-${String(index + 10)}`,
      theme: inEvery('Тема дня', 'Theme'),
    }),
  );
  const rooms = Array.from({ length: 12 }, (_, index) => ({
    id: anId(300 + index),
    workshopId: ids.workshop,
    name: inEvery(`Зал «Шёлковый путь», секция ${String(index + 1)}`, `Hall “Silk Road”, section ${String(index + 1)}`),
    capacity: 30,
  }));
  const sessions = days.flatMap((day, at) =>
    ['09:00', '14:00'].flatMap((start, block) =>
      rooms.map((room, index) =>
        titled(
          inEvery(
            `Тренинг ${String(index + 1)}: общение с учётом травмы и перенаправление в дружественные службы`,
            `Training ${String(index + 1)}: trauma-informed communication and referral to friendly services`,
          ),
          {
            id: anId(2000 + at * 100 + block * 20 + index),
            placement: { dayId: day.id, start, roomId: room.id },
            method: inEvery('работа в парах', 'work in pairs'),
          },
        ),
      ),
    ),
  );
  const everybody = crowd({ count: 24, nameLength: () => 14 });
  const workshop = aWorkshopRecord();
  workshop.attendance = { ...workshop.attendance, slots: 'session' };
  return aWorkshop({
    workshop,
    days,
    rooms,
    sessions,
    ...everybody,
    institutions: institutions(7),
    assignments: [],
    attendance: [],
  });
}

/** Names of 43 to 120 letters, with every letter of the region, and a title and a description of many lines. */
export function aWorkshopOfLongNames(): WorkshopSnapshot {
  const everybody = crowd({ count: 12, nameLength: (index) => 43 + index * 7 });
  const [trainer] = everybody.participations;
  const sessions = [
    titled(inEvery(longName(cyrillicLetters, 200, 3), longName(latinLetters, 200, 3)), {
      description: inEvery(longName(cyrillicLetters, 1200, 5), longName(latinLetters, 1200, 5)),
      audience: inEvery(longName(cyrillicLetters, 80, 1), longName(latinLetters, 80, 1)),
    }),
  ];
  const assignments = [
    {
      id: ids.assignment,
      workshopId: ids.workshop,
      sessionId: ids.sessions[0],
      participationId: trainer?.id ?? '',
      role: 'lead' as const,
    },
  ];
  const breakoutGroups = [
    {
      id: anId(601),
      workshopId: ids.workshop,
      set: 'Cases',
      name: inEvery(longName(cyrillicLetters, 60, 0), longName(latinLetters, 60, 0)),
      participationIds: everybody.participations.map(({ id }) => id),
      pinnedIds: [],
    },
  ];
  const programme = {
    ...aWorkshop().programme,
    name: inEvery(longName(cyrillicLetters, 120, 7), longName(latinLetters, 120, 7)),
    fundingLine: inEvery(
      `Финансируется Европейским союзом. ${longName(cyrillicLetters, 300, 2)}`,
      `Funded by the European Union. ${longName(latinLetters, 300, 2)}`,
    ),
  };
  return aWorkshop({
    programme,
    sessions,
    ...everybody,
    institutions: institutions(7),
    assignments,
    breakoutGroups,
    attendance: [],
  });
}
