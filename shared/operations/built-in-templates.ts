import type { Text } from '../domain/language.ts';
import type { TemplateSession } from '../domain/day-template.ts';
import type { SessionKind } from '../domain/session.ts';

/** A rhythm that comes with Rostrum, of one day or of several. */
export type BuiltInTemplate = {
  readonly id: 'one-day-seminar' | 'two-day-workshop' | 'three-day-training' | 'five-day-training-of-trainers';
  readonly name: Text;
  readonly days: readonly BuiltInDay[];
};

export type BuiltInDay = {
  readonly theme: Text;
  readonly startsAt: string;
  readonly sessions: readonly TemplateSession[];
};

type Line = readonly [minutes: number, kind: SessionKind, title?: Text];

const introductions: Text = {
  en: 'Introductions, expectations, ground rules',
  ru: 'Знакомство, ожидания, правила работы',
};
const review: Text = { en: 'Review of the previous day', ru: 'Обзор предыдущего дня' };
const planning: Text = { en: 'Plans for roll-out', ru: 'Планы дальнейших тренингов' };
const practice: Text = { en: 'Teaching practice with feedback', ru: 'Учебная практика с обратной связью' };
const nextSteps: Text = { en: 'Conclusions and next steps', ru: 'Выводы и дальнейшие шаги' };

const firstMorning: readonly Line[] = [
  [30, 'registration'],
  [20, 'opening'],
  [40, 'exercise', introductions],
];
const afternoon: readonly Line[] = [
  [75, 'group-work'],
  [20, 'break'],
  [75, 'discussion'],
  [15, 'wrap-up'],
];
const fullDay: readonly Line[] = [
  [15, 'discussion', review],
  [75, 'lecture'],
  [20, 'break'],
  [85, 'group-work'],
  [60, 'lunch'],
  ...afternoon,
];
const firstDay: readonly Line[] = [
  ...firstMorning,
  [60, 'lecture'],
  [10, 'photo'],
  [20, 'break'],
  [75, 'lecture'],
  [60, 'lunch'],
  ...afternoon,
];
const lastDay: readonly Line[] = [
  ...fullDay.slice(0, 7),
  [45, 'discussion', nextSteps],
  [15, 'evaluation'],
  [20, 'closing'],
];

/** THE list of templates that come with Rostrum. The rhythm is that of practice.md 5: coffee 20 minutes, lunch an hour. */
export const builtInTemplates: readonly BuiltInTemplate[] = [
  {
    id: 'one-day-seminar',
    name: { en: 'One-day seminar', ru: 'Однодневный семинар' },
    days: [
      built({}, '08:30', [
        [30, 'registration'],
        [20, 'opening'],
        [70, 'lecture'],
        [10, 'photo'],
        [20, 'break'],
        [90, 'lecture'],
        [60, 'lunch'],
        [75, 'country-presentations'],
        [20, 'break'],
        [75, 'discussion'],
        [15, 'evaluation'],
        [20, 'closing'],
      ]),
    ],
  },
  {
    id: 'two-day-workshop',
    name: { en: 'Two-day workshop', ru: 'Двухдневный воркшоп' },
    days: [built({}, '08:30', firstDay), built({}, '09:00', lastDay)],
  },
  {
    id: 'three-day-training',
    name: { en: 'Three-day training', ru: 'Трёхдневный тренинг' },
    days: [built({}, '08:30', firstDay), built({}, '09:00', fullDay), built({}, '09:00', lastDay)],
  },
  {
    id: 'five-day-training-of-trainers',
    name: { en: 'Five-day training of trainers', ru: 'Пятидневный тренинг для тренеров' },
    days: [
      built({ en: 'How adults learn', ru: 'Как учатся взрослые' }, '08:30', [
        ...firstMorning,
        [20, 'test', { en: 'Pre-test', ru: 'Входной тест' }],
        [40, 'lecture'],
        [10, 'photo'],
        [20, 'break'],
        [75, 'lecture'],
        [60, 'lunch'],
        ...afternoon,
      ]),
      built({ en: 'Content', ru: 'Содержание' }, '09:00', fullDay),
      built({ en: 'Methods', ru: 'Методы' }, '09:00', fullDay),
      built({ en: 'Teaching practice', ru: 'Учебная практика' }, '09:00', [
        [15, 'discussion', review],
        [75, 'exercise', practice],
        [20, 'break'],
        [85, 'exercise', practice],
        [60, 'lunch'],
        [75, 'exercise', practice],
        [20, 'break'],
        [75, 'discussion'],
        [15, 'wrap-up'],
      ]),
      built({ en: 'Roll-out', ru: 'Дальнейшие тренинги' }, '09:00', [
        [15, 'discussion', review],
        [75, 'group-work', planning],
        [20, 'break'],
        [85, 'country-presentations', planning],
        [60, 'lunch'],
        [30, 'test', { en: 'Post-test', ru: 'Итоговый тест' }],
        [45, 'discussion', nextSteps],
        [15, 'evaluation'],
        [30, 'closing'],
      ]),
    ],
  },
];

/** The lines one after the other, without a gap. */
function built(theme: Text, startsAt: string, lines: readonly Line[]): BuiltInDay {
  let offset = 0;
  const sessions = lines.map(([minutes, kind, title = {}]): TemplateSession => {
    const session = { kind, title, description: {}, method: {}, materials: {}, aims: {}, offset, minutes };
    offset += minutes;
    return session;
  });
  return { theme, startsAt, sessions };
}
