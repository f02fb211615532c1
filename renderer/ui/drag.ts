import {
  type KeyboardEvent as ReactKeyboardEvent,
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

/** A place in the window, in CSS pixels from its upper left corner. */
export type Point = { readonly x: number; readonly y: number };

/** Distance in pixels that the pointer must travel before a press becomes a drag; a shorter one is a click. */
const threshold = 4;
/** Width in pixels of the zone along each edge in which the container scrolls by itself. */
export const edgeZone = 36;
/** Highest speed of that scrolling, in pixels a frame; it grows from 0 at the inner border of the zone. */
const highestSpeed = 20;
/** Offset in pixels of the ghost from the pointer, so that it does not hide the place below. */
const ghostOffset = 8;

type PointerDragOptions<Item, Place> = {
  /** The container that scrolls while the pointer is near one of its edges. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** An element that follows the pointer; left out where the feature draws the place itself. */
  readonly ghost?: RefObject<HTMLElement | null>;
  /** Where the item would be dropped with the pointer at that point. */
  readonly placeAt: (item: Item, pointer: Point) => Place;
  /** Whether two places look the same, so that nothing is drawn again. */
  readonly isSamePlace: (one: Place, other: Place) => boolean;
  readonly onDrop: (place: Place) => void;
};

type PointerDrag<Item, Place> = {
  /** Where the item would be dropped now; null while nothing is dragged. */
  readonly place: Place | null;
  /** Handler of `pointerdown` on what can be dragged; the same function in every render. */
  readonly onGrip: (event: ReactPointerEvent, item: Item) => void;
};

/**
 * Dragging with mouse, pen or finger. The pointer is captured once it has passed the threshold and is looked at once a
 * frame; near an edge the container scrolls. Escape, a lost capture, a cancelled pointer and a window that loses the
 * focus cancel the drag. The click that the browser makes of the release of a drag is suppressed.
 */
export function usePointerDrag<Item, Place>(options: PointerDragOptions<Item, Place>): PointerDrag<Item, Place> {
  const [place, setPlace] = useState<Place | null>(null);
  const latest = useLatest(options);
  const pointer = useRef<Point>({ x: 0, y: 0 });
  const cancel = useRef((): void => undefined);
  useEffect(() => () => cancel.current(), []);
  const isDragging = place !== null;
  // The ghost is in the document only from now on.
  useLayoutEffect(() => {
    if (isDragging) moveGhost(latest.current.ghost?.current, pointer.current);
  }, [isDragging, latest]);
  const onGrip = useCallback(
    (event: ReactPointerEvent, item: Item) => {
      if (event.button !== 0) return;
      cancel.current();
      cancel.current = followPointer<Place>(event.nativeEvent, event.currentTarget, {
        scroller: () => latest.current.scroller.current,
        placeAt(at) {
          pointer.current = at;
          moveGhost(latest.current.ghost?.current, at);
          return latest.current.placeAt(item, at);
        },
        isSamePlace: (one, other) => latest.current.isSamePlace(one, other),
        show: setPlace,
        drop: (dropped) => latest.current.onDrop(dropped),
      });
    },
    [latest],
  );
  return { place, onGrip };
}

type Carrying<Place> = {
  readonly scroller: () => HTMLElement | null;
  readonly placeAt: (pointer: Point) => Place;
  readonly isSamePlace: (one: Place, other: Place) => boolean;
  readonly show: (place: Place | null) => void;
  readonly drop: (place: Place) => void;
};

/** Follows one pointer from its press to its release; the returned function cancels. */
function followPointer<Place>(press: PointerEvent, pressed: Element, carrying: Carrying<Place>): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  /** Null until the threshold is passed. */
  let pointer: Point | null = null;
  let shown: Place | null = null;
  let frame = 0;
  const end = (): void => {
    listening.abort();
    cancelAnimationFrame(frame);
    carrying.show(null);
  };
  const cancel = (): void => {
    end();
    if (pressed.hasPointerCapture(press.pointerId)) pressed.releasePointerCapture(press.pointerId);
  };
  const update = (): void => {
    frame = 0;
    if (pointer === null) return;
    // The container goes on scrolling under a pointer that rests.
    if (scrollAtEdge(carrying.scroller(), pointer)) requestUpdate();
    const next = carrying.placeAt(pointer);
    if (shown !== null && carrying.isSamePlace(shown, next)) return;
    shown = next;
    carrying.show(next);
  };
  const requestUpdate = (): void => {
    if (frame === 0) frame = requestAnimationFrame(update);
  };
  const onMove = ({ pointerId, clientX: x, clientY: y }: PointerEvent): void => {
    if (pointerId !== press.pointerId) return;
    if (pointer === null) {
      if (Math.hypot(x - press.clientX, y - press.clientY) < threshold) return;
      capturePointer(pressed, pointerId);
      suppressClickOfRelease();
    }
    pointer = { x, y };
    requestUpdate();
  };
  const onUp = ({ pointerId, clientX: x, clientY: y }: PointerEvent): void => {
    if (pointerId !== press.pointerId) return;
    end();
    if (pointer !== null) carrying.drop(carrying.placeAt({ x, y }));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // A dialog around the drag must stay open.
    if (pointer !== null) event.stopPropagation();
    cancel();
  };
  document.addEventListener('pointermove', onMove, { signal });
  document.addEventListener('pointerup', onUp, { signal });
  document.addEventListener('pointercancel', cancel, { signal });
  document.addEventListener('lostpointercapture', cancel, { signal });
  document.addEventListener('keydown', onKey, { signal, capture: true });
  window.addEventListener('blur', cancel, { signal });
  return cancel;
}

