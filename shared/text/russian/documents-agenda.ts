import type { Translated } from '../translated.ts';
import type { agendaChanges as englishChanges, agendaPapers as english } from '../english/documents-agenda.ts';

export const agendaPapers: Translated<typeof english> = {
  'no-editions': 'ни одна редакция программы ещё не зафиксирована',
  'no-edition': 'нет редакции программы {{number}}; есть: {{known}}',
  draft: 'Проект от {{asOf}}',
  edition: 'Редакция {{number}} от {{date}}',
  changed: 'С изменениями после редакции {{number}} от {{date}} (на {{asOf}})',
  'as-delivered': 'Как прошло на самом деле, по состоянию на {{asOf}}',
  planned: 'по плану {{time}}',
  'planned-start': 'Начало по плану',
  'planned-end': 'Конец по плану',
  dropped: 'Не состоялось',
};

export const agendaChanges: Translated<typeof englishChanges> = {
  since: 'После редакции {{number}} от {{date}} (на {{asOf}})',
  'since-until': 'От редакции {{number}} ({{date}}) к редакции {{toNumber}} ({{toDate}})',
  'since-delivered': 'Редакция {{number}} от {{date}} и то, как прошло на самом деле',
  nothing: 'После редакции {{number}} ничего не изменилось.',
  'no-editions':
    'Ни одна редакция программы ещё не зафиксирована, сравнивать не с чем. Зафиксируйте её в программе: «Редакции…».',
  now: 'Теперь',
  before: 'Было',
  what: 'Что изменилось',
  'day-moved': 'Было: {{before}}',
  'theme-changed': 'Новая тема: {{now}}',
  'of-day': { 'day-moved': 'День перенесён', 'theme-changed': 'Тема дня' },
  added: 'Новое',
  cancelled: 'Отменено',
  moved: 'Перенесено',
  'moved-to': 'Перенесено: {{moment}}',
  renamed: 'Название',
  'title-before': 'Прежнее название: {{before}}',
  described: 'Изменены подробности',
  'room-changed': 'Зал',
  resized: 'Продолжительность',
  people: { lead: 'Ведущие', presenter: 'Докладчики', interpreter: 'Переводчики' },
  instead: '{{label}}: {{now}} (было: {{before}})',
  length: '{{minutes}} мин',
  'all-rooms': 'все залы',
  unlisted: 'человек, которого больше нет в списке',
};
