import { type Language, languages } from '../../domain/language.ts';
import { translator } from '../../text/text.ts';
import { languageOf } from '../plain-text.ts';

/** What a column of an agenda table can hold. A title is in one language: `title-en`. */
export const plainColumns = [
  'day',
  'date',
  'time',
  'start',
  'end',
  'minutes',
  'kind',
  'room',
  'lead',
  'description',
] as const;
export type TableColumn = (typeof plainColumns)[number] | `title-${Language}`;
export const tableColumns: readonly TableColumn[] = [
  ...plainColumns,
  ...languages.map((language) => `title-${language}` as const),
];

/**
 * How a table is read: which row has the heads (-1 for none), and what each column holds (null for nothing of ours).
 */
export type TableMapping = { readonly headRow: number; readonly columns: readonly (TableColumn | null)[] };

type Rows = readonly (readonly string[])[];

/** Words of heads, the first that fits deciding; `title` stands for a title whose language is found out. */
const heads: readonly (readonly [(typeof plainColumns)[number] | 'title', RegExp])[] = [
  ['minutes', /^(minutes|min\.?|duration|length|мин\.?|минуты|длительность|продолжительность)/],
  ['start', /^(start|begin|from|starts|time from|начало|с$|время начала)/],
  ['end', /^(end|finish|to$|until|ends|time to|конец|окончание|до$|время окончания)/],
  ['time', /^(time|hours?|время|часы)/],
  ['date', /^(date|дата|число)/],
  ['day', /^(day|день|№ дня)/],
  ['kind', /^(kind|type|category|format|вид|тип|формат|категория)/],
  ['room', /^(room|hall|location|venue|place|where|помещение|зал|место|аудитория|где)/],
  [
    'lead',
    /^(speaker|facilitator|trainer|presenter|lead|responsible|moderator|докладчик|ведущ|тренер|спикер|ответствен|модератор|эксперт|кто)/,
  ],
  ['description', /^(description|abstract|notes?|comment|content|описание|примечани|содержание|аннотация|комментари)/],
  [
    'title',
    /^(title|session|topic|theme|activity|event|name|subject|agenda|item|название|тема|сессия|занятие|мероприятие|пункт|наименование)/,
  ],
];

const rowsLookedAt = 20;

/** What the heads of a table say; the row with the most known heads is taken for them. */
export function guessedMapping(rows: Rows, preferred: Language): TableMapping {
  const guesses = rows.slice(0, rowsLookedAt).map((row) => row.map(columnNamed));
  const known = guesses.map((guess) => guess.filter((one) => one !== null).length);
  const best = known.reduce((most, count, index) => (count > (known[most] ?? 0) ? index : most), 0);
  if ((known[best] ?? 0) < 2) return { headRow: -1, columns: (rows[0] ?? []).map(() => null) };
  const head = rows[best] ?? [];
  const taken = new Set<TableColumn>();
  const columns = (guesses[best] ?? []).map((guess, index) => {
    const column = guess === 'title' ? titleColumn(head[index] ?? '', rows, best, index, preferred) : guess;
    if (column === null || taken.has(column)) return null;
    taken.add(column);
    return column;
  });
  return { headRow: best, columns };
}

function columnNamed(written: string): (typeof heads)[number][0] | null {
  const text = written.trim().toLowerCase();
  if (text === '' || text.length > 60) return null;
  return heads.find(([, words]) => words.test(text))?.[0] ?? null;
}

/** The language that the head names, as in "Title (Russian)" or "Название (ru)", or else that of the letters below. */
function titleColumn(
  head: string,
  rows: Rows,
  headRow: number,
  column: number,
  preferred: Language,
): `title-${Language}` {
  const text = head.toLowerCase();
  const named = languages.find(
    (language) =>
      new RegExp(`(^|[^a-zа-я])${language}([^a-zа-я]|$)`).test(text) ||
      (['en', 'ru'] as const).some((own) =>
        text.includes(translator(own)(`vocabulary.language.${language}`).toLowerCase()),
      ),
  );
  const below = rows.slice(headRow + 1, headRow + 1 + rowsLookedAt).map((row) => row[column] ?? '');
  return `title-${named ?? languageOf(below.join(' '), preferred)}`;
}
