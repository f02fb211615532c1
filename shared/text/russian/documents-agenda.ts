import type { Translated } from '../translated.ts';
import type { agendaPapers as english } from '../english/documents-agenda.ts';

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
