import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { GroupColumn } from './group-card.tsx';

/** Who is picked up, and the number of the column where they would be dropped. */
export type Carried = { readonly memberId: string; readonly column: number };

type KeyActions = {
  readonly onDrop: (memberId: string, groupId: string | null) => void;
  readonly onMenu: (memberId: string, row: HTMLElement) => void;
};

type MemberKeys = {
  readonly carried: Carried | null;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
};

/**
 * The groups by keyboard alone. Arrows walk from person to person; Space picks one up, then left and right choose a group
 * and Space drops; Enter opens the menu; Escape gives up.
 */
export function useMemberKeys(columns: readonly GroupColumn[], { onDrop, onMenu }: KeyActions): MemberKeys {
  const [carried, setCarried] = useState<Carried | null>(null);
  const carry = ({ memberId, column }: Carried, key: string): boolean => {
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const next = column + (key === 'ArrowLeft' ? -1 : 1);
      setCarried({ memberId, column: Math.min(Math.max(next, 0), columns.length - 1) });
      return true;
    }
    if (key !== ' ' && key !== 'Enter' && key !== 'Escape') return false;
    setCarried(null);
    if (key !== 'Escape') onDrop(memberId, columns[column]?.group?.id ?? null);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const row = event.currentTarget;
    const memberId = row.dataset['member'] ?? '';
    const column = columns.findIndex((each) => each.seats.some((seat) => seat.id === memberId));
    if (carried !== null) {
      if (!carry(carried, event.key)) return;
    } else if (event.key === ' ') setCarried({ memberId, column });
    else if (event.key === 'Enter') onMenu(memberId, row);
    else {
      const next = neighbour(columns, column, memberId, event.key);
      if (next === undefined) return;
      focusMember(next);
    }
    event.preventDefault();
    // Escape gives up what is carried; the dialog must not close with it.
    event.stopPropagation();
  };
  // One handler for good, so that hundreds of people need not be drawn again for it.
  const current = useRef(onKeyDown);
  useEffect(() => {
    current.current = onKeyDown;
  });
  return {
    carried,
    onKeyDown: useCallback((event) => current.current(event), []),
    onBlur: useCallback(() => setCarried(null), []),
  };
}

export function focusMember(memberId: string): void {
  document.querySelector<HTMLElement>(`[data-member="${memberId}"]`)?.focus();
}

/** Whom an arrow leads to; undefined for other keys and at the ends. */
function neighbour(columns: readonly GroupColumn[], column: number, memberId: string, key: string): string | undefined {
  const row = columns[column]?.seats.findIndex((seat) => seat.id === memberId) ?? 0;
  if (key === 'ArrowDown' || key === 'ArrowUp') return columns[column]?.seats[row + (key === 'ArrowDown' ? 1 : -1)]?.id;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  const beside = key === 'ArrowLeft' ? columns.slice(0, column).reverse() : columns.slice(column + 1);
  const seats = beside.find((each) => each.seats.length > 0)?.seats;
  return seats?.[Math.min(row, seats.length - 1)]?.id;
}
