import { useEffect, useState } from 'react';
import { localTime, now } from '../../../shared/time/instant.ts';
import type { LocalTime } from '../../../shared/time/zoned-time.ts';

const everyMilliseconds = 5000;

/** Day and time at the place of the workshop; drawn again when the minute changes. */
export function useLocalTime(timeZone: string): LocalTime {
  const [time, setTime] = useState(() => localTime(now(), timeZone));
  useEffect(() => {
    const timer = setInterval(
      () =>
        setTime((before) => {
          const next = localTime(now(), timeZone);
          return next.clock === before.clock && next.day === before.day ? before : next;
        }),
      everyMilliseconds,
    );
    return () => clearInterval(timer);
  }, [timeZone]);
  return time;
}
