import { useEffect, useRef, type RefObject } from 'react';

/**
 * Puts the focus into `place` when a dialog has closed and nothing else has it: what opened the dialog, such as a line
 * of a menu, may be gone by then.
 */
export function useReturnedFocus(isOpen: boolean, place: RefObject<HTMLElement | null>): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    const closed = wasOpen.current && !isOpen;
    wasOpen.current = isOpen;
    if (!closed) return undefined;
    // Two frames: in the first, the dialog itself gives the focus back where it can.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (document.activeElement === document.body) focusIn(place.current);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [isOpen, place]);
}

function focusIn(place: HTMLElement | null): void {
  const field = place?.querySelector<HTMLElement>('input') ?? place;
  field?.focus();
}
