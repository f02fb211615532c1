import { describe, expect, test } from 'vitest';
import { isFound, peopleQuery, type DirectoryPerson } from '../../../shared/directory/directory.ts';
import {
  calledName,
  type DirectoryColumn,
  directorySortKey,
  directoryText,
  rolesOf,
} from '../../../shared/directory/people-columns.ts';
import { afterAllSteps, orderSteps } from '../../../shared/directory/row-order.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { anonymousPerson } from '../../../shared/domain/people/erasure.ts';
import { compareNames, nameSortKey } from '../../../shared/text/collation.ts';
import { translator } from '../../../shared/text/text.ts';
import { aParticipation, aPerson, aWorkshop, anId, ids } from '../../factories/a-workshop.ts';
import { directoryOf, nextYear, partitionOfInstitutions, partitionsOfPeople } from './some-directory.ts';

const t = translator('en');

function rowOf(people: readonly DirectoryPerson[], id: string): DirectoryPerson {
  return people.find(({ person }) => person.id === id) ?? expect.fail('nobody');
}

function texts(row: DirectoryPerson, ...columns: readonly DirectoryColumn[]): string[] {
  return columns.map((column) => directoryText(column, row, 'en', t));
}

describe('rows', () => {
  test('there is one for each person, with the workshops of all of them, the latest first', () => {
    const { people, workshops, institutions } = directoryOf(aWorkshop(), nextYear()).contents();
    expect({ people: people.length, workshops: workshops.length, institutions: institutions.length }).toEqual({
      people: 3,
      workshops: 2,
      institutions: 1,
    });
    const row = rowOf(people, ids.people[1]);
    expect(row.seats.map(({ workshop, number }) => [workshop.id, number])).toEqual([
      [anId(902), 6],
      [ids.workshop, 2],
    ]);
    expect(texts(row, 'name', 'cyrillicName', 'institution', 'workshops', 'lastWorkshop')).toEqual([
      'Äbenova Gülnar',
      'Әбенова Гүлнар',
      'Centre',
      '2',
      'Second',
    ]);
    expect(texts(row, 'family', 'given', 'patronymic', 'roles', 'country')).toEqual([
      'Äbenova',
      'Gülnar',
      '',
      'Participant',
      'Kazakhstan',
    ]);
  });

  test('who declined or withdrew has not taken part', () => {
    const declined = nextYear();
    const { people } = directoryOf(aWorkshop(), {
      ...declined,
      participations: declined.participations.map((each) => ({ ...each, status: 'declined' as const })),
    }).contents();
    const row = rowOf(people, ids.people[0]);
    expect(row.seats).toHaveLength(2);
    expect(texts(row, 'workshops', 'lastDate')).toEqual(['1', '15–16\u00a0July\u00a02025']);
    expect(rolesOf(row)).toEqual(['trainer']);
  });

  test('a protected person stands there by the code of the last workshop, and is not found by the name', () => {
    const secret = aPerson({
      id: ids.people[2],
      protected: true,
      email: 'secret@example.org',
      phone: '+7 1',
      latinName: { family: 'Sekretowa', given: 'Jeren', patronymic: '' },
    });
    const people = directoryOf(aWorkshop({ people: [secret] }), nextYear({ people: [secret] })).contents().people;
    const row = rowOf(people, secret.id);
    expect(calledName(row, 'en', t)).toBe('P-07');
    expect(texts(row, 'latinName', 'cyrillicName', 'family', 'given', 'email', 'phone')).toEqual(
      Array.from({ length: 6 }, () => ''),
    );
    for (const typed of ['sekretowa', 'Секретова', 'jeren', 'secret@', 'Әбенова'])
      expect(isFound(row, peopleQuery(typed)), typed).toBe(false);
    expect(isFound(row, peopleQuery('p-07'))).toBe(true);
    expect(directorySortKey('name', row, (text) => text, 'en', t)).toBe('');
    const alone = rowOf(
      directoryOf({ ...aWorkshop({ people: [secret] }), participations: [] }).contents().people,
      secret.id,
    );
    expect(calledName(alone, 'en', t)).toBe('protected');
  });

  test('whoever was erased is not in it', () => {
    const [first, ...others] = aWorkshop().people;
    if (first === undefined) expect.fail('nobody');
    const { people } = directoryOf(aWorkshop({ people: [anonymousPerson(first), ...others] })).contents();
    expect(people.map(({ person }) => person.id)).toEqual([ids.people[1], ids.people[2]]);
  });
});

