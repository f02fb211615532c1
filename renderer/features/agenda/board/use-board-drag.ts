import { type PointerEvent, type RefObject, useCallback } from 'react';
import type { Session } from '../../../../shared/domain/agenda/session.ts';
import { startOf } from '../../../../shared/domain/attendance/slots.ts';
import { edgeZone, type Point, usePointerDrag } from '../../../ui/drag.ts';
import { type BoardLayout, snappedLength, snappedStart } from './board-layout.ts';

export type DragMode = 'move' | 'resize' | 'copy';

/** What is dragged and where it would lie: `start` in minutes of the day; `column` is null over the tray. */
export type Drag = {
  readonly session: Session;
  readonly mode: DragMode;
  readonly column: number | null;
  readonly start: number;
  readonly minutes: number;
};

type Grip = {
  readonly session: Session;
  readonly mode: DragMode;
  /** Pixels from the upper border of the session to the pointer, from the lower one when that is pulled. */
  readonly offset: number;
};

type Board = {
  readonly layout: BoardLayout;
  readonly surface: RefObject<HTMLDivElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly pixelsPerMinute: number;
  readonly onDrop: (drag: Drag) => void;
};

/** Moves, resizes and copies sessions with the pointer; copies where Ctrl or Alt is held at the press. */
export function useBoardDrag(board: Board): {
  readonly drag: Drag | null;
  readonly grip: (event: PointerEvent, session: Session, mode: DragMode) => void;
} {
  const { place: drag, onGrip } = usePointerDrag<Grip, Drag>({
    scroller: board.scroller,
    placeAt: (grip, pointer) => dragAt(grip, pointer, board),
    isSamePlace: isSameDrag,
    onDrop: board.onDrop,
  });
  const grip = useCallback(
    (event: PointerEvent, session: Session, mode: DragMode) => {
      const { top, bottom } = event.currentTarget.getBoundingClientRect();
      const offset = event.clientY - (mode === 'resize' ? bottom : top);
      onGrip(event, {
        session,
        mode: mode === 'move' && (event.ctrlKey || event.altKey) ? 'copy' : mode,
        // An item of the tray has another height than its block: it is always held by its upper border.
        offset: session.placement === null ? 0 : offset,
      });
    },
    [onGrip],
  );
  return { drag, grip };
}

function isSameDrag(one: Drag, other: Drag): boolean {
  return one.column === other.column && one.start === other.start && one.minutes === other.minutes;
}

function dragAt(grip: Grip, { x, y }: Point, { layout, surface, pixelsPerMinute }: Board): Drag {
  const { session, mode } = grip;
  const box = surface.current?.getBoundingClientRect();
  const before = { session, mode, start: startOf(session), minutes: session.minutes };
  if (box === undefined) return { ...before, column: null };
  const minute = layout.from + (y - grip.offset - box.top) / pixelsPerMinute;
  if (mode === 'resize') {
    const column = layout.blocks.find((block) => block.session.id === session.id)?.column ?? 0;
    return { ...before, column, minutes: snappedLength(minute - before.start, before.start) };
  }
  const across = Math.floor(((x - box.left) / box.width) * layout.columns.length);
  const outside = across < 0 || across >= layout.columns.length || y > box.bottom + edgeZone;
  const start = snappedStart(minute, session.minutes);
  return { ...before, column: outside ? null : across, start };
}
