import { describe, expect, test } from 'vitest';
import { languages, type Language } from '../../../shared/domain/language.ts';
import {
  formatDate,
  formatDateRange,
  formatDateWithWeekday,
  formatDayMonth,
  formatShortDate,
  shortWeekdayName,
  weekdayName,
} from '../../../shared/text/dates.ts';

const tuesday = '2025-07-15';

/** A text with "~" for its no-break spaces. */
const shown = (text: string): string => text.replaceAll('\u00A0', '~');

describe('dates', () => {
  test.each<[Language, string]>([
    ['en', 'Tuesday 15~July~2025'],
    ['ru', 'вторник, 15~июля~2025~г.'],
    ['kk', '2025~ж.~15~шілде, сейсенбі'],
    ['ky', '2025-ж.,~15-июль, шейшемби'],
    ['tg', 'сешанбе, 15~июли~соли~2025'],
    ['tk', '15~iýul~2025 sişenbe'],
    ['uz', 'seshanba, 15-iyul,~2025'],
  ])('with the weekday in %s', (language, expected) => {
    expect(shown(formatDateWithWeekday(tuesday, language))).toBe(expected);
  });

  test.each<[Language, string, string, string]>([
    ['en', '15–16~July~2025', '30~June~– 2~July~2025', '31~December~2025~– 1~January~2026'],
    ['ru', '15–16~июля~2025~г.', '30~июня~– 2~июля~2025~г.', '31~декабря~2025~г.~– 1~января~2026~г.'],
    ['kk', '2025~ж.~15–16~шілде', '2025~ж.~30~маусым~– 2~шілде', '2025~ж.~31~желтоқсан~– 2026~ж.~1~қаңтар'],
    ['uz', '15–16-iyul,~2025', '30-iyun~– 2-iyul,~2025', '31-dekabr,~2025~– 1-yanvar,~2026'],
  ])('ranges in %s', (language, days, months, years) => {
    expect(shown(formatDateRange('2025-07-15', '2025-07-16', language))).toBe(days);
    expect(shown(formatDateRange('2025-06-30', '2025-07-02', language))).toBe(months);
    expect(shown(formatDateRange('2025-12-31', '2026-01-01', language))).toBe(years);
    expect(formatDateRange(tuesday, tuesday, language)).toBe(formatDate(tuesday, language));
  });

  test('short forms', () => {
    expect(shown(formatDayMonth(tuesday, 'ru'))).toBe('15~июля');
    expect(formatShortDate(tuesday)).toBe('15.07.2025');
    expect(weekdayName('2025-07-20', 'tg')).toBe('якшанбе');
    expect(shortWeekdayName('2025-07-14', 'kk')).toBe('дс');
  });

  test('every month and weekday has a name of its own in every language, and no code is left', () => {
    for (const language of languages) {
      const months = Array.from({ length: 12 }, (_, month) =>
        formatDate(`2025-${String(month + 1).padStart(2, '0')}-01`, language),
      );
      const weekdays = Array.from({ length: 7 }, (_, day) => weekdayName(`2025-07-${String(14 + day)}`, language));
      expect(new Set(months).size).toBe(12);
      expect(new Set(weekdays).size).toBe(7);
      expect([...months, ...weekdays].join()).not.toMatch(/[{}]|M0?\d|undefined/);
    }
  });
});
