import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type PointerEvent as ReactPointerEvent,
  type RefObject,
} from 'react';
import type { Session } from '../../../shared/domain/session.ts';
import { startOf } from '../../../shared/domain/slots.ts';
import { snappedLength, snappedStart, type BoardLayout } from './board-layout.ts';

export type DragMode = 'move' | 'resize' | 'copy';

/** What is being dragged and where it would lie; `column` is null over the tray. */
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
  readonly x: number;
  readonly y: number;
  readonly offset: number;
};

/** A press that travels less than this is a click, in pixels. */
const threshold = 4;
/** Distance from the edge at which the board scrolls by itself, and how far each time, in pixels. */
const edge = 36;
const scrollStep = 14;

type Board = {
  readonly layout: BoardLayout;
  readonly surface: RefObject<HTMLDivElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly pixelsPerMinute: number;
  readonly onDrop: (drag: Drag) => void;
};

/**
 * Moves, resizes and copies with the pointer. Only the ghost is drawn while dragging; the board itself stays as it is
 * until the drop. Escape gives up.
 */
export function useBoardDrag(board: Board): {
  readonly drag: Drag | null;
  readonly grip: (event: ReactPointerEvent, session: Session, mode: DragMode) => void;
} {
  const [drag, setDrag] = useState<Drag | null>(null);
  const current = useRef(board);
  const held = useRef<Grip | null>(null);
  const latest = useRef<Drag | null>(null);
  useEffect(() => {
    current.current = board;
  });
  const show = useCallback((next: Drag | null) => {
    latest.current = next;
    setDrag(next);
  }, []);
  const letGo = useCallback(() => {
    held.current = null;
    show(null);
  }, [show]);
  useEffect(() => {
    const onMove = (event: PointerEvent): void => {
      const grip = held.current;
      if (grip === null) return;
      if (latest.current === null && Math.hypot(event.clientX - grip.x, event.clientY - grip.y) < threshold) return;
      scrollAtEdge(current.current.scroller.current, event);
      show(dragAt(grip, event, current.current));
    };
    const onUp = (): void => {
      const dropped = latest.current;
      letGo();
      if (dropped !== null) current.current.onDrop(dropped);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && held.current !== null) letGo();
    };
    document.addEventListener('pointermove', onMove);
    document.addEventListener('pointerup', onUp);
    document.addEventListener('pointercancel', letGo);
    document.addEventListener('keydown', onKey, true);
    return () => {
      document.removeEventListener('pointermove', onMove);
      document.removeEventListener('pointerup', onUp);
      document.removeEventListener('pointercancel', letGo);
      document.removeEventListener('keydown', onKey, true);
    };
  }, [letGo, show]);
  const grip = useCallback((event: ReactPointerEvent, session: Session, mode: DragMode) => {
    if (event.button !== 0) return;
    const { top, bottom } = event.currentTarget.getBoundingClientRect();
    const taken = mode === 'resize' ? event.clientY - bottom : event.clientY - top;
    held.current = {
      session,
      mode: mode === 'move' && (event.ctrlKey || event.altKey) ? 'copy' : mode,
      x: event.clientX,
      y: event.clientY,
      // Pixels from its head, or from its end when that is pulled; a session from the tray is taken by its head.
      offset: session.placement === null ? 0 : taken,
    };
  }, []);
  return { drag, grip };
}

function dragAt(grip: Grip, event: PointerEvent, { layout, surface, pixelsPerMinute }: Board): Drag {
  const { session, mode } = grip;
  const box = surface.current?.getBoundingClientRect();
  const before = { session, mode, start: startOf(session), minutes: session.minutes };
  if (box === undefined) return { ...before, column: null };
  const minute = layout.from + (event.clientY - grip.offset - box.top) / pixelsPerMinute;
  if (mode === 'resize') {
    const column = layout.blocks.find((block) => block.session.id === session.id)?.column ?? 0;
    return { ...before, column, minutes: snappedLength(minute - before.start, before.start) };
  }
  const across = Math.floor(((event.clientX - box.left) / box.width) * layout.columns.length);
  const outside = across < 0 || across >= layout.columns.length || event.clientY > box.bottom + edge;
  const start = snappedStart(minute, session.minutes);
  return { ...before, column: outside ? null : across, start };
}

function scrollAtEdge(scroller: HTMLElement | null, event: PointerEvent): void {
  if (scroller === null) return;
  const box = scroller.getBoundingClientRect();
  const step = (at: number, low: number, high: number): number =>
    at < low + edge ? -scrollStep : at > high - edge ? scrollStep : 0;
  scroller.scrollBy(step(event.clientX, box.left, box.right), step(event.clientY, box.top, box.bottom));
}
