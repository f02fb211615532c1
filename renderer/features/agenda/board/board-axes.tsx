import { clsx } from 'clsx';
import { memo, type ReactNode, useEffect, useState } from 'react';
import { textIn } from '../../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { formatDayMonth, shortWeekdayName } from '../../../../shared/text/dates.ts';
import { localTime, now } from '../../../../shared/time/instant.ts';
import { clockAt, minutesOf } from '../../../../shared/time/wall-clock.ts';
import { usePreferences } from '../../../context/preferences.tsx';
import { type BoardLayout, type BoardView, columnTitle } from './board-layout.ts';
import styles from './board.module.css';

type BoardHeadProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly layout: BoardLayout;
  readonly view: BoardView;
  readonly onShowDay: (dayId: string) => void;
};

export const BoardHead = memo(function BoardHead({ snapshot, layout, view, onShowDay }: BoardHeadProps): ReactNode {
  const { t, language } = usePreferences();
  const today = localTime(now(), snapshot.workshop.timeZone).day;
  const style = { gridTemplateColumns: `3.5rem repeat(${layout.columns.length}, minmax(0, 1fr))` };
  return (
    <div className={styles['board-head']} style={style}>
      <span />
      {layout.columns.map((column) => {
        const day = snapshot.days.find((each) => each.id === column.dayId);
        if (view !== 'all-days') {
          const room = snapshot.rooms.find((each) => each.id === column.roomId);
          return (
            <div key={column.key} className={styles['board-column-head']} data-part="board-column-head">
              <strong className="one-line">
                {columnTitle(column, snapshot, language) || t('screens.agenda.allRooms')}
              </strong>
              <span className="soft small">
                {room?.capacity == null ? '' : t('screens.agenda.seats', { count: room.capacity })}
              </span>
            </div>
          );
        }
        const theme = textIn(day?.theme ?? {}, language);
        const when =
          day?.date == null ? '' : ` · ${shortWeekdayName(day.date, language)} ${formatDayMonth(day.date, language)}`;
        return (
          <button
            key={column.key}
            type="button"
            className={clsx(styles['board-column-head'], day?.date === today && styles['today'])}
            data-part="board-column-head"
            data-action="agenda.view"
            onClick={() => onShowDay(column.dayId)}
          >
            <strong className="one-line">
              {t('screens.agenda.day', { number: day?.number ?? 0 })}
              {when}
            </strong>
            <span className="soft small one-line" title={theme}>
              {theme}
            </span>
          </button>
        );
      })}
    </div>
  );
});

type ScaleProps = { readonly layout: BoardLayout; readonly pixelsPerMinute: number };

/** The hours beside the board. */
export const Hours = memo(function Hours({ layout, pixelsPerMinute }: ScaleProps): ReactNode {
  return (
    <div className={clsx(styles['board-hours'], 'number')} aria-hidden="true">
      {hoursOf(layout).map((minute) => (
        <span key={minute} style={{ top: (minute - layout.from) * pixelsPerMinute }}>
          {clockAt(minute)}
        </span>
      ))}
    </div>
  );
});

/** The lines of hours and columns behind the sessions. */
export const BoardGrid = memo(function Grid({ layout, pixelsPerMinute }: ScaleProps): ReactNode {
  return (
    <div className={styles['board-grid']} data-part="board-grid" aria-hidden="true">
      {hoursOf(layout).map((minute) => (
        <i key={minute} style={{ top: (minute - layout.from) * pixelsPerMinute }} />
      ))}
      {layout.columns.map((column, index) => (
        <b key={column.key} style={{ left: `${(index / layout.columns.length) * 100}%` }} />
      ))}
    </div>
  );
});

function hoursOf(layout: BoardLayout): number[] {
  return Array.from({ length: Math.floor((layout.to - layout.from) / 60) + 1 }, (_, hour) => layout.from + hour * 60);
}

type NowLineProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly layout: BoardLayout;
  readonly pixelsPerMinute: number;
};

const minuteInMilliseconds = 60_000;

/** Line at the current time of the workshop's time zone, on its current day. */
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
      className={styles['now-line']}
      aria-hidden="true"
      style={{
        left: `${first * width}%`,
        width: `${columns.length * width}%`,
        top: (minutes - layout.from) * pixelsPerMinute,
      }}
    />
  );
});
