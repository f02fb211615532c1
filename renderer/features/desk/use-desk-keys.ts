import { useEffect, useEffectEvent, type RefObject } from 'react';

type Keys = { readonly onWalkIn: () => void; readonly onCamera: () => void };

/**
 * Brings what is typed anywhere on the page into the one field, so that a scanner and a hurried hand need not aim.
 * While a dialog is open the keys are its own.
 */
export function useDeskKeys(input: RefObject<HTMLInputElement | null>, { onWalkIn, onCamera }: Keys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (document.querySelector('[role="dialog"], [role="listbox"]') !== null) return;
    if (event.key === 'F2' || event.key === 'F4') {
      event.preventDefault();
      if (event.key === 'F2') onWalkIn();
      else onCamera();
    } else if (isTyping(event) && document.activeElement !== input.current) {
      // The character itself goes to whatever has the focus once this has returned.
      event.stopPropagation();
      input.current?.focus();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

/** A character that is no command; the blank presses buttons. */
function isTyping({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
}
