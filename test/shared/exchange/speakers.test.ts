import { describe, expect, test } from 'vitest';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { importedAgendaChanges } from '../../../shared/exchange/agenda-import.ts';
import type { ImportedAgenda } from '../../../shared/exchange/imported-agenda.ts';
import { peopleIn } from '../../../shared/exchange/speakers/cell-people.ts';
import { knownSpeakers } from '../../../shared/exchange/speakers/imported-speakers.ts';
import { speakerName } from '../../../shared/exchange/speakers/speaker-name.ts';
import { inconsistencies } from '../../../shared/files/consistency.ts';
import { anId, aParticipation, aPerson, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { after, contentsOf, holding, idsFrom, undone } from '../operations/store.ts';
import { applied } from './applied.ts';
import { valueOf } from './samples.ts';

describe('a name in one line', () => {
  test.each([
    ['Gulnara Akhmetova', ['Akhmetova', 'Gulnara', '']],
    ['Akhmetova, Gulnara', ['Akhmetova', 'Gulnara', '']],
    ['AKHMETOVA Gulnara', ['AKHMETOVA', 'Gulnara', '']],
    ['Dr. Gulnara Akhmetova (UNODC)', ['Akhmetova', 'Gulnara', '']],
    ['Prof. Dr. Ludwig van den Berg', ['van den Berg', 'Ludwig', '']],
    ['Gulnara', ['Gulnara', '', '']],
    ['Yusupova Nilufar', ['Yusupova', 'Nilufar', '']],
    ['Nilufar Yusupova', ['Yusupova', 'Nilufar', '']],
    ['Qodirov Jahongir Baxtiyor o‘g‘li', ['Qodirov', 'Jahongir', 'Baxtiyor o‘g‘li']],
    ['Bakyt uulu Azamat', ['Bakyt uulu', 'Azamat', '']],
    ['Asan kyzy Aigul', ['Asan kyzy', 'Aigul', '']],
    ['Karimov Akmal Rustam ogli', ['Karimov', 'Akmal', 'Rustam ogli']],
    ['Orazowa Aýgül Myradowna', ['Orazowa', 'Aýgül', 'Myradowna']],
    ['Ataýew Maksat', ['Ataýew', 'Maksat', '']],
    ['Andrew Smith', ['Smith', 'Andrew', '']],
    ['Matthew Barlow', ['Barlow', 'Matthew', '']],
    ['Willow Smith', ['Smith', 'Willow', '']],
    ['Eva Huber', ['Huber', 'Eva', '']],
    ['Yakov Levi', ['Levi', 'Yakov', '']],
    ['Ana Maria Petrovic', ['Petrovic', 'Ana Maria', '']],
  ])('%s', (written, [family, given, patronymic]) => {
    expect(speakerName(written)).toEqual({ latinName: { family, given, patronymic }, cyrillicName: null });
  });

  test.each([
    ['Гульнара Ахметова', ['Ахметова', 'Гульнара', '']],
    ['Ахметова Гульнара', ['Ахметова', 'Гульнара', '']],
    ['Ахметова Гульнара Сериковна', ['Ахметова', 'Гульнара', 'Сериковна']],
    ['Гульнара Сериковна Ахметова', ['Ахметова', 'Гульнара', 'Сериковна']],
    ['Асанов Бакыт уулу', ['Асанов', 'Бакыт', 'уулу']],
    ['Бакыт уулу Азамат', ['Бакыт уулу', 'Азамат', '']],
    ['Ахметова Г.С.', ['Ахметова', 'Г.С.', '']],
    ['д-р Иван Петренко', ['Петренко', 'Иван', '']],
    ['Сүлейменов Ерлан Қайратұлы', ['Сүлейменов', 'Ерлан', 'Қайратұлы']],
    ['Каримов Акмал Рустам ўғли', ['Каримов', 'Акмал', 'Рустам ўғли']],
    ['Раҳимзода Фирӯз', ['Раҳимзода', 'Фирӯз', '']],
  ])('%s', (written, [family, given, patronymic]) => {
    expect(speakerName(written)).toEqual({ latinName: null, cyrillicName: { family, given, patronymic } });
  });
});

describe('son and daughter of within the name of a speaker', () => {
  const words =
    'уулу улы ұлы оглы угли ўғли кызы қызы гызы қизи uulu uly ulu ogly oglu ogli ugli oʻgʻli kyzy kizi qizi qyzy gyzy';
  test.each(words.split(' '))('%s', (word) => {
    const isLatin = /^[a-z]/.test(word);
    const [father, given] = isLatin ? ['Bakyt', 'Azamat'] : ['Бакыт', 'Азамат'];
    expect(peopleIn(`${father} ${word} ${given}`).names).toEqual([`${father} ${word} ${given}`]);
    expect(peopleIn(`${given} ${father} ${word}, Erlan Omarov`).names).toEqual([
      `${given} ${father} ${word}`,
      'Erlan Omarov',
    ]);
  });

  test('finds who is listed so', () => {
    const workshop = aWorkshop();
    const [first] = workshop.people;
    const name = { family: 'Bakyt uulu', given: 'Azamat', patronymic: '' };
    workshop.people[0] = { ...first!, protected: false, latinName: name, cyrillicName: null };
    for (const written of ['Bakyt uulu Azamat', 'Azamat Bakyt uulu', 'Бакыт уулу Азамат']) {
      expect(knownSpeakers(workshop)(peopleIn(written).names[0] ?? '').kind).toBe('known');
    }
  });
});

function agendaOf(...people: (readonly string[])[]): ImportedAgenda {
  const session = {
    source: '',
    day: 0,
    minutes: 30,
    room: '',
    kind: 'lecture',
    description: {},
    language: null,
  } as const;
  return {
    title: {},
    timeZone: null,
    days: [{ date: '2025-07-15' }],
    rooms: [],
    warnings: [],
    sessions: people.map((names, index) => ({
      ...session,
      start: `${String(10 + index)}:05`,
      title: { en: `Talk ${String(index + 1)}` },
      people: names,
    })),
  };
}

/** The trainer of the small workshop has a name in both scripts here; a second participant a Cyrillic one alone. */
const workshop = aWorkshop({
  people: [
    aPerson({
      id: ids.people[0],
      latinName: { family: 'Meredov', given: 'Aman', patronymic: '' },
      cyrillicName: { family: 'Мередов', given: 'Аман', patronymic: 'Бердыевич' },
    }),
    aPerson({
      id: ids.people[1],
      latinName: null,
      cyrillicName: { family: 'Жумабекова', given: 'Перизат', patronymic: '' },
    }),
    aPerson({ id: ids.people[2], latinName: { family: 'Hidden', given: 'Helen', patronymic: '' }, protected: true }),
  ],
});

function leads(names: readonly string[], enter = true) {
  const result = valueOf(importedAgendaChanges(workshop, agendaOf(names), enter, idsFrom(0x500)));
  const snapshot = applied(workshop, result.changes);
  const fresh = snapshot.assignments.filter((each) => each.id !== ids.assignment);
  return { result, snapshot, fresh };
}

describe('speakers who are here already', () => {
  test.each(['Aman Meredov', 'MEREDOV Aman', 'Мередов Аман Бердыевич', 'Аман Мередов', 'Dr. Aman Meredov (IOM)'])(
    '%s is recognised',
    (name) => {
      const { result, fresh } = leads([name]);
      expect(result).toMatchObject({ missingSpeakers: [], warnings: [] });
      expect(fresh.map(({ participationId, role }) => [participationId, role])).toEqual([
        [ids.participations[0], 'lead'],
      ]);
    },
  );

  test('by the sound of a name in the other alphabet, which is said', () => {
    const { result, fresh } = leads(['Perizat Zhumabekova']);
    expect(fresh.map(({ participationId }) => participationId)).toEqual([ids.participations[1]]);
    expect(result.missingSpeakers).toEqual([]);
    expect(result.warnings).toEqual([
      { code: 'speaker-alike', values: { name: 'Perizat Zhumabekova', known: 'Жумабекова Перизат' } },
    ]);
  });

  test('a protected person by the code alone: the name enters nobody, under no name', () => {
    expect(leads(['P-03']).fresh.map(({ participationId }) => participationId)).toEqual([ids.participations[2]]);
    const { result, snapshot, fresh } = leads(['Helen Hidden']);
    expect([fresh, result.missingSpeakers, snapshot.people.length]).toEqual([[], [], 3]);
    expect(result.warnings).toEqual([{ code: 'speaker-protected', values: { name: 'Helen Hidden' } }]);
  });

  test('a name that two people bear enters neither, and no third', () => {
    const twin = aPerson({ id: anId(0x91), latinName: { family: 'Meredov', given: 'Aman', patronymic: '' } });
    const twins = aWorkshop({
      people: [...workshop.people, twin],
      participations: [...workshop.participations, aParticipation({ id: anId(0x92), personId: twin.id, number: 4 })],
    });
    const result = valueOf(importedAgendaChanges(twins, agendaOf(['Aman Meredov']), true, idsFrom(0x500)));
    expect(result.warnings).toEqual([{ code: 'speaker-several', values: { name: 'Aman Meredov' } }]);
    expect(result.changes.filter(({ entity }) => entity !== 'session')).toEqual([]);
  });
});

describe('a file that comes in again', () => {
  const agenda = agendaOf(['Anna Li', 'Aman Meredov'], ['li anna']);
  const again = (snapshot: WorkshopSnapshot, enter = true) =>
    valueOf(importedAgendaChanges(snapshot, agenda, enter, idsFrom(0x700)));

  test('with its speakers changes nothing', () => {
    expect(again(applied(workshop, again(workshop).changes))).toMatchObject({
      changes: [],
      added: 0,
      changed: 0,
      unchanged: 2,
      missingSpeakers: [],
    });
  });

  test('brings the speakers that were left out the first time', () => {
    const without = applied(workshop, again(workshop, false).changes);
    const result = valueOf(importedAgendaChanges(without, agenda, true, idsFrom(0x800)));
    expect(result).toMatchObject({ added: 0, changed: 2, unchanged: 0 });
    expect(result.changes.map(({ entity }) => entity)).toEqual(['person', 'participation', 'assignment', 'assignment']);
    const snapshot = applied(without, result.changes);
    expect(inconsistencies(snapshot)).toEqual([]);
    expect(again(snapshot).changes).toEqual([]);
  });

  test('gives nobody who interprets or leads a session a second task in it', () => {
    const made = applied(workshop, again(workshop).changes);
    const others = made.assignments.map((each) => ({ ...each, role: 'interpreter' as const }));
    expect(again({ ...made, assignments: others }).changes).toEqual([]);
  });
});

describe('speakers who are not here', () => {
  test('become people with the role of speaker, who present, each once', () => {
    const result = valueOf(
      importedAgendaChanges(
        workshop,
        agendaOf(['Anna Li', 'Aman Meredov'], ['li anna'], ['P-77']),
        true,
        idsFrom(0x500),
      ),
    );
    expect(result.missingSpeakers).toEqual(['Anna Li']);
    const snapshot = applied(workshop, result.changes);
    expect(inconsistencies(snapshot)).toEqual([]);
    const made = snapshot.participations.filter(({ role }) => role === 'speaker');
    expect(made.map(({ number, status }) => [number, status])).toEqual([[4, 'nominated']]);
    const presented = snapshot.assignments.filter(({ role }) => role === 'presenter');
    expect(presented.map(({ participationId }) => participationId)).toEqual([made[0]?.id, made[0]?.id]);
    expect(result.warnings).toEqual([{ code: 'speaker-unknown', values: { name: 'P-77', title: 'Talk 3' } }]);
  });

  test('stay out on wish, and are named', () => {
    const { result, snapshot } = leads(['Anna Li'], false);
    expect(result.missingSpeakers).toEqual(['Anna Li']);
    expect(snapshot.people).toHaveLength(3);
    expect(result.warnings).toEqual([{ code: 'speaker-unknown', values: { name: 'Anna Li', title: 'Talk 1' } }]);
  });

  test('come and go with their sessions as one action', () => {
    const before = holding(workshop);
    const { changes } = valueOf(
      importedAgendaChanges(workshop, agendaOf(['Anna Li'], ['Ли Анна']), true, idsFrom(0x500)),
    );
    expect(contentsOf(undone(after(before, changes), changes))).toEqual(contentsOf(before));
  });

  test('900 in 800 sessions', () => {
    const names = Array.from({ length: 900 }, (_, index) => `Given${String(index)} Family${String(index)}`);
    const agenda = agendaOf(...names.slice(0, 800).map((name, index) => [name, names[index + 100] ?? '']));
    const result = valueOf(
      importedAgendaChanges(
        workshop,
        { ...agenda, sessions: agenda.sessions.map((each) => ({ ...each, start: '10:00' })) },
        true,
        idsFrom(0x500),
      ),
    );
    expect(result.missingSpeakers).toHaveLength(900);
    const snapshot = applied(workshop, result.changes);
    expect(inconsistencies(snapshot)).toEqual([]);
    expect(new Set(snapshot.participations.map(({ number }) => number)).size).toBe(903);
    expect(snapshot.assignments).toHaveLength(1601);
  });
});

describe('what a file says of speakers beside their names', () => {
  const about = [
    { name: 'Anna Li', titles: ['H.E. Ms.'], positions: ['Ambassador'], otherName: 'Анна Ли' },
    { name: 'Б. Эргашбеков', titles: ['полковник юстиции'], positions: ['начальник академии'], otherName: '' },
  ];
  const agenda: ImportedAgenda = {
    ...agendaOf(['Anna Li', 'Б. Эргашбеков']),
    sessions: agendaOf(['Anna Li', 'Б. Эргашбеков']).sessions.map((session) => ({ ...session, about })),
  };

  test('is kept with those who are entered: both names, the sex, and rank and function as position', () => {
    const { changes } = valueOf(importedAgendaChanges(workshop, agenda, true, idsFrom(0x500)));
    const snapshot = applied(workshop, changes);
    expect(inconsistencies(snapshot)).toEqual([]);
    expect(snapshot.people.slice(-2)).toMatchObject([
      {
        latinName: { family: 'Li', given: 'Anna' },
        cyrillicName: { family: 'Ли', given: 'Анна' },
        sex: 'female',
        position: { en: 'H.E., Ambassador' },
      },
      { cyrillicName: { family: 'Эргашбеков' }, position: { ru: 'полковник юстиции, начальник академии' } },
    ]);
    expect(valueOf(importedAgendaChanges(snapshot, agenda, true, idsFrom(0x900))).changes).toEqual([]);
  });

  test('fills in what is not known of those who are here', () => {
    const here = agendaOf(['Аман Мередов']);
    const sessions = here.sessions.map((session) => ({
      ...session,
      about: [{ name: 'Аман Мередов', titles: ['г-н', 'судья'], positions: [], otherName: '' }],
    }));
    const { changes } = valueOf(importedAgendaChanges(workshop, { ...here, sessions }, true, idsFrom(0x500)));
    const person = applied(workshop, changes).people.find(({ id }) => id === ids.people[0]);
    expect(person?.latinName).toEqual({ family: 'Meredov', given: 'Aman', patronymic: '' });
    expect(Object.values(person?.position ?? {})).not.toEqual([]);
  });

  test('a family name alone is that of the one who is here; of several it is nobody', () => {
    const { result, fresh } = leads(['Dr. Meredov']);
    expect(fresh.map(({ participationId }) => participationId)).toEqual([ids.participations[0]]);
    expect(result.warnings).toEqual([
      { code: 'speaker-short', values: { name: 'Dr. Meredov', known: 'Aman Meredov' } },
    ]);
    const hidden = leads(['Hidden']);
    expect([hidden.fresh, hidden.result.warnings]).toEqual([
      [],
      [{ code: 'speaker-protected', values: { name: 'Hidden' } }],
    ]);
    const twin = aPerson({ id: anId(0x91), latinName: { family: 'Meredov', given: 'Oraz', patronymic: '' } });
    const twins = aWorkshop({
      people: [...workshop.people, twin],
      participations: [...workshop.participations, aParticipation({ id: anId(0x92), personId: twin.id, number: 4 })],
    });
    const several = valueOf(importedAgendaChanges(twins, agendaOf(['Meredov']), true, idsFrom(0x500)));
    expect(several.warnings).toEqual([
      { code: 'speaker-unclear', values: { name: 'Meredov', known: 'Aman Meredov, Oraz Meredov' } },
    ]);
    expect(several.changes.filter(({ entity }) => entity !== 'session')).toEqual([]);
  });
});
