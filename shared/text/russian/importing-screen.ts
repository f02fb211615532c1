import type { Translated } from '../translated.ts';
import type { importingScreen as english } from '../english/importing-screen.ts';

export const importingScreen: Translated<typeof english> = {
  title: 'Загрузить программу',
  asWorkshop: 'Мероприятие из этого файла',
  hint: 'Календарь (.ics), расписание конференции (.xml, .json) или таблица (.xlsx, .csv). Сначала вы увидите, что будет загружено.',
  choose: 'Выбрать файл…',
  reading: 'Читаем {{name}}',
  stop: 'Прервать чтение',
  added: 'Новое: сессий — {{added}}, залов — {{rooms}}, дней — {{days}}.',
  known: 'Изменится сессий: {{changed}}. Уже есть: {{unchanged}}.',
  speakers_one: 'Внести {{count}} докладчика в список людей',
  speakers_few: 'Внести {{count}} докладчиков в список людей',
  speakers_many: 'Внести {{count}} докладчиков в список людей',
  speakers_other: 'Внести {{count}} докладчика в список людей',
  speakersHint: 'Кто уже есть, узнаётся по имени, кириллицей или латиницей.',
  sessions: 'Сессии в файле',
  remarks: 'Обратите внимание',
  rows: 'Строки, которые стоит проверить',
  row: 'Строка {{number}}:',
  more: 'и ещё {{count}}',
  sheet: 'Лист',
  column: 'Столбец {{number}}',
  accept: 'Загрузить',
  makeWorkshop: 'Создать мероприятие',
};
