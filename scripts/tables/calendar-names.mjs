/**
 * Writes shared/text/calendar-names.generated.json: month and weekday names and date patterns of the seven languages, and
 * shared/domain/country-names.generated.json: names of countries in the five that Chromium ships without: Kazakh, Kyrgyz,
 * Tajik, Turkmen and Uzbek. Both are CLDR's, taken from Node's full ICU once and committed; nothing asks Intl for a date
 * at run time.
 *
 * node scripts/tables/calendar-names.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const locales = { en: 'en-GB', ru: 'ru', kk: 'kk', ky: 'ky', tg: 'tg', tk: 'tk', uz: 'uz' };
const noon = (/** @type {string} */ day) => new Date(`${day}T12:00:00Z`);
const tuesday = noon('2025-07-15');
const dayMonthYear = /** @type {const} */ ({ day: 'numeric', month: 'long', year: 'numeric' });

/** Where CLDR differs from what is printed in the region. */
const corrections = {
  // British usage without the comma.
  en: { patterns: { withWeekday: '{weekday} {day} {month} {year}' } },
  // CLDR's Tajik is provisional: nominative months, English order in ranges. Papers write "15 июли соли 2025".
  tg: {
    months: [
      'январи',
      'феврали',
      'марти',
      'апрели',
      'майи',
      'июни',
      'июли',
      'августи',
      'сентябри',
      'октябри',
      'ноябри',
      'декабри',
    ],
    patterns: {
      date: '{day} {month} соли {year}',
      withWeekday: '{weekday}, {day} {month} соли {year}',
      dayMonth: '{day} {month}',
      sameMonth: '{day}–{day2} {month} соли {year}',
      sameYear: '{day} {month} – {day2} {month2} соли {year}',
      otherYear: '{day} {month} соли {year} – {day2} {month2} соли {year2}',
    },
  },
};

/** @param {string} locale @param {Intl.DateTimeFormatOptions} options */
function format(locale, options) {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
}

/** @param {Iterable<{ type: string, value: string, source?: string }>} parts */
function pattern(parts) {
  return [...parts]
    .map(({ type, value, source }) =>
      ['weekday', 'day', 'month', 'year'].includes(type) ? `{${type}${source === 'endRange' ? '2' : ''}}` : value,
    )
    .join('')
    .replace(/\s?[-–]\s?(?=\{day2\}(?!.*\{month2\}))/u, '–')
    .replace(/\s[-–]\s/u, ' – ');
}

/**
 * A line ends between a weekday and its date and after the dash of a range, never within a date: "15 июля 2025 г." stays together.
 * @param {string} pattern
 */
function unbroken(pattern) {
  return pattern.replaceAll(/\s/gu, '\u00a0').replaceAll(/(?<=\{weekday\},?|–)\u00a0|\u00a0(?=\{weekday\})/gu, ' ');
}

/** @param {string} locale */
function patternsOf(locale) {
  const range = format(locale, dayMonthYear);
  const rangeTo = (/** @type {string} */ day) => pattern(range.formatRangeToParts(tuesday, noon(day)));
  return {
    date: pattern(format(locale, dayMonthYear).formatToParts(tuesday)),
    withWeekday: pattern(format(locale, { ...dayMonthYear, weekday: 'long' }).formatToParts(tuesday)),
    dayMonth: pattern(format(locale, { day: 'numeric', month: 'long' }).formatToParts(tuesday)),
    sameMonth: rangeTo('2025-07-16'),
    sameYear: rangeTo('2025-08-02'),
    otherYear: rangeTo('2026-01-02'),
  };
}

/** @param {string} locale @param {Intl.DateTimeFormatOptions} options @param {string} type @param {string[]} days */
function names(locale, options, type, days) {
  return days.map((day) => {
    const part = format(locale, options)
      .formatToParts(noon(day))
      .find((one) => one.type === type);
    return (part?.value ?? '').replace(/^\p{Lu}(?=\p{Ll}+$)/u, (letter) =>
      locale === 'en-GB' ? letter : letter.toLowerCase(),
    );
  });
}

const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}-15`);
const weekdays = Array.from({ length: 7 }, (_, index) => `2025-07-${String(index + 14)}`);

const calendars = Object.entries(locales).map(([language, locale]) => {
  const correction = corrections[/** @type {keyof typeof corrections} */ (language)] ?? {};
  const patterns = Object.entries({ ...patternsOf(locale), ...correction.patterns });
  const calendar = {
    months: names(locale, dayMonthYear, 'month', months),
    weekdays: names(locale, { ...dayMonthYear, weekday: 'long' }, 'weekday', weekdays),
    shortWeekdays: names(locale, { ...dayMonthYear, weekday: 'short' }, 'weekday', weekdays),
    ...correction,
    patterns: Object.fromEntries(patterns.map(([name, written]) => [name, unbroken(written)])),
  };
  return [language, calendar];
});

/** The codes that shared/domain/country.ts lists. */
const source = readFileSync(new URL('../../shared/domain/country.ts', import.meta.url), 'utf8');
const codes = [...source.matchAll(/\b[A-Z]{2}\b(?=[ '])/gu)].map(([code]) => code);
const countries = ['kk', 'ky', 'tg', 'tk', 'uz'].map((language) => {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return [
    language,
    Object.fromEntries([...new Set(codes)].sort().map((code) => [code, nameIn(language, names.of(code))])),
  ];
});

/** CLDR's Uzbek writes oʻ in two ways. @param {string} language @param {string | undefined} name */
function nameIn(language, name = '') {
  return language === 'uz' ? name.replaceAll('‘', 'ʻ') : name;
}

/** @param {string} place @param {unknown[][]} values */
function write(place, values) {
  const target = fileURLToPath(new URL(place, import.meta.url));
  writeFileSync(target, `${JSON.stringify(Object.fromEntries(values), null, 2)}\n`);
}

write('../../shared/text/calendar-names.generated.json', calendars);
write('../../shared/domain/country-names.generated.json', countries);
