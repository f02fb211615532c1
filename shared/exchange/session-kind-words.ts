import { type SessionKind, sessionKinds } from '../domain/agenda/session.ts';
import { interfaceLanguages } from '../domain/language.ts';
import { translator } from '../text/text.ts';

/** Words that name a kind of session when a title says nothing else; the first kind with a word in it decides. */
const kindWords: readonly (readonly [SessionKind, ReadonlySet<string>])[] = (
  [
    [
      'lunch',
      'lunch lunchtime dinner supper breakfast meal meals обед обеда обеденный обеденного ужин ужина завтрак завтрака питание mittagessen mittagspause tushlik тушлик түскі ас түшкү',
    ],
    [
      'break',
      'break breaks coffee coffee-break coffee-breaks tea tea-break pause kaffeepause перерыв перерыва кофе кофе-брейк кофебрейк кофе-пауза брейк пауза чай чаепитие үзіліс тыныгуу танаффус tanaffus arakesme',
    ],
    ['registration', 'registration check-in checkin регистрация регистрации'],
    [
      'opening',
      'opening welcome открытие открытия приветствие приветствия приветственное приветственные вступительное вступительные',
    ],
    ['closing', 'closing закрытие закрытия'],
    ['photo', 'photo photos photograph фото фотография фотографии фотографирование фотосессия'],
    ['test', 'pre-test pretest post-test posttest тест тестирование предтест претест пост-тест посттест пре-тест'],
    ['evaluation', 'evaluation evaluations feedback оценка оценки анкетирование обратная обратной связь связи'],
  ] as const
).map(([kind, words]) => [kind, new Set(words.split(' '))]);

/** Words that may stand beside them and change nothing. */
const neutralWords = new Set(
  `a an the of for in at on and with by to official ceremony session sessions remarks word words speech speeches address
  note notes workshop training seminar conference meeting event course forum congress day days morning afternoon evening
  short long group working networking buffet time served participants guests all everyone final general common joint
  first second daily end overall form forms questionnaire questionnaires min minutes
  и в на с со для по о официальное официальный официальная торжественное торжественный торжественная церемония речь речи
  слово слова обращение семинара тренинга конференции встречи совещания мероприятия курса форума участников гостей день
  дня утренний утренняя утреннее дневной вечерний короткий большой малый общий общая общее групповое групповая групповой
  совместный совместная совместное рабочий рабочего итоговое итоговая итоговый входное выходное первый второй первого
  второго время сессия сессии заключительное заключительная мин тамак тамағы`.split(/\s+/),
);

/** Meals and breaks that say where they are: "Lunch at the Hotel Kazzhol". */
const mealSomewhere =
  /^(?:(lunch|dinner|обед|ужин)|coffee[ -]break|tea[ -]break|кофе[ -]брейк|кофе[ -]пауза) (?:at|in|в|на) /;
const visit = wholeWords('site visit|study visit|excursion|field trip|экскурсия|выезд|выездное занятие');

/** Words that are looked for in the type, the track and the column of kinds only, since they are too common in titles. */
const types: readonly (readonly [SessionKind, RegExp])[] = [
  ['site-visit', visit],
  ['discussion', wholeWords('panel|podium|discussion|debate|meeting|meetup|bof|дискуссия|обсуждение|круглый стол')],
  [
    'exercise',
    wholeWords(
      'workshop|hands-?on|tutorial|exercise|practice|упражнение|упражнения|практика|практикум|практическое занятие|практическая работа|мастер-класс',
    ),
  ],
  ['group-work', wholeWords('group work|работа в группах|работа в малых группах|групповая работа')],
  ['wrap-up', wholeWords('wrap-?up|подведение итогов')],
  ['lecture', wholeWords('talk|lecture|presentation|keynote|lightning|лекция|доклад|презентация')],
];

/** Finds any of the words, with no letter before or behind it. */
function wholeWords(words: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'u');
}

/** Filled at first use, because the texts of both languages must be loaded before. */
const namesByKind = new Map<SessionKind, readonly string[]>();
let names: ReadonlyMap<string, SessionKind> | undefined;

function kindsByName(): ReadonlyMap<string, SessionKind> {
  names ??= new Map(
    sessionKinds.flatMap((kind) => [kind, ...namesOfKind(kind)].map((name) => [name.toLowerCase(), kind] as const)),
  );
  return names;
}

/** What a kind is called, in English and in Russian: such a title says no more than the kind does. */
export function namesOfKind(kind: SessionKind): readonly string[] {
  const known = namesByKind.get(kind);
  if (known !== undefined) return known;
  const found = interfaceLanguages.map((language) => translator(language)(`vocabulary.sessionKind.${kind}`));
  namesByKind.set(kind, found);
  return found;
}

/** The kind that a type, a track or a column names; null when it names none. */
export function kindNamed(written: string): SessionKind | null {
  const text = written.trim().slice(0, 200).toLowerCase().replaceAll('_', ' ');
  return text === '' ? null : (kindOfTitle(text) ?? types.find(([, word]) => word.test(text))?.[0] ?? null);
}

/**
 * The kind of a title that names one and says nothing else ("Lunch", "Opening ceremony"); null for any other, because
 * "Lunch-time habits" and "Opening of new markets" are lectures, which people sign for.
 */
export function kindOfTitle(title: string): SessionKind | null {
  const text = title.trim().toLowerCase();
  if (text.length > 200) return null;
  const known = kindsByName();
  const [first = ''] = text.split(' / ');
  return known.get(text) ?? known.get(first) ?? kindInWords(text) ?? (first === text ? null : kindInWords(first));
}

function kindInWords(text: string): SessionKind | null {
  const words = text.replaceAll(/\([^)]*\)/g, ' ').match(/\p{L}[\p{L}\p{M}'’]*(?:-\p{L}+)*/gu) ?? [];
  const telling = words.filter((word) => !neutralWords.has(word));
  const kind = kindWords.find(([, names]) => telling.some((word) => names.has(word)))?.[0] ?? null;
  const isAll = telling.every((word) => kindWords.some(([, names]) => names.has(word)));
  if (kind !== null && isAll) return kind;
  const meal = mealSomewhere.exec(text);
  if (meal !== null && words.length <= 8) return meal[1] === undefined ? 'break' : 'lunch';
  return visit.exec(text)?.index === 0 && words.length <= 6 ? 'site-visit' : null;
}
