import type {
  englishDocuments as english,
  englishBadges as englishBadgeTexts,
  englishAgendaChanges as englishChanges,
  englishFileDetails as englishDetails,
  englishGroupLists as englishLists,
  englishAgendaPapers as englishPapers,
} from '../english/documents.ts';
import type { Translated } from '../text.ts';

const russianAgendaPapers: Translated<typeof englishPapers> = {
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

const russianAgendaChanges: Translated<typeof englishChanges> = {
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

const russianFileDetails: Translated<typeof englishDetails> = {
  days: 'Дни {{numbers}}',
  delivered: 'как прошло',
  edition: 'редакция {{number}}',
  since: 'после редакции {{number}}',
  by: { day: 'по дням', 'half-day': 'по половинам дня', session: 'по сессиям' },
  delegations_one: '{{count}} делегация',
  delegations_few: '{{count}} делегации',
  delegations_many: '{{count}} делегаций',
  delegations_other: '{{count}} делегации',
  sheetPerDelegation: 'по делегациям',
  separateInternational: 'местные и международные',
  safe: 'с кодами',
  pagePerGroup: 'по странице',
};

const russianGroupLists: Translated<typeof englishLists> = {
  none: 'Рабочие группы ещё не составлены.',
  'none-reason': 'рабочие группы ещё не составлены',
  set: 'Группы',
  group: 'Группа',
};

const russianBadges: Translated<typeof englishBadgeTexts> = {
  nobody: 'Печатать бейджи не для кого.',
  'nobody-reason': 'нет никого, кому нужен бейдж',
  code: 'Текст кода',
};

export const russianDocuments: Translated<typeof english> = {
  name: {
    agenda: 'Программа',
    'agenda-changes': 'Изменения в программе',
    'attendance-sheet': 'Лист регистрации',
    'attendance-table': 'Таблица посещаемости',
    'group-lists': 'Рабочие группы',
    badges: 'Бейджи',
  },
  title: {
    agenda: 'Программа',
    'agenda-changes': 'Изменения в программе',
    'attendance-sheet': 'Лист регистрации участников',
    'attendance-table': 'Таблица посещаемости',
    'group-lists': 'Рабочие группы',
    badges: 'Бейджи',
  },
  page: 'Страница {page} из {pages}',
  'as-of': 'по состоянию на {{date}}',
  day: 'День {{number}}',
  'day-of': 'День {{number}} из {{count}}',
  'days-undated_one': '{{count}} день, дата уточняется',
  'days-undated_few': '{{count}} дня, даты уточняются',
  'days-undated_many': '{{count}} дней, даты уточняются',
  'days-undated_other': '{{count}} дня, даты уточняются',
  'working-languages': 'Рабочие языки: {{languages}}',
  interpretation: {
    simultaneous: 'синхронный перевод',
    consecutive: 'последовательный перевод',
    whispered: 'перевод шёпотом',
  },
  'working-language': 'Рабочий язык: {{languages}}',
  fictional: 'Образец: люди вымышлены',
  time: 'Время',
  session: 'Сессия',
  responsible: 'Докладчик / ведущий',
  room: 'Зал',
  'for-whom': 'Для кого: {{audience}}',
  'nothing-planned': 'На этот день сессии ещё не запланированы',
  'no-days': 'у мероприятия ещё нет дней',
  'number-sign': '№',
  'full-name': 'Ф.И.О.',
  sex: 'Пол',
  organisation: 'Организация',
  position: 'Должность',
  contacts: 'Тел. / e-mail',
  phone: 'Телефон',
  email: 'Эл. почта',
  role: 'Роль',
  'sessions-today': 'Сессии сегодня',
  signature: 'Подпись',
  'signature-morning': 'Подпись до обеда',
  'signature-afternoon': 'Подпись после обеда',
  code: 'Код',
  'half-morning': 'До обеда',
  'half-afternoon': 'После обеда',
  'list-local': 'Участники из страны проведения',
  'list-international': 'Участники из других стран',
  attended: 'Посещено',
  'slots-so-far': 'Отметок на сегодня',
  'percent-so-far': '% на сегодня',
  'slots-of-all': 'Отметок всего',
  'percent-of-all': '% от всех',
  total: 'Все участники',
  totals: 'Присутствовали',
  'status-letter': { present: 'П', late: 'О', 'left-early': 'Р', excused: 'У', absent: 'Н' },
  'no-delegation': 'нет делегации «{{name}}»; есть: {{known}}',
  head: 'глава делегации',
  'without-delegation': 'Другие участники',
  unannounced: 'Зарегистрированы на месте',
  continued: '(продолжение)',
  staff: 'Тренеры, переводчики, наблюдатели и организаторы: подписывают, но в число участников не входят',
  'signed-women': 'Подписали: женщин',
  'signed-men': 'мужчин',
  'signed-total': 'всего',
  'verified-by': 'Проверил(а) (Ф.И.О.)',
  'verified-signature': 'Подпись',
  'verified-date': 'Дата',
  privacy:
    'Подтверждение участия для указанных организаторов и донора; хранится, пока того требует аудит донора, затем уничтожается.',
  'project-code': 'Код проекта',
  'workshop-number': 'Мероприятие №',
  date: 'Дата',
  start: 'Начало',
  end: 'Конец',
  minutes: 'Минут',
  kind: 'Вид',
  'day-number': 'День',
  'title-in': 'Название ({{language}})',
  'name-in-latin': 'Ф.И.О. (латиницей)',
  'name-in-cyrillic': 'Ф.И.О. (кириллицей)',
  delegation: 'Делегация',
  country: 'Страна',
  'sheet-day': 'День {{number}}',
  agenda: russianAgendaPapers,
  changes: russianAgendaChanges,
  groups: russianGroupLists,
  badges: russianBadges,
  file: russianFileDetails,
  command: {
    help: `Использование: export <файл.workshop> --to <папка> [параметры]

Записывает документы мероприятия без окна.

  --to <папка>           куда записать; если папки нет, она создаётся
  --documents <a,b>      какие документы: {{usual}} (по умолчанию эти),
                         {{documents}}, {{exchange}}
  --formats <a,b>        какие форматы: {{formats}} (по умолчанию pdf и xlsx)
  --languages <a[,b]>    один язык или два рядом: {{languages}} (по умолчанию языки мероприятия)
  --as-of <ГГГГ-ММ-ДД>   дата, указанная на бумагах (по умолчанию сегодня в месте проведения)
  --agenda <какая>       какую программу печатать: planned (по умолчанию), delivered или номер редакции
  --since <номер>        с какой редакцией сравнивает agenda-changes (по умолчанию с последней)
  --by <единица>         на что один лист регистрации: {{units}} (по умолчанию по правилу мероприятия)
  --delegation <имя>     только эта делегация на листах регистрации, в таблице, в календарях и расписаниях
  --person <имя>         календари и расписания только этого тренера или переводчика; защищённого — по коду
  --sheet-per-delegation отдельный лист регистрации для каждой делегации
  --international-apart  местные и иностранные участники на отдельных листах регистрации
  --safe                 листы регистрации с кодами вместо имён, полосами для разрезания
  --page-per-group       каждая группа в group-lists на своей странице
  --roles <a,b>          бейджи только для этих ролей: {{roles}}
  --badge-size <размер>  {{sizes}} в миллиметрах (по умолчанию первый)
  --replace              заменять файлы с тем же именем (по умолчанию рядом под свободным именем)
  --help                 показать эту справку`,
    'file-missing': 'Укажите файл мероприятия. Справка: --help.',
    'folder-missing': 'Укажите папку для записи: --to <папка>. Справка: --help.',
    'command-unknown': 'Команды «{{name}}» нет. Есть команда export. Справка: --help.',
    'option-wrong': 'Команда не понята: {{problem}} Справка: --help.',
    'edition-number': 'номер редакции',
    'value-wrong': '--{{option}} не может быть «{{value}}». Возможно: {{known}}.',
    pages_one: '{{name}}: {{count}} страница, {{bytes}} байт',
    pages_few: '{{name}}: {{count}} страницы, {{bytes}} байт',
    pages_many: '{{name}}: {{count}} страниц, {{bytes}} байт',
    pages_other: '{{name}}: {{count}} страницы, {{bytes}} байт',
    rows_one: '{{name}}: {{count}} строка, {{bytes}} байт',
    rows_few: '{{name}}: {{count}} строки, {{bytes}} байт',
    rows_many: '{{name}}: {{count}} строк, {{bytes}} байт',
    rows_other: '{{name}}: {{count}} строки, {{bytes}} байт',
  },
};
