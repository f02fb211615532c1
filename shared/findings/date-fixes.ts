import { updated } from '../changes/change.ts';
import type { PlannedDay } from '../domain/schedule-rules/spot.ts';
import { addDays, type CalendarDay } from '../time/calendar-day.ts';
import type { QuickFix, QuickFixMaker } from './quick-fixes.ts';

type DatedDay = PlannedDay & { readonly date: CalendarDay };

/**
 * Puts dates in the order of the days: the day gets the date after the one before it, as for a slip of the pen, or the
 * days get the dates that they have now, sorted, as where two were mixed up. Where the sorted dates leave no gap, that
 * comes first.
 */
export const orderDates: QuickFixMaker = ({ finding, agenda }) => {
  const dated = agenda.days.flatMap((planned): DatedDay[] =>
    planned.day.date === null ? [] : [{ ...planned, date: planned.day.date }],
  );
  const sorted = dated.map(({ date }) => date).sort();
  const days = [...new Set(sorted)];
  const isUnbroken = days.length === sorted.length && days.every((date, at) => date === addDays(days[0] ?? '', at));
  const next = inOrder(dated, ({ date }) => date);
  const ways = [
    dateFix('next-date', dated, next, finding.dayId),
    dateFix(
      'sort-dates',
      dated,
      inOrder(dated, (_, at) => sorted[at] ?? ''),
      finding.dayId,
    ),
  ].filter(({ changes }) => changes.length > 0);
  return isUnbroken ? ways.reverse() : ways;
};

/** A date for each day: the wished one, or where that is not after the day before it, the next. */
function inOrder(dated: readonly DatedDay[], wish: (day: DatedDay, at: number) => CalendarDay): CalendarDay[] {
  const dates: CalendarDay[] = [];
  dated.forEach((one, at) => {
    const [before, last] = [dated[at - 1], dates[at - 1]];
    const wished = wish(one, at);
    const isAfter =
      before === undefined ||
      last === undefined ||
      wished > last ||
      (wished === last && before.closesAt <= one.opensAt);
    dates.push(isAfter ? wished : addDays(last, 1));
  });
  return dates;
}

function dateFix(
  text: 'next-date' | 'sort-dates',
  dated: readonly DatedDay[],
  dates: readonly CalendarDay[],
  dayId: string | null,
): QuickFix {
  const date = dates[dated.findIndex(({ day }) => day.id === dayId)];
  const changes = dated.flatMap(({ day }, at) => updated('day', day, { date: dates[at] ?? day.date }));
  return { text, about: { dayId, ...(date !== undefined && { date }) }, changes };
}
