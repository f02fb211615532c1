import { expect, test } from 'vitest';
import { kindNamed, kindOfTitle } from '../../../shared/exchange/session-kind-words.ts';

test.each<[string, string | null]>([
  ['Чрезвычайное реагирование', null],
  ['Случай из практики', null],
  ['Победа над туберкулёзом', null],
  ['Чрезвычайные ситуации', null],
  ['Обеденный перерыв', 'lunch'],
  ['Breaking bad news', null],
  ['Giving feedback', null],
  ['Открытие новых данных', null],
  ['Отчаяние и надежда', null],
  ['Кофеин и сон', null],
  ['Coffee production in Ethiopia', null],
  ['Чай и кофе', 'break'],
  ['Кофе-брейк', 'break'],
  ['КОФЕ-БРЕЙК (15 мин)', 'break'],
  ['Перерыв 10:00', 'break'],
  ['Tea break', 'break'],
  ['Welcome coffee', 'break'],
  ['Lunch break', 'lunch'],
  ['Обед в ресторане «Дастархан»', 'lunch'],
  ['Dinner at the Hotel Kazzhol', 'lunch'],
  ['Lunch-time habits of drivers', null],
  ['Торжественное открытие семинара', 'opening'],
  ['Welcome words', 'opening'],
  ['Открытие', 'opening'],
  ['Закрытие тренинга', 'closing'],
  ['Закрытие школ во время пандемии', null],
  ['Регистрация участников', 'registration'],
  ['Регистрация лекарств', null],
  ['Групповое фото', 'photo'],
  ['Pre-test', 'test'],
  ['Тестирование на ВИЧ', null],
  ['Оценка семинара', 'evaluation'],
  ['Оценка рисков', null],
  ['Обратная связь', 'evaluation'],
  ['Экскурсия в музей', 'site-visit'],
  ['Lunch / Обед', 'lunch'],
])('the title %s names %s', (title, kind) => {
  expect(kindOfTitle(title)).toBe(kind);
});

test.each<[string, string | null]>([
  ['Практика', 'exercise'],
  ['практикум', 'exercise'],
  ['Практически важное', null],
  ['Long talk (45 minutes)', 'lecture'],
  ['coffee_break', 'break'],
  ['Доклад', 'lecture'],
  ['Докладчик', null],
  ['panel discussion', 'discussion'],
  ['Круглый стол', 'discussion'],
  ['Coffee & society', null],
])('the type %s names %s', (type, kind) => {
  expect(kindNamed(type)).toBe(kind);
});
