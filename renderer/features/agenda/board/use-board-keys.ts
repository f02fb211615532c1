import type { KeyboardEvent } from 'react';
import type { Session } from '../../../../shared/domain/agenda/session.ts';
import { useKeyboardDrag } from '../../../ui/drag.ts';
import { type BoardLayout, type SessionBlock, snappedLength, snappedStart } from './board-layout.ts';
import type { Drag } from './use-board-drag.ts';

type BoardKeys = {
  /** The session that is picked up and where it would be dropped. */
  readonly carried: Drag | null;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
};

type KeyActions = {
  readonly onDrop: (drag: Drag) => void;
  readonly onGiveUp: () => void;
  readonly onOpen: (session: Session) => void;
  readonly onRename: (session: Session) => void;
  readonly onShift: (session: Session) => void;
  readonly onDelete: (session: Session) => void;
};

/** Minutes that an arrow key moves a session or changes its length by. */
const step = 5;

/**
 * The board by keyboard. Arrows move the focus from session to session; Space picks one up; then arrows move it by five
 * minutes or to the next column, with Shift they change its length; Space or Enter drops it, Escape cancels. Enter opens
 * a session, F2 edits its title, T shifts it with all that follow, Delete deletes it.
 */
export function useBoardKeys(layout: BoardLayout, actions: KeyActions): BoardKeys {
  const blockIn = ({ dataset }: HTMLElement): SessionBlock | undefined =>
    layout.blocks.find((each) => each.session.id === dataset['session']);
  const { place, onKeyDown, onBlur } = useKeyboardDrag<Drag>({
    pickUp(element) {
      const block = blockIn(element);
      return block === undefined ? null : pickedUp(block);
    },
    step: (drag, key, shift) => carriedBy(drag, key, shift, layout),
    onDrop: actions.onDrop,
    onGiveUp: actions.onGiveUp,
    onOtherKey(event) {
      const block = blockIn(event.currentTarget);
      if (block === undefined) return false;
      if (event.key === 'Enter') actions.onOpen(block.session);
      else if (event.key === 'F2') actions.onRename(block.session);
      else if (isShiftKey(event)) actions.onShift(block.session);
      else if (event.key === 'Delete') actions.onDelete(block.session);
      else if (event.key.startsWith('Arrow')) focusBlock(event.currentTarget, neighbour(block, event.key, layout));
      else return false;
      return true;
    },
  });
  return { carried: place, onKeyDown, onBlur };
}

/** T, by its place on the keyboard, so that it works in the Russian layout too. */
export function isShiftKey({ code, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return code === 'KeyT' && !ctrlKey && !altKey && !metaKey;
}

function pickedUp({ session, column, start }: SessionBlock): Drag {
  return { session, mode: 'move', column, start, minutes: session.minutes };
}

function carriedBy(drag: Drag, key: string, resize: boolean, layout: BoardLayout): Drag {
  const down = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (resize) return { ...drag, minutes: snappedLength(drag.minutes + down * step, drag.start) };
  if (down !== 0) return { ...drag, start: snappedStart(drag.start + down * step, drag.minutes) };
  const across = (drag.column ?? 0) + (key === 'ArrowRight' ? 1 : -1);
  return { ...drag, column: Math.min(Math.max(across, 0), layout.columns.length - 1) };
}

/** The session above or below in the column, or nearest in time in the next column. */
function neighbour(block: SessionBlock, key: string, layout: BoardLayout): SessionBlock | undefined {
  const inColumn = (column: number): SessionBlock[] =>
    layout.blocks.filter((each) => covers(each, column)).sort(byPlace);
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const column = inColumn(block.column);
    return column[column.indexOf(block) + (key === 'ArrowDown' ? 1 : -1)];
  }
  const next = key === 'ArrowRight' ? block.column + block.span : block.column - 1;
  return inColumn(next).reduce<SessionBlock | undefined>(
    (best, each) =>
      best === undefined || Math.abs(each.start - block.start) < Math.abs(best.start - block.start) ? each : best,
    undefined,
  );
}

function covers(block: SessionBlock, column: number): boolean {
  return column >= block.column && column < block.column + block.span;
}

function byPlace(one: SessionBlock, other: SessionBlock): number {
  return one.start - other.start || one.lane - other.lane;
}

function focusBlock(from: HTMLElement, block: SessionBlock | undefined): void {
  if (block !== undefined)
    from.parentElement?.querySelector<HTMLElement>(`[data-session="${block.session.id}"]`)?.focus();
}
