import { memo, type ReactNode } from 'react';
import { clockAt } from '../../../shared/time/wall-clock.ts';
import type { BoardLayout } from './board-layout.ts';

type ScaleProps = { readonly layout: BoardLayout; readonly pixelsPerMinute: number };

/** The hours beside the board. */
export const Hours = memo(function Hours({ layout, pixelsPerMinute }: ScaleProps): ReactNode {
  return (
    <div className="board-hours number" aria-hidden="true">
      {hoursOf(layout).map((minute) => (
        <span key={minute} style={{ top: (minute - layout.from) * pixelsPerMinute }}>
          {clockAt(minute)}
        </span>
      ))}
    </div>
  );
});

/** The lines of hours and columns behind the sessions. */
export const Grid = memo(function Grid({ layout, pixelsPerMinute }: ScaleProps): ReactNode {
  return (
    <div className="board-grid" aria-hidden="true">
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
