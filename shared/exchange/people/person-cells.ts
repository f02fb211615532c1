import type { CalendarDay } from '../../time/calendar-day.ts';
import { addDays, isCalendarDay } from '../../time/calendar-day.ts';
import { isCyrillic } from '../plain-text.ts';
import { beginsWithFunction, noName } from './name-words.ts';
import { writtenDate } from '../table/cell-date.ts';

/** '' where nothing says it. */
export type ListedSex = 'm' | 'f' | '';

const men = 'м муж мужской мужчина m male man men ер эр еркек эркек еркак мард erkek erkak er мр';
const women = 'ж жен женский женщина f female w woman women әйел ә аял аёл зан zenan ayol қыз д';

const sexes: ReadonlyMap<string, ListedSex> = new Map([
  ...men.split(' ').map((word): [string, ListedSex] => [word, 'm']),
  ...women.split(' ').map((word): [string, ListedSex] => [word, 'f']),
  // One letter in Kazakh, Kyrgyz, Uzbek, Turkmen and Tajik.
  ['е', 'm'],
  ['э', 'm'],
  ['e', 'm'],
  ['а', 'f'],
  ['a', 'f'],
  ['з', 'f'],
  ['z', 'f'],
]);

/** What a cell of a column for the sex says, in one language or in several with a slash between them. */
export function sexIn(written: string): ListedSex {
  const words = written
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[.\s()]+/g, '')
    .split('/')
    .map((word) => sexes.get(word) ?? '');
  // «м/ж» of a form that nobody has filled in says nothing.
  return words.every((word) => word === words[0]) ? (words[0] ?? '') : '';
}

