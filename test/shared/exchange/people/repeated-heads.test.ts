import { expect, test } from 'vitest';
import { accepted, SentForm } from '../forms/sent-form.ts';
import { sampleTraining, testId } from '../../documents/training.ts';
import { readList } from './read-list.ts';

type Rows = readonly (readonly string[])[];

function separated(rows: Rows): string {
  return rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
}

const lists: readonly (readonly [string, Rows])[] = [
  [
    'English',
    [
      ['Name', 'Role', 'Organisation'],
      ['Ann Lee', 'Participant', 'Ministry of Health'],
      ['Bob Ray', 'Participant', 'Organisation for Security'],
      ['Carl Doe', 'Participant', 'Youth organisation Geljek'],
      ['Eve Mol', 'Delegate', 'Organisation'],
    ],
  ],
  [
    'Russian',
    [
      ['Ф.И.О.', 'Роль', 'Организация'],
      ['Иванов Иван', 'Участник', 'Министерство юстиции'],
      ['Омарова Айгуль', 'Участник', 'Общественная организация «Гелджек»'],
      ['Петрова Анна', 'Участник', 'Молодёжная организация'],
      ['Сидоров Пётр', 'Слушатель', 'Организация молодёжи'],
    ],
  ],
  [
    'numbered, with surnames that begin as heads do',
    [
      ['№', 'Фамилия', 'Имя', 'Статус', 'Учреждение', 'Примечание'],
      ['1', 'Исмаилов', 'Тельман', 'Участник', 'Министерство обороны', ''],
      ['2', 'Сотников', 'Адам', 'Участник', 'Учреждение образования', 'Диета без соли'],
      ['3', 'Телегин', 'Иван', 'Делегат', 'Отдел кадров', ''],
      ['4', 'Почтарёв', 'Олег', 'Участник', 'Организация', ''],
    ],
  ],
];
test.each(lists)('people whose role and institution are words of heads stay people: %s', async (_, rows) => {
  const { people, told } = await readList(separated(rows));
  expect(people.map(({ row, role, institution }) => [row, role, institution])).toEqual(
    rows
      .slice(1)
      .map((row, at) => [
        at + 2,
        'participant',
        row.find((cell) => /рганиз|инистер|чрежд|тдел|rganis|inist/.test(cell)),
      ]),
  );
  expect(told.filter((each) => each.startsWith('line-left-out'))).toEqual([]);
});

test('in a list without heads a role and an institution are no heads', async () => {
  const { people } = await readList(
    separated([
      ['Lee Ann', 'Participant', 'Ministry of Health'],
      ['Ray Bob', 'Participant', 'Ministry of Interior'],
    ]),
  );
  expect(people).toHaveLength(2);
});

test('heads that come again, nearly the same or those of another list, are none of the people', async () => {
  const { people } = await readList(
    separated([
      ['№', 'Ф.И.О. участника', 'Организация', 'Телефон'],
      ['1', 'Иванов Иван', 'Министерство юстиции', ''],
      ['№', 'Ф.И.О. участника', 'Организация', 'Телефон (моб.)'],
      ['2', 'Омарова Айгуль', 'Министерство обороны', ''],
      ['№', 'Должность', 'Фамилия, имя', 'Организация'],
      ['3', 'Судья', 'Петрова Анна', 'Верховный суд'],
    ]),
  );
  expect(people.map(({ family, position, institution }) => [family, position, institution])).toEqual([
    ['Иванов', '', 'Министерство юстиции'],
    ['Омарова', '', 'Министерство обороны'],
    ['Петрова', 'Судья', 'Верховный суд'],
  ]);
});

test('an untouched nomination form with organisations and participants changes nothing', () => {
  const snapshot = sampleTraining();
  const named = {
    ...snapshot,
    institutions: snapshot.institutions.map((each) => ({
      ...each,
      name: { en: `Youth organisation ${each.id.slice(-4)}`, ru: `Молодёжная организация ${each.id.slice(-4)}` },
    })),
  };
  const { changes, outcomes } = accepted(new SentForm(named, testId(42)).opened(), named);
  expect(changes).toEqual([]);
  expect(new Set(outcomes)).toEqual(new Set(['here']));
});
