import { expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { addDays } from '../../../shared/time/calendar-day.ts';
import { solarHijriDate, solarHijriDay } from '../../../shared/time/solar-hijri.ts';

const byIntl = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

test('each day from 1925 to 2050 is that of Intl', () => {
  for (let day = '1925-01-01'; day < '2051-01-01'; day = addDays(day, 1)) {
    // Intl formats moments; this is the only place that needs one.
    const parts = byIntl.formatToParts(Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds);
    const [year, month, date] = (['year', 'month', 'day'] as const).map((type) =>
      Number(parts.find((part) => part.type === type)?.value),
    );
    expect(solarHijriDay(year ?? 0, month ?? 0, date ?? 0)).toBe(day);
  }
});

test.each([
  ['29 عقرب 1405', '2026-11-20'],
  ['29 آبان 1405', '2026-11-20'],
  ['29 aqrab 1405', '2026-11-20'],
  ['1405/08/29', '2026-11-20'],
  ['29.08.1405', '2026-11-20'],
  ['1 حمل 1405', '2026-03-21'],
  ['30 حوت 1403', '2025-03-20'],
])('%s is %s', (written, day) => {
  expect(solarHijriDate(written)?.day).toBe(day);
});

test.each(['30 حوت 1404', '1405/13/01', '1405/07/31', '1448/05/10', '2026/08/29', '14:05 opening', '32 عقرب 1405'])(
  '%s is none',
  (written) => {
    expect(solarHijriDate(written)).toBeNull();
  },
);