/** Sends all events of the pointer to one element, also from outside the window. */
function capturePointer(element: Element, pointerId: number): void {
  try {
    element.setPointerCapture(pointerId);
  } catch (error) {
    // The pointer is gone already (a pen that was lifted): the drag ends with its next event.
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
  }
}

/** Keeps the page from getting the click that follows the release of a dragged pointer in the same task. */
function suppressClickOfRelease(): void {
  const listening = new AbortController();
  const { signal } = listening;
  const stop = (): unknown => setTimeout(() => listening.abort());
  const suppress = (event: MouseEvent): void => {
    event.stopPropagation();
    event.preventDefault();
  };
  document.addEventListener('click', suppress, { signal, capture: true });
  document.addEventListener('pointerup', stop, { signal });
  document.addEventListener('pointercancel', stop, { signal });
}

function moveGhost(ghost: HTMLElement | null | undefined, { x, y }: Point): void {
  if (ghost != null) ghost.style.translate = `${x + ghostOffset}px ${y + ghostOffset}px`;
}

/** Scrolls faster the nearer the pointer is to the edge; returns whether anything has moved. */
function scrollAtEdge(scroller: HTMLElement | null, { x, y }: Point): boolean {
  if (scroller === null) return false;
  const box = scroller.getBoundingClientRect();
  const { scrollLeft, scrollTop } = scroller;
  scroller.scrollBy(speedAt(x, box.left, box.right), speedAt(y, box.top, box.bottom));
  return scroller.scrollLeft !== scrollLeft || scroller.scrollTop !== scrollTop;
}

/** Pixels a frame along one axis; negative towards `low`, 0 outside both zones. */
function speedAt(at: number, low: number, high: number): number {
  const depth =
    Math.min(Math.max(low + edgeZone - at, 0), edgeZone) - Math.min(Math.max(at - (high - edgeZone), 0), edgeZone);
  return Math.round((-depth / edgeZone) * highestSpeed);
}

type KeyboardDragOptions<Place> = {
  /** The place of what Space picks up; null where this element cannot be picked up. */
  readonly pickUp: (element: HTMLElement) => Place | null;
  /** The place after an arrow key (`ArrowLeft` …); null where that key does nothing. */
  readonly step: (place: Place, key: string, shift: boolean) => Place | null;
  readonly onDrop: (place: Place) => void;
  /** Called when Escape gives up what is carried. */
  readonly onGiveUp: () => void;
  /** Handles a key while nothing is carried; returns whether it did anything. */
  readonly onOtherKey: (event: ReactKeyboardEvent<HTMLElement>) => boolean;
};

type KeyboardDrag<Place> = {
  /** Where the item would be dropped now; null while nothing is carried. */
  readonly place: Place | null;
  /** Both are the same functions in every render. */
  readonly onKeyDown: (event: ReactKeyboardEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
};

/**
 * The keyboard's counterpart of a pointer drag: Space picks up, arrows move, Space or Enter drops, Escape or a lost
 * focus cancels. Keys with Ctrl, Alt or Meta are left to the app.
 */
export function useKeyboardDrag<Place>(options: KeyboardDragOptions<Place>): KeyboardDrag<Place> {
  const [place, setPlace] = useState<Place | null>(null);
  const carry = (carried: Place, { key, shiftKey }: ReactKeyboardEvent): boolean => {
    if (key.startsWith('Arrow')) {
      const next = options.step(carried, key, shiftKey);
      if (next !== null) setPlace(next);
      return next !== null;
    }
    if (key !== ' ' && key !== 'Enter' && key !== 'Escape') return false;
    setPlace(null);
    if (key === 'Escape') options.onGiveUp();
    else options.onDrop(carried);
    return true;
  };
  const pickUp = (element: HTMLElement): boolean => {
    const picked = options.pickUp(element);
    if (picked !== null) setPlace(picked);
    return picked !== null;
  };
  const handle = useLatest((event: ReactKeyboardEvent<HTMLElement>): boolean => {
    if (event.ctrlKey || event.altKey || event.metaKey) return false;
    if (place !== null) return carry(place, event);
    return event.key === ' ' ? pickUp(event.currentTarget) : options.onOtherKey(event);
  });
  const onKeyDown = useCallback(
    (event: ReactKeyboardEvent<HTMLElement>) => {
      if (!handle.current(event)) return;
      event.preventDefault();
      // Escape cancels the drag only; a dialog around it stays open.
      event.stopPropagation();
    },
    [handle],
  );
  return { place, onKeyDown, onBlur: useCallback(() => setPlace(null), []) };
}

/** A reference to the value of the latest render, for handlers that must not change with it. */
function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
