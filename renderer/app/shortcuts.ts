import { useEffect, useRef } from 'react';

type Shortcuts = { readonly undo: () => void; readonly redo: () => void };

/** Ctrl+Z and Ctrl+Shift+Z anywhere but where text is being typed and not yet saved: there they undo typing. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      if (event.code === 'KeyZ' && !event.shiftKey) act(event, current.current.undo);
      if (event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey)) act(event, current.current.redo);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function act(event: KeyboardEvent, action: () => void): void {
  event.preventDefault();
  action();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[data-unsaved]') !== null;
}