/** A cell as text: one normal form, plain blanks, without signs that are not seen; lines are kept. */
export function plainCell(written: string): string {
  return written
    .normalize('NFC')
    .replaceAll(/[\u00AD\u200B-\u200F\u2060\uFEFF\u200D]/g, '')
    .split(/\r\n?|\n|\u2028/)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

/** Whether a cell says that there is nothing. */
export function isNothing(text: string): boolean {
  return /^(?:[-–—_.*\s?]*|нет|не имеется|n\/?a|none|nil|отсутству?\p{L}*|жоқ|жок|йўқ|yo[‘'’ʻ]?q|ýok|нест|не указан\p{L}*|tbc|tbd)\.?$/iu.test(
    text.trim(),
  );
}

/** Whether a cell says that it holds the same as the one above: -//-, „, -"-, то же. */
export function isDitto(text: string): boolean {
  const plain = text.replaceAll(/\s/g, '');
  return (
    (/["“”„«»″'’/\\|]/.test(plain) && /^[-–—"“”„«»″'’/\\|]{1,8}$/.test(plain)) ||
    /^(?:то же|тот же|та же|там же|same|same as above|idem|ibid|ditto|сол жерде|ошол эле|ҳамон|shu yerda)\.?$/iu.test(
      text.trim(),
    )
  );
}

/** A date as a list has it: a day; `isOpen` where day and month could be told otherwise; null where it is no day. */
export type ListedDate = { readonly day: CalendarDay | null; readonly isOpen: boolean };

/** The day of birth in a cell. Years of two digits are past ones; serial numbers of spreadsheets are days. */
export function birthIn(written: string, near: CalendarDay): ListedDate | null {
  const text = written.trim();
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  if (serial > 5000 && serial < 60_000) return { day: addDays('1899-12-30', serial), isOpen: false };
  return dayIn(text, (year) => (year > Number(near.slice(0, 4)) ? year - 100 : year));
}

/** The year of birth in a cell that holds a year alone: 1980, 1980 г., 1980-yil; null for any other. */
export function birthYearIn(written: string, near: CalendarDay): number | null {
  const year = Number(/^((?:19|20)\d\d)\s?-?(?:\p{L}{1,5}\.?){0,2}$/u.exec(written.trim())?.[1] ?? 0);
  return year > 0 && year <= Number(near.slice(0, 4)) ? year : null;
}

/** Until when a passport is valid: a day, or only a month as 2029-03. */
export function validUntil(written: string): string | null {
  const text = written.trim().replace(/^(?:до|по|till?|until|to|valid until|дейін|чейин|то)\s+/iu, '');
  const month = /^(\d{1,2})[./-](20\d\d)$/.exec(text) ?? /^(?<y>20\d\d)[./-](?<m>\d{1,2})$/.exec(text);
  if (month !== null) {
    const { y = month[2], m = month[1] } = month.groups ?? {};
    return Number(m) >= 1 && Number(m) <= 12 ? `${y ?? ''}-${(m ?? '').padStart(2, '0')}` : null;
  }
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  if (serial > 40_000 && serial < 90_000) return addDays('1899-12-30', serial);
  return dayIn(text, (year) => year)?.day ?? null;
}

function dayIn(text: string, corrected: (year: number) => number): ListedDate | null {
  const date = writtenDate(text, true);
  if (date === null || date.year === null) return null;
  const year = corrected(date.year);
  if (!('figures' in date)) return { day: dayOf(year, date.month, date.day), isOpen: false };
  const { first, second, separator } = date.figures;
  const dayFirst = dayOf(year, second, first);
  if (dayFirst !== null) {
    const isOpen = separator !== '.' && first <= 12 && first !== second;
    return { day: dayFirst, isOpen };
  }
  return { day: separator === '.' ? null : dayOf(year, first, second), isOpen: false };
}

function dayOf(year: number, month: number, day: number): CalendarDay | null {
  const text = `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCalendarDay(text) ? text : null;
}

/** What people do in a training as lists name it; `head of delegation` is a participant who leads one. */
const roleWords: readonly (readonly [ListedRole, RegExp])[] = [
  [
    'head of delegation',
    /(?:глава|руководитель|старший)\s+(?:\p{L}+\s+)?делегации|head of (?:the )?delegation|делегация(?:ның)? (?:басшысы|башчысы)|раҳбари делегат|роҳбари ҳайат|delegatsiya rahbari|wekiliýetiň (?:başlyg|ýolbaşçy)/iu,
  ],
  [
    'interpreter',
    /^(?:синхронный |устный )?(?:переводчи(?:к|ца)и?|interpreters?|translators?|аудармашы|котормочу|тарҷумон|терҷимон|таржимон|tarjimon|terjimeçi)$/iu,
  ],
  [
    'trainer',
    /^(?:ведущий |старший |международный |национальный )?(?:тренер(?:ша)?ы?|trainers?|international trainer|national trainer|жаттықтырушы|tренер|trener|treneri?|tälimçi)$/iu,
  ],
  ['facilitator', /^(?:фасилитатор(?:ы)?|facilitators?|fasilitator|модератор(?:ы)?|moderators?|ведущ(?:ий|ая|ие))$/iu],
  [
    'speaker',
    /^(?:докладчи(?:к|ца)и?|спикер(?:ы)?|speakers?|лектор(?:ы)?|lecturers?|баяндамашы|баяндамачы|маърӯзачӣ|ma['’ʼʻ]?ruzachi|çykyş ediji)$/iu,
  ],
  ['observer', /^(?:наблюдател(?:ь|и)|observers?|байқаушы|бақылаушы|байкоочу|нозир|kuzatuvchi|synçy)$/iu],
  [
    'organiser',
    /^(?:организатор(?:ы)?|organi[sz]ers?|координатор(?:ы)?|coordinators?|ұйымдастырушы|уюштуруучу|ташкилотчӣ|ташкилкунанда|tashkilotchi|guramaçy)$/iu,
  ],
  [
    'expert',
    /^(?:приглашенный |приглашённый |международный |независимый )?(?:эксперт(?:ы)?|experts?|сарапшы|коршинос|ekspert|bilermen)$/iu,
  ],
  [
    'participant',
    /^(?:участни(?:к|ца)и?|participants?|слушател(?:ь|и)|делегат(?:ы)?|delegates?|член делегации|member|қатысушы|катышуучу|иштирокчӣ|иштирокчи|ishtirokchi|gatnaşyjy)$/iu,
  ],
];
export type ListedRole =
  | 'head of delegation'
  | 'participant'
  | 'trainer'
  | 'facilitator'
  | 'expert'
  | 'speaker'
  | 'interpreter'
  | 'observer'
  | 'organiser';

/** The role that a text names, in one language or in several with a slash between them; null for none. */
export function roleIn(written: string): ListedRole | null {
  const text = written.trim().replaceAll(/\s+/g, ' ').replace(/[.:]$/, '');
  const named = [text, ...text.split(' / ')].map((part) => roleWords.find(([, pattern]) => pattern.test(part))?.[0]);
  return named.find((role) => role !== undefined) ?? null;
}

/** Roles that a position alone says: an interpreter or a trainer in the list of a delegation. */
export function roleOfPosition(position: string): ListedRole | null {
  const role = roleIn(position);
  return role === 'interpreter' || role === 'trainer' || role === 'facilitator' ? role : null;
}

type Work = { readonly position: string; readonly institution: string };

/** A position and an institution in one cell, with a comma or in two lines. */
export function dividedWork(text: string, isPositionFirst: boolean): Work {
  const ofLines = isPositionFirst ? null : workInLines(text);
  if (ofLines !== null) return ofLines;
  const parts = text
    .split(/,|\n|;|\s[-–—]\s/)
    .map((part) => part.trim())
    .filter(Boolean);
  const isBody = (part: string): boolean => noName.test(part) && !beginsWithFunction(part);
  const [first = '', ...others] = parts;
  if (others.length === 0)
    return isBody(first) ? { position: '', institution: first } : { position: first, institution: '' };
  // "Doctor, expert" names no body.
  if (others.every((part) => roleIn(part) !== null)) return { position: parts.join(', '), institution: '' };
  const last = parts.at(-1) ?? '';
  const isTurned = isPositionFirst ? isBody(first) && !isBody(last) : isBody(last) && !isBody(first);
  if (isPositionFirst !== isTurned) return { position: first, institution: others.join(', ') };
  return { position: last, institution: parts.slice(0, -1).join(', ') };
}

/** An institution above a position, in lines of their own; null where the lines do not say which is which. */
function workInLines(text: string): Work | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  // The name of a body in two scripts is one: the position stands in the last line.
  const [name = '', same = ''] = lines;
  if (lines.length > 2 && isCyrillic(name) !== isCyrillic(same))
    return { institution: `${name} / ${same}`, position: lines.slice(2).join(' / ') };
  const isTurned = noName.test(same) && !noName.test(name);
  if (lines.length === 2 && !/[,;]\s*$/.test(name) && !isTurned) return { institution: name, position: same };
  // "Trainer, addiction specialist" names no body.
  const isRole = lines.length === 1 && !noName.test(text) && roleIn(text.split(/[,/]/)[0] ?? '') !== null;
  return isRole ? { institution: '', position: text } : null;
}
