import { memo, useEffect, useState, type ReactNode } from 'react';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { localTime, now } from '../../../shared/time/instant.ts';
import { minutesOf } from '../../../shared/time/wall-clock.ts';
import type { BoardLayout } from './board-layout.ts';

type NowLineProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly layout: BoardLayout;
  readonly pixelsPerMinute: number;
};

const minuteInMilliseconds = 60_000;

/** Where the clock of the place stands, on the day that is today there. */
export const NowLine = memo(function NowLine({ snapshot, layout, pixelsPerMinute }: NowLineProps): ReactNode {
  const [instant, setInstant] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setInstant(now()), minuteInMilliseconds);
    return () => clearInterval(timer);
  }, []);
  const { day, clock } = localTime(instant, snapshot.workshop.timeZone);
  const today = snapshot.days.find((each) => each.date === day);
  const columns = layout.columns.flatMap((column, index) => (column.dayId === today?.id ? [index] : []));
  const first = columns[0];
  const minutes = minutesOf(clock);
  if (first === undefined || minutes < layout.from || minutes > layout.to) return null;
  const width = 100 / layout.columns.length;
  return (
    <div
      className="now-line"
      aria-hidden="true"
      style={{
        left: `${first * width}%`,
        width: `${columns.length * width}%`,
        top: (minutes - layout.from) * pixelsPerMinute,
      }}
    />
  );
});
