import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type PointerEvent as ReactPointerEvent,
  type RefObject,
} from 'react';

/** Who is being dragged, and over which group; `target` is undefined where no group is. */
export type MemberDrag = { readonly memberId: string; readonly target: string | null | undefined };

/** A press that travels less than this is a click, in pixels. */
const threshold = 4;
/** Distance from the edge of the board at which it scrolls by itself, and how far each time, in pixels. */
const edge = 40;
const scrollStep = 16;

type MemberDragging = {
  readonly drag: MemberDrag | null;
  readonly grip: (event: ReactPointerEvent, memberId: string) => void;
  /** Whether the click that follows a drop belongs to the drag. */
  readonly wasDragged: () => boolean;
};

/**
 * Takes a person to another group with the pointer. The ghost follows without drawing anything again; the groups are
 * drawn when the pointer comes to another one. Escape gives up.
 */
export function useMemberDrag(
  board: RefObject<HTMLElement | null>,
  ghost: RefObject<HTMLElement | null>,
  onDrop: (memberId: string, groupId: string | null) => void,
): MemberDragging {
  const [drag, setDrag] = useState<MemberDrag | null>(null);
  const held = useRef<{ readonly memberId: string; readonly x: number; readonly y: number } | null>(null);
  const latest = useRef<MemberDrag | null>(null);
  const dragged = useRef(false);
  const drop = useRef(onDrop);
  useEffect(() => {
    drop.current = onDrop;
  });
  useEffect(() => {
    const show = (next: MemberDrag | null): void => {
      if (next?.memberId === latest.current?.memberId && next?.target === latest.current?.target) return;
      latest.current = next;
      setDrag(next);
    };
    const letGo = (): void => {
      held.current = null;
      show(null);
    };
    const onMove = (event: PointerEvent): void => {
      const grip = held.current;
      if (grip === null) return;
      if (latest.current === null && Math.hypot(event.clientX - grip.x, event.clientY - grip.y) < threshold) return;
      dragged.current = true;
      scrollAtEdge(board.current, event.clientY);
      show({ memberId: grip.memberId, target: groupAt(event) });
      if (ghost.current !== null) ghost.current.style.translate = `${event.clientX + 8}px ${event.clientY + 8}px`;
    };
    const onUp = (): void => {
      const dropped = latest.current;
      letGo();
      if (dropped?.target !== undefined) drop.current(dropped.memberId, dropped.target);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || latest.current === null) return;
      // The dialog must not hear of it, or it would close.
      event.stopPropagation();
      letGo();
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
  }, [board, ghost]);
  const grip = useCallback((event: ReactPointerEvent, memberId: string) => {
    if (event.button !== 0) return;
    dragged.current = false;
    held.current = { memberId, x: event.clientX, y: event.clientY };
  }, []);
  return { drag, grip, wasDragged: useCallback(() => dragged.current, []) };
}

/** The group under the pointer: its id, null for "in no group", undefined where there is neither. */
function groupAt(event: PointerEvent): string | null | undefined {
  const card = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-group]');
  return card === null || card === undefined ? undefined : card.dataset['group'] === '' ? null : card.dataset['group'];
}

function scrollAtEdge(board: HTMLElement | null, y: number): void {
  if (board === null) return;
  const { top, bottom } = board.getBoundingClientRect();
  board.scrollBy(0, y < top + edge ? -scrollStep : y > bottom - edge ? scrollStep : 0);
}
