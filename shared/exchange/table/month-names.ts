/**
 * Names of months and weekdays in English, German, French, Russian, Kazakh, Kyrgyz, Tajik, Turkmen and Uzbek (both alphabets), as CLDR 47
 * has them, with their short forms and the endings of cases. Left out are Душанбе, a city, and Anna, a given name, which
 * are Monday in Tajik and Friday in Turkmen.
 */

/** For each month from January, the beginnings of its names; `|` marks where endings of up to six letters may follow. */
const months: readonly (readonly string[])[] = [
  [
    'jan',
    'january',
    'januar',
    'jänner',
    'janvier',
    'janv',
    'янв',
    'январ|',
    'қаң',
    'қаңтар|',
    'ýan',
    'ýanwar|',
    'yanwar|',
    'yan',
    'yanvar|',
  ],
  [
    'feb',
    'february',
    'februar',
    'février',
    'févr',
    'фев',
    'феврал|',
    'ақп',
    'ақпан|',
    'few',
    'fewral|',
    'fev',
    'fevral|',
  ],
  ['mar', 'march', 'märz', 'mars', 'мар', 'март|', 'нау', 'наурыз|', 'mart|', 'mrt'],
  ['apr', 'april|', 'avril', 'avr', 'апр', 'апрел|', 'сәу', 'сәуір|', 'aprel|'],
  ['may', 'mai', 'май|', 'мая', 'мае', 'маю', 'маем', 'мам', 'мамыр|', 'maý|', 'mayda', 'mayning', 'mayi'],
  ['jun', 'june', 'juni', 'juin', 'июн|', 'мау', 'маусым|', 'iýun|', 'iyun|', 'iyn'],
  ['jul', 'july', 'juli', 'juillet', 'juil', 'июл|', 'шіл', 'шілде|', 'iýul|', 'iyul|', 'iyl'],
  ['aug', 'august', 'août', 'авг', 'август|', 'там', 'тамыз|', 'awg', 'awgust|', 'avg', 'avgust|'],
  [
    'sep',
    'sept',
    'september',
    'septembre',
    'сен',
    'сент',
    'сентябр|',
    'қыр',
    'қыркүйек|',
    'sen',
    'sentýabr|',
    'sentyabr|',
    'sentabr|',
  ],
  ['oct', 'october', 'oktober', 'octobre', 'окт', 'октябр|', 'қаз', 'қазан|', 'okt', 'oktýabr|', 'oktyabr|', 'oktabr|'],
  ['nov', 'november', 'novembre', 'ноя', 'нояб', 'ноябр|', 'қар', 'қараша|', 'noý', 'noýabr|', 'noyabr|', 'noy'],
  ['dec', 'december', 'dezember', 'décembre', 'déc', 'дек', 'декабр|', 'жел', 'желтоқсан|', 'dek', 'dekabr|'],
];

/** For each weekday from Monday. */
const weekdays: readonly (readonly string[])[] = [
  [
    'mon',
    'monday',
    'montag',
    'lundi',
    'пн',
    'понедельник|',
    'дс',
    'дүйсенбі|',
    'дүй',
    'дүйшөмбү|',
    'dushanba|',
    'душанба|',
    'дшб',
    'duş',
    'duşenbe|',
  ],
  [
    'tue',
    'tues',
    'tuesday',
    'dienstag',
    'mardi',
    'вт',
    'вторник|',
    'сс',
    'сейсенбі|',
    'шейш',
    'шейшемби|',
    'seshanba|',
    'сешанба|',
    'сшб',
    'сешанбе|',
    'siş',
    'sişenbe|',
  ],
  [
    'wed',
    'wednesday',
    'mittwoch',
    'mercredi',
    'ср',
    'среда',
    'среду',
    'среды',
    'среде',
    'сәрсенбі|',
    'шарш',
    'шаршемби|',
    'chorshanba|',
    'чоршанба|',
    'чшб',
    'чоршанбе|',
    'çar',
    'çarşenbe|',
  ],
  [
    'thu',
    'thur',
    'thurs',
    'thursday',
    'donnerstag',
    'jeudi',
    'чт',
    'четверг|',
    'бс',
    'бейсенбі|',
    'бейш',
    'бейшемби|',
    'payshanba|',
    'пайшанба|',
    'пшб',
    'панҷшанбе|',
    'pen',
    'penşenbe|',
  ],
  ['fri', 'friday', 'freitag', 'vendredi', 'пт', 'пятниц|', 'жм', 'жұма|', 'жума|', 'juma|', 'ҷмъ', 'ҷумъа|'],
  [
    'sat',
    'saturday',
    'samstag',
    'samedi',
    'сб',
    'суббот|',
    'сенбі|',
    'ишм',
    'ишемби|',
    'shanba|',
    'шанба|',
    'шнб',
    'шанбе|',
    'şen',
    'şenbe|',
  ],
  [
    'sun',
    'sunday',
    'sonntag',
    'dimanche',
    'вс',
    'воскресень|',
    'жс',
    'жексенбі|',
    'жек',
    'жекшемби|',
    'yakshanba|',
    'якшанба|',
    'яшб',
    'якшанбе|',
    'ýek',
    'ýekşenbe|',
  ],
];

/** 1 for January; 0 for no month. `word` in small letters. */
export function monthNamed(word: string): number {
  return indexIn(months, word) + 1;
}

/** 1 for Monday; 0 for no weekday. Short forms of two letters stand for weekdays only where they are a word. */
export function weekdayNamed(word: string): number {
  return indexIn(weekdays, word) + 1;
}

function indexIn(names: readonly (readonly string[])[], word: string): number {
  return names.findIndex((forms) => forms.some((form) => isForm(word, form)));
}

const longestEnding = 6;

function isForm(word: string, form: string): boolean {
  if (!form.endsWith('|')) return word === form;
  const stem = form.slice(0, -1);
  return word.startsWith(stem) && word.length - stem.length <= longestEnding;
}
