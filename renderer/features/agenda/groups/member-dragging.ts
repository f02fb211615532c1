import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { type Point, useKeyboardDrag, usePointerDrag } from '../../../ui/drag.ts';
import type { GroupColumn } from './group-card.tsx';

type MoveMember = (memberId: string, groupId: string | null) => void;

/** Who is dragged and over which group: null for "in no group", undefined where the pointer is over neither. */
type MemberDrag = { readonly memberId: string; readonly target: string | null | undefined };

/** Moves a person to another group with the pointer; a release outside all groups changes nothing. */
export function useMemberDrag(
  scroller: RefObject<HTMLElement | null>,
  ghost: RefObject<HTMLElement | null>,
  onDrop: MoveMember,
): { readonly drag: MemberDrag | null; readonly grip: (event: PointerEvent, memberId: string) => void } {
  const { place: drag, onGrip: grip } = usePointerDrag<string, MemberDrag>({
    scroller,
    ghost,
    placeAt: (memberId, pointer) => ({ memberId, target: groupAt(pointer) }),
    isSamePlace: (one, other) => one.memberId === other.memberId && one.target === other.target,
    onDrop: ({ memberId, target }) => {
      if (target !== undefined) onDrop(memberId, target);
    },
  });
  return { drag, grip };
}

function groupAt({ x, y }: Point): string | null | undefined {
  const card = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-group]');
  return card === null || card === undefined ? undefined : card.dataset['group'] === '' ? null : card.dataset['group'];
}

/** Who is picked up by keyboard, and the index of the column where they would be dropped. */
export type Carried = { readonly memberId: string; readonly column: number };

type MemberKeys = {
  readonly carried: Carried | null;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
};

type KeyActions = {
  readonly onDrop: MoveMember;
  readonly onGiveUp: () => void;
  readonly onMenu: (memberId: string, row: HTMLElement) => void;
};

/**
 * The groups by keyboard. Arrows move the focus from person to person; Space picks one up, then left and right choose a
 * group and Space or Enter drops; Enter opens the menu; Escape cancels.
 */
export function useMemberKeys(columns: readonly GroupColumn[], { onDrop, onGiveUp, onMenu }: KeyActions): MemberKeys {
  const columnOf = (memberId: string): number =>
    columns.findIndex((each) => each.seats.some((seat) => seat.id === memberId));
  const { place, onKeyDown, onBlur } = useKeyboardDrag<Carried>({
    pickUp(row) {
      const memberId = memberIn(row);
      return { memberId, column: columnOf(memberId) };
    },
    step({ memberId, column }, key) {
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
      const next = column + (key === 'ArrowLeft' ? -1 : 1);
      return { memberId, column: Math.min(Math.max(next, 0), columns.length - 1) };
    },
    onDrop: ({ memberId, column }) => onDrop(memberId, columns[column]?.group?.id ?? null),
    onGiveUp,
    onOtherKey({ key, currentTarget: row }) {
      const memberId = memberIn(row);
      if (key === 'Enter') {
        onMenu(memberId, row);
        return true;
      }
      const next = neighbour(columns, columnOf(memberId), memberId, key);
      if (next !== undefined) focusMember(next);
      return next !== undefined;
    },
  });
  return { carried: place, onKeyDown, onBlur };
}

function memberIn(row: HTMLElement): string {
  return row.dataset['member'] ?? '';
}

export function focusMember(memberId: string): void {
  document.querySelector<HTMLElement>(`[data-member="${memberId}"]`)?.focus();
}

/** The person that an arrow leads to; undefined for other keys and at the ends. */
function neighbour(columns: readonly GroupColumn[], column: number, memberId: string, key: string): string | undefined {
  const row = columns[column]?.seats.findIndex((seat) => seat.id === memberId) ?? 0;
  if (key === 'ArrowDown' || key === 'ArrowUp') return columns[column]?.seats[row + (key === 'ArrowDown' ? 1 : -1)]?.id;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  const further = key === 'ArrowLeft' ? columns.slice(0, column).reverse() : columns.slice(column + 1);
  const seats = further.find((each) => each.seats.length > 0)?.seats;
  return seats?.[Math.min(row, seats.length - 1)]?.id;
}
