import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { Session } from '../../../../shared/domain/agenda/session.ts';
import { startOf } from '../../../../shared/domain/attendance/slots.ts';
import { type BoardLayout, snappedLength, snappedStart } from './board-layout.ts';

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

type Pointer = { readonly x: number; readonly y: number };

/** A press that travels less than this is a click, in pixels. */
const threshold = 4;
/** Distance from the edge at which the board scrolls by itself, in pixels, and how fast at most, in pixels a frame. */
const edge = 36;
const fastest = 20;

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
  useEffect(() => followPointer({ held, latest, current, show, letGo }), [letGo, show]);
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

type Carrying = {
  readonly held: RefObject<Grip | null>;
  readonly latest: RefObject<Drag | null>;
  readonly current: RefObject<Board>;
  readonly show: (next: Drag | null) => void;
  readonly letGo: () => void;
};

/** Follows the pointer until the function that it returns is called; looks at it once a frame, however often it moves. */
function followPointer({ held, latest, current, show, letGo }: Carrying): () => void {
  let pointer: Pointer | null = null;
  let asked = 0;
  const look = (): void => {
    asked = 0;
    const grip = held.current;
    if (grip === null || pointer === null) return;
    // At an edge the board rolls on under a pointer that rests.
    if (scrollAtEdge(current.current.scroller.current, pointer)) ask();
    const next = dragAt(grip, pointer, current.current);
    if (!isSameDrag(latest.current, next)) show(next);
  };
  const ask = (): void => {
    if (asked === 0) asked = requestAnimationFrame(look);
  };
  const onMove = ({ clientX: x, clientY: y }: PointerEvent): void => {
    const grip = held.current;
    if (grip === null) return;
    if (latest.current === null && pointer === null && Math.hypot(x - grip.x, y - grip.y) < threshold) return;
    pointer = { x, y };
    ask();
  };
  const giveUp = (): void => {
    pointer = null;
    letGo();
  };
  const onUp = (): void => {
    const grip = held.current;
    const dropped = grip === null || pointer === null ? null : dragAt(grip, pointer, current.current);
    giveUp();
    if (dropped !== null) current.current.onDrop(dropped);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && held.current !== null) giveUp();
  };
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('pointermove', onMove, { signal });
  document.addEventListener('pointerup', onUp, { signal });
  document.addEventListener('pointercancel', giveUp, { signal });
  document.addEventListener('keydown', onKey, { signal, capture: true });
  return () => {
    stop.abort();
    cancelAnimationFrame(asked);
  };
}

function isSameDrag(one: Drag | null, other: Drag): boolean {
  return one?.column === other.column && one.start === other.start && one.minutes === other.minutes;
}

function dragAt(grip: Grip, { x, y }: Pointer, { layout, surface, pixelsPerMinute }: Board): Drag {
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
  const outside = across < 0 || across >= layout.columns.length || y > box.bottom + edge;
  const start = snappedStart(minute, session.minutes);
  return { ...before, column: outside ? null : across, start };
}

/** Whether the board has moved: the nearer the edge, the faster. */
function scrollAtEdge(scroller: HTMLElement | null, { x, y }: Pointer): boolean {
  if (scroller === null) return false;
  const box = scroller.getBoundingClientRect();
  const { scrollLeft, scrollTop } = scroller;
  scroller.scrollBy(speedAt(x, box.left, box.right), speedAt(y, box.top, box.bottom));
  return scroller.scrollLeft !== scrollLeft || scroller.scrollTop !== scrollTop;
}

/** Pixels a frame; negative towards `low`. */
function speedAt(at: number, low: number, high: number): number {
  const depth = Math.min(Math.max(low + edge - at, 0), edge) - Math.min(Math.max(at - (high - edge), 0), edge);
  return Math.round((-depth / edge) * fastest);
}
