import { formatDayMonth, shortWeekdayName } from '../../../shared/text/dates.ts';
import { localTime, now } from '../../../shared/time/instant.ts';
import { usePreferences } from '../../app/preferences.tsx';

/** Says an instant by the clock at the workshop: the time alone for today, and else the day as well. */
export function useInstants(timeZone: string): (instant: string) => string {
  const { language } = usePreferences();
  return (instant) => {
    const { day, clock } = localTime(instant, timeZone);
    if (day === localTime(now(), timeZone).day) return clock;
    return `${shortWeekdayName(day, language)} ${formatDayMonth(day, language)}, ${clock}`;
  };
}
