import { addDays, type CalendarDay } from '../time/calendar-day.ts';
import type { ImportedAgenda } from './imported-agenda.ts';

/** Whether an agenda is on other days than a workshop: it has dates, and none of them is one of these. */
export function isOnOtherDays({ days }: ImportedAgenda, ofWorkshop: readonly CalendarDay[]): boolean {
  const dates = days.flatMap(({ date }) => date ?? []);
  return dates.length > 0 && ofWorkshop.length > 0 && dates.every((date) => !ofWorkshop.includes(date));
}

/**
 * The agenda on the days of a workshop: its first day on the first of them, and so on; further ones on the days that follow
 * the last. `ofWorkshop` are in order.
 */
export function movedToDays(agenda: ImportedAgenda, ofWorkshop: readonly CalendarDay[]): ImportedAgenda {
  const last = ofWorkshop.at(-1);
  if (last === undefined) return agenda;
  const days = agenda.days.map((_, index) => ({
    date: ofWorkshop[index] ?? addDays(last, index - ofWorkshop.length + 1),
  }));
  return { ...agenda, days };
}
