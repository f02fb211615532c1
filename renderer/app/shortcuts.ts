import { useEffect, useEffectEvent } from 'react';
import { actionOfKey, type Situation } from './user-actions.ts';

/**
 * Runs the action whose shortcut is pressed. While a field holds what is not saved yet, Ctrl+Z belongs to the typing;
 * while one has the focus, keys that write belong to it.
 */
export function useShortcuts(situation: Situation): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const action = actionOfKey(event);
    if (action === undefined || !action.allowed(situation) || isForField(event)) return;
    event.preventDefault();
    action.run(situation);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function isForField(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  const isField = target.matches('input:not([type="checkbox"]), textarea');
  const writes = !event.ctrlKey && !event.metaKey && !event.altKey;
  return (isField && writes) || (event.code === 'KeyZ' && target.closest('[data-unsaved]') !== null);
}