describe('what has changed', () => {
  test('only the people whom it concerns are made anew', () => {
    const directory = directoryOf(aWorkshop(), nextYear());
    const before = directory.contents();
    expect(directory.contents()).toBe(before);
    const changed = aPerson({ id: ids.people[1], email: 'new@example.org' });
    for (const partition of partitionsOfPeople([changed])) directory.take(partition.key, partition);
    const after = directory.contents().people;
    expect(rowOf(after, ids.people[1]).person.email).toBe('new@example.org');
    expect(rowOf(after, ids.people[0])).toBe(rowOf(before.people, ids.people[0]));
  });

  test('a workshop that is gone goes from everybody, and people who are gone go', () => {
    const directory = directoryOf(aWorkshop(), nextYear());
    directory.take(`workshop/${anId(902)}`, undefined);
    expect(rowOf(directory.contents().people, ids.people[0]).seats.map(({ workshop }) => workshop.id)).toEqual([
      ids.workshop,
    ]);
    directory.take(`people/${ids.people[0].slice(-3)}`, undefined);
    expect(directory.contents().people).toHaveLength(2);
  });

  test('an institution that is called otherwise is so at all its people', () => {
    const directory = directoryOf(aWorkshop());
    directory.contents();
    const [institution] = aWorkshop().institutions;
    if (institution === undefined) expect.fail('no institution');
    directory.take('institutions', partitionOfInstitutions([{ ...institution, name: { en: 'Renamed' } }]));
    expect(directory.contents().people.map((row) => directoryText('institution', row, 'en', t))).toEqual([
      'Renamed',
      'Renamed',
      'Renamed',
    ]);
    directory.take('settings', undefined);
    expect(directory.contents().institutions).toHaveLength(1);
  });
});

describe('finding', () => {
  const row = rowOf(
    directoryOf(
      aWorkshop({
        people: [
          aPerson({
            id: ids.people[1],
            latinName: { family: 'Orazow', given: 'Meret', patronymic: '' },
            cyrillicName: null,
            email: 'meret@example.org',
          }),
        ],
      }),
    ).contents().people,
    ids.people[1],
  );
  test.each(['oraz', 'Оразов', 'мерет оразов', 'Meret Orazov', 'врач', 'centre', 'meret@ex', 'оразов центр', ''])(
    'by %s',
    (typed) => expect(isFound(row, peopleQuery(typed))).toBe(true),
  );
  test.each(['оразова иванова', 'ministry', 'xyz'])('not by %s', (typed) =>
    expect(isFound(row, peopleQuery(typed))).toBe(false),
  );
});

describe('order', () => {
  test.each(['ru', 'kk', 'ky', 'tg', 'tk', 'uz', 'en'] as const)(
    'keys sort as names do in %s',
    (language: Language) => {
      const names = [
        'Қасымов',
        'Касымов',
        'Яковлева',
        'Ёлкин',
        'Елкин',
        'Çaryýewa',
        'Charyev',
        "G'afurov",
        'Gʻafurov',
        'Zoirov',
        'Group 9',
        'Group 10',
        'Әбенова',
        'Abenova',
      ];
      const keyOf = nameSortKey(language);
      const byKey = afterAllSteps(orderSteps(names, keyOf, false));
      expect(byKey.map(keyOf)).toEqual(names.toSorted(compareNames(language)).map(keyOf));
    },
  );

  test('thousands of rows come out as one sort would give them, the empty ones last either way', () => {
    const rows = Array.from({ length: 9001 }, (_, number) => ({
      number,
      key: number % 7 === 0 ? '' : (number * 7919) % 1000,
    }));
    for (const isDescending of [false, true]) {
      const turn = isDescending ? -1 : 1;
      const expected = rows.toSorted((one, other) => {
        if (one.key === '' || other.key === '') return Number(one.key === '') - Number(other.key === '');
        return turn * (Number(one.key) - Number(other.key));
      });
      expect(afterAllSteps(orderSteps(rows, ({ key }) => key, isDescending))).toEqual(expected);
    }
    expect(afterAllSteps(orderSteps([], () => '', false))).toEqual([]);
  });

  test('numbers and days sort by their value', () => {
    const { people } = directoryOf(aWorkshop(), nextYear()).contents();
    const row = rowOf(people, ids.people[1]);
    const keys = (['workshops', 'lastDate', 'name'] as const).map((column) =>
      directorySortKey(column, row, (text) => `key of ${text}`, 'en', t),
    );
    expect(keys).toEqual([2, '2026-03-03', 'key of Äbenova Gülnar']);
  });

  test('somebody in no workshop has nothing there', () => {
    const lonely = aPerson({ id: anId(555), sex: 'unspecified', country: null, institutionId: null, position: {} });
    const snapshot = aWorkshop({ people: [lonely], participations: [aParticipation({ personId: anId(7) })] });
    const row = rowOf(directoryOf(snapshot).contents().people, lonely.id);
    const columns = [
      'sex',
      'institution',
      'position',
      'country',
      'languages',
      'roles',
      'lastWorkshop',
      'lastDate',
      'topics',
      'protected',
    ] as const;
    expect(texts(row, ...columns).join('')).toBe('');
    expect(texts(row, 'workshops', 'ageBand')).toEqual(['0', '35–44']);
  });
});
